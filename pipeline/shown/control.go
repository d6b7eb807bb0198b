package shown

import (
	"fmt"
	"strings"
	"unicode"
)

// Escape writes the characters of a text that would move the cursor, forge a line or turn the
// direction of writing as what they are: \n, \u001b, \u202e. A name or a value can then not
// pretend to be anything else.
func Escape(text string) string { return escape(text, "") }

// EscapeLines is Escape for a text of several lines: line breaks and tabs stay.
func EscapeLines(text string) string { return escape(text, "\n\t") }

// Cell is EscapeLines for a value that keys are made of: marks of direction, which keys do not
// know, go.
func Cell(text string) string {
	if strings.IndexFunc(text, control) < 0 {
		return text
	}
	return EscapeLines(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text))
}

func escape(text, keep string) string {
	if strings.IndexFunc(text, control) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !control(r) || strings.ContainsRune(keep, r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// control tells the control characters, those of direction, and the separators of lines.
func control(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
