package amendment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// basis is 修订依据: the reason that was given, where the movements come from, and which report
// gives way to which.
func (w *writer) basis() []document.Block {
	return document.Paragraphs(wording.Sentence(w.Sign.Reason)+w.origin(), w.redefined(), w.replaces())
}

// origin says where the movements come from, in the order of the steps.
func (w *writer) origin() string {
	var parts []string
	if w.moves(revision.Program) {
		parts = append(parts, "程序更新后重新计算")
	}
	parts = append(parts, w.sent()...)
	if w.moves(revision.EarlierRuns) {
		parts = append(parts, "以前月份的报告重新发布，本期引用的数随之变动")
	}
	if len(parts) == 0 {
		return w.onlyFiles()
	}
	return "数据变动的来源：" + strings.Join(parts, "；") + "。"
}

// moves says that a step of the kind moved a figure.
func (w *writer) moves(kind revision.Kind) bool {
	return slices.ContainsFunc(w.r.Figures, func(f revision.Figure) bool {
		return slices.ContainsFunc(f.Steps, func(s revision.Step) bool { return s.Kind == kind })
	})
}

// sent says what each department sent otherwise: 招商中心重新报送到位资金台账（更正1行）.
func (w *writer) sent() []string {
	var departments, ledgers []string
	effects := map[string][]revision.Effect{} // by ledger
	zone := 0
	for _, row := range w.r.Rows {
		if row.Cause == revision.ByZone {
			zone++
			continue
		}
		if effects[row.Ledger] == nil {
			ledgers = append(ledgers, row.Ledger)
		}
		effects[row.Ledger] = append(effects[row.Ledger], revision.Effect{Cause: row.Cause})
	}
	lists := map[string][]string{} // by department
	for _, id := range ledgers {
		d, _ := w.Defs.Ledger(id)
		from := cmp.Or(d.Department, "部门")
		if lists[from] == nil {
			departments = append(departments, from)
		}
		lists[from] = append(lists[from], cmp.Or(d.Name, id)+"（"+revision.Causes(effects[id])+"）")
	}
	var parts []string
	for _, from := range departments {
		parts = append(parts, from+"重新报送"+strings.Join(lists[from], "、"))
	}
	if zone > 0 {
		parts = append(parts, fmt.Sprintf("责任单位的别名调整，涉及台账%d行", zone))
	}
	return parts
}

// onlyFiles is said where no row and no earlier run changed.
func (w *writer) onlyFiles() string {
	if len(w.r.Files) == 0 {
		return ""
	}
	const few = 3
	var names []string
	for _, f := range w.r.Files[:min(few, len(w.r.Files))] {
		names = append(names, base(f.Path)+f.What)
	}
	list := strings.Join(names, "、")
	if len(w.r.Files) > few {
		list += fmt.Sprintf("等%d个", len(w.r.Files))
	}
	return "报送的文件有变动（" + list + "），台账各行的内容没有变化。"
}

func base(path string) string { return path[strings.LastIndex(path, "/")+1:] }

// redefined says which definitions changed; what they move is nobody's correction.
func (w *writer) redefined() string {
	if len(w.r.Definitions) == 0 {
		return ""
	}
	const few = 6
	var list []string
	for _, d := range w.r.Definitions {
		if name := w.defined(d); !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	names := strings.Join(list[:min(few, len(list))], "、")
	if len(list) > few {
		names += fmt.Sprintf("等%d处（全部列在revision.json）", len(list))
	}
	text := "统计口径有调整：" + names + "。"
	if w.moves(revision.Defined) {
		text += "由此产生的变动不是对报送数据的更正。"
	}
	return text
}

// defined names a definition and what became of it: 签订投资框架协议（修改了 where）.
func (w *writer) defined(d revision.Definition) string {
	name := cmp.Or(d.ID, d.Path)
	if f, ok := w.Defs.Figure(d.ID); ok {
		name = f.Name
	} else if l, ok := w.Defs.Ledger(d.ID); ok {
		name = l.Name
	} else if i, ok := w.Defs.Scheme.Indicator(d.ID); ok {
		name = i.Name
	}
	if d.What != "" {
		name += "（" + d.What + "）"
	}
	return name
}

// replaces says which report gives way to which.
func (w *writer) replaces() string {
	state := "未签发稿"
	issued := w.Issues > 0 && w.Issued.Run == w.r.From.Run
	if issued {
		state = "已签发"
	}
	old := "原报告（" + w.named(w.r.From) + "，" + state + "）"
	var said string
	switch {
	case w.r.To.Run == "":
		said = "以上与" + old + "比较，没有发布新的报告。"
	case w.Issues > 0:
		said = fmt.Sprintf("修订后的报告（%s）为第%d次印发，代替%s。", w.named(w.r.To), w.Issues+1, old)
	default:
		said = "修订后的报告（" + w.named(w.r.To) + "）代替" + old + "。"
	}
	if w.Issues > 0 && !issued {
		said += "本月最近一次签发的是" + w.named(w.Issued) + "。"
	}
	return said
}

// named names a run: 2020-12 r2，校验码8CE9-5426-7108.
func (w *writer) named(run revision.Run) string {
	return w.Period.String() + " " + run.Run + "，校验码" + run.Check
}
