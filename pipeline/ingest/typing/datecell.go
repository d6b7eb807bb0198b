package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// smallestSerial is the least bare number that is taken for a date (1927-05-18): below it
// stand years, months and days that were typed as numbers.
const smallestSerial = 10000

// readDate reads a cell of a date column.
func (s *Settings) readDate(c *grid.Cell, p *Column) Typed {
	shown := p.Shown(spelling.Trim(c.Text))
	switch c.Kind {
	case grid.Number:
		return s.dated(s.dateOfNumber(c), p)
	case grid.DateText, grid.Text:
		d, ok := ParseStated(c.Text)
		if !ok {
			if n, bare := bareSerial(c.Text); bare {
				return s.dated(s.dateOfNumber(&grid.Cell{Kind: grid.Number, Text: n}), p)
			}
			return wrong(rule.Date, wording.Date(shown))
		}
		if d.Day == 0 {
			return wrong(rule.Date, wording.NoDay(shown))
		}
		r := s.dateOf(d, shown)
		if r.Kind == ledger.Date {
			r.Forms = dateForms(c)
		}
		return s.dated(r, p)
	}
	return wrong(rule.Date, wording.Date(shown))
}

// dateForms are the forms of a date that stands as text.
func dateForms(c *grid.Cell) Form {
	if _, ok := parseZoned(c.Text); ok {
		return formZone
	}
	if c.Kind == grid.Text {
		return FormDate
	}
	return 0
}

// bareSerial tells a serial number of five digits that stands as text, as in a csv file.
func bareSerial(t string) (string, bool) {
	t = spelling.Compact(t)
	n, rest := spelling.LeadingDigits(t)
	return t, rest == "" && len(t) == 5 && n >= smallestSerial
}

// dateOfNumber reads a number cell: a date cell, a bare serial number, or 20200512.
func (s *Settings) dateOfNumber(c *grid.Cell) Typed {
	n, ok := ParseExact(c.Text)
	if !ok {
		return wrong(rule.Date, wording.Date(c.Text))
	}
	if c.Format != grid.DateTime && len(c.Text) == 8 && n.IsInteger() {
		if d, ok := ParseStated(c.Text); ok {
			r := s.dateOf(d, c.Text)
			r.Forms = FormSerial
			return r
		}
	}
	if c.Format != grid.DateTime && n.LessThan(decimal.New(smallestSerial, 0)) {
		return wrong(rule.Date, wording.Date(c.Text))
	}
	if c.Format != grid.DateTime && len(c.Text) == 6 && n.IsInteger() {
		if _, ok := ParseStated(c.Text); ok {
			return wrong(rule.Date, wording.NoDay(c.Text))
		}
	}
	d, ok := SerialDate(n, s.Date1904)
	if !ok {
		return wrong(rule.Date, wording.Date(c.Text))
	}
	r := Typed{Cell: ledger.Cell{Kind: ledger.Date, Date: d}}
	if c.Format != grid.DateTime {
		r.Forms = FormSerial
	}
	return r
}

// dateOf makes a date of what is stated, in the report year when no year is.
func (s *Settings) dateOf(d Stated, shown string) Typed {
	year := d.Year
	if year == 0 {
		year = s.Year
	}
	value, ok := calendar.NewDate(year, d.Month, d.Day)
	if !ok {
		return wrong(rule.Date, wording.NoSuchDay(shown))
	}
	r := Typed{Cell: ledger.Cell{Kind: ledger.Date, Date: value}}
	if d.Year == 0 {
		return r.Doubt(rule.Yearless, wording.Yearless(shown, value.String(), s.Period))
	}
	return r
}

// readMonth reads a cell of a month column: any date form, with or without a day.
func (s *Settings) readMonth(c *grid.Cell, p *Column) Typed {
	shown := p.Shown(spelling.Trim(c.Text))
	switch c.Kind {
	case grid.Number:
		return s.dated(s.monthOfNumber(c), p)
	case grid.DateText, grid.Text:
		d, ok := ParseStated(c.Text)
		if !ok {
			t := spelling.Compact(c.Text)
			if n, rest := spelling.LeadingDigits(t); rest == "" && len(t) <= 2 && n >= 1 && n <= 12 {
				return s.monthOf(Stated{Month: n}, shown)
			}
			if n, bare := bareSerial(t); bare {
				return s.dated(s.monthOfNumber(&grid.Cell{Kind: grid.Number, Text: n}), p)
			}
			return wrong(rule.Month, wording.Month(shown))
		}
		if d.Year == 0 && d.Day != 0 && !strings.Contains(c.Text, "月") {
			return wrong(rule.Month, wording.Month(shown)) // 1-12 is a span, 5.6 no month
		}
		r := s.monthOf(d, shown)
		if s.Plain && r.Rule == "" && d.Month == 1 && strings.HasSuffix(shown, ".1") {
			return r.Doubt(rule.MonthDoubt, wording.DoubtfulText(shown))
		}
		r.Forms |= dateForms(c) &^ FormDate
		return s.dated(r, p)
	}
	return wrong(rule.Month, wording.Month(shown))
}

// monthOfNumber reads a number cell of a month column: a date, 202012, 12, or 2020.5.
// 2020.1 may have been 2020.10 before the program dropped its zero.
func (s *Settings) monthOfNumber(c *grid.Cell) Typed {
	n, ok := ParseExact(c.Text)
	if !ok {
		return wrong(rule.Month, wording.Month(c.Text))
	}
	if c.Format == grid.DateTime || n.IsInteger() && len(c.Text) == 5 {
		d, ok := SerialDate(n, s.Date1904)
		if !ok {
			return wrong(rule.Month, wording.Month(c.Text))
		}
		return s.monthOf(Stated{d.Year(), d.Month(), d.Day()}, c.Text)
	}
	if whole, fraction, ok := strings.Cut(c.Text, "."); ok && len(whole) == 4 {
		if fraction == "1" {
			return wrong(rule.Month, wording.DoubtfulMonth(c.Text))
		}
		return s.monthWritten(whole+"."+fraction, c.Text)
	}
	if n.IsInteger() && len(c.Text) <= 2 {
		return s.monthOf(Stated{Month: int(n.IntPart())}, c.Text)
	}
	return s.monthWritten(c.Text, c.Text)
}

func (s *Settings) monthWritten(form, shown string) Typed {
	d, ok := ParseStated(form)
	if !ok {
		return wrong(rule.Month, wording.Month(shown))
	}
	r := s.monthOf(d, shown)
	if r.Severity != finding.Error {
		r.Forms = formMonth
	}
	return r
}

// monthOf makes a month of what is stated; a stated day must exist.
func (s *Settings) monthOf(d Stated, shown string) Typed {
	if d.Day != 0 {
		if r := s.dateOf(d, shown); r.Severity == finding.Error {
			return r
		}
	}
	year := d.Year
	if year == 0 {
		year = s.Year
	}
	first, ok := calendar.NewDate(year, d.Month, 1)
	if !ok {
		return wrong(rule.Month, wording.Month(shown))
	}
	r := Typed{Cell: ledger.Cell{Kind: ledger.Month, Date: first}}
	if d.Year == 0 {
		return r.Doubt(rule.Yearless, wording.Yearless(shown, calendar.Month{Year: year, Number: d.Month}.String(), s.Period))
	}
	return r
}

// MonthOfSheet reads the month that a sheet is named by: 1月, 12月份, 十二月, 2020年3月, 2020-03.
// year is 0 where the name states none.
func MonthOfSheet(name string) (Stated, bool) {
	name = strings.Replace(spelling.Compact(name), "元月", "1月", 1)
	if d, ok := ParseStated(name); ok && d.Day == 0 && (d.Year != 0 && !strings.Contains(name, ".") || strings.Contains(name, "月")) {
		return d, d.Month <= 12
	}
	word, ok := strings.CutSuffix(strings.TrimSuffix(name, "份"), "月")
	if n := spelling.ChineseNumber(word); ok && n >= 1 && n <= 12 {
		return Stated{Month: n}, true
	}
	return Stated{}, false
}
