//go:build judges

package pdf_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// TestJudgeCode has zbar read codes of all kinds of names, from a page printed in grey at 150 dpi: long ones,
// such as readers take for Japanese where nothing says what they are, signs, characters above U+FFFF.
func TestJudgeCode(t *testing.T) {
	for _, zone := range []string{"330624", "嵊州经济开发区", "経済開発区", "Zone-é “A&B” 开发区", "㐂𠮷开发区", strings.Repeat("很长的开发区名称", 6)} {
		doc := demo()
		doc.Code = document.Code{Content: zone + " 2020-12 0123-4567-89AB", Note: "扫码可得开发区、报告期和校验码。"}
		for _, grey := range [][]string{{"-gray"}, nil} {
			picture := filepath.Join(t.TempDir(), "page")
			tool(t, "pdftoppm", append(grey, "-r", "150", "-f", "1", "-l", "1", "-singlefile", write(t, doc), picture)...)
			pages, _ := filepath.Glob(picture + ".*")
			got, err := exec.Command("zbarimg", append([]string{"-q", "--raw", "-Sdisable", "-Sqrcode.enable"}, pages...)...).Output()
			if err != nil || strings.TrimSuffix(string(got), "\n") != doc.Code.Content {
				t.Errorf("zbar reads %q, want %q; %v", got, doc.Code.Content, err)
			}
		}
	}
}
