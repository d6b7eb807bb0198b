package markup

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// dump writes a workbook as one line per row: "S 3: 1=t(text) 2=n(12)".
func dump(book *grid.Workbook) string {
	kinds := map[grid.Kind]string{grid.Text: "t", grid.Number: "n", grid.Bool: "b", grid.Error: "e", grid.DateText: "d", grid.NoValue: "?"}
	var b strings.Builder
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			fmt.Fprintf(&b, "%s %d", s.Name, row.Line)
			if row.Hidden {
				b.WriteString(" hidden")
			}
			for _, c := range row.Cells {
				fmt.Fprintf(&b, " %d=%s(%s)", c.Col, kinds[c.Kind], c.Text)
			}
			b.WriteByte('\n')
		}
		if len(s.Merges) > 0 {
			fmt.Fprintln(&b, s.Merges)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

const excel2003 = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
	`<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="表一"><Table>` +
	`<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">标<B>题</B></Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.0528</Data></Cell></Row>` +
	`<Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2020-05-12T00:00:00.000</Data></Cell><Cell ss:Formula="=1+1"/><Cell ss:Index="5"><Data ss:Type="Error">#N/A</Data></Cell></Row>` +
	`</Table></Worksheet></Workbook>`

// settings2003 has what Excel writes around the cells: rows of another workbook's cached
// cells, page breaks, comments, styles of columns and rows, a hidden column and sheet.
const settings2003 = `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
	`<x:ExcelWorkbook><x:SupBook><x:Path>b.xls</x:Path><x:Xct><x:Crn><x:Row>5</x:Row><x:Text>别处</x:Text></x:Crn></x:Xct></x:SupBook><x:Date1904/></x:ExcelWorkbook>` +
	`<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="表"><Table>` +
	`<Column ss:Index="2" ss:Span="1" ss:StyleID="p"/><Column ss:Hidden="1"/>` +
	`<Row><Cell><Data ss:Type="String">甲</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell/><Cell><Data ss:Type="Number">0.5</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>` +
	`<Row ss:StyleID="d"><Cell ss:Index="3"><Data ss:Type="Number">44193</Data></Cell></Row></Table>` +
	`<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible><RowBreaks><RowBreak><Row>1</Row></RowBreak></RowBreaks></WorksheetOptions></Worksheet></Workbook>`

func TestSettings(t *testing.T) {
	book, err := Read([]byte(settings2003), Spreadsheet, "S")
	if err != nil {
		t.Fatal(err)
	}
	want := &grid.Workbook{Date1904: true, Sheets: []grid.Sheet{{
		Name: "表", Hidden: true, HiddenCols: []grid.Span{{From: 4, To: 4}}, Comments: []grid.Position{{Row: 1, Col: 1}},
		Rows: []grid.Row{
			{Line: 1, Cells: []grid.Cell{{Col: 1, Kind: grid.Text, Text: "甲"}, {Col: 3, Kind: grid.Number, Format: grid.Percent, Text: "0.5"}, {Col: 4, Kind: grid.Number, Text: "1"}}},
			{Line: 2, Cells: []grid.Cell{{Col: 3, Kind: grid.Number, Format: grid.DateTime, Text: "44193"}}},
		},
	}}}
	if !reflect.DeepEqual(book, want) {
		t.Errorf("got %+v", book)
	}
}

// TestLooks: the formats of XML Spreadsheet 2003 that change what a person reads, by code
// and by name.
func TestLooks(t *testing.T) {
	page := `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>` +
		`<Style ss:ID="y"><NumberFormat ss:Format="0.00&quot;亿元&quot;"/></Style><Style ss:ID="e"><NumberFormat ss:Format="Euro Currency"/></Style><Style ss:ID="s"><NumberFormat ss:Format="Standard"/></Style></Styles>` +
		`<Worksheet ss:Name="表"><Table><Row>` + strings.Repeat(`<Cell ss:StyleID="y"><Data ss:Type="Number">2.03</Data></Cell>`, 2) +
		`<Cell ss:StyleID="e"><Data ss:Type="Number">2</Data></Cell><Cell ss:StyleID="s"><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`
	book, err := Read([]byte(page), Spreadsheet, "S")
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for i := range book.Sheets[0].Rows[0].Cells {
		got += fmt.Sprint(book.Sheets[0].Rows[0].Cells[i].Look, " ")
	}
	if got != "1 1 2 0 " {
		t.Errorf("got %s", got)
	}
}

func TestRead(t *testing.T) {
	mhtml := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" +
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td>=E7=94=B2<td>1</tr></table>\r\n--b--\r\n"
	cases := []struct{ name, data, want string }{
		{"spans", `<html><style>td{}</style><table><tr><th rowspan=2>甲<th colspan="2">乙<br>丙</th></tr><tr><td>1<td>2</tr></table>`, "S 1 1=t(甲) 2=t(乙\n丙)\nS 2 2=t(1) 3=t(2)\n[{1 1 2 1} {1 2 1 3}]"},
		{"two tables", `<table><tr><td>a</table><p>x</p><table><tr><td>&nbsp;<td>b &amp; c</table>`, "S 1 1=t(a)\nS（2） 1 2=t(b & c)"},
		{"a table in a cell", `<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>后</td></tr></table>`, "S 1 1=t(内)\nS（2） 1 1=t(外) 2=t(后)"},
		{"hidden row, number beside", `<table><tr style="display: none"><td x:num="44193.5">44,194</td><td x:num="44193">2020/12/28</td></tr></table>`, "S 1 hidden 1=n(44193.5) 2=t(2020/12/28)"},
		{"GBK", "<html><table><tr><td>\xbc\xd7</table>", "S 1 1=t(甲)"},
		{"web archive", mhtml, "S 1 1=t(甲) 2=t(1)"},
		{"XML 2003", excel2003, "表一 2 1=t(标题) 3=n(0.0528)\n表一 3 hidden 1=d(2020-05-12) 2=?() 5=e(#N/A)\n[{2 1 2 2}]"},
	}
	for _, c := range cases {
		kind := Sniff([]byte(c.data))
		book, err := Read([]byte(c.data), kind, "S")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := dump(book); got != c.want {
			t.Errorf("%s:\n got  %q\n want %q", c.name, got, c.want)
		}
	}
}

// Every cut of a file before its last tag is refused: none is read short.
func TestReadCut(t *testing.T) {
	page := `<html><body><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>`
	for _, whole := range []string{page, excel2003} {
		kind := Sniff([]byte(whole))
		for n := strings.Index(whole, "<t") + 8; n < len(whole)-8; n++ {
			if book, err := Read([]byte(whole[:n]), kind, "S"); err == nil {
				t.Fatalf("cut at %d it was read: %s", n, dump(book))
			}
		}
	}
}

// A page of several tables, a web archive of several pages: a cut within what follows the
// first is refused too.
func TestReadCutLater(t *testing.T) {
	page := `<html><table><tr><td>甲</table><table><tr><td>乙</table>`
	archive := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<table><tr><td>甲</table>\r\n" +
		"--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<table><tr><td>乙</table>\r\n--b--"
	for _, whole := range []string{page, archive} {
		kind := Sniff([]byte(whole))
		if _, err := Read([]byte(whole), kind, "S"); err != nil {
			t.Fatal(err)
		}
		for n := strings.Index(whole, "</table>") + len("</table><"); n < len(whole)-1; n++ {
			if book, err := Read([]byte(whole[:n]), kind, "S"); err == nil {
				t.Fatalf("cut at %d, %q, it was read: %s", n, whole[max(0, n-20):n], dump(book))
			}
		}
	}
}

// What would blow up is refused, not followed.
func TestReadBounds(t *testing.T) {
	cases := []struct {
		name, data string
		want       grid.Reason
	}{
		{"columns", "<table><tr>" + strings.Repeat("<td colspan=1000>x", 17) + "</table>", grid.TooLarge},
		{"cells", "<table>" + strings.Repeat("<tr><td colspan=1000>x", 8500) + "</table>", grid.TooLarge},
		{"nested tables", strings.Repeat("<table><tr><td>", 1000), grid.TooLarge},
		{"deep XML", `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">` + strings.Repeat("<a>", 100000), grid.Damaged},
		{"many cells under tall ones", "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td rowspan=1000 colspan=1000>x", 16)+strings.Repeat("<tr><td>x", 999), 10) + "</table>", grid.TooLarge},
		{"an attribute twice", strings.Replace(excel2003, `ss:Index="2"`, `ss:Index="2" ss:Index="3"`, 1), grid.Damaged},
		{"entities", `<!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, grid.Damaged},
	}
	for _, c := range cases {
		_, err := Read([]byte(c.data), Sniff([]byte(c.data)), "S")
		var refused *grid.FileError
		if !errors.As(err, &refused) || refused.Reason != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add([]byte(excel2003))
	f.Add([]byte(`<table><tr><td rowspan=3>a<td x:num="1">1<tr><th colspan=2>b</table>`))
	f.Add([]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<table><tr><td>1</table>\r\n--b--"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data, Sniff(data), "S")
		var refused *grid.FileError
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("untyped error: %v", err)
			}
			return
		}
		for _, s := range book.Sheets {
			line := 0
			for _, row := range s.Rows {
				if row.Line <= line || len(row.Cells) == 0 {
					t.Fatalf("row %d after %d with %d cells", row.Line, line, len(row.Cells))
				}
				line = row.Line
				checkCells(t, row)
			}
		}
	})
}

// checkCells holds that the cells of a row ascend and say something.
func checkCells(t *testing.T, row grid.Row) {
	t.Helper()
	col := 0
	for _, c := range row.Cells {
		if c.Col <= col || c.Kind == 0 || c.Text == "" && c.Kind != grid.NoValue {
			t.Fatalf("row %d: cell %+v after column %d", row.Line, c, col)
		}
		col = c.Col
	}
}
