package reckoning

import (
	"strconv"
	"strings"

	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// operand is what stands in a sentence by its name.
func (b Book) operand(t figure.Term) string {
	switch t := t.(type) {
	case figure.Value:
		f := b.Figure(t.Key)
		if f == nil {
			return ""
		}
		name := strings.TrimPrefix(f.Label(), "其中：")
		if b.Name != nil {
			name = b.Name(f)
		}
		text := f.Value.String()
		if f.Decimals != nil {
			text = f.Value.StringFixed(int32(max(*f.Decimals, int(-f.Value.Exponent()))))
		}
		return joined(name, amount(text, f.Unit))
	case figure.Cell:
		return joined(t.Name, amount(t.Value.String(), t.Unit))
	case figure.Measured:
		return joined(t.Name, amount(t.Value.String(), t.Unit))
	case figure.Stated:
		return strconv.Itoa(t.Month.Year) + "年" + strconv.Itoa(t.Month.Number) + "月" + amount(t.Value.String(), t.Unit)
	case figure.Number:
		if t.Name == percent {
			return t.Value.String() + percent
		}
		if text := joined(t.Name, t.Value.String()); t.Name != "" || !t.Value.IsNegative() {
			return text
		}
		return "（" + t.Value.String() + "）"
	}
	return ""
}

// joined keeps the digits of a name from those of its number.
func joined(name, number string) string {
	if name != "" && name[len(name)-1] >= '0' && name[len(name)-1] <= '9' {
		return name + "：" + number
	}
	return name + number
}

// percent is the name of the 100 by which a quotient becomes one of a hundred: ×100%.
const percent = "%"

// amount is a number with its unit; points go without.
func amount(text, of string) string {
	if of == "分" {
		return text
	}
	return text + unit.Written(of)
}

// because is a value and in brackets where it is from.
func (b Book) because(t figure.Term, reason string) words {
	return words{b.value(t) + "（" + reason + "）", one}
}

// value is what a term comes to, to four places.
func (b Book) value(t figure.Term) string {
	r, ok := b.exact(t)
	if !ok {
		return ""
	}
	d := exact.Round(r, 4)
	text := d.String()
	if d.Rat().Cmp(r) != 0 {
		return "约" + text
	}
	return text
}

// worked is a term with what it comes to, where that does not stand there already.
func (b Book) worked(t figure.Term) string {
	text := b.words(t).text
	switch t := t.(type) {
	case figure.Sum, figure.Product, figure.Less, figure.Quotient:
		return text + "＝" + b.value(t)
	case figure.Least:
		return b.within(t, t, text)
	case figure.Most:
		return b.within(t, t, text)
	}
	return text
}
