package numfmt

import (
	"strconv"
	"strings"
)

// dollars are the countries whose $ a locale means (MS-LCID).
var dollars = map[uint64]string{0x409: "US", 0x404: "NT", 0xC04: "HK", 0x1404: "MOP", 0x1004: "S", 0xC09: "A", 0x1009: "C", 0x1409: "NZ"}

// japanese is the primary language of the locales in which ¥ is the yen.
const japanese = 0x11

// currency reads [$symbol-locale]: the symbol is shown; a locale alone is nothing, but for
// the system's own long date and time (F800, F400).
func (r *reader) currency(inside string) {
	symbol, locale := inside, ""
	if i := strings.LastIndexByte(inside, '-'); i >= 0 {
		symbol, locale = inside[:i], inside[i+1:]
	}
	id, err := strconv.ParseUint(locale, 16, 64)
	switch {
	case symbol == "" && strings.EqualFold(locale, "F800"):
		r.date, r.year = true, true
	case symbol == "" && strings.EqualFold(locale, "F400"):
		r.date = true
	case symbol == "$" && err == nil:
		r.literal(dollars[id&0xffff] + symbol)
	case (symbol == "¥" || symbol == "￥") && err == nil && id&0x3ff == japanese:
		r.literal("JP¥")
	default:
		r.literal(symbol)
	}
}
