package excel

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
		want, err := strconv.ParseFloat(d.String(), 64)
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
		if n := places(d); n < 0 || n > 6 || n < 6 && !d.Equal(d.Round(int32(n))) {
			t.Errorf("%s is shown with %d places", d, n)
		}
	})
}

func TestPlaces(t *testing.T) {
	for s, want := range map[string]int{"0": 0, "12": 0, "1.50": 1, "1.500": 1, "0.12345678": 6, "100.00": 0, "123456789012345678901.25": 2} {
		if got := places(decimal.RequireFromString(s)); got != want {
			t.Errorf("%s needs %d places, want %d", s, got, want)
		}
	}
}

func TestSafeTexts(t *testing.T) {
	for s, want := range map[string]bool{
		"省外": true, "六期": true, "南明街道": true, "1期": true, "框架道路": true,
		"01": false, "1-2": false, "5月": false, "二〇二〇年": false, "一": false, "TRUE": false, "A*区": false, "=期": false, "<期": false, ">期": false, "": false, "期?": false, "～期": true, "~期": false,
	} {
		if safe(s) != want {
			t.Errorf("%q is safe: %v", s, !want)
		}
	}
}

func TestSheetNames(t *testing.T) {
	names := SheetNames{}
	for _, c := range [][2]string{
		{"一、招商", "一、招商"}, {"一、招商", "一、招商（2）"}, {"A/B:C", "A B C"}, {"a b c", "a b c（2）"}, {"'引号'", "引号"}, {"", "表"},
		{"这是一个很长很长很长很长很长很长很长很长很长很长很长很长很长的名字", "这是一个很长很长很长很长很长很长很长很长很长很长很长很长很长的"},
	} {
		if got := names.Take(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{{"", 1}, {"一二三四五", 1}, {"一二三四五六七八九十一二三四五六七八九十", 3}, {"一\n二", 2}} {
		if got := linesOf(c.text, 11, 18); got != c.want {
			t.Errorf("%q takes %d lines, want %d", c.text, got, c.want)
		}
	}
}
