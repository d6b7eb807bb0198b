package assemble

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// longWords is more characters than a value of a number or date column has.
const longWords = 12

// underHeader looks again at a line above the first row of data: words that explain the
// columns are no row, and notes there end no table (design-life §11).
func (b *classifier) underHeader(row *grid.Row, class lines.Class, label *grid.Cell) lines.Class {
	switch {
	case label == nil || class != lines.Data && class != lines.Footer && class != lines.Lone:
		return class
	case lines.IsGuideLabel(label.Text) && len(row.Cells) > 1 && !b.readable(row) || b.explains(row):
		return lines.Guide
	case class == lines.Footer && lines.IsNote(label.Text):
		return lines.Note
	}
	return class
}

// readable tells that some number, date or code of a line can be read.
func (b *classifier) readable(row *grid.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || p.Kind == schema.Text || c.Kind == grid.Text && spelling.Nothing(c.Text) {
			continue
		}
		if r := b.Read(c, &p.Column); c.Kind != grid.Text || r.Kind != ledger.Blank && r.Severity != finding.Error {
			return true
		}
	}
	return false
}

// explains tells a line whose texts explain the columns: none of its numbers, dates and codes
// can be read, half of its cells or more, or all of those, speak of filling in, three of them in
// such columns at least. Where there are fewer every cell must, so that a row with a bad cell or two is
// never taken for one.
func (b *classifier) explains(row *grid.Row) bool {
	filled, spoken, typed, values := 0, 0, 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || spelling.Nothing(c.Text) && c.Kind == grid.Text {
			continue
		}
		filled++
		if p.Kind != schema.Text {
			values++
		}
		if c.Kind != grid.Text || !b.speaks(spelling.Beginning(c.Text), p) {
			continue
		}
		if spoken++; p.Kind != schema.Text {
			typed++
		}
	}
	if typed == 0 || b.readable(row) || b.covered(row.Line) {
		return false
	}
	return typed >= 3 && (spoken*2 >= filled || typed == values) || filled >= 2 && spoken == filled
}

// speaks tells a text that explains its column and is no value of it.
func (b *classifier) speaks(s string, p *column) bool {
	key := spelling.Key(s)
	if holdsAny(key, b.words.instructions) {
		return true
	}
	if p.Kind == schema.Text {
		return false
	}
	if p.Kind == schema.Code {
		named := 0
		for _, c := range p.Codes {
			if strings.Contains(key, ledger.Fold(c)) {
				named++
			}
		}
		if named > 1 {
			return true
		}
	}
	return holdsAny(key, b.words.forValues) || p.Kind != schema.Code && namesForm(key) || p.Kind != schema.Code && utf8.RuneCountInString(key) >= longWords ||
		p.Kind == schema.Bool && strings.Contains(key, "是/否")
}

// namesForm tells a text that says how a date is written or in what an amount is stated, and
// gives none: 年/月/日, 万元.
func namesForm(key string) bool {
	if strings.ContainsAny(key, "0123456789") {
		return false
	}
	return strings.Contains(key, "年") && strings.Contains(key, "月") || slices.ContainsFunc(append(unitword.Split(key), unitword.InBrackets(key)...), unitword.IsMeasure)
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
