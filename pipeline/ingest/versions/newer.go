package versions

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/assemble"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
)

// Tells is what a file itself says of how old it is; zero for what it does not say.
type Tells struct {
	period   calendar.Month // of its title
	filled   calendar.Date  // 填报日期
	modified time.Time      // when it was last saved
}

// Period is the month of the title, zero where none stands there.
func (t Tells) Period() calendar.Month { return t.period }

// compare orders two files by the first of these that both say and in which they differ,
// and names it; 0 when there is none.
func (t Tells) compare(u Tells) (order int, by string) {
	switch {
	case t.period != (calendar.Month{}) && u.period != (calendar.Month{}) && t.period != u.period:
		return cmp.Compare(t.period.Start(), u.period.Start()), "标题中的月份"
	case t.filled != 0 && u.filled != 0 && t.filled != u.filled:
		return cmp.Compare(t.filled, u.filled), "填报日期"
	case !t.modified.IsZero() && !u.modified.IsZero() && !t.modified.Equal(u.modified):
		return t.modified.Compare(u.modified), "文件属性中的修改时间"
	}
	return 0, ""
}

// shown writes what was compared.
func (t Tells) shown(by string) string {
	switch by {
	case "标题中的月份":
		return t.period.String()
	case "填报日期":
		return t.filled.String()
	}
	return calendar.Minute(t.modified)
}

var (
	titleMonth = regexp.MustCompile(`((?:19|20)\d\d)(?:年(?:\d{1,2}月?[-—~至到])?|[-./])(\d{1,2})(?:月|\D|$)`)
	filledOn   = regexp.MustCompile(`(?:填报|填表|报送|上报|制表|报出|编制|填写|更新)(?:日期|时间)[:：]?(.*)$`)
)

// TellsOf looks through what stands above and below the rows of the ledgers, sheet by sheet.
func TellsOf(book *grid.Workbook, bySheet [][]assemble.Part) Tells {
	t := Tells{modified: book.Modified}
	for i, parts := range bySheet {
		first, last := 0, 0
		for _, p := range parts {
			if n := len(p.Rows); n > 0 {
				if first == 0 {
					first = p.Rows[0].Line
				}
				last = max(last, p.Rows[n-1].Line)
			}
		}
		if first == 0 {
			continue
		}
		for j := range book.Sheets[i].Rows {
			if row := &book.Sheets[i].Rows[j]; row.Line < first || row.Line > last {
				t.look(row, row.Line < first, book.Date1904)
			}
		}
	}
	return t
}

// look takes what a line says; a month counts in what stands above the rows, the latest of
// several.
func (t *Tells) look(row *grid.Row, above, date1904 bool) {
	for i := 0; i < len(row.Cells); i++ {
		if row.Cells[i].Kind != grid.Text {
			continue
		}
		text := spelling.Compact(spelling.HalfWidth(row.Cells[i].Text))
		if m := filledOn.FindStringSubmatch(text); m != nil {
			if t.fill(strings.TrimSpace(m[1]), row.Cells[i+1:], date1904); m[1] == "" {
				i++ // the next cell is its date
			}
			continue
		}
		if m := titleMonth.FindStringSubmatch(text); above && m != nil {
			if month, err := calendar.ParseMonth(fmt.Sprintf("%s-%02s", m[1], m[2])); err == nil && month.Start() > t.period.Start() {
				t.period = month
			}
		}
	}
}

// fill takes the date behind 填报日期, from the same cell or the next.
func (t *Tells) fill(text string, next []grid.Cell, date1904 bool) {
	if text == "" && len(next) > 0 {
		if c := &next[0]; c.Kind == grid.Number {
			if n, err := decimal.NewFromString(c.Text); err == nil {
				if day, ok := typing.SerialDate(n, date1904); ok {
					t.filled = max(t.filled, day)
				}
			}
			return
		}
		text = next[0].Text
	}
	if d, ok := typing.ParseStated(text); ok {
		if day, ok := calendar.NewDate(d.Year, d.Month, d.Day); ok {
			t.filled = max(t.filled, day)
		}
	}
}
