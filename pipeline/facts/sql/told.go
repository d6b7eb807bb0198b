package sql

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
)

// told writes the figures that nobody has to define, as they state something of another one: its target, its
// completion, how it moved (design-life §14, §18). They come behind the defined ones.
func (w *writer) told(defined string) ([]string, error) {
	aims, err := w.aims(defined)
	if err != nil {
		return nil, err
	}
	moves, err := w.moves()
	return append([]string{"SELECT * FROM " + aims}, moves...), err
}

// move is figures that follow from their parts in the same way.
type move struct {
	*work
	parts []string
}

// moves writes how far the figures of summaries moved, as far as no figure is defined for it: all that are worked
// out in the same way together.
func (w *writer) moves() ([]string, error) {
	var list []*move
	by := map[string]*move{}
	for i, id := range w.Definitions.Summarised() {
		for j, against := range []string{measure.LastMonth, measure.LastYear} {
			def, ok := w.Definitions.Growth(id, against)
			if _, _, implicit := figure.Grown(def.ID); !ok || !implicit {
				continue
			}
			k, err := w.worked(def, true)
			if err != nil {
				return nil, fmt.Errorf("figure %s: %w", def.ID, err)
			}
			if _, flow := w.Definitions.Window(id); flow && against == measure.LastMonth { // begins anew in January
				k.wanted = append(k.wanted, "g._month > 1")
			}
			m := by[k.form()]
			if m == nil {
				m = &move{work: k}
				list, by[k.form()] = append(list, m), m
			}
			m.parts = append(m.parts, k.parts(fmt.Sprintf("%d AS ord, %s AS id, %s AS name, %s AS unit, ", 1_000_000+2*i+j, w.Literal(def.ID), w.Literal(def.Name), w.Literal(unitName(def.Unit)))))
		}
	}
	var names []string
	for _, m := range list {
		sides := w.name("_moved") // kept, or Spark would work each figure out on its own
		w.views = append(w.views, statement{"摘要里各项指标现在的数和上月、上年同期的数", w.Keep(sides, strings.Join(m.parts, "\nUNION ALL\n"))})
		value, from, err := m.over("SELECT * FROM " + sides)
		if err != nil {
			return nil, err
		}
		name := w.name("_moves")
		w.views = append(w.views, statement{"摘要里各项指标比上月、比上年同期的增减", w.Keep(name, fmt.Sprintf("SELECT * FROM (SELECT _zone, _period, ord, id, name, group_key, grp, place, %s AS value, unit\nFROM %s) AS moves WHERE value IS NOT NULL", value, from))})
		names = append(names, "SELECT * FROM "+name)
	}
	return names, nil
}

// aims writes the zone's targets of figures and how far each is reached. Of two rows for one thing the first
// counts; the target of an indicator is also that of a figure of a summary that measures the same.
func (w *writer) aims(defined string) (string, error) {
	own, aim, name := w.name("_targets_own"), w.name("_targets_of_figures"), w.name("_figures_of_targets")
	w.views = append(w.views, statement{"本开发区的年度目标，同一事项以先写的一行为准", w.Keep(own, fmt.Sprintf(`SELECT _zone, _period, indicator, figure, figure_group_key AS group_key, CAST(ROUND(value, %d) AS DECIMAL(38,18)) AS value
FROM (
  SELECT t.*, ROW_NUMBER() OVER (PARTITION BY t._zone, t._period, CASE WHEN t.indicator <> '' THEN t.indicator ELSE CONCAT(t.figure, CASE WHEN t.figure_group_key <> '' THEN '/' ELSE '' END, t.figure_group_key) END ORDER BY t._ord) AS nth
  FROM %s AS t JOIN %s AS z ON z._zone = t._zone AND z._period = t._period AND z._own = t.unit_key
  WHERE t.value > 0 AND (t.indicator <> '' OR t.figure <> '')
) AS rows_of_zone
WHERE nth = 1`, derived.MostDecimals, w.fixed(schema.Targets), w.months))})
	of := []string{"SELECT _zone, _period, figure, group_key, value FROM " + own + " WHERE figure <> '' AND indicator = ''"}
	for _, same := range w.shared() {
		of = append(of, fmt.Sprintf("SELECT i._zone, i._period, %s AS figure, '' AS group_key, i.value FROM %s AS i LEFT JOIN %s AS f ON f._zone = i._zone AND f._period = i._period AND f.indicator = '' AND f.figure = %s AND f.group_key = ''\nWHERE i.indicator = %s AND f.figure IS NULL",
			w.Literal(same.figure), own, own, w.Literal(same.figure), w.Literal(same.indicator)))
	}
	p := arith.New(w.Dialect, "_t")
	leaves := p.Share("", "value", "target")
	p.Leaf = func(t figure.Term) (arith.Operand, bool) {
		if t.(figure.Value).Key == "target" {
			return leaves[1], true
		}
		return leaves[0], true
	}
	done, err := p.Number(figure.Expression{Decimals: definition.CompletionDecimals, Term: figure.Quotient{
		Of: figure.Product{figure.Value{Key: "value"}, figure.Number{Value: decimal.NewFromInt(100)}}, By: figure.Value{Key: "target"}}})
	worked := fmt.Sprintf("SELECT f.*, a.value AS target FROM %s AS f JOIN (%s) AS a ON a._zone = f._zone AND a._period = f._period AND a.figure = f.id AND a.group_key = f.group_key", defined, strings.Join(of, "\nUNION ALL\n"))
	w.views = append(w.views, statement{"有年度目标的指标", w.Keep(aim, fmt.Sprintf("SELECT *, %s AS completion FROM (%s) AS worked", done, p.Over("("+worked+")")))})
	columns := "SELECT _zone, _period, 500000 + ord AS ord, CONCAT(%s, id) AS id, CONCAT(name, %s) AS name, group_key, grp, place, %s AS value, %s AS unit FROM " + aim
	w.views = append(w.views, statement{"年度目标和完成率", w.Keep(name, fmt.Sprintf(columns, w.Literal(figure.TargetOf("")), w.Literal("年度目标"), "target", "unit")+
		"\nUNION ALL\n"+fmt.Sprintf(columns, w.Literal(figure.CompletionOf("")), w.Literal("完成率"), "completion", "'%'"))})
	return name, err
}

// share is an indicator whose target is also a figure's.
type share struct{ indicator, figure string }

// shared are the indicators whose targets are those of figures of a summary too: they measure the same rows of
// the zone in the same way.
func (w *writer) shared() []share {
	var list []share
	for _, ind := range w.Definitions.Scheme.Indicators {
		if !ind.Aims() || len(ind.Coefficients) > 0 || ind.By != "" {
			continue
		}
		for _, id := range w.Definitions.Summarised() {
			if w.same(id, ind) {
				list = append(list, share{ind.ID, id})
			}
		}
	}
	return list
}

// same says that a figure is what an indicator measures of the zone.
func (w *writer) same(id string, ind definition.Indicator) bool {
	f, ok := w.Definitions.Figure(id)
	if !ok || f.Derived() || ind.Derived() || f.Group != "" {
		return false
	}
	zone := query.Context{Definitions: w.Definitions}
	own, err := zone.In(f.Unit, f.Query)
	if err != nil {
		return false
	}
	other, err := zone.In(ind.Unit, ind.Query)
	return err == nil && reflect.DeepEqual(own, other)
}
