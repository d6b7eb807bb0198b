package ingest

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/numfmt"
	"zonereport/pipeline/ledger"
)

// What a person sees in a cell is what counts (design-life §11): a cell whose number format
// divides, adds a unit, hides or replaces is read as it is shown; digits that a format only
// rounds away stay.

// readShown types a cell whose number format changes what a person reads.
func (s *settings) readShown(c *grid.Cell, f *numfmt.Format, p *column) reading {
	seen := *c
	var shown numfmt.Shown
	switch c.Kind {
	case grid.Number:
		v, ok := exact(c.Text)
		if !ok {
			return s.readStored(c, p)
		}
		shown = f.Number(v)
		seen.Format = grid.FormatAs(shown.Kind)
		if v.IsZero() && nothing(shown.Words) {
			shown.Words = ""
		}
	case grid.Text:
		if nothing(c.Text) {
			return s.readStored(c, p)
		}
		shown = f.Text()
		seen.Text = shown.Before + trim(c.Text) + shown.After
	}
	switch {
	case shown.Hidden, shown.Words != "":
		return s.readCovered(&seen, shown, p)
	case c.Kind == grid.Text || shown.Kind == numfmt.Percent || p.kind.numeric():
		return s.readStored(&seen, p)
	case shown.Kind == numfmt.Date:
		return s.judgeYear(s.readStored(&seen, p), shown, p)
	}
	return s.readRendered(&seen, f, shown, p)
}

// readRendered reads a number cell of a column that is no number as the text that is shown:
// 第1期, 000123.
func (s *settings) readRendered(c *grid.Cell, f *numfmt.Format, shown numfmt.Shown, p *column) reading {
	v, _ := exact(c.Text)
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
func (s *settings) readCovered(c *grid.Cell, shown numfmt.Shown, p *column) reading {
	r := s.readStored(c, p)
	if shown.Words != "" && (p.kind == code || p.kind == boolean) {
		seen := grid.Cell{Col: c.Col, Kind: grid.Text, Text: shown.Words}
		if as := s.readStored(&seen, p); as.rule == "" {
			if p.kind == boolean {
				return as
			}
			r = as
		}
	}
	switch {
	case r.severity == finding.Error:
		return r
	case shown.Hidden:
		return r.doubt(ruleValueHidden, sayHidden(p.shown(c.Text)))
	}
	return r.doubt(ruleValueHidden, sayWords(p.shown(c.Text), p.shown(shown.Words)))
}

// judgeYear doubts a date cell whose format shows no year and whose year is not the report
// year: whoever filled it in has not seen the year.
func (s *settings) judgeYear(r reading, shown numfmt.Shown, p *column) reading {
	dated := r.Kind == ledger.Date || r.Kind == ledger.Month
	if shown.Year || !dated || r.rule != "" || p.Planned || s.period.Year == 0 || r.Date.Year() == s.period.Year {
		return r
	}
	return r.doubt(ruleYearless, sayYearHidden(r.Date.String(), s.period))
}

// numeralShown is the numeral that a number cell shows: the stored number in the scale and
// the unit of its format.
func (s *settings) numeralShown(c *grid.Cell, v decimal.Decimal, p *column) (numeral, reading) {
	f := s.looks.Of(c)
	if f == nil {
		return numeral{value: v}, reading{}
	}
	shown := f.Number(v)
	if shown.Hidden || shown.Words != "" {
		return numeral{value: v}, reading{}
	}
	n := numeral{value: v.Shift(-shown.Shift), shown: true, scaled: shown.Shift != 0}
	beside, r := besideNumber(shown, p)
	if r.rule != "" && r.severity == finding.Error {
		return n, r
	}
	n.unit = beside
	if r.rule == "" && v.IsPositive() && strings.HasSuffix(shown.Before, "-") {
		r = reading{}.doubt(ruleValueHidden, sayEstimate(shown.Before))
	}
	return n, r
}

// besideNumber finds the unit among the words that a format shows beside a number. Foreign
// money, digits, and words that speak of another measure cannot be read; a word that makes
// the number an estimate is doubtful.
func besideNumber(shown numfmt.Shown, p *column) (unit string, r reading) {
	before, after := bareWords(shown.Before), bareWords(shown.After)
	all := strings.TrimSpace(shown.Before + " " + shown.After)
	switch {
	case shown.Between != "":
		return "", wrong(ruleNumber, sayBetween(shown.Between))
	case foreignMoney(before), foreignMoney(after):
		return "", wrong(ruleCurrency, sayForeign(all))
	}
	before, paid := cutRMB(before)
	after, paidBehind := cutRMB(after)
	if paid = paid || paidBehind; paid && p.kind != money && p.kind != num {
		return "", wrong(ruleNumber, sayShownUnit(all, p.kind))
	}
	for _, word := range []string{unitWord(after), unitWord(before)} {
		if measures(word) {
			return word, reading{}
		}
	}
	words := before + after
	switch {
	case endsInDigit(before) || beginsWithDigit(after):
		return "", wrong(ruleNumber, sayBetween(all))
	case p.kind != num && p.kind != integer && strings.ContainsAny(words, "元亩顷㎡米吨‰/"), multiple(unitWord(after)):
		return "", wrong(ruleNumber, sayShownUnit(all, p.kind))
	case strings.ContainsAny(words, "约近余多几超上下<>≤≥~") || strings.Contains(words, "预") || strings.Contains(words, "暂估"):
		return "", reading{}.doubt(ruleValueHidden, sayEstimate(all))
	}
	return "", reading{}
}

// measures tells a word that is a unit of some measure.
func measures(word string) bool {
	return word == "%" || ofYear(word) || counter(word) || dimensionOf(word) != noDimension
}

// bareWords takes brackets and punctuation off the words beside a number.
func bareWords(s string) string {
	return strings.Trim(halfWidth(strings.TrimSpace(s)), "()[]{}【】:;,、+- ")
}

func beginsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func endsInDigit(s string) bool { return s != "" && beginsWithDigit(s[len(s)-1:]) }
