// Package datasheet composes the workbook of a report's tables (数据表): which sheets it has, in
// which order, and every sentence in it. It follows the accessibility rules for statistical
// spreadsheets of the UK Government Analysis Function (peers.md §6): one table with one head row
// per sheet, remarks and table in the first column, nothing blank, notes as text on a sheet of
// their own.
package datasheet

import (
	"fmt"
	"strings"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ooxml"
	"zonereport/pipeline/unit"
)

// Titles of the sheets that every workbook has. The annexes of figures and sources are not
// drawn again, and the report's remarks go to the sheet 说明.
const (
	coverTitle    = "封面"
	contentsTitle = "目录"
	notesTitle    = "说明"
	figuresTitle  = legend.Figures
	sourcesTitle  = legend.Sources
	textTitle     = "正文"
)

// suffix tells this workbook from the report.
const suffix = "（数据表）"

// planner lays a document out in sheets.
type planner struct {
	doc    document.Document
	names  ooxml.SheetNames
	units  map[string]string // by key of a figure, as printed
	notes  notes
	sheets []*sheet
}

// Of returns the tables of a document whose figures and annexes are settled: 封面, 目录, 说明,
// 主要指标, a sheet per table and chart, 数据来源 and 正文.
func Of(doc document.Document) *document.Data {
	p := &planner{doc: doc, names: ooxml.SheetNames{}, units: map[string]string{}}
	for _, f := range doc.Figures {
		p.units[f.Key()] = unit.Written(f.Unit)
	}
	cover := p.add(coverTitle, title(doc)+suffix, "")
	contents := p.add(contentsTitle, contentsTitle+"：本工作簿的工作表", "")
	remarks := p.add(notesTitle, notesTitle+"：空缺、取位、百分数和各表的注", "空缺、取位、百分数和各表的注")
	p.notes.general(doc.Public)
	p.figures()
	for _, s := range p.sections() {
		p.drawn(s)
	}
	if !doc.Public {
		p.sources()
	}
	p.text()
	p.remarks(remarks)
	p.contents(contents)
	p.cover(cover)
	data := &document.Data{Title: cover.Title, Period: period(doc), Keywords: []string{doc.Author, period(doc), "统计", "数据表"}}
	for _, s := range p.sheets {
		data.Sheets = append(data.Sheets, s.DataSheet)
	}
	return data
}

// add appends a sheet; its name is one that a workbook allows.
func (p *planner) add(name, title, about string) *sheet {
	s := &sheet{DataSheet: document.DataSheet{Name: p.names.Take(name), Title: title}, about: about}
	p.sheets = append(p.sheets, s)
	return s
}

// sections are all parts of the report in order; the lead is one without number and title, so is a summary
// that there is not.
func (p *planner) sections() []document.Section {
	list := []document.Section{p.doc.Digest(), {Blocks: p.doc.Lead}}
	list = append(list, p.doc.Sections...)
	for _, a := range p.doc.Annexes {
		if a.Kind == document.Chapter || a.Kind == document.FindingList {
			list = append(list, a)
		}
	}
	return list
}

// drawn adds a sheet for every table and chart of a section.
func (p *planner) drawn(s document.Section) {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case document.Table:
			p.table(s, b)
		case document.Chart:
			p.chart(s, b)
		}
	}
}

// heading is a section's title with its number: 四、房屋搬迁, 附件3 审核情况.
func heading(s document.Section) string {
	if s.Number == "" || s.Title == "" || strings.HasSuffix(s.Number, "、") {
		return s.Number + s.Title
	}
	return s.Number + " " + s.Title
}

// origin says which part of the report a table is from.
func origin(s document.Section) string {
	if heading(s) == "" {
		return "出自报告的开头"
	}
	return "出自报告的“" + heading(s) + "”"
}

// announce writes what stands between a table's title and the table, in the order of the
// Analysis Function: how many tables, where notes are, what shorthand means, unit, source.
func (p *planner) announce(s *sheet, about string, marks []int, more ...string) {
	s.line("本工作表有一张表，" + about + "。")
	if mark := marker(marks); mark != "" {
		s.Title += " " + mark
		s.line("标题中的" + mark + "见工作表“" + notesTitle + "”。")
	}
	for _, sign := range []struct{ word, meaning string }{{noData, noDataMeans}, {notApplicable, notApplicableMeans}, {withheld, withheldMeans}} {
		if s.holds(sign.word) {
			s.line("表中的" + sign.word + "表示" + sign.meaning + "。")
		}
	}
	for _, text := range more {
		s.line(text)
	}
	s.lead("返回目录", contentsTitle)
}

func (s *sheet) holds(word string) bool {
	for _, row := range s.Rows {
		for _, c := range row {
			if c.Value == nil && c.Text == word {
				return true
			}
		}
	}
	return false
}

// contents lists the sheets that come after it.
func (p *planner) contents(s *sheet) {
	s.heads(60, "工作表", "内容")
	for _, other := range p.sheets[2:] {
		s.row(other.Name, other.about)[0].Link = other.Name
	}
	s.line(fmt.Sprintf("本工作表有一张表，列出其余%d张工作表；第一列是链接。", len(s.Rows)))
}

// title is the document's title on one line.
func title(doc document.Document) string { return strings.ReplaceAll(doc.Title, "\n", "") }

// period is the report period in words.
func period(doc document.Document) string {
	return fmt.Sprintf("%d年%d月", doc.Period.Year, doc.Period.Number)
}

// cover says what the workbook is, for whom, of when, and how to read it.
func (p *planner) cover(s *sheet) {
	s.line("这是《" + title(p.doc) + "》的数据表，供查阅、再计算、程序读取和使用读屏软件的读者使用。" + p.beside())
	s.heading("报告期")
	s.line(period(p.doc) + "，数据截至" + p.doc.Period.End().Chinese() + "。")
	if p.doc.Author != "" {
		s.heading("编制单位")
		s.line(p.doc.Author)
	}
	s.heading("内容")
	s.line("“" + figuresTitle + "”列出报告的全部指标；名称以“表”“图”开头的工作表是报告中各表和各图的数据；" + p.origins() + "“" + textTitle + "”是报告的文字。")
	s.lead("全部工作表见目录", contentsTitle)
	s.heading("怎样读")
	s.line("每张工作表从 A1 单元格的标题读起，往下几行是对表的说明，紧接着是一张有名称的表：表头只有一行，没有合并的单元格、空行、隐藏的内容和筛选。")
	s.line("空缺写作" + noData + "或" + notApplicable + "，含义和取位、各表的注见工作表“" + notesTitle + "”。")
	if p.doc.DocNo+p.doc.Signer+p.doc.Notice != "" {
		s.heading("印发")
	}
	for _, one := range [][2]string{{"发文字号：", p.doc.DocNo}, {"签发人：", p.doc.Signer}, {"", p.doc.Notice}} {
		if one[1] != "" {
			s.line(one[0] + one[1] + "。")
		}
	}
	if p.doc.Foot != "" {
		s.heading("核对")
		s.line("与纸质报告核对：" + strings.Join(strings.Fields(p.doc.Foot), "，") + "。")
	}
}

// beside says which other files there are.
func (p *planner) beside() string {
	if p.doc.Public {
		return "公开版只列数值，打印请用同时公开的 PDF；两份文件数字相同。"
	}
	return "打印和报送请用同时发布的 PDF 和 Excel 报告；三份文件出自同一次计算，数字相同。"
}

// origins says where the sources of the figures stand.
func (p *planner) origins() string {
	if p.doc.Public {
		return ""
	}
	return "“" + sourcesTitle + "”写明每个指标取自哪个文件的哪些单元格；"
}
