package figure

import (
	"iter"

	"zonereport/pipeline/ledger"
)

// Operands are the leaves of a term in the order in which they are written: Number, Value, Cell,
// Measured and Stated.
func Operands(t Term) iter.Seq[Term] {
	return func(yield func(Term) bool) { walk(t, yield) }
}

// walk is false once yield was.
func walk(t Term, yield func(Term) bool) bool {
	parts := parts(t)
	if parts == nil {
		return yield(t)
	}
	for _, part := range parts {
		if !walk(part, yield) {
			return false
		}
	}
	return true
}

// parts are the terms that a term is made of; nil for an operand.
func parts(t Term) []Term {
	switch t := t.(type) {
	case Sum:
		return inner(t)
	case Product:
		return inner(t)
	case Less:
		return []Term{t.Of, t.By}
	case Quotient:
		return []Term{t.Of, t.By}
	case Least:
		return inner(t)
	case Most:
		return inner(t)
	case Rounded:
		return []Term{t.Of}
	case Whole:
		return []Term{t.Of}
	case Choice:
		return []Term{t.Left, t.Right, t.Then, t.Else}
	case Place:
		return append([]Term{t.Of}, t.Among...)
	}
	return nil
}

// inner is never nil, so that an empty sum is no operand.
func inner(terms []Term) []Term { return append([]Term{}, terms...) }

// operands are the operands of one type, in order.
func operands[T Term](e Expression) []T {
	var list []T
	for t := range Operands(e.Term) {
		if one, ok := t.(T); ok {
			list = append(list, one)
		}
	}
	return list
}

// Keys are the keys of the figures that an expression rests on, each once, in order.
func (e Expression) Keys() []string {
	var keys []string
	seen := map[string]bool{}
	for _, v := range operands[Value](e) {
		if !seen[v.Key] {
			seen[v.Key] = true
			keys = append(keys, v.Key)
		}
	}
	return keys
}

// Cells are the ledger cells that an expression takes numbers from.
func (e Expression) Cells() []Cell { return operands[Cell](e) }

// Taken are the cells that each of figures takes numbers from itself, each once. A target stands with
// the score of its own unit; with another figure that takes it, only where that score is not there.
func Taken(figures []Figure) [][]Cell {
	type place struct {
		sheet ledger.SheetName
		at    ledger.Address
		of    string
	}
	list, told := make([][]Cell, len(figures)), map[place]bool{}
	take := func(i int, own bool) {
		e, ok := figures[i].Working.(Expression)
		if !ok {
			return
		}
		here := map[place]bool{}
		for _, c := range e.Cells() {
			if c.Sheet == nil {
				if own {
					list[i] = append(list[i], c)
				}
				continue
			}
			p := place{*c.Sheet, c.At, c.Of}
			if own != figures[i].owns(c) || here[p] || !own && told[p] {
				continue
			}
			here[p], told[p] = true, true
			list[i] = append(list[i], c)
		}
	}
	for _, own := range []bool{true, false} {
		for i := range figures {
			take(i, own)
		}
	}
	return list
}

// owns says that a cell is a figure's own: of no other's actual, or the target of the unit whose score it is.
func (f Figure) owns(c Cell) bool {
	return c.Of == "" || f.ID == CampaignScore && c.Of == Key(CampaignActual, f.values()...)
}

// Measured are the rows that are measured for an expression alone.
func (e Expression) Measured() []Measured { return operands[Measured](e) }

// Stated is what an expression takes from published runs of other months.
func (e Expression) Stated() []Stated { return operands[Stated](e) }

// Replace returns a term in which every operand is what with gives for it.
func Replace(t Term, with func(Term) Term) Term {
	all := func(terms []Term) []Term {
		list := make([]Term, len(terms))
		for i, one := range terms {
			list[i] = Replace(one, with)
		}
		return list
	}
	of := func(one Term) Term { return Replace(one, with) }
	switch t := t.(type) {
	case Sum:
		return Sum(all(t))
	case Product:
		return Product(all(t))
	case Less:
		return Less{of(t.Of), of(t.By)}
	case Quotient:
		return Quotient{of(t.Of), of(t.By)}
	case Least:
		return Least(all(t))
	case Most:
		return Most(all(t))
	case Rounded:
		return Rounded{of(t.Of), t.Decimals}
	case Whole:
		return Whole{of(t.Of)}
	case Choice:
		return Choice{of(t.Left), of(t.Right), t.Compare, of(t.Then), of(t.Else)}
	case Place:
		return Place{of(t.Of), all(t.Among), t.Lowest}
	}
	return with(t)
}
