// Package parquettest reads the facts' Parquet files back, for tests.
package parquettest

import (
	"bytes"
	"io"
	"math/big"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/facts/schema"
)

// Null is how a null is written by Read.
const Null = "∅"

// Read returns the names of a file's columns and its rows, every value as a text: decimals plainly, days as
// 2020-12-28, true and false, Null.
func Read(t testing.TB, data []byte) (columns []string, rows [][]string) {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []parquet.Node
	for _, c := range f.Schema().Fields() {
		columns, kinds = append(columns, c.Name()), append(kinds, c)
	}
	r := parquet.NewReader(f)
	batch := make([]parquet.Row, 64)
	for {
		n, err := r.ReadRows(batch)
		for _, row := range batch[:n] {
			texts := make([]string, len(row))
			for i, v := range row {
				texts[i] = text(kinds[i], v)
			}
			rows = append(rows, texts)
		}
		if err == io.EOF {
			return columns, rows
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func text(n parquet.Node, v parquet.Value) string {
	if v.IsNull() {
		return Null
	}
	switch logical := n.Type().LogicalType(); {
	case v.Kind() == parquet.Boolean:
		return strconv.FormatBool(v.Boolean())
	case v.Kind() == parquet.Int64:
		return strconv.FormatInt(v.Int64(), 10)
	case v.Kind() == parquet.Int32:
		return calendar.Date(19700101).AddDays(int(v.Int32())).String()
	case v.Kind() == parquet.FixedLenByteArray && logical != nil:
		b := new(big.Int).SetBytes(v.ByteArray())
		if v.ByteArray()[0] >= 0x80 {
			b.Sub(b, new(big.Int).Lsh(big.NewInt(1), uint(8*len(v.ByteArray()))))
		}
		return decimal.NewFromBigInt(b, -schema.Scale).String()
	}
	return string(v.ByteArray())
}

// Encodings are the ways in which the columns of a file are written, by column.
func Encodings(t testing.TB, data []byte) map[string][]string {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][]string{}
	for _, group := range f.Metadata().RowGroups {
		for i, c := range group.Columns {
			for _, e := range c.MetaData.Encoding {
				list[f.Schema().Fields()[i].Name()] = append(list[f.Schema().Fields()[i].Name()], e.String())
			}
		}
	}
	if len(list) == 0 {
		t.Fatal("no column is written in any way")
	}
	return list
}
