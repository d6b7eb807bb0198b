package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/figure"
)

// named is how many units of one rank a text names; of more it says how many they are.
const named = 6

// Tied stands before a shared rank.
const Tied = "并列"

// Ranks says in words who leads and who lags; ties are named whole (design-life §18).
type Ranks struct {
	Units int     // that have a rank
	Level []Piece // the total that all of several units share; then there is no Order, Lead and Lag
	Order []Piece // all ranked units, if there are no more than six or a tie reaches from the third to the last
	Lead  []Piece // of more than six the first three
	Lag   []Piece // and the last three
}

// Piece is a part of a text: words, or the total of a unit.
type Piece struct {
	Text string
	Of   string // the unit whose total it is, of several that share it the first; empty for words
}

// RanksOf words the ranked standings, their totals with so many decimals.
func RanksOf(standings []figure.Standing, decimals int) Ranks {
	list := tiers(standings, decimals)
	r := Ranks{Units: unitsIn(list)}
	switch {
	case len(list) == 1 && r.Units > 1:
		r.Level = []Piece{list[0].points()}
	case r.Units <= named:
		r.Order = inOrder(list)
	default:
		lead, lag := ends(list)
		if len(lag) == 0 { // then it is all of them
			r.Order = inOrder(lead)
			break
		}
		r.Lead, r.Lag = inOrder(lead), inOrder(lag)
	}
	return r
}

// tier is the units that share one rank, in printed order.
type tier struct {
	rank  int
	total string
	units []string
}

// tiers gathers the ranked standings by rank.
func tiers(standings []figure.Standing, decimals int) []tier {
	var list []tier
	for _, s := range standings {
		if s.Rank == 0 || s.Total == nil {
			continue
		}
		if n := len(list); n == 0 || list[n-1].rank != s.Rank {
			list = append(list, tier{rank: s.Rank, total: Fixed(*s.Total, decimals)})
		}
		last := &list[len(list)-1]
		last.units = append(last.units, s.Unit)
	}
	return list
}

// points is the total of a tier.
func (t tier) points() Piece { return Piece{Text: t.total, Of: t.units[0]} }

// pieces word a tier: 甲街道（90.00分）; 甲街道、乙镇（均为90.00分）; 并列第三的28个单位（均为0.00分）.
func (t tier) pieces() []Piece {
	before := ""
	switch n := len(t.units); {
	case n == 1:
		before = t.units[0] + "（"
	case n <= named:
		before = strings.Join(t.units, "、") + "（均为"
	default:
		before = fmt.Sprintf("%s第%s的%d个单位（均为", Tied, Numeral(t.rank), n)
	}
	return []Piece{{Text: before}, t.points(), {Text: "分）"}}
}

// inOrder words tiers one after another; with a shared one among them they are parted by commas.
func inOrder(list []tier) []Piece {
	comma := "、"
	for _, t := range list {
		if len(t.units) > 1 {
			comma = "，"
		}
	}
	var pieces []Piece
	for i, t := range list {
		if i > 0 {
			pieces = append(pieces, Piece{Text: comma})
		}
		pieces = append(pieces, t.pieces()...)
	}
	return pieces
}

func unitsIn(list []tier) int {
	n := 0
	for _, t := range list {
		n += len(t.units)
	}
	return n
}

// ends parts tiers into those that lead and those that lag: three units each, or as many more
// as share a rank with them, so that ties are named whole (design-life §18). No tier is both.
func ends(list []tier) (lead, lag []tier) {
	front := 0
	for front < len(list) && unitsIn(list[:front]) < 3 {
		front++
	}
	back := len(list)
	for back > front && unitsIn(list[back:]) < 3 {
		back--
	}
	return list[:front], list[back:]
}
