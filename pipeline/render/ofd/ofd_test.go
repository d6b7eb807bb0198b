package ofd_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/ofd"
)

const rare = "\U00020BB7\U00020BB0" // above U+FFFF, and in the test's font

// report has contents, headings in levels, running text with characters above U+FFFF, a chart, a table
// and one turned sideways.
func report() document.Document {
	value := func(v int64) document.Point {
		d := decimal.NewFromInt(v)
		return document.Point{Value: &d, Text: d.String()}
	}
	wide := document.Table{Number: "表2", Title: "很宽的表"}
	row := document.Row{}
	for i := range 14 {
		wide.Columns = append(wide.Columns, document.Column{Head: []string{fmt.Sprintf("指标%d（万元）", i)}, Align: document.Decimal})
		row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprint(1000000 * (i + 1))})
	}
	wide.Rows = []document.Row{row}
	return document.Document{
		Title: "新昌经济开发区\n2020年度<亮点>&回眸", Author: "新昌经济开发区", Check: "AB12-CD34-EF56", Contents: true,
		Sections: []document.Section{
			{Number: "一、", Title: "平台创建", Blocks: []document.Block{
				document.Heading{Level: 2, Text: "（一）荣誉"},
				document.Paragraph{Text: "企业" + rare + "公司到位资金12.5亿元，“国家级”<绿色>园区&示范区。" + strings.Repeat("全年工作稳步推进。", 60)},
				document.Heading{Level: 2, Text: "（二）其他"},
				document.Chart{Number: "图1", Title: "总分", Kind: document.Bars, Unit: "分", Categories: []string{"甲", "乙"}, Highlight: "甲",
					Series: []document.Series{{Name: "总分", Points: []document.Point{value(90), value(70)}}}},
			}},
			{Number: "二、", Title: "招商", Blocks: []document.Block{wide}},
		},
	}
}

// TestFile: OFD.xml comes first, every part is dated by the report month, sizes stand before the data;
// the same document gives the same bytes.
func TestFile(t *testing.T) {
	doc := report()
	book, file := drawn(t, doc)
	if !bytes.Equal(file, draw(t, doc, book.Pages...)) {
		t.Error("two drawings differ")
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		if (f.Name == "OFD.xml") != (i == 0) || !f.Modified.Equal(time.Date(2020, month, 31, 0, 0, 0, 0, time.UTC)) || f.Flags&8 != 0 || f.Method != zip.Deflate {
			t.Errorf("part %d is %s of %v, flags %x", i, f.Name, f.Modified, f.Flags)
		}
	}
	if n, err := ofd.Count(file); n != len(book.Pages) || err != nil || n < 3 {
		t.Errorf("%d pages of %d are counted, %v", n, len(book.Pages), err)
	}
	if _, err := ofd.Count(file[:len(file)/2]); err == nil {
		t.Error("half a file has pages")
	}
	doc.Check = "00"
	if bytes.Equal(file, draw(t, doc, book.Pages...)) {
		t.Error("another 校验码 gives the same bytes")
	}
}

// TestInformation: the file says itself what it is, and its identifier goes by its content.
func TestInformation(t *testing.T) {
	doc := report()
	book, file := drawn(t, doc)
	info := read(t, file).trees["OFD.xml"]
	for name, want := range map[string]string{"Title": "新昌经济开发区2020年度<亮点>&回眸", "Author": "新昌经济开发区", "CreationDate": "2020-12-31", "ModDate": "2020-12-31", "Creator": "zonereport"} {
		if got := info.all(name); len(got) != 1 || got[0].text != want {
			t.Errorf("%s: %v, want %s", name, got, want)
		}
	}
	custom := ""
	for _, data := range info.all("CustomData") {
		custom += data.attributes["Name"] + " " + data.text + "; "
	}
	if want := "报告期 2020-12; 开发区 新昌经济开发区; 校验码 AB12-CD34-EF56; "; custom != want {
		t.Errorf("custom data: %s, want %s", custom, want)
	}
	part := draw(t, doc, book.Pages[len(book.Pages)-1])
	id := func(file []byte) string { return read(t, file).trees["OFD.xml"].all("DocID")[0].text }
	if len(id(file)) != 32 || id(file) != id(draw(t, doc, book.Pages...)) || id(file) == id(part) {
		t.Errorf("identifiers %s, %s of a part", id(file), id(part))
	}
}

// TestText: every text of the pages stands in the file as it is, in order, those with < and & and
// those with characters above U+FFFF too.
func TestText(t *testing.T) {
	book, file := drawn(t, report())
	a := read(t, file)
	all := ""
	for i, p := range book.Pages {
		want := ""
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok {
				want += text.String
			}
		}
		if got := a.text(i); got != want || got == "" {
			t.Errorf("page %d reads\n%s, want\n%s", i+1, got, want)
		}
		all += want
	}
	if !strings.Contains(all, rare) || !strings.Contains(all, "<绿色>园区&示范区") {
		t.Errorf("the pages lack what is looked for: %s", all)
	}
}
