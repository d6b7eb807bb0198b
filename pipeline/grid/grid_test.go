package grid

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
)

func TestAppendDecimal(t *testing.T) {
	cases := []struct{ text, want string }{
		{"44193", "44193"}, {"0", "0"}, {"-0", "0"}, {"0.0", "0"}, {"0.1", "0.1"}, {".5", "0.5"}, {"5.", "5"},
		{"1.2E+3", "1200"}, {"1.2e3", "1200"}, {"1E-3", "0.001"}, {"-12.50", "-12.5"}, {"007", "7"}, {"+3", "3"},
		{"0.10000000000000001", "0.1"}, {"0.29999999999999999", "0.3"}, {"66012.370000000003", "66012.37"},
		{"123456789012345", "123456789012345"}, {"1234567890123456", "1234567890123460"},
		{"9.13306E+17", "913306000000000000"}, {"5.5511151231257827E-17", "0.0000000000000000555111512312578"},
		{"999999999999999.9", "1000000000000000"}, {"100000000000000000000", "100000000000000000000"},
		{"0.000000000000000000001", "0.000000000000000000001"}, {"1E-400", "0"}, {"0E999", "0"},
	}
	for _, c := range cases {
		got, err := AppendDecimal(nil, []byte(c.text))
		if err != nil || string(got) != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.text, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "-", ".", "e5", "1e", "1e+", "NaN", "Inf", "0x10", "1_000", "1,5", "1 2", "1e400", "12a", "1.2.3"} {
		if got, err := AppendDecimal(nil, []byte(bad)); err == nil {
			t.Errorf("%q: got %q, want an error", bad, got)
		}
	}
}

func TestAppendFloat(t *testing.T) {
	cases := []struct {
		f    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {0.1, "0.1"}, {0.1 + 0.2, "0.3"}, {43760.7, "43760.7"},
		{-5.28, "-5.28"}, {1e15, "1000000000000000"}, {2.5e-5, "0.000025"},
	}
	for _, c := range cases {
		if got, err := AppendFloat(nil, c.f); err != nil || string(got) != c.want {
			t.Errorf("%v: got %q, %v; want %q", c.f, got, err, c.want)
		}
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := AppendFloat(nil, bad); err == nil {
			t.Errorf("%v: want an error", bad)
		}
	}
}

func FuzzAppendDecimal(f *testing.F) {
	for _, s := range []string{"1", "-0.5", "1E+20", "0.30000000000000004", "123456789.123456789"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := AppendDecimal(nil, []byte(text))
		if err != nil {
			return
		}
		if v, err := strconv.ParseFloat(text, 64); err == nil && v == 0 { // big.Float takes minutes for 8E-880080
			if strings.Trim(string(got), "-0.") != "" {
				t.Fatalf("%q gave %q", text, got)
			}
			return
		}
		want, _, err := big.ParseFloat(text, 10, 200, big.ToNearestEven)
		if err != nil {
			t.Fatalf("%q was taken as %q", text, got)
		}
		have, _, err := big.ParseFloat(string(got), 10, 200, big.ToNearestEven)
		if err != nil || strings.ContainsAny(string(got), "eE+") {
			t.Fatalf("%q gave %q", text, got)
		}
		a, b := want.Text('e', 14), have.Text('e', 14)
		af, _ := strconv.ParseFloat(a, 64)
		bf, _ := strconv.ParseFloat(b, 64)
		if math.Abs(af-bf) > math.Abs(af)*2e-14 && math.Abs(af) > 1e-300 {
			t.Fatalf("%q gave %q", text, got)
		}
	})
}

func TestFormatOf(t *testing.T) {
	cases := []struct {
		id   int
		code string
		want Format
	}{
		{0, "", General}, {2, "", General}, {9, "", Percent}, {10, "", Percent}, {14, "", DateTime}, {22, "", DateTime},
		{31, "", DateTime}, {37, "", General}, {44, "", General}, {46, "", DateTime}, {57, "", DateTime}, {164, "", General},
		{164, "0.00%", Percent}, {164, "0.0000", General}, {164, `0.00"%"`, General}, {164, `0.00\%`, General},
		{164, "yyyy-mm-dd", DateTime}, {164, `yyyy"年"m"月"d"日"`, DateTime}, {164, `[$-804]yyyy年m月`, DateTime},
		{164, "[h]:mm", DateTime}, {164, "[ss]", DateTime}, {164, "mm:ss.0", DateTime}, {164, "AM/PM", DateTime},
		{164, `0.00_);[Red]\(0.00\)`, General}, {164, `[DBNum1]General`, General}, {164, "GENERAL", General},
		{164, "G/通用格式", General}, {164, `#,##0"万元 dhs"`, General}, {164, `_d0`, General}, {164, `*m0`, General},
		{164, `\年0`, General}, {164, "aaaa", DateTime}, {164, "[>100]0;0.0", General}, {164, "@", General},
		{164, "0.00E+00", General}, {164, `"open`, General}, {164, "[open", General}, {164, "[", General}, {164, "[]0%", Percent}, {164, `\`, General},
		{14, "0.00", General}, {164, `[Color10]0%;[Blue]-0%`, Percent},
	}
	for _, c := range cases {
		var f Formats
		if got, _ := f.Of(c.id, c.code); got != c.want {
			t.Errorf("FormatOf(%d, %q) = %d, want %d", c.id, c.code, got, c.want)
		}
	}
}
