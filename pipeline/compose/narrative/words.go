package narrative

import (
	"slices"
	"strings"
	"unicode"

	"zonereport/pipeline/document"
)

// Words is a text, and which parts of it state figures or were taken from ledger rows.
type Words struct {
	Text  string
	Spans []document.Span // from left to right
}

// Cut is a part of the words, with what it has of their spans.
func (w Words) Cut(from, to int) Words {
	part := Words{Text: w.Text[from:to]}
	first, _ := slices.BinarySearchFunc(w.Spans, from, func(s document.Span, at int) int { return s.To - at - 1 })
	for _, s := range w.Spans[first:] {
		if s.From >= to {
			break
		}
		s.From, s.To = max(s.From, from)-from, min(s.To, to)-from
		part.Spans = append(part.Spans, s)
	}
	return part
}

// Lines are the words between line breaks, without blanks around them.
func (w Words) Lines() []Words {
	var lines []Words
	at := 0
	for line := range strings.Lines(w.Text) {
		lines = append(lines, w.Cut(at, at+len(line)).trimmed())
		at += len(line)
	}
	return lines
}

func (w Words) trimmed() Words {
	from := len(w.Text) - len(strings.TrimLeftFunc(w.Text, unicode.IsSpace))
	return w.Cut(from, from+len(strings.TrimSpace(w.Text)))
}

// Punctuated ends a paragraph with a full stop where an enumeration left a ；. What is nothing but
// marks is no paragraph.
func (w Words) Punctuated() Words {
	w = w.trimmed()
	if strings.Trim(w.Text, "。，；") == "" {
		return Words{}
	}
	var b Builder
	at := 0
	for {
		next := strings.Index(w.Text[at:], "；。")
		if next < 0 {
			break
		}
		b.Add(w.Cut(at, at+next))
		b.Add(Words{Text: "。"})
		at += next + len("；。")
	}
	rest, open := strings.CutSuffix(w.Text[at:], "；")
	b.Add(w.Cut(at, at+len(rest)))
	if open {
		b.Add(Words{Text: "。"})
	}
	return b.Words()
}

// Builder puts words behind one another.
type Builder struct {
	text  strings.Builder
	spans []document.Span
}

// Add appends words.
func (b *Builder) Add(w Words) {
	b.spans = append(b.spans, moved(w.Spans, b.text.Len())...)
	b.text.WriteString(w.Text)
}

// Words are what was put together.
func (b *Builder) Words() Words { return Words{Text: b.text.String(), Spans: b.spans} }

// moved is spans of a text that stands behind another of so many bytes.
func moved(spans []document.Span, by int) []document.Span {
	list := slices.Clone(spans)
	for i := range list {
		list[i].From, list[i].To = list[i].From+by, list[i].To+by
	}
	return list
}
