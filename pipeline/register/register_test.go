package register

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/revision"
)

// contents are files by name of their content: ledger:row,row … ; a ledger without rows is a nil report.
var contents = map[string]string{
	"v1": "招商:A=1,B=2", "v2": "招商:A=1,B=3", "v2swapped": "招商:B=3,A=1", "v1again": "招商:A=1,B=2",
	"more": "招商:C=4", "nil": "招商:", "both": "招商:A=1 资金:X=1", "both2": "招商:A=9 资金:X=1", "both3": "招商:A=1 资金:X=1",
	"fund": "资金:X=1", "letter": "", "opt": "加分:P=1",
}

// read reads contents together: rows of a later file with the key of an earlier one make that file a version.
func read(files []File) (map[string]Content, error) {
	is := map[string]Content{}
	for _, f := range files {
		text, ok := contents[f.SHA256]
		if !ok {
			return nil, errors.New("没有留存")
		}
		for _, part := range strings.Fields(text) {
			id, rows, _ := strings.Cut(part, ":")
			c := is[id]
			if rows != "" {
				n := len(strings.Split(rows, ","))
				c.Rows, c.Cells = c.Rows+n, c.Cells+2*n
			}
			c.Digest += rows
			c.Files = append(c.Files, f.SHA256)
			is[id] = c
		}
	}
	return is, nil
}

func ledgersIn(f File) []string {
	var ids []string
	for _, part := range strings.Fields(contents[f.SHA256]) {
		id, _, _ := strings.Cut(part, ":")
		ids = append(ids, id)
	}
	return ids
}

// again says that the first row of a file has a key that others have.
func again(id string, others []File, file File) bool {
	key, _, _ := strings.Cut(strings.TrimPrefix(contents[file.SHA256], id+":"), "=")
	return slices.ContainsFunc(others, func(o File) bool { return strings.Contains(contents[o.SHA256], key+"=") })
}

// differ compares rows by their keys.
func differ(id string, before, after []File) ([]revision.Row, error) {
	rows := func(files []File) map[string]string {
		list := map[string]string{}
		for _, f := range files {
			for _, part := range strings.Fields(contents[f.SHA256]) {
				if on, text, _ := strings.Cut(part, ":"); on == id && text != "" {
					for _, row := range strings.Split(text, ",") {
						key, value, _ := strings.Cut(row, "=")
						list[key] = value
					}
				}
			}
		}
		return list
	}
	was, is := rows(before), rows(after)
	var changed []revision.Row
	for key, value := range is {
		if was[key] != value {
			changed = append(changed, revision.Row{Row: key})
		}
	}
	for key := range was {
		if _, still := is[key]; !still {
			changed = append(changed, revision.Row{Row: key})
		}
	}
	return changed, nil
}

// happened writes steps down: "收 招商.xlsx v1 4" a file that came on 4 January as stated, without a day one that was first
// read; "退 v1 招商" a return of these contents with hard findings on these ledgers; "发 v1" a publication.
func happened(t *testing.T, text string) (steps []Step, in map[string]string) {
	t.Helper()
	names := map[string]string{}
	for i, line := range strings.Split(text, "；") {
		words := strings.Fields(line)
		s := Step{At: fmt.Sprintf("2021-01-%02dT08:00:00+08:00", 10+i), On: calendar.Date(20210110 + i)}
		switch words[0] {
		case "收":
			a := &Arrival{File: File{words[1], words[2]}, Ledgers: ledgersIn(File{SHA256: words[2]})}
			if len(words) > 3 {
				a.At, a.On = "2021-01-0"+words[3]+"T09:00:00+08:00", calendar.Date(20210100+int(words[3][0]-'0'))
			}
			names[words[2]] = words[1]
			s.Arrival = a
		case "退", "发":
			j := &Judgement{Findings: []finding.Finding{}}
			for _, w := range words[1:] {
				if name, came := names[w]; came {
					j.Files = append(j.Files, File{name, w})
				} else if _, content := contents[w]; content {
					j.Files = append(j.Files, File{w + ".xlsx", w})
				} else {
					j.Findings = append(j.Findings, finding.Finding{Rule: "r", Severity: finding.Error, Ledger: w, Row: "A"})
				}
			}
			s.Judgement = j
		default:
			t.Fatalf("step %q", line)
		}
		steps = append(steps, s)
	}
	return steps, names
}

var owed = []Owed{
	{ID: "招商", Name: "招商台账", Department: "招商局", DueDay: 5}, {ID: "资金", Name: "资金台账", Department: "财政局"}, {ID: "加分", Name: "加分台账", Department: "财政局", Optional: true},
}

// account is that of some steps; now are the contents that lie in the folder, "" for no folder.
func account(t *testing.T, steps, now string) Account {
	t.Helper()
	a := Account{Zone: "示范", Period: calendar.Month{Year: 2020, Number: 12}, On: 20210120, AnswerDays: 5, Owed: owed, Read: Reader{ledgersIn, read, again, differ}}
	names := map[string]string{}
	if steps != "" {
		a.Steps, names = happened(t, steps)
	}
	if now == "" {
		return a
	}
	a.Now = &Now{}
	for _, sum := range strings.Fields(now) {
		if _, content := contents[sum]; content {
			a.Now.Files = append(a.Now.Files, File{cmp.Or(names[sum], sum+".xlsx"), sum})
		}
	}
	return a
}

// of is a ledger of a register.
func of(t *testing.T, r Register, id string) Ledger {
	t.Helper()
	for _, d := range r.Departments {
		for _, l := range d.Ledgers {
			if l.ID == id {
				return l
			}
		}
	}
	return Ledger{}
}

// TestStates: the state of the ledger 招商 after all that happened to the month's files.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		name, steps, now string
		state            string
		resent, returned int
		first            string // day of the first submission, "?" where nobody stated it
		files            string
		timely           Timely
		changed          string // rows that differ, by resubmission
	}{
		{"nothing", "", "-", "未报", 0, 0, "", "", Lacking, ""},
		{"came", "收 招商.xlsx v1 4", "v1", "已报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"late", "收 招商.xlsx v1 6", "v1", "已报", 0, 0, "6", "招商.xlsx", TooLate, ""},
		{"on the last day", "收 招商.xlsx v1 5", "v1", "已报", 0, 0, "5", "招商.xlsx", OnTime, ""},
		{"first read", "收 招商.xlsx v1", "v1", "已报", 0, 0, "?", "招商.xlsx", Unstated, ""},
		{"lies there, not entered", "", "v1", "已报", 0, 0, "?", "v1.xlsx", Unstated, ""},
		{"stated afterwards", "收 招商.xlsx v1；收 招商.xlsx v1 4", "v1", "已报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"stated twice, the earlier one holds", "收 招商.xlsx v1 4；收 招商.xlsx v1 6", "v1", "已报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"stated after it was read, later than another", "收 招商.xlsx v1 6；收 招商.xlsx v1 4", "v1", "已报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"passed", "收 招商.xlsx v1 4；发 v1", "v1", "通过", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"returned", "收 招商.xlsx v1 4；退 v1 招商", "v1", "退回", 0, 1, "4", "招商.xlsx", OnTime, ""},
		{"returned for another's", "收 招商.xlsx v1 4；退 v1 资金", "v1", "通过", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"resent after a return", "收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v2 8", "v2", "重报1", 1, 1, "4", "招商.xlsx", OnTime, "B"},
		{"and passed", "收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v2 8；发 v2", "v2", "通过", 1, 1, "4", "招商.xlsx", OnTime, "B"},
		{"and returned again", "收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v2 8；退 v2 招商", "v2", "退回", 1, 2, "4", "招商.xlsx", OnTime, "B"},
		{"returned twice without a change", "收 招商.xlsx v1 4；退 v1 招商；退 v1 招商", "v1", "退回", 0, 1, "4", "招商.xlsx", OnTime, ""},
		{"resent without a return", "收 招商.xlsx v1 4；收 招商.xlsx v2 8", "v2", "重报1", 1, 0, "4", "招商.xlsx", OnTime, "B"},
		{"same bytes after a return", "收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v1 8", "v1", "退回", 0, 1, "4", "招商.xlsx", OnTime, ""},
		{"same bytes under another name", "收 招商.xlsx v1 4；收 招商二.xlsx v1 8", "v1", "已报", 0, 0, "4", "招商二.xlsx", OnTime, ""},
		{"same rows, other bytes", "收 招商.xlsx v1 4；收 招商.xlsx v1again 8", "v1again", "重报1", 1, 0, "4", "招商.xlsx", OnTime, "-"},
		{"swapped rows", "收 招商.xlsx v2 4；收 招商.xlsx v2swapped 8", "v2swapped", "重报1", 1, 0, "4", "招商.xlsx", OnTime, "-"},
		{"back to the first", "收 招商.xlsx v1 4；收 招商.xlsx v2 8；收 招商.xlsx v1 9", "v1", "重报2", 2, 0, "4", "招商.xlsx", OnTime, "B B"},
		{"corrected under another name", "收 招商.xlsx v1 4；退 v1 招商；收 招商改.xlsx v2 8", "v2", "重报1", 1, 1, "4", "招商改.xlsx", OnTime, "B"},
		{"corrected under another name, seen by a run", "收 招商.xlsx v1 4；收 招商改.xlsx v2 8；发 v2", "v2", "通过", 1, 0, "4", "招商改.xlsx", OnTime, "B"},
		{"renamed by the office", "收 招商.xlsx v1 4；发 v1", "v1", "通过", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"over two files", "收 招商.xlsx v1 4；收 招商二.xlsx more 6", "v1 more", "已报", 0, 0, "6", "招商.xlsx 招商二.xlsx", TooLate, ""},
		{"a part of it without a time", "收 招商.xlsx v1 4；收 招商二.xlsx more", "v1 more", "已报", 0, 0, "?", "招商.xlsx 招商二.xlsx", Unstated, ""},
		{"one of two files again", "收 招商.xlsx v1 4；收 招商二.xlsx more 5；收 招商.xlsx v2 8", "v2 more", "重报1", 1, 0, "5", "招商二.xlsx 招商.xlsx", OnTime, "B"},
		{"another part after a run", "收 招商.xlsx v1 4；发 v1；收 招商二.xlsx more 8", "v1 more", "重报1", 1, 0, "4", "招商.xlsx 招商二.xlsx", OnTime, "C"},
		{"corrected beside the old one", "收 招商.xlsx v1 4；收 招商改.xlsx v2 8", "v1 v2", "重报1", 1, 0, "4", "招商改.xlsx", OnTime, "B"},
		{"and the old one removed", "收 招商.xlsx v1 4；收 招商改.xlsx v2 8；退 v1 v2 招商；发 v2", "v2", "通过", 1, 1, "4", "招商改.xlsx", OnTime, "B"},
		{"resent as what cannot be read", "收 招商.xlsx v1 4；发 v1；收 招商.xlsx letter 8", "letter", "重报1", 1, 0, "4", "招商.xlsx", OnTime, "A,B"},
		{"and returned", "收 招商.xlsx v1 4；发 v1；收 招商.xlsx letter 8；退 letter 招商", "letter", "退回", 1, 1, "4", "招商.xlsx", OnTime, "A,B"},
		{"and sent once more", "收 招商.xlsx v1 4；收 招商.xlsx letter 8；收 招商.xlsx v2 9", "v2", "重报2", 2, 0, "4", "招商.xlsx", OnTime, "A,B A,B"},
		{"back to what a run has read", "收 招商.xlsx v1 4；发 v1；收 招商.xlsx v2 8；收 招商.xlsx v1 9", "v1", "通过", 2, 0, "4", "招商.xlsx", OnTime, "B B"},
		{"back to what a run has returned", "收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v2 8；收 招商.xlsx v1 9", "v1", "退回", 2, 2, "4", "招商.xlsx", OnTime, "B B"},
		{"and something more", "收 招商.xlsx v1 4；发 v1；收 招商.xlsx v2 8；收 招商.xlsx v1 9", "v1 fund", "重报2", 2, 0, "4", "招商.xlsx", OnTime, "B B"},
		{"over two files, the folder gone", "收 招商.xlsx v1 4；收 招商二.xlsx more 5", "", "已报", 0, 0, "5", "招商.xlsx 招商二.xlsx", OnTime, ""},
		{"a part first read, then one with a time", "收 招商.xlsx v1；收 招商二.xlsx more 4", "v1 more", "已报", 0, 0, "?", "招商.xlsx 招商二.xlsx", Unstated, ""},
		{"parts of which the first came last", "收 招商.xlsx v1 6；收 招商二.xlsx more 4", "v1 more", "已报", 0, 0, "6", "招商.xlsx 招商二.xlsx", TooLate, ""},
		{"the correction is taken back", "收 招商.xlsx v1 4；收 招商改.xlsx v2 8；退 v1 v2 招商；发 v1", "v1", "通过", 2, 1, "4", "招商.xlsx", OnTime, "B B"},
		{"taken away before a return", "收 招商.xlsx v1 4；退 fund 招商", "fund", "未报", 0, 0, "4", "", OnTime, ""},
		{"nil", "收 招商.xlsx nil 4", "nil", "零报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"nil and passed", "收 招商.xlsx nil 4；发 nil", "nil", "零报", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"nil withdrawn by a full one", "收 招商.xlsx nil 4；发 nil；收 招商.xlsx v1 6", "v1", "重报1", 1, 0, "4", "招商.xlsx", OnTime, "A,B"},
		{"nil after a full one, judged", "收 招商.xlsx v1 4；收 招商.xlsx nil 6；发 nil", "nil", "零报", 1, 0, "4", "招商.xlsx", OnTime, "A,B"},
		{"two departments in a file", "收 合.xlsx both 4", "both", "已报", 0, 0, "4", "合.xlsx", OnTime, ""},
		{"of which one is returned", "收 合.xlsx both 4；退 both 招商", "both", "退回", 0, 1, "4", "合.xlsx", OnTime, ""},
		{"and corrected", "收 合.xlsx both 4；退 both 招商；收 合.xlsx both2 6", "both2", "重报1", 1, 1, "4", "合.xlsx", OnTime, "A"},
		{"taken away", "收 招商.xlsx v1 4", "-", "未报", 0, 0, "4", "", OnTime, ""},
		{"taken away and sent again", "收 招商.xlsx v1 4；退 v1 招商；发 fund；收 招商.xlsx v2 8", "v2", "重报1", 1, 1, "4", "招商.xlsx", OnTime, "B"},
		{"the folder is gone", "收 招商.xlsx v1 4；发 v1", "", "通过", 0, 0, "4", "招商.xlsx", OnTime, ""},
		{"runs without receipts", "发 v1；发 v2", "v2", "通过", 1, 0, "?", "v2.xlsx", Unstated, "B"},
		{"a letter", "收 函.docx letter 4", "letter", "未报", 0, 0, "", "", Lacking, ""},
	} {
		r := account(t, c.steps, c.now).Register()
		l := of(t, r, "招商")
		if l.State.String() != c.state || l.Resubmissions != c.resent || l.Returned != c.returned || strings.Join(l.Files, " ") != c.files || l.Timely != c.timely {
			t.Errorf("%s: %s, resent %d, returned %d, in %q, %s", c.name, l.State, l.Resubmissions, l.Returned, l.Files, l.Timely)
		}
		first := ""
		if l.First != nil {
			first = "?"
			if l.First.Stated {
				first = fmt.Sprint(l.First.On.Day())
			}
		}
		if first != c.first {
			t.Errorf("%s: first came on %q, want %q", c.name, first, c.first)
		}
		if got := changedIn(r, "招商"); got != c.changed {
			t.Errorf("%s: changed %q, want %q", c.name, got, c.changed)
		}
	}
}

// changedIn are the rows that each resubmission of a ledger changed; - for none.
func changedIn(r Register, id string) string {
	var list []string
	for _, re := range r.Resubmissions {
		if re.Ledger != id {
			continue
		}
		var keys []string
		for _, row := range re.Rows {
			keys = append(keys, row.Row)
		}
		slices.Sort(keys)
		if len(keys) == 0 {
			keys = []string{"-"}
		}
		list = append(list, strings.Join(keys, ","))
	}
	return strings.Join(list, " ")
}

// TestNamesOfFiles: findings may call a file otherwise than the event that tells of it; a file that the office
// renamed goes by its new name, and is no new submission.
func TestNamesOfFiles(t *testing.T) {
	a := account(t, "收 张三.xlsx v1 4；发 v1", "v1")
	masked := File{"张＊.xlsx", "v1"}
	hard := finding.Finding{Rule: "file.versions", Severity: finding.Error, File: masked.Name}
	a.Steps[1].Judgement.Files, a.Steps[1].Judgement.Findings = []File{masked}, []finding.Finding{hard}
	a.Now.Files, a.Now.Findings = []File{{"改名.xlsx", "v1"}}, []finding.Finding{{Rule: "file.links", Severity: finding.Warning, File: "改名.xlsx"}}
	r := a.Register()
	l := of(t, r, "招商")
	if l.State.Kind != Returned || !slices.Equal(l.Files, []string{"改名.xlsx"}) || l.Warnings != 1 || l.Resubmissions != 0 {
		t.Errorf("%+v", l)
	}
	if len(r.Submissions) != 1 || r.Submissions[0].File != "张三.xlsx" || r.Submissions[0].Standing != "现用" {
		t.Errorf("%+v", r.Submissions)
	}
	if len(r.Questions) != 2 || !slices.Equal(r.Questions[1].Departments, []string{"招商局"}) || r.Questions[1].Name != "招商台账" {
		t.Errorf("%+v", r.Questions)
	}
}

// TestWithoutFindings: where the findings of a return are not kept any more, the files say what was hard.
func TestWithoutFindings(t *testing.T) {
	for hard, want := range map[string]Kind{"both": Returned, "fund": Passed} {
		a := account(t, "收 合.xlsx both 4；退 both", "both")
		a.Steps[1].Judgement.Findings, a.Steps[1].Judgement.Hard = nil, map[string]int{hard: 2}
		if got := of(t, a.Register(), "招商").State.Kind; got != want {
			t.Errorf("hard findings on %s: %s", hard, got)
		}
	}
}

// TestDepartments: the state of a department is the weightiest of its ledgers; optional ones stand there only when
// they came, and lack nowhere.
func TestDepartments(t *testing.T) {
	kinds := func(states ...State) (list []Ledger) {
		for _, s := range states {
			list = append(list, Ledger{Owed: true, State: s})
		}
		return list
	}
	for want, list := range map[string][]Ledger{
		"未报": kinds(State{Kind: Missing}, State{Kind: Missing}), "未报（缺1本）": kinds(State{Kind: Returned}, State{Kind: Missing}),
		"退回": kinds(State{Kind: Resent, N: 1}, State{Kind: Returned}), "重报2": kinds(State{Kind: Resent, N: 1}, State{Kind: Came}, State{Kind: Resent, N: 2}),
		"已报": kinds(State{Kind: Nil}, State{Kind: Came}, State{Kind: Passed, Pending: 1}), "通过（待说明3）": kinds(State{Kind: Nil}, State{Kind: Passed, Pending: 1}, State{Kind: Passed, Pending: 2}),
		"通过": kinds(State{Kind: Passed}), "零报": kinds(State{Kind: Nil}, State{Kind: Nil}),
	} {
		if got := stateOf(list).String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := stateOf(append(kinds(State{Kind: Passed}), Ledger{State: State{Kind: Missing}})).String(); got != "通过" {
		t.Errorf("an optional ledger that was taken away: %s", got)
	}
	r := account(t, "收 资金.xlsx fund", "fund").Register()
	if len(r.Departments) != 2 || len(r.Departments[1].Ledgers) != 1 || r.Departments[1].State.Kind != Came || !r.Departments[0].Overdue || r.Departments[1].Overdue {
		t.Errorf("%+v", r.Departments)
	}
	if r = account(t, "收 加分.xlsx opt", "opt").Register(); r.Departments[1].State.String() != "未报（缺1本）" || len(r.Departments[1].Ledgers) != 2 || r.Departments[1].Quality.Owed != 1 {
		t.Errorf("%+v", r.Departments[1])
	}
}

// TestQuestions: a question stands once whatever runs asked it, lapses with the value, and is answered, corrected
// or over its term.
func TestQuestions(t *testing.T) {
	on := func(rule, row, value, explanation string, severity finding.Severity) finding.Finding {
		return finding.Finding{Rule: rule, Severity: severity, Ledger: "招商", Row: row, Column: "金额", Value: value, File: "招商.xlsx", Sheet: "表", Cell: "C3", Explanation: explanation}
	}
	a := account(t, "收 招商.xlsx v1 4；退 v1；收 招商.xlsx v2 8；退 v2", "v2") // returned on the 11th and 13th
	a.Steps[1].Judgement.Findings = []finding.Finding{
		on("gone", "A", "1", "", finding.Error), on("still", "A", "1", "", finding.Warning), on("valued", "B", "2", "属实", finding.Warning), {Rule: "ledger.missing", Severity: finding.Warning, Ledger: "资金"}, {Rule: "input.month_name", Severity: finding.Warning}, on("note", "A", "", "", finding.Info)}
	moved := on("still", "a", "1", "", finding.Warning)
	moved.File, moved.Cell = "改.xlsx", "D9"
	a.Steps[3].Judgement.Findings = []finding.Finding{moved, on("valued", "B", "3", "", finding.Warning), on("told", "B", "3", "属实", finding.Warning), on("excused", "B", "3", "属实", finding.Error)}
	a.Now.Findings = append(slices.Clone(a.Steps[3].Judgement.Findings), on("new", "A", "1", "", finding.Warning))
	for day, want := range map[int]string{
		16: "gone 11 16 已更正|still 11 16 待答|valued 11 16 已更正|valued 13 18 待答|told 13 18 已答|excused 13 18 待答|new 0 0 待答",
		17: "gone 11 16 已更正|still 11 16 逾期|valued 11 16 已更正|valued 13 18 待答|told 13 18 已答|excused 13 18 待答|new 0 0 待答",
		19: "gone 11 16 已更正|still 11 16 逾期|valued 11 16 已更正|valued 13 18 逾期|told 13 18 已答|excused 13 18 逾期|new 0 0 待答",
	} {
		a.On = calendar.Date(20210100 + day)
		var got []string
		r := a.Register()
		for _, q := range r.Questions {
			got = append(got, fmt.Sprintf("%s %d %d %s", q.Rule, q.Put.Day(), q.Term.Day(), q.State))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("on the %dth:\n got %s\nwant %s", day, strings.Join(got, "|"), want)
		}
		if q := r.Questions[1]; q.File != "改.xlsx" || q.Cell != "D9" || q.Row != "a" {
			t.Errorf("a question stands where it stood first: %+v", q)
		}
		if l := of(t, r, "招商"); l.Errors != 1 || l.Warnings != 4 || l.Unexplained != 3 {
			t.Errorf("%d hard, %d soft, %d unexplained", l.Errors, l.Warnings, l.Unexplained)
		}
		if q := r.Departments[0].Quality; q.Questions != 7 || q.Cells != 4 || q.PerThousand.String() != "1750" || q.Complete.String() != "100" || q.Timely.String() != "100" || q.Resubmissions != 1 {
			t.Errorf("%+v", q)
		}
	}
}

// TestDue: a term ends on a day of the next month, on its last where it has no such day.
func TestDue(t *testing.T) {
	for _, c := range []struct {
		month calendar.Month
		day   int
		want  calendar.Date
	}{
		{calendar.Month{Year: 2020, Number: 12}, 5, 20210105}, {calendar.Month{Year: 2021, Number: 1}, 31, 20210228}, {calendar.Month{Year: 2024, Number: 1}, 30, 20240229},
		{calendar.Month{Year: 2021, Number: 2}, 31, 20210331}, {calendar.Month{Year: 2021, Number: 2}, 0, 0},
	} {
		if got := (Account{Period: c.month}).due(c.day); got != c.want {
			t.Errorf("%s, day %d: %s, want %s", c.month, c.day, got, c.want)
		}
	}
}

// TestLast: a submission came with the last of what came for it; a day on which something was only read is never told as
// the stated one of something else, nor the other way round.
func TestLast(t *testing.T) {
	for steps, want := range map[string]string{
		"收 招商.xlsx v1；发 v1；收 招商二.xlsx more 8":   "8 true",   // the first part stands since the first submission
		"收 招商.xlsx v1；收 招商二.xlsx more 8":        "10 false", // read on the 10th
		"收 招商二.xlsx more 8；收 招商.xlsx v1":        "11 false",
		"收 招商.xlsx v1 4；收 招商二.xlsx more 8":      "8 true",
		"收 招商.xlsx v1；发 v1；收 招商二.xlsx more":     "12 false",
		"收 招商.xlsx v1 4；退 v1 招商；收 招商.xlsx v2 8": "8 true",
	} {
		now := "v1 more"
		if strings.Contains(steps, "v2") {
			now = "v2"
		}
		r := account(t, steps, now).Register()
		for _, last := range []*Receipt{of(t, r, "招商").Last, r.Departments[0].Last} {
			if got := fmt.Sprint(last.On.Day(), " ", last.Stated); got != want {
				t.Errorf("%s: %s, want %s", steps, got, want)
			}
		}
	}
}

// TestSubmissions: every file stands there as it came, with what became of it.
func TestSubmissions(t *testing.T) {
	r := account(t, "收 招商.xlsx v1 4；收 招商.xlsx v2 6；收 函.docx letter 6；收 招商二.xlsx v2 7；收 招商二.xlsx v2 8；收 资金.xlsx fund 9", "v2 letter fund").Register()
	var got []string
	for _, s := range r.Submissions {
		got = append(got, fmt.Sprintf("%d %s %d %v %v %s %v", s.N, s.File, s.Receipt.On.Day(), s.Departments, s.Ledgers, s.Standing, s.Late))
	}
	want := []string{"1 招商.xlsx 4 [招商局] [招商台账] 已被后来的代替或移走 false", "2 招商.xlsx 6 [招商局] [招商台账] 现用 false",
		"3 函.docx 6 [] [] 没有认出台账 false", "4 招商二.xlsx 7 [招商局] [招商台账] 与“招商.xlsx”内容相同 false", "5 资金.xlsx 9 [财政局] [资金台账] 现用 false"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if late := account(t, "收 招商.xlsx v1 6；收 招商.xlsx v2 7", "v2").Register().Submissions; !late[0].Late || late[1].Late {
		t.Errorf("a first submission is late, one that corrects it is not: %+v", late)
	}
	data, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, null := range regexp.MustCompile(`"(\w+)": null`).FindAllSubmatch(data, -1) {
		if !slices.Contains([]string{"issued", "first", "last", "complete", "timely", "per_thousand", "old", "new"}, string(null[1])) {
			t.Errorf("%s is null", null[1])
		}
	}
}

// TestTwoDepartments: of a file of two departments that came again, only the one submits anew whose ledger says
// something else.
func TestTwoDepartments(t *testing.T) {
	both := account(t, "收 合.xlsx both 4；收 合.xlsx both2 8", "both2")
	both.Owed = []Owed{owed[0], {ID: "资金", Name: "资金台账", Department: "财政局", DueDay: 5}}
	r := both.Register()
	if r.Submissions[1].Late {
		t.Error("what came along with another's correction is late")
	}
	if a, b := of(t, r, "招商"), of(t, r, "资金"); a.Resubmissions != 1 || b.Resubmissions != 0 || b.Last.On != 20210104 || !slices.Equal(b.Files, []string{"合.xlsx"}) {
		t.Errorf("%+v\n%+v", a, b)
	}
	r = account(t, "收 合.xlsx both 4；收 合.xlsx both3 8", "both3").Register()
	if a, b := of(t, r, "招商"), of(t, r, "资金"); a.Resubmissions != 1 || b.Resubmissions != 1 {
		t.Errorf("other bytes, same content: %d and %d", a.Resubmissions, b.Resubmissions)
	}
}

// TestLost: what is not kept any more cannot be compared, and is told.
func TestLost(t *testing.T) {
	a := account(t, "收 招商.xlsx v1 4；收 招商.xlsx v2 8", "v2")
	a.Read.Differ = func(string, []File, []File) ([]revision.Row, error) { return nil, errors.New("没有留存") }
	if r := a.Register(); r.Resubmissions[0].Lost != "没有留存" || r.Resubmissions[0].Rows == nil {
		t.Errorf("%+v", r.Resubmissions[0])
	}
}

// TestTerm: the last day of a term is not over, an optional ledger has none, a required one is owed.
func TestTerm(t *testing.T) {
	a := account(t, "收 加分.xlsx opt 9", "opt")
	a.On = 20210105
	a.Owed = []Owed{owed[0], {ID: "加分", Name: "加分台账", Department: "招商局", DueDay: 5, Optional: true}, {ID: "文字", Name: "文字台账", Department: "招商局", Optional: true, Needed: true}}
	r := a.Register()
	if l := of(t, r, "招商"); l.Timely != NoTerm {
		t.Errorf("on the last day: %s", l.Timely)
	}
	if l := of(t, r, "加分"); l.Timely != NoTerm || l.State.Kind != Came {
		t.Errorf("an optional one: %+v", l)
	}
	if d := r.Departments[0]; !slices.Equal(d.Missing, []string{"招商台账", "文字台账"}) || d.Quality.Owed != 2 {
		t.Errorf("a required one: %+v", d)
	}
}

// TestBothNames: a content that lies there under two names stays with the first.
func TestBothNames(t *testing.T) {
	a := account(t, "收 招商.xlsx v1 4；收 招商二.xlsx v1 8", "v1")
	a.Now.Files = []File{{"招商.xlsx", "v1"}, {"招商二.xlsx", "v1"}}
	if l := of(t, a.Register(), "招商"); !slices.Equal(l.Files, []string{"招商.xlsx"}) || l.Resubmissions != 0 {
		t.Errorf("%+v", l)
	}
}

// TestSeveralTerms: a department whose ledgers have several terms is overdue with the ledger whose term is over.
func TestSeveralTerms(t *testing.T) {
	a := account(t, "收 招商.xlsx v1 4", "v1")
	a.Owed = []Owed{{ID: "资金", Name: "资金台账", Department: "招商局", DueDay: 15}, {ID: "招商", Name: "招商台账", Department: "招商局", DueDay: 5, Contact: "1"}}
	a.Owed = append(a.Owed, Owed{ID: "更晚", Name: "更晚台账", Department: "招商局", DueDay: 20}, Owed{ID: "加分", Department: "招商局", DueDay: 3, Optional: true})
	for day, overdue := range map[int]bool{6: false, 15: false, 16: true} {
		a.On = calendar.Date(20210100 + day)
		if d := a.Register().Departments[0]; d.Due != 20210105 || d.Contact != "1" || d.Overdue != overdue || d.State.String() != "未报（缺2本）" {
			t.Errorf("on the %dth: %+v", day, d)
		}
	}
}
