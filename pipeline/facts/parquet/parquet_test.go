package parquet_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/parquet/parquettest"
	"zonereport/pipeline/facts/schema"
)

var table = schema.Table{Name: "made_up", Columns: []schema.Column{
	{Name: "z"}, {Name: "amount", Type: schema.Decimal, Null: true}, {Name: "day", Type: schema.Date, Null: true},
	{Name: "yes", Type: schema.Bool, Null: true}, {Name: "n", Type: schema.Int}, {Name: "a.甲-b", Null: true}, {Name: "whole", Type: schema.Decimal},
}}

// number is a decimal that fits.
func number(t *testing.T, s string) parquet.Value {
	t.Helper()
	v, ok := parquet.Decimal(decimal.RequireFromString(s))
	if !ok {
		t.Fatalf("%s does not fit", s)
	}
	return v
}

// What is written is read back, in its order, in every type, whatever page it ends up on; twice it has the same bytes.
func TestRoundTrip(t *testing.T) {
	amounts := []string{"0", "-0.000000000000000001", "999999999999999999.999999999999999999", "-999999999999999999.999999999999999999", "1000", "-1", "0.1"}
	var rows [][]parquet.Value
	var want [][]string
	for i := range 1000 {
		amount := amounts[i%len(amounts)]
		row := []parquet.Value{parquet.Text(strings.Repeat("汉", i%3)), number(t, amount), parquet.Date(calendar.Date(19000228)), parquet.Bool(i%2 == 0), parquet.Int(i - 500), parquet.Text("x\n\x00" + strconv.Itoa(i)), number(t, amount)}
		texts := []string{strings.Repeat("汉", i%3), amount, "1900-02-28", strconv.FormatBool(i%2 == 0), strconv.Itoa(i - 500), "x\n\x00" + strconv.Itoa(i), amount}
		if i%5 == 4 {
			for _, at := range []int{1, 2, 3, 5} {
				row[at], texts[at] = parquet.Null(), parquettest.Null
			}
		}
		rows, want = append(rows, row), append(want, texts)
	}
	data, err := parquet.File(table, rows)
	if err != nil {
		t.Fatal(err)
	}
	columns, got := parquettest.Read(t, data)
	if !slices.Equal(columns, []string{"z", "amount", "day", "yes", "n", "a.甲-b", "whole"}) {
		t.Errorf("the columns are %q", columns)
	}
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("%d rows came back, or others than the %d that were written", len(got), len(want))
	}
	again, err := parquet.File(table, rows)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("written twice, the bytes differ (%v)", err)
	}
}

// A table without rows has its columns all the same.
func TestEmpty(t *testing.T) {
	data, err := parquet.File(table, nil)
	if err != nil {
		t.Fatal(err)
	}
	if columns, rows := parquettest.Read(t, data); len(columns) != 7 || len(rows) != 0 {
		t.Errorf("%q, %d rows", columns, len(rows))
	}
}

// Nothing is rounded: what has more digits than the column holds does not fit.
func TestDecimalFits(t *testing.T) {
	for text, fits := range map[string]bool{
		"1000000000000000000": false, "999999999999999999": true, "-1000000000000000000": false, "0.0000000000000000001": false,
		"0.0000000000000000010": true, "1e17": true, "1e18": false, "-1e-18": true,
	} {
		if _, ok := parquet.Decimal(decimal.RequireFromString(text)); ok != fits {
			t.Errorf("%s fits: %v", text, ok)
		}
	}
}

// A row that is not the table's is refused, and says where.
func TestRefused(t *testing.T) {
	whole := []parquet.Value{parquet.Text(""), parquet.Null(), parquet.Null(), parquet.Null(), parquet.Int(1), parquet.Null(), number(t, "1")}
	for name, change := range map[string]func([]parquet.Value) []parquet.Value{
		"z 不能为空":   func(r []parquet.Value) []parquet.Value { r[0] = parquet.Null(); return r },
		"n：值的类型不对": func(r []parquet.Value) []parquet.Value { r[4] = parquet.Text("1"); return r },
		"6 个值":     func(r []parquet.Value) []parquet.Value { return r[1:] },
	} {
		_, err := parquet.File(table, [][]parquet.Value{change(slices.Clone(whole))})
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "made_up") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := parquet.File(table, [][]parquet.Value{whole}); err != nil {
		t.Error(err)
	}
}

// Runs of a dictionary would be cut otherwise by another processor: there is none in the file.
func TestSameOnEveryProcessor(t *testing.T) {
	var rows [][]parquet.Value
	for i := range 100 {
		day := parquet.Date(calendar.Date(20200101))
		rows = append(rows, []parquet.Value{parquet.Text(strconv.Itoa(i / 4 % 3)), number(t, "1"), day, parquet.Bool(true), parquet.Int(i), parquet.Text("x"), number(t, "2")})
	}
	data, err := parquet.File(table, rows)
	if err != nil {
		t.Fatal(err)
	}
	for column, encodings := range parquettest.Encodings(t, data) {
		for _, e := range encodings {
			if !slices.Contains([]string{"PLAIN", "RLE", "DELTA_BINARY_PACKED"}, e) {
				t.Errorf("%s is written as %s", column, e)
			}
		}
	}
}
