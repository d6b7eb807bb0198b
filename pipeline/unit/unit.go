// Package unit is the one table of units of measurement (计量单位): what each measures, and how
// many of a ledger's base unit it is. Values are kept in the base unit of their column: 万元,
// 亩, ㎡ (floor area), % (design §4); a figure, a table or a chart may state them in another
// unit of the same kind (design-life §13).
package unit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Kind is what a unit measures.
type Kind uint8

const (
	// Count is for what is counted, 个 or 户, and for numbers that carry no unit: any word
	// will do that measures nothing else.
	Count Kind = iota
	// Money is in 万元.
	Money
	// Land is in 亩.
	Land
	// Area is floor area, in ㎡.
	Area
	// Rate is in %.
	Rate
	// Points is how far two rates are apart: 百分点.
	Points
)

// one is a unit of a kind: how many base units one of it is, exactly.
type one struct {
	word    string
	size    decimal.Decimal
	derived bool // figures and reports may state it, ledgers may not (design §4)
}

// units are the units of each kind, the base unit first: 1 公顷 is 15 亩, and 1 亩 2000/3 ㎡.
var units = map[Kind][]one{
	Money: {{word: "万元", size: decimal.New(1, 0)}, {word: "亿元", size: decimal.New(1, 4)}, {word: "元", size: decimal.New(1, -4)}},
	Land: {{word: "亩", size: decimal.New(1, 0)}, {word: "公顷", size: decimal.New(15, 0)}, {word: "㎡", size: decimal.New(15, -4)},
		{word: "万㎡", size: decimal.New(15, 0)}, {word: "平方公里", size: decimal.New(1500, 0), derived: true}},
	Area:   {{word: "㎡", size: decimal.New(1, 0)}, {word: "万㎡", size: decimal.New(1, 4)}},
	Rate:   {{word: "%", size: decimal.New(1, 0)}},
	Points: {{word: "百分点", size: decimal.New(1, 0), derived: true}},
}

// OfColumn is what a column of a type measures.
func OfColumn(columnType string) Kind {
	switch columnType {
	case "money":
		return Money
	case "land":
		return Land
	case "area":
		return Area
	case "rate":
		return Rate
	}
	return Count
}

// Base is the unit in which values of a kind are kept, "" for what is counted.
func (k Kind) Base() string {
	if len(units[k]) == 0 {
		return ""
	}
	return units[k][0].word
}

// Words are the units of a kind, the base unit first; none for what is counted.
func (k Kind) Words() []string {
	var words []string
	for _, u := range units[k] {
		words = append(words, u.word)
	}
	return words
}

// Name brings the words for a unit into one: 平方米 is ㎡, 万平方米 is 万㎡.
func Name(word string) string {
	return strings.Replace(word, "平方米", "㎡", 1)
}

// InLedgers are the words in which ledgers may state units of some kinds, in either spelling, the
// longest first: a header that ends in 万㎡ ends in ㎡ too.
func InLedgers(kinds ...Kind) []string {
	var words []string
	for _, k := range kinds {
		for _, u := range units[k] {
			if !u.derived {
				words = append(words, u.word, Written(u.word))
			}
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return slices.Compact(words)
}

// Written is a unit as texts and tables write it (GB 3100): 平方米, not ㎡. Other words stay.
func Written(word string) string {
	if !Measures(word) {
		return word
	}
	return strings.Replace(word, "㎡", "平方米", 1)
}

// size is how many base units of the kind one of a unit is (亿元 of money: 10000); false
// for a unit that the kind does not have.
func (k Kind) size(word string) (decimal.Decimal, bool) {
	u, ok := k.find(word)
	return u.size, ok
}

// LedgerSize is how many base units of the kind one of a unit is that ledgers may state; false for
// any other.
func (k Kind) LedgerSize(word string) (decimal.Decimal, bool) {
	u, ok := k.find(word)
	if !ok || u.derived {
		return decimal.Decimal{}, false
	}
	return u.size, true
}

func (k Kind) find(word string) (one, bool) {
	name := Name(word)
	i := slices.IndexFunc(units[k], func(u one) bool { return u.word == name })
	if i < 0 {
		return one{}, false
	}
	return units[k][i], true
}

// Has says that a unit is of the kind. What is counted may bear any word that is no unit of
// another kind.
func (k Kind) Has(word string) bool {
	if k == Count {
		return !Measures(word)
	}
	_, ok := k.size(word)
	return ok
}

// Measures says that a word is a unit of money, land, area or a rate.
func Measures(word string) bool {
	for k := Money; k <= Points; k++ {
		if _, ok := k.size(word); ok {
			return true
		}
	}
	return false
}

// Ratio leads from a value in one unit to the same in another, exactly: both are sizes in the
// base unit. The zero Ratio leaves a value as it is.
type Ratio struct{ From, To decimal.Decimal }

// IsZero says that a value stays as it is.
func (r Ratio) IsZero() bool { return r.To.IsZero() }

// Ratio leads from one unit of the kind to another: it is zero where they are the same, and
// false where the kind does not have both.
func (k Kind) Ratio(from, to string) (Ratio, bool) {
	a, known := k.size(from)
	b, wanted := k.size(to)
	if !known || !wanted || a.Equal(b) {
		return Ratio{}, known && wanted
	}
	return Ratio{a, b}, true
}

// Of converts a value. Where the quotient does not end, as 亩 in 公顷 may, it is rounded to 16
// places more than the value has, zeros at its end left out: 1.50 is 1.5.
func (r Ratio) Of(v decimal.Decimal) decimal.Decimal {
	if r.IsZero() {
		return v
	}
	v = v.Mul(r.From)
	_, fraction, _ := strings.Cut(v.String(), ".")
	return v.DivRound(r.To, int32(len(fraction))+16)
}

// Leading is the unit of money, land, area or a rate that a text begins with, "" if it begins
// with none: 万元 of 万元以上.
func Leading(text string) string {
	longest := ""
	for k := Money; k <= Points; k++ {
		for _, word := range k.Words() {
			for _, form := range []string{word, Written(word)} {
				if strings.HasPrefix(text, form) && len(form) > len(longest) {
					longest = form
				}
			}
		}
	}
	return longest
}

// Readable is a value as its reader expects it: what is in 万元 or 亿元 from 1亿元 up in 亿元, else
// in 万元. Other units stay.
func Readable(v decimal.Decimal, word string) (decimal.Decimal, string) {
	switch {
	case word == "万元" && v.Abs().GreaterThanOrEqual(decimal.New(1, 4)):
		return v.Shift(-4), "亿元"
	case word == "亿元" && v.Abs().LessThan(decimal.New(1, 0)):
		return v.Shift(4), "万元"
	}
	return v, word
}
