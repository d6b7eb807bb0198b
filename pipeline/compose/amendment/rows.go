package amendment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// How many changed rows the text lists, and how many an annex.
const (
	rowsInText = 5
	mostRows   = 60
)

// fewRows lists the changed rows in the text where they are few.
func (w *writer) fewRows() []document.Block {
	if n := len(w.r.Rows); n == 0 || n > rowsInText {
		return nil
	}
	return []document.Block{w.rowTable()}
}

// manyRows lists them in an annex where they are more.
func (w *writer) manyRows() []document.Section {
	if len(w.r.Rows) <= rowsInText {
		return nil
	}
	return []document.Section{{Number: "附件", Title: "台账变动", Blocks: []document.Block{w.rowTable()}}}
}

// rowTable lists the changed rows, those that moved a figure first.
func (w *writer) rowTable() document.Table {
	t := document.Table{Columns: []document.Column{
		column("台账", document.Left, false), column("行", document.Left, true), column("变动", document.Center, false),
		column("内容", document.Left, true), column("所在", document.Left, true),
	}}
	list := w.movingFirst()
	for _, r := range list[:min(mostRows, len(list))] {
		d, _ := w.Defs.Ledger(r.Ledger)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			text(cmp.Or(d.Name, r.Ledger)), text(r.Row), text(r.Cause.Name()), text(content(r)), text(standing(r)),
		}})
	}
	if more := len(list) - mostRows; more > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("共%d行，只列%d行，先列影响指标的；其余%d行列在revision.json。", len(list), mostRows, more))
	}
	return t
}

// movingFirst puts the rows that a figure's effects name before the others.
func (w *writer) movingFirst() []revision.Row {
	moving := map[[2]string]bool{}
	for _, f := range w.r.Figures {
		for _, e := range f.Effects {
			moving[[2]string{e.Ledger, e.Row}] = true
		}
	}
	still := func(r revision.Row) int {
		if moving[[2]string{r.Ledger, r.Row}] {
			return 0
		}
		return 1
	}
	list := slices.Clone(w.r.Rows)
	slices.SortStableFunc(list, func(a, b revision.Row) int { return still(a) - still(b) })
	return list
}

// content says what changed in a row: 总投资：2000→2500.
func content(r revision.Row) string {
	parts := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		parts[i] = c.Column + "：" + value(c.Old) + "→" + value(c.New)
	}
	return strings.Join(parts, "；")
}

func value(s string) string {
	const longest = 30
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest]) + "……"
	}
	return cmp.Or(s, "空白")
}

// standing says where a row stands, or stood where it is gone.
func standing(r revision.Row) string {
	at := r.New
	if at == nil {
		at = r.Old
	}
	if at == nil {
		return ""
	}
	parts := []string{at.File}
	if at.Sheet != "" {
		parts = append(parts, at.Sheet)
	}
	return strings.Join(parts, " ") + fmt.Sprintf(" 第%d行", at.Line)
}
