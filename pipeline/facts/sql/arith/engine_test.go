package arith

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// engine works the SQL of a program out in Go, as far as programs use SQL: what a value is, and where NULL is
// none, is that of the standard. Texts of numbers are taken apart by the engines' own tests.
type engine struct {
	t    *testing.T
	rows []map[string]*big.Int // by column; nil is NULL, truth is 1
}

// run works all columns of a program out.
func (e *engine) run(p *Program) {
	for _, columns := range p.steps {
		for _, c := range columns {
			x := &parser{t: e.t, words: words(c.is)}
			node := x.or()
			if x.at != len(x.words) {
				e.t.Fatalf("%s: not read from %q on", c.is, x.words[x.at:])
			}
			values := make([]*big.Int, len(e.rows))
			for row := range e.rows {
				values[row] = node(e.rows, row)
			}
			for row := range e.rows {
				e.rows[row][c.column] = values[row]
			}
		}
	}
}

var (
	unscaled = regexp.MustCompile(`CAST\(REPLACE\(CAST\(CAST\((\w+) AS DECIMAL\(38,18\)\) AS STRING\), '\.', ''\) AS HUGEINT\)`)
	typed    = regexp.MustCompile(` AS HUGEINT\)`)
	word     = regexp.MustCompile(`\w+|<=|>=|<>|//|[-+*%<>=(),]`)
)

func words(sql string) []string {
	sql = unscaled.ReplaceAllString(sql, "$1")
	return word.FindAllString(strings.ReplaceAll(typed.ReplaceAllString(sql, ")"), "CAST(", "("), -1)
}

type node func(rows []map[string]*big.Int, row int) *big.Int

type parser struct {
	t     *testing.T
	words []string
	at    int
}

func (x *parser) is(word string) bool {
	if x.at < len(x.words) && x.words[x.at] == word {
		x.at++
		return true
	}
	return false
}

func (x *parser) must(list ...string) {
	for _, w := range list {
		if !x.is(w) {
			x.t.Fatalf("want %q in %q at %d", w, x.words, x.at)
		}
	}
}

func truth(b bool) *big.Int {
	if b {
		return big.NewInt(1)
	}
	return new(big.Int)
}

func (x *parser) or() node { // programs write AND alone
	left := x.comparison()
	for x.is("AND") {
		a, b := left, x.comparison()
		left = func(rows []map[string]*big.Int, row int) *big.Int {
			p, q := a(rows, row), b(rows, row)
			if p == nil || q == nil {
				return nil
			}
			return truth(p.Sign() != 0 && q.Sign() != 0)
		}
	}
	return left
}

func (x *parser) comparison() node {
	left := x.sum()
	if x.is("IS") {
		x.must("NOT", "NULL")
		return func(rows []map[string]*big.Int, row int) *big.Int { return truth(left(rows, row) != nil) }
	}
	for sign, holds := range map[string]func(int) bool{
		"<=": func(c int) bool { return c <= 0 }, ">=": func(c int) bool { return c >= 0 }, "<>": func(c int) bool { return c != 0 },
		"<": func(c int) bool { return c < 0 }, ">": func(c int) bool { return c > 0 }, "=": func(c int) bool { return c == 0 },
	} {
		if x.is(sign) {
			return both(left, x.sum(), func(a, b *big.Int) *big.Int { return truth(holds(a.Cmp(b))) })
		}
	}
	return left
}

func both(a, b node, do func(a, b *big.Int) *big.Int) node {
	return func(rows []map[string]*big.Int, row int) *big.Int {
		p, q := a(rows, row), b(rows, row)
		if p == nil || q == nil {
			return nil
		}
		return do(p, q)
	}
}

func (x *parser) sum() node {
	left := x.product()
	for {
		switch {
		case x.is("+"):
			left = both(left, x.product(), func(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) })
		case x.is("-"):
			left = both(left, x.product(), func(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) })
		default:
			return left
		}
	}
}

func (x *parser) product() node {
	left := x.one()
	for {
		switch {
		case x.is("*"):
			left = both(left, x.one(), func(a, b *big.Int) *big.Int { return new(big.Int).Mul(a, b) })
		case x.is("//"):
			left = both(left, x.one(), func(a, b *big.Int) *big.Int { return new(big.Int).Quo(a, b) })
		case x.is("%"):
			left = both(left, x.one(), func(a, b *big.Int) *big.Int { return new(big.Int).Rem(a, b) })
		default:
			return left
		}
	}
}

func (x *parser) one() node {
	switch {
	case x.is("-"):
		of := x.one()
		return func(rows []map[string]*big.Int, row int) *big.Int {
			if v := of(rows, row); v != nil {
				return new(big.Int).Neg(v)
			}
			return nil
		}
	case x.is("("):
		inner := x.or()
		x.must(")")
		return inner
	case x.is("NULL"):
		return func([]map[string]*big.Int, int) *big.Int { return nil }
	case x.is("NOT"):
		of := x.one()
		return func(rows []map[string]*big.Int, row int) *big.Int {
			if v := of(rows, row); v != nil {
				return truth(v.Sign() == 0)
			}
			return nil
		}
	case x.is("CASE"):
		return x.choice()
	}
	name := x.words[x.at]
	x.at++
	if x.is("(") {
		return x.function(name)
	}
	if n, ok := new(big.Int).SetString(name, 10); ok {
		return func([]map[string]*big.Int, int) *big.Int { return n }
	}
	return func(rows []map[string]*big.Int, row int) *big.Int {
		v, ok := rows[row][name]
		if !ok {
			x.t.Fatalf("no column %s here", name)
		}
		return v
	}
}

func (x *parser) choice() node {
	var when, then []node
	otherwise := func([]map[string]*big.Int, int) *big.Int { return nil }
	for x.is("WHEN") {
		when = append(when, x.or())
		x.must("THEN")
		then = append(then, x.or())
	}
	if x.is("ELSE") {
		otherwise = x.or()
	}
	x.must("END")
	return func(rows []map[string]*big.Int, row int) *big.Int {
		for i, w := range when {
			if v := w(rows, row); v != nil && v.Sign() != 0 {
				return then[i](rows, row)
			}
		}
		return otherwise(rows, row)
	}
}

func (x *parser) function(name string) node {
	var args []node
	for !x.is(")") {
		args = append(args, x.or())
		x.is(",")
	}
	if x.is("OVER") {
		return x.window(name, args)
	}
	return func(rows []map[string]*big.Int, row int) *big.Int {
		v := args[0](rows, row)
		switch {
		case name == "abs" && v != nil:
			return new(big.Int).Abs(v)
		case name == "nullif" && v != nil && v.Cmp(args[1](rows, row)) == 0:
			return nil
		case name == "coalesce" && v == nil:
			return args[1](rows, row)
		}
		return v
	}
}

type key struct {
	of   node
	down bool
}

func (x *parser) window(name string, args []node) node {
	x.must("(", "PARTITION", "BY")
	var by []node
	for by = append(by, x.one()); x.is(","); by = append(by, x.one()) {
	}
	var keys []key
	if x.is("ORDER") {
		for x.must("BY"); ; {
			k := key{of: x.one()}
			k.down = x.is("DESC")
			_ = x.is("ASC")
			x.must("NULLS", "LAST")
			if keys = append(keys, k); !x.is(",") {
				break
			}
		}
	}
	if x.is("ROWS") {
		x.must("BETWEEN", "UNBOUNDED", "PRECEDING", "AND", "UNBOUNDED", "FOLLOWING")
	}
	x.must(")")
	return func(rows []map[string]*big.Int, row int) *big.Int {
		var group []int
		for other := range rows {
			if same := func(n node) bool { return fmt.Sprint(n(rows, other)) == fmt.Sprint(n(rows, row)) }; !slices.ContainsFunc(by, func(n node) bool { return !same(n) }) {
				group = append(group, other)
			}
		}
		slices.SortStableFunc(group, func(a, b int) int { return order(rows, keys, a, b) })
		switch name {
		case "first_value":
			return args[0](rows, group[0])
		case "rank":
			return big.NewInt(int64(slices.IndexFunc(group, func(other int) bool { return order(rows, keys, other, row) == 0 }) + 1))
		case "min":
			var least *big.Int
			for _, other := range group {
				if v := args[0](rows, other); v != nil && (least == nil || v.Cmp(least) < 0) {
					least = v
				}
			}
			return least
		}
		x.t.Fatalf("no window %s", name)
		return nil
	}
}

func order(rows []map[string]*big.Int, keys []key, a, b int) int {
	for _, k := range keys {
		x, y := k.of(rows, a), k.of(rows, b)
		c := 0
		switch {
		case x == nil && y == nil:
		case x == nil:
			return 1
		case y == nil:
			return -1
		case k.down:
			c = y.Cmp(x)
		default:
			c = x.Cmp(y)
		}
		if c != 0 {
			return c
		}
	}
	return 0
}
