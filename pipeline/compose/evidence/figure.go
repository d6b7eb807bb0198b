package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/trail"
	"zonereport/pipeline/unit"
)

func (b *Book) figure(f *figure.Figure) trail.Figure {
	t := trail.Figure{Key: f.Key(), Link: b.link(f.Key()), Name: f.Label(), Value: amount(f.Value, f.Unit), Window: f.Window, Ledgers: b.ledgersOf(f)}
	fact := func(head, text string) {
		if text != "" {
			t.Facts = append(t.Facts, trail.Fact{Head: head, Text: text})
		}
	}
	fact("口径", f.Definition)
	fact("算式", b.reckoning().Sentence(f))
	target, completion := b.target(f)
	fact("年度目标", target)
	fact("完成率", completion)
	fact("见于", b.places[f.Key()])
	switch w := f.Working.(type) {
	case figure.Expression:
		b.operands(&t.Basis, w)
	case figure.Streak:
		fact("各月名次", ranks(w))
		t.Operands = append(t.Operands, b.operandOf(w.Rank))
	default:
		b.rest(&t.Basis, f.Sources)
	}
	return t
}

// amount is the exact value with its unit, from 1亿元 up also in 亿元 as the reports print it.
func amount(value decimal.Decimal, of string) string {
	text := value.String() + unit.Written(of)
	if v, word := unit.Readable(value, of); of == unit.Money.Base() && word != of {
		text += "（" + wording.Trimmed(v, 2) + word + "）"
	}
	return text
}

// target is the target of the year that a figure is held against, and how far it is reached; "" where there is none.
func (b *Book) target(f *figure.Figure) (target, completion string) {
	for _, t := range b.book.Targets {
		if t.Key != f.Key() {
			continue
		}
		target = amount(t.Value, t.Unit)
		if !t.Due.IsZero() {
			target += "，完成期限" + t.Due.Chinese()
		}
		if t.Sheet != nil {
			target += "（" + finding.Place{File: t.Sheet.File, Sheet: t.Sheet.Name, Cell: t.At.String()}.Brief() + "）"
		}
		if of := b.figures[figure.Key(figure.CompletionOf(f.ID), values(f)...)]; of != nil {
			completion = amount(of.Value, of.Unit)
		}
	}
	if r := b.result(f); r != nil && r.Target != nil && target == "" {
		target = amount(*r.Target, f.Unit)
		if r.TargetAt != nil && r.TargetAt.Sheet != nil {
			target += "（" + finding.Place{File: r.TargetAt.Sheet.File, Sheet: r.TargetAt.Sheet.Name, Cell: r.TargetAt.At.String()}.Brief() + "）"
		}
	}
	if r := b.result(f); r != nil && r.Progress != nil && completion == "" {
		completion = wording.Trimmed(r.Progress.Shift(2), 2) + "%"
	}
	return target, completion
}

// result is what an actual of the campaign came to; nil for any other figure.
func (b *Book) result(f *figure.Figure) *figure.Result {
	if f.ID != figure.CampaignActual || b.book.Campaign == nil {
		return nil
	}
	for _, s := range b.book.Campaign.Standings {
		for i := range s.Indicators {
			if s.Unit == f.Group[0].Value && s.Indicators[i].Indicator == f.Indicator() {
				return &s.Indicators[i]
			}
		}
	}
	return nil
}

func values(f *figure.Figure) []string {
	var list []string
	for _, g := range f.Group {
		list = append(list, g.Value)
	}
	return list
}

// ranks words the place of each month.
func ranks(s figure.Streak) string {
	var list []string
	for i, rank := range s.Ranks {
		if rank > 0 {
			list = append(list, fmt.Sprintf("%d月第%d名", i+1, rank))
		} else {
			list = append(list, fmt.Sprintf("%d月没有名次", i+1))
		}
	}
	return strings.Join(list, "，")
}

// operands are what an expression takes its numbers from, each once, in the order in which they are written.
func (b *Book) operands(basis *trail.Basis, e figure.Expression) {
	for t := range figure.Operands(e.Term) {
		o, known := b.operand(t)
		if !known || slices.ContainsFunc(basis.Operands, func(other trail.Operand) bool { return same(o, other) }) {
			continue
		}
		if len(basis.Operands) == operandsMost {
			basis.More++
			continue
		}
		basis.Operands = append(basis.Operands, o)
	}
}

// same says of two operands that they are one number.
func same(a, b trail.Operand) bool {
	if a.Key != "" || b.Key != "" {
		return a.Key == b.Key
	}
	return a.Name == b.Name && a.Value == b.Value && a.From == b.From && slices.EqualFunc(a.Sources, b.Sources, func(x, y trail.Source) bool {
		return x.Place == y.Place && slices.Equal(x.Cells, y.Cells)
	})
}

// operand is a number of an expression; false for what the definition states itself.
func (b *Book) operand(t figure.Term) (trail.Operand, bool) {
	switch t := t.(type) {
	case figure.Value:
		return b.operandOf(t.Key), true
	case figure.Cell:
		o := trail.Operand{Name: t.Name, Value: amount(t.Value, t.Unit)}
		if s := sourceOf(t); len(s.Cells) > 0 {
			o.Sources = b.sources([]figure.Source{s})
		}
		return o, true
	case figure.Measured:
		o := trail.Operand{Name: t.Name, Value: amount(t.Value, t.Unit), Sources: b.sources(t.Sources)}
		return o, len(o.Sources) > 0 || !t.Value.IsZero()
	case figure.Stated:
		return trail.Operand{Name: fmt.Sprintf("%d年%d月", t.Month.Year, t.Month.Number), Value: amount(t.Value, t.Unit),
			From: fmt.Sprintf("已发布的%d年%d月报告（%s %s）", t.Month.Year, t.Month.Number, t.Month, t.Run)}, true
	}
	return trail.Operand{}, false
}

func (b *Book) operandOf(key string) trail.Operand {
	f := b.figures[key]
	if f == nil {
		return trail.Operand{Name: key}
	}
	return trail.Operand{Name: f.Label(), Value: amount(f.Value, f.Unit), Key: key, Link: b.link(key)}
}

// sourceOf is where a cell of an expression stands; without cells if it stands in no file.
func sourceOf(c figure.Cell) figure.Source {
	if c.Sheet == nil {
		return figure.Source{}
	}
	return figure.Source{File: c.Sheet.File, Sheet: c.Sheet.Name, Cells: []string{c.At.String()}}
}
