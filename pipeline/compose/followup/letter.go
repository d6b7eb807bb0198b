package followup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// Office is what the papers need to know beside the register.
type Office struct {
	Contact string        // whom a department asks, as the office states it; empty: blanks to be filled in by hand
	Until   calendar.Date // the day by which departments are to act; zero: as the terms of the register have it
}

// What a letter is called, in its file's name, by what it asks for.
const (
	Missing = "催报函"
	Asking  = "核实函"
	Both    = Missing + "及" + Asking
)

// Letter is the letter to one department.
type Letter struct {
	Department string
	Kind       string // Missing, Asking or Both
	Document   document.Document
}

// Letters writes a letter (GB/T 9704-2012, 函) to each department that something is open with: what is missing, what
// is to be corrected or explained, by when, how, and to whom. The questions are listed in an annex.
func Letters(r register.Register, o Office) []Letter {
	var list []Letter
	taken := map[string]bool{}
	for _, d := range r.Departments {
		c := caseOf(r, d, o)
		if c.settled() {
			continue
		}
		doc := c.letter()
		doc.File = named(c.kind()+"_"+d.Name, taken)
		list = append(list, Letter{d.Name, c.kind(), doc})
	}
	return list
}

// longestFile is how many bytes a name may have before what tells it from others.
const longestFile = 200

// named is a file's name that every system takes and no other letter has.
func named(name string, taken map[string]bool) string {
	name = strings.Join(strings.Fields(filename.Without(name)), " ")
	for len(name) > longestFile {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	if name = strings.TrimRight(name, ". "); filename.Problem(name) != "" {
		name = strings.Map(func(r rune) rune {
			if filename.Problem("一"+string(r)+"一") != "" {
				return '_'
			}
			return r
		}, name)
	}
	own := name
	for n := 2; taken[strings.ToLower(own)]; n++ {
		own = name + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(own)] = true
	return own
}

// openCase is what is open with a department.
type openCase struct {
	register  register.Register
	office    Office
	it        register.Department
	questions []register.Question // hard ones first
	hard      int
	lapsed    int
}

func caseOf(r register.Register, d register.Department, o Office) openCase {
	c := openCase{register: r, office: o, it: d, questions: openOf(r, d.Name)}
	slices.SortStableFunc(c.questions, func(a, b register.Question) int {
		switch {
		case a.Hard == b.Hard:
			return 0
		case a.Hard:
			return -1
		}
		return 1
	})
	for _, q := range c.questions {
		if q.Hard {
			c.hard++
		}
		if c.late(q) {
			c.lapsed++
		}
	}
	return c
}

func (c openCase) settled() bool { return len(c.it.Missing)+len(c.questions) == 0 }

func (c openCase) kind() string {
	switch {
	case len(c.questions) == 0:
		return Missing
	case len(c.it.Missing) == 0:
		return Asking
	}
	return Both
}

// early says that the term for what is missing is not over.
func (c openCase) early() bool { return !c.it.Due.IsZero() && c.it.Due >= c.register.On }

// late says that the term of a question is over.
func (c openCase) late(q register.Question) bool { return !q.Term.IsZero() && q.Term < c.register.On }

// until is the day by which what is missing is to come: within the term by its last day, after it within the days
// that an answer has.
func (c openCase) until() calendar.Date {
	switch {
	case !c.office.Until.IsZero():
		return c.office.Until
	case c.early():
		return c.it.Due
	}
	return c.register.On.AddDays(c.register.AnswerDays)
}

// answerUntil is the day by which the questions are to be settled: the last of their terms that is not over, else as
// many days from now as an answer has.
func (c openCase) answerUntil() calendar.Date {
	if !c.office.Until.IsZero() {
		return c.office.Until
	}
	last := calendar.Date(0)
	for _, q := range c.questions {
		if !c.late(q) {
			last = max(last, q.Term)
		}
	}
	if last.IsZero() {
		last = c.register.On.AddDays(c.register.AnswerDays)
	}
	return last
}

// letter is the letter before it has a file's name.
func (c openCase) letter() document.Document {
	doc := document.Document{ID: "letter", Author: organ(c.register), Period: c.register.Period, Title: c.title(), To: c.it.Name, Seal: true,
		Remark: c.remark()}
	doc.Lead = paragraphs(slices.Concat(c.missing(), c.asked(), []string{"特此函告。"})...)
	doc.Sections = []document.Section{{Blocks: []document.Block{document.Paragraph{Style: document.Sign, Text: organ(c.register)},
		document.Paragraph{Style: document.Sign, Text: c.register.On.Chinese()}}}}
	if len(c.questions) > 0 {
		doc.Annexes = []document.Section{c.annex()}
	}
	return doc
}

func (c openCase) title() string {
	about := month(c.register.Period) + "统计台账"
	switch {
	case c.kind() == Asking:
		return "关于核实" + about + "有关问题的函"
	case c.kind() == Both && c.early():
		return "关于报送" + about + "\n并核实有关问题的函"
	case c.kind() == Both:
		return "关于催报" + about + "\n并核实有关问题的函"
	case c.early():
		return "关于按期报送" + about + "的函"
	}
	return "关于催报" + about + "的函"
}

// remark is the 附注: whom the department asks.
func (c openCase) remark() string {
	if c.office.Contact != "" {
		return "联系人：" + c.office.Contact
	}
	return "联系人：　　　　　　联系电话：　　　　　　　　"
}

// byDay is the last day to act: 2021年1月11日前（含当日）.
func byDay(d calendar.Date) string { return d.Chinese() + "前（含当日）" }

// missing asks for the ledgers that did not come; nothing where all came.
func (c openCase) missing() []string {
	n := len(c.it.Missing)
	if n == 0 {
		return nil
	}
	said := fmt.Sprintf("截至%s，我单位还没有收到你单位%s的下列统计台账（共%d本）", c.register.On.Chinese(), month(c.register.Period), n)
	switch {
	case c.early():
		said += "，报送期限为" + c.it.Due.Chinese()
	case !c.it.Due.IsZero():
		said += fmt.Sprintf("，报送期限为%s，已逾期%d天", c.it.Due.Chinese(), c.register.On.DaysSince(c.it.Due))
	}
	texts := []string{said + "："}
	for i, name := range c.it.Missing {
		end := "；"
		if i+1 == n {
			end = "。"
		}
		if n > 1 {
			name = fmt.Sprintf("%d.%s", i+1, name)
		}
		texts = append(texts, name+c.needed(i)+end)
	}
	how := fmt.Sprintf("请于%s将上述台账报送我单位。本月没有发生业务的，也请报送只有表头、没有数据行的台账（零报），不要不报。"+
		"请用Excel、WPS表格或CSV文件报送，表头保持原样，不要用图片、扫描件或PDF文件代替。", byDay(c.until()))
	if len(c.questions) == 0 {
		how += c.revised("补报")
	}
	return append(texts, how)
}

// needed says of a missing ledger that the report waits for it.
func (c openCase) needed(i int) string {
	at := slices.IndexFunc(c.it.Ledgers, func(l register.Ledger) bool { return l.Name == c.it.Missing[i] })
	if at < 0 || !c.it.Ledgers[at].Needed || c.register.Issued != nil {
		return ""
	}
	return "（必报，缺这一本，本月报告不能发布）"
}

// revised says what follows from the month having been issued.
func (c openCase) revised(what string) string {
	if c.register.Issued == nil {
		return ""
	}
	return "本月报告已于" + c.register.Issued.On.Chinese() + "签发，" + what + "要作修订，请一并书面说明原因。"
}

// asked asks to settle the questions; nothing where there are none.
func (c openCase) asked() []string {
	if len(c.questions) == 0 {
		return nil
	}
	said := fmt.Sprintf("你单位报送的%s统计台账经审核，有%d项%s需要办理（见附件）", month(c.register.Period), len(c.questions), c.sort())
	if len(c.it.Missing) > 0 {
		said = "另外，" + said
	}
	soft := len(c.questions) - c.hard
	if c.hard > 0 && soft > 0 {
		said += fmt.Sprintf("，其中强制性问题%d项、核实性问题%d项", c.hard, soft)
	}
	if c.lapsed > 0 {
		said += fmt.Sprintf("，已超过答复期限的%d项", c.lapsed)
	}
	steps := []string{said + "。请于" + byDay(c.answerUntil()) + "办结" + c.terms() + "，办法如下："}
	if c.hard > 0 {
		correct := "强制性问题必须更正。在原台账上改正后，将整本台账重新报送我单位，不要只报改动的行。"
		if c.register.Issued == nil {
			correct += "更正以前，本月报告不能发布。"
		}
		steps = append(steps, correct)
	}
	if soft > 0 {
		steps = append(steps, "核实性问题逐项核对。数据有误的，改正后将整本台账重新报送；数据属实的，在随函发去的标注文件“审核意见”工作表的“说明”栏写明原因，将该文件报送我单位。")
	}
	if len(steps) > 2 {
		steps[1], steps[2] = "一、"+steps[1], "二、"+steps[2]
	}
	what := "更正"
	if len(c.it.Missing) > 0 {
		what = "补报和更正"
	}
	steps[len(steps)-1] += c.revised(what)
	return steps
}

// sort is what the questions are called together.
func (c openCase) sort() string {
	switch c.hard {
	case 0:
		return "核实性问题"
	case len(c.questions):
		return "强制性问题"
	}
	return "问题"
}

// terms points to the terms of the annex where they are not all the same.
func (c openCase) terms() string {
	for _, q := range c.questions {
		if c.office.Until.IsZero() && !c.late(q) && !q.Term.IsZero() && q.Term != c.answerUntil() {
			return "（附件所列期限更早的，按附件）"
		}
	}
	return ""
}

// annex is the list of the questions.
func (c openCase) annex() document.Section {
	t := document.Table{Columns: []document.Column{decimals("序号"), centred("类别"), wide("台账和位置"), wide("问题和办法"), centred("期限")}}
	for i, q := range c.questions {
		said, until := q.Text, q.Term
		if !c.office.Until.IsZero() || q.Term.IsZero() || c.late(q) {
			until = c.answerUntil()
		}
		if c.late(q) {
			said += "原定" + q.Term.Chinese() + "前答复，已逾期。"
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(i + 1), text(kind(q)), text(located(q)), text(said), text(day(until))}})
	}
	return document.Section{Number: "附件", Title: month(c.register.Period) + "统计台账问题清单", Blocks: []document.Block{t}}
}

// located is the ledger and the place of a question; a sheet that is named after the ledger says both.
func located(q register.Question) string {
	at := place(q)
	if q.Name == "" || strings.Contains(q.Sheet, q.Name) {
		return at
	}
	return q.Name + "\n" + at
}
