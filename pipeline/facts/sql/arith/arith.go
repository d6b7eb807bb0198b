// Package arith states figure.Expression as SQL of whole numbers, the same in every engine. Quotients of
// decimals are floating point in some engines and rounded in others, so that no value is one here: each is
// a fraction of two whole numbers and of what is known beforehand, which Go multiplies. It is rounded once,
// half away from zero, by a division of whole numbers (design-life §20). What does not fit a whole number
// of the engine is an error of the engine, never another value.
//
// Parts that are used again become columns: a Program holds them in steps, each of which rests on columns
// of those before.
package arith

import (
	"fmt"
	"maps"
	"math/big"
	"strconv"
	"strings"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

// Operand is a leaf of an expression: a column that holds it as a whole number over ten to the Decimals, and
// over the column Over where there is one, which is above zero. It is NULL where it has no value.
type Operand struct {
	Column   string
	Decimals int
	Over     string
}

// Program is expressions being stated: steps of columns over a relation.
type Program struct {
	Dialect dialect.Dialect
	// Leaf is the operand of a Value, Cell, Measured or Stated; false for one that has none.
	Leaf func(figure.Term) (Operand, bool)
	// Peers is what the rows of a group are compared by. figure.Least, Most and Place over the one term Among
	// are over all rows of the group.
	Peers Peers

	prefix   string
	positive map[string]bool            // columns above zero
	shared   map[string]string          // columns that numbers of Share stand over: what rows share them by
	needs    map[string]map[string]bool // by column: those without which it has no value
	steps    [][]step
	levels   map[string]int    // by column: the step that makes it, from 1
	known    map[string]string // by what it is: its column
	count    int
}

type step struct{ column, is string }

// Peers are rows that are compared with each other.
type Peers struct {
	Of        figure.Term // what they are compared by, of each row
	Partition string      // columns by whose values rows are of one group, with commas between
	Where     string      // a column that is true of the rows that are compared; empty: all
}

// Among stands for the terms of all peers, wherever terms of several rows are asked for.
var Among = figure.Value{Key: "/peers"}

// New begins a program whose columns begin with a prefix.
func New(d dialect.Dialect, prefix string) *Program {
	return &Program{Dialect: d, prefix: prefix, levels: map[string]int{}, known: map[string]string{}, positive: map[string]bool{}, shared: map[string]string{}, needs: map[string]map[string]bool{}}
}

// Add makes an expression over columns a column; the same one again is the same column.
func (p *Program) Add(is string, rests ...string) string {
	if column, ok := p.known[is]; ok {
		return column
	}
	level := 0
	for _, column := range rests {
		level = max(level, p.levels[column])
	}
	p.count++
	column := p.prefix + strconv.Itoa(p.count)
	for len(p.steps) <= level {
		p.steps = append(p.steps, nil)
	}
	p.steps[level] = append(p.steps[level], step{column, is})
	p.known[is], p.levels[column] = column, level+1
	return column
}

// worked makes a sum or the like a column: it has no value where one of those that it rests on has none.
func (p *Program) worked(is string, rests ...string) string {
	column := p.Add(is, rests...)
	needs := map[string]bool{}
	for _, r := range rests {
		needs[r] = true
		maps.Copy(needs, p.needs[r])
	}
	p.needs[column] = needs
	return column
}

// Over is the relation with all columns of the program: a query over from, which is a name or a query in
// brackets.
func (p *Program) Over(from string) string {
	for i, columns := range p.steps {
		var b strings.Builder
		b.WriteString("SELECT *")
		for _, c := range columns {
			fmt.Fprintf(&b, ",\n  %s AS %s", c.is, c.column)
		}
		name := fmt.Sprintf("%sl%d", p.prefix, i)
		fmt.Fprintf(&b, "\nFROM %s AS %s", from, name)
		from = "(" + b.String() + ")"
	}
	if len(p.steps) == 0 {
		return "SELECT * FROM " + from + " AS " + p.prefix + "l"
	}
	return strings.TrimSuffix(strings.TrimPrefix(from, "("), ")")
}

// Share makes numbers of the facts whole, all of them over one column: the power of ten that they need, or
// that rows of a group need together, whose values of columns are equal (with commas between; "" for each row
// alone). Money has two decimals, seldom more: products of what is stated as it is would have no room. It
// returns the numbers as leaves, in their order.
func (p *Program) Share(group string, numbers ...string) []Operand {
	if len(numbers) == 0 {
		return nil
	}
	list, zeros := make([]Operand, len(numbers)), "CASE"
	for i, n := range numbers {
		list[i].Column = p.Add(dialect.Unscaled(p.Dialect, n), n)
	}
	var rests []string
	for _, o := range list {
		rests = append(rests, o.Column)
	}
	for n := schema.Scale; n > 0; n-- {
		var all []string
		for _, o := range list {
			all = append(all, p.Dialect.Remainder("coalesce("+o.Column+", 0)", ten(n).String())+" = 0")
		}
		zeros += fmt.Sprintf(" WHEN %s THEN %s", strings.Join(all, " AND "), dialect.Whole(p.Dialect, ten(n).String()))
	}
	by := p.Add(zeros+" ELSE "+dialect.Whole(p.Dialect, "1")+" END", rests...)
	if group != "" {
		by = p.Add(fmt.Sprintf("min(%s) OVER (PARTITION BY %s)", by, group), by)
	}
	over := p.Add(p.Dialect.Quotient(dialect.Whole(p.Dialect, ten(schema.Scale).String()), by), by)
	p.shared[over], p.positive[over] = group, true
	for i, o := range list {
		list[i] = Operand{Column: p.Add(p.Dialect.Quotient(o.Column, by), o.Column, by), Over: over}
	}
	return list
}

// Positive says of leaves that they are above zero where they have a value.
func (p *Program) Positive(leaves ...Operand) {
	for _, o := range leaves {
		p.positive[o.Column] = true
	}
}

// Count is a number without decimals as a leaf.
func (p *Program) Count(column string) Operand {
	return Operand{Column: p.Add(dialect.Whole(p.Dialect, column), column)}
}

// Expression is the value of an expression as a whole number over ten to its decimals.
func (p *Program) Expression(e figure.Expression) (Operand, error) {
	v, err := p.term(e.Term)
	if err != nil {
		return Operand{}, err
	}
	r := p.rounded(v, e.Decimals)
	if r.constant() {
		n := new(big.Rat).Mul(r.by, new(big.Rat).SetInt(ten(e.Decimals)))
		return Operand{Column: p.Add(dialect.Whole(p.Dialect, n.Num().String())), Decimals: e.Decimals}, nil
	}
	return Operand{Column: r.num[0], Decimals: e.Decimals}, nil
}

// Number is the value of an expression as a number with decimals, of the type of facts.
func (p *Program) Number(e figure.Expression) (string, error) {
	o, err := p.Expression(e)
	if err != nil {
		return "", err
	}
	return dialect.Scaled(p.Dialect, o.Column, o.Decimals), nil
}
