package parquet_test

import (
	"bytes"
	"testing"

	library "github.com/parquet-go/parquet-go"

	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/schema"
)

// No file has an index of pages, and what is left of it is a whole file.
func TestNoIndex(t *testing.T) {
	table := schema.Table{Name: "t", Columns: []schema.Column{{Name: "a", Type: schema.Decimal, Null: true}, {Name: "b"}}}
	data, err := parquet.File(table, [][]parquet.Value{{parquet.Null(), parquet.Text("甲")}, {parquet.Null(), parquet.Text("乙")}})
	if err != nil {
		t.Fatal(err)
	}
	file, err := library.OpenFile(bytes.NewReader(data), int64(len(data)), library.SkipPageIndex(true))
	if err != nil {
		t.Fatal(err)
	}
	if file.NumRows() != 2 {
		t.Errorf("the file has %d rows", file.NumRows())
	}
	for _, group := range file.Metadata().RowGroups {
		for _, c := range group.Columns {
			if c.ColumnIndexOffset != 0 || c.ColumnIndexLength != 0 || c.OffsetIndexOffset != 0 || c.OffsetIndexLength != 0 {
				t.Errorf("a column has an index: %+v", c)
			}
		}
	}
}
