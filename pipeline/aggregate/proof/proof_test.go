package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/proof"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// sheets are two ledgers: homes with a column of each type that claims ask for, and what is planned.
// Cells stand in the order of the columns, parted by white space; - is a blank, ~ a column that the
// sheet does not have.
func sheets(homes, plans []string) (definition.Definitions, ledger.Set) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{
		{ID: "homes", Name: "房屋台账", RowDate: "on", Columns: []definition.Column{
			{ID: "phase", Type: "text"}, {ID: "block", Type: "text"}, {ID: "on", Type: "date"}, {ID: "done", Type: "date"}, {ID: "due", Type: "date"},
			{ID: "who", Type: "text", Personal: "omit"}, {ID: "office", Type: "text"}}},
		{ID: "plans", Name: "任务台账", Columns: []definition.Column{{ID: "phase", Type: "text"}, {ID: "area", Type: "text"}, {ID: "number", Type: "int"}}},
	}}
	set := ledger.Set{"homes": read(defs.Ledgers[0], homes)}
	if plans != nil {
		set["plans"] = read(defs.Ledgers[1], plans)
	}
	return defs, set
}

func read(def definition.Ledger, lines []string) *ledger.Ledger {
	sheet := &ledger.SheetName{File: def.ID, Name: def.ID}
	l := &ledger.Ledger{ID: def.ID, Sheets: []*ledger.SheetName{sheet}}
	for _, c := range def.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	for i, line := range lines {
		row := ledger.Row{Sheet: sheet, Line: i + 1, Cells: make([]ledger.Cell, len(def.Columns))}
		for j, text := range strings.Fields(line) {
			c := &row.Cells[j]
			if text == "~" {
				continue
			}
			c.At = ledger.Address{Row: int32(i + 1), Col: int32(j + 1)}
			if text == "-" {
				continue
			}
			switch def.Columns[j].Type {
			case "date":
				c.Kind, c.Date = ledger.Date, day(text)
			case "int":
				c.Kind, c.Number = ledger.Number, decimal.RequireFromString(text)
			default:
				c.Kind, c.Text = ledger.Text, text
			}
			row.Later = row.Later || def.Columns[j].ID == def.RowDate && c.Date > 20201231
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func day(text string) calendar.Date {
	var y, m, d int
	fmt.Sscanf(text, "%d-%d-%d", &y, &m, &d)
	date, _ := calendar.NewDate(y, m, d)
	return date
}

func december() calendar.Month { return calendar.Month{Year: 2020, Number: 12} }

// made is the claims of a definition, each on a line: group, holds, date, done/of, what else is known, cells.
func made(t *testing.T, def definition.Claim, defs definition.Definitions, set ledger.Set) string {
	t.Helper()
	def.ID, def.Ledger = "c", "homes"
	claims := proof.Claims([]definition.Claim{def}, proof.Input{
		Tables: query.NewTables(defs, set), Zone: query.Context{Definitions: defs, Month: december()},
		Unusable: func(id string, err error) { t.Errorf("%s: %v", id, err) },
	})
	var lines []string
	for _, c := range claims {
		lines = append(lines, line(c))
	}
	return strings.Join(lines, "; ")
}

func line(c figure.Claim) string {
	s := fmt.Sprintf("%s %v %s %d/%d", c.Group, c.Holds, c.Date, c.Done, c.Of)
	if c.Planned > 0 {
		s += fmt.Sprintf(" of %d", c.Planned)
	}
	if c.Open > 0 {
		s += fmt.Sprintf(" +%d open", c.Open)
	}
	if c.Due > 0 {
		s += " by " + c.Due.String()
	}
	if c.Row != nil {
		s += fmt.Sprintf(" row %d", c.Row.Line)
	}
	for _, source := range c.Sources {
		s += " " + source.File[:1] + ":" + strings.Join(source.Cells, ",")
	}
	return strings.TrimSpace(s)
}

// A group is complete when all its rows are done and there are no fewer than are planned.
func TestPlannedNumber(t *testing.T) {
	done := "六期 - 2020-01-01 2020-07-30 - - -"
	def := definition.Claim{Kind: "all_done", Group: "phase", Date: "done", Other: "plans", OtherColumn: "phase", Amount: "number"}
	for name, test := range map[string]struct {
		homes, plans []string
		want         string
	}{
		"as many as planned":            {[]string{done, done}, []string{"六期 核心 2"}, "六期 true 2020-07-30 2/2 of 2 h:D1:D2 p:C1"},
		"one row is missing":            {[]string{done, done}, []string{"六期 核心 3"}, "六期 false 2020-07-30 2/2 of 3 h:D1:D2 p:C1"},
		"more than planned":             {[]string{done, done}, []string{"六期 核心 1"}, "六期 true 2020-07-30 2/2 of 1 h:D1:D2 p:C1"},
		"as many, one not done":         {[]string{done, "六期 - 2020-01-01 - - - -"}, []string{"六期 核心 2"}, "六期 false 2020-07-30 1/2 of 2 h:D1 p:C1"},
		"one done after the month":      {[]string{done, "六期 - 2020-01-01 2021-01-01 - - -"}, []string{"六期 核心 2"}, "六期 false 2020-07-30 1/2 of 2 h:D1 p:C1"},
		"a later row":                   {[]string{done, "六期 - 2021-01-01 - - - -"}, []string{"六期 核心 1"}, "六期 false 2020-07-30 1/2 of 1 h:D1 p:C1"},
		"nobody plans":                  {[]string{done, done}, nil, "六期 true 2020-07-30 2/2 h:D1:D2"},
		"other groups are planned":      {[]string{done}, []string{"七期 核心 2"}, "六期 true 2020-07-30 1/1 h:D1"},
		"the number is blank":           {[]string{done}, []string{"六期 核心 -"}, "六期 true 2020-07-30 1/1 h:D1"},
		"one group of two":              {[]string{done}, []string{"六期 核心 1", "七期 核心 9"}, "六期 true 2020-07-30 1/1 of 1 h:D1 p:C1"},
		"planned in two rows":           {[]string{done, done, done}, []string{"六期 甲 1", "六期 乙 2"}, "六期 true 2020-07-30 3/3 of 3 h:D1:D3 p:C1:C2"},
		"no rows":                       {nil, []string{"六期 核心 1"}, ""},
		"half a household is none less": {[]string{done}, []string{"六期 核心 1.5"}, "六期 false 2020-07-30 1/1 of 2 h:D1 p:C1"},
	} {
		t.Run(name, func(t *testing.T) {
			defs, set := sheets(test.homes, test.plans)
			if got := made(t, def, defs, set); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	def.OtherWhere = []definition.Condition{{Column: "area", Compare: "=", Value: "核心"}}
	defs, set := sheets([]string{done, "七期 - 2020-01-01 2020-02-02 - - -"}, []string{"六期 核心 1", "七期 外围 1"})
	if got := made(t, def, defs, set); got != "六期 true 2020-07-30 1/1 of 1 h:D1 p:C1" {
		t.Errorf("of the groups that the conditions leave: %s", got)
	}
	delete(set, "plans")
	if got := made(t, def, defs, set); got != "" {
		t.Errorf("a claim of groups that nobody names: %s", got)
	}
}

// An area is complete when each of its groups is; one without rows has not begun.
func TestTogether(t *testing.T) {
	def := definition.Claim{Kind: "all_done", Group: "phase", Date: "done", Other: "plans", OtherColumn: "phase", Amount: "number", By: "area"}
	one, two, open := "一期 - 2020-01-01 2020-03-05 - - -", "二期 - 2020-01-01 2020-02-01 - - -", "三期 - 2020-01-01 - - - -"
	for name, test := range map[string]struct {
		homes, plans []string
		want         string
	}{
		"complete, and another area is not":  {[]string{one, two, open}, []string{"一期 核心 1", "二期 核心 1", "三期 外围 1"}, "核心 true 2020-03-05 2/2 of 2 h:D1 p:C1 h:D2 p:C2; 外围 false  0/1 of 1 p:C3"},
		"one phase has not begun":            {[]string{one}, []string{"一期 核心 1", "二期 核心 5"}, "核心 false 2020-03-05 1/1 of 6 h:D1 p:C1 p:C2"},
		"one household is missing":           {[]string{one, two}, []string{"一期 核心 2", "二期 核心 1"}, "核心 false 2020-03-05 2/2 of 3 h:D1 p:C1 h:D2 p:C2"},
		"nothing is left to do in one phase": {[]string{one}, []string{"一期 核心 1", "二期 核心 0"}, "核心 true 2020-03-05 1/1 of 1 h:D1 p:C1 p:C2"},
		"a number is missing":                {[]string{one, two}, []string{"一期 核心 1", "二期 核心 -"}, "核心 true 2020-03-05 2/2 h:D1 p:C1 h:D2"},
		"no area":                            {[]string{one}, []string{"一期 - 1"}, ""},
		"nothing at all":                     {nil, []string{"一期 核心 0"}, "核心 false  0/0 p:C1"},
		"nobody plans":                       {[]string{one}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			defs, set := sheets(test.homes, test.plans)
			if got := made(t, def, defs, set); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Every row has the columns; personal ones are asked for nothing but whether they are blank.
func TestFilled(t *testing.T) {
	def := definition.Claim{Kind: "filled", Filled: []string{"who", "office"}}
	for name, test := range map[string]struct {
		homes []string
		want  string
	}{
		"all of them":               {[]string{"一期 - 2020-01-01 - - 甲 办", "一期 - 2020-12-31 - - 乙 办"}, "true  2/2 h:F1:F2,G1:G2"},
		"one is blank":              {[]string{"一期 - 2020-01-01 - - 甲 办", "一期 - 2020-01-02 - - - 办"}, "false  1/2 h:F1:F2,G1:G2"},
		"later rows do not count":   {[]string{"一期 - 2020-01-01 - - 甲 办", "一期 - 2021-01-01 - - - -"}, "true  1/1 h:F1,G1"},
		"nobody was asked for one":  {[]string{"一期 - 2020-01-01 - - ~ 办"}, ""},
		"some sheets do not ask":    {[]string{"一期 - 2020-01-01 - - 甲 办", "一期 - 2020-01-02 - - ~ ~"}, "false  1/2 h:F1,G1"},
		"of no rows nothing is all": {nil, "false  0/0"},
	} {
		t.Run(name, func(t *testing.T) {
			defs, set := sheets(test.homes, nil)
			if got := made(t, def, defs, set); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// In time is what is done by its date, and what is not done while its date lies ahead.
func TestInTime(t *testing.T) {
	for name, test := range map[string]struct {
		homes []string
		want  string
	}{
		"ahead":                          {[]string{"一期 - 2020-01-01 - 2021-01-01 - -"}, "true  1/1 +1 open by 2021-01-01 h:E1"},
		"the last day of the month":      {[]string{"一期 - 2020-01-01 - 2020-12-31 - -"}, "false  0/1 +1 open by 2020-12-31 h:E1"},
		"passed":                         {[]string{"一期 - 2020-01-01 - 2020-11-30 - -"}, "false  0/1 +1 open by 2020-11-30 h:E1"},
		"done on the day":                {[]string{"一期 - 2020-01-01 2020-11-30 2020-11-30 - -"}, "true 2020-11-30 1/1 by 2020-11-30 h:D1:E1"},
		"done a day late":                {[]string{"一期 - 2020-01-01 2020-12-01 2020-11-30 - -"}, "false 2020-12-01 0/1 by 2020-11-30 h:D1:E1"},
		"done after the month":           {[]string{"一期 - 2020-01-01 2021-01-02 2021-01-31 - -"}, "true  1/1 +1 open by 2021-01-31 h:E1"},
		"no date":                        {[]string{"一期 - 2020-01-01 - - - -"}, "false  0/1 +1 open h:E1"},
		"done without a date to be done": {[]string{"一期 - 2020-01-01 2020-02-01 - - -"}, "false 2020-02-01 0/1 h:D1:E1"},
		"one ahead, one done":            {[]string{"一期 - 2020-01-01 2020-02-01 2020-03-01 - -", "二期 - 2020-01-01 - 2021-06-30 - -"}, "true 2020-02-01 2/2 +1 open by 2021-06-30 h:D1,E1:E2"},
		"no rows":                        {nil, "false  0/0"},
	} {
		t.Run(name, func(t *testing.T) {
			defs, set := sheets(test.homes, nil)
			want := strings.ReplaceAll(test.want, "D1:E1", "D1,E1")
			if got := made(t, definition.Claim{Kind: "in_time", Date: "done", Due: "due"}, defs, set); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	defs, set := sheets([]string{"一期 - 2020-01-01 2020-02-01 2021-01-31 - -"}, nil)
	if got := made(t, definition.Claim{Kind: "in_time", Due: "due"}, defs, set); got != "true  1/1 +1 open by 2021-01-31 h:E1" {
		t.Errorf("without a column that says when: %s", got)
	}
}

// The first of its kind within a block is judged among the rows that have both.
func TestFirstWithin(t *testing.T) {
	defs, set := sheets([]string{
		"宁波 东区 2020-01-01 2020-05-01 - - -", "宁波 西区 2020-01-01 2020-03-01 - - -", "宁波 东区 2020-01-01 2020-04-01 - - -",
		"杭州 东区 2020-01-01 2020-01-02 - - -", "宁波 - 2020-01-01 2020-01-03 - - -", "杭州 西区 2020-01-01 - - - -",
		"宁波 西区 2020-01-01 2020-03-01 - - -",
	}, nil)
	want := "宁波/东区 true 2020-04-01 1/2 row 3 h:D1,D3; 宁波/西区 false 2020-03-01 2/2 row 2 h:D2,D7; 杭州/东区 true 2020-01-02 1/1 row 4 h:D4; 杭州/西区 false  0/0"
	if got := made(t, definition.Claim{Kind: "first", Group: "phase", Within: "block", Date: "done"}, defs, set); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
