package followup

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mend"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/register"
	"zonereport/pipeline/register/registertest"
)

func dump(t *testing.T, doc document.Document) string {
	t.Helper()
	var b strings.Builder
	if err := documenttest.Dump(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// nobody is a register in which nobody owes anything.
func nobody() register.Register {
	return register.Register{Zone: "示范经济开发区", Period: calendar.Month{Year: 2020, Number: 12}, On: 20210106, AnswerDays: 5}
}

// What the papers say, word for word: of a month with all there can be, of one that is issued, of one without departments.
func TestPapers(t *testing.T) {
	issued := registertest.Month()
	issued.Issued = &register.Issued{Run: "r2", Status: "初步", On: 20210108}
	issued.On = 20210112
	issued.Notes = []string{"有1项问题没有归到部门。"}
	for name, r := range map[string]register.Register{"month": registertest.Month(), "issued": issued, "nobody": nobody()} {
		documenttest.Golden(t, filepath.Join("testdata", name+"-paper.txt"), dump(t, Paper(r)))
		documenttest.Golden(t, filepath.Join("testdata", name+"-book.txt"), dump(t, Book(r)))
		var letters []string
		for _, l := range Letters(r, Office{Contact: "统计办公室 李四 0575-86020000"}) {
			letters = append(letters, l.Department+" "+l.Kind+"\n"+dump(t, l.Document))
		}
		documenttest.Golden(t, filepath.Join("testdata", name+"-letters.txt"), strings.Join(append(letters, ""), "----\n"))
		documenttest.Golden(t, filepath.Join("testdata", name+"-chat.txt"), strings.Join(Chat(r, Office{}), "\n")+"\n")
	}
}

// Which letter a department gets, and by when it is to act.
func TestLetters(t *testing.T) {
	asked := func(hard bool, state register.Answered, term calendar.Date) register.Question {
		return register.Question{Departments: []string{"甲"}, Hard: hard, State: state, Term: term, Put: 20210101}
	}
	for name, c := range map[string]struct {
		missing   []string
		due       calendar.Date
		overdue   bool
		until     calendar.Date
		questions []register.Question
		kind      string
		title     string
		days      string // by which it is to act
	}{
		"nothing open":           {nil, 20210105, false, 0, []register.Question{asked(true, register.Corrected, 20210107), asked(false, register.Explained, 20210107)}, "", "", ""},
		"missing, within term":   {[]string{"一"}, 20210108, false, 0, nil, Missing, "关于按期报送2020年12月统计台账的函", "2021年1月8日"},
		"missing, on the day":    {[]string{"一"}, 20210106, false, 0, nil, Missing, "关于按期报送2020年12月统计台账的函", "2021年1月6日"},
		"missing, late":          {[]string{"一", "二"}, 20210105, true, 0, nil, Missing, "关于催报2020年12月统计台账的函", "2021年1月11日"},
		"missing, no term":       {[]string{"一"}, 0, false, 0, nil, Missing, "关于催报2020年12月统计台账的函", "2021年1月11日"},
		"asked":                  {nil, 20210105, false, 0, []register.Question{asked(true, register.Open, 20210108)}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月8日"},
		"asked, on the last day": {nil, 0, false, 0, []register.Question{asked(true, register.Open, 20210106)}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月6日"},
		"asked, several terms":   {nil, 0, false, 0, []register.Question{asked(true, register.Open, 20210107), asked(false, register.Open, 20210109)}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月9日"},
		"asked, all late":        {nil, 0, false, 0, []register.Question{asked(false, register.Lapsed, 20210104)}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月11日"},
		"asked, not put yet":     {nil, 0, false, 0, []register.Question{asked(false, register.Open, 0)}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月11日"},
		"asked, put later":       {nil, 0, false, 0, []register.Question{{Departments: []string{"甲"}, State: register.Open, Put: 20260101, Term: 20260106}}, Asking, "关于核实2020年12月统计台账有关问题的函", "2021年1月11日"},
		"both":                   {[]string{"一"}, 20210105, true, 0, []register.Question{asked(false, register.Open, 20210109)}, Both, "关于催报2020年12月统计台账\n并核实有关问题的函", "2021年1月11日 2021年1月9日"},
		"both, the office says":  {[]string{"一"}, 20210105, true, 20210120, []register.Question{asked(false, register.Lapsed, 20210104)}, Both, "关于催报2020年12月统计台账\n并核实有关问题的函", "2021年1月20日 2021年1月20日"},
	} {
		r := nobody()
		r.Departments = []register.Department{{Name: "甲", Missing: c.missing, Due: c.due, Overdue: c.overdue}, {Name: "乙"}}
		r.Questions = c.questions
		letters := Letters(r, Office{Until: c.until})
		lines := Chat(r, Office{Until: c.until})
		if c.kind == "" {
			if len(letters) > 0 || !strings.Contains(lines[0], "没有未办结的问题") {
				t.Errorf("%s: %d letters, %q", name, len(letters), lines)
			}
			continue
		}
		if len(letters) != 1 || letters[0].Kind != c.kind || letters[0].Document.Title != c.title || letters[0].Document.File != c.kind+"_甲" {
			t.Errorf("%s: %+v", name, letters)
			continue
		}
		if got := days(dump(t, letters[0].Document)); got != c.days {
			t.Errorf("%s: to act by %s, want %s", name, got, c.days)
		}
		if got := days(lines[0]); len(lines) != 1 || got != c.days {
			t.Errorf("%s: %q, want %s", name, lines, c.days)
		}
		if len(c.questions) > 0 {
			table := letters[0].Document.Annexes[0].Blocks[0].(document.Table)
			if withTerms := len(table.Columns) == 5; withTerms != (name == "asked, several terms") {
				t.Errorf("%s: the annex states terms: %v", name, withTerms)
			}
		}
		if annexes := len(letters[0].Document.Annexes); (annexes > 0) != (len(c.questions) > 0) {
			t.Errorf("%s: %d annexes", name, annexes)
		}
	}
}

// days are the days in a text by which somebody is to act.
func days(text string) string {
	var list []string
	for part := range strings.SplitSeq(text, "请于") {
		if day, _, ok := strings.Cut(part, "前（含当日）"); ok {
			list = append(list, day)
		}
	}
	return strings.Join(list, " ")
}

// Every letter has a file's name that every system takes and no other letter has, whatever departments are called.
func TestNames(t *testing.T) {
	r := nobody()
	for _, name := range []string{"甲/乙", "甲:乙", "甲_乙", "a", "A", "..", strings.Repeat("长", 300), strings.Repeat("长", 301), "换\n行", "con", " 空 格 ", "\u202e反"} {
		r.Departments = append(r.Departments, register.Department{Name: name, Missing: []string{"一"}})
	}
	var names []string
	for _, l := range Letters(r, Office{}) {
		name := strings.ToLower(l.Document.File)
		if slices.Contains(names, name) || strings.ContainsAny(name, "/\\:\n\u202e") || len(name) > 240 || !strings.HasPrefix(name, Missing+"_") {
			t.Errorf("%s: %q", l.Department, name)
		}
		names = append(names, name)
	}
	if len(names) != len(r.Departments) {
		t.Errorf("%d letters for %d departments", len(names), len(r.Departments))
	}
	for _, line := range Chat(r, Office{}) {
		if strings.ContainsAny(line, "\r\n\u202e") {
			t.Errorf("%q is no line", line)
		}
	}
}

// Rates are formulas over the counts of their row, and come to what the register states.
func TestRates(t *testing.T) {
	table := Paper(registertest.Month()).Sections[1].Blocks[0].(document.Table)
	rates := 0
	for _, row := range table.Rows {
		for _, c := range row.Cells {
			if q, ok := c.From.(document.Quotient); ok {
				rates++
				of, by := row.Cells[q.Of].Value, row.Cells[q.By].Value
				if got := of.Mul(decimal.NewFromInt(int64(q.Times))).DivRound(*by, 12).Round(1); !got.Equal(*c.Value) {
					t.Errorf("%s is stated as %s×%d÷%s", c.Value, of, q.Times, by)
				}
			}
		}
	}
	if rates != 7 {
		t.Errorf("%d rates", rates)
	}
}

// Long lists are cut, on paper far earlier than in the workbook, and say where the rest stands.
func TestLongLists(t *testing.T) {
	r := registertest.Large(10, 60)
	rows := r.Resubmissions[0].Rows
	for len(r.Resubmissions[0].Rows) < mostRows+30 {
		r.Resubmissions[0].Rows = append(r.Resubmissions[0].Rows, rows[0])
	}
	for name, c := range map[string]struct {
		text            string
		changed, listed int
		said            []string
	}{
		"paper": {dump(t, Paper(r)), 49, 200, []string{"变动2030行。列前50行，其余见报送登记2020-12.xlsx。", "（筹）　50项，列前20项，其余见报送登记2020-12.xlsx"}},
		"book":  {dump(t, Book(r)), mostRows - 1, 600, []string{"其余30行不列，见zonereport register 2020-12 --json。"}},
	} {
		changed, listed := strings.Count(c.text, "总投资：2000→2500"), strings.Count(c.text, "（ZS-2020-")+strings.Count(c.text, "| ZS-2020-00")
		if changed != c.changed || listed < c.listed {
			t.Errorf("%s: %d changed rows and %d questions, want %d and %d", name, changed, listed, c.changed, c.listed)
		}
		for _, said := range c.said {
			if !strings.Contains(c.text, said) {
				t.Errorf("%s does not say %s", name, said)
			}
		}
	}
}

// What no font draws stands as 〓 and is explained, in a letter and in the register.
func TestMended(t *testing.T) {
	r := registertest.Month()
	r.Departments[0].Name, r.Questions[0].Answer = "招商𠮷中心", "见𠮷"
	for i := range r.Questions {
		r.Questions[i].Departments[0] = strings.ReplaceAll(r.Questions[i].Departments[0], "招商", "招商𠮷")
	}
	docs := []document.Document{Paper(r)}
	for _, l := range Letters(r, Office{}) {
		docs = append(docs, l.Document)
	}
	for _, doc := range docs[:2] {
		_, text, _ := strings.Cut(dump(t, Mended(doc, func(c rune) bool { return c != '𠮷' })), "\n=") // a file may be called so
		if strings.Contains(text, "𠮷") || !strings.Contains(text, "招商〓中心") || !strings.Contains(text, mend.Note) {
			t.Error(text)
		}
	}
	if text := dump(t, Mended(docs[2], func(c rune) bool { return c != '𠮷' })); strings.Contains(text, mend.Note) {
		t.Errorf("a note in a paper that has none: %s", text)
	}
}

// Where a question of a letter is: its cell and row, or all of the sheet, the file or the ledger, under a band that
// says which.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		q            register.Question
		band, within string
	}{
		{register.Question{Name: "招商项目台账", File: "招商.xlsx", Sheet: "招商项目台账", Cell: "C5", Row: "ZS-01"}, "招商.xlsx › 招商项目台账", "C5（ZS-01）"},
		{register.Question{Name: "到位资金台账", File: "招商.xlsx", Sheet: "1月", Cell: "C5"}, "到位资金台账（招商.xlsx › 1月）", "C5"},
		{register.Question{Name: "融资台账", File: "融资台账.csv", Sheet: "融资台账"}, "融资台账.csv", "整张工作表"},
		{register.Question{File: "招商.csv"}, "招商.csv", "整个文件"},
		{register.Question{Name: "融资台账"}, "融资台账", "整本台账"},
		{register.Question{}, "全部文件", "整本台账"},
	} {
		if band, at := sheet(c.q), within(c.q); band != c.band || at != c.within {
			t.Errorf("%+v: %q, %q", c.q, band, at)
		}
	}
}
