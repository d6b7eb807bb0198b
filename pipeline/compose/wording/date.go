package wording

import (
	"strconv"
	"strings"

	"zonereport/pipeline/calendar"
)

// Day writes 10月23日.
func Day(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Month()) + "月" + strconv.Itoa(d.Day()) + "日"
}

// Months writes the report period of a year-to-date flow: 1—12月, 1月.
func Months(m calendar.Month) string {
	if m.Number == 1 {
		return "1月"
	}
	return "1—" + strconv.Itoa(m.Number) + "月"
}

// During words the report period as a sentence begins with it: 全年 in December, else 1—10月.
func During(m calendar.Month) string {
	if m.Number == 12 {
		return "全年"
	}
	return Months(m)
}

// MonthList words ascending months, runs of them as a range: 1—3月、5月.
func MonthList(months []int) string {
	var parts []string
	for i := 0; i < len(months); {
		j := i
		for j+1 < len(months) && months[j+1] == months[j]+1 {
			j++
		}
		part := strconv.Itoa(months[i])
		if j > i {
			part += "—" + strconv.Itoa(months[j])
		}
		parts = append(parts, part+"月")
		i = j + 1
	}
	return strings.Join(parts, "、")
}
