package unitword

import (
	"strings"
	"unicode"

	"zonereport/pipeline/ingest/spelling"
)

// foreignWords are the names and signs of other currencies than 人民币, in the form of compact
// and lower case.
var foreignWords = []string{"美元", "美金", "欧元", "日元", "日圆", "港元", "港币", "港幣", "英镑", "台币", "新台币", "韩元", "加元", "澳元", "新元", "新加坡元", "澳门元", "澳门币",
	"瑞士法郎", "法郎", "马克", "卢布", "泰铢", "卢比", "林吉特", "比索", "外币", "外汇", "usd", "eur", "hkd", "jpy", "gbp", "twd", "ntd", "krw", "cad", "aud", "sgd", "chf", "mop", "nzd", "rub", "thb", "inr", "myr", "vnd",
	"us$", "hk$", "nt$", "jp¥"}

// IsForeignMoney tells a word that names another currency than 人民币, also in its multiples (万美元):
// a code of three letters must stand alone.
func IsForeignMoney(s string) bool {
	s = strings.TrimLeft(strings.ToLower(spelling.Compact(s)), "十百千万亿")
	for _, w := range foreignWords {
		if s == w || strings.HasPrefix(s, w) && !letters(s[len(w):]) || strings.HasSuffix(s, w) && !letters(s[:len(s)-len(w)]) {
			return true
		}
	}
	for _, r := range s {
		if unicode.Is(unicode.Sc, r) && r != '¥' && r != '￥' {
			return true
		}
	}
	return false
}

// letters tells a text of Latin letters, in which a code of three would be a part of a word.
func letters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
}

// CutRMB takes the name or the sign of 人民币 off a word, and says whether there was one.
func CutRMB(s string) (rest string, found bool) {
	rest = spelling.Compact(s)
	for again := true; again; {
		again = false
		for _, w := range []string{"人民币", "本币", "RMB", "CNY", "CN¥", "¥", "￥"} {
			for _, cut := range []func(string, string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
				if after, ok := cut(strings.ToUpper(rest), w); ok {
					rest, found, again = strings.Trim(after, "()[]/:、,-"), true, true
				}
			}
		}
	}
	return rest, found
}
