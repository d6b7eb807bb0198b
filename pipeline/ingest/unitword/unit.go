// Package unitword reads the words by which headers, lines and cells state a unit of
// measurement or a currency (计量单位, 币种).
package unitword

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	units "zonereport/pipeline/unit"
)

// Unit is a unit of measurement and what one of it is in the column's base unit: 万元 of
// money, 亩 of land, ㎡ of floor area (design §4).
type Unit struct {
	Name  string
	Scale decimal.Decimal
}

// Dimension is what a unit word measures.
type Dimension uint8

const (
	NoDimension Dimension = iota // no unit of money or area
	Currency                     // money
	surface                      // land or floor area
)

// measured is what the amounts of a type measure; a count for types without units.
func measured(t schema.Kind) (units.Kind, Dimension) {
	switch t {
	case schema.Money:
		return units.Money, Currency
	case schema.Land:
		return units.Land, surface
	case schema.Area:
		return units.Area, surface
	}
	return units.Count, NoDimension
}

// Base gives the base unit of a type and its dimension; NoDimension for types without units.
func Base(t schema.Kind) (string, Dimension) {
	kind, d := measured(t)
	return kind.Base(), d
}

// Key brings a unit word into its one form: 平方米, m2, m² are ㎡; 人民币 and 单位 go.
func Key(s string) string {
	s = strings.ToLower(spelling.Compact(s))
	s = strings.TrimPrefix(s, "计量")
	s = strings.TrimLeft(strings.TrimPrefix(s, "单位"), ":")
	s = strings.TrimSuffix(strings.TrimPrefix(s, "人民币"), "人民币")
	if strings.HasPrefix(s, "以") && strings.HasSuffix(s, "计") {
		s = strings.TrimSuffix(strings.TrimPrefix(s, "以"), "计")
	}
	prefix := ""
	if rest, ok := strings.CutPrefix(s, "万"); ok {
		prefix, s = "万", rest
	}
	switch s {
	case "平方米", "平米", "平方", "m2", "m²", "㎡":
		s = "㎡"
	case "hm2", "hm²", "ha":
		s = "公顷"
	}
	return prefix + s
}

// DimensionOf tells what a unit word measures, also of units that no type lists.
func DimensionOf(word string) Dimension {
	if word == "万" || word == "亿" {
		return Currency
	}
	switch strings.TrimLeft(word, "十百千万亿") {
	case "元", "美元", "欧元", "日元", "港元", "加元", "澳元", "韩元", "新元", "新加坡元", "瑞士法郎", "美金", "英镑", "港币", "台币", "新台币", "人民币", "外币",
		"usd", "eur", "hkd", "jpy", "gbp", "rmb", "cny":
		return Currency
	case "亩", "公顷", "㎡", "平方公里", "平方千米", "km2", "km²", "㎢":
		return surface
	}
	return NoDimension
}

// LookUp finds a unit word among those of a type. 万 and 亿 alone are 万元 and 亿元 in an
// amount, 万 is 万㎡ in a floor area.
func LookUp(word string, t schema.Kind) (Unit, bool) {
	switch {
	case t == schema.Money && (word == "万" || word == "亿"):
		word += "元"
	case t == schema.Area && word == "万":
		word = "万㎡"
	}
	kind, _ := measured(t)
	scale, ok := kind.LedgerSize(word)
	return Unit{word, scale}, ok
}

// Pick takes, of several unit words, the one for a type: the first of its kind, for
// land 亩 and 公顷 before ㎡. When the words only hold a unit that the type does not list
// (万美元, 千元, 亩 for a floor area), that word is returned as unlisted.
func Pick(words []string, t schema.Kind) (found Unit, ok bool, unlisted string) {
	_, d := Base(t)
	for _, w := range words {
		if w == "" || DimensionOf(w) != d && !(t == schema.Area && w == "万") {
			continue
		}
		u, listed := LookUp(w, t)
		switch {
		case listed && t == schema.Land && strings.HasSuffix(w, "㎡"):
			if !ok {
				found, ok = u, true
			}
		case listed && t == schema.Land && ok && !strings.HasSuffix(found.Name, "㎡"):
		case listed:
			return u, true, ""
		case unlisted == "":
			unlisted = w
		}
		if d == Currency && unlisted != "" {
			return Unit{}, false, unlisted
		}
	}
	if ok {
		unlisted = ""
	}
	return found, ok, unlisted
}

// Split parts a list of units (万元、亩) and drops what each is for (金额：万元).
func Split(s string) []string {
	var words []string
	s = strings.NewReplacer("万 元", "万元", "亿 元", "亿元", "平 方 米", "平方米").Replace(spelling.HalfWidth(s))
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return spelling.Invisible(r) || strings.ContainsRune("、,;，；和或/", r)
	})
	for _, part := range parts {
		if _, after, ok := strings.Cut(part, ":"); ok {
			part = after
		}
		words = append(words, Key(withoutSubject(spelling.Compact(part))))
	}
	return words
}

// withoutSubject cuts what a unit is for, when a unit follows: 金额万元, 面积平方米.
func withoutSubject(s string) string {
	for _, subject := range []string{"金额", "资金", "总投资", "投资", "土地面积", "建筑面积", "用地面积", "面积", "土地", "用地"} {
		if rest, ok := strings.CutPrefix(s, subject); ok && DimensionOf(Key(rest)) != NoDimension {
			return rest
		}
	}
	return s
}

// inHeaders are the units that may stand behind a header.
var inHeaders = units.InLedgers(units.Money, units.Land, units.Area)

// CutUnit parts a unit written behind a header without brackets: 总投资万元, 总投资/亿元;
// "" if there is none.
func CutUnit(key string) (bare, unit string) {
	for _, u := range inHeaders {
		if bare, ok := strings.CutSuffix(key, u); ok && bare != "" && !strings.HasSuffix(bare, "千") && !strings.HasSuffix(bare, "美") {
			return strings.TrimRight(bare, ":/,-"), u
		}
	}
	return "", ""
}

// SameScale tells whether a unit word is in truth a given unit.
func SameScale(word string, u Unit, t schema.Kind) bool {
	found, ok := LookUp(word, t)
	return ok && found.Scale.Equal(u.Scale)
}

// Listed are the different units among words that a type may be in.
func Listed(words []string, t schema.Kind) []string {
	var list []string
	_, d := Base(t)
	for _, w := range words {
		if u, ok := LookUp(w, t); ok && DimensionOf(w) == d && !slices.Contains(list, u.Name) {
			list = append(list, u.Name)
		}
	}
	return list
}
