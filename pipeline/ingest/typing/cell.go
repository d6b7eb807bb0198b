// Package typing types cells: from a cell of a sheet and the column that it stands in to a value,
// the forms that were normalised, and at most one remark (design §5). Values are in base units:
// 万元, 亩, ㎡, %. Form may be normalised, and is logged; a value is never repaired.
package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// Typed is what a cell was read as: its value (Blank if it has none or is wrong), the
// forms that were normalised, and at most one remark.
type Typed struct {
	ledger.Cell
	Forms     Form
	Defaulted bool   // an amount whose unit is stated nowhere
	Unit      string // of a number: the one that the cell itself states, "" for none
	Severity  finding.Severity
	Rule      string
	Words     finding.Words
}

func wrong(rule string, words finding.Words) Typed {
	return Typed{Severity: finding.Error, Rule: rule, Words: words}
}

// Doubt is what was read, with a soft remark.
func (r Typed) Doubt(rule string, words finding.Words) Typed {
	r.Severity, r.Rule, r.Words = finding.Warning, rule, words
	return r
}

// Read types one cell of a column (design §5), as its number format shows it. The address
// is the caller's to set.
func (s *Settings) Read(c *grid.Cell, p *Column) Typed {
	if p.misplaced(c) {
		return wrong(rule.Personal, wording.Personal(p.Header))
	}
	var r Typed
	if f := s.Looks.Of(c); f != nil {
		r = s.readShown(c, f, p)
	} else {
		r = s.readStored(c, p)
	}
	if r.Rule == "" && p.doubtful(c) {
		return r.Doubt(rule.Personal, wording.PersonalKey(p.Header))
	}
	return r
}

// readStored types a cell by what is stored in it.
func (s *Settings) readStored(c *grid.Cell, p *Column) Typed {
	if isPicture(c) {
		return readPicture(p)
	}
	switch c.Kind {
	case grid.Error:
		return wrong(rule.FormulaError, wording.FormulaError(c.Text))
	case grid.NoValue:
		return wrong(rule.NoValue, wording.NoValue())
	case grid.Text:
		if spelling.Nothing(c.Text) {
			if spelling.Trim(c.Text) == "" {
				return Typed{}
			}
			return Typed{Forms: formNothing}
		}
		if isFormulaError(c.Text) {
			return wrong(rule.FormulaError, wording.FormulaError(spelling.Trim(c.Text)))
		}
	}
	switch p.Kind {
	case schema.Text:
		return s.readText(c, p)
	case schema.Code:
		return s.readCode(c, p)
	case schema.Date:
		return s.readDate(c, p)
	case schema.Month:
		return s.readMonth(c, p)
	case schema.Bool:
		return readBool(c, p)
	}
	return s.ReadNumber(c, p)
}

// isFormulaError tells a spreadsheet error that stands as text, as in a csv file.
func isFormulaError(s string) bool {
	if strings.IndexByte(s, '#') < 0 {
		return false
	}
	switch strings.ToUpper(spelling.Compact(s)) {
	case "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!":
		return true
	}
	return false
}

// ReadNumber reads amounts, counts and rates into the column's base unit.
func (s *Settings) ReadNumber(c *grid.Cell, p *Column) Typed {
	if p.Unread {
		return Typed{}
	}
	n, r := s.numeralOf(c, p)
	if r.Severity == finding.Error {
		return r
	}
	r.Forms, r.Defaulted = n.forms, p.Defaulted && n.unit == ""
	value, ok := p.inBase(n)
	if !ok {
		return wrong(rule.Number, wording.NumberUnit(p.Shown(c.Text), n.unit, p.Kind))
	}
	r.Kind, r.Number = ledger.Number, value
	r.Unit = n.unit
	if p.Kind == schema.Integer && !value.IsInteger() {
		return wrong(rule.Integer, wording.Integer(p.Header, p.Shown(c.Text)))
	}
	return p.judgeUnit(r, n, c)
}

// judgeUnit remarks on a number whose own unit, or the scale of its format, is at odds with
// the unit of the header, and logs what a number format has converted.
func (p *Column) judgeUnit(r Typed, n numeral, c *grid.Cell) Typed {
	if c.Kind == grid.Number {
		if !n.shown {
			return r
		}
		stored, ok := ParseExact(c.Text)
		if !ok || p.scaled(stored).Equal(r.Number) {
			return r // what is shown is what is stored, in other words
		}
		if n.forms&FormPercent == 0 {
			r.Forms |= FormFormat
		}
	}
	switch {
	case r.Rule != "" || !p.Stated:
	case n.unit != "" && p.differs(n.unit):
		return r.Doubt(rule.UnitCell, wording.UnitCell(p.InUnit.Name, n.unit))
	case n.unit == "" && n.scaled && p.InUnit.Name == "元":
		return r.Doubt(rule.UnitCell, wording.Scaled(p.InUnit.Name))
	}
	return r
}

// numeralOf reads the number that a cell states, in the cell's own terms.
func (s *Settings) numeralOf(c *grid.Cell, p *Column) (numeral, Typed) {
	switch {
	case c.Kind == grid.Number && c.Format == grid.DateTime:
		return numeral{}, wrong(rule.Number, wording.Format(c.Text, "日期"))
	case c.Kind == grid.Number:
		v, ok := ParseExact(c.Text)
		if !ok {
			var err error
			if v, err = decimal.NewFromString(c.Text); err != nil {
				return numeral{}, wrong(rule.Number, wording.Number(c.Text))
			}
		}
		switch {
		case c.Format == grid.Percent && (p.Kind == schema.Rate || p.Kind == schema.Num && p.UnitByRow):
			return numeral{Value: v.Shift(2), unit: "%", forms: FormPercent, shown: true}, Typed{}
		case c.Format == grid.Percent && p.Kind != schema.Num:
			return numeral{}, wrong(rule.Number, wording.Format(v.Shift(2).String()+"%", "百分比"))
		}
		return s.numeralShown(c, v, p)
	case c.Kind == grid.Text:
		if n, ok := ParseNumeral(c.Text); ok {
			return n, Typed{}
		}
	}
	return numeral{}, wrong(rule.Number, wording.Number(p.Shown(c.Text)))
}

// inBase converts a numeral into the column's base unit; false when its own unit does not
// belong to the column's type.
func (p *Column) inBase(n numeral) (decimal.Decimal, bool) {
	switch {
	case n.unit == "":
		return p.scaled(n.Value), true
	case p.Kind == schema.Rate:
		return n.Value, n.unit == "%"
	case p.Kind == schema.Integer:
		return n.Value, unitword.IsCounter(n.unit) || unitword.IsYear(n.unit)
	case p.Kind == schema.Num && p.UnitByRow && n.shown:
		return n.Value, true // the row's own unit decides, see settleMeasure
	}
	u, ok := unitword.LookUp(n.unit, p.Kind)
	if !ok {
		return decimal.Decimal{}, false
	}
	return n.Value.Mul(u.Scale), true
}

func (p *Column) scaled(v decimal.Decimal) decimal.Decimal {
	if !p.Scales {
		return v
	}
	return v.Mul(p.InUnit.Scale)
}

// dated judges a date that exists.
func (s *Settings) dated(r Typed, p *Column) Typed {
	switch {
	case r.Rule != "":
	case !p.Planned && r.Date > s.Horizon:
		return r.Doubt(rule.Future, wording.Future(r.Date.String(), s.Period))
	case r.Date < ledger.Earliest:
		return r.Doubt(rule.Early, wording.Early(r.Date.String()))
	}
	return r
}
