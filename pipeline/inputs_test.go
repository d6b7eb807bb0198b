package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// inputsFolder makes a folder with the files, by slash path; a path that ends in / is a folder.
func inputsFolder(t *testing.T, paths ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, path := range paths {
		full := filepath.Join(dir, filepath.FromSlash(path))
		err := os.MkdirAll(filepath.Dir(full), 0o755)
		if strings.HasSuffix(path, "/") {
			err = os.MkdirAll(full, 0o755)
		} else if err == nil {
			err = os.WriteFile(full, []byte(path), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestChoosePeriod(t *testing.T) {
	dir := inputsFolder(t, "2020-02/", "2019-12/", "2020-11/", "2020-13/", "备份/", "2021-01", "2020-1/")
	months, err := Months(dir)
	if err != nil || len(months) != 3 || months[0].String() != "2019-12" {
		t.Fatalf("months are %v, %v", months, err)
	}
	for _, c := range []struct {
		wanted calendar.Month
		want   string // "" is an InputError
	}{
		{calendar.Month{}, "2020-11"},
		{calendar.Month{Year: 2019, Number: 12}, "2019-12"},
		{calendar.Month{Year: 2020, Number: 12}, ""},
		{calendar.Month{Year: 2021, Number: 1}, ""}, // a file of that name
	} {
		got, err := choosePeriod(dir, c.wanted)
		var input *InputError
		if c.want == "" && (!errors.As(err, &input) || !strings.Contains(err.Error(), "2019-12、2020-02、2020-11")) {
			t.Errorf("%v: %v, %v", c.wanted, got, err)
		}
		if c.want != "" && (err != nil || got.String() != c.want) {
			t.Errorf("%v: %v, %v; want %s", c.wanted, got, err, c.want)
		}
	}
}

func TestReadMonth(t *testing.T) {
	dir := inputsFolder(t, "2020-12/b.xlsx", "2020-12/a.CSV", "2020-12/乙.et", "2020-12/~$b.xlsx", "2020-12/.~lock.b.xlsx#",
		"2020-12/.DS_Store", "2020-12/thumbs.DB", "2020-12/Desktop.ini", "2020-12/旧/c.xlsx")
	files, remarks, err := readMonth(dir, calendar.Month{Year: 2020, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
		if string(f.Data) != f.Path {
			t.Errorf("%s holds %s", f.Path, f.Data)
		}
	}
	if want := []string{"2020-12/a.CSV", "2020-12/b.xlsx", "2020-12/乙.et"}; !slices.Equal(paths, want) {
		t.Errorf("read %q, want %q", paths, want)
	}
	if len(remarks) != 1 || remarks[0].Severity != finding.Warning || !strings.Contains(remarks[0].Message(), "“旧”") {
		t.Errorf("remarks are %v", remarks)
	}
}
