package datasheet

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
)

// Shorthand for the signs that a printed table uses where a number is missing
// (document.CannotBe and blank): a screen reader skips those.
const (
	noData             = "[无数据]"
	noDataMeans        = "没有报送或没有填写该项，不是零"
	notApplicable      = "[不适用]"
	notApplicableMeans = "该项不存在，例如没有年度目标"
	withheld           = "[不公开]"
	withheldMeans      = "依据的企业、住户或项目不足三个，或可据以推算这样的数，或看得出单个企业、住户或项目的增减"
)

// notes are the remarks on tables, numbered through the workbook; equal ones share a number.
type notes struct{ list []note }

type note struct {
	text   string
	places []string // sheets, or the part of the report
}

// everywhere is the place of the notes that hold for all sheets.
const everywhere = "全部工作表"

// general adds the notes that hold for every workbook; they come first and need no marker.
func (n *notes) general(public bool) {
	formulas, closed := "由台账逐行计算的公式在同时发布的 Excel 报告中。", ""
	if public {
		formulas, closed = "", withheld+"表示"+withheldMeans+"，报告中印作“"+document.Withheld+"”。"
	}
	n.add(everywhere,
		"空缺："+noData+"表示"+noDataMeans+"；"+notApplicable+"表示"+notApplicableMeans+"。报告中前者印作空白，后者印作“"+document.CannotBe+"”。"+closed+"下列各注照报告原文引用；报告中印作“"+document.TooSmall+"”（不足最小单位）的，本工作簿写出实际数值。",
		"数值：都是数，不是公式；"+formulas+"数值没有取位，超过15位有效数字的四舍五入到15位，按报告取位后的位数显示（四舍五入），所以显示的分项之和与总计可能有出入。",
		"百分数：表头标“（%）”的列，数值以百分之一为单位，118.2 就是 118.2%。",
		"日期写作年-月-日，例如 2020-12-31。",
	)
}

// add enters notes of a place and returns their numbers, from 1.
func (n *notes) add(where string, texts ...string) []int {
	var numbers []int
	for _, text := range texts {
		i := slices.IndexFunc(n.list, func(known note) bool { return known.text == text })
		if i < 0 {
			i = len(n.list)
			n.list = append(n.list, note{text: text})
		}
		if !slices.Contains(n.list[i].places, where) {
			n.list[i].places = append(n.list[i].places, where)
		}
		if !slices.Contains(numbers, i+1) {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// marker is what a title carries: [注5、6], empty without notes.
func marker(numbers []int) string {
	if len(numbers) == 0 {
		return ""
	}
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return "[注" + strings.Join(texts, "、") + "]"
}

// remarks fills the sheet 说明: the notes, then what the report itself says under that title.
func (p *planner) remarks(s *sheet) {
	for _, section := range p.doc.Sections {
		if section.Kind == document.Remarks {
			for _, text := range paragraphs(section.Blocks) {
				p.notes.add("报告的“"+heading(section)+"”", text.text)
			}
		}
	}
	s.heads(28, "编号", "用于")
	s.heads(100, "内容")
	for i, n := range p.notes.list {
		s.row("注"+strconv.Itoa(i+1), strings.Join(n.places, "、"), n.text)
	}
	p.announce(s, "列出各工作表标题中的注和报告的说明", nil)
}
