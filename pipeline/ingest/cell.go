package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// reading is what a cell was read as: its value (Blank if it has none or is wrong), the
// forms that were normalised, and at most one remark.
type reading struct {
	ledger.Cell
	forms     form
	defaulted bool   // an amount whose unit is stated nowhere
	unit      string // of a number: the one that the cell itself states, "" for none
	severity  finding.Severity
	rule      string
	words     finding.Words
}

func wrong(rule string, words finding.Words) reading {
	return reading{severity: finding.Error, rule: rule, words: words}
}

func (r reading) doubt(rule string, words finding.Words) reading {
	r.severity, r.rule, r.words = finding.Warning, rule, words
	return r
}

// read types one cell of a column (design §5), as its number format shows it. The address
// is the caller's to set.
func (s *settings) read(c *grid.Cell, p *column) reading {
	if p.misplaced(c) {
		return wrong(rulePersonal, sayPersonal(p.Header))
	}
	var r reading
	if f := s.looks.Of(c); f != nil {
		r = s.readShown(c, f, p)
	} else {
		r = s.readStored(c, p)
	}
	if r.rule == "" && p.doubtful(c) {
		return r.doubt(rulePersonal, sayPersonalKey(p.Header))
	}
	return r
}

// readStored types a cell by what is stored in it.
func (s *settings) readStored(c *grid.Cell, p *column) reading {
	if isPicture(c) {
		return readPicture(p)
	}
	switch c.Kind {
	case grid.Error:
		return wrong(ruleFormulaError, sayFormulaError(c.Text))
	case grid.NoValue:
		return wrong(ruleNoValue, sayNoValue())
	case grid.Text:
		if nothing(c.Text) {
			if trim(c.Text) == "" {
				return reading{}
			}
			return reading{forms: formNothing}
		}
		if isFormulaError(c.Text) {
			return wrong(ruleFormulaError, sayFormulaError(trim(c.Text)))
		}
	}
	switch p.kind {
	case text:
		return s.readText(c, p)
	case code:
		return s.readCode(c, p)
	case date:
		return s.readDate(c, p)
	case month:
		return s.readMonth(c, p)
	case boolean:
		return readBool(c, p)
	}
	return s.readNumber(c, p)
}

// isFormulaError tells a spreadsheet error that stands as text, as in a csv file.
func isFormulaError(s string) bool {
	if strings.IndexByte(s, '#') < 0 {
		return false
	}
	switch strings.ToUpper(compact(s)) {
	case "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!":
		return true
	}
	return false
}

// readText takes free text as it stands between its ends, keys without inner white space,
// and names of the zone as the zone's name.
func (s *settings) readText(c *grid.Cell, p *column) reading {
	switch {
	case c.Kind == grid.Number && c.Format == grid.DateTime:
		n, _ := exact(c.Text)
		if d, ok := serialDate(n, s.date1904); ok {
			r := reading{Cell: ledger.Cell{Kind: ledger.Text, Text: d.String()}}
			return r.doubt(ruleTextDate, sayTextDate(d.String()))
		}
	case c.Kind == grid.DateText:
		if d, ok := parseStated(c.Text); ok {
			if r := s.dateOf(d, c.Text); r.Kind == ledger.Date {
				return reading{Cell: ledger.Cell{Kind: ledger.Text, Text: r.Date.String()}}.doubt(ruleTextDate, sayTextDate(r.Date.String()))
			}
		}
	case (p.key || p.Personal != "") && lostDigits(c):
		return wrong(ruleDigits, sayDigits())
	case p.key && strings.ContainsRune(c.Text, '\ufffd'):
		return wrong(ruleGarbled, sayGarbledKey())
	}
	r := reading{Cell: ledger.Cell{Kind: ledger.Text}}
	if len(c.Text) >= cellLimit && utf8.RuneCountInString(c.Text) >= cellLimit {
		r = r.doubt(ruleTextCut, sayCutText())
	}
	if strings.ContainsRune(c.Text, '\ufffd') {
		r = r.doubt(ruleGarbled, sayGarbled())
	}
	switch {
	case p.Unit, p.key:
		r.Text = cleanName(c.Text)
	default:
		r.Text = trim(c.Text)
	}
	if len(r.Text) != len(c.Text) {
		r.forms = formSpace
	}
	if p.Unit {
		if name, known := s.units[ledger.Fold(r.Text)]; known && r.Text != name {
			r.Text, r.forms = name, formAlias
		}
	}
	return r
}

// cellLimit is how many characters a cell can hold (Excel specifications and limits).
const cellLimit = 32767

// lostDigits tells a number of more than 15 digits, or its scientific form as text: the
// last digits of a credit code or identity number are gone.
func lostDigits(c *grid.Cell) bool {
	if c.Kind == grid.Number {
		return len(c.Text) > 15 && !strings.Contains(c.Text, ".")
	}
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(trim(c.Text)), "E+")
	if !ok || len(exponent) == 0 || len(exponent) > 2 || !strings.Contains(mantissa, ".") {
		return false
	}
	_, numeric := exact(mantissa)
	_, power := exact(exponent)
	return numeric && power
}

func (s *settings) readCode(c *grid.Cell, p *column) reading {
	if v, ok := p.codes[c.Text]; ok && v == c.Text {
		return reading{Cell: ledger.Cell{Kind: ledger.Text, Text: v}}
	}
	if v, ok := p.codes[ledger.Fold(c.Text)]; ok {
		r := reading{Cell: ledger.Cell{Kind: ledger.Text, Text: v}, forms: formSpace}
		if trim(c.Text) != v {
			r.forms = formCode
		}
		return r
	}
	if bare := bareCode(c.Text); bare != "" {
		if v, ok := p.codes[ledger.Fold(bare)]; ok {
			return reading{Cell: ledger.Cell{Kind: ledger.Text, Text: v}, forms: formCode}
		}
	}
	return wrong(ruleCode, s.sayOfficeCode(c.Text, p))
}

// bareCode cuts the number by which a drop-down list names a code: 框架协议_01, 01-内资;
// "" when there is none.
func bareCode(s string) string {
	const digits = "0123456789"
	s = compact(s)
	if cut := strings.TrimRight(s, digits); len(cut) < len(s) && (strings.HasSuffix(cut, "_") || strings.HasSuffix(cut, "-")) {
		return cut[:len(cut)-1]
	}
	if cut := strings.TrimLeft(s, digits); len(cut) < len(s) && len(cut) > 0 && strings.IndexByte("_-.", cut[0]) >= 0 {
		return cut[1:]
	}
	return ""
}

func readBool(c *grid.Cell, p *column) reading {
	r := reading{Cell: ledger.Cell{Kind: ledger.Bool}}
	switch strings.ToUpper(compact(c.Text)) {
	case "是":
		r.True = true
	case "否":
	case "√", "✓", "✔", "☑", "Y", "YES", "1", "TRUE":
		r.True, r.forms = true, formBool
	case "×", "✗", "✘", "N", "NO", "0", "FALSE":
		r.forms = formBool
	default:
		return wrong(ruleBool, sayBool(p.shown(c.Text)))
	}
	return r
}

// readNumber reads amounts, counts and rates into the column's base unit.
func (s *settings) readNumber(c *grid.Cell, p *column) reading {
	if p.unread {
		return reading{}
	}
	n, r := s.numeralOf(c, p)
	if r.severity == finding.Error {
		return r
	}
	r.forms, r.defaulted = n.forms, p.defaulted && n.unit == ""
	value, ok := p.inBase(n)
	if !ok {
		return wrong(ruleNumber, sayNumberUnit(p.shown(c.Text), n.unit, p.kind))
	}
	r.Kind, r.Number = ledger.Number, value
	r.unit = n.unit
	if p.kind == integer && !value.IsInteger() {
		return wrong(ruleInteger, sayInteger(p.Header, p.shown(c.Text)))
	}
	return p.judgeUnit(r, n, c)
}

// judgeUnit remarks on a number whose own unit, or the scale of its format, is at odds with
// the unit of the header, and logs what a number format has converted.
func (p *column) judgeUnit(r reading, n numeral, c *grid.Cell) reading {
	if c.Kind == grid.Number {
		if !n.shown {
			return r
		}
		stored, ok := exact(c.Text)
		if !ok || p.scaled(stored).Equal(r.Number) {
			return r // what is shown is what is stored, in other words
		}
		if n.forms&formPercent == 0 {
			r.forms |= formFormat
		}
	}
	switch {
	case r.rule != "" || !p.stated:
	case n.unit != "" && p.differs(n.unit):
		return r.doubt(ruleUnitCell, sayUnitCell(p.unit.name, n.unit))
	case n.unit == "" && n.scaled && p.unit.name == "元":
		return r.doubt(ruleUnitCell, sayScaled(p.unit.name))
	}
	return r
}

// numeralOf reads the number that a cell states, in the cell's own terms.
func (s *settings) numeralOf(c *grid.Cell, p *column) (numeral, reading) {
	switch {
	case c.Kind == grid.Number && c.Format == grid.DateTime:
		return numeral{}, wrong(ruleNumber, sayFormat(c.Text, "日期"))
	case c.Kind == grid.Number:
		v, ok := exact(c.Text)
		if !ok {
			var err error
			if v, err = decimal.NewFromString(c.Text); err != nil {
				return numeral{}, wrong(ruleNumber, sayNumber(c.Text))
			}
		}
		switch {
		case c.Format == grid.Percent && (p.kind == rate || p.kind == num && p.measured):
			return numeral{value: v.Shift(2), unit: "%", forms: formPercent, shown: true}, reading{}
		case c.Format == grid.Percent && p.kind != num:
			return numeral{}, wrong(ruleNumber, sayFormat(v.Shift(2).String()+"%", "百分比"))
		}
		return s.numeralShown(c, v, p)
	case c.Kind == grid.Text:
		if n, ok := parseNumeral(c.Text); ok {
			return n, reading{}
		}
	}
	return numeral{}, wrong(ruleNumber, sayNumber(p.shown(c.Text)))
}

// inBase converts a numeral into the column's base unit; false when its own unit does not
// belong to the column's type.
func (p *column) inBase(n numeral) (decimal.Decimal, bool) {
	switch {
	case n.unit == "":
		return p.scaled(n.value), true
	case p.kind == rate:
		return n.value, n.unit == "%"
	case p.kind == integer:
		return n.value, counter(n.unit) || ofYear(n.unit)
	case p.kind == num && p.measured && n.shown:
		return n.value, true // the row's own unit decides, see settleMeasure
	}
	u, ok := lookUp(n.unit, p.kind)
	if !ok {
		return decimal.Decimal{}, false
	}
	return n.value.Mul(u.scale), true
}

func (p *column) scaled(v decimal.Decimal) decimal.Decimal {
	if !p.scales {
		return v
	}
	return v.Mul(p.unit.scale)
}

// dated judges a date that exists.
func (s *settings) dated(r reading, p *column) reading {
	switch {
	case r.rule != "":
	case !p.Planned && r.Date > s.horizon:
		return r.doubt(ruleFuture, sayFuture(r.Date.String(), s.period))
	case r.Date < ledger.Earliest:
		return r.doubt(ruleEarly, sayEarly(r.Date.String()))
	}
	return r
}
