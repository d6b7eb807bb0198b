package narrative

import (
	"fmt"
	"reflect"
	"strings"
	"unsafe"

	"zonereport/pipeline/document"
)

// Memory remembers of texts that functions give to a narrative what they state, by where they lie in memory.
// So they stay texts like all others, for comparisons, len and other functions, and nothing that
// could end up in a report is put into them: one that is printed, after whatever way through
// variables and parts, is the very one that was given; one that is only spelt alike is not.
// A nil Memory remembers nothing.
type Memory struct{ spans map[place][]document.Span }

// place is where a text lies. While the memory holds it no other can lie there.
type place struct {
	at    *byte
	bytes int
}

func placeOf(text string) place { return place{unsafe.StringData(text), len(text)} }

// Note remembers what a text states, and returns it as it is to be given.
func (m *Memory) Note(w Words) string {
	if m == nil || w.Text == "" || len(w.Spans) == 0 {
		return w.Text
	}
	if m.spans == nil {
		m.spans = map[place][]document.Span{}
	}
	own := strings.Clone(w.Text)
	m.spans[placeOf(own)] = w.Spans
	return own
}

// Stating is a text that states a figure.
func (m *Memory) Stating(text, key string) string {
	return m.Note(Words{Text: text, Spans: []document.Span{{To: len(text), Figure: key}}})
}

// Named is a text that was taken from a ledger row.
func (m *Memory) Named(text string) string {
	return m.Note(Words{Text: text, Spans: []document.Span{{To: len(text), Named: true}}})
}

// Of is a text with what it states.
func (m *Memory) Of(text string) Words {
	if m == nil || text == "" {
		return Words{Text: text}
	}
	return Words{Text: text, Spans: m.spans[placeOf(text)]}
}

// Join joins texts with what they state.
func (m *Memory) Join(texts []string, between string) string {
	var all Builder
	for i, text := range texts {
		if i > 0 {
			all.Add(Words{Text: between})
		}
		all.Add(m.Of(text))
	}
	return m.Note(all.Words())
}

// Slice is a part of a text or a list by bytes or places, as text/template has it; a part of the words of a row
// is of that row still.
func (m *Memory) Slice(item any, at ...int) (any, error) {
	v := reflect.ValueOf(item)
	if k := v.Kind(); k != reflect.String && k != reflect.Slice && k != reflect.Array || len(at) > 2 {
		return nil, fmt.Errorf("can't slice %T by %d indexes", item, len(at))
	}
	from, to := 0, v.Len()
	if len(at) > 0 {
		from = at[0]
	}
	if len(at) > 1 {
		to = at[1]
	}
	if from < 0 || to > v.Len() || from > to {
		return nil, fmt.Errorf("index out of range: %d to %d of %d", from, to, v.Len())
	}
	if text, ok := item.(string); ok {
		for _, s := range m.Of(text).Spans {
			if s.Named {
				return m.Named(text[from:to]), nil
			}
		}
	}
	return v.Slice(from, to).Interface(), nil
}
