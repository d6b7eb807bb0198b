// Package reckoning words how a figure follows from others, with its numbers, so that whoever reads a
// report can work it out again (算式): 分值30×实绩1010万元×12÷（年度目标1000万元×12）＝30.30分. It says what
// happened, not what might have: of a bound only that it held, of a choice only what was chosen and why.
package reckoning

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

// Book is what a sentence says of the figures that an expression names.
type Book struct {
	Figure func(key string) *figure.Figure // nil where there is none
	Name   func(f *figure.Figure) string   // what it is called within a sentence; nil: its label
}

// Sentence words the expression of a figure, and its value in its unit; "" where a figure is missing that it
// needs, or the figure is no expression.
func (b Book) Sentence(f *figure.Figure) string {
	e, ok := f.Working.(figure.Expression)
	if !ok {
		return ""
	}
	value, ok := b.exact(e.Term)
	if !ok {
		return ""
	}
	if place, is := e.Term.(figure.Place); is {
		return "在" + strconv.Itoa(len(place.Among)) + "个中居" + b.words(place).text
	}
	equals := "＝"
	if value.Cmp(f.Value.Rat()) != 0 {
		equals = "≈"
	}
	places := int32(e.Decimals)
	if f.Decimals != nil {
		places = int32(*f.Decimals)
	}
	return b.words(e.Term).text + equals + amount(f.Value.StringFixed(places), f.Unit)
}

func (b Book) exact(t figure.Term) (*big.Rat, bool) {
	return figure.Values(func(key string) (decimal.Decimal, bool) {
		if f := b.Figure(key); f != nil {
			return f.Value, true
		}
		return decimal.Decimal{}, false
	}).Exact(t)
}

// words are a part of a sentence and how strongly they hold together, see hold.
type words struct {
	text string
	hold hold
}

type hold uint8

const (
	added      hold = iota // a＋b, a－b
	multiplied             // a×b, a÷b
	one                    // a name with its number
)

func (w words) within(least hold) string {
	if w.hold < least {
		return "（" + w.text + "）"
	}
	return w.text
}

func (b Book) words(t figure.Term) words {
	switch t := t.(type) {
	case figure.Sum:
		return b.chain(counted(t), "＋", added)
	case figure.Product:
		return b.chain(t, "×", multiplied)
	case figure.Less:
		if from, fixed := t.Of.(figure.Number); fixed && from.Name == "" && from.Value.IsZero() {
			return words{"－" + b.words(t.By).within(multiplied), added}
		}
		return words{b.words(t.Of).within(added) + "－" + b.words(t.By).within(multiplied), added}
	case figure.Quotient:
		return words{b.words(t.Of).within(multiplied) + "÷" + b.words(t.By).within(one), multiplied}
	case figure.Least:
		return b.bounded(t, t, "超过")
	case figure.Most:
		return b.bounded(t, t, "低于")
	case figure.Rounded:
		return b.rounded(t)
	case figure.Whole:
		return b.because(t, b.worked(t.Of)+"，取整")
	case figure.Choice:
		return b.chosen(t)
	case figure.Place:
		return words{"第" + b.value(t) + "名", one}
	}
	return words{b.operand(t), one}
}

// rounded says nothing of a number that has no more decimals.
func (b Book) rounded(t figure.Rounded) words {
	if exact, ok := b.exact(t.Of); ok {
		if r, _ := b.exact(t); r.Cmp(exact) == 0 {
			return b.words(t.Of)
		}
	}
	return b.because(t, b.words(t.Of).text+"，取"+strconv.Itoa(t.Decimals)+"位小数")
}

// counted leaves out of a sum what counts no rows, unless nothing does.
func counted(terms []figure.Term) []figure.Term {
	some := slices.DeleteFunc(slices.Clone(terms), func(t figure.Term) bool {
		p, _ := t.(figure.Product)
		return slices.ContainsFunc(p, func(one figure.Term) bool { m, is := one.(figure.Measured); return is && m.Value.IsZero() })
	})
	if len(some) == 0 {
		return terms
	}
	return some
}

func (b Book) chain(terms []figure.Term, operator string, as hold) words {
	if len(terms) == 0 {
		return words{"0", one}
	}
	list := make([]string, len(terms))
	for i, t := range terms {
		list[i] = b.words(t).within(as)
	}
	return words{strings.Join(list, operator), as}
}
