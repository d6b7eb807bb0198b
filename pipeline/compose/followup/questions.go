package followup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/register"
)

// questionsInBook is 问题清单: the open ones first, each with its term and what was answered; nothing where there are none.
func questionsInBook(r register.Register) []document.Block {
	if len(r.Questions) == 0 {
		return nil
	}
	list := slices.Clone(r.Questions)
	slices.SortStableFunc(list, func(a, b register.Question) int { return settled(a) - settled(b) })
	t := document.Table{Columns: []document.Column{decimals("序号"), left("部门"), left("台账"), wide("位置"), left("行"), left("栏目"), left("报送的值"), wide("问题和办法"), centred("类别"),
		centred("提出"), centred("答复期限"), centred("状态"), wide("答复")}}
	for i, q := range list {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(i + 1), text(join(q.Departments)), text(q.Name), text(place(q)), text(q.Row), text(q.Column), text(q.Value), text(q.Text),
			text(kind(q)), text(q.Put.String()), text(q.Term.String()), text(string(q.State)), text(q.Answer)}})
	}
	t.Notes = answering(list)
	return []document.Block{t}
}

// questionsOnPaper is 问题清单 with a band for each department and only those that are not gone; of many only the first.
func questionsOnPaper(r register.Register) []document.Block {
	var of []string
	groups := map[string][]register.Question{}
	var listed []register.Question
	for _, q := range r.Questions {
		if q.State == register.Corrected {
			continue
		}
		name := cmp.Or(join(q.Departments), "不知道是哪个部门的")
		if groups[name] == nil {
			of = append(of, name)
		}
		groups[name] = append(groups[name], q)
		listed = append(listed, q)
	}
	if len(of) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{decimals("序号"), wide("台账和位置"), wide("问题和办法"), centred("类别和期限"), wide("状态和答复")}}
	for _, name := range of {
		list := groups[name]
		slices.SortStableFunc(list, func(a, b register.Question) int { return cmp.Or(settled(a)-settled(b), harder(a, b)) })
		most := fewer(len(of))
		t.Rows = append(t.Rows, band(name+"　"+few(len(list), most, r)))
		for i, q := range list[:min(most, len(list))] {
			said := string(q.State)
			if q.Answer != "" {
				said += "：" + q.Answer
			}
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(i + 1), text(located(q)), text(q.Text), text(stacked(kind(q), wording.Day(q.Term))), text(said)}})
		}
	}
	t.Notes = answering(listed)
	if gone := len(r.Questions) - len(listed); gone > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("已更正的%d项不列，见%s%s.xlsx。", gone, registerName, r.Period))
	}
	return []document.Block{t}
}

// fewer is how many entries of each of so many parts a paper lists.
func fewer(parts int) int { return min(50, max(5, 200/parts)) }

// few says how many entries there are, and where the rest stands if only the first are listed.
func few(n, most int, r register.Register) string {
	if n <= most {
		return fmt.Sprintf("%d项", n)
	}
	return fmt.Sprintf("%d项，列前%d项，其余见%s%s.xlsx", n, most, registerName, r.Period)
}

// answering says what is asked of departments, and what the states mean.
func answering(list []register.Question) []string {
	notes := []string{"强制性问题须更正后重报，不能以说明代替；核实性问题有误的更正后重报，属实的在标注文件的“审核意见”工作表写明说明。",
		"待答：等部门更正或说明；逾期：超过答复期限还没有；已答：部门作了说明；已更正：重报后不再有这个问题。"}
	if slices.ContainsFunc(list, func(q register.Question) bool { return q.Put.IsZero() }) {
		notes = append(notes, "没有期限的问题是现在审核发现的，还没有随发布或退回告知部门。")
	}
	return notes
}

// settled orders questions: those that wait, those that were answered, those that are gone.
func settled(q register.Question) int {
	return slices.Index([]register.Answered{register.Lapsed, register.Open, register.Explained, register.Corrected}, q.State)
}

// harder orders hard questions before others.
func harder(a, b register.Question) int {
	switch {
	case a.Hard == b.Hard:
		return 0
	case a.Hard:
		return -1
	}
	return 1
}

// place is where the question is in the departments' files.
func place(q register.Question) string {
	return finding.Place{File: q.File, Sheet: q.Sheet, Cell: q.Cell}.Brief()
}

// located is the ledger, the place and the row's key of a question; a sheet that is named after the ledger says both.
func located(q register.Question) string {
	at := place(q)
	if q.Row != "" {
		at += "（" + q.Row + "）"
	}
	if q.Name == "" || strings.Contains(q.Sheet, q.Name) {
		return at
	}
	return stacked(q.Name, at)
}
