package load

import (
	"io/fs"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// Times are the times in which the definitions of a folder always say the same, the earliest first, as
// far as the folder can be read; those of the zero zone differ from those of no other.
func Times(fsys fs.FS) []definition.Validity {
	var times []definition.Validity
	spans := stateAll(fsys, definition.Zone{}).spans()
	for i, first := range spans {
		time := definition.Validity{From: first}
		if i+1 < len(spans) {
			time.To = before(spans[i+1])
		}
		times = append(times, time)
	}
	return times
}

// before is the month before one.
func before(month string) string {
	m, err := calendar.ParseMonth(month)
	if err != nil {
		return month
	}
	if m.Number--; m.Number < 1 {
		m = calendar.Month{Year: m.Year - 1, Number: 12}
	}
	return m.String()
}
