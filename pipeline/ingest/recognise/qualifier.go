package recognise

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
)

// A qualifier in a header makes it another column (design-life §11): 落地日期（计划） is no
// 落地日期. The column's own header is taken out first; only what remains is searched.

// rest is what a head says beside the name by which it is matched.
type rest struct {
	own    []string // its own cell: what stands in brackets, what a line below adds
	groups []said   // of the groups above it
}

// said is what a group says, and where.
type said struct {
	by   *spot
	text string
}

// forgetTitles drops what titles say, which are no groups: texts over all columns.
func (h *Head) forgetTitles(title func(s *spot) bool) {
	for i := range h.names {
		h.names[i].rest.forget(title)
	}
	if h.alone != nil {
		h.alone.rest.forget(title)
	}
}

func (r *rest) forget(title func(s *spot) bool) {
	r.groups = slices.DeleteFunc(r.groups, func(s said) bool { return title(s.by) })
}

// restOf is the rest of a path when some of its cells make up the name: the brackets of
// those, and all that the others say. The cells before index leaf are groups.
func restOf(path []*spot, leaf int, named func(i int) bool) rest {
	var r rest
	for i, s := range path {
		texts := s.in
		if !named(i) {
			texts = append([]string{s.key}, s.in...)
		}
		for _, t := range texts {
			if i < leaf {
				r.groups = append(r.groups, said{s, t})
			} else {
				r.own = append(r.own, t)
			}
		}
	}
	return r
}

// qualifierIn gives the first qualifier in pieces of a header, "" if there is none. One that
// the name holds too (目标 over 年度目标) says nothing new; excused pieces are those of the
// definition's own header.
func (v *Words) qualifierIn(pieces []string, name string, excused []string) string {
	for _, piece := range pieces {
		key := spelling.Key(piece)
		if key == "" || slices.Contains(excused, key) {
			continue
		}
		for _, h := range v.harmless {
			key = strings.ReplaceAll(key, h, "")
		}
		for _, q := range v.qualifiers {
			if strings.Contains(key, q) && !strings.Contains(name, q) {
				return q
			}
		}
		if year := v.otherYear(key); year != "" {
			return year
		}
	}
	return ""
}

// otherYear finds a year in a text that is neither the report year nor the end of a span
// (截至2019年); "" if there is none or no period is asked for.
func (v *Words) otherYear(s string) string {
	if v.year == 0 {
		return ""
	}
	for _, u := range v.until {
		if before, after, ok := strings.Cut(s, u); ok {
			after = strings.TrimLeft(after, "到至")
			s = before + " " + strings.TrimLeft(after, "0123456789")
		}
	}
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if n == 0 {
			i++
			continue
		}
		if year := yearOf(s[i:i+n], s[i+n:], v.year); year != 0 && year != v.year {
			return s[i:i+n] + yearMark(s[i+n:])
		}
		i += n
	}
	return ""
}

// yearOf reads a run of digits as a year: 2019, 201912, 20191231, and 19 before 年 where
// that is near the report year; 0 for any other number.
func yearOf(digits, after string, report int) int {
	n, _ := strconv.Atoi(digits)
	switch len(digits) {
	case 8:
		n /= 10000
	case 6:
		if month := n % 100; month == 0 || month > 12 {
			return 0
		}
		n /= 100
	case 4:
	case 2:
		if !strings.HasPrefix(after, "年") || strings.HasPrefix(after, "年期") {
			return 0
		}
		if n += 2000; n < report-nearYears || n > report+nearYears {
			return 0
		}
	default:
		return 0
	}
	if n < 1950 || n > 2099 {
		return 0
	}
	return n
}

// nearYears is how far from the report year a year of two digits may lie: 19年 is a year,
// 10年 more likely a term.
const nearYears = 4

func yearMark(after string) string {
	if strings.HasPrefix(after, "年") {
		return "年"
	}
	return ""
}

// qualifies tells a header cell that says nothing but a qualifier: 计划, 上年同期数, 2019年.
func (v *Words) qualifies(s *spot) bool {
	return len(s.text) <= groupText && !namesSheet(s.key) && v.qualifierIn(append([]string{s.key}, s.in...), "", nil) != ""
}

// groupText is more bytes than a group of qualified columns says.
const groupText = 36

// namesSheet tells the title of a table from a header.
func namesSheet(key string) bool {
	for _, w := range []string{"表", "台账", "清单", "通报", "情况汇总", "任务书"} {
		if strings.HasSuffix(key, w) {
			return true
		}
	}
	return false
}

// judgeName gives a head a meaning that one of its names has, unless what else it says makes
// it another column.
func (c *Catalogue) judgeName(m *Meaning, r reference, n name) {
	f := &c.Ledgers[r.book].Fields[r.field]
	for _, in := range r.in { // the definition's own header is 交付日期（计划）
		if !slices.ContainsFunc(n.rest.own, func(s string) bool { return spelling.Key(s) == in }) {
			return
		}
	}
	own := slices.DeleteFunc(slices.Clone(n.rest.own), func(s string) bool { return enumerates(f, s) })
	barred := c.words.qualifierIn(own, n.key, r.in)
	group := ""
	if barred == "" {
		for _, s := range n.rest.groups {
			group = cmp.Or(group, c.words.qualifierIn([]string{s.text}, n.key, r.in))
		}
	}
	if barred == "" && (group == "" || f.Kind == schema.Text) {
		*m = Meaning{Field: r.field, Key: n.key, Own: r.canonical, weak: group != "", Like: r.field, Barred: group}
		return
	}
	if m.Barred == "" {
		m.Like, m.Barred, m.Key = r.field, barred+group, n.key
	}
}

// settleWeak lets a text under a qualified group (目标 over 责任单位 and 年度目标) stand for
// its column only where no other does.
func settleWeak(means []Meaning) {
	taken := make(map[int]bool)
	for _, m := range means {
		if m.Field >= 0 && !m.weak {
			taken[m.Field] = true
		}
	}
	for i := range means {
		if m := &means[i]; m.weak && taken[m.Field] {
			m.Field = -1
		}
	}
}

// enumerates tells a bracket that lists what may stand in a column, as in 状态（拟建、在建）.
func enumerates(f *schema.Field, s string) bool {
	return (f.Kind == schema.Code || f.Kind == schema.Text || f.Kind == schema.Bool) && strings.ContainsAny(s, "/、,;，；|")
}

// addsTo tells a cell under a header that only adds to it: something in brackets, a
// qualifier (计划), or that it is the thing itself (实际).
func (v *Words) addsTo(s, above *spot) bool {
	if above.key == "" || len(s.text) > groupText {
		return false
	}
	return s.key == "" && len(s.in) > 0 && strings.Trim(s.in[0], "0123456789") != "" || v.actual[spelling.Key(s.key)] || v.only(spelling.Key(s.key))
}

// only tells a text that is a qualifier and no more.
func (v *Words) only(key string) bool {
	return slices.Contains(v.qualifiers, key) || key != "" && v.otherYear(key) == key
}

// qualified tells a row of nothing but groups right above a header, of which one at least is
// a qualifier (计划 over 开工日期 and 投产日期) and none stands over every column, as a title
// does.
func (w *window) qualified(row int) bool {
	if w.rows[row+1].Line != w.rows[row].Line+1 {
		return false
	}
	found := false
	for col := 1; col <= w.cols; col++ {
		if s := &w.spots[row][col]; w.own(row, col) {
			if s.kind != grid.Text || len(s.text) > groupText || namesSheet(s.key) || strings.ContainsAny(s.text, "月日:：") {
				return false // a title, an office, the day on which it was filled in
			}
			if _, dated := typing.ParseStated(s.text); dated {
				return false
			}
			found = found || w.words.qualifies(s)
		}
	}
	return found && w.bare(row)
}

// bare tells that some headers in the row below stand under no text of this row: one where
// its texts are merged over theirs, else half of them, for a title may stand anywhere.
func (w *window) bare(row int) bool {
	under, others, left, wide := 0, 0, false, false
	for col := 1; col <= w.cols; col++ {
		s := &w.spots[row][col]
		left = s.text == "" && left || s.text != "" && !s.wide
		wide = wide || s.wide
		switch {
		case !w.own(row+1, col):
		case s.text == "" && !left:
			others++
		default:
			under++
		}
	}
	return others > 0 && (wide || under <= others)
}
