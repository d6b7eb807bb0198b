package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/figure"
)

// ranked makes standings of totals, highest first: 甲, 乙, … in their order.
func ranked(totals ...string) []figure.Standing {
	var list []figure.Standing
	for i, text := range totals {
		total := dec(text)
		s := figure.Standing{Unit: string([]rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")[i]), Total: &total, Rank: i + 1}
		if i > 0 && list[i-1].Total.Equal(total) {
			s.Rank, s.Tied, list[i-1].Tied = list[i-1].Rank, true, true
		}
		list = append(list, s)
	}
	return list
}

// Ties are named whole, by name or by their number, at either end and everywhere (design-life §18).
func TestLeadAndLag(t *testing.T) {
	for totals, want := range map[string]string{
		"9":                   "按甲（9.00分）",
		"9 8":                 "按甲（9.00分）、乙（8.00分）",
		"9 8 8":               "按甲（9.00分），乙、丙（均为8.00分）",
		"9 8 7 6 5 4":         "按甲（9.00分）、乙（8.00分）、丙（7.00分）、丁（6.00分）、戊（5.00分）、己（4.00分）",
		"9 8 7 6 5 4 3":       "前甲（9.00分）、乙（8.00分）、丙（7.00分）后戊（5.00分）、己（4.00分）、庚（3.00分）",
		"9 8 7 6 5 5 5 5":     "前甲（9.00分）、乙（8.00分）、丙（7.00分）后戊、己、庚、辛（均为5.00分）",
		"9 8 8 8 7 3 2":       "前甲（9.00分），乙、丙、丁（均为8.00分）后戊（7.00分）、己（3.00分）、庚（2.00分）",
		"9 9 9 9 9 9 9 8":     "前并列第一的7个单位（均为9.00分）后辛（8.00分）",
		"9 8 0 0 0 0 0 0 0 0": "按甲（9.00分），乙（8.00分），并列第三的8个单位（均为0.00分）",
		"5 5":                 "平5.00",
		"5 5 5 5 5 5 5":       "平5.00",
	} {
		v := RanksOf(ranked(strings.Fields(totals)...), 2)
		got := ""
		switch {
		case v.Level != nil:
			got = "平" + text(v.Level)
		case v.Order != nil:
			got = "按" + text(v.Order)
		default:
			got = "前" + text(v.Lead) + "后" + text(v.Lag)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", totals, got, want)
		}
	}
}

// text is what pieces say.
func text(pieces []Piece) string {
	all := ""
	for _, p := range pieces {
		all += p.Text
	}
	return all
}

// A total in the text is known by its unit, one that several share by the first of them.
func TestPiecesKnowTheirTotals(t *testing.T) {
	v := RanksOf(ranked(strings.Fields("9 8 8")...), 2)
	want := []Piece{{Text: "甲（"}, {"9.00", "甲"}, {Text: "分）"}, {Text: "，"}, {Text: "乙、丙（均为"}, {"8.00", "乙"}, {Text: "分）"}}
	if !slices.Equal(v.Order, want) {
		t.Errorf("got %v, want %v", v.Order, want)
	}
	if level := RanksOf(ranked("5", "5"), 2).Level; !slices.Equal(level, []Piece{{"5.00", "甲"}}) {
		t.Errorf("all level: %v", level)
	}
}

// However many share a place, no unit is in both ends, and no tier is parted.
func TestEndsKeepTiersWhole(t *testing.T) {
	for n := 1; n <= 12; n++ {
		for shared := range 1 << (n - 1) { // bit i: unit i+1 shares the place of unit i
			totals, v := make([]string, n), 100
			for i := range totals {
				if i > 0 && shared>>(i-1)&1 == 0 {
					v--
				}
				totals[i] = fmt.Sprint(v)
			}
			list := tiers(ranked(totals...), 0)
			lead, lag := ends(list)
			if len(lead)+len(lag) > len(list) || unitsIn(lead) < min(3, n) || unitsIn(lead)+unitsIn(lag) < min(6, n) {
				t.Fatalf("%v: lead %v, lag %v", totals, lead, lag)
			}
		}
	}
}
