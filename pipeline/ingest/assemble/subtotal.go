package assemble

import (
	"slices"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ledger"
)

// totals tells the label of a line of totals from a text of a row of the ledger: few other
// texts stand in the line, or the label is of the group of the row above (一期小计), or it
// is set off as a spreadsheet's 分类汇总 does (一期 汇总).
func (b *classifier) totals(row *grid.Row, label *grid.Cell, above *ledger.Row) bool {
	kind, of := b.words.totals.Of(label.Text)
	switch {
	case kind == lines.NoTotal:
		return false
	case of == "":
		return b.sparse(row) || !b.full(row)
	case b.sparse(row), kind == lines.OtherTotal && numbersBut(row, label):
		return true
	}
	return b.requiredTexts == 1 && b.at(label.Col) != nil && (groupAbove(above, of) || kind == lines.Subtotal && setOff(label.Text, of))
}

// numbersBut tells a line of nothing but numbers beside its label: 分类汇总 counts texts too.
func numbersBut(row *grid.Row, label *grid.Cell) bool {
	return len(row.Cells) > 1 && !slices.ContainsFunc(row.Cells, func(c grid.Cell) bool {
		return c.Col != label.Col && c.Kind == grid.Text && !spelling.Nothing(c.Text)
	})
}

// full tells a line in which every required text is filled, in a ledger that requires several.
func (b *classifier) full(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		if p := b.at(row.Cells[i].Col); p != nil && p.Required && !p.Kind.Numeric() && !spelling.Nothing(row.Cells[i].Text) {
			filled++
		}
	}
	return b.requiredTexts >= recognise.Enough && filled == b.requiredTexts
}

// groupAbove tells that a text of the row above is the name of a group.
func groupAbove(above *ledger.Row, of string) bool {
	return above != nil && slices.ContainsFunc(above.Cells, func(c ledger.Cell) bool { return inGroup(&c, of) })
}

func inGroup(c *ledger.Cell, of string) bool {
	return c.Kind == ledger.Text && spelling.Key(c.Text) == of
}

// setOff tells a white space between what a label is of and its total word.
func setOff(label, of string) bool {
	rest, ok := strings.CutPrefix(spelling.Key(label), of)
	return ok && rest != "" && len(strings.Fields(spelling.Trim(spelling.HalfWidth(label)))) > 1
}

// groupSpans gives the rows right above a subtotal, or right below it, that share the text
// by which it is labelled: 招商中心 汇总 is the sum of those of 招商中心, as far as the next
// subtotal of that name.
func (b *totalsCheck) groupSpans(i int) []span {
	m := &b.stated[i]
	if m.of == "" {
		return nil
	}
	first, last := b.nearestOf(i, -1), b.nearestOf(i, 1)
	var spans []span
	for _, p := range b.columns {
		in := func(row int) bool {
			return row >= first && row < last && inGroup(&b.rows[row].Cells[p.index], m.of)
		}
		from, to := m.before, m.before
		for in(from - 1) {
			from--
		}
		if from == to {
			for in(to) {
				to++
			}
		}
		if from < to {
			spans = append(spans, span{from, to})
		}
	}
	return spans
}

// nearLines is in how many stated lines around it another subtotal of a group is looked for.
const nearLines = 64

// nearestOf gives the row at which the next subtotal of the same group stands in a
// direction, the end of the rows if there is none near.
func (b *totalsCheck) nearestOf(i, step int) int {
	for j := i + step; j >= 0 && j < len(b.stated) && (j-i)*step <= nearLines; j += step {
		if b.stated[j].of == b.stated[i].of {
			return b.stated[j].before
		}
	}
	if step < 0 {
		return 0
	}
	return len(b.rows)
}
