package statement

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// parts reads the placeholders of a row's content, {{agreements}} or {{housing_units/一期}}: nothing
// else of the reports' own language is known to texts. False where one cannot be filled in.
func (c *checker) parts(at cells) ([]figure.TextPart, bool) {
	rest := braces.Replace(oneLine(at.content.Plain()))
	var parts []figure.TextPart
	for {
		words, after, found := strings.Cut(rest, "{{")
		if words != "" {
			parts = append(parts, figure.TextPart{Words: words})
		}
		if !found {
			return parts, true
		}
		name, after, closed := strings.Cut(after, "}}")
		if !closed {
			c.unknown(at, finding.Words{Found: "“{{”后面没有“}}”。", Expected: "占位应写成 {{指标代号}}。"})
			return nil, false
		}
		key, ok := c.key(at, strings.TrimSpace(name))
		if !ok {
			return nil, false
		}
		parts, rest = append(parts, figure.TextPart{Figure: key}), after
	}
}

// braces are written in full width by Chinese input methods.
var braces = strings.NewReplacer("｛｛", "{{", "｝｝", "}}")

// oneLine joins the lines of a cell into a paragraph, Latin words with a space.
func oneLine(text string) string {
	var b strings.Builder
	last := byte(0)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if isWord(last) && isWord(line[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
		last = line[len(line)-1]
	}
	return b.String()
}

func isWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// key is the key of the figure that a placeholder names.
func (c *checker) key(at cells, name string) (string, bool) {
	folded := ledger.Fold(name)
	i := slices.IndexFunc(c.book.Figures, func(f figure.Figure) bool { return ledger.Fold(f.Key()) == folded })
	switch {
	case i < 0:
		c.nameless(at, name)
	case c.ofAnother(&c.book.Figures[i]):
		c.unknown(at, finding.Words{Found: fmt.Sprintf("{{%s}} 是别的单位的考核数，不写进报告的文字。", name), Expected: "占位应只写本开发区的指标。"})
	default:
		return c.book.Figures[i].Key(), true
	}
	return "", false
}

// nameless says why there is no figure of a name: this month has no value of it, or not in that
// group, or nobody defines it.
func (c *checker) nameless(at cells, name string) {
	id, _, grouped := strings.Cut(ledger.Fold(name), "/")
	there := c.keys(func(f *figure.Figure) bool { return ledger.Fold(f.ID) == id })
	all := c.keys(func(f *figure.Figure) bool { return !c.ofAnother(f) })
	def, defined := c.defined(id)
	switch {
	case defined && len(there) == 0:
		c.say(at, at.content, definition.TextContent, finding.Finding{Rule: "text.figure", Severity: finding.Warning, Value: "{{" + name + "}}", Words: finding.Words{
			Found:    fmt.Sprintf("指标“%s”（{{%s}}）本期没有数，这一段没有写进报告。", def.Name, name),
			Expected: "占位的指标本期应有数。",
			Action:   "有关台账未报的请补报，或改写这一段后重报。",
		}})
	case len(there) > 0 && !grouped:
		c.unknown(at, finding.Words{Found: fmt.Sprintf("{{%s}} 的指标分组列出，没有写明哪一组。", name), Expected: "应写成 {{指标代号/组}}：" + some(there) + "。"})
	case len(there) > 0:
		c.unknown(at, finding.Words{Found: fmt.Sprintf("{{%s}} 没有这一组%s。", name, guess(name, all)), Expected: "应写这项指标有的一组：" + some(there) + "。"})
	default:
		for _, f := range c.defs.Figures {
			all = append(all, f.ID)
		}
		c.unknown(at, finding.Words{Found: fmt.Sprintf("没有代号为“%s”的指标%s。", name, guess(name, all)), Expected: "花括号里应只写指标的代号，见报告“数据表”的“主要指标”；不能写别的函数、条件。"})
	}
}

// keys are those of the figures that are meant.
func (c *checker) keys(meant func(*figure.Figure) bool) []string {
	var keys []string
	for i := range c.book.Figures {
		if f := &c.book.Figures[i]; meant(f) {
			keys = append(keys, f.Key())
		}
	}
	return keys
}

// some lists placeholders, the first where they are many.
func some(keys []string) string {
	more := ""
	if len(keys) > 10 {
		keys, more = keys[:10], "……"
	}
	return "{{" + strings.Join(keys, "}}、{{") + "}}" + more
}

// guess words, in brackets, what was perhaps meant; "" where nothing comes near.
func guess(said string, known []string) string {
	if g := definition.Suggest(said, known); g != "" {
		return "（" + strings.TrimPrefix(g, "，") + "）"
	}
	return ""
}

// defined is the definition of a figure by its folded id.
func (c *checker) defined(id string) (definition.Figure, bool) {
	for _, f := range c.defs.Figures {
		if ledger.Fold(f.ID) == id {
			return f, true
		}
	}
	for _, own := range figure.CampaignIDs() {
		if ledger.Fold(own) == id {
			return definition.Figure{ID: own, Name: own}, true
		}
	}
	return definition.Figure{}, false
}

// unknown reports a placeholder that names nothing: a slip that only the department can mend.
func (c *checker) unknown(at cells, words finding.Words) {
	words.Action = "请更正后重报。"
	c.say(at, at.content, definition.TextContent, finding.Finding{Rule: "text.placeholder", Severity: finding.Error, Words: words})
}

// statement is the text of a row as it will be read.
type statement struct {
	text  string
	fills []fill
}

// fill is where a figure has been filled in.
type fill struct{ start, end int }

// filled puts the figures in.
func (c *checker) filled(parts []figure.TextPart) statement {
	var b strings.Builder
	s := statement{}
	for _, p := range parts {
		if p.Figure == "" {
			b.WriteString(p.Words)
			continue
		}
		start := b.Len()
		for i := range c.book.Figures {
			if c.book.Figures[i].Key() == p.Figure {
				b.WriteString(c.opts.Printed(c.book.Figures[i])[0])
			}
		}
		s.fills = append(s.fills, fill{start, b.Len()})
	}
	s.text = b.String()
	return s
}
