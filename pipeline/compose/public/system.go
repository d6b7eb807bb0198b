package public

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
)

// system is what printed values say of the rows together: each is the sum over its atoms, which are the rows that
// belong to the same values. What can be worked out of them is every combination of its equations.
type system struct {
	values []printed
	atoms  []rowSet
	small  int // the first so many atoms may be told; those behind have too few rows
	rows   []equation
}

// equation says that the terms over atoms add up to the value that a combination of printed values has.
type equation struct {
	terms map[int]*big.Rat // by atom
	of    map[int]*big.Rat // by printed value
}

func newSystem(values []printed) *system { return &system{values: values} }

// discloses is the printed value to be withheld since with the others it tells of rows that are too few, -1 for none.
func (s *system) discloses(few func(rowSet) bool) int {
	s.part(few)
	if s.small == len(s.atoms) {
		return -1
	}
	s.eliminate()
	var about []equation // what is known of small atoms alone
	for _, e := range s.rows {
		if len(e.terms) > 0 && s.least(e) >= s.small {
			about = append(about, e)
		}
	}
	for i, e := range about {
		if s.tells(e, few) {
			return s.choose(e)
		}
		for _, other := range about[:i] {
			for _, sign := range []int64{1, -1} {
				if sum := plus(e, other, big.NewRat(sign, 1)); s.tells(sum, few) {
					return s.choose(sum)
				}
			}
		}
	}
	return -1
}

// part finds the atoms: those that may be told before those that are too small, in an order of their own.
func (s *system) part(few func(rowSet) bool) {
	members := map[int][]int{} // the values that a row belongs to
	for i, v := range s.values {
		s.rows = append(s.rows, equation{map[int]*big.Rat{}, map[int]*big.Rat{i: big.NewRat(1, 1)}})
		for row := range v.set {
			members[row] = append(members[row], i)
		}
	}
	type atom struct {
		in  []int
		set rowSet
	}
	by := map[string]*atom{}
	for row, in := range members {
		key := fmt.Sprint(in)
		if by[key] == nil {
			by[key] = &atom{in, rowSet{}}
		}
		by[key].set[row] = true
	}
	atoms := slices.SortedFunc(maps.Values(by), func(a, b *atom) int { return slices.Compare(a.in, b.in) })
	slices.SortStableFunc(atoms, func(a, b *atom) int { return cmp.Compare(rank(few(a.set)), rank(few(b.set))) })
	for n, a := range atoms {
		if !few(a.set) {
			s.small++
		}
		s.atoms = append(s.atoms, a.set)
		for _, i := range a.in {
			s.rows[i].terms[n] = big.NewRat(1, 1)
		}
	}
}

func rank(small bool) int {
	if small {
		return 1
	}
	return 0
}

// eliminate brings the equations into a form in which the first atom of each stands in no other.
func (s *system) eliminate() {
	for i := range s.rows {
		at := s.least(s.rows[i])
		if at < 0 {
			continue
		}
		for j := range s.rows {
			if factor := s.rows[j].terms[at]; j != i && factor != nil {
				by := new(big.Rat).Quo(factor, s.rows[i].terms[at])
				s.rows[j] = plus(s.rows[j], s.rows[i], by.Neg(by))
			}
		}
	}
}

// least is the first atom of an equation, -1 for none.
func (s *system) least(e equation) int {
	least := -1
	for at := range e.terms {
		if least < 0 || at < least {
			least = at
		}
	}
	return least
}

// tells says that an equation tells something of rows that are too few.
func (s *system) tells(e equation, few func(rowSet) bool) bool {
	all := rowSet{}
	for at := range e.terms {
		for row := range s.atoms[at] {
			all[row] = true
		}
	}
	return few(all)
}

// choose is the value to withhold among those that an equation was made of: a group before what stands alone, the
// one with the fewest rows.
func (s *system) choose(e equation) int {
	var of []int
	for i := range e.of {
		of = append(of, i)
	}
	return slices.MinFunc(of, func(a, b int) int {
		x, y := s.values[a], s.values[b]
		switch {
		case x.group != y.group && x.group:
			return -1
		case x.group != y.group:
			return 1
		}
		return cmp.Or(cmp.Compare(len(x.set), len(y.set)), cmp.Compare(a, b))
	})
}

// plus adds so many times another equation to one.
func plus(e, other equation, times *big.Rat) equation {
	return equation{added(e.terms, other.terms, times), added(e.of, other.of, times)}
}

func added(a, b map[int]*big.Rat, times *big.Rat) map[int]*big.Rat {
	sum := map[int]*big.Rat{}
	for at, v := range a {
		sum[at] = v
	}
	for at, v := range b {
		part := new(big.Rat).Mul(v, times)
		if sum[at] != nil {
			part.Add(part, sum[at])
		}
		if sum[at] = part; part.Sign() == 0 {
			delete(sum, at)
		}
	}
	return sum
}
