package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/typeface"
)

// textNames are the uses of text in the order of the style file, with what they are for.
var textNames = [...][2]string{
	{"title", "报告标题、附件标题"}, {"subtitle", "标题下一行"}, {"body", "正文"}, {"heading1", "一级标题"}, {"heading2", "二级标题"},
	{"heading3", "三级标题"}, {"table", "表内文字"}, {"table_head", "表头、合计行"}, {"table_title", "表题、图题"}, {"note", "表注、文末说明"},
	{"page_number", "页码"}, {"foot", "页脚"}, {"contents", "目录"}, {"chart", "图中文字"},
}

// specimenText shows 汉字, marks, digits and letters; it needs no character that a common font lacks.
const specimenText = "永国经济开发区“招商选资”到位资金32.29亿元，同比增长5.4%（其中：外资1200万美元）——GB/T 9704"

// Specimen sets pages that show a style: every use of text, the fonts of the roles, rules
// and colours.
func Specimen(style document.Style, fonts typeface.Set) (page.Book, error) {
	s, err := typeset.NewSetter(style, fonts)
	if err != nil {
		return page.Book{}, err
	}
	r := newReport(s)
	r.title(document.Document{Title: "版式样张"})
	r.heading("heading1", "一、各处文字", sectionLevel)
	for _, t := range textNames {
		r.textSpecimen(t[0], t[1])
	}
	r.heading("heading1", "二、字体角色", sectionLevel)
	r.table(r.roleTable(fonts))
	r.heading("heading1", "三、表格和图表", sectionLevel)
	r.blocks(r.samples(), "样张")
	r.blocks(sampleCharts(), "样张")
	r.swatches()
	pages, err := r.finish(document.Document{Foot: "版式样张　style.toml"})
	return page.Book{Pages: pages, Elements: r.Elements}, err
}

// textSpecimen shows one use of text under a line that describes it.
func (r *report) textSpecimen(name, purpose string) {
	r.Part = "样张 " + name
	text := r.Style.Text[name]
	use := r.Use(name)
	label := fmt.Sprintf("%s [text.%s]：字体角色 %s，%s 磅，行距 %.4g 磅", purpose, name, text.Role, fmt.Sprint(text.Size), use.Leading)
	chunks := r.block(label, setting{use: r.Use("note").In(r.Leaf(page.Paragraph)), align: typeset.Left, measure: r.measure})
	chunks = append(chunks, r.block(specimenText, setting{use: use.In(r.Leaf(page.Paragraph)), align: typeset.Left, measure: r.measure})...)
	for i := range chunks[:len(chunks)-1] {
		chunks[i].glue = true
	}
	r.add(chunks...)
	r.blank(6, false)
}

// roleTable lists the roles and the fonts that serve them on this machine.
func (r *report) roleTable(fonts typeface.Set) document.Table {
	t := document.Table{Number: "表1", Title: "本机所用字体", Columns: []document.Column{
		{Head: []string{"角色"}}, {Head: []string{"字体"}}, {Head: []string{"文件"}, Wide: true}, {Head: []string{"西文和数字"}}, {Head: []string{"缺字时依次借用"}, Wide: true}}}
	names := make([]string, 0, len(r.Style.Roles))
	for name := range r.Style.Roles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		role, _ := fonts.Role(name)
		latin := "同左"
		if role.Latin != nil {
			latin = role.Latin.Name
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{Text: name}, {Text: role.Font.Name}, {Text: role.Font.File}, {Text: latin}, {Text: fontNames(role.Fallback)}}})
	}
	return t
}

func fontNames(fonts []*typeface.Font) string {
	var names []string
	for _, f := range fonts {
		if !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, "、")
}

// samples are a table with every kind of row and column, and notes.
func (r *report) samples() []document.Block {
	row := func(kind document.RowKind, texts ...string) document.Row {
		row := document.Row{Kind: kind}
		for _, text := range texts {
			row.Cells = append(row.Cells, document.Cell{Text: text})
		}
		return row
	}
	return []document.Block{document.Table{
		Number: "表2", Title: "统计表", Unit: "单位：万元",
		Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"到位资金", "本期"}, Align: document.Decimal}, {Head: []string{"到位资金", "占比（%）"}, Align: document.Decimal}, {Head: []string{"日期"}, Align: document.Center}},
		Rows: []document.Row{row(document.TotalRow, "合计", "1234.50", "100.0", ""), row(document.Part, "其中：内资", "1000.25", "81.0", "2020-05-12"),
			row(document.Part, "外资", "234.25", "19.0", "2020-11-03"), row(document.Highlight, "本开发区", "88.00", "7.1", "—")},
		Notes: []string{"“—”表示没有该项。"}, Source: "样例台账",
	}}
}

// sampleCharts are a chart of every kind.
func sampleCharts() []document.Block {
	series := func(name string, values ...float64) document.Series {
		s := document.Series{Name: name}
		for _, v := range values {
			exact := decimal.NewFromFloat(v)
			s.Points = append(s.Points, document.Point{Value: &exact, Text: exact.String()})
		}
		return s
	}
	units, months := []string{"本开发区", "甲街道", "乙街道", "丙镇"}, []string{"1月", "2月", "3月", "4月", "5月", "6月"}
	return []document.Block{
		document.Chart{Number: "图1", Title: "条形图（bars）", Kind: document.Bars, Unit: "分", Categories: units, Highlight: units[0], Series: []document.Series{series("总分", 98.5, 91.2, 84, 60.3)}},
		document.Chart{Number: "图2", Title: "柱形图（columns）", Kind: document.Columns, Unit: "户", Categories: []string{"一期", "二期", "三期"}, Series: []document.Series{series("签约", 402, 388, 415), series("拆除", 402, 360, 120)}},
		document.Chart{Number: "图3", Title: "折线图（line）", Kind: document.Line, Unit: "万元", Categories: months, Series: []document.Series{series("内资", 1200, 2400, 5200, 4100, 6600, 8000), series("外资", 0, 300, 700, 1100, 1600, 900)}},
		document.Chart{Number: "图4", Title: "名次图（ranks）", Kind: document.RankLine, Unit: "名", Categories: months, Series: []document.Series{series("名次", 5, 4, 4, 2, 1, 1)}},
		document.Chart{Number: "图5", Title: "进度图（progress）", Kind: document.Progress, Unit: "%", Categories: units, Highlight: units[0], Series: []document.Series{series("签约", 118.2, 90, 100, 40), series("到位", 96.4, 60, 70.5, 130)}},
		document.Chart{Number: "图6", Title: "占比图（shares）", Kind: document.Shares, Unit: "%", Categories: []string{"省外", "市外省内", "县外市内", "境外"}, Series: []document.Series{series("", 52.1, 31.4, 14.3, 2.2)}},
	}
}

// swatches shows the colours of charts, each beside its grey in black and white print.
func (r *report) swatches() {
	r.Part = "样张 颜色"
	c := r.Style.Chart
	use := r.Use("chart")
	colours := append(append([]string(nil), c.Colours...), c.Highlight, c.Muted)
	labels := make([]string, len(colours))
	for i := range c.Colours {
		labels[i] = fmt.Sprintf("系列%d", i+1)
	}
	labels[len(colours)-2], labels[len(colours)-1] = "突出", "其余"
	const height = 18.0
	share := r.measure / float64(len(colours))
	strip := chunk{height: 2*height + 2*use.Leading}
	for i, colour := range colours {
		x := float64(float64(i) * share)
		strip.items = append(strip.items, page.Area(x, 0, share-6, height, colour), page.Area(x, height, share-6, height, grey(colour)))
		for k, text := range []string{labels[i], colour} {
			l := r.Line(text, use)
			strip.items = append(strip.items, l.Texts(x, 2*height+float64(float64(k)*use.Leading)+use.Baseline()+2)...)
		}
	}
	strip.items = tagged(strip.items, r.Add(page.Element{Kind: page.Figure, Alt: "图表所用的颜色，每种颜色的下方是黑白打印时的灰度：" + strings.Join(colours, "、") + "。"}))
	r.blank(r.Pitch()/2, true)
	r.add(strip)
}

// grey is a colour as black and white print shows it.
func grey(colour string) string { return fmt.Sprintf("#%02[1]X%02[1]X%02[1]X", luma(colour)) }

// luma is how light a colour is, 0 to 255 (ITU-R BT.601); what is no colour is black.
func luma(colour string) int {
	red, green, blue := page.RGB(colour)
	return (299*red + 587*green + 114*blue + 500) / 1000
}
