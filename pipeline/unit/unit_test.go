package unit_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/unit"
)

func TestRatio(t *testing.T) {
	for _, test := range []struct {
		kind     unit.Kind
		from, to string
		v, want  string
	}{
		{unit.Money, "万元", "亿元", "4009", "0.4009"}, {unit.Money, "亿元", "万元", "0.4009", "4009"}, {unit.Money, "万元", "元", "0.0001", "1"}, {unit.Money, "元", "亿元", "1", "0.00000001"},
		{unit.Land, "亩", "公顷", "45", "3"}, {unit.Land, "公顷", "亩", "0.2", "3"}, {unit.Land, "亩", "平方公里", "750", "0.5"}, {unit.Land, "㎡", "亩", "2000", "3"}, {unit.Land, "平方公里", "公顷", "1", "100"},
		{unit.Land, "亩", "平方米", "3", "2000"}, {unit.Land, "亩", "公顷", "1", "0.0666666666666667"}, {unit.Land, "亩", "公顷", "1.00", "0.0666666666666667"}, {unit.Area, "㎡", "万平方米", "66012.37", "6.601237"}, {unit.Rate, "%", "%", "5.28", "5.28"},
	} {
		ratio, ok := test.kind.Ratio(test.from, test.to)
		if got := ratio.Of(decimal.RequireFromString(test.v)); !ok || !got.Equal(decimal.RequireFromString(test.want)) {
			t.Errorf("%s%s is %s%s (%v), want %s", test.v, test.from, got, test.to, ok, test.want)
		}
	}
	for _, test := range []struct {
		kind     unit.Kind
		from, to string
	}{{unit.Money, "万元", "亩"}, {unit.Area, "㎡", "亩"}, {unit.Land, "亩", "亿元"}, {unit.Count, "个", "个"}, {unit.Money, "万元", "千元"}, {unit.Money, "万元", ""}} {
		if _, ok := test.kind.Ratio(test.from, test.to); ok {
			t.Errorf("%s as %s", test.from, test.to)
		}
	}
}

// A word is of a kind or it is not; what is counted bears any that measures nothing.
func TestHas(t *testing.T) {
	for kind, words := range map[unit.Kind][2][]string{
		unit.Money: {{"元", "万元", "亿元"}, {"亿", "万 元", "亿元 ", "美元", "亩", "%", "个", ""}},
		unit.Land:  {{"亩", "公顷", "㎡", "平方米", "万平方米", "平方公里"}, {"亿元", "平米", "顷"}},
		unit.Area:  {{"㎡", "平方米", "万㎡"}, {"亩", "公顷"}},
		unit.Rate:  {{"%"}, {"％", "百分比", "个"}},
		unit.Count: {{"个", "户", "批次", "公里", "万人", "名"}, {"万元", "亩", "平方米", "%"}},
	} {
		for i, want := range []bool{true, false} {
			for _, word := range words[i] {
				if kind.Has(word) != want {
					t.Errorf("kind %d has %q: %v", kind, word, !want)
				}
			}
		}
	}
	if got := unit.Money.Words(); !slices.Equal(got, []string{"万元", "亿元", "元"}) || unit.OfColumn("money").Base() != "万元" || unit.OfColumn("text").Base() != "" {
		t.Errorf("the words of money are %q", got)
	}
}

// The longest unit that a text begins with is the one it is in.
func TestLeading(t *testing.T) {
	for text, want := range map[string]string{
		"万元以上": "万元", "元/㎡": "元", "亿元": "亿元", "万㎡": "万㎡", "万平方米的": "万平方米", "平方米": "平方米", "平方公里": "平方公里", "%": "%", "亩均": "亩", "公顷": "公顷",
		"个": "", "约万元": "", "": "", "万": "", "公里": "",
	} {
		if got := unit.Leading(text); got != want {
			t.Errorf("%q begins with %q, want %q", text, got, want)
		}
	}
	for columnType, base := range map[string]string{"money": "万元", "land": "亩", "area": "㎡", "rate": "%", "int": "", "num": "", "text": ""} {
		if got := unit.OfColumn(columnType).Base(); got != base {
			t.Errorf("a column of type %s is in %q, want %q", columnType, got, base)
		}
	}
}

// Texts write 平方米, and an amount of money as it is said.
func TestWritten(t *testing.T) {
	for word, want := range map[string]string{"㎡": "平方米", "万㎡": "万平方米", "亩": "亩", "万元": "万元", "": "", "元/㎡": "元/㎡"} {
		if got := unit.Written(word); got != want {
			t.Errorf("%s is written %s", word, got)
		}
	}
	for from, want := range map[[2]string][2]string{
		{"9999.99", "万元"}: {"9999.99", "万元"}, {"-10000", "万元"}: {"-1", "亿元"}, {"0.5", "亿元"}: {"5000", "万元"}, {"1", "亿元"}: {"1", "亿元"}, {"20000", "元"}: {"20000", "元"}, {"10000", "㎡"}: {"10000", "㎡"},
	} {
		if v, word := unit.Readable(decimal.RequireFromString(from[0]), from[1]); v.String() != want[0] || word != want[1] {
			t.Errorf("%s is read as %s%s", from, v, word)
		}
	}
}

// What ledgers may state, in either spelling; a word stands before those that it ends in.
func TestInLedgers(t *testing.T) {
	for _, test := range []struct {
		kinds []unit.Kind
		want  []string
	}{
		{[]unit.Kind{unit.Money}, []string{"万元", "亿元", "元"}},
		{[]unit.Kind{unit.Land, unit.Area}, []string{"万平方米", "平方米", "万㎡", "公顷", "㎡", "亩"}},
		{[]unit.Kind{unit.Rate}, []string{"%"}}, {[]unit.Kind{unit.Count}, nil},
	} {
		if got := unit.InLedgers(test.kinds...); !slices.Equal(got, test.want) {
			t.Errorf("ledgers state %q, want %q", got, test.want)
		}
	}
	if _, ok := unit.Land.LedgerSize("平方公里"); ok {
		t.Error("a ledger states 平方公里")
	}
	if size, ok := unit.Land.LedgerSize("万平方米"); !ok || size.String() != "15" {
		t.Errorf("1万平方米 is %s亩", size)
	}
}
