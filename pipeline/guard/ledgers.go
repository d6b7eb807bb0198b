package guard

import (
	"slices"
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
		columns := g.texts(def, l)
		last := make([]change, len(columns)) // of each column: texts stand in runs
		for i := range l.Rows {
			row := &l.Rows[i]
			g.sheet(row.Sheet, sheets)
			for j, c := range columns {
				if text := row.Cells[c.at].Text; text != last[j].was {
					last[j] = change{text, c.mask(text)}
				}
				row.Cells[c.at].Text = last[j].is
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
		for _, c := range g.texts(def, l) {
			last := ""
			for i := range l.Rows {
				text := l.Rows[i].Cells[c.at].Text
				if text != last && (strings.ContainsAny(text, "*＊") || c.mask(text) != text) {
					return false
				}
				last = text
			}
		}
	}
	return true
}

// masking is a column whose texts are masked, and how.
type masking struct {
	at   int
	mask func(text string) string
}

// texts are the columns of a ledger that are masked. What departments write freely, in a ledger of texts, is
// no value that is counted or compared: names of two characters are masked within it as well.
func (g *Guard) texts(def definition.Ledger, l *ledger.Ledger) []masking {
	var columns []masking
	free := []string{definition.TextHeading, definition.TextContent, definition.TextSource}
	for _, c := range def.Columns {
		if at := l.Column(c.ID); at >= 0 && c.Type == "text" && c.Personal == "" && !strings.Contains(c.Header, "信用代码") {
			mask := g.cell
			if def.Texts && slices.Contains(free, c.ID) {
				mask = g.written
			}
			columns = append(columns, masking{at, mask})
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

// written masks what a department writes freely.
func (g *Guard) written(text string) string { return shown.Cell(g.names.MaskAll(text)) }

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
