// Package part writes what one run rests on and states as the tables of the facts (design-life §20): a run is
// a part of every table. It is handed the run worked out again, and touches no disk.
package part

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/runfolder"
)

// Input is a published run, worked out again from what was kept with it.
type Input struct {
	Key         string // of the zone: its code, else its name
	Code        string // "" for none
	Manifest    runfolder.Manifest
	ManifestSum string // SHA-256 of manifest.json
	Edition     string // hash of the definitions
	Zone        definition.Zone
	Defs        definition.Definitions
	Period      calendar.Month
	Set         ledger.Set // masked
	Earlier     []figure.Earlier
	Book        figure.Book
	Published   []figure.Figure // as figures.json states them, equal to those of the book
	Findings    []finding.Finding
}

// File is a table's part.
type File struct {
	Table string // name of its folder
	Data  []byte
	Rows  int
}

// Files are all parts of a run, those of ledgers that nobody sent among them, without rows. The error is an
// *UnfitError where a value does not fit its column.
func Files(in Input) ([]File, error) {
	w := writer{Input: in, tables: query.NewTables(in.Defs, in.Set)}
	var files []File
	for _, t := range schema.Tables(in.Defs) {
		rows := w.rows(t)
		if w.err != nil {
			return nil, w.err
		}
		data, err := parquet.File(t, rows)
		if err != nil {
			return nil, err
		}
		files = append(files, File{t.Name, data, len(rows)})
	}
	return files, nil
}

// UnfitError says that a value has more digits than the facts hold.
type UnfitError struct {
	What  string // which value it is, with its cell where it stands in one
	Value decimal.Decimal
}

// Error is Chinese, for the user, and says what to do.
func (e *UnfitError) Error() string {
	return fmt.Sprintf("%s的值 %s 放不进 DECIMAL(%d,%d)：整数最多 %d 位，小数最多 %d 位，导出不舍入。请核对这个数；确有更多位数的，请在台账里更正后重新运行这个月份",
		e.What, e.Value, schema.Precision, schema.Scale, schema.Precision-schema.Scale, schema.Scale)
}

// writer makes the rows of one table after the other.
type writer struct {
	Input
	tables *query.Tables
	err    error
}

// rows are those of a table.
func (w *writer) rows(t schema.Table) [][]parquet.Value {
	if t.Ledger != "" {
		return w.ledger(t)
	}
	fill, known := map[string]func(*rows){
		schema.Ledgers: w.ledgers, schema.Units: w.units, schema.Targets: w.targets, schema.Scheme: w.scheme, schema.Adjustments: w.adjustments,
		schema.Earlier: w.earlier, schema.Stated: w.stated, schema.Figures: w.figures, schema.Sources: w.sources, schema.Findings: w.findings,
		schema.Claims: w.claims, schema.Zones: w.zones,
	}[t.Name]
	if !known {
		w.err = errors.Join(w.err, fmt.Errorf("表 %s 没有内容", t.Name))
		return nil
	}
	r := &rows{writer: w, table: t}
	fill(r)
	return r.list
}

// common are the values with which every row begins.
func (w *writer) common() []parquet.Value {
	return []parquet.Value{parquet.Text(w.Key), parquet.Text(w.Period.String()), parquet.Text(w.Manifest.Run)}
}

// exact is a decimal; what says which it is, where it does not fit.
func (w *writer) exact(d decimal.Decimal, what func() string) parquet.Value {
	v, ok := parquet.Decimal(d)
	if !ok && w.err == nil {
		w.err = &UnfitError{What: what(), Value: d}
	}
	return v
}

// rows gathers those of a table that there is under every edition.
type rows struct {
	*writer
	table schema.Table
	list  [][]parquet.Value
}

// add adds a row: its values by column. What is not among them is null.
func (r *rows) add(values map[string]parquet.Value) {
	row := r.common()
	for _, c := range r.table.Columns[len(row):] {
		v, stated := values[c.Name]
		if !stated {
			v = parquet.Null()
		}
		row = append(row, v)
	}
	r.list = append(r.list, row)
}

// text is a text, null for "".
func text(s string) parquet.Value {
	if s == "" {
		return parquet.Null()
	}
	return parquet.Text(s)
}
