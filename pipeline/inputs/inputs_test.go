package inputs

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// at is an inputs folder for the tests.
func at(dir string) *Folder {
	return &Folder{
		Dir:         dir,
		Spreadsheet: func(name string) bool { return strings.HasSuffix(name, ".xlsx") },
		Ours:        func(name string) bool { return name == "findings.json" },
	}
}

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
	have, err := readFolders(dir)
	if err != nil || len(have.months) != 3 || have.months[0].String() != "2019-12" {
		t.Fatalf("months are %v, %v", have, err)
	}
	for _, c := range []struct {
		wanted calendar.Month
		want   string // "" is an *Error
	}{
		{calendar.Month{}, "2020-11"},
		{calendar.Month{Year: 2019, Number: 12}, "2019-12"},
		{calendar.Month{Year: 2020, Number: 12}, ""},
		{calendar.Month{Year: 2021, Number: 1}, ""}, // a file of that name
	} {
		got, err := at(dir).period(c.wanted)
		var input *Error
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
		"2020-12/.DS_Store", "2020-12/thumbs.DB", "2020-12/Desktop.ini", "2020-12/findings.json", "2020-12/旧/c.xlsx")
	files, remarks, err := at(dir).Month(calendar.Month{Year: 2020, Number: 12})
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
	if len(remarks) != 1 || remarks[0].Severity != finding.Warning || !strings.Contains(remarks[0].Message(), "“旧”，其中有 1 个电子表格") {
		t.Errorf("remarks are %v", remarks)
	}
}

// TestWatch holds A10: what is written while it is read is never half read.
func TestWatch(t *testing.T) {
	later := time.Date(2020, 12, 31, 8, 0, 0, 0, time.UTC)
	cases := []struct {
		name   string
		meddle func(dir string) error
		want   string // in the error; "" for none
	}{
		{"nothing", func(string) error { return nil }, ""},
		{"grown", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "a.csv"), []byte("longer than before"), 0o644)
		}, "a.csv 正在写入"},
		{"same size, other time", func(dir string) error { return os.Chtimes(filepath.Join(dir, "a.csv"), later, later) }, "a.csv 正在写入"},
		{"taken away", func(dir string) error { return os.Remove(filepath.Join(dir, "b.xlsx")) }, "b.xlsx 正在写入"},
		{"replaced", func(dir string) error {
			if err := os.WriteFile(filepath.Join(dir, ".new"), []byte("x"), 0o644); err != nil {
				return err
			}
			return os.Rename(filepath.Join(dir, ".new"), filepath.Join(dir, "b.xlsx"))
		}, "b.xlsx 正在写入"},
		{"one more", func(dir string) error { return os.WriteFile(filepath.Join(dir, "c.xlsx"), nil, 0o644) }, "正在写入：读取期间其中的文件有增减（c.xlsx）"},
		{"opened in Excel", func(dir string) error { return os.WriteFile(filepath.Join(dir, "~$a.csv"), nil, 0o644) }, ""},
	}
	for _, c := range cases {
		dir := inputsFolder(t, "2020-12/a.csv", "2020-12/b.xlsx")
		folder := at(dir)
		if _, _, err := folder.Month(calendar.Month{Year: 2020, Number: 12}); err != nil {
			t.Fatal(err)
		}
		if err := c.meddle(filepath.Join(dir, "2020-12")); err != nil {
			t.Fatal(err)
		}
		err := folder.Unchanged()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestReadable holds B9: names that are no UTF-8.
func TestReadable(t *testing.T) {
	for name, want := range map[string]string{
		"招商.xlsx":                      "招商.xlsx",
		"\xd5\xd0\xc9\xcc.xlsx":        "招商.xlsx",
		"\xc6\xf3\xd2\xb5\xe9\x46.csv": "企业镕.csv",
		"a\xff\xfe.csv":                `a\xFF\xFE.csv`,
	} {
		if got := Readable(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	files := []File{{Path: "2020-12/招商.xlsx"}}
	if got := ownPath("2020-12", "招商.xlsx", files); got != "2020-12/招商（2）.xlsx" {
		t.Errorf("a second file of the name is %s", got)
	}
}
