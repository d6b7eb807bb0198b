package numfmt

import (
	"strings"

	"github.com/shopspring/decimal"
)

// section is one part of a format code, up to its semicolon.
type section struct {
	condition *condition
	shown     Shown // of a value to which it applies
	parts     []part
	point     int  // index in parts of the decimal point, -1 for none
	commas    int  // trailing commas: thousands that the number is divided by
	text      bool // has @
	general   bool // has General or @: the number as it is
	fraction  bool // # ?/?
	exponent  bool // E+00: the digits behind it are none of the number's
}

// part is a placeholder for a digit, or literal text.
type part struct {
	digit   byte // 0 # ? or 0 for a literal
	literal string
}

// condition is [>=100].
type condition struct {
	operator string
	value    decimal.Decimal
}

func (c *condition) holds(v decimal.Decimal) bool {
	order := v.Cmp(c.value)
	switch c.operator {
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "<>":
		return order != 0
	}
	return order == 0
}

// readSection reads a section and settles what it shows.
func readSection(code string) section {
	r := reader{code: code, section: section{point: -1}}
	for r.next() {
	}
	r.settle()
	return r.section
}

// settle works out what the section shows from its parts.
func (r *reader) settle() {
	s := &r.section
	switch {
	case r.date:
		s.shown.Kind, s.shown.Year = Date, r.year
		return
	case r.percents > 0:
		s.shown.Kind = Percent
		s.shown.Shift = int32(-2 * (r.percents - 1))
	}
	first, last := s.digits()
	if first < 0 {
		s.shown.Words = strings.TrimSpace(s.literals(0, len(s.parts)))
		s.shown.Hidden = s.shown.Words == ""
		return
	}
	s.shown.Before = strings.TrimSpace(s.literals(0, first))
	s.shown.After = strings.TrimSpace(s.literals(last+1, len(s.parts)))
	s.shown.Shift += int32(3 * s.commas)
	if !r.fraction {
		s.between(first, last)
	}
}

// digits gives the first and the last placeholder, -1 when there is none.
func (s *section) digits() (first, last int) {
	first, last = -1, -1
	for i, p := range s.parts {
		if p.digit != 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// literals joins the literal texts of some parts.
func (s *section) literals(from, to int) string {
	var b strings.Builder
	for _, p := range s.parts[from:to] {
		b.WriteString(p.literal)
	}
	return b.String()
}

// between reads the literals among the digits. One that looks like a decimal point, as in
// 0!.0, and 0"."0000, is read as one by everybody: it divides by the digits behind it.
func (s *section) between(first, last int) {
	var words strings.Builder
	points, behind := 0, int32(0)
	for i := first; i <= last; i++ {
		p := s.parts[i]
		switch {
		case p.digit != 0:
			if points > 0 {
				behind++
			}
		case s.point < 0 && (p.literal == "." || p.literal == "．"):
			points++
		case i != s.point && strings.Trim(p.literal, " ,，'’\u00a0") != "":
			words.WriteString(p.literal)
		}
	}
	s.shown.Between = words.String()
	if points > 1 {
		s.shown.Between += "."
	}
	s.shown.Shift += behind
}

// matters says whether the section changes what a person reads. zero: it is for zeros
// only; text: for texts only.
func (s *section) matters(positive, zero, text bool) bool {
	switch {
	case s.shown.Kind == Date:
		return !s.shown.Year
	case text:
		return !s.text || s.shown.Before+s.shown.After != ""
	case zero && (s.shown.Hidden || isDash(s.shown.Words)):
		return false
	case s.shown.Hidden || s.shown.Words != "" || s.shown.Shift != 0 || s.shown.Between != "":
		return true
	case positive && strings.Contains(s.shown.Before, "-"):
		return true
	}
	return s.padded() || strings.Trim(s.shown.Before+strings.TrimSuffix(s.shown.After, s.percent()), "()（）+-: ") != ""
}

func (s *section) percent() string {
	if s.shown.Kind == Percent {
		return "%"
	}
	return ""
}

// padded tells a format that shows leading zeros or parts the digits: 000123, 00-00.
func (s *section) padded() bool {
	zeros := 0
	for i, p := range s.parts {
		if i == s.point {
			break
		}
		if p.digit == '0' {
			zeros++
		}
	}
	return zeros > 1
}

// whole tells a section that shows whole numbers as they are.
func (s *section) whole() bool {
	first, _ := s.digits()
	return s.shown.Kind == Plain && s.point < 0 && s.shown.Shift == 0 && first >= 0 && !s.fraction && !s.exponent
}

// render puts digits into the placeholders, from the right.
func (s *section) render(digits string) string {
	out := make([]string, 0, len(s.parts)+1)
	first, _ := s.digits()
	for i := len(s.parts) - 1; i >= 0; i-- {
		p := s.parts[i]
		switch {
		case p.digit == 0:
			out = append(out, p.literal)
			continue
		case s.general || i == first:
			if digits == "" && p.digit == '0' {
				digits = "0"
			}
			out = append(out, digits)
			digits = ""
		case digits != "":
			out = append(out, digits[len(digits)-1:])
			digits = digits[:len(digits)-1]
		case p.digit == '0':
			out = append(out, "0")
		}
	}
	var b strings.Builder
	for i := len(out) - 1; i >= 0; i-- {
		b.WriteString(out[i])
	}
	return strings.TrimSpace(b.String())
}
