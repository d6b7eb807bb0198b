package delimited

import (
	"strings"

	"zonereport/pipeline/grid"
)

// parser takes records from a text by the rules of spreadsheet programs (RFC 4180, and
// where a file leaves it, what Excel does): only a quote that begins a field quotes it.
type parser struct {
	text       string
	pos        int
	delimiter  byte
	delimiters int  // in the record last read
	line       int  // line breaks passed, for messages
	ended      bool // the record last read has a line end
}

func (p *parser) more() bool { return p.pos < len(p.text) }

// record reads up to the end of the line and gives the fields that are not empty.
func (p *parser) record() ([]grid.Cell, error) {
	var cells []grid.Cell
	p.delimiters = 0
	for col := 1; ; col++ {
		if col > grid.MaxCols {
			return nil, grid.Refuse(grid.LongLine, "line %d: more than %d columns", p.line+1, grid.MaxCols)
		}
		field, err := p.field()
		if err != nil {
			return nil, err
		}
		if field != "" {
			cells = append(cells, grid.Cell{Col: col, Kind: grid.Text, Text: field})
		}
		if p.pos < len(p.text) && p.text[p.pos] == p.delimiter {
			p.pos++
			p.delimiters++
			continue
		}
		end := lineEnd(p.text[p.pos:])
		p.ended = end > 0
		p.pos += end
		p.line++
		return cells, nil
	}
}

// maxField bounds the bytes of a quoted field; a cell of Excel holds 32,767 characters.
const maxField = 1 << 20

// field reads one field and stops at the delimiter or line break behind it.
func (p *parser) field() (string, error) {
	if p.pos == len(p.text) || p.text[p.pos] != '"' {
		return unguarded(p.plain()), nil
	}
	quoted, err := p.quoted()
	if err != nil {
		return "", err
	}
	if len(quoted) > maxField {
		return "", grid.Refuse(grid.LongLine, "line %d: a field of more than %d MiB", p.line+1, maxField>>20)
	}
	return unguarded(quoted + p.plain()), nil // Excel keeps what follows the closing quote
}

// plain reads up to the next delimiter or line break.
func (p *parser) plain() string {
	from := p.pos
	for p.pos < len(p.text) {
		if c := p.text[p.pos]; c == p.delimiter || c == '\n' || c == '\r' {
			break
		}
		p.pos++
	}
	return p.text[from:p.pos]
}

// quoted reads from an opening quote to its closing one; a doubled quote is a quote.
func (p *parser) quoted() (string, error) {
	from := p.pos + 1
	for at := from; ; {
		n := strings.IndexByte(p.text[at:], '"')
		if n < 0 {
			return "", grid.Refuse(grid.Cut, "line %d: a quote is never closed", p.line+1)
		}
		at += n + 1
		if at < len(p.text) && p.text[at] == '"' {
			at++
			continue
		}
		p.pos = at
		inside := p.text[from : at-1]
		p.line += strings.Count(inside, "\n")
		return strings.ReplaceAll(inside, `""`, `"`), nil
	}
}

// unguarded takes the text out of what export programs write so that a spreadsheet program
// keeps all digits and calculates nothing: ="00123", and an apostrophe before =, +, -, @ or a
// digit (design-life §11). A text in two apostrophes is quoted, not guarded.
func unguarded(field string) string {
	if rest, ok := strings.CutPrefix(field, "'"); ok && rest != "" && strings.IndexByte("=+-@0123456789", rest[0]) >= 0 && !strings.HasSuffix(rest, "'") {
		field = rest
	}
	if len(field) < 3 || !strings.HasPrefix(field, `="`) || !strings.HasSuffix(field, `"`) {
		return field
	}
	inside := field[2 : len(field)-1]
	plain := strings.ReplaceAll(inside, `""`, "")
	if strings.Contains(plain, `"`) {
		return field
	}
	return strings.ReplaceAll(inside, `""`, `"`)
}
