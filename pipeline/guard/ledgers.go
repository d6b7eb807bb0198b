package guard

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// Ledgers masks the ledgers' texts and the names of their files and sheets. Columns of credit
// codes stay as they are, and so do personal columns, which no output takes.
func (g *Guard) Ledgers(defs []definition.Ledger, set ledger.Set) {
	sheets := map[*ledger.SheetName]bool{}
	for _, def := range defs {
		l := set[def.ID]
		if l == nil {
			continue
		}
		for _, sheet := range l.Sheets {
			g.sheet(sheet, sheets)
		}
		columns := texts(def, l)
		last := make([]change, len(columns)) // of each column: texts stand in runs
		for i := range l.Rows {
			row := &l.Rows[i]
			g.sheet(row.Sheet, sheets)
			for j, at := range columns {
				if text := row.Cells[at].Text; text != last[j].was {
					last[j] = change{text, g.cell(text)}
				}
				row.Cells[at].Text = last[j].is
			}
		}
	}
}

// Leaves says that a guard has masked nothing in the ledgers' texts, and that this one would not either.
func (g *Guard) Leaves(defs []definition.Ledger, set ledger.Set) bool {
	for _, def := range defs {
		l := set[def.ID]
		if l == nil {
			continue
		}
		for _, at := range texts(def, l) {
			last := ""
			for i := range l.Rows {
				text := l.Rows[i].Cells[at].Text
				if text != last && (strings.ContainsAny(text, "*＊") || g.cell(text) != text) {
					return false
				}
				last = text
			}
		}
	}
	return true
}

// texts are the columns of a ledger that are masked.
func texts(def definition.Ledger, l *ledger.Ledger) []int {
	var columns []int
	for _, c := range def.Columns {
		if at := l.Column(c.ID); at >= 0 && c.Type == "text" && c.Personal == "" && !strings.Contains(c.Header, "信用代码") {
			columns = append(columns, at)
		}
	}
	return columns
}

// change is a text before and after.
type change struct{ was, is string }

func (g *Guard) sheet(sheet *ledger.SheetName, seen map[*ledger.SheetName]bool) {
	if sheet != nil && !seen[sheet] {
		seen[sheet] = true
		sheet.File, sheet.Name = g.Name(sheet.File), g.Name(sheet.Name)
	}
}

// cell masks a text of a ledger. Texts that count as two stay two.
func (g *Guard) cell(text string) string {
	masked := g.names.Mask(text)
	if masked != text && organisation(text) {
		masked = shown.Mask(text)
	}
	if masked = shown.Cell(masked); masked == text {
		return text
	}
	if known, ok := g.given[text]; ok {
		return known
	}
	is := ledger.Fold(text)
	one := masked
	for n := 2; ; n++ {
		if was, used := g.taken[ledger.Fold(one)]; !used || was == is {
			break
		}
		one = masked + "（" + strings.Repeat("＊", n) + "）"
	}
	g.taken[ledger.Fold(one)] = is
	g.given[text] = one
	return one
}
