package compose

import (
	"fmt"

	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// Numbers of a narrative that state a figure: the zone's rank, and the months of its streak.
type (
	placed int
	streak int
)

// told says of a value that a narrative prints what it states.
func (n *narrator) told(value any) []document.Span {
	switch v := value.(type) {
	case string:
		return n.c.said.Of(v).Spans
	case placed, streak:
		text := fmt.Sprint(v)
		return []document.Span{{To: len(text), Figure: n.keyOf(v)}}
	}
	return nil
}

// keyOf is the key of the figure that a number states, "" for none.
func (n *narrator) keyOf(value any) string {
	switch value.(type) {
	case placed:
		return n.known(figure.Key(figure.CampaignRank, n.c.opts.Zone.Name))
	case streak:
		return n.known(figure.CampaignStreak)
	}
	return ""
}

// known is the key of a figure that there is, else "".
func (n *narrator) known(key string) string {
	if !n.has(key) {
		return ""
	}
	return key
}

// chinese words a whole number: 三.
func (n *narrator) chinese(number any) (string, error) {
	switch v := number.(type) {
	case int:
		return wording.Numeral(v), nil
	case placed:
		return n.c.said.Stating(wording.Numeral(int(v)), n.keyOf(v)), nil
	case streak:
		return n.c.said.Stating(wording.Numeral(int(v)), n.keyOf(v)), nil
	}
	return "", fmt.Errorf("wrong type for value; expected int; got %T", number)
}

// total puts a text about units together, in which their totals are known.
func (n *narrator) total(pieces ...wording.Piece) string {
	var b narrative.Builder
	for _, p := range pieces {
		w := narrative.Words{Text: p.Text}
		if p.Of != "" {
			w.Spans = []document.Span{{To: len(p.Text), Figure: n.known(figure.Key(figure.CampaignTotal, p.Of))}}
		}
		b.Add(w)
	}
	return n.c.said.Note(b.Words())
}

// joined joins texts with 、; what is no text, a condition that does not hold, is left out.
func (n *narrator) joined(parts ...any) string {
	var texts []string
	for _, p := range parts {
		if text, ok := p.(string); ok && text != "" {
			texts = append(texts, text)
		}
	}
	return n.c.said.Join(texts, "、")
}

// plainQuotes turns the inner quotes of a name over, which is still the name of a row if it was one.
func (n *narrator) plainQuotes(text string) string {
	for _, s := range n.c.said.Of(text).Spans {
		if s.Named {
			return n.c.said.Named(wording.PlainQuotes(text))
		}
	}
	return wording.PlainQuotes(text)
}
