package typing

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
)

func TestParseStated(t *testing.T) {
	cases := []struct {
		text string
		want Stated
	}{
		{"2020.5.12", Stated{2020, 5, 12}}, {"2020-05-12", Stated{2020, 5, 12}}, {"2020/5/12", Stated{2020, 5, 12}}, {"2020年5月12日", Stated{2020, 5, 12}},
		{"20200512", Stated{2020, 5, 12}}, {"２０２０．５．１２", Stated{2020, 5, 12}}, {"2020 年 5 月 12 日", Stated{2020, 5, 12}}, {"2020-05-12 00:00:00", Stated{2020, 5, 12}},
		{"2020-05-12T08:30:00.000", Stated{2020, 5, 12}}, {"2020/5/12 8:30", Stated{2020, 5, 12}}, {"2020年5月12号", Stated{2020, 5, 12}}, {"2020.5.12日", Stated{2020, 5, 12}},
		{"2020-05", Stated{2020, 5, 0}}, {"2020.5", Stated{2020, 5, 0}}, {"2020.10", Stated{2020, 10, 0}}, {"2020年5月", Stated{2020, 5, 0}}, {"202005", Stated{2020, 5, 0}},
		{"5月12日", Stated{0, 5, 12}}, {"5月", Stated{0, 5, 0}}, {"12月份", Stated{0, 12, 0}}, {"5.12", Stated{0, 5, 12}}, {"5/12", Stated{0, 5, 12}},
		{"2020.2.30", Stated{2020, 2, 30}}, {"2020-13", Stated{2020, 13, 0}},
	}
	for _, c := range cases {
		if got, ok := ParseStated(c.text); !ok || got != c.want {
			t.Errorf("%q: got %v %v, want %v", c.text, got, ok, c.want)
		}
	}
	for _, bad := range []string{"", "待定", "不详", "2020", "2020年", "20年5月12日", "20.5.12", "2020.5-12", "2020.5.1-5.3", "2020年5月中旬", "2020年5月底", "5/12/2020",
		"2020.5.12、2020.6.1", "1-12月", "2020年1-3月", "第一季度", "2020..5", "2020.5.", "0.5.12", "2020.0.12", "2020000512", "44193", "2020年 月 日", "12"} {
		if got, ok := ParseStated(bad); ok {
			t.Errorf("%q was taken as %v", bad, got)
		}
	}
}

func FuzzParseStated(f *testing.F) {
	for _, s := range []string{"2020.5.12", "2020年5月", "5月12日", "20200512", "2020-05-12 08:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseStated(s)
		if !ok {
			return
		}
		form := fmt.Sprintf("%d月", d.Month)
		if d.Year != 0 {
			form = fmt.Sprintf("%d年", d.Year) + form
		}
		if d.Day != 0 {
			form += fmt.Sprintf("%d日", d.Day)
		}
		if again, ok := ParseStated(form); !ok || again != d {
			t.Fatalf("%q gave %v, and %q %v %v", s, d, form, again, ok)
		}
		MonthOfSheet(s)
	})
}

func TestSerialDate(t *testing.T) {
	cases := []struct {
		serial   string
		date1904 bool
		want     string
	}{
		{"44193", false, "2020-12-28"}, {"44193.75", false, "2020-12-28"}, {"42731", true, "2020-12-28"}, {"1", false, "1900-01-01"}, {"59", false, "1900-02-28"},
		{"61", false, "1900-03-01"}, {"0", true, "1904-01-01"}, {"2958465", false, "9999-12-31"},
		{"60", false, ""}, {"0", false, ""}, {"0.5", false, ""}, {"-1", false, ""}, {"2958466", false, ""}, {"2958465", true, ""},
	}
	for _, c := range cases {
		d, ok := SerialDate(decimal.RequireFromString(c.serial), c.date1904)
		if d.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s (1904 %v): got %q, want %q", c.serial, c.date1904, d, c.want)
		}
	}
}

func TestMonthOfSheet(t *testing.T) {
	for name, want := range map[string]Stated{"1月": {0, 1, 0}, "12月": {0, 12, 0}, "03月份": {0, 3, 0}, "十二月": {0, 12, 0}, "2020年3月": {2020, 3, 0}, " 7 月 ": {0, 7, 0}, "７月": {0, 7, 0}, "元月": {0, 1, 0}, "2020-03": {2020, 3, 0}, "202003": {2020, 3, 0}} {
		if got, ok := MonthOfSheet(name); !ok || got != want {
			t.Errorf("%q: got %v %v", name, got, ok)
		}
	}
	for _, bad := range []string{"13月", "1-12月", "到位资金", "Sheet1", "到位资金2020年12月", "2020.12", "2020", "2020-13", "5月12日", "月", "十三月", "二十月"} {
		if got, ok := MonthOfSheet(bad); ok {
			t.Errorf("%q was taken as %v", bad, got)
		}
	}
}
