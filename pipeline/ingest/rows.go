package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// rowClass says what a line of a sheet is (design §5).
type rowClass uint8

const (
	titleRow   rowClass = iota // above the header
	headRow                    // of the header
	indexRow                   // 甲 乙 1 2 3 under the header
	dataRow                    // of the ledger
	totalRow                   // 合计, 总计, 小计
	sectionRow                 // 一、产业项目（5个）
	noteRow                    // 其中：…, 平均, 本月无新增
	footerRow                  // 填表人, 审核人, 注：
	belowRow                   // under a footer, and no row of the ledger
	sampleRow                  // 示例
	guideRow                   // words under the header that explain the columns
	loneRow                    // a single text that is none of these
	blankRow                   // no value in any column of the ledger
	otherRow                   // of a sheet that is no ledger
	rowClasses
)

// classify tells what a line is by its first text; only a few first characters need a
// closer look. label is that text.
func (b *block) classify(row *grid.Row) (class rowClass, label *grid.Cell) {
	texts := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != grid.Text || trim(c.Text) == "" {
			continue
		}
		if texts++; label == nil {
			label = c
		}
		if texts > 1 && len(c.Text) < telling && b.words.mayTotal(c.Text) {
			if class := b.totalClass(c); class != dataRow && b.sparse(row) {
				return class, c
			}
		}
	}
	if label == nil {
		return dataRow, nil
	}
	s := trim(beginning(label.Text))
	switch {
	case b.words.mayTotal(s) && b.totals(row, label):
		return b.totalClass(label), label
	case isSection(s) && (b.sparse(row) || b.titles(row, label)):
		return sectionRow, label
	case isFooter(s) && !b.remarked(row, label), isSigned(s) && b.sparse(row) && !b.covered(row.Line):
		return footerRow, label
	case isSample(s):
		return sampleRow, label
	case strings.HasPrefix(s, "其中") && b.sparse(row), (isRatio(s) || isPageMark(s)) && b.sparse(row) && !b.covered(row.Line):
		return noteRow, label
	case isInformation(row) && b.sparse(row):
		return footerRow, label
	case len(row.Cells) > 1 || !b.sparse(row) || b.covered(row.Line):
		return dataRow, label
	case nilReport(s), isDay(s), isPageMark(s):
		return noteRow, label
	case stateCount(s) > 0 && strings.ContainsAny(s, "(（") || b.spans(row.Line, label.Col):
		return sectionRow, label
	case b.required > 1 && b.at(label.Col) != nil:
		return loneRow, label
	}
	return dataRow, label
}

// totalClass is what a total label makes of its line: totals that are held against the rows,
// or a note of something else than sums; a row of data when it is no label of a total.
func (b *block) totalClass(label *grid.Cell) rowClass {
	switch b.words.total(label.Text) {
	case noTotal:
		return dataRow
	case otherTotal:
		return noteRow
	}
	return totalRow
}

// isInformation tells a line all of whose texts are of the form 经手人：王某.
func isInformation(row *grid.Row) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Kind != grid.Text || trim(c.Text) != "" && !strings.ContainsAny(c.Text, ":：") {
			return false
		}
	}
	return len(row.Cells) > 0
}

// remarked tells a row of the ledger whose first text is a remark in a column of its own
// (备注 before the others): every required column has a value, which no footer gives them.
func (b *block) remarked(row *grid.Row, label *grid.Cell) bool {
	if p := b.at(label.Col); p == nil || p.Required || isInformation(row) {
		return false
	}
	for _, p := range b.columns {
		_, covered := p.merged(row.Line)
		if p.Required && !covered && !slices.ContainsFunc(row.Cells, func(c grid.Cell) bool { return c.Col == p.col && !nothing(c.Text) }) {
			return false
		}
	}
	return true
}

// covered tells a line in which a merge from above gives a value.
func (b *block) covered(line int) bool {
	for _, p := range b.columns {
		if _, covered := p.merged(line); covered {
			return true
		}
	}
	return false
}

// sparse tells a line in which hardly any required column but amounts is filled, words for
// totals left aside, so that it can be no row of the ledger. In a ledger with one such column it says nothing.
func (b *block) sparse(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if p := b.at(c.Col); p != nil && p.Required && !p.kind.numeric() && !nothing(c.Text) && !(b.words.mayTotal(c.Text) && b.words.exactTotal(c.Text)) {
			filled++
		}
	}
	return filled <= 1 && (b.requiredTexts > 1 || filled == 0)
}

// titles tells a line that holds a section's label and nothing else, in a ledger whose rows
// need more than that or with the count that sections state.
func (b *block) titles(row *grid.Row, label *grid.Cell) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Col != label.Col && !nothing(c.Text) {
			return false
		}
	}
	return !b.covered(row.Line) && (b.required > 1 || stateCount(label.Text) > 0)
}

// spans tells a cell that is merged over half of the ledger's columns or more.
func (b *block) spans(line, col int) bool {
	for _, m := range b.merges.starting(line, line) {
		if m.Col1 == col {
			return (m.Col2-m.Col1+1)*2 >= len(b.columns)
		}
	}
	return false
}

// resumes tells a line below the footer that is a row of the ledger all the same: two of
// its required cells are filled (the one, if it has but one).
func (b *block) resumes(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		if p := b.at(row.Cells[i].Col); p != nil && p.Required && !nothing(row.Cells[i].Text) {
			filled++
		}
	}
	return filled >= min(2, b.required) && len(row.Cells) > 2 && !isInformation(row)
}

// isIndexRow tells the row under a header that only numbers the columns: 甲 乙 1 2 3, (1) (2).
func isIndexRow(row *grid.Row) bool {
	letters, numbers, cells := 0, 0, 0
	for _, c := range row.Cells {
		t := strings.Trim(compact(c.Text), "()")
		if t == "" {
			continue
		}
		cells++
		if n, rest := leadingDigits(t); rest == "" && n == numbers+1 {
			numbers++
			continue
		}
		if letters*3 >= len(stems) || t != stems[letters*3:letters*3+3] {
			return false
		}
		letters++
	}
	return cells >= 4 && numbers >= 2
}

// stems are the characters by which official forms name their columns of text.
const stems = "甲乙丙丁戊己庚辛壬癸"

// isTitle tells a line that belongs to the header below it, where one sheet holds several
// tables: a single text, or texts of which one names a table or says 填报单位：…. It must
// not be able to be a row of the ledger.
func (b *block) isTitle(row *grid.Row) bool {
	texts, names := 0, false
	for i := range row.Cells {
		c := &row.Cells[i]
		t := compact(beginning(c.Text))
		if t == "" {
			continue
		}
		if c.Kind != grid.Text || b.words.total(t) != noTotal {
			return false
		}
		texts++
		names = names || namesTable(t)
	}
	return b.sparse(row) && (texts <= 1 || texts <= 3 && names)
}

// namesTable tells the title of a table, or the line of its office or unit.
func namesTable(t string) bool {
	if strings.Contains(t, "单位") && strings.Contains(t, ":") {
		return true
	}
	t = strings.TrimRight(strings.TrimSuffix(t, "(续表)"), ")")
	for _, w := range []string{"台账", "统计表", "情况表", "明细表", "汇总表", "一览表", "登记表", "报表", "月报", "续表"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}
