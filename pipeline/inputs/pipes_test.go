//go:build unix

package inputs

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// A pipe in the folder is not touched (B9): under a spreadsheet's name somebody takes it for
// a ledger. A zone.toml that is one is refused.
func TestReadMonthPipe(t *testing.T) {
	dir := inputsFolder(t, "2020-12/a.csv")
	for _, name := range []string{"2020-12/招商.xlsx", "2020-12/log", "zone.toml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, remarks, err := at(dir).Month(calendar.Month{Year: 2020, Number: 12})
	if err != nil || len(files) != 1 || len(remarks) != 2 {
		t.Fatalf("read %v, %v, %v", files, remarks, err)
	}
	for i, want := range []finding.Severity{finding.Warning, finding.Error} {
		if f := remarks[i]; f.Severity != want || !strings.Contains(f.Message(), "不是普通文件") {
			t.Errorf("got %+v, want %s", f, want)
		}
	}
	if _, err := at(dir).Office(); err == nil || !strings.Contains(err.Error(), "不是普通文件") {
		t.Errorf("zone.toml: %v", err)
	}
}
