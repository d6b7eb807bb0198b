package reckoning

import (
	"strings"

	"zonereport/pipeline/figure"
)

// within is the term that counts of several with what it comes to; a bound that holds says so itself.
func (b Book) within(t figure.Term, terms []figure.Term, text string) string {
	counts := b.counts(t, terms)
	if _, bound := counts.(figure.Number); bound || counts == nil {
		return text
	}
	return b.worked(counts)
}

// counts is the term that the lowest or the highest of terms is, of equal ones not the bound; nil where one
// has no value.
func (b Book) counts(t figure.Term, terms []figure.Term) figure.Term {
	best, ok := b.exact(t)
	if !ok {
		return nil
	}
	var counts figure.Term
	for _, one := range terms {
		r, _ := b.exact(one)
		_, bound := one.(figure.Number)
		if r.Cmp(best) == 0 && (counts == nil || !bound) {
			counts = one
		}
	}
	return counts
}

// bounded is the term of several that counts: what keeps within a bound says nothing of it, a bound that
// holds says what it holds back.
func (b Book) bounded(t figure.Term, terms []figure.Term, beyond string) words {
	counts := b.counts(t, terms)
	if counts == nil {
		return words{}
	}
	fixed, is := counts.(figure.Number)
	if !is {
		return b.words(counts)
	}
	var others []string
	for _, one := range terms {
		if _, number := one.(figure.Number); !number {
			others = append(others, b.worked(one))
		}
	}
	if len(others) == 0 {
		return words{b.operand(fixed), one}
	}
	limit := fixed.Value.String()
	return b.because(t, strings.Join(others, "、")+"，"+beyond+limit+"按"+limit)
}

// chosen is what was chosen, and by what.
func (b Book) chosen(c figure.Choice) words {
	then := c.Then
	compared := holds[c.Compare]
	if !b.holds(c) {
		then, compared = c.Else, fails[c.Compare]
	}
	if _, further := then.(figure.Choice); further {
		return b.words(then)
	}
	text := b.words(then)
	reason := b.worked(c.Left)
	if _, place := c.Left.(figure.Place); !place || compared != holds[figure.Equal] {
		reason += "，" + compared + b.words(c.Right).text
	}
	return words{text.within(multiplied) + "（" + reason + "）", multiplied}
}

func (b Book) holds(c figure.Choice) bool {
	left, ok := b.exact(c.Left)
	right, also := b.exact(c.Right)
	return ok && also && c.Compare.Holds(left.Cmp(right))
}

// holds and fails word what compares.
var (
	holds = map[figure.Comparison]string{figure.AtLeast: "不低于", figure.AtMost: "不高于", figure.Above: "高于", figure.Below: "低于", figure.Equal: "等于", figure.NotEqual: "不等于"}
	fails = map[figure.Comparison]string{figure.AtLeast: "低于", figure.AtMost: "高于", figure.Above: "不高于", figure.Below: "不低于", figure.Equal: "不等于", figure.NotEqual: "等于"}
)
