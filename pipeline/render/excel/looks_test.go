package excel_test

import (
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/exceltest"
)

// A short first column does not take the whole page from the others; a long one does.
func TestColumnsShareThePage(t *testing.T) {
	table := document.Table{Number: "表1", Title: "事项", Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true}, {Head: []string{"计量单位"}, Align: document.Center}, {Head: []string{"数值"}, Align: document.Decimal}}}
	width := func(name, column string) float64 {
		t.Helper()
		table.Rows = []document.Row{{Cells: []document.Cell{{Text: name}, {Text: "项"}, {Text: "521"}}}}
		doc := document.Document{Title: "标题", Sections: []document.Section{{Number: "一、", Title: "服务", Blocks: []document.Block{table}}}}
		w, err := exceltest.Open(t, render(t, doc)).GetColWidth("一、服务", column)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	if w := width("办理事项", "B"); w < 12 {
		t.Errorf("beside a short text, 计量单位 gets %.1f characters", w)
	}
	if a, b := width("新昌县工业园区投资发展集团有限公司非公开发行公司债券", "A"), width("新昌县工业园区投资发展集团有限公司非公开发行公司债券", "B"); a < 4*b {
		t.Errorf("a long text gets %.1f characters, 计量单位 %.1f", a, b)
	}
}

// A number in an enclosed ledger stands clear of the text in the next column.
func TestEnclosedNumbersStandClear(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	style := exceltest.Style(t, f, "洽谈考察台账", "I2") // numbers of the distinct batches, before the file names
	if style.Alignment.Horizontal != "right" || style.Alignment.Indent != 1 {
		t.Errorf("%+v", style.Alignment)
	}
}
