package layout

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
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

// Specimen sets pages that show the style: every use of text, the fonts of the roles, rules
// and colours.
func (s *Setter) Specimen() ([]Page, error) {
	r := report{Setter: s, measure: s.style.Page.TextWidth * PointsPerMM}
	r.title(document.Document{Title: "版式样张"})
	r.heading("heading1", "一、各处文字", 0)
	for _, t := range textNames {
		r.specimen(t[0], t[1])
	}
	r.heading("heading1", "二、字体角色", 0)
	r.table(r.roleTable())
	r.heading("heading1", "三、表格和图表", 0)
	for _, block := range r.samples() {
		r.blocks([]document.Block{block}, "样张")
	}
	r.swatches()
	if err := s.fonts.err(); err != nil {
		return nil, err
	}
	pages := paginate(s.style.Page, r.chunks)
	for i := range pages {
		s.number(&pages[i])
		s.foot(&pages[i], "版式样张　style.toml")
	}
	return pages, s.fonts.err()
}

// specimen shows one use of text under a line that describes it.
func (r *report) specimen(name, purpose string) {
	r.place = "样张 " + name
	text := r.style.Text[name]
	use := r.use(name)
	label := fmt.Sprintf("%s [text.%s]：字体角色 %s，%s 磅，行距 %.4g 磅", purpose, name, text.Role, fmt.Sprint(text.Size), use.leading)
	chunks := r.block(label, setting{use: r.use("note"), align: leftAligned, measure: r.measure})
	chunks = append(chunks, r.block(specimenText, setting{use: use, align: leftAligned, measure: r.measure})...)
	for i := range chunks[:len(chunks)-1] {
		chunks[i].glue = true
	}
	r.add(chunks...)
	r.blank(6, false)
}

// roleTable lists the roles and the fonts that serve them on this machine.
func (r *report) roleTable() document.Table {
	t := document.Table{Number: "表1", Title: "本机所用字体", Columns: []document.Column{
		{Head: []string{"角色"}}, {Head: []string{"字体"}}, {Head: []string{"文件"}, Wide: true}, {Head: []string{"西文和数字"}}, {Head: []string{"缺字时依次借用"}, Wide: true}}}
	names := make([]string, 0, len(r.style.Roles))
	for name := range r.style.Roles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		role, _ := r.fonts.set.Role(name)
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

// swatches shows the colours of charts, each beside its grey in black and white print.
func (r *report) swatches() {
	r.place = "样张 颜色"
	c := r.style.Chart
	use := r.use("chart")
	colours := append(append([]string(nil), c.Colours...), c.Highlight, c.Muted)
	labels := make([]string, len(colours))
	for i := range c.Colours {
		labels[i] = fmt.Sprintf("系列%d", i+1)
	}
	labels[len(colours)-2], labels[len(colours)-1] = "突出", "其余"
	const height = 18.0
	share := r.measure / float64(len(colours))
	strip := chunk{height: 2*height + 2*use.leading}
	for i, colour := range colours {
		x := float64(i) * share
		strip.items = append(strip.items, area(x, 0, share-6, height, colour), area(x, height, share-6, height, grey(colour)))
		for k, text := range []string{labels[i], colour} {
			l := line{cells: r.cells(text, use)}
			strip.items = append(strip.items, l.texts(x, 2*height+float64(k)*use.leading+use.baseline()+2, use.size)...)
		}
	}
	r.blank(r.pitch()/2, true)
	r.add(strip)
}

// grey is a colour as black and white print shows it: its luma (ITU-R BT.601).
func grey(colour string) string {
	var red, green, blue int
	if n, err := fmt.Sscanf(colour, "#%02x%02x%02x", &red, &green, &blue); n != 3 || err != nil {
		return "#000000"
	}
	luma := (299*red + 587*green + 114*blue + 500) / 1000
	return fmt.Sprintf("#%02X%02X%02X", luma, luma, luma)
}
