package formula

import (
	"strings"

	"zonereport/pipeline/figure"
)

// Names are the names that a workbook defines for the values of figures, by the figure's key.
type Names map[string]string

// Places is where a workbook holds what expressions take their numbers from.
type Places struct {
	Names    Names
	Cell     func(figure.Cell) string   // of an enclosed row; "" where none holds the number
	Stated   func(figure.Stated) string // where the number of another month stands; "" where it does not
	Area     func(ledger string) (Area, bool)
	Together func(keys []string) string // figures' values that stand one below the other; "" where others stand between them
}

// Expression states an expression, rounded; a place among others is whole as it is. It is "" where
// a figure that it needs has no name, or rows that it measures are not enclosed.
func (p Places) Expression(e figure.Expression) string {
	text := p.Term(e.Term)
	if _, place := e.Term.(figure.Place); place || text == "" {
		return text
	}
	return rounded(text, e.Decimals)
}

// Term states a term as it is, "" where an expression of it would be.
func (p Places) Term(t figure.Term) string { return p.piece(t).text }

// piece is a part of a formula and how strongly it holds together.
type piece struct {
	text string
	hold hold
}

type hold uint8

// What is written within a product needs brackets from Added down, and from Multiplied down below a line.
const (
	added      hold = iota // a+b, a-b
	multiplied             // a*b, a/b
	one                    // a name, a number, a function
)

// within is the text of a piece where what stands there holds at least so strongly.
func (s piece) within(least hold) string {
	if s.hold < least {
		return "(" + s.text + ")"
	}
	return s.text
}

func (p Places) piece(t figure.Term) piece {
	switch t := t.(type) {
	case figure.Sum:
		return p.sum(t)
	case figure.Product:
		return p.product(t)
	case figure.Less:
		return p.pair(t.Of, "-", t.By, added)
	case figure.Quotient:
		return p.pair(t.Of, "/", t.By, multiplied)
	case figure.Least:
		return call("MIN", p.all(t)...)
	case figure.Most:
		return call("MAX", p.all(t)...)
	case figure.Rounded:
		return p.function(t.Of, func(text string) string { return rounded(text, t.Decimals) })
	case figure.Whole:
		return p.function(t.Of, func(text string) string { return "TRUNC(ROUND(" + text + ",11))" })
	case figure.Choice:
		return p.choice(t)
	case figure.Place:
		return p.place(t)
	}
	return p.operand(t)
}

// operand states where a number stands, else the number.
func (p Places) operand(t figure.Term) piece {
	switch t := t.(type) {
	case figure.Value:
		return piece{p.Names[t.Key], one}
	case figure.Cell:
		if cell := p.Cell(t); cell != "" {
			return piece{cell, one}
		}
		return number(t.Value.String())
	case figure.Stated:
		if cell := p.Stated(t); cell != "" {
			return piece{cell, one}
		}
		return number(t.Value.String())
	case figure.Measured:
		area, ok := p.Area(t.Query.Ledger)
		if !ok {
			return piece{}
		}
		text := Query(t.Query, t.Sources, area)
		return piece{text, holdOf(text)}
	case figure.Number:
		return number(t.Value.String())
	}
	return piece{}
}

// number keeps a sign from what stands before it.
func number(text string) piece {
	return piece{text, holdOf(text)}
}

// holdOf is how strongly a formula holds together, by the operators outside its brackets.
func holdOf(text string) hold {
	depth, quoted, least := 0, false, one
	for _, r := range text {
		switch {
		case r == '"' || r == '\'':
			quoted = !quoted
		case quoted:
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && (r == '+' || r == '-'):
			return added
		case depth == 0 && (r == '*' || r == '/'):
			least = multiplied
		}
	}
	return least
}

// all are terms as they stand in a list; nil if one is missing.
func (p Places) all(terms []figure.Term) []string {
	list := make([]string, len(terms))
	for i, t := range terms {
		if list[i] = p.Term(t); list[i] == "" {
			return nil
		}
	}
	return list
}

// call is a function of arguments, nothing without any.
func call(name string, arguments ...string) piece {
	if len(arguments) == 0 {
		return piece{}
	}
	return piece{name + "(" + strings.Join(arguments, ",") + ")", one}
}

func (p Places) function(of figure.Term, write func(string) string) piece {
	text := p.Term(of)
	if text == "" {
		return piece{}
	}
	return piece{write(text), one}
}

// sum adds figures up with SUM, other terms with +.
func (p Places) sum(terms figure.Sum) piece {
	if len(terms) == 0 {
		return number("0")
	}
	if _, figures := values(terms); figures {
		return call("SUM", p.all(terms)...)
	}
	return p.chain(terms, "+", added)
}

func (p Places) product(terms figure.Product) piece {
	if len(terms) == 0 {
		return number("1")
	}
	return p.chain(terms, "*", multiplied)
}

// chain writes terms one after the other.
func (p Places) chain(terms []figure.Term, operator string, as hold) piece {
	list := make([]string, len(terms))
	for i, t := range terms {
		part := p.piece(t)
		if part.text == "" {
			return piece{}
		}
		least := as
		if i > 0 && strings.HasPrefix(part.text, "-") {
			least = one
		}
		list[i] = part.within(least)
	}
	if len(list) == 1 {
		return piece{list[0], as}
	}
	return piece{strings.Join(list, operator), as}
}

// pair writes two terms, of which the second holds together more strongly.
func (p Places) pair(of figure.Term, operator string, by figure.Term, as hold) piece {
	a, b := p.piece(of), p.piece(by)
	if a.text == "" || b.text == "" {
		return piece{}
	}
	return piece{a.within(as) + operator + b.within(as+1), as}
}

// choice states IF. What is worked out is rounded to eleven places before it is compared, for what
// binary arithmetic adds.
func (p Places) choice(c figure.Choice) piece {
	left, right := p.compared(c.Left), p.compared(c.Right)
	then, other := p.Term(c.Then), p.Term(c.Else)
	if left == "" || right == "" || then == "" || other == "" {
		return piece{}
	}
	operator := string(c.Compare)
	if c.Compare == figure.NotEqual {
		operator = "<>"
	}
	return call("IF", left+operator+right, then, other)
}

func (p Places) compared(t figure.Term) string {
	text := p.Term(t)
	switch t.(type) {
	case figure.Value, figure.Number, figure.Cell, figure.Stated, figure.Rounded, figure.Whole:
		return text
	}
	if text == "" {
		return ""
	}
	return "ROUND(" + text + ",11)"
}

// place states RANK over the cells of figures if they stand together, else a count of those that
// are ahead.
func (p Places) place(t figure.Place) piece {
	own, all := p.compared(t.Of), make([]string, len(t.Among))
	if own == "" || len(all) == 0 {
		return piece{}
	}
	for i, other := range t.Among {
		if all[i] = p.compared(other); all[i] == "" {
			return piece{}
		}
	}
	if _, figure := t.Of.(figure.Value); figure {
		if keys, figures := values(t.Among); figures {
			if cells := p.Together(keys); cells != "" && t.Lowest {
				return call("RANK", own, cells, "1")
			} else if cells != "" {
				return call("RANK", own, cells)
			}
		}
	}
	ahead := ">"
	if t.Lowest {
		ahead = "<"
	}
	higher := "1"
	for _, other := range all {
		higher += "+(" + other + ahead + own + ")"
	}
	return piece{higher, added}
}

// values are the keys of terms that are all figures.
func values(terms []figure.Term) ([]string, bool) {
	keys := make([]string, len(terms))
	for i, t := range terms {
		v, ok := t.(figure.Value)
		if !ok {
			return nil, false
		}
		keys[i] = v.Key
	}
	return keys, true
}
