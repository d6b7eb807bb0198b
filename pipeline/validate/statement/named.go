package statement

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate/statement/quantity"
)

// named is the figure whose full name stands directly before a number of its kind, nil if there is
// none, or if the words before the name make it another one's: 计划, 上年, another place, another time.
func (c *checker) named(before string, q quantity.Quantity) *measured {
	lead := ledger.Fold(before)
	for {
		if m, name := c.endsIn(lead, q); m != nil {
			if c.qualified(strings.TrimSuffix(lead, name)) {
				return nil
			}
			return m
		}
		i := slices.IndexFunc(joinings, func(word string) bool { return strings.HasSuffix(lead, ledger.Fold(word)) && ledger.Fold(word) != "" })
		if i < 0 {
			return nil
		}
		lead = strings.TrimSuffix(lead, ledger.Fold(joinings[i]))
	}
}

// endsIn is the figure with the longest name that a text ends in.
func (c *checker) endsIn(lead string, q quantity.Quantity) (found *measured, longest string) {
	for i := range c.measured {
		m := &c.measured[i]
		for _, name := range m.names {
			if name = ledger.Fold(name); len(name) > len(longest) && strings.HasSuffix(lead, name) {
				found, longest = m, name
			}
		}
	}
	if found == nil || q.Unit == "" || !c.compares(q, found) {
		return nil, ""
	}
	return found, longest
}

var (
	otherTime  = regexp.MustCompile(`[0-9一二三四五六七八九十]+(年|月|季度|日)|上半年|下半年|本月|当月|上月|每月|月均|每年|年均|季度|昨年|首月`)
	otherPlace = regexp.MustCompile(`(镇|乡|村|县|市|省|街道|全国)的?$`)
)

// qualified says that the words before a figure's name, in the same clause, speak of another one.
func (c *checker) qualified(lead string) bool {
	period := c.opts.Period
	for _, own := range []string{
		fmt.Sprintf("%d年度", period.Year), fmt.Sprintf("%d年", period.Year), fmt.Sprintf("1-%d月份", period.Number), fmt.Sprintf("1-%d月", period.Number),
		fmt.Sprintf("1—%d月份", period.Number), fmt.Sprintf("1—%d月", period.Number), fmt.Sprintf("%d月末", period.Number), fmt.Sprintf("%d月底", period.Number),
	} {
		lead = strings.ReplaceAll(lead, own, "")
	}
	for _, own := range zoneNames(c.opts.Zone) {
		lead = strings.ReplaceAll(lead, ledger.Fold(own), "")
	}
	qualifies := func(word string) bool { return word != "" && strings.Contains(lead, ledger.Fold(word)) }
	if otherTime.MatchString(lead) || otherPlace.MatchString(lead) || slices.ContainsFunc(c.defs.Words.Qualifiers, qualifies) {
		return true
	}
	if slices.ContainsFunc(append(c.groups(), c.words.Parts...), func(part string) bool { return part != "" && strings.HasSuffix(lead, ledger.Fold(part)) }) {
		return true
	}
	if c.book.Campaign == nil {
		return false
	}
	for _, s := range c.book.Campaign.Standings {
		if qualifies(s.Unit) {
			return true
		}
	}
	return false
}

// groups are the values by which figures are grouped: 一期, 六期.
func (c *checker) groups() []string {
	var values []string
	for _, f := range c.book.Figures {
		for _, g := range f.Group {
			if g.Value != c.opts.Zone.Name {
				values = append(values, g.Value)
			}
		}
	}
	return values
}

// nearest names the figures that a number may have been meant for, and ends the sentence: the one that
// the clause speaks of, and the one whose value is next.
func (c *checker) nearest(q quantity.Quantity, clause string) string {
	spoken, next := -1, -1
	most, least := 1, decimal.Decimal{}
	_, size := comparable(q.Unit)
	x := q.Value.Mul(size)
	for i := range c.measured {
		m := &c.measured[i]
		if m.other != "" || !c.compares(q, m) {
			continue
		}
		if n := shared(m.figure.Label(), clause); n > most {
			spoken, most = i, n
		}
		if off := m.value.Sub(x).Abs(); next < 0 || off.LessThan(least) {
			next, least = i, off
		}
	}
	switch {
	case next < 0 && q.Unit == "":
		return "。"
	case next < 0:
		return "（没有以“" + q.Unit + "”计的指标）。"
	case spoken < 0 || spoken == next:
		return "，最接近的指标是" + c.title(&c.measured[next]) + "。"
	}
	return "，最接近的指标是" + c.title(&c.measured[spoken]) + "，数值最接近的是" + c.title(&c.measured[next]) + "。"
}

// shared counts the pairs of characters of a name that a clause has too.
func shared(name, clause string) int {
	letters := []rune(name)
	n := 0
	for i := 0; i+1 < len(letters); i++ {
		n += cmp.Compare(strings.Index(clause, string(letters[i:i+2])), -1)
	}
	return n
}
