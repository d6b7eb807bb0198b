package notation

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
)

// FuzzNumber holds what a cell is given against the decimal's own text.
func FuzzNumber(f *testing.F) {
	f.Add(int64(25212486500), int8(-7))
	f.Add(int64(1), int8(-30))
	f.Add(int64(-123456789012345678), int8(-2))
	f.Add(int64(5), int8(3))
	f.Fuzz(func(t *testing.T, coefficient int64, exponent int8) {
		d := decimal.New(coefficient, int32(exponent%40))
		want, err := strconv.ParseFloat(Held(d).String(), 64)
		if err != nil {
			t.Fatal(err)
		}
		got := 0.0
		switch v := Number(d).(type) {
		case int64:
			got = float64(v)
		case float64:
			got = v
		default:
			t.Fatalf("%s is held as %T", d, v)
		}
		if got != want {
			t.Errorf("%s is held as %v", d, got)
		}
		if n := Places(d); n < 0 || n > 6 || n < 6 && !d.Equal(d.Round(int32(n))) {
			t.Errorf("%s is shown with %d places", d, n)
		}
	})
}

// A number of more digits than a workbook holds is rounded, not cut off.
func TestHeld(t *testing.T) {
	for s, want := range map[string]string{
		"121.6666666666666666666667": "121.666666666667", "-121.6666666666666666666667": "-121.666666666667", "44.444444444444444444": "44.4444444444444",
		"0.0000123456789012345": "0.0000123456789012345", "0.00001234567890123455": "0.0000123456789012346", "999999999999999.5": "1000000000000000",
		"1234567890123456": "1234567890123460", "118.24": "118.24", "0": "0", "1.50": "1.5",
	} {
		d := decimal.RequireFromString(s)
		if got := Held(d); !got.Equal(decimal.RequireFromString(want)) {
			t.Errorf("%s is held as %s, want %s", s, got, want)
		}
		v, ok := Number(d).(float64)
		if printed := strconv.FormatFloat(v, 'f', -1, 64); ok && printed != want {
			t.Errorf("%s prints as %s, want %s", s, printed, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	for s, want := range map[string]int{"0": 0, "12": 0, "1.50": 1, "1.500": 1, "0.12345678": 6, "100.00": 0, "123456789012345678901.25": 2} {
		if got := Places(decimal.RequireFromString(s)); got != want {
			t.Errorf("%s needs %d places, want %d", s, got, want)
		}
	}
}

func TestReferences(t *testing.T) {
	for got, want := range map[string]string{
		Cell(3, 28): "AB3", Column(26): "Z", Absolute(9, 27): "$AA$9", Range(1, 1, 9, 2): "A1:B9", Down(3, 2, 14): "$C$2:$C$14",
		On("台账", "A1"): "'台账'!A1", On("三季度'新增", Absolute(1, 1)): "'三季度''新增'!$A$1",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
