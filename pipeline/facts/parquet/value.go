package parquet

import (
	"math/big"

	"github.com/parquet-go/parquet-go"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/facts/schema"
)

// Value is a value of a row, of one of the types of the schema, or null.
type Value struct {
	value parquet.Value
	of    schema.Type
	null  bool
}

// Null is no value.
func Null() Value { return Value{null: true} }

// Text is a text.
func Text(s string) Value {
	return Value{value: parquet.ByteArrayValue([]byte(s)), of: schema.Text}
}

// Int is a whole number.
func Int(n int) Value { return Value{value: parquet.Int64Value(int64(n)), of: schema.Int} }

// Bool is true or false.
func Bool(b bool) Value { return Value{value: parquet.BooleanValue(b), of: schema.Bool} }

// Date is a day, null for none.
func Date(d calendar.Date) Value {
	if d.IsZero() {
		return Null()
	}
	return Value{value: parquet.Int32Value(int32(d.Time().Unix() / daySeconds)), of: schema.Date}
}

// daySeconds are the seconds of a day: Parquet counts days since 1970-01-01.
const daySeconds = 24 * 60 * 60

// decimalBytes hold a decimal of schema.Precision digits as a whole number with sign, highest byte first.
const decimalBytes = 16

// Decimal is an exact decimal; false for one that has more digits than a column holds, before or behind the
// point. Nothing is rounded.
func Decimal(d decimal.Decimal) (Value, bool) {
	scaled := d.Shift(schema.Scale)
	if !scaled.IsInteger() {
		return Value{}, false
	}
	n := scaled.BigInt()
	if n.CmpAbs(limit) >= 0 {
		return Value{}, false
	}
	var b [decimalBytes]byte
	if n.Sign() < 0 { // two's complement
		n = new(big.Int).Add(n, wrap)
	}
	n.FillBytes(b[:])
	return Value{value: parquet.FixedLenByteArrayValue(b[:]), of: schema.Decimal}, true
}

var (
	limit = new(big.Int).Exp(big.NewInt(10), big.NewInt(schema.Precision), nil)
	wrap  = new(big.Int).Lsh(big.NewInt(1), 8*decimalBytes)
)
