package followup

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/register"
)

// questions is 问题清单: the open ones first, each with its term and what was answered; nothing where there are none.
func questions(r register.Register) []document.Block {
	if len(r.Questions) == 0 {
		return nil
	}
	list := slices.Clone(r.Questions)
	slices.SortStableFunc(list, func(a, b register.Question) int { return settled(a) - settled(b) })
	t := document.Table{Columns: []document.Column{decimals("序号"), left("部门"), wide("台账和位置"), wide("问题和办法"), centred("类别"),
		centred("答复期限"), centred("状态"), wide("答复")}}
	for i, q := range list {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(i + 1), text(join(q.Departments)), text(located(q)), text(q.Text), text(kind(q)),
			text(day(q.Term)), text(string(q.State)), text(q.Answer)}})
	}
	t.Notes = []string{"强制性问题须更正后重报，不能以说明代替；核实性问题有误的更正后重报，属实的在标注文件的“审核意见”工作表写明说明。",
		"待答：等部门更正或说明；逾期：超过答复期限还没有；已答：部门作了说明；已更正：重报后不再有这个问题。"}
	if slices.ContainsFunc(list, func(q register.Question) bool { return q.Put.IsZero() }) {
		t.Notes = append(t.Notes, "没有答复期限的问题是现在审核发现的，还没有随发布或退回告知部门。")
	}
	return []document.Block{t}
}

// settled orders questions: those that wait, those that were answered, those that are gone.
func settled(q register.Question) int {
	return slices.Index([]register.Answered{register.Lapsed, register.Open, register.Explained, register.Corrected}, q.State)
}

// place is where the question is: the place in the file, and the row's key.
func place(q register.Question) string {
	at := finding.Place{File: q.File, Sheet: q.Sheet, Cell: q.Cell}.Brief()
	if q.Row != "" {
		at += "（" + q.Row + "）"
	}
	return at
}
