package arith

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

func number(s string) figure.Term { return figure.Number{Value: decimal.RequireFromString(s)} }

func value(name string) figure.Term { return figure.Value{Key: name} }

// facts are rows of numbers as the facts hold them; nil is none.
type facts []map[string]*decimal.Decimal

// worked are the values of an expression of every row, "" for none.
func worked(t *testing.T, rows facts, group string, peers Peers, e figure.Expression, numbers ...string) []string {
	t.Helper()
	p := New(dialect.DuckDB{}, "x")
	p.Peers = peers
	leaves := p.Share(group, numbers...)
	p.Leaf = func(t figure.Term) (Operand, bool) {
		for i, n := range numbers {
			if t == value(n) {
				return leaves[i], true
			}
		}
		return Operand{}, false
	}
	o, err := p.Expression(e)
	if err != nil {
		t.Fatal(err)
	}
	run := engine{t: t}
	for _, row := range rows {
		own := map[string]*big.Int{}
		for column, v := range row {
			if own[column] = nil; v != nil {
				own[column] = v.Shift(schema.Scale).BigInt()
			}
		}
		run.rows = append(run.rows, own)
	}
	run.run(p)
	var list []string
	for _, row := range run.rows {
		if row[o.Column] == nil {
			list = append(list, "")
			continue
		}
		list = append(list, decimal.NewFromBigInt(row[o.Column], int32(-o.Decimals)).String())
	}
	return list
}

// random is a term of any kind over a, b, c and d.
func random(r *rand.Rand, depth int) figure.Term {
	if depth == 0 || r.IntN(6) == 0 {
		if r.IntN(2) == 0 {
			return figure.Number{Value: decimal.New(int64(r.IntN(41)-20), int32(-r.IntN(2)))}
		}
		return value(string("abcd"[r.IntN(4)]))
	}
	sub := func() figure.Term { return random(r, depth-1) }
	switch r.IntN(10) {
	case 0:
		return figure.Sum{sub(), sub(), sub()}
	case 1:
		return figure.Product{sub(), sub()}
	case 2:
		return figure.Less{Of: sub(), By: sub()}
	case 3, 4:
		return figure.Quotient{Of: sub(), By: sub()}
	case 5:
		return figure.Least{sub(), sub()}
	case 6:
		return figure.Most{sub(), sub()}
	case 7:
		compare := []figure.Comparison{figure.Below, figure.AtMost, figure.Above, figure.AtLeast, figure.Equal, figure.NotEqual}[r.IntN(6)]
		return figure.Choice{Left: sub(), Right: sub(), Compare: compare, Then: sub(), Else: sub()}
	case 8:
		return figure.Whole{Of: sub()}
	}
	return figure.Rounded{Of: sub(), Decimals: r.IntN(3)}
}

// Every kind of term comes to what Go works out, and to nothing where Go has nothing.
func TestTerms(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 3))
	var rows facts
	for range 12 {
		row := map[string]*decimal.Decimal{}
		for _, name := range []string{"a", "b", "c", "d"} {
			v := decimal.New(int64(r.IntN(2001)-1000), int32(-r.IntN(4)))
			if name == "d" {
				v = decimal.New(int64(r.IntN(3)-1), 0)
			}
			if row[name] = &v; r.IntN(10) == 0 {
				row[name] = nil
			}
		}
		rows = append(rows, row)
	}
	values, none := 0, 0
	for range 150 {
		e := figure.Expression{Term: random(r, 3), Decimals: r.IntN(4)}
		for i, got := range worked(t, rows, "", Peers{}, e, "a", "b", "c", "d") {
			v, ok := e.Of(func(key string) (decimal.Decimal, bool) {
				if v := rows[i][key]; v != nil {
					return *v, true
				}
				return decimal.Decimal{}, false
			})
			want := ""
			if values++; ok {
				want = v.String()
			} else {
				none++
			}
			if got != want {
				t.Fatalf("%+v of %v is %q, want %q", e, rows[i], got, want)
			}
		}
	}
	if none == 0 || none > values/2 {
		t.Errorf("%d of %d have no value", none, values)
	}
}

// The highest, the lowest and the place of peers are those of their exact values: 1/3 and 0.333333333333333333
// are two, 1/3 and 2/6 are one.
func TestPeers(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 4))
	rate := figure.Quotient{Of: value("a"), By: value("b")}
	for _, of := range []figure.Term{value("a"), rate} {
		for range 60 {
			var rows facts
			numbers := []string{"1", "2", "-1", "0.333333333333333333", "0.3", "1000000", "3", "6", "-333333333333"}
			for range 9 {
				row := map[string]*decimal.Decimal{}
				for _, name := range []string{"a", "b", "grp", "in"} {
					v := decimal.RequireFromString(numbers[r.IntN(len(numbers))])
					if name == "b" {
						v = v.Abs()
					}
					if name == "grp" || name == "in" {
						v = decimal.New(int64(r.IntN(2)), 0)
					}
					if row[name] = &v; name == "a" && r.IntN(9) == 0 {
						row[name] = nil
					}
				}
				rows = append(rows, row)
			}
			peers := Peers{Of: of, Partition: "grp", Where: "in"}
			among := []figure.Term{Among}
			lowest := figure.Rounded{Of: figure.Least(among), Decimals: 6}
			for _, e := range []figure.Expression{
				{Term: figure.Place{Of: of, Among: among}}, {Term: figure.Place{Of: of, Among: among, Lowest: true}},
				{Term: figure.Sum{figure.Product{lowest, number("10")}, figure.Rounded{Of: figure.Most(among), Decimals: 6}}, Decimals: 6},
			} {
				for i, got := range worked(t, rows, "grp", peers, e, "a", "b") {
					if want := expected(rows, i, of, e); got != want && (!rows[i]["in"].IsZero() || !placed(e)) {
						t.Fatalf("row %d of %v: %+v is %q, want %q", i, rows, e, got, want)
					}
				}
			}
		}
	}
}

func placed(e figure.Expression) bool { _, is := e.Term.(figure.Place); return is }

// expected puts the peers of a row in place of Among.
func expected(rows facts, i int, of figure.Term, e figure.Expression) string {
	bound := func(row map[string]*decimal.Decimal) (figure.Term, bool) {
		r, ok := figure.Values(func(key string) (decimal.Decimal, bool) {
			if v := row[key]; v != nil {
				return *v, true
			}
			return decimal.Decimal{}, false
		}).Exact(of)
		if !ok {
			return nil, false
		}
		return figure.Quotient{Of: figure.Number{Value: decimal.NewFromBigInt(r.Num(), 0)}, By: figure.Number{Value: decimal.NewFromBigInt(r.Denom(), 0)}}, true
	}
	var peers []figure.Term
	for _, row := range rows {
		if t, ok := bound(row); ok && row["grp"].Equal(*rows[i]["grp"]) && !row["in"].IsZero() {
			peers = append(peers, t)
		}
	}
	var put func(t figure.Term) figure.Term
	put = func(t figure.Term) figure.Term {
		switch t := t.(type) {
		case figure.Least:
			return figure.Least(peers)
		case figure.Most:
			return figure.Most(peers)
		case figure.Rounded:
			return figure.Rounded{Of: put(t.Of), Decimals: t.Decimals}
		case figure.Product:
			return figure.Product{put(t[0]), t[1]}
		case figure.Sum:
			return figure.Sum{put(t[0]), put(t[1])}
		case figure.Place:
			own, ok := bound(rows[i])
			if !ok {
				return figure.Value{Key: "none"}
			}
			return figure.Place{Of: own, Among: peers, Lowest: t.Lowest}
		}
		return t
	}
	v, ok := figure.Expression{Term: put(e.Term), Decimals: e.Decimals}.Of(func(string) (decimal.Decimal, bool) { return decimal.Decimal{}, false })
	if !ok {
		return ""
	}
	return v.String()
}

// What money comes to stays within the digits of an engine: a hundred billion 元 stated in 分, over a target.
func TestDigits(t *testing.T) {
	a, b := decimal.RequireFromString("99999999.999999"), decimal.RequireFromString("88888888")
	rows := facts{{"a": &a, "b": &b}}
	p := New(dialect.DuckDB{}, "x")
	leaves := p.Share("", "a", "b")
	p.Leaf = func(t figure.Term) (Operand, bool) {
		if t == value("a") {
			return leaves[0], true
		}
		return leaves[1], true
	}
	p.Positive(leaves[1])
	progress := figure.Quotient{Of: figure.Product{value("a"), number("12")}, By: figure.Product{value("b"), number("11")}}
	e := figure.Expression{Term: figure.Product{number("37.5"), figure.Least{number("1.25"), figure.Most{number("0"), progress}}}, Decimals: 2}
	o, err := p.Expression(e)
	if err != nil {
		t.Fatal(err)
	}
	run := engine{t: t, rows: []map[string]*big.Int{{"a": a.Shift(18).BigInt(), "b": b.Shift(18).BigInt()}}}
	run.run(p)
	want, _ := e.Of(func(key string) (decimal.Decimal, bool) { return *rows[0][key], true })
	if got := decimal.NewFromBigInt(run.rows[0][o.Column], -2); !got.Equal(want) {
		t.Errorf("%s, want %s", got, want)
	}
	for column, v := range run.rows[0] {
		if v != nil && len(v.String()) > 30 {
			t.Errorf("%s has %d digits", column, len(v.String()))
		}
	}
}

// A part that is used again is worked out once, and a constant is none of the engine's.
func TestSteps(t *testing.T) {
	p := New(dialect.Spark{}, "x")
	p.Leaf = func(figure.Term) (Operand, bool) { return p.Count("n"), true }
	double := figure.Sum{value("n"), value("n")}
	o, err := p.Number(figure.Expression{Term: figure.Product{double, double, figure.Most{number("2"), number("3")}}, Decimals: 1})
	if err != nil {
		t.Fatal(err)
	}
	over := p.Over("t")
	want := `SELECT *,
  30 * x2 * x2 AS x3
FROM (SELECT *,
  x1 + x1 AS x2
FROM (SELECT *,
  CAST(n AS DECIMAL(38,0)) AS x1
FROM t AS xl0) AS xl1) AS xl2`
	if over != want || !strings.Contains(o, "x3") {
		t.Errorf("%s of\n%s\nwant\n%s", o, over, want)
	}
	for want, e := range map[string]figure.Expression{
		"-0.13": {Term: figure.Product{number("-0.125")}, Decimals: 2}, "3": {Term: figure.Whole{Of: number("3.9")}}, "": {Term: figure.Quotient{Of: number("1"), By: number("0")}},
	} {
		if got := worked(t, facts{{}}, "", Peers{}, e); fmt.Sprint(got) != fmt.Sprint([]string{want}) {
			t.Errorf("%+v is %q, want %q", e, got, want)
		}
	}
	if _, err := p.Expression(figure.Expression{Term: figure.Place{Of: value("n"), Among: []figure.Term{value("n")}}}); err == nil {
		t.Error("a place among some rows is stated")
	}
	if got := New(dialect.DuckDB{}, "y").Over("t"); got != "SELECT * FROM t AS yl" {
		t.Errorf("without steps: %s", got)
	}
}
