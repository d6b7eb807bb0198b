// Package likeness judges whether two ways of writing a unit may mean the same one (design-life §12).
// Units of one county are much alike (七星街道, 七里街道; 工业一区, 工业二区), so what tells them
// apart must agree, and only the rest may differ: legal forms, organs, abbreviations, a slip.
package likeness

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"zonereport/pipeline/ledger"
)

// County is where the units are whose names are judged.
type County struct {
	name string // 新昌 of 新昌县, folded; empty if unknown
}

// In returns the county of a name, with or without 县, 区, 旗, 市; empty if it is unknown.
func In(county string) County {
	folded := ledger.Fold(county)
	for _, level := range []string{"县", "区", "旗", "市"} {
		if base, ok := strings.CutSuffix(folded, level); ok && utf8.RuneCountInString(base) > 1 {
			return County{base}
		}
	}
	return County{folded}
}

// Near says whether written may be another way to write name. It is not symmetric: name is
// how a unit is called, written is what stands in a cell.
func (c County) Near(written, name string) bool {
	rawA, rawB := ledger.Fold(written), ledger.Fold(name)
	if c.slipInCounty(rawA, rawB) {
		return true
	}
	a, b := c.bare(rawA), c.bare(rawB)
	if a == "" || b == "" {
		return false
	}
	if a == b || organOf(a, b) || abbreviated(rawA, rawB) || abbreviated(a, b) {
		return true
	}
	stemA, kindA := stemOf(a)
	stemB, kindB := stemOf(b)
	switch {
	case kindA == "" && utf8.RuneCountInString(stemB) > 1 && stemB == a, kindB == "" && utf8.RuneCountInString(stemA) > 1 && stemA == b:
		return true
	case utf8.RuneCountInString(stemB) > 1 && strings.HasPrefix(a, stemB) && (kindA == "" && utf8.RuneCountInString(kindB) > 1 || utf8.RuneCountInString(kindB) > 2):
		return slip(strings.TrimPrefix(a, stemB), kindB)
	}
	return kindA == kindB && min(utf8.RuneCountInString(stemA), utf8.RuneCountInString(stemB)) >= leastStem(kindB) && slip(stemA, stemB)
}

var (
	bracketed = regexp.MustCompile(`\([^()]*\)|〔[^〔〕]*〕|【[^【】]*】`)
	// tails are what follows a name without changing whose it is.
	tails = []string{"有限责任公司", "股份有限公司", "有限公司", "公司", "党工委管委会", "工作委员会", "管理委员会", "管委会", "党工委", "党委", "人民政府", "政府", "机关", "本级"}
	// kinds of units, the longest first where one ends like another.
	kinds = []string{"产业园区", "工业园区", "科技园区", "产业园", "工业园", "开发区", "度假区", "示范区", "集聚区", "试验区", "保税区", "高新区", "经开区",
		"园区", "新区", "片区", "街道", "集团", "中心", "村", "镇", "乡", "社区", "苏木", "局", "委", "办", "院", "所", "站", "区"}
	towns = []string{"街道", "镇", "乡", "村", "社区", "苏木"}
	// organs are what a unit's own offices are called.
	organ = regexp.MustCompile(`^[^镇乡村]{0,6}(局|办|办公室|科|组|队|所|站|班|部|处|分局|专班)$`)
	// tellApart are the characters by which names in a row differ: 一期, 东区, 老城.
	tellApart = "〇零一二三四五六七八九十百0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ甲乙丙丁东西南北中上下前后左右内外新老大小高低"
)

// bare is a folded name without the county before it, brackets and legal forms.
func (c County) bare(name string) string {
	name = bracketed.ReplaceAllString(name, "")
	if before, rest, ok := strings.Cut(name, c.name); ok && c.name != "" && (before == "" || strings.HasSuffix(before, "省") || strings.HasSuffix(before, "市")) {
		name = rest
		for _, level := range []string{"县", "区", "旗", "市"} {
			if cut, ok := strings.CutPrefix(rest, level); ok {
				name = cut
				break
			}
		}
	}
	for _, street := range []string{"街道办事处", "街道办", "街办"} {
		if cut, ok := strings.CutSuffix(name, street); ok {
			name = cut + "街道"
		}
	}
	name = strings.TrimSuffix(name, "办事处")
	for i := 0; i < len(tails); i++ {
		if cut, ok := strings.CutSuffix(name, tails[i]); ok && utf8.RuneCountInString(cut) > 1 {
			name, i = cut, -1
		}
	}
	return name
}

// stemOf parts a bare name into what tells the unit from others and what kind it is.
func stemOf(name string) (stem, kind string) {
	for _, k := range kinds {
		if cut, ok := strings.CutSuffix(name, k); ok && cut != "" {
			return cut, k
		}
	}
	return name, ""
}

// leastStem is how long the stems of a kind must be for a slip in them to be told from another
// name: 南明 and 南岩 are two places, 高新技术 and 高新技朮 one.
func leastStem(kind string) int {
	switch {
	case slices.Contains(towns, kind):
		return 4
	case slices.Contains([]string{"开发区", "度假区", "示范区", "集聚区", "试验区", "保税区"}, kind):
		return 2
	}
	return 3
}

// organOf says that a name is that of a unit with one of its offices: 经开区招商一局.
func organOf(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b)
	return ok && utf8.RuneCountInString(b) > 2 && organ.MatchString(rest)
}

// abbreviated says that one name is a short form of the other: they begin alike and all
// characters of the short one stand in the long one, in order. Towns have no short forms.
func abbreviated(a, b string) bool {
	short, long := []rune(a), []rune(b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 || len(short) == len(long) || short[0] != long[0] {
		return false
	}
	for _, name := range []string{a, b} {
		if _, kind := stemOf(name); slices.Contains(towns, kind) {
			return false
		}
	}
	at := 0
	for _, r := range long {
		if at < len(short) && short[at] == r {
			at++
		}
	}
	return at == len(short)
}

// slip says that two texts differ by one character, or by two that changed places, and not by
// one that tells names in a row apart.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if strings.ContainsAny(string(x), tellApart) || strings.ContainsAny(string(y), tellApart) {
		return false
	}
	if len(x) == 2 && len(y) == 2 {
		return x[0] == y[1] && x[1] == y[0]
	}
	return levenshtein.ComputeDistance(string(x), string(y)) == 1
}

// slipInCounty says that only the county before a name is written wrongly: 新唱经济开发区.
func (c County) slipInCounty(a, b string) bool {
	rest, ok := strings.CutPrefix(b, c.name)
	if !ok || c.name == "" || utf8.RuneCountInString(rest) < 3 {
		return false
	}
	before, ok := strings.CutSuffix(a, rest)
	return ok && before != "" && slip(before, c.name)
}
