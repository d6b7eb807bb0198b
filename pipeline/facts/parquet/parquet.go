// Package parquet writes tables of the facts as Parquet files (github.com/parquet-go/parquet-go), whose bytes
// follow from the rows alone. It goes by the library's raw rows: nothing is guessed from Go's types.
package parquet

import (
	"bytes"
	"fmt"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"zonereport/pipeline/facts/schema"
)

// maker is what wrote the file, as it states. The version of the program is no part of it: the same facts have
// the same bytes.
const maker, layout, build = "zonereport", "1", "facts"

// File is a table's rows as a Parquet file. Each row has a value for every column, in their order; the error
// names the column of one that does not fit its type.
func File(t schema.Table, rows [][]Value) ([]byte, error) {
	options := []parquet.WriterOption{
		schemaOf(t), parquet.CreatedBy(maker, layout, build), parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
	}
	for _, c := range t.Columns {
		if c.Type == schema.Decimal { // the library compares their bytes, for which a number below zero is a large one
			options = append(options, parquet.SkipPageBounds(c.Name))
		}
	}
	var b bytes.Buffer
	w := parquet.NewWriter(&b, options...)
	batch := make([]parquet.Row, 0, batched)
	for i, row := range rows {
		one, err := rowOf(t, row)
		if err != nil {
			return nil, err
		}
		if batch = append(batch, one); len(batch) == batched || i == len(rows)-1 {
			if _, err := w.WriteRows(batch); err != nil {
				return nil, fmt.Errorf("表 %s：%w", t.Name, err)
			}
			batch = batch[:0]
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("表 %s：%w", t.Name, err)
	}
	return withoutIndex(b.Bytes())
}

// batched is how many rows the library is handed at once.
const batched = 256

// rowOf gives the values the levels that say whether they are there.
func rowOf(t schema.Table, row []Value) (parquet.Row, error) {
	if len(row) != len(t.Columns) {
		return nil, fmt.Errorf("表 %s：一行有 %d 个值，表有 %d 列", t.Name, len(row), len(t.Columns))
	}
	list := make(parquet.Row, len(row))
	for i, c := range t.Columns {
		defined := 0
		switch {
		case row[i].null && !c.Null:
			return nil, fmt.Errorf("表 %s 的列 %s 不能为空", t.Name, c.Name)
		case !row[i].null && row[i].of != c.Type:
			return nil, fmt.Errorf("表 %s 的列 %s：值的类型不对", t.Name, c.Name)
		case c.Null && !row[i].null:
			defined = 1
		}
		list[i] = row[i].value.Level(0, defined, i)
	}
	return list, nil
}

// schemaOf is a table's columns in their order.
func schemaOf(t schema.Table) *parquet.Schema {
	g := ordered{Group: parquet.Group{}}
	for _, c := range t.Columns {
		node := nodeOf(c.Type)
		if c.Null {
			node = parquet.Optional(node)
		} else {
			node = parquet.Required(node)
		}
		g.Group[c.Name] = node
		g.names = append(g.names, c.Name)
	}
	return parquet.NewSchema("facts", g)
}

// nodeOf writes values plainly: zstd makes files without dictionaries the smaller ones, and how the library writes
// runs in them depends on the processor (AVX2 compares halves of eight numbers), so that the bytes would.
func nodeOf(t schema.Type) parquet.Node {
	switch t {
	case schema.Decimal:
		return parquet.Decimal(schema.Scale, schema.Precision, parquet.FixedLenByteArrayType(decimalBytes))
	case schema.Date:
		return parquet.Date()
	case schema.Bool:
		return parquet.Leaf(parquet.BooleanType)
	case schema.Int:
		return parquet.Encoded(parquet.Leaf(parquet.Int64Type), &parquet.DeltaBinaryPacked)
	}
	return parquet.Encoded(parquet.String(), &parquet.Plain)
}

// ordered is a group whose fields keep their order; the library sorts them by name.
type ordered struct {
	parquet.Group
	names []string
}

// Fields are the group's fields in their order.
func (o ordered) Fields() []parquet.Field {
	by := map[string]parquet.Field{}
	for _, f := range o.Group.Fields() {
		by[f.Name()] = f
	}
	list := make([]parquet.Field, len(o.names))
	for i, name := range o.names {
		list[i] = by[name]
	}
	return list
}
