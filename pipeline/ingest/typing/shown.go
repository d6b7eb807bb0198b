package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/grid/numfmt"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// What a person sees in a cell is what counts (design-life §11): a cell whose number format
// divides, adds a unit, hides or replaces is read as it is shown; digits that a format only
// rounds away stay.

// readShown types a cell whose number format changes what a person reads.
func (s *Settings) readShown(c *grid.Cell, f *numfmt.Format, p *Column) Typed {
	seen := *c
	var shown numfmt.Shown
	switch c.Kind {
	case grid.Number:
		v, ok := ParseExact(c.Text)
		if !ok {
			return s.readStored(c, p)
		}
		shown = f.Number(v)
		seen.Format = grid.FormatAs(shown.Kind)
		if v.IsZero() && spelling.Nothing(shown.Words) {
			shown.Words = ""
		}
	case grid.Text:
		if spelling.Nothing(c.Text) {
			return s.readStored(c, p)
		}
		shown = f.Text()
		seen.Text = shown.Before + spelling.Trim(c.Text) + shown.After
	}
	switch {
	case shown.Hidden, shown.Words != "":
		return s.readCovered(&seen, shown, p)
	case c.Kind == grid.Text || shown.Kind == numfmt.Percent || p.Kind.Numeric():
		return s.readStored(&seen, p)
	case shown.Kind == numfmt.Date:
		return s.judgeYear(s.readStored(&seen, p), shown, p)
	}
	return s.readRendered(&seen, f, shown, p)
}

// readRendered reads a number cell of a column that is no number as the text that is shown:
// 第1期, 000123.
func (s *Settings) readRendered(c *grid.Cell, f *numfmt.Format, shown numfmt.Shown, p *Column) Typed {
	v, _ := ParseExact(c.Text)
	text, ok := f.Render(v)
	if !ok || lostDigits(c) {
		if text = shown.Before + c.Text + shown.After; text == c.Text || shown.Shift != 0 || lostDigits(c) {
			return s.readStored(c, p)
		}
	}
	seen := *c
	seen.Kind, seen.Format, seen.Text = grid.Text, grid.General, text
	return s.readStored(&seen, p)
}

// readCovered reads a cell whose format hides the value or shows words in its place. Words
// that are a value of the column's list, or its yes and no, are what everybody takes it for.
func (s *Settings) readCovered(c *grid.Cell, shown numfmt.Shown, p *Column) Typed {
	r := s.readStored(c, p)
	if shown.Words != "" && (p.Kind == schema.Code || p.Kind == schema.Bool) {
		seen := grid.Cell{Col: c.Col, Kind: grid.Text, Text: shown.Words}
		if as := s.readStored(&seen, p); as.Rule == "" {
			if p.Kind == schema.Bool {
				return as
			}
			r = as
		}
	}
	switch {
	case r.Severity == finding.Error:
		return r
	case shown.Hidden:
		return r.Doubt(rule.ValueHidden, wording.Hidden(p.Shown(c.Text)))
	}
	return r.Doubt(rule.ValueHidden, wording.Words(p.Shown(c.Text), p.Shown(shown.Words)))
}

// judgeYear doubts a date cell whose format shows no year and whose year is not the report
// year: whoever filled it in has not seen the year.
func (s *Settings) judgeYear(r Typed, shown numfmt.Shown, p *Column) Typed {
	dated := r.Kind == ledger.Date || r.Kind == ledger.Month
	if shown.Year || !dated || r.Rule != "" || p.Planned || s.Period.Year == 0 || r.Date.Year() == s.Period.Year {
		return r
	}
	return r.Doubt(rule.Yearless, wording.YearHidden(r.Date.String(), s.Period))
}

// numeralShown is the numeral that a number cell shows: the stored number in the scale and
// the unit of its format.
func (s *Settings) numeralShown(c *grid.Cell, v decimal.Decimal, p *Column) (numeral, Typed) {
	f := s.Looks.Of(c)
	if f == nil {
		return numeral{Value: v}, Typed{}
	}
	shown := f.Number(v)
	if shown.Hidden || shown.Words != "" {
		return numeral{Value: v}, Typed{}
	}
	n := numeral{Value: v.Shift(-shown.Shift), shown: true, scaled: shown.Shift != 0}
	beside, r := besideNumber(shown, p)
	if r.Rule != "" && r.Severity == finding.Error {
		return n, r
	}
	n.unit = beside
	if r.Rule == "" && v.IsPositive() && strings.HasSuffix(shown.Before, "-") {
		r = Typed{}.Doubt(rule.ValueHidden, wording.Estimate(shown.Before))
	}
	return n, r
}

// besideNumber finds the unit among the words that a format shows beside a number. Foreign
// money, digits, and words that speak of another measure cannot be read; a word that makes
// the number an estimate is doubtful.
func besideNumber(shown numfmt.Shown, p *Column) (unit string, r Typed) {
	before, after := bareWords(shown.Before), bareWords(shown.After)
	all := strings.TrimSpace(shown.Before + " " + shown.After)
	switch {
	case shown.Between != "":
		return "", wrong(rule.Number, wording.Between(shown.Between))
	case unitword.IsForeignMoney(before), unitword.IsForeignMoney(after):
		return "", wrong(rule.Currency, wording.Foreign(all))
	}
	before, paid := unitword.CutRMB(before)
	after, paidBehind := unitword.CutRMB(after)
	if paid = paid || paidBehind; paid && p.Kind != schema.Money && p.Kind != schema.Num {
		return "", wrong(rule.Number, wording.ShownUnit(all, p.Kind))
	}
	for _, word := range []string{unitword.Key(after), unitword.Key(before)} {
		if measures(word) {
			return word, Typed{}
		}
	}
	words := before + after
	switch {
	case endsInDigit(before) || beginsWithDigit(after):
		return "", wrong(rule.Number, wording.Between(all))
	case p.Kind != schema.Num && p.Kind != schema.Integer && strings.ContainsAny(words, "元亩顷㎡米吨‰/"), unitword.IsMultiple(unitword.Key(after)):
		return "", wrong(rule.Number, wording.ShownUnit(all, p.Kind))
	case strings.ContainsAny(words, "约近余多几超上下<>≤≥~") || strings.Contains(words, "预") || strings.Contains(words, "暂估"):
		return "", Typed{}.Doubt(rule.ValueHidden, wording.Estimate(all))
	}
	return "", Typed{}
}

// measures tells a word that is a unit of some measure.
func measures(word string) bool {
	return word == "%" || unitword.IsYear(word) || unitword.IsCounter(word) || unitword.DimensionOf(word) != unitword.NoDimension
}

// bareWords takes brackets and punctuation off the words beside a number.
func bareWords(s string) string {
	return strings.Trim(spelling.HalfWidth(strings.TrimSpace(s)), "()[]{}【】:;,、+- ")
}

func beginsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func endsInDigit(s string) bool { return s != "" && beginsWithDigit(s[len(s)-1:]) }
