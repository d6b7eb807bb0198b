package typing

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ingest/spelling"
)

// moment is a date with a time of day and a zone, as ISO 8601 and web systems write it:
// 2019-12-31T16:00:00.000Z, 2020-01-01 00:00+08:00, 2019-12-31 16:00:00 +0000 UTC.
var moment = regexp.MustCompile(`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{8})(?:[Tt ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)(?: UTC| GMT| CST)?$`)

// beijing is the zone in which a ledger's days are counted.
const beijing = 8 * time.Hour

// parseZoned says whether a text states a moment with a time zone, and gives its day in Beijing
// (design-life §11). A day that does not exist is given as it stands.
func parseZoned(s string) (Stated, bool) {
	s = spelling.Trim(spelling.HalfWidth(s))
	if len(s) > longestNumber || !strings.ContainsAny(s, "Zz+:") {
		return Stated{}, false
	}
	m := moment.FindStringSubmatch(s)
	if m == nil {
		return Stated{}, false
	}
	d, ok := ParseStated(m[1])
	if !ok || d.Day == 0 {
		return Stated{}, false
	}
	hour, minute, second := number(m[2]), number(m[3]), number(m[4])
	if hour > 24 || minute > 59 || second > 60 {
		return Stated{}, false
	}
	if _, exists := calendar.NewDate(d.Year, d.Month, d.Day); !exists || m[2] == "" {
		return d, true // a bare day with a zone is that day
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, hour, minute, second, 0, time.UTC).Add(beijing - offset(m[5]))
	return Stated{t.Year(), int(t.Month()), t.Day()}, true
}

// offset reads a zone: how far it is ahead of UTC.
func offset(zone string) time.Duration {
	sign := time.Duration(1)
	switch zone[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0
	}
	digits := strings.ReplaceAll(zone[1:], ":", "")
	minutes := 0
	if len(digits) == 4 {
		minutes = number(digits[2:])
	}
	return sign * time.Duration(60*number(digits[:2])+minutes) * time.Minute
}

// number reads digits, 0 for none.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
