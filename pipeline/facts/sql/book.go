package sql

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
)

// all writes all figures of the edition, as a run's book holds them.
func (w *writer) all() error {
	w.writeMonths()
	var book []string
	for i, def := range w.Definitions.Figures {
		name, err := w.relationOf(def.ID, now)
		if err != nil {
			return fmt.Errorf("figure %s: %w", def.ID, err)
		}
		book = append(book, w.listed(def, i, name))
	}
	if book == nil {
		book = []string{"SELECT '' AS _zone, '' AS _period, 0 AS ord, '' AS id, '' AS name, '' AS group_key, '' AS grp, 0 AS place, CAST(0 AS " + dialect.Number + ") AS value, '' AS unit WHERE false"}
	}
	defined := w.name("_defined")
	w.views = append(w.views, statement{"定义的指标", w.Keep(defined, strings.Join(book, "\nUNION ALL\n"))})
	more, err := w.told(defined)
	if err != nil {
		return err
	}
	assessed, err := w.campaign()
	if err != nil {
		return err
	}
	more = append(more, assessed)
	w.writeLedgers()
	for _, key := range w.order {
		d, _ := w.Definitions.Ledger(key.ledger)
		w.rest = append(w.rest, w.tables[key].statement(w, d))
	}
	w.rest = append(w.rest, w.views...)
	w.computed = w.name("_computed")
	w.add("全部指标", w.Keep(w.computed, strings.Join(append([]string{"SELECT * FROM " + defined}, more...), "\nUNION ALL\n"))...)
	return nil
}

// writeLedgers writes the views of the ledgers that were asked for, with the columns that were.
func (w *writer) writeLedgers() {
	for _, t := range w.asked {
		used := w.used.Of(t)
		w.files = append(w.files, statement{"台账“" + t.Title + "”", w.Files(w.ledgers[t.Ledger], used, !w.has(t.Name))})
	}
}

// counts is how many rows of the ledgers there are that figures were worked out from.
func (w *writer) counts() []string {
	var list []string
	for _, t := range w.asked {
		from := "(SELECT z._zone, z._period, COUNT(r." + schema.Order + ") AS _rows FROM " + w.months + " AS z LEFT JOIN " + w.ledgers[t.Ledger] + " AS r ON " + joined("r", "z", false) + " GROUP BY z._zone, z._period) AS counted"
		if read := w.tables[tableKey{t.Ledger, ""}]; read != nil {
			from = read.name
		}
		list = append(list, "SELECT _zone, _period, "+w.Literal(t.Ledger)+" AS ledger, _rows FROM "+from)
	}
	return list
}

// listed is the rows of a figure's relation as those of all figures stand together.
func (w *writer) listed(def definition.Figure, ord int, relation string) string {
	return fmt.Sprintf("SELECT _zone, _period, %d AS ord, %s AS id, %s AS name, group_key, grp, place, value, unit FROM %s", ord, w.Literal(def.ID), w.Literal(def.Name), relation)
}

// relationOf is the relation of a figure over a span; it writes it first where nobody has.
func (w *writer) relationOf(id string, s span) (string, error) {
	key := relation{id, s}
	if name, ok := w.relations[key]; ok {
		return name, nil
	}
	def, ok := w.Definitions.Figure(id)
	if !ok {
		return "", fmt.Errorf("there is no figure %s", id)
	}
	name := w.name("_figure_" + id + s.name)
	w.relations[key] = name
	var err error
	var written statement
	if def.Derived() {
		written, err = w.derived(def, name)
	} else {
		written, err = w.row(def, s, name)
	}
	w.views = append(w.views, written)
	return name, err
}
