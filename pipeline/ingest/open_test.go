package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/grid"
)

func refusal(err error) grid.Reason {
	var refused *grid.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return 0
}

// TestOpenSamples opens each sample under its own and under a wrong extension.
func TestOpenSamples(t *testing.T) {
	files, _ := filepath.Glob("../../inputs/2020-12/*.*")
	if len(files) == 0 {
		t.Fatal("the sample files are not where they should be")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{filepath.Base(file), "wrong.et"} {
			book, err := open(name, data)
			if err != nil || len(book.Sheets) == 0 || len(book.Sheets[0].Rows) == 0 {
				t.Errorf("%s: %v, %v", file, book, err)
			}
		}
		book, err := open(filepath.Base(file), data[:len(data)/2])
		if filepath.Ext(file) != ".csv" && (err == nil || refusal(err) != grid.Damaged) {
			t.Errorf("%s cut at half: %v, %v", file, book, err)
		}
	}
}

func TestOpenRefusals(t *testing.T) {
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	cases := []struct {
		name string
		data []byte
		want grid.Reason
	}{
		{"empty", nil, grid.NotSpreadsheet},
		{"blank", []byte(" \r\n"), grid.NotSpreadsheet},
		{"pdf", []byte("%PDF-1.7\n"), grid.NotSpreadsheet},
		{"png", []byte("\x89PNG\r\n\x1a\n"), grid.NotSpreadsheet},
		{"binary", []byte("E-SafeNet\x00\x00LOCK"), grid.NotSpreadsheet},
		{"xml", []byte(`<?xml version="1.0"?><a/>`), grid.NotSpreadsheet},
		{"html cut in a table", []byte("\xef\xbb\xbf \r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), grid.Damaged},
		{"html without a table", []byte("\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00"), grid.OldFormat},
		{"mhtml cut", []byte("MIME-Version: 1.0\r\n"), grid.Damaged},
		{"xml 2003 cut", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), grid.Damaged},
		{"excel 4", []byte("\x09\x04\x06\x00\x00\x00\x10\x00"), grid.OldFormat},
		{"cut zip", []byte("PK\x03\x04\x14\x00"), grid.Damaged},
		{"zip", zipOf(t, "readme.txt"), grid.NotSpreadsheet},
		{"empty zip", zipOf(t), grid.NotSpreadsheet},
		{"compound file of zeros", ole, grid.Damaged},
	}
	for _, c := range cases {
		if book, err := open("x.xlsx", c.data); refusal(err) != c.want {
			t.Errorf("%s: got %v, %v; want %v", c.name, book, err, c.want)
		}
	}
}

// TestOpenEncrypted opens what Office writes for a workbook with a password.
func TestOpenEncrypted(t *testing.T) {
	var buf bytes.Buffer
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.WriteTo(&buf, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	if book, err := open("x.xlsx", buf.Bytes()); refusal(err) != grid.Encrypted {
		t.Errorf("got %v, %v", book, err)
	}
}

// TestOpenOtherCompoundFile opens a compound file without a workbook, such as a .doc.
func TestOpenOtherCompoundFile(t *testing.T) {
	files, _ := filepath.Glob("../../inputs/2020-12/*.xls")
	if len(files) == 0 {
		t.Fatal("the sample files are not where they should be")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.ReplaceAll(data, []byte("W\x00o\x00r\x00k\x00b\x00"), []byte("W\x00o\x00r\x00d\x00D\x00"))
	if book, err := open("x.xls", data); refusal(err) != grid.NotSpreadsheet {
		t.Errorf("got %v, %v", book, err)
	}
}

func TestOpenNames(t *testing.T) {
	for name, want := range map[string]string{"台账.csv": "台账", "a.b.csv": "a.b", "x/y.txt": "y", "plain": "plain"} {
		book, err := open(name, []byte("a,b\n"))
		if err != nil || book.Sheets[0].Name != want {
			t.Errorf("%s: %v, %v; want %s", name, book, err, want)
		}
	}
}

func zipOf(t *testing.T, names ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// What is said of a refused file is true of its reason: a text has no formatted rows, and
// nobody is told to send another format than the one sent.
func TestUnreadableIsTrueOfItsReason(t *testing.T) {
	tests := map[grid.Reason]struct{ says, doesNotSay string }{
		grid.Encrypted:      {"密码", "损坏"},
		grid.Damaged:        {"损坏", "密码"},
		grid.Cut:            {"最后一行没有写完", "过大"},
		grid.NotSpreadsheet: {"不是电子表格", "过大"},
		grid.TooLarge:       {"过大", "空行"},
		grid.LongLine:       {"有一行过长", "格式"},
		grid.OldFormat:      {"过旧", "过大"},
	}
	for reason, want := range tests {
		f := unreadable("甲.csv", grid.Refuse(reason, "x"))
		if !strings.Contains(f.Message(), want.says) || strings.Contains(f.Found, want.doesNotSay) || !strings.Contains(f.Message(), "应报送未加密、完好的电子表格文件。") {
			t.Errorf("%s: %s", reason, f.Message())
		}
	}
}
