package typing

import (
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// readText takes free text as it stands between its ends, keys without inner white space,
// and names of the zone as the zone's name.
func (s *Settings) readText(c *grid.Cell, p *Column) Typed {
	switch {
	case c.Kind == grid.DateText, c.Kind == grid.Number && c.Format == grid.DateTime:
		if d, ok := s.dateIn(c); ok {
			return Typed{Cell: ledger.Cell{Kind: ledger.Text, Text: d.String()}}.Doubt(rule.TextDate, wording.TextDate(d.String()))
		}
	case (p.InKey || p.Personal != "") && lostDigits(c):
		return wrong(rule.Digits, wording.Digits())
	case p.InKey && strings.ContainsRune(c.Text, '\ufffd'):
		return wrong(rule.Garbled, wording.GarbledKey())
	}
	r := Typed{Cell: ledger.Cell{Kind: ledger.Text}}
	if len(c.Text) >= cellLimit && utf8.RuneCountInString(c.Text) >= cellLimit {
		r = r.Doubt(rule.TextCut, wording.CutText())
	}
	if strings.ContainsRune(c.Text, '\ufffd') {
		r = r.Doubt(rule.Garbled, wording.Garbled())
	}
	switch {
	case p.Unit, p.InKey:
		r.Text = spelling.CleanName(c.Text)
	default:
		r.Text = spelling.Trim(c.Text)
	}
	if len(r.Text) != len(c.Text) {
		r.Forms = formSpace
	}
	if p.Unit {
		if name, known := s.Units[ledger.Fold(r.Text)]; known && r.Text != name {
			r.Text, r.Forms = name, formAlias
		}
	}
	return r
}

// dateIn is the date of a cell that the file says is one.
func (s *Settings) dateIn(c *grid.Cell) (calendar.Date, bool) {
	if c.Kind == grid.Number {
		n, _ := ParseExact(c.Text)
		return SerialDate(n, s.Date1904)
	}
	d, ok := ParseStated(c.Text)
	if !ok {
		return 0, false
	}
	r := s.dateOf(d, c.Text)
	return r.Date, r.Kind == ledger.Date
}

// cellLimit is how many characters a cell can hold (Excel specifications and limits).
const cellLimit = 32767

// lostDigits tells a number of more than 15 digits, or its scientific form as text: the
// last digits of a credit code or identity number are gone.
func lostDigits(c *grid.Cell) bool {
	if c.Kind == grid.Number {
		return len(c.Text) > 15 && !strings.Contains(c.Text, ".")
	}
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(spelling.Trim(c.Text)), "E+")
	if !ok || len(exponent) == 0 || len(exponent) > 2 || !strings.Contains(mantissa, ".") {
		return false
	}
	_, numeric := ParseExact(mantissa)
	_, power := ParseExact(exponent)
	return numeric && power
}
