package delimited

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zonereport/pipeline/grid"
)

func dump(book *grid.Workbook) string {
	var b strings.Builder
	for _, row := range book.Sheets[0].Rows {
		fmt.Fprintf(&b, "%d:", row.Line)
		for _, c := range row.Cells {
			fmt.Fprintf(&b, " %d=%q", c.Col, c.Text)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func reason(err error) grid.Reason {
	var refused *grid.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return 0
}

func TestRead(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "a,b\r\nc,d\r\n", `1: 1="a" 2="b"` + "\n" + `2: 1="c" 2="d"`},
		{"old Mac", "a,b\rc,d\r", `1: 1="a" 2="b"` + "\n" + `2: 1="c" 2="d"`},
		{"empty fields and lines", "a,,c\n\n,,\nd,,\n", `1: 1="a" 3="c"` + "\n" + `4: 1="d"`},
		{"quotes", `"a,b","c""d",e"f,"g"h,""`, `1: 1="a,b" 2="c\"d" 3="e\"f" 4="gh"`},
		{"line breaks in quotes", "\"a\r\nb\",c\nd,e\n", `1: 1="a\r\nb" 2="c"` + "\n" + `2: 1="d" 2="e"`},
		{"tab", "名称\t金额\n甲\t44,400\n乙\t1,200\n", `1: 1="名称" 2="金额"` + "\n" + `2: 1="甲" 2="44,400"` + "\n" + `3: 1="乙" 2="1,200"`},
		{"semicolon", "a;b;c\nd;1,5;f\n", `1: 1="a" 2="b" 3="c"` + "\n" + `2: 1="d" 2="1,5" 3="f"`},
		{"sep line", "sep=;\na;b\n", `1: 1="a" 2="b"`},
		{"one column", "a\nb\n", `1: 1="a"` + "\n" + `2: 1="b"`},
		{"title before", "企业难题台账,,\n序号,编号,名称\n1,A,\"x;y\tz\"\n", `1: 1="企业难题台账"` + "\n" + `2: 1="序号" 2="编号" 3="名称"` + "\n" + `3: 1="1" 2="A" 3="x;y\tz"`},
		{"pipe", "编号|日期|名称\nQF1|2020-01-23|甲,乙；丙\n", `1: 1="编号" 2="日期" 3="名称"` + "\n" + `2: 1="QF1" 2="2020-01-23" 3="甲,乙；丙"`},
		{"pipes in commas", "编号,类别\n1,a|b\n2,c|d\n", `1: 1="编号" 2="类别"` + "\n" + `2: 1="1" 2="a|b"` + "\n" + `3: 1="2" 2="c|d"`},
		{"sep line with a pipe", "sep=|\na|b,c,d\n", `1: 1="a" 2="b,c,d"`},
		{"guards", `="00123",=1+1,="a,=""`, `1: 1="00123" 2="=1+1" 3="=\"a"`},
		{"guards in quotes", `"=""QF,001""","=""a""""b""","='00123"`, `1: 1="QF,001" 2="a\"b" 3="='00123"`},
		{"apostrophes", `'00123,'=1+1,"'=""2020-01-23""",'-5,'甲,'98年',','`, `1: 1="00123" 2="=1+1" 3="2020-01-23" 4="-5" 5="'甲" 6="'98年'" 7="'" 8="'"`},
		{"two formulas in one", `="a"&"b"`, `1: 1="=\"a\"&\"b\""`},
		{"spaces are kept", " a , b", `1: 1=" a " 2=" b"`},
		{"replacement character kept", "a\uFFFD,b", `1: 1="a` + "\uFFFD" + `" 2="b"`},
	}
	for _, c := range cases {
		book, err := Read([]byte(c.text), "x")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := dump(book); got != c.want || book.Sheets[0].Name != "x" {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestEncodings reads one table in every encoding.
func TestEncodings(t *testing.T) {
	const text = "企业名称,金额\r\n浙江金石家居有限公司,12\r\n镕喆𠮷㐂,\uFFFD\r\n"
	want, err := Read([]byte(text), "x")
	if err != nil {
		t.Fatal(err)
	}
	for name, enc := range encodings() {
		book, err := Read([]byte(enc(text)), "x")
		if err != nil || dump(book) != dump(want) {
			t.Errorf("%s: %v, %v", name, book, err)
		}
	}
}

func encodings() map[string]func(string) string {
	must := func(s string, err error) string {
		if err != nil {
			panic(err)
		}
		return s
	}
	return map[string]func(string) string{
		"UTF-8":     func(s string) string { return s },
		"UTF-8 BOM": func(s string) string { return "\xef\xbb\xbf" + s },
		"GB18030":   func(s string) string { return must(simplifiedchinese.GB18030.NewEncoder().String(s)) },
		"UTF-16LE": func(s string) string {
			return must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s))
		},
		"UTF-16BE": func(s string) string {
			return must(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(s))
		},
	}
}

func TestRefusals(t *testing.T) {
	cases := []struct {
		name, text string
		want       grid.Reason
	}{
		{"empty", "", grid.NotSpreadsheet},
		{"only a mark", "\xef\xbb\xbf\r\n ", grid.NotSpreadsheet},
		{"open quote", "a,\"b\nc,d\n", grid.Cut},
		{"cut UTF-8", "企业名称,金额\n浙江金石家居有限公"[:len("企业名称,金额\n浙江金石家居有限公")-1], grid.Damaged},
		{"bad byte in UTF-8", "企业名称,金额\n浙江\xff金石", grid.Damaged},
		{"bad byte behind a mark", "\xef\xbb\xbfab\xff", grid.Damaged},
		{"bad byte in GBK", "\xc6\xf3\xd2\xb5,\xff\n", grid.Damaged},
		{"cut GBK", "\xc6\xf3\xd2\xb5,\xc6", grid.Damaged},
		{"cut UTF-16", "\xff\xfea\x00b", grid.Damaged},
		{"half a pair in UTF-16", "\xff\xfe\x00\xd8a\x00", grid.Damaged},
		{"NUL", "a,b\n\x00\x00\x00", grid.Damaged},
		{"columns", strings.Repeat(",", grid.MaxCols) + "x", grid.LongLine},
		{"a long line", "a,b\n" + strings.Repeat("a,", maxLine/2+1), grid.LongLine},
		{"a long field", "a,\"" + strings.Repeat("a\n", maxField/2+1) + "\"\n", grid.LongLine},
		{"rows", strings.Repeat("a\n", grid.MaxRows+1), grid.TooLarge},
	}
	for _, c := range cases {
		if book, err := Read([]byte(c.text), "x"); reason(err) != c.want {
			t.Errorf("%s: got %v, %v; want %v", c.name, book, err, c.want)
		}
	}
}

// TestUnended tells texts whose last line has no line end, whatever the encoding.
func TestUnended(t *testing.T) {
	cases := []struct {
		name, text string
		want       bool
	}{
		{"CRLF", "编号,日期\r\n甲,2020-02-20\r\n乙,2020-02-2", true},
		{"LF", "编号,日期\n甲,2020-02-20\n乙,2020-02-20", true},
		{"after a delimiter", "编号,日期\n甲,2020-02-20\n乙,", true},
		{"old Mac", "编号,日期\r甲,1\r乙,2", true},
		{"in a line end", "编号,日期\r\n甲,1\r\n乙,2\r", true},
		{"quoted field", "编号,日期\n甲,\"1\n2\"", true},
		{"DOS", "编号,日期\r\n甲,1\x1a", true},
		{"one line", "编号,日期", true},
		{"ended", "编号,日期\r\n甲,1\r\n乙,2\r\n", false},
		{"ended, LF", "编号,日期\n甲,1\n乙\n", false},
		{"ended, old Mac", "编号,日期\r甲,1\r", false},
		{"ended, DOS", "编号,日期\r\n甲,1\r\n\x1a", false},
		{"blank line", "编号,日期\n甲,1\n  ", false},
		{"empty fields", "编号,日期\n甲,1\n,", false},
		{"blank lines", "编号,日期\n甲,1\n\n\n", false},
	}
	for encoding, encode := range encodings() {
		for _, c := range cases {
			book, err := Read([]byte(encode(c.text)), "x")
			if err != nil || book.Unended != c.want {
				t.Errorf("%s, %s: got %+v, %v, want %v", encoding, c.name, book, err, c.want)
			}
		}
	}
}

func TestSamples(t *testing.T) {
	files, _ := filepath.Glob("../../../inputs/2020-12/*.csv")
	if len(files) == 0 {
		t.Fatal("the sample files are not where they should be")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		book, err := Read(data, "x")
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		head := dump(&grid.Workbook{Sheets: []grid.Sheet{{Rows: book.Sheets[0].Rows[:2]}}})
		if strings.HasPrefix(filepath.Base(file), "企业服务") {
			want := `1: 1="序号" 2="编号" 3="提出日期" 4="企业名称" 5="问题类别" 6="来源" 7="状态" 8="办结日期" 9="办理结果"` + "\n" +
				`2: 1="1" 2="QF20190001" 3="2019-01-23" 4="浙江安鑫家居有限公司" 5="融资" 6="平台" 7="办结" 8="2020-01-02" 9="解决"`
			if head != want {
				t.Errorf("%s:\ngot  %s\nwant %s", file, head, want)
			}
		}
	}
}

func FuzzDelimited(f *testing.F) {
	f.Add([]byte("a,\"b\"\"c\"\r\n\td;e\n"))
	f.Add([]byte("\xef\xbb\xbf\xe4\xbc\x81,1\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("\xc6\xf3\xd2\xb5,\xc3\xfb\n"))
	f.Add([]byte("sep=;\na;b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data, "x")
		if err != nil {
			if reason(err) == 0 {
				t.Fatalf("untyped error: %v", err)
			}
			return
		}
		line := 0
		for _, row := range book.Sheets[0].Rows {
			if row.Line <= line || len(row.Cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", row.Line, line, len(row.Cells))
			}
			line = row.Line
			col := 0
			for _, c := range row.Cells {
				if c.Col <= col || c.Text == "" || c.Kind != grid.Text {
					t.Fatalf("cell %+v after column %d", c, col)
				}
				col = c.Col
			}
		}
	})
}
