package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// totalKind is what a label says that a line totals.
type totalKind uint8

const (
	noTotal    totalKind = iota
	subtotal             // 小计: the rows of a group
	total                // 合计: the rows since the last one, or all
	grandTotal           // 总计: all rows
	otherTotal           // 平均值, 计数: something else than sums
)

// level orders totals: 1 for 小计, 2 for 合计, 3 for 总计, 0 for what is checked against no rows.
func (k totalKind) level() int {
	if k == otherTotal {
		return 0
	}
	return int(k)
}

// totalSuffix is a total word that may stand behind something else: 一期小计.
type totalSuffix struct {
	word string
	kind totalKind
}

func (v *vocabulary) compileTotals(t definition.Totals) {
	v.totals = make(map[string]totalKind)
	add := func(words []string, kind totalKind, behind bool) {
		for _, w := range wordKeys(words) {
			v.sign(w)
			if _, known := v.totals[w]; !known || kind != subtotal {
				v.totals[w] = kind
			}
			if behind && !slices.ContainsFunc(v.suffixes, func(s totalSuffix) bool { return s.word == w }) {
				v.suffixes = append(v.suffixes, totalSuffix{w, kind})
			}
		}
	}
	add(t.Subtotal, subtotal, true)
	add(t.Grand, grandTotal, true)
	add(t.Total, total, true)
	add(t.Other, otherTotal, true)
	add(t.Alone, total, false)
	slices.SortStableFunc(v.suffixes, func(a, b totalSuffix) int { return cmp.Compare(len(b.word), len(a.word)) })
}

// sign notes the last character of a total word, as a cell may write it.
func (v *vocabulary) sign(word string) {
	last, _ := utf8.DecodeLastRuneInString(word)
	signs := []rune{last, unicode.ToLower(last)}
	if last > ' ' && last <= '~' {
		signs = append(signs, last+0xfee0, unicode.ToLower(last)+0xfee0) // full width
	}
	for _, r := range signs {
		if !strings.ContainsRune(v.signs, r) {
			v.signs += string(r)
			v.signed[byte(r)] = true
		}
	}
}

// longestTotal is more bytes than the label of a total has.
const longestTotal = 90

// total reads a label as one of a total. Spaces inside, a colon, a count or something
// before it do not matter.
func (v *vocabulary) total(s string) totalKind {
	kind, _ := v.totalOf(s)
	return kind
}

// exactTotal tells a label that is a word for a total and nothing more.
func (v *vocabulary) exactTotal(s string) bool {
	kind, of := v.totalOf(s)
	return kind != noTotal && of == ""
}

// totalOf reads a label as one of a total and gives what it is of: 一期 of 一期小计, "" of 合计.
func (v *vocabulary) totalOf(s string) (kind totalKind, of string) {
	if len(s) > longestTotal {
		return noTotal, ""
	}
	whole := strings.Trim(wordKey(s), "()[]【】*")
	key := whole
	if i := strings.IndexAny(key, "(:["); i > 0 {
		key = key[:i]
	}
	if kind, of := v.totalKey(key); kind != noTotal {
		return kind, of
	}
	if open, end := strings.IndexByte(whole, '('), strings.LastIndexByte(whole, ')'); open > 0 && open < end { // 产业项目（5个）小计
		return v.totalKey(whole[:open] + whole[end+1:])
	}
	return noTotal, ""
}

// totalKey reads a label without brackets.
func (v *vocabulary) totalKey(key string) (kind totalKind, of string) {
	if kind, ok := v.totals[key]; ok {
		return kind, ""
	}
	for _, t := range v.suffixes {
		if rest, ok := strings.CutPrefix(key, t.word); ok && stateCount(rest) >= 0 { // 合计12个
			return v.totals[t.word], ""
		}
		if of, ok := strings.CutSuffix(key, t.word); ok {
			return t.kind, of
		}
	}
	return noTotal, ""
}

// mayTotal rules out most texts at little cost: every total word holds one of these signs.
func (v *vocabulary) mayTotal(s string) bool {
	for _, r := range s {
		if v.signed[byte(r)] && strings.ContainsRune(v.signs, r) {
			return true
		}
	}
	return false
}

// totals tells the label of a line of totals from a text of a row of the ledger: few other
// texts stand in the line, or the label is of the group of the row above (一期小计), or it
// is set off as a spreadsheet's 分类汇总 does (一期 汇总).
func (b *block) totals(row *grid.Row, label *grid.Cell) bool {
	kind, of := b.words.totalOf(label.Text)
	switch {
	case kind == noTotal:
		return false
	case of == "":
		return b.sparse(row) || !b.full(row)
	case b.sparse(row):
		return true
	}
	return b.requiredTexts == 1 && b.at(label.Col) != nil && (b.groupAbove(of) || kind == subtotal && setOff(label.Text, of))
}

// full tells a line in which every required text is filled, in a ledger that requires several.
func (b *block) full(row *grid.Row) bool {
	filled := 0
	for i := range row.Cells {
		if p := b.at(row.Cells[i].Col); p != nil && p.Required && !p.kind.numeric() && !nothing(row.Cells[i].Text) {
			filled++
		}
	}
	return b.requiredTexts >= enoughHeaders && filled == b.requiredTexts
}

// groupAbove tells that a text of the row above is the name of a group.
func (b *block) groupAbove(of string) bool {
	n := len(b.rows)
	return n > 0 && slices.ContainsFunc(b.rows[n-1].Cells, func(c ledger.Cell) bool { return inGroup(&c, of) })
}

func inGroup(c *ledger.Cell, of string) bool { return c.Kind == ledger.Text && wordKey(c.Text) == of }

// setOff tells a white space between what a label is of and its total word.
func setOff(label, of string) bool {
	rest, ok := strings.CutPrefix(wordKey(label), of)
	return ok && rest != "" && len(strings.Fields(trim(halfWidth(label)))) > 1
}

// groupSpans gives the rows right above a subtotal, or right below it, that share the text
// by which it is labelled: 招商中心 汇总 is the sum of those of 招商中心, as far as the next
// subtotal of that name.
func (b *block) groupSpans(i int) []span {
	m := &b.marks[i]
	if m.of == "" {
		return nil
	}
	first, last := b.nearestOf(i, -1), b.nearestOf(i, 1)
	var spans []span
	for _, p := range b.columns {
		in := func(row int) bool {
			return row >= first && row < last && inGroup(&b.rows[row].Cells[p.index], m.of)
		}
		from, to := m.before, m.before
		for in(from - 1) {
			from--
		}
		if from == to {
			for in(to) {
				to++
			}
		}
		if from < to {
			spans = append(spans, span{from, to})
		}
	}
	return spans
}

// nearMarks is in how many marks around it another subtotal of a group is looked for.
const nearMarks = 64

// nearestOf gives the row at which the next subtotal of the same group stands in a
// direction, the end of the rows if there is none near.
func (b *block) nearestOf(i, step int) int {
	for j := i + step; j >= 0 && j < len(b.marks) && (j-i)*step <= nearMarks; j += step {
		if b.marks[j].of == b.marks[i].of {
			return b.marks[j].before
		}
	}
	if step < 0 {
		return 0
	}
	return len(b.rows)
}
