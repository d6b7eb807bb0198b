package unitword

import (
	"slices"
	"strings"

	"zonereport/pipeline/ingest/spelling"
)

// IsMeasure tells a word that is a unit of money or of area.
func IsMeasure(word string) bool { return DimensionOf(word) != NoDimension }

// OfSheet finds the units that a text above the header states: 单位：万元、亩, 单位 亿元,
// 金额单位（万元）, 以万元为单位, a bracket of nothing but units. 填报单位 and the like are
// offices. awaits tells that the text ends where the unit would follow.
func OfSheet(text string) (words []string, awaits bool) {
	text = unspaced(spelling.HalfWidth(text), "单位")
	stated := false
	for at := 0; ; {
		i := strings.Index(text[at:], "单位")
		if i < 0 {
			break
		}
		before, after := spelling.Compact(text[:at+i]), spelling.Trim(text[at+i+len("单位"):])
		at += i + len("单位")
		stated = true
		if namesOffice(before) {
			continue
		}
		if unit, ok := strings.CutSuffix(before, "为"); ok { // 以万元为单位
			if _, unit, ok := strings.Cut(unit, "以"); ok {
				words = append(words, Leading(unit)...)
				continue
			}
		}
		rest, colon := strings.CutPrefix(strings.Replace(after, "=", ":", 1), ":")
		if !colon {
			words = append(words, Leading(rest)...)
			awaits = awaits || spelling.Trim(rest) == ""
			continue
		}
		if end := strings.Index(rest, "填报"); end >= 0 {
			rest = rest[:end]
		}
		words, awaits = append(words, chosen(Split(unbracketed(rest)))...), true
	}
	if !stated {
		words = InBrackets(text)
	}
	return words, awaits
}

// unspaced closes up a word of two characters that is written apart: 单  位.
func unspaced(text, word string) string {
	first, last := word[:len(word)/2], word[len(word)/2:]
	for from := 0; ; {
		i := strings.Index(text[from:], first)
		if i < 0 {
			return text
		}
		from += i + len(first)
		if rest := strings.TrimLeftFunc(text[from:], spelling.Invisible); strings.HasPrefix(rest, last) {
			text = text[:from] + rest
		}
	}
}

// Leading are the units with which a text begins; none when it begins with another word.
func Leading(text string) []string {
	text = strings.TrimPrefix(spelling.Trim(spelling.HalfWidth(text)), "为")
	words := Split(unbracketed(strings.TrimLeft(text, "([【〔")))
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	n := 0
	for n < len(words) && (IsMeasure(words[n]) || words[n] == "%" || IsCounter(words[n])) {
		n++
	}
	return chosen(words[:n])
}

// InBrackets are the units of a text that is nothing but units, or a title with them in
// brackets at its end: （万元）, 重点项目表（万元、亩）.
func InBrackets(text string) []string {
	text = spelling.Trim(text)
	in := text
	if strings.TrimRight(text, ")]】〕") != text {
		in = text[max(strings.LastIndexAny(text, "(["), strings.LastIndex(text, "【"), strings.LastIndex(text, "〔"))+1:]
	}
	in = strings.Trim(in, "([【〔)]】〕")
	if subject, _, ok := strings.Cut(in, ":"); ok && !isSubject(spelling.Compact(subject)) {
		return nil
	}
	words := Split(in)
	if slices.ContainsFunc(words, func(w string) bool { return !IsMeasure(w) && w != "%" && !IsCounter(w) }) {
		return nil
	}
	return chosen(words)
}

// isSubject tells what a unit may be stated for: 金额：万元.
func isSubject(s string) bool { return withoutSubject(s+"万元") == "万元" }

// unbracketed ends a text at a bracket that closes one opened before it, and turns its own
// brackets into blanks: 万元（人民币）.
func unbracketed(text string) string {
	depth := 0
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune("([【〔", r):
			depth++
			r = ' '
		case strings.ContainsRune(")]】〕", r):
			if depth--; depth < 0 {
				return b.String()
			}
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// chosen drops the name of our currency, which is no unit: 人民币 亿元.
func chosen(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "人民币" || w == "rmb" || w == "cny" })
}

// namesOffice tells that 单位 after these characters is an office, not a measure.
func namesOffice(before string) bool {
	for _, w := range []string{"填报", "报送", "上报", "编制", "制表", "主管", "责任", "建设", "牵头", "考核", "申报", "填表", "主办", "承办", "用地", "受让", "本"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}
