package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/columns"
	"zonereport/pipeline/render/layout/page"
)

func oneTable(t document.Table) document.Document {
	return document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12},
		Sections: []document.Section{{Number: "一、", Title: "章", Blocks: []document.Block{t}}}}
}

func TestSplitNumber(t *testing.T) {
	for _, c := range []struct {
		text, whole, rest string
		ok                bool
	}{
		{"1234.50", "1234", ".50", true}, {"-5.4", "-5", ".4", true}, {"63", "63", "", true}, {"12,345.6", "12,345", ".6", true},
		{"81.0%", "81", ".0%", true}, {"—", "", "", false}, {"", "", "", false}, {"未报送", "", "", false}, {"-", "", "", false},
		{"1（并列）", "", "", false}, {"2020年", "", "", false},
	} {
		whole, rest, ok := columns.SplitNumber(c.text)
		if whole != c.whole || rest != c.rest || ok != c.ok {
			t.Errorf("%q: %q %q %v", c.text, whole, rest, ok)
		}
	}
}

// TestDecimalAlignment: the decimal points of a column stand under each other.
func TestDecimalAlignment(t *testing.T) {
	s := testSetter(t)
	table := document.Table{Columns: []document.Column{{Head: []string{"数"}, Align: document.Decimal}}}
	for _, text := range []string{"1", "12345.67", "-3.5", "99.999", "0.1%"} {
		table.Rows = append(table.Rows, row(document.Normal, text))
	}
	pages, err := newReport(s).pages(oneTable(table))
	if err != nil {
		t.Fatal(err)
	}
	points := map[string]bool{}
	for _, item := range pages[0].Items {
		if text, ok := item.(page.Text); ok && text.Size == 10.5 && text.Font.File != "Square.ttf" {
			whole, _, isNumber := columns.SplitNumber(text.String)
			if !isNumber {
				t.Fatalf("unexpected text %q", text.String)
			}
			head := text
			head.String = whole
			points[fmt.Sprintf("%.2f", head.X+head.Width())] = true
		}
	}
	if len(points) != 1 {
		t.Errorf("decimal points stand at %v", points)
	}
}

// TestContinuedTable: on every page after the first the head is repeated under 续表, each row
// stands once and in order, notes stand at the end only.
func TestContinuedTable(t *testing.T) {
	s := testSetter(t)
	table := smallTable()
	table.Rows = nil
	for i := range 200 {
		table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("第%03d行", i), fmt.Sprint(i), "", ""))
	}
	pages, err := newReport(s).pages(oneTable(table))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 5 {
		t.Fatalf("%d pages", len(pages))
	}
	next := 0
	for _, p := range pages {
		all := pageText(p)
		for strings.Contains(all, fmt.Sprintf("第%03d行", next)) {
			next++
		}
		first := p.Number == 1
		if strings.Count(all, "总投资") != 1 || strings.Count(all, "单位：万元") != 1 || strings.Contains(all, "续表1") == first {
			t.Errorf("page %d: head, unit or 续表 wrong: %.60s", p.Number, all)
		}
		if last := p.Number == len(pages); strings.Contains(all, "资料来源：台账") != last || strings.Contains(all, "注：1.含续建。") != last {
			t.Errorf("page %d of %d: notes in the wrong place", p.Number, len(pages))
		}
		thick := 0
		for _, item := range p.Items {
			if path, ok := item.(page.Path); ok && path.Width == s.Style.Table.OuterRule {
				thick++
			}
		}
		if thick != 2 {
			t.Errorf("page %d has %d thick rules", p.Number, thick)
		}
		inside(t, s, p)
	}
	if next != 200 {
		t.Errorf("rows up to %d were found", next)
	}
}

// TestNotesKeepTogether: however full the page, notes stand under the last row, never alone.
func TestNotesKeepTogether(t *testing.T) {
	s := testSetter(t)
	table := smallTable()
	table.Notes = []string{"注一。", "注二。", "注三。"}
	table.Rows = nil
	for i := range 60 {
		table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("第%03d行", i), fmt.Sprint(i), "", ""))
		pages, err := newReport(s).pages(oneTable(table))
		if err != nil {
			t.Fatal(err)
		}
		last := pageText(pages[len(pages)-1])
		for _, part := range []string{fmt.Sprintf("第%03d行", i), "注一", "注二", "注三"} {
			if !strings.Contains(last, part) {
				t.Fatalf("%d rows: the last page does not hold %s: %s", i+1, part, last)
			}
		}
	}
}

func pageText(p page.Page) string {
	var b strings.Builder
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok {
			b.WriteString(text.String)
		}
	}
	return b.String()
}

// TestTallRow: a row taller than a page runs over pages and loses nothing.
func TestTallRow(t *testing.T) {
	s := testSetter(t)
	var cells []string
	for i := range 3000 {
		cells = append(cells, fmt.Sprintf("C%d", i))
	}
	table := document.Table{Number: "表1", Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"单元格"}, Wide: true}},
		Rows: []document.Row{row(document.Normal, "签约", strings.Join(cells, "、")), row(document.Normal, "末行", "C1")}}
	pages, err := newReport(s).pages(oneTable(table))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, p := range pages {
		inside(t, s, p)
		all += pageText(p)
	}
	for i := range 3000 {
		if !strings.Contains(all, fmt.Sprintf("C%d、", i)) && i < 2999 {
			t.Fatalf("C%d is lost", i)
		}
	}
	for _, p := range pages[1 : len(pages)-1] {
		if strings.Count(pageText(p), "签约（续）") != 1 {
			t.Errorf("page %d does not name the row it goes on with", p.Number)
		}
	}
	if len(pages) < 3 || !strings.Contains(all, "末行") {
		t.Errorf("%d pages", len(pages))
	}
}

// TestColumnWidths: columns fill the measure, numbers keep their width, long texts share the rest.
func TestColumnWidths(t *testing.T) {
	s := testSetter(t)
	long := strings.Repeat("长", 60)
	table := document.Table{Columns: []document.Column{{Head: []string{"名"}, Wide: true}, {Head: []string{"数"}, Align: document.Decimal}, {Head: []string{"口径"}, Wide: true}},
		Rows: []document.Row{row(document.Normal, strings.Repeat("短", 20), "1234567.89", long), row(document.Normal, "甲", "1", long)}}
	extents := columns.Extents(s, table)
	f, ok := columns.Fitted(s.Style, extents, 442.2, columns.LeastUpright)
	total := 0.0
	for _, w := range f.Widths {
		total += w + 2*f.Padding
	}
	if !ok || math.Abs(total-442.2) > 0.01 || f.Scale != 1 {
		t.Errorf("ok %v, total %.2f, scale %v", ok, total, f.Scale)
	}
	if f.Widths[1] < extents[1].Most-0.01 || f.Widths[2] < f.Widths[0] {
		t.Errorf("widths %v, extents %+v", f.Widths, extents)
	}
}

// manyRows is a table of so many rows.
func manyRows(n int) document.Table {
	table := smallTable()
	table.Rows = nil
	for i := range n {
		table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("年产%d万套智能装备项目", i), fmt.Sprintf("%d.%02d", i*7, i%100), "12.5", "5月"))
	}
	return table
}

// TestManyRows: ten thousand rows are set in order, with work that grows as their number does.
func TestManyRows(t *testing.T) {
	s := testSetter(t)
	pages, err := newReport(s).pages(oneTable(manyRows(10_000)))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 200 || !strings.Contains(pageText(pages[len(pages)-1]), "9999万套") {
		t.Errorf("%d pages", len(pages))
	}
	allocations := func(rows int) float64 {
		doc := oneTable(manyRows(rows))
		return testing.AllocsPerRun(1, func() {
			if _, err := newReport(s).pages(doc); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocations(500), allocations(5_000); many > 12*few {
		t.Errorf("5,000 rows make %.0f allocations, 500 make %.0f", many, few)
	}
}

func BenchmarkManyRows(b *testing.B) {
	s := testSetter(b)
	table := manyRows(10_000)
	for b.Loop() {
		if _, err := newReport(s).pages(oneTable(table)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTurnedTableWaits: a table turned sideways leaves the upright page to the text after it,
// stands on the next page, and never waits beyond an annex.
func TestTurnedTableWaits(t *testing.T) {
	s := testSetter(t)
	wide := wideTable()
	for range 9 {
		wide.Rows = append(wide.Rows, wide.Rows[0])
	}
	doc := oneTable(wide)
	blocks := &doc.Sections[0].Blocks
	*blocks = append(*blocks, document.Paragraph{Text: strings.Repeat("后", 28*30)})
	doc.Annexes = []document.Section{{Number: "附件", Title: "说明", Blocks: []document.Block{document.Paragraph{Text: "附文。"}, wide}}}
	pages, err := newReport(s).pages(doc)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pages {
		text := pageText(p)
		what := ""
		for _, mark := range []string{"一、章", "后", "七星", "附文"} {
			if strings.Contains(text, mark) {
				what += mark + " "
			}
		}
		got = append(got, fmt.Sprintf("%s%v", what, p.Width > p.Height))
	}
	// The annex has a wide table itself, so all of it is turned.
	want := "一、章 后 false|七星 true|后 false|七星 附文 true"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// A turned table that waits when an annex begins stands before it, and leaves no page empty, whatever the annex begins with.
func TestTurnedTableBeforeAnnex(t *testing.T) {
	var columns []document.Column
	var cells []document.Cell
	for range 16 {
		columns, cells = append(columns, document.Column{Head: []string{"栏目名称"}}), append(cells, document.Cell{Text: "八字名称的部门局"})
	}
	wide := document.Table{Columns: columns, Rows: []document.Row{{Cells: cells}}}
	small := document.Table{Columns: columns[:1], Rows: []document.Row{{Cells: cells[:1]}}}
	for name, first := range map[string]document.Block{"table": small, "text": document.Paragraph{Text: "附"}, "turned": wide} {
		r := newReport(testSetter(t))
		pages, err := r.pages(document.Document{Title: "标题", Lead: []document.Block{wide, document.Paragraph{Text: "文"}},
			Annexes: []document.Section{{Number: "附件", Title: "明细", Blocks: []document.Block{first}}}})
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) != 3 || pages[0].Width > pages[0].Height || pages[1].Width < pages[1].Height {
			t.Errorf("before an annex that begins with a %s there are %d pages", name, len(pages)-1)
		}
	}
}

// TestShortTableWhole: a table of a few rows is not cut by the end of a page; one of six rows and
// more is, rather than leave a page half empty.
func TestShortTableWhole(t *testing.T) {
	s := testSetter(t)
	for _, c := range []struct{ lines, rows, pages int }{{16, 5, 1}, {10, 5, 1}, {14, 12, 2}, {14, 50, 3}} {
		table := smallTable()
		table.Rows = nil
		for i := range c.rows {
			table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("第%03d行", i), fmt.Sprint(i), "", ""))
		}
		doc := document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12},
			Lead: []document.Block{document.Paragraph{Text: strings.Repeat("前", 28*c.lines-2)}, table}}
		pages, err := newReport(s).pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		with := 0
		for _, p := range pages {
			if strings.Contains(pageText(p), "行") {
				with++
			}
		}
		if with != c.pages {
			t.Errorf("%d rows under %d lines stand on %d pages, want %d", c.rows, c.lines, with, c.pages)
		}
	}
}

// A band runs over all columns, never stands alone at the foot of a page, and is repeated above the rows
// that go on, where nothing reads it aloud again.
func TestBands(t *testing.T) {
	table := document.Table{Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"单元格"}, Wide: true}}}
	for b := range 12 {
		table.Rows = append(table.Rows, document.Row{Kind: document.Band, Cells: []document.Cell{{Text: fmt.Sprintf("第%d个文件，名字比第一列的所有文字都长", b)}, {}}})
		for i := range 2 + b%3*5 {
			table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: "户数"}, {Text: fmt.Sprint("C", i)}}})
		}
	}
	r := newReport(testSetter(t))
	pages, err := r.pages(document.Document{Title: "报告", Sections: []document.Section{{Blocks: []document.Block{table}}}})
	if err != nil || len(pages) < 2 {
		t.Fatal(len(pages), err)
	}
	repeated := 0
	for _, p := range pages {
		row, band, last := "", "", page.Text{}
		for _, item := range p.Items {
			text, ok := item.(page.Text)
			switch {
			case !ok || strings.HasPrefix(text.String, "— "):
			case strings.HasPrefix(text.String, "第"):
				band, last = text.String, text
				if text.Tag == page.Furniture {
					repeated++
				}
			case strings.HasPrefix(text.String, "C"):
				if row, last = text.String, text; band == "" {
					t.Errorf("page %d: %s stands under no band", p.Number, row)
				}
			}
		}
		if strings.HasPrefix(last.String, "第") {
			t.Errorf("page %d ends with %s", p.Number, last.String)
		}
	}
	if repeated == 0 {
		t.Error("no band is repeated")
	}
}

// TestGroupsStayTogether: however full the page, rows that go on with the one above them stay with it, and a
// group too large for that is named again where it goes on.
func TestGroupsStayTogether(t *testing.T) {
	s := testSetter(t)
	for lines := range 20 {
		table := document.Table{Columns: []document.Column{{Head: []string{"单位"}}, {Head: []string{"项目"}}}}
		for i := range 12 {
			table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("单位%02d", i), fmt.Sprintf("甲%02d", i)), row(document.Normal, "", fmt.Sprintf("乙%02d", i)), row(document.Part, "其中", fmt.Sprintf("丙%02d", i)))
		}
		for i := range 30 {
			table.Rows = append(table.Rows, row(document.Normal, map[bool]string{true: "大单位"}[i == 0], fmt.Sprintf("丁%02d", i)))
		}
		doc := document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12},
			Lead: []document.Block{document.Paragraph{Text: strings.Repeat("前", 28*lines+5)}, table}}
		pages, err := newReport(s).pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			text := pageText(p)
			for i := range 12 {
				if mark := fmt.Sprintf("%02d", i); strings.Contains(text, "甲"+mark) != strings.Contains(text, "丙"+mark) || strings.Contains(text, "甲"+mark) != strings.Contains(text, "乙"+mark) {
					t.Errorf("%d lines: group %d is cut by the foot of page %d", lines, i, p.Number)
				}
			}
			if strings.Contains(text, "丁") && !strings.Contains(text, "大单位") {
				t.Errorf("%d lines: page %d does not say whose rows go on", lines, p.Number)
			}
		}
	}
}

// TestNumbersInOrder: tables and charts appear in the order of their numbers, whatever waits for another
// page, and a chart stands before the next section unless that would leave much of a page white.
func TestNumbersInOrder(t *testing.T) {
	s := testSetter(t)
	wide := wideTable()
	wide.Number = "表1"
	for range 9 {
		wide.Rows = append(wide.Rows, wide.Rows[0])
	}
	value := decimal.NewFromInt(3)
	picture := func(number string, kind document.ChartKind) document.Chart {
		return document.Chart{Number: number, Title: "图题", Kind: kind, Categories: []string{"甲"}, Series: []document.Series{{Name: "一", Points: []document.Point{{Value: &value}}}}}
	}
	filling := func(mark string, lines int) document.Block {
		return document.Paragraph{Text: strings.Repeat(mark, 28*lines+5)}
	}
	second, third := smallTable(), smallTable()
	second.Number, third.Number = "表2", "表3"
	for lines := range 24 {
		doc := document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12}, Sections: []document.Section{
			{Number: "一、", Title: "首章", Blocks: []document.Block{filling("前", lines), wide, filling("中", 2)}},
			{Number: "二、", Title: "次章", Blocks: []document.Block{filling("中", 7), second, filling("后", lines), picture("图1", document.Columns), filling("后", 1),
				document.Heading{Level: 2, Text: "（一）节"}, picture("图2", document.Shares), third}}}}
		pages, err := newReport(s).pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, p := range pages {
			all += pageText(p)
		}
		for _, kind := range []string{"表", "图"} {
			for n := 2; strings.Contains(all, fmt.Sprintf("%s%d", kind, n)); n++ {
				if strings.Index(all, fmt.Sprintf("%s%d", kind, n)) < strings.Index(all, fmt.Sprintf("%s%d", kind, n-1)) {
					t.Errorf("%d lines: %s%d stands before %s%d", lines, kind, n, kind, n-1)
				}
			}
		}
	}
}
