package ingest

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
)

// stated is a date as a cell states it; zero for a part that it leaves out.
type stated struct{ year, month, day int }

// parseStated reads the date and month forms of design §5: 2020.5.12, 2020-05-12,
// 2020/5/12, 2020年5月12日, 20200512, the same without a day or without a year, and a time
// of day behind a date, with a time zone the day in Beijing. It fails on all else; whether
// the day exists is not its question.
func parseStated(s string) (stated, bool) {
	if d, ok := zoned(s); ok {
		return d, true
	}
	s = dropTime(trim(halfWidth(s)))
	if len(s) > longestNumber {
		return stated{}, false
	}
	s = compact(s)
	if strings.Contains(s, "月") || strings.Contains(s, "年") {
		return parseChinese(s)
	}
	if n, rest := leadingDigits(s); rest == "" {
		switch len(s) {
		case 8:
			return stated{n / 10000, n / 100 % 100, n % 100}.checked()
		case 6:
			return stated{n / 100, n % 100, 0}.checked()
		}
		return stated{}, false
	}
	return parseSeparated(strings.TrimSuffix(strings.TrimSuffix(s, "日"), "号"))
}

// dropTime cuts a time of day: "2020-05-12 08:30:00", "2020-05-12T00:00:00".
func dropTime(s string) string {
	i := strings.IndexAny(s, " Tt")
	if i <= 0 || strings.IndexByte(s[i:], ':') < 0 {
		return s
	}
	for _, c := range s[i+1:] {
		if (c < '0' || c > '9') && !strings.ContainsRune(":. Zz", c) {
			return s
		}
	}
	return s[:i]
}

// parseChinese reads 2020年5月12日, 2020年5月, 5月12日, 5月, 5月份.
func parseChinese(s string) (stated, bool) {
	var d stated
	n, rest := leadingDigits(s)
	if after, ok := strings.CutPrefix(rest, "年"); ok {
		if len(s)-len(rest) != 4 {
			return stated{}, false
		}
		d.year = n
		n, rest = leadingDigits(after)
	}
	after, ok := strings.CutPrefix(rest, "月")
	if !ok || n == 0 {
		return stated{}, false
	}
	d.month = n
	if after == "" || after == "份" {
		return d.checked()
	}
	d.day, rest = leadingDigits(after)
	if d.day == 0 || rest != "" && rest != "日" && rest != "号" {
		return stated{}, false
	}
	return d.checked()
}

// parseSeparated reads 2020.5.12, 2020-5, 5/12; one separator throughout.
func parseSeparated(s string) (stated, bool) {
	mark := strings.IndexAny(s, ".-/")
	if mark < 0 {
		return stated{}, false
	}
	parts := strings.Split(s, s[mark:mark+1])
	var numbers [3]int
	if len(parts) > len(numbers) {
		return stated{}, false
	}
	for i, p := range parts {
		n, rest := leadingDigits(p)
		if rest != "" || n == 0 || len(p) > 2 && i > 0 {
			return stated{}, false
		}
		numbers[i] = n
	}
	switch {
	case len(parts[0]) == 4:
		return stated{numbers[0], numbers[1], numbers[2]}.checked()
	case len(parts) == 2 && len(parts[0]) <= 2:
		return stated{0, numbers[0], numbers[1]}.checked()
	}
	return stated{}, false
}

// leadingDigits reads up to eight digits and returns what follows; more digits are left
// in the rest.
func leadingDigits(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 8 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
}

// checked refuses parts that no calendar has: they are no date at all, where 31 April is
// a day that does not exist.
func (d stated) checked() (stated, bool) {
	if d.year != 0 && (d.year < 1900 || d.year > 2199) || d.month > 99 || d.day > 99 || d.month == 0 {
		return stated{}, false
	}
	return d, true
}

// serialDate turns a spreadsheet's serial number into its date; a time of day is cut.
// ok is false outside of the calendar, also for the 1900 system's 29 February 1900.
func serialDate(serial decimal.Decimal, date1904 bool) (calendar.Date, bool) {
	if serial.IsNegative() || serial.GreaterThan(decimal.New(2958465, 0)) {
		return 0, false
	}
	n := int(serial.IntPart())
	switch {
	case date1904:
		n += 1462
	case n < 1 || n == 60:
		return 0, false
	case n < 60:
		n++
	}
	t := calendar.Date(19000101).Time().AddDate(0, 0, n-2)
	return calendar.NewDate(t.Year(), int(t.Month()), t.Day())
}
