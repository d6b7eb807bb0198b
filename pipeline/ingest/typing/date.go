package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ingest/spelling"
)

// Stated is a date as a cell states it; zero for a part that it leaves out.
type Stated struct{ Year, Month, Day int }

// ParseStated reads the date and month forms of design §5: 2020.5.12, 2020-05-12,
// 2020/5/12, 2020年5月12日, 20200512, the same without a day or without a year, and a time
// of day behind a date, with a time zone the day in Beijing. It fails on all else; whether
// the day exists is not its question.
func ParseStated(s string) (Stated, bool) {
	if d, ok := parseZoned(s); ok {
		return d, true
	}
	s = dropTime(spelling.Trim(spelling.HalfWidth(s)))
	if len(s) > longestNumber {
		return Stated{}, false
	}
	s = spelling.Compact(s)
	if strings.Contains(s, "月") || strings.Contains(s, "年") {
		return parseChinese(s)
	}
	if n, rest := spelling.LeadingDigits(s); rest == "" {
		switch len(s) {
		case 8:
			return Stated{n / 10000, n / 100 % 100, n % 100}.checked()
		case 6:
			return Stated{n / 100, n % 100, 0}.checked()
		}
		return Stated{}, false
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
func parseChinese(s string) (Stated, bool) {
	var d Stated
	n, rest := spelling.LeadingDigits(s)
	if after, ok := strings.CutPrefix(rest, "年"); ok {
		if len(s)-len(rest) != 4 {
			return Stated{}, false
		}
		d.Year = n
		n, rest = spelling.LeadingDigits(after)
	}
	after, ok := strings.CutPrefix(rest, "月")
	if !ok || n == 0 {
		return Stated{}, false
	}
	d.Month = n
	if after == "" || after == "份" {
		return d.checked()
	}
	d.Day, rest = spelling.LeadingDigits(after)
	if d.Day == 0 || rest != "" && rest != "日" && rest != "号" {
		return Stated{}, false
	}
	return d.checked()
}

// parseSeparated reads 2020.5.12, 2020-5, 5/12; one separator throughout.
func parseSeparated(s string) (Stated, bool) {
	separator := strings.IndexAny(s, ".-/")
	if separator < 0 {
		return Stated{}, false
	}
	parts := strings.Split(s, s[separator:separator+1])
	var numbers [3]int
	if len(parts) > len(numbers) {
		return Stated{}, false
	}
	for i, p := range parts {
		n, rest := spelling.LeadingDigits(p)
		if rest != "" || n == 0 || len(p) > 2 && i > 0 {
			return Stated{}, false
		}
		numbers[i] = n
	}
	switch {
	case len(parts[0]) == 4:
		return Stated{numbers[0], numbers[1], numbers[2]}.checked()
	case len(parts) == 2 && len(parts[0]) <= 2:
		return Stated{0, numbers[0], numbers[1]}.checked()
	}
	return Stated{}, false
}

// checked refuses parts that no calendar has: they are no date at all, where 31 April is
// a day that does not exist.
func (d Stated) checked() (Stated, bool) {
	if d.Year != 0 && (d.Year < 1900 || d.Year > 2199) || d.Month > 99 || d.Day > 99 || d.Month == 0 {
		return Stated{}, false
	}
	return d, true
}

// SerialDate turns a spreadsheet's serial number into its date; a time of day is cut.
// ok is false outside of the calendar, also for the 1900 system's 29 February 1900.
func SerialDate(serial decimal.Decimal, date1904 bool) (calendar.Date, bool) {
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
