package ingest

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// smallestSerial is the least bare number that is taken for a date (1927-05-18): below it
// stand years, months and days that were typed as numbers.
const smallestSerial = 10000

// readDate reads a cell of a date column.
func (s *settings) readDate(c *grid.Cell, p *column) reading {
	shown := p.shown(trim(c.Text))
	switch c.Kind {
	case grid.Number:
		return s.dated(s.dateOfNumber(c), p)
	case grid.DateText, grid.Text:
		d, ok := parseStated(c.Text)
		if !ok {
			if n, bare := bareSerial(c.Text); bare {
				return s.dated(s.dateOfNumber(&grid.Cell{Kind: grid.Number, Text: n}), p)
			}
			return wrong(ruleDate, sayDate(shown))
		}
		if d.day == 0 {
			return wrong(ruleDate, sayNoDay(shown))
		}
		r := s.dateOf(d, shown)
		if r.Kind == ledger.Date {
			r.forms = dateForms(c)
		}
		return s.dated(r, p)
	}
	return wrong(ruleDate, sayDate(shown))
}

// dateForms are the forms of a date that stands as text.
func dateForms(c *grid.Cell) form {
	if _, ok := zoned(c.Text); ok {
		return formZone
	}
	if c.Kind == grid.Text {
		return formDate
	}
	return 0
}

// bareSerial tells a serial number of five digits that stands as text, as in a csv file.
func bareSerial(t string) (string, bool) {
	t = compact(t)
	n, rest := leadingDigits(t)
	return t, rest == "" && len(t) == 5 && n >= smallestSerial
}

// dateOfNumber reads a number cell: a date cell, a bare serial number, or 20200512.
func (s *settings) dateOfNumber(c *grid.Cell) reading {
	n, ok := exact(c.Text)
	if !ok {
		return wrong(ruleDate, sayDate(c.Text))
	}
	if c.Format != grid.DateTime && len(c.Text) == 8 && n.IsInteger() {
		if d, ok := parseStated(c.Text); ok {
			r := s.dateOf(d, c.Text)
			r.forms = formSerial
			return r
		}
	}
	if c.Format != grid.DateTime && n.LessThan(decimal.New(smallestSerial, 0)) {
		return wrong(ruleDate, sayDate(c.Text))
	}
	if c.Format != grid.DateTime && len(c.Text) == 6 && n.IsInteger() {
		if _, ok := parseStated(c.Text); ok {
			return wrong(ruleDate, sayNoDay(c.Text))
		}
	}
	d, ok := serialDate(n, s.date1904)
	if !ok {
		return wrong(ruleDate, sayDate(c.Text))
	}
	r := reading{Cell: ledger.Cell{Kind: ledger.Date, Date: d}}
	if c.Format != grid.DateTime {
		r.forms = formSerial
	}
	return r
}

// dateOf makes a date of what is stated, in the report year when no year is.
func (s *settings) dateOf(d stated, shown string) reading {
	year := d.year
	if year == 0 {
		year = s.year
	}
	value, ok := calendar.NewDate(year, d.month, d.day)
	if !ok {
		return wrong(ruleDate, sayNoSuchDay(shown))
	}
	r := reading{Cell: ledger.Cell{Kind: ledger.Date, Date: value}}
	if d.year == 0 {
		return r.doubt(ruleYearless, sayYearless(shown, value.String(), s.period))
	}
	return r
}

// readMonth reads a cell of a month column: any date form, with or without a day.
func (s *settings) readMonth(c *grid.Cell, p *column) reading {
	shown := p.shown(trim(c.Text))
	switch c.Kind {
	case grid.Number:
		return s.dated(s.monthOfNumber(c), p)
	case grid.DateText, grid.Text:
		d, ok := parseStated(c.Text)
		if !ok {
			t := compact(c.Text)
			if n, rest := leadingDigits(t); rest == "" && len(t) <= 2 && n >= 1 && n <= 12 {
				return s.monthOf(stated{month: n}, shown)
			}
			if n, bare := bareSerial(t); bare {
				return s.dated(s.monthOfNumber(&grid.Cell{Kind: grid.Number, Text: n}), p)
			}
			return wrong(ruleMonth, sayMonth(shown))
		}
		if d.year == 0 && d.day != 0 && !strings.Contains(c.Text, "月") {
			return wrong(ruleMonth, sayMonth(shown)) // 1-12 is a span, 5.6 no month
		}
		r := s.monthOf(d, shown)
		if s.plain && r.rule == "" && d.month == 1 && strings.HasSuffix(shown, ".1") {
			return r.doubt(ruleMonthDoubt, sayDoubtfulText(shown))
		}
		r.forms |= dateForms(c) &^ formDate
		return s.dated(r, p)
	}
	return wrong(ruleMonth, sayMonth(shown))
}

// monthOfNumber reads a number cell of a month column: a date, 202012, 12, or 2020.5.
// 2020.1 may have been 2020.10 before the program dropped its zero.
func (s *settings) monthOfNumber(c *grid.Cell) reading {
	n, ok := exact(c.Text)
	if !ok {
		return wrong(ruleMonth, sayMonth(c.Text))
	}
	if c.Format == grid.DateTime || n.IsInteger() && len(c.Text) == 5 {
		d, ok := serialDate(n, s.date1904)
		if !ok {
			return wrong(ruleMonth, sayMonth(c.Text))
		}
		return s.monthOf(stated{d.Year(), d.Month(), d.Day()}, c.Text)
	}
	if whole, fraction, ok := strings.Cut(c.Text, "."); ok && len(whole) == 4 {
		if fraction == "1" {
			return wrong(ruleMonth, sayDoubtfulMonth(c.Text))
		}
		return s.monthWritten(whole+"."+fraction, c.Text)
	}
	if n.IsInteger() && len(c.Text) <= 2 {
		return s.monthOf(stated{month: int(n.IntPart())}, c.Text)
	}
	return s.monthWritten(c.Text, c.Text)
}

func (s *settings) monthWritten(form, shown string) reading {
	d, ok := parseStated(form)
	if !ok {
		return wrong(ruleMonth, sayMonth(shown))
	}
	r := s.monthOf(d, shown)
	if r.severity != finding.Error {
		r.forms = formMonth
	}
	return r
}

// monthOf makes a month of what is stated; a stated day must exist.
func (s *settings) monthOf(d stated, shown string) reading {
	if d.day != 0 {
		if r := s.dateOf(d, shown); r.severity == finding.Error {
			return r
		}
	}
	year := d.year
	if year == 0 {
		year = s.year
	}
	first, ok := calendar.NewDate(year, d.month, 1)
	if !ok {
		return wrong(ruleMonth, sayMonth(shown))
	}
	r := reading{Cell: ledger.Cell{Kind: ledger.Month, Date: first}}
	if d.year == 0 {
		return r.doubt(ruleYearless, sayYearless(shown, calendar.Month{Year: year, Number: d.month}.String(), s.period))
	}
	return r
}

// monthOfSheet reads the month that a sheet is named by: 1月, 12月份, 十二月, 2020年3月.
// year is 0 where the name states none.
func monthOfSheet(name string) (stated, bool) {
	name = compact(name)
	if d, ok := parseStated(name); ok && d.day == 0 && strings.Contains(name, "月") {
		return d, d.month <= 12
	}
	word, ok := strings.CutSuffix(strings.TrimSuffix(name, "份"), "月")
	if n := chineseNumber(word); ok && n >= 1 && n <= 12 {
		return stated{month: n}, true
	}
	return stated{}, false
}
