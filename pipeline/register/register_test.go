package register

import (
	"errors"
	"fmt"
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
	a := Account{Zone: "示范", Period: calendar.Month{Year: 2020, Number: 12}, On: 20210120, AnswerDays: 5, Owed: owed, Read: Reader{ledgersIn, read, differ}}
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
			a.Now.Files = append(a.Now.Files, File{names[sum], sum})
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
		{"lies there, not entered", "", "v1", "已报", 0, 0, "?", "", Unstated, ""},
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
