package statement

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// subject is what a text speaks of before a number, as far as that decides which figures can bear it out.
type subject struct {
	groups  []string // values by which figures are grouped: 一期; none where none is named
	another string   // a time or a place that is not the report's: 去年, 羽林街道; "" for none
}

// may says that a figure may be what is spoken of.
func (s subject) may(m *measured) bool {
	ranked := slices.Contains(figure.CampaignIDs(), m.figure.ID) && slices.Contains(whole, s.another)
	if s.another != "" && m.other == "" && !ranked && !strings.Contains(m.figure.Name, s.another) {
		return false
	}
	return len(s.groups) == 0 || len(m.figure.Group) == 0 || m.other != "" || slices.ContainsFunc(s.groups, func(value string) bool {
		for _, g := range m.figure.Group {
			if ledger.Fold(g.Value) == ledger.Fold(value) {
				return true
			}
		}
		return false
	})
}

// spokenOf is what a sentence that begins at first speaks of before a number in its clause, which begins at from.
// The groups are those that the clause names, else those of the clause before it; one character
// names none.
func (c *checker) spokenOf(plain string, first, from, number int) subject {
	s := subject{another: c.anotherIn(plain[from:number])}
	for end := number; end > first && len(s.groups) == 0; {
		begin, _ := around(plain, end, end, ends)
		begin = max(begin, first)
		for _, value := range c.groups() {
			if utf8.RuneCountInString(value) > 1 && strings.Contains(ledger.Fold(plain[begin:end]), ledger.Fold(value)) {
				s.groups = append(s.groups, value)
			}
		}
		if begin == end || begin == first {
			break
		}
		end = begin - 1
	}
	return s
}

// speaksOfAnother says that a clause speaks of another assessed unit.
func (c *checker) speaksOfAnother(clause string) bool { return c.unitIn(clause) != "" }

// whole are the places among whose units the zone is ranked, and whose figures are not the zone's.
var whole = []string{"全县", "全市", "全省"}

// otherPeriod finds times that are not those of the report's figures; what is compared with (比上年) is no such time.
var (
	otherPeriod = regexp.MustCompile(`去年|上年|前年|上半年|下半年|本月|当月|上月`)
	aYear       = regexp.MustCompile(`(20[0-9]{2})年`)
)

// anotherIn is a time or a unit that words speak of and the report's figures do not; "" for none.
func (c *checker) anotherIn(words string) string {
	for _, at := range otherPeriod.FindAllStringIndex(words, -1) {
		if before := words[:at[0]]; !strings.HasSuffix(before, "比") && !strings.HasSuffix(before, "较") {
			return words[at[0]:at[1]]
		}
	}
	for _, year := range aYear.FindAllStringSubmatch(words, -1) {
		if year[1] != strconv.Itoa(c.opts.Period.Year) {
			return year[0]
		}
	}
	for _, place := range whole {
		if strings.Contains(words, place) {
			return place
		}
	}
	return c.unitIn(words)
}

// unitIn is an assessed unit, not the zone, that words name; "" for none.
func (c *checker) unitIn(words string) string {
	words = ledger.Fold(words)
	for i := range c.measured {
		if other := c.measured[i].other; other != "" && strings.Contains(words, ledger.Fold(other)) {
			return other
		}
	}
	return ""
}
