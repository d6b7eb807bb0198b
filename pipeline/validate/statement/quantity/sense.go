package quantity

import "strings"

// quantity says how the text means a number, by the words around it.
func (t text) quantity(n number, word string, start, end int) Quantity {
	before, from := t.before(start)
	after, to := t.after(end)
	q := Quantity{Start: t.at[from], End: t.at[to], Value: n.value, Unit: word, Place: n.place, Most: n.most, Sense: before}
	if after != Exact {
		q.Sense = after
	}
	switch {
	case !n.most.IsZero():
		q.Sense = Between
	case n.over:
		q.Sense = Over
	}
	return q
}

// affix is a word that says how exact a number is.
type affix struct {
	word   string
	sense  Sense
	unless string // characters with which it makes another word: 签约, 最近
}

// prefixes stand before a number, the longest first.
var prefixes = []affix{
	{"将近", Nearly, ""}, {"接近", Nearly, ""}, {"超过", More, ""}, {"突破", More, ""}, {"不足", Less, ""}, {"不到", Less, ""},
	{"不少于", AtLeast, ""}, {"不低于", AtLeast, ""}, {"至少", AtLeast, ""}, {"大约", About, ""}, {"大致", About, ""},
	{"约为", About, "签节续合契违预特制履公邀毁失守解"}, {"约", About, "签节续合契违预特制履公邀毁失守解缔"}, {"近", Nearly, "最附就临邻靠亲贴"}, {"超", More, "赶反"}, {"逾", More, ""},
}

// before is the word before a number, and where it begins.
func (t text) before(start int) (Sense, int) {
	at := start
	for t.rune(at-1) == ' ' {
		at--
	}
	for _, p := range prefixes {
		from := at - len([]rune(p.word))
		if t.has(from, p.word) && (t.rune(from-1) == 0 || !strings.ContainsRune(p.unless, t.rune(from-1))) {
			return p.sense, from
		}
	}
	return Exact, start
}

// suffixes stand behind a unit.
var suffixes = []affix{
	{"及以上", AtLeast, ""}, {"以上", AtLeast, ""}, {"以下", Less, ""}, {"以内", Less, ""}, {"左右", About, ""}, {"上下", About, ""}, {"多", Over, ""}, {"余", Over, ""},
}

// after is the word behind a unit, and where it ends.
func (t text) after(end int) (Sense, int) {
	for _, s := range suffixes {
		if t.has(end, s.word) {
			return s.sense, end + len([]rune(s.word))
		}
	}
	return Exact, end
}

// suffixed is the place behind a unit and the word that follows it.
func (t text) suffixed(end int) int {
	_, to := t.after(end)
	return to
}
