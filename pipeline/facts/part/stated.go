package part

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/runfolder"
)

// header is a column of a ledger, for its name.
func (w *writer) header(id, column string) definition.Column {
	l, _ := w.Defs.Ledger(id)
	c, _ := l.Column(column)
	return c
}

func (w *writer) ledgers(r *rows) {
	for _, l := range w.Defs.Ledgers {
		state, total, later := "missing", 0, 0
		if table := w.tables.Table(l.ID); table != nil {
			total = len(table.Rows)
			if state = "sent"; total == 0 {
				state = "empty"
			}
			for i := range table.Rows {
				if table.Rows[i].Later {
					later++
				}
			}
		}
		r.add(map[string]parquet.Value{
			"ledger": parquet.Text(l.ID), "table_name": parquet.Text(schema.Name(w.Defs, l.ID)), "name": parquet.Text(l.Name), "department": parquet.Text(l.Department),
			"state": parquet.Text(state), "rows": parquet.Int(total), "later": parquet.Int(later),
		})
	}
}

// group is a figure's group as figures.json writes it, on one line.
func (w *writer) group(f figure.Figure) parquet.Value {
	text, err := runfolder.GroupText(f)
	if err != nil && w.err == nil {
		w.err = err
	}
	return parquet.Text(text)
}

// groupKey are the values of a figure's group as they compare.
func groupKey(f figure.Figure) string {
	keys := make([]string, len(f.Group))
	for i, g := range f.Group {
		keys[i] = ledger.Fold(g.Value)
	}
	return strings.Join(keys, "/")
}

func (w *writer) figures(r *rows) {
	for i, f := range w.Published {
		values := map[string]parquet.Value{
			"ord": parquet.Int(i), "id": parquet.Text(f.ID), "group": w.group(f), "group_key": parquet.Text(groupKey(f)), "name": parquet.Text(f.Name),
			"value": w.figure(f), "value_text": parquet.Text(f.Value.String()), "unit": parquet.Text(f.Unit), "rollup": parquet.Text(w.Defs.Rollup(f.ID)),
			"definition": parquet.Text(f.Definition), "window": parquet.Text(f.Window), "definition_hash": parquet.Text(w.Edition),
		}
		if q := w.Book.Figures[i].Quotient; q != nil {
			above, fits := parquet.Decimal(q.Numerator)
			below, both := parquet.Decimal(q.Denominator)
			if fits && both { // products of several figures may be longer than any of them
				values["numerator"], values["denominator"] = above, below
			}
		}
		r.add(values)
	}
}

func (w *writer) sources(r *rows) {
	for i, f := range w.Published {
		part := 0
		for _, s := range f.Sources {
			for _, cells := range s.Cells {
				r.add(map[string]parquet.Value{
					"ord": parquet.Int(i), "id": parquet.Text(f.ID), "group": w.group(f), "group_key": parquet.Text(groupKey(f)),
					"file": parquet.Text(s.File), "sheet": parquet.Text(s.Sheet), "cells": parquet.Text(cells), "part": parquet.Int(part),
				})
				part++
			}
		}
	}
}

func (w *writer) findings(r *rows) {
	for i, f := range w.Findings {
		figures, err := plainjson.Line(append([]string{}, f.Figures...))
		if err != nil && w.err == nil {
			w.err = err
		}
		r.add(map[string]parquet.Value{
			"ord": parquet.Int(i), "rule": parquet.Text(f.Rule), "severity": parquet.Text(string(f.Severity)), "file": parquet.Text(f.File), "sheet": parquet.Text(f.Sheet),
			"cell": parquet.Text(f.Cell), "column": parquet.Text(f.Column), "message": parquet.Text(f.Message()), "explained": parquet.Bool(f.Explanation != ""),
			"figures": parquet.Text(string(figures)),
		})
	}
}

func (w *writer) claims(r *rows) {
	for i, c := range w.Manifest.Claims {
		r.add(map[string]parquet.Value{"ord": parquet.Int(i), "key": parquet.Text(c.Key), "holds": parquet.Bool(c.Holds)})
	}
}

func (w *writer) zones(r *rows) {
	r.add(map[string]parquet.Value{
		"name": parquet.Text(w.Zone.Name), "own_key": parquet.Text(ledger.Fold(w.Zone.Name)), "short_name": parquet.Text(w.Zone.ShortName),
		"county": parquet.Text(w.Zone.County), "code": parquet.Text(w.Code), "parent": parquet.Text(w.Zone.Parent), "edition": parquet.Text(w.Edition),
		"year": parquet.Int(w.Period.Year), "month": parquet.Int(w.Period.Number), "year_start": parquet.Date(w.Period.YearStart()),
		"month_start": parquet.Date(w.Period.Start()), "period_end": parquet.Date(w.Period.End()), "assessed": parquet.Bool(slices.ContainsFunc(w.assessed(), w.own)),
		"check_code": parquet.Text(w.Manifest.Check), "figures_sha256": parquet.Text(w.Manifest.Record(runfolder.FiguresName).SHA256),
		"manifest_sha256": parquet.Text(w.ManifestSum),
	})
}
