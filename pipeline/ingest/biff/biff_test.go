package biff

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// dump writes a sheet as one line per row, columns by number: "3: 1=t(text) 2=n%(0.5)".
func dump(s grid.Sheet) string {
	kinds := map[grid.Kind]string{grid.Text: "t", grid.Number: "n", grid.Bool: "b", grid.Error: "e", grid.NoValue: "?"}
	formats := map[grid.Format]string{grid.Percent: "%", grid.DateTime: "@"}
	var b strings.Builder
	for _, row := range s.Rows {
		fmt.Fprintf(&b, "%d", row.Line)
		if row.Hidden {
			b.WriteString(" hidden")
		}
		b.WriteString(":")
		for _, c := range row.Cells {
			fmt.Fprintf(&b, " %d=%s%s(%s)", c.Col, kinds[c.Kind], formats[c.Format], c.Text)
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

// globals8 are the records that the sheets of the tests rely on: five cell styles and
// three shared strings.
func globals8() [][]byte {
	xf := func(id uint16) []byte { return rec(recXF, uint16(0), id, make([]byte, 16)) }
	return [][]byte{
		rec(recCodePage, uint16(1200)),
		rec(recDate1904, uint16(1)),
		rec(recFormat, uint16(164), str16(`yyyy"年"`)),
		xf(0), xf(10), xf(14), xf(164), xf(2),
		rec(recSST, uint32(3), uint32(3),
			uint16(2), narrow("ab"),
			uint16(1), byte(flagHighByte|flagRich|flagExtended), uint16(1), uint32(3), "\x2d\x4e", "runs", "ext",
			uint16(4), byte(0), "cd"),
		rec(recContinue, byte(1), "\x2d\x4e\x87\x65"),
	}
}

func TestCells(t *testing.T) {
	cases := []struct {
		name    string
		records [][]byte
		want    string
	}{
		{"shared strings", [][]byte{rec(recLabelSST, cell(0, 0, 0), uint32(0)), rec(recLabelSST, cell(0, 1, 0), uint32(1)), rec(recLabelSST, cell(0, 2, 0), uint32(2))}, "1: 1=t(ab) 2=t(中) 3=t(cd中文)"},
		{"label", [][]byte{rec(recLabel, cell(2, 3, 0), str16("汉𠮷")), rec(recRString, cell(2, 4, 0), uint16(2), narrow("ab"), "runs"), rec(recLabel, cell(2, 5, 0), uint16(0), byte(0))}, "3: 4=t(汉𠮷) 5=t(ab)"},
		{"number", [][]byte{rec(recNumber, cell(0, 0, 0), double(0.1)), rec(recNumber, cell(0, 1, 1), double(0.0528)), rec(recNumber, cell(0, 2, 2), double(44193)), rec(recNumber, cell(0, 3, 3), double(44193)), rec(recNumber, cell(0, 4, 4), double(43760.7))}, "1: 1=n(0.1) 2=n%(0.0528) 3=n@(44193) 4=n@(44193) 5=n(43760.7)"},
		{"rk", [][]byte{rec(recRK, cell(0, 0, 0), uint32(7<<2|2)), rec(recRK, cell(0, 1, 0), uint32(1234<<2|3)), rec(recRK, cell(0, 2, 0), uint32(0xFFFFFFFE)), rec(recRK, cell(0, 3, 0), uint32(0x3FF00000)), rec(recRK, cell(0, 4, 0), uint32(0x3FF00001))}, "1: 1=n(7) 2=n(12.34) 3=n(-1) 4=n(1) 5=n(0.01)"},
		{"mulrk", [][]byte{rec(recMulRK, uint16(1), uint16(2), uint16(0), uint32(1<<2|2), uint16(1), uint32(2<<2|2), uint16(3))}, "2: 3=n(1) 4=n%(2)"},
		{"bool and error", [][]byte{rec(recBoolErr, cell(0, 0, 0), byte(1), byte(0)), rec(recBoolErr, cell(0, 1, 0), byte(0), byte(0)), rec(recBoolErr, cell(0, 2, 0), byte(0x17), byte(1)), rec(recBoolErr, cell(0, 3, 0), byte(0x2a), byte(1))}, "1: 1=b(TRUE) 2=b(FALSE) 3=e(#REF!) 4=e(#N/A)"},
		{"formula", [][]byte{
			formula(0, 0, double(2.5), 0), formula(0, 1, result(resultString, 0), 0), rec(0x04BC, "shared"), rec(recString, str16("文")),
			formula(0, 2, result(resultBool, 1), 0), formula(0, 3, result(resultError, 7), 0), formula(0, 4, result(resultBlank, 0), 0),
			formula(0, 5, result(resultBlank, 0), alwaysCalc), formula(0, 6, result(resultString, 0), 0), formula(0, 7, double(1), 0),
		}, "1: 1=n(2.5) 2=t(文) 3=b(TRUE) 4=e(#DIV/0!) 6=?() 7=?() 8=n(1)"},
		{"long formula text", [][]byte{formula(0, 0, result(resultString, 0), 0), rec(recString, uint16(4), narrow("ab")), rec(recContinue, wide("中文"))}, "1: 1=t(ab中文)"},
		{"blanks, hidden rows, order", [][]byte{
			rec(recRow, uint16(4), uint16(0), uint16(9), uint16(0), uint32(0), uint16(0x20), uint16(0)),
			rec(0x0201, cell(8, 0, 1)), rec(0x00BE, uint16(9), uint16(0), uint16(0), uint16(0), uint16(1)),
			rec(recNumber, cell(4, 1, 0), double(2)), rec(recNumber, cell(4, 0, 0), double(1)), rec(recNumber, cell(0, 0, 0), double(0)),
		}, "1: 1=n(0)\n5 hidden: 1=n(1) 2=n(2)"},
		{"no finite numbers", [][]byte{rec(recNumber, cell(0, 0, 0), uint64(0x7FF0000000000000)), rec(recNumber, cell(0, 1, 0), double(math.NaN())), rec(recMulRK, uint16(0), uint16(2), uint16(0), uint32(0x7FF00000), uint16(2))}, "1: 1=e(#NUM!) 2=e(#NUM!) 3=e(#NUM!)"},
		{"chart within", [][]byte{rec(recBOF, uint16(biff8), uint16(0x20)), rec(recNumber, cell(0, 0, 0), double(9)), rec(recEOF), rec(recNumber, cell(1, 0, 0), double(1))}, "2: 1=n(1)"},
	}
	for _, c := range cases {
		book, err := readWorkbook(stream(biff8, globals8(), testSheet{"表", 0, 0, c.records}))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := dump(book.Sheets[0]); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestLooks: number, RK and MULRK cells carry the format that changes what a person reads.
func TestLooks(t *testing.T) {
	globals := append(globals8(), rec(recFormat, uint16(165), str16(`0.00"亿元"`)), rec(recXF, uint16(0), uint16(165), make([]byte, 16)))
	records := [][]byte{rec(recNumber, cell(0, 0, 5), double(2.03)), rec(recRK, cell(0, 1, 5), uint32(7<<2|2)), rec(recNumber, cell(0, 2, 0), double(1)),
		rec(recMulRK, uint16(1), uint16(0), uint16(5), uint32(1<<2|2), uint16(0), uint32(2<<2|2), uint16(1))}
	book, err := readWorkbook(stream(biff8, globals, testSheet{"表", 0, 0, records}))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, row := range book.Sheets[0].Rows {
		for i := range row.Cells {
			got += fmt.Sprint(book.Looks.Of(&row.Cells[i]) != nil, " ")
		}
	}
	if got != "true true false true false " {
		t.Errorf("got %s", got)
	}
}

func TestWorkbook(t *testing.T) {
	merges := rec(recMergeCells, uint16(2), uint16(0), uint16(1), uint16(0), uint16(2), uint16(5), uint16(5), uint16(5), uint16(5))
	book, err := readWorkbook(stream(biff8, globals8(), testSheet{"台账", 0, 0, [][]byte{merges}}, testSheet{"图", 0, 2, nil},
		testSheet{"隐藏", 1, 0, nil}, testSheet{"很隐藏", 2, 0, nil}))
	if err != nil {
		t.Fatal(err)
	}
	want := &grid.Workbook{Date1904: true, Sheets: []grid.Sheet{
		{Name: "台账", Merges: []grid.Range{{Row1: 1, Col1: 1, Row2: 2, Col2: 3}}}, {Name: "隐藏", Hidden: true}, {Name: "很隐藏", Hidden: true},
	}}
	if !reflect.DeepEqual(book, want) {
		t.Errorf("got %+v", book)
	}
}

// biff5Stream is a workbook of Excel 95 in GBK.
func biff5Stream(codePage uint16) []byte {
	xf := func(id uint16) []byte { return rec(recXF, uint16(0), id, make([]byte, 12)) }
	return stream(biff5, [][]byte{
		rec(recCodePage, codePage), xf(0), xf(164), rec(recFormat, uint16(164), byte(5), "0.00%"),
	}, testSheet{"\xcc\xa8\xd5\xcb", 0, 0, [][]byte{
		rec(recLabel, cell(0, 0, 0), uint16(4), "\xd6\xd0\xce\xc4"),
		rec(recRString, cell(0, 1, 0), uint16(2), "ab", byte(1), "\x00\x00"),
		rec(recLabel, cell(1, 0, 0), uint16(0)),
		rec(recNumber, cell(0, 2, 1), double(0.5)),
		formula(0, 3, result(resultString, 0), 0), rec(recString, uint16(4), "\xce\xc4\xd7\xd6"),
	}})
}

func TestBIFF5(t *testing.T) {
	book, err := readWorkbook(biff5Stream(936))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := dump(book.Sheets[0]), "1: 1=t(中文) 2=t(ab) 3=n%(0.5) 4=t(文字)"; got != want || book.Sheets[0].Name != "台账" {
		t.Errorf("%s: got %s, want %s", book.Sheets[0].Name, got, want)
	}
	if _, err := readWorkbook(biff5Stream(1361)); reason(err) != grid.OldFormat {
		t.Errorf("code page 1361: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	sheet := func(records ...[]byte) []byte {
		return stream(biff8, globals8(), testSheet{"表", 0, 0, records})
	}
	good := sheet(rec(recNumber, cell(0, 0, 0), double(1)))
	cases := []struct {
		name   string
		stream []byte
		want   grid.Reason
	}{
		{"string index", sheet(rec(recLabelSST, cell(0, 0, 0), uint32(3))), grid.Damaged},
		{"style index", sheet(rec(recNumber, cell(0, 0, 5), double(1))), grid.Damaged},
		{"short number", sheet(rec(recNumber, cell(0, 0, 0), uint32(0))), grid.Damaged},
		{"short cell", sheet(rec(recRK, uint16(0))), grid.Damaged},
		{"short mulrk", sheet(rec(recMulRK, uint16(0), uint16(0), uint32(0))), grid.Damaged},
		{"mulrk of another width", sheet(rec(recMulRK, uint16(1), uint16(2), uint16(0), uint32(2), uint16(9))), grid.Damaged},
		{"short label", sheet(rec(recLabel, cell(0, 0, 0), uint16(5), narrow("ab"))), grid.Damaged},
		{"error code", sheet(rec(recBoolErr, cell(0, 0, 0), byte(3), byte(1))), grid.Damaged},
		{"short formula", sheet(rec(recFormula, cell(0, 0, 0))), grid.Damaged},
		{"formula result", sheet(formula(0, 0, result(9, 0), 0)), grid.Damaged},
		{"short row", sheet(rec(recRow, uint16(0))), grid.Damaged},
		{"short merges", sheet(rec(recMergeCells, uint16(2), uint64(0))), grid.Damaged},
		{"cell twice", sheet(rec(recNumber, cell(0, 0, 0), double(1)), rec(recNumber, cell(0, 0, 0), double(1))), grid.Damaged},
		{"password", stream(biff8, [][]byte{rec(recFilePass, uint16(1))}), grid.Encrypted},
		{"no sheet", stream(biff8, nil), grid.Damaged},
		{"cut string table", stream(biff8, [][]byte{rec(recSST, uint32(1), uint32(1), uint16(2), narrow("a"))}, testSheet{"表", 0, 0, nil}), grid.Damaged},
		{"Excel 4", rec(0x0409, uint32(0)), grid.OldFormat},
		{"other version", rec(recBOF, uint16(0x0400), uint16(dtGlobals)), grid.OldFormat},
		{"not a globals substream", rec(recBOF, uint16(biff8), uint16(dtSheet)), grid.Damaged},
		{"no BOF", rec(recEOF), grid.Damaged},
		{"empty", nil, grid.Damaged},
	}
	for n := range good {
		cases = append(cases, struct {
			name   string
			stream []byte
			want   grid.Reason
		}{fmt.Sprintf("cut at %d", n), good[:n], grid.Damaged})
	}
	for _, c := range cases {
		if book, err := readWorkbook(c.stream); reason(err) != c.want {
			t.Errorf("%s: got %+v, %v; want %v", c.name, book, err, c.want)
		}
	}
}

func sample(t testing.TB) []byte {
	t.Helper()
	files, _ := filepath.Glob("../../../inputs/2020-12/*.xls")
	if len(files) == 0 {
		t.Fatal("the sample files are not where they should be")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSample(t *testing.T) {
	book, err := Read(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	got := book.Sheets[0].Name + "\n" + dump(book.Sheets[0])
	if !strings.HasPrefix(got, sampleHead) {
		t.Errorf("got %s", got)
	}
}

const sampleHead = `融资台账
1: 1=t(新昌经济开发区2020年1-12月融资台账)
2: 1=t(填报单位（盖章）：工投集团) 9=t(单位：亿元)
3: 1=t(序号) 2=t(融资主体) 3=t(融资方式) 4=t(债券或贷款名称) 5=t(发行方式) 6=t(发行日期) 7=t(融资金额) 8=t(票面利率(%)) 9=t(期限) 10=t(主承销商或贷款银行)
4: 1=n(1) 2=t(新昌县工业园区投资发展集团有限公司) 3=t(公司债券) 4=t(新昌县工业园区投资发展集团有限公司2020年非公开发行公司债券（第一期）) 5=t(非公开) 6=n@(44067) 7=n(6.4) 8=n(5.28) 9=t(3年) 10=t(财通证券)
`
