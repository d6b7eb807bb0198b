package public

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zonereport/pipeline/document"
)

// dates are the numbers that may stand in a sentence beside those of figures.
var dates = regexp.MustCompile(`\d+年度?|\d+(—\d+)?月份?|\d+日`)

// sentences is what is left of a paragraph: its clauses, up to ； or 。, in which every number states a figure that may be
// told or is a date, and no word was taken from a row. The numbers of remarks are those of the method.
//
// Where only the end of a clause is not to be told, it is cut at a ， before that. broken says that what stood
// before the paragraph was dropped, and whether its own end was.
func (e editor) sentences(p document.Paragraph, remarks bool, broken *bool) document.Paragraph {
	out := document.Paragraph{Style: p.Style, Text: p.Text}
	if p.Style == document.Sign {
		return out
	}
	text, pieces := without(p.Text, broken, func(clause string, from int) int {
		for _, to := range cuts(clause) {
			if e.tellable(p, from, from+to, remarks) && (to == len(clause) || states(p, from, from+to)) {
				return to
			}
		}
		return 0
	})
	out.Text = text
	for _, piece := range pieces {
		for _, s := range p.Spans {
			if s.From >= piece.from && s.To <= piece.to {
				s.From, s.To = s.From-piece.from+piece.at, s.To-piece.from+piece.at
				out.Spans, out.Figures = append(out.Spans, s), append(out.Figures, s.Figure)
			}
		}
	}
	slices.Sort(out.Figures)
	out.Figures = slices.Compact(out.Figures)
	return out
}

// piece is a part of a text that is left, and where it stands then.
type piece struct{ from, to, at int }

// states says that a beginning of a clause says something by itself: it states a figure.
func states(p document.Paragraph, from, to int) bool {
	return slices.ContainsFunc(p.Spans, func(s document.Span) bool { return s.Figure != "" && s.From >= from && s.To <= to })
}

// tellable says that the bytes of a paragraph from one to another may be read by everybody.
func (e editor) tellable(p document.Paragraph, from, to int, remarks bool) bool {
	closed := func(key string) bool { return e.withheld[key] || e.single(key) }
	within := func(s document.Span) bool { return s.To > from && s.From < to }
	switch text := p.Text[from:to]; {
	case slices.ContainsFunc(p.Spans, func(s document.Span) bool {
		return within(s) && (s.Named || s.Figure != "" && closed(s.Figure))
	}):
		return false
	case len(p.Spans) == 0 && slices.ContainsFunc(p.Figures, closed): // nobody knows where it states them
		return false
	case e.names.in(text), !remarks && e.ofPart(text):
		return false
	}
	return remarks || !strings.ContainsFunc(dates.ReplaceAllString(unstated(p, from, to), ""), unicode.IsDigit)
}

// unstated is a part of a paragraph with blanks where it states figures.
func unstated(p document.Paragraph, from, to int) string {
	rest := []byte(p.Text[from:to])
	for _, s := range p.Spans {
		for i := max(s.From, from); s.Figure != "" && i < min(s.To, to); i++ {
			rest[i-from] = ' '
		}
	}
	return string(rest)
}

// without is a text of which keep says of every clause, in order, how many bytes are left: all, up to a ，, or none. Clauses that go on from one that is dropped are dropped with it; a sentence whose end is gone ends before.
func without(text string, broken *bool, keep func(clause string, from int) int) (string, []piece) {
	var kept strings.Builder
	var pieces []piece
	from := 0
	for _, clause := range clauses(text) {
		left := keep(clause, from)
		if *broken && goesOn(clause) {
			left = 0
		}
		*broken = left == 0
		if left > 0 {
			pieces = append(pieces, piece{from, from + left, kept.Len()})
			kept.WriteString(clause[:left])
		}
		switch {
		case left > 0 && left < len(clause):
			kept.WriteString(clause[len(clause)-len("。"):])
		case left == 0 && strings.HasSuffix(clause, "。"):
			end(&kept)
		}
		from += len(clause)
	}
	end(&kept)
	return kept.String(), pieces
}

// unless keeps the clauses that do not hold a word.
func unless(word string) func(string, int) int {
	return func(clause string, _ int) int {
		if strings.Contains(clause, word) {
			return 0
		}
		return len(clause)
	}
}

// cuts are the places at which a clause may end: its own end, then each ， from the right.
func cuts(clause string) []int {
	list := []int{}
	depth := 0
	for at, r := range clause {
		depth = deeper(depth, r)
		if r == '，' && depth == 0 {
			list = append(list, at)
		}
	}
	list = append(list, len(clause))
	slices.Reverse(list)
	return list
}

// deeper counts the brackets and quotes that are open.
func deeper(depth int, r rune) int {
	switch r {
	case '（', '“', '《', '‘':
		return depth + 1
	case '）', '”', '》', '’':
		return max(depth-1, 0)
	}
	return depth
}

// clauses parts a text behind each ； and 。, quotes and brackets left whole.
func clauses(text string) []string {
	var list []string
	from, depth := 0, 0
	for at, r := range text {
		depth = deeper(depth, r)
		if next := at + len(string(r)); depth == 0 && (r == '；' || r == '。') {
			list = append(list, text[from:next])
			from = next
		}
	}
	if from < len(text) {
		list = append(list, text[from:])
	}
	return list
}

// goesOn says that a clause needs the one before it.
func goesOn(clause string) bool {
	for _, word := range []string{"其中", "其余", "合计", "分别", "以上"} {
		if strings.HasPrefix(clause, word) {
			return true
		}
	}
	return false
}

// end ends what was kept as a sentence.
func end(kept *strings.Builder) {
	text := kept.String()
	if cut, open := strings.CutSuffix(text, "；"); open {
		kept.Reset()
		kept.WriteString(cut + "。")
	}
}
