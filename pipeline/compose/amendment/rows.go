package amendment

import (
	"cmp"
	"fmt"
	"slices"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// How many changed rows the text tells, and how many an annex lists.
const (
	rowsInText = 5
	mostRows   = 100
)

// fewRows tells the changed rows, a note each, where they are few.
func (w *writer) fewRows() []string {
	if len(w.r.Rows) > rowsInText {
		return nil
	}
	notes := make([]string, len(w.r.Rows))
	for i, r := range w.r.Rows {
		notes[i] = w.ledger(r.Ledger) + bracketed(r.Row) + w.standing(r) + r.Cause.Name()
		if c := wording.Changed(r); c != "" {
			notes[i] += "，" + c
		}
		notes[i] += "。"
	}
	return notes
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

func (w *writer) ledger(id string) string {
	d, _ := w.Defs.Ledger(id)
	return cmp.Or(d.Name, id)
}

// manyRows lists the changed rows, a table for each file of each ledger, where they are more than
// the text tells.
func (w *writer) manyRows() []document.Block {
	if len(w.r.Rows) <= rowsInText {
		return nil
	}
	list := w.movingFirst()
	var tables []document.Table
	at := map[[2]string]int{}
	for _, r := range list[:min(mostRows, len(list))] {
		of := [2]string{r.Ledger, r.Stands().File}
		i, known := at[of]
		if !known {
			i = len(tables)
			at[of] = i
			tables = append(tables, w.rowTable(i, of))
		}
		tables[i].Rows = append(tables[i].Rows, document.Row{Cells: []document.Cell{
			text(r.Row), text(r.Cause.Name()), text(wording.Changed(r)), text(fmt.Sprintf("%d", r.Stands().Line))}})
	}
	blocks := make([]document.Block, len(tables))
	for i, t := range tables {
		blocks[i] = t
	}
	if more := len(list) - mostRows; more > 0 {
		said := fmt.Sprintf("共变动%d行，影响指标的列在前面，以下只列%d行；其余%d行列在revision.json。", len(list), mostRows, more)
		blocks = append(document.Paragraphs(said), blocks...)
	}
	return blocks
}

func (w *writer) rowTable(i int, of [2]string) document.Table {
	return document.Table{
		Number: fmt.Sprintf("表%d", i+1), Title: w.ledger(of[0]) + "（" + of[1] + "）",
		Columns: []document.Column{column("行", document.Left, true), column("变动", document.Center, false),
			column("内容", document.Left, true), column("行号", document.Center, false)},
	}
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

// standing words it: （招商.xlsx第12行）; a sheet that is named after the ledger is not named again.
func (w *writer) standing(r revision.Row) string {
	at := r.Stands()
	if at.File == "" {
		return ""
	}
	if at.Sheet != "" && at.Sheet != w.ledger(r.Ledger) {
		at.File += " " + at.Sheet
	}
	return fmt.Sprintf("（%s第%d行）", at.File, at.Line)
}
