package assemble

import (
	"slices"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ledger"
)

// classifier tells what the lines under a header are.
type classifier struct {
	*binding
	*typing.Settings
	words  *Words
	merges grid.Merges // of the sheet
}

// classify tells what a line is by its first text; only a few first characters need a
// closer look. label is that text; above is the row of the ledger read last, nil for none.
func (b *classifier) classify(row *grid.Row, above *ledger.Row) (class lines.Class, label *grid.Cell) {
	first := slices.IndexFunc(row.Cells, isText)
	if first < 0 {
		return lines.Data, nil
	}
	label = &row.Cells[first]
	if later := b.laterTotal(row, first+1); later != nil {
		return b.totalClass(later), later
	}
	s := spelling.Trim(spelling.Beginning(label.Text))
	switch {
	case b.words.totals.May(s) && b.totals(row, label, above):
		return b.totalClass(label), label
	case lines.IsSection(s) && (b.sparse(row) || b.titles(row, label)):
		return lines.Section, label
	case lines.IsFooter(s) && !b.remarked(row, label), lines.IsSigned(s) && b.sparse(row) && !b.covered(row.Line):
		return lines.Footer, label
	case lines.IsSample(s):
		return lines.Sample, label
	case strings.HasPrefix(s, "其中") && b.sparse(row), (lines.IsRatio(s) || lines.IsPageMark(s)) && b.sparse(row) && !b.covered(row.Line):
		return lines.Note, label
	case lines.IsInformation(row) && b.sparse(row):
		return lines.Footer, label
	case len(row.Cells) > 1 || !b.sparse(row) || b.covered(row.Line):
		return lines.Data, label
	}
	return b.loneClass(s, row.Line, label.Col), label
}

func isText(c grid.Cell) bool { return c.Kind == grid.Text && spelling.Trim(c.Text) != "" }

// laterTotal finds the label of a total among the cells from a place on, in a line that is no
// row of the ledger; nil for none.
func (b *classifier) laterTotal(row *grid.Row, from int) *grid.Cell {
	for i := from; i < len(row.Cells); i++ {
		c := &row.Cells[i]
		if isText(*c) && len(c.Text) < spelling.Telling && b.words.totals.May(c.Text) && b.totalClass(c) != lines.Data && b.sparse(row) {
			return c
		}
	}
	return nil
}

// loneClass tells what a line is that holds one text only.
func (b *classifier) loneClass(s string, line, col int) lines.Class {
	switch {
	case lines.IsNilReport(s), lines.IsDay(s), lines.IsPageMark(s):
		return lines.Note
	case lines.StatedCount(s) > 0 && strings.ContainsAny(s, "(（") || b.spans(line, col):
		return lines.Section
	case b.required > 1 && b.at(col) != nil:
		return lines.Lone
	}
	return lines.Data
}

// totalClass is what a total label makes of its line: totals that are held against the rows,
// or a note of something else than sums; a row of data when it is no label of a total.
func (b *classifier) totalClass(label *grid.Cell) lines.Class {
	switch b.words.totals.Kind(label.Text) {
	case lines.NoTotal:
		return lines.Data
	case lines.OtherTotal:
		return lines.Note
	}
	return lines.Total
}

// remarked tells a row of the ledger whose first text is a remark in a column of its own
// (备注 before the others): every required column has a value, which no footer gives them.
func (b *classifier) remarked(row *grid.Row, label *grid.Cell) bool {
	if p := b.at(label.Col); p == nil || p.Required || lines.IsInformation(row) {
		return false
	}
	return b.complete(row)
}

// complete tells a line in which every required column has a value.
func (b *classifier) complete(row *grid.Row) bool {
	for _, p := range b.columns {
		m, merged := p.merge(row.Line)
		if p.Required && !(merged && m.Row1 < row.Line) && !slices.ContainsFunc(row.Cells, func(c grid.Cell) bool { return c.Col == p.col && !spelling.Nothing(c.Text) }) {
			return false
		}
	}
	return true
}

// sparse tells a line in which hardly any required column but amounts is filled, words for
// totals left aside, so that it can be no row of the ledger. In a ledger with one such column it says nothing.
func (b *classifier) sparse(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if p := b.at(c.Col); p != nil && p.Required && !p.Kind.Numeric() && !spelling.Nothing(c.Text) && !(b.words.totals.May(c.Text) && b.words.totals.Exact(c.Text)) {
			filled++
		}
	}
	return filled <= 1 && (b.requiredTexts > 1 || filled == 0)
}

// titles tells a line that holds a section's label and nothing else, in a ledger whose rows
// need more than that or with the count that sections state.
func (b *classifier) titles(row *grid.Row, label *grid.Cell) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Col != label.Col && !spelling.Nothing(c.Text) {
			return false
		}
	}
	return !b.covered(row.Line) && (b.required > 1 || lines.StatedCount(label.Text) > 0)
}

// spans tells a cell that is merged over half of the ledger's columns or more.
func (b *classifier) spans(line, col int) bool {
	for _, m := range b.merges.Starting(line, line) {
		if m.Col1 == col {
			return (m.Col2-m.Col1+1)*2 >= len(b.columns)
		}
	}
	return false
}

// resumes tells a line below the footer that is a row of the ledger all the same: two of
// its required cells are filled (the one, if it has but one).
func (b *classifier) resumes(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		if p := b.at(row.Cells[i].Col); p != nil && p.Required && !spelling.Nothing(row.Cells[i].Text) {
			filled++
		}
	}
	return filled >= min(2, b.required) && len(row.Cells) > 2 && !lines.IsInformation(row)
}

// isTitle tells a line that belongs to the header below it, where one sheet holds several
// tables: a single text, or texts of which one names a table or says 填报单位：…. It must
// not be able to be a row of the ledger, or begin with the name of a table.
func (b *classifier) isTitle(row *grid.Row) bool {
	texts, names, first := 0, 0, false
	for i := range row.Cells {
		c := &row.Cells[i]
		t := spelling.Compact(spelling.Beginning(c.Text))
		if t == "" {
			continue
		}
		if c.Kind != grid.Text || b.words.totals.Kind(t) != lines.NoTotal {
			return false
		}
		texts++
		if lines.NamesTable(t) {
			names++
		}
		first = first || texts == 1 && names == 1
	}
	return texts <= 3 && first && (names > 1 || !b.complete(row)) || b.sparse(row) && (texts <= 1 || texts <= 3 && names > 0)
}
