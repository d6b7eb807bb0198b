package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// checkFile has qpdf and poppler judge a PDF: well-formed, every font embedded with a Unicode map.
func checkFile(t *testing.T, file []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf --check: %s", out)
	}
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")
	if len(lines) < 3 {
		t.Fatalf("pdffonts shows no fonts: %q", lines)
	}
	for _, l := range lines[2:] {
		// name, type (two words), encoding, emb, sub, uni, object ID
		if f := strings.Fields(l); len(f) < 9 || f[4] != "yes" || f[6] != "yes" {
			t.Errorf("font not embedded or without Unicode map: %s", l)
		}
	}
}

// tool runs a program that the tests need and fails when it is absent.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is needed by this test; sh setup/checkers.sh installs it (make judges: setup/judges.sh)", name)
	}
	var out bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out.String())
	}
	return out.String()
}
