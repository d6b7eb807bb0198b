//go:build judges

package pdf_test

import (
	"testing"
)

// TestJudgeArchive has veraPDF judge whether files are PDF/A-2u, which their metadata claim: a
// document with every kind of block, a report with contents, characters above U+FFFF.
func TestJudgeArchive(t *testing.T) {
	for name, path := range map[string]string{
		"every kind of block": write(t, demo()),
		"with contents":       write(t, withContents()),
		"rare characters":     write(t, textOnly(para(rare))),
	} {
		out := tool(t, "java", "-cp", "../../../.tools/verapdf.jar", "org.verapdf.apps.GreenfieldCliWrapper", "-f", "2u", "--format", "text", "-v", path)
		if len(out) < 5 || out[:5] != "PASS " {
			t.Errorf("%s: veraPDF: %s", name, out)
		}
	}
}

// TestJudgeText has pdf.js extract running text, which comes out as it went in.
func TestJudgeText(t *testing.T) {
	checkNoBlanks(t, func(path string) string {
		return tool(t, "node", "../../../setup/judges/text.mjs", "../../../.tools/pdfjs", path)
	})
}
