package schema

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// Field is one column of a ledger, compiled.
type Field struct {
	*definition.Column
	Kind           Kind
	CodeOf         map[string]string // folded -> canonical
	InKey          bool              // part of the natural key
	Counted        bool              // something is taken from it
	SoleKey        bool              // the whole natural key: never carried down a merge
	RefusedNumbers []shown.Kind      // personal numbers that cannot stand in it
}

// Ledger is one ledger's definition, compiled.
type Ledger struct {
	*definition.Ledger
	Fields     []Field
	IDs        []string
	Stem       string // its name without 台账: 招商项目
	DateField  int    // field that dates a row, -1 for a stock
	UnitField  int    // field of texts that states the units of the rows' numbers, -1
	MonthField int    // field that a sheet named N月 stands for, -1
	HasLand    bool
}

// Compile compiles the definitions of ledgers; rowUnits are the headers of columns that
// state the unit of each row. counted is nil for all.
func Compile(defs []definition.Ledger, counted definition.Counted, rowUnits map[string]bool) []Ledger {
	books := make([]Ledger, len(defs))
	for i := range defs {
		books[i] = compileBook(&defs[i], counted, rowUnits)
	}
	return books
}

func compileBook(def *definition.Ledger, counted definition.Counted, rowUnits map[string]bool) Ledger {
	b := Ledger{Ledger: def, Fields: make([]Field, len(def.Columns)), DateField: -1, MonthField: -1, UnitField: -1}
	b.Stem = strings.TrimSuffix(ledger.Fold(def.Name), "台账")
	keys := make(map[string]bool)
	for _, k := range def.Key {
		for _, id := range strings.Split(k, "|") {
			keys[id] = true
		}
	}
	for i := range def.Columns {
		column := &def.Columns[i]
		f := Field{Column: column, Kind: kindOf(column.Type), InKey: keys[column.ID]}
		f.Counted = counted == nil || counted[def.ID][column.ID]
		f.SoleKey = f.InKey && len(keys) == 1
		f.RefusedNumbers = f.refusedKinds(def)
		if f.Kind == Code {
			f.CodeOf = make(map[string]string, len(column.Codes))
			for _, v := range column.Codes {
				f.CodeOf[ledger.Fold(v)] = v
			}
		}
		if f.Kind == Text && b.UnitField < 0 && slices.ContainsFunc(append([]string{column.Header}, column.Aliases...), func(h string) bool { return rowUnits[spelling.Key(h)] }) {
			b.UnitField = i
		}
		if column.ID == def.RowDate {
			b.DateField = i
		}
		if column.ID == def.SheetMonth {
			b.MonthField = i
		}
		b.HasLand = b.HasLand || f.Kind == Land
		b.Fields[i], b.IDs = f, append(b.IDs, column.ID)
	}
	return b
}
