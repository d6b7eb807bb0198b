// Package calendar holds the two notions of time that the program knows:
// a civil date and a month. Neither has a time zone; nothing here reads a clock.
package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Date is a civil date as the number YYYYMMDD; zero is "no date". Dates compare with < and >.
type Date int32

// NewDate returns the date, and false if that day does not exist or lies outside the years 1900 to 9999.
func NewDate(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1900 || year > 9999 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0, false
	}
	return Date(year*10000 + month*100 + day), true
}

// Year returns the year, 2020 for 2020-12-28.
func (d Date) Year() int { return int(d) / 10000 }

// Month returns the month, 1 to 12.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day returns the day of the month, 1 to 31.
func (d Date) Day() int { return int(d) % 100 }

// Within returns the month that the date lies in.
func (d Date) Within() Month { return Month{Year: d.Year(), Number: d.Month()} }

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == 0 }

// String returns 2020-12-28, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	n := strconv.Itoa(int(d))
	if d < 0 || len(n) != len("20201228") {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
	}
	return n[:4] + "-" + n[4:6] + "-" + n[6:]
}

// Chinese returns 2020年12月28日, without leading zeros (GB/T 9704-2012, 7.3.5.4).
func (d Date) Chinese() string {
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
}

// Time returns midnight UTC of the date.
func (d Date) Time() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
}

// DaysSince returns the days from e to d, negative if d is earlier.
func (d Date) DaysSince(e Date) int {
	return int(d.Time().Sub(e.Time()).Hours() / 24)
}

// AddDays returns the day n days on, or back where n is below 0.
func (d Date) AddDays(n int) Date {
	t := d.Time().AddDate(0, 0, n)
	return Date(t.Year()*10000 + int(t.Month())*100 + t.Day())
}

// AddYears returns the same day n years on (28 February for a 29th that does not exist).
func (d Date) AddYears(n int) Date {
	if e, ok := NewDate(d.Year()+n, d.Month(), d.Day()); ok {
		return e
	}
	return Date((d.Year()+n)*10000 + 228)
}

// Serial returns the date as a spreadsheet counts it in the 1900 system, from 1 March 1900 on:
// 44193 for 2020-12-28.
func (d Date) Serial() int {
	return int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// Month is a calendar month; as the report period (报告期) it ends the data (design §3).
type Month struct{ Year, Number int }

var monthForm = regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])$`)

// ParseMonth reads "2020-12".
func ParseMonth(s string) (Month, error) {
	m := monthForm.FindStringSubmatch(s)
	if m == nil {
		return Month{}, fmt.Errorf("月份 %q 应写成 2020-12 的样子", s)
	}
	year, _ := strconv.Atoi(m[1])
	number, _ := strconv.Atoi(m[2])
	return Month{year, number}, nil
}

// String returns 2020-12.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year, m.Number) }

// Start returns the first day of the month.
func (m Month) Start() Date { return Date(m.Year*10000 + m.Number*100 + 1) }

// End returns the last day of the month.
func (m Month) End() Date {
	t := time.Date(m.Year, time.Month(m.Number)+1, 0, 0, 0, 0, 0, time.UTC)
	return Date(m.Year*10000 + m.Number*100 + t.Day())
}

// YearStart returns 1 January of the month's year.
func (m Month) YearStart() Date { return Date(m.Year*10000 + 101) }
