package derived

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// span is a time over which rows are measured for an expression alone.
type span struct {
	month calendar.Month
	own   bool   // a flow is that of the month alone, not of the year to date
	name  string // 上年同期
}

// growth is how far a figure moved against what it was, over that; of rates how many 百分点. A base of 0 or
// below, or a value below 0 now, has no growth (domain §4).
func (w *work) growth(q definition.Query) (figure.Term, bool) {
	def, ok := w.Definitions.Figure(string(q.Of))
	if !ok {
		return nil, false
	}
	now, then, ok := w.sides(def, q.Against)
	if !ok {
		return nil, false
	}
	if now.Apart() {
		return Moved(now, then), true
	}
	is, was := w.of(now.Term), w.of(then.Term)
	w.turned = was.IsNegative() && is.IsPositive()
	if !was.IsPositive() || is.IsNegative() {
		return nil, false
	}
	return Moved(now, then), true
}

// Moved is how far a part moved, over what it was; of rates how many 百分点 they are apart.
func Moved(now, then Part) figure.Term {
	if now.Apart() {
		return figure.Less{Of: now.Term, By: then.Term}
	}
	return figure.Product{figure.Less{Of: figure.Quotient{Of: now.Term, By: then.Term}, By: figure.Number{Value: decimal.New(1, 0)}}, hundred}
}

// Grown is Moved as an expression of its own, which has no value where there is no growth.
func Grown(now, then Part) figure.Term {
	moved := Moved(now, then)
	if now.Apart() {
		return moved
	}
	zero := figure.Number{}
	return figure.Choice{Left: then.Term, Compare: figure.Above, Right: zero, Else: Nothing,
		Then: figure.Choice{Left: now.Term, Compare: figure.AtLeast, Right: zero, Then: moved, Else: Nothing}}
}

// Nothing has no value.
var Nothing = figure.Quotient{Of: figure.Number{Value: decimal.New(1, 0)}, By: figure.Number{}}

// Apart says that two of them are so many 百分点 apart: rates.
func (p Part) Apart() bool { return p.Kind == unit.Rate || p.Kind == unit.Points }

// of is what a term comes to, as many places as decide its sign.
func (w *work) of(t figure.Term) decimal.Decimal {
	v, _ := figure.Expression{Term: t, Decimals: 16}.Of(w.value)
	return v
}

// sides are a figure now and what it is held against; false where there is no base.
func (w *work) sides(def definition.Figure, against string) (now, then Part, ok bool) {
	m := w.Zone.Month
	now, ok = w.part(def.ID)
	if !ok {
		return Part{}, Part{}, false
	}
	dated, flow := Window(w.Definitions, def)
	if against == measure.LastYear {
		year := calendar.Month{Year: m.Year - 1, Number: m.Number}
		if then, known, ok := w.stated(def, year, now); known {
			return now, then, ok
		}
		then, ok = w.back(def, dated && !w.Known, span{month: year, name: "上年同期"})
		return now, then, ok
	}
	month := calendar.Month{Year: m.Year, Number: m.Number - 1}
	if m.Number == 1 {
		month = calendar.Month{Year: m.Year - 1, Number: 12}
	}
	if !dated {
		then, _, ok = w.stated(def, month, now)
		return now, then, ok
	}
	if flow {
		w.sources = nil
		if now, ok = w.measured(def, span{month: m, own: true, name: "本月"}); !ok {
			return Part{}, Part{}, false
		}
	}
	then, ok = w.back(def, dated, span{month: month, own: flow, name: "上月"})
	return now, then, ok
}

// Window says whether all rows behind a figure are dated, and whether some begin with the year.
func Window(defs definition.Definitions, def definition.Figure) (dated, flow bool) {
	dated = true
	for _, root := range defs.Roots(def.Query) {
		_, where := defs.Rows(root)
		any := root.Measure == measure.Latest
		for _, c := range where {
			any = any || slices.Contains(measure.Windows, c.Compare)
			flow = flow || c.Compare == measure.InYear
		}
		dated = dated && any
	}
	return dated, flow
}

// stated is what the run of another month states of a figure. It is known where that run states it at all;
// it cannot be held against today's where it was defined otherwise then (口径已改).
func (w *work) stated(def definition.Figure, month calendar.Month, now Part) (p Part, known, ok bool) {
	key := figure.Key(def.ID, values(w.group)...)
	if f, found := w.stands(def.ID); found {
		key = f.Key()
	}
	for _, e := range w.Stated {
		if e.Month != month {
			continue
		}
		for _, f := range e.Figures {
			if ledger.Fold(f.Key()) == ledger.Fold(key) {
				term := figure.Stated{Key: key, Month: e.Month, Run: e.Run, Value: f.Value, Unit: f.Unit}
				return Part{term, f.Unit, now.Kind}, true, !e.Redefines(f) && f.Unit == now.Unit
			}
		}
	}
	return Part{}, false, false
}

func values(group []figure.GroupValue) []string {
	var list []string
	for _, g := range group {
		list = append(list, g.Value)
	}
	return list
}

// back measures a figure over an earlier time, if its rows are dated.
func (w *work) back(def definition.Figure, dated bool, s span) (Part, bool) {
	if !dated {
		return Part{}, false
	}
	return w.measured(def, s)
}

// measured measures a figure's rows over a span; a derived figure is worked out anew from its parts, rounded as
// it is.
func (w *work) measured(def definition.Figure, s span) (Part, bool) {
	kind := w.Definitions.Measures(def.Query)
	if def.Derived() {
		inner := *w
		inner.inline = &s
		term, ok := inner.term(def.Query, def.Unit)
		w.sources = inner.sources
		if def.Decimals != nil && ok {
			term = figure.Rounded{Of: term, Decimals: *def.Decimals}
		}
		return Part{term, unit.Name(def.Unit), kind}, ok
	}
	at := w.Zone
	at.Month, at.Own = s.month, s.own
	q, err := at.In(def.Unit, def.Query)
	if err != nil {
		return Part{}, false
	}
	table := w.Tables.Table(q.Ledger)
	if table == nil {
		return Part{}, false
	}
	if def.Group != "" {
		id := table.Values(def.Group).ID(w.groupValue())
		if id < 1 {
			return Part{}, false
		}
		q.Where = append(slices.Clip(q.Where), table.Same(def.Group, id))
	}
	m, ok := table.Measure(q, table.Counted(q.Where, s.month))
	if !ok {
		return Part{}, false
	}
	sources := cite.Sources(cite.Of(table, q, m.Rows))
	w.sources = append(w.sources, sources...)
	word := unit.Name(def.Unit)
	if strings.HasPrefix(word, "@") {
		word = unitOf(table, word[1:], m)
	}
	return Part{figure.Measured{Name: cmp.Or(s.name, def.Name), Query: q, Value: m.Value, Unit: word, Sources: sources}, word, kind}, true
}

func (w *work) groupValue() string {
	if len(w.group) == 0 {
		return ""
	}
	return w.group[0].Value
}

// unitOf is the unit that rows state of their value.
func unitOf(t *query.Table, column string, m query.Measured) string {
	if len(m.Rows) == 0 {
		return ""
	}
	return t.Cell(m.Rows[0], t.Column(column)).Plain()
}
