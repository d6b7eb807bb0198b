package ingest

import (
	"strings"

	"github.com/shopspring/decimal"

	units "zonereport/pipeline/unit"
)

// unit is a unit of measurement and what one of it is in the column's base unit: 万元 of
// money, 亩 of land, ㎡ of floor area (design §4).
type unit struct {
	name  string
	scale decimal.Decimal
}

// dimension is what a unit word measures.
type dimension uint8

const (
	noDimension dimension = iota
	currency
	surface
)

// baseUnit gives the base unit of a type and its dimension; noDimension for types without units.
func baseUnit(t kind) (string, dimension) {
	switch t {
	case money:
		return units.Money.Base(), currency
	case land:
		return units.Land.Base(), surface
	case area:
		return units.Area.Base(), surface
	}
	return "", noDimension
}

// scaleOf is what one of a unit is in a type's base unit, exactly. False for a unit that the
// type does not list; 平方公里 is one that reports may state and ledgers may not (design §4).
func scaleOf(word string, t kind) (decimal.Decimal, bool) {
	if word == "平方公里" {
		return decimal.Decimal{}, false
	}
	switch t {
	case money:
		return units.Money.Size(word)
	case land:
		return units.Land.Size(word)
	case area:
		return units.Area.Size(word)
	}
	return decimal.Decimal{}, false
}

// unitWord brings a unit word into its one form: 平方米, m2, m² are ㎡; 人民币 and 单位 go.
func unitWord(s string) string {
	s = strings.ToLower(compact(s))
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

// dimensionOf tells what a unit word measures, also of units that no type lists.
func dimensionOf(word string) dimension {
	switch word {
	case "元", "万元", "亿元", "万", "亿":
		return currency
	case "亩", "公顷", "㎡", "万㎡":
		return surface
	}
	switch strings.TrimLeft(word, "十百千万亿") {
	case "元", "美元", "欧元", "日元", "港元", "加元", "澳元", "韩元", "新元", "新加坡元", "瑞士法郎", "美金", "英镑", "港币", "台币", "新台币", "人民币", "外币",
		"usd", "eur", "hkd", "jpy", "gbp", "rmb", "cny":
		return currency
	case "亩", "公顷", "㎡", "平方公里", "平方千米", "km2", "km²", "㎢":
		return surface
	}
	return noDimension
}

// lookUp finds a unit word among those of a type. 万 and 亿 alone are 万元 and 亿元 in an
// amount, 万 is 万㎡ in a floor area.
func lookUp(word string, t kind) (unit, bool) {
	switch {
	case t == money && (word == "万" || word == "亿"):
		word += "元"
	case t == area && word == "万":
		word = "万㎡"
	}
	scale, ok := scaleOf(word, t)
	return unit{word, scale}, ok
}

// pickUnit takes, of several unit words, the one for a type: the first of its kind, for
// land 亩 and 公顷 before ㎡. When the words only hold a unit that the type does not list
// (万美元, 千元, 亩 for a floor area), that word is returned as unlisted.
func pickUnit(words []string, t kind) (found unit, ok bool, unlisted string) {
	_, d := baseUnit(t)
	for _, w := range words {
		if w == "" || dimensionOf(w) != d && !(t == area && w == "万") {
			continue
		}
		u, listed := lookUp(w, t)
		switch {
		case listed && t == land && strings.HasSuffix(w, "㎡"):
			if !ok {
				found, ok = u, true
			}
		case listed && t == land && ok && !strings.HasSuffix(found.name, "㎡"):
		case listed:
			return u, true, ""
		case unlisted == "":
			unlisted = w
		}
		if d == currency && unlisted != "" {
			return unit{}, false, unlisted
		}
	}
	if ok {
		unlisted = ""
	}
	return found, ok, unlisted
}

// splitUnits parts a list of units (万元、亩) and drops what each is for (金额：万元).
func splitUnits(s string) []string {
	var words []string
	s = strings.NewReplacer("万 元", "万元", "亿 元", "亿元", "平 方 米", "平方米").Replace(halfWidth(s))
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return invisible(r) || strings.ContainsRune("、,;，；和或/", r)
	})
	for _, part := range parts {
		if _, after, ok := strings.Cut(part, ":"); ok {
			part = after
		}
		words = append(words, unitWord(withoutSubject(compact(part))))
	}
	return words
}

// withoutSubject cuts what a unit is for, when a unit follows: 金额万元, 面积平方米.
func withoutSubject(s string) string {
	for _, subject := range []string{"金额", "资金", "总投资", "投资", "土地面积", "建筑面积", "用地面积", "面积", "土地", "用地"} {
		if rest, ok := strings.CutPrefix(s, subject); ok && dimensionOf(unitWord(rest)) != noDimension {
			return rest
		}
	}
	return s
}
