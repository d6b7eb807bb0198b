package due

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

func TestJudge(t *testing.T) {
	no := false
	dec, feb, jan := calendar.Month{Year: 2020, Number: 12}, calendar.Month{Year: 2021, Number: 2}, calendar.Month{Year: 2021, Number: 1}
	ledgers := func(needed ...string) []definition.Ledger {
		list := []definition.Ledger{
			{ID: "a", Name: "甲账", Department: "招商中心"}, {ID: "b", Name: "乙账", Department: "项目办"}, {ID: "c", Name: "丙账", Department: "招商中心"},
			{ID: "texts", Name: "文字", Department: "各部门", Optional: true}, {ID: "none", Name: "没有的", Department: "搬迁办", Absent: true},
		}
		for i := range list {
			list[i].Needed = strings.Contains(strings.Join(needed, " "), list[i].ID)
		}
		return list
	}
	scheduled := definition.Zone{Schedule: definition.Schedule{Day: 8}}
	required := definition.Zone{Schedule: definition.Schedule{Day: 8}, Required: []string{"a"}}
	departments := definition.Zone{Departments: []definition.Department{{Name: "招商中心", DueDay: 3}, {Name: "项目办", DueDay: 5}, {Name: "搬迁办", DueDay: 20, Applies: &no}}}
	for _, c := range []struct {
		name    string
		zone    definition.Zone
		ledgers []definition.Ledger
		sent    string
		period  calendar.Month
		today   calendar.Date
		want    string
	}{
		{"not ended", scheduled, ledgers(), "a b c", dec, 20201231, "no, 2021-01-08"},
		{"ended, all there", scheduled, ledgers(), "a b c", dec, 20210101, "due, 2021-01-08"},
		{"one missing before the day", scheduled, ledgers(), "a b", dec, 20210107, "no, 2021-01-08, 招商中心 丙账"},
		{"one missing on the day", scheduled, ledgers(), "a b", dec, 20210108, "due, 2021-01-08, 招商中心 丙账"},
		{"several of several", scheduled, ledgers(), "", dec, 20210102, "no, 2021-01-08, 招商中心 甲账 丙账, 项目办 乙账"},
		{"only what is required", required, ledgers("a"), "a", dec, 20210102, "due, 2021-01-08"},
		{"required is missing", required, ledgers("a"), "b c", dec, 20210107, "no, 2021-01-08, 招商中心 甲账"},
		{"required is missing, day has come", required, ledgers("a"), "b c", dec, 20210201, "due, 2021-01-08, 招商中心 甲账"},
		{"required, optional by nature", required, ledgers("texts"), "a b c", dec, 20210102, "no, 2021-01-08, 各部门 文字"},
		{"required, no day", definition.Zone{Required: []string{"a"}}, ledgers("a"), "b", dec, 20220101, "no, , 招商中心 甲账"},
		{"no day, nothing required", definition.Zone{}, ledgers(), "", dec, 20210101, "due, "},
		{"no day, not ended", definition.Zone{}, ledgers(), "a b c", dec, 20201230, "no, "},
		{"on the latest due day of departments", departments, ledgers(), "a b", dec, 20210105, "no, 2021-01-06, 招商中心 丙账"},
		{"after the latest due day of departments", departments, ledgers(), "a b", dec, 20210106, "due, 2021-01-06, 招商中心 丙账"},
		{"day 31 of a short month", definition.Zone{Schedule: definition.Schedule{Day: 31}}, ledgers(), "a", jan, 20210227, "no, 2021-02-28, 项目办 乙账, 招商中心 丙账"},
		{"day 31 of a short month has come", definition.Zone{Schedule: definition.Schedule{Day: 31}}, ledgers(), "a b", jan, 20210228, "due, 2021-02-28, 招商中心 丙账"},
		{"February", scheduled, ledgers(), "a b c", feb, 20210228, "no, 2021-03-08"},
	} {
		v := Judge(c.zone, c.ledgers, func(id string) bool { return strings.Contains(" "+c.sent+" ", " "+id+" ") }, c.period, c.today)
		got := "no, " + v.From.String()
		if v.Now {
			got = "due, " + v.From.String()
		}
		for _, m := range v.Missing {
			got += fmt.Sprintf(", %s %s", m.Department, strings.Join(m.Ledgers, " "))
		}
		if got != c.want || v.Ended != (c.today > c.period.End()) {
			t.Errorf("%s: %q, want %q (ended %v)", c.name, got, c.want, v.Ended)
		}
	}
}
