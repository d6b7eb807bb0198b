package followup

import (
	"fmt"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
	"zonereport/pipeline/revision"
)

// mostRows is how many changed rows of one resubmission a workbook lists.
const mostRows = 2000

// resentInBook is 重报明细: for each submission after the first what differs from the one before it; nothing where
// there was none.
func resentInBook(r register.Register) []document.Block {
	t := document.Table{Columns: []document.Column{left("部门"), wide("台账"), centred("重报"), left("收到"), centred("变动"), wide("行"), wide("内容"), wide("文件和行号")}}
	for _, s := range r.Resubmissions {
		add := func(cells ...document.Cell) {
			of := []document.Cell{text(s.Department), text(s.Name), text(fmt.Sprintf("第%d次", s.N)), text(received(&s.After.Receipt))}
			t.Rows = append(t.Rows, document.Row{Cells: append(of, cells...)})
		}
		add(document.Cell{}, document.Cell{}, text(overall(s)), text(join(s.After.Files)))
		for _, changed := range s.Rows[:min(mostRows, len(s.Rows))] {
			add(differing(changed)...)
		}
		if more := len(s.Rows) - mostRows; more > 0 {
			add(document.Cell{}, document.Cell{}, text(fmt.Sprintf("其余%d行不列，见zonereport register %s --json。", more, r.Period)))
		}
	}
	return compared(t)
}

// resentOnPaper is 重报明细 with a band for each resubmission; of many rows only the first.
func resentOnPaper(r register.Register) []document.Block {
	t := document.Table{Columns: []document.Column{centred("变动"), wide("行"), wide("内容"), wide("文件和行号")}}
	for _, s := range r.Resubmissions {
		said := fmt.Sprintf("%s　%s　第%d次重报（%s）：%s", s.Department, s.Name, s.N, received(&s.After.Receipt), overall(s))
		most := fewer(len(r.Resubmissions))
		if len(s.Rows) > most {
			said += fmt.Sprintf("列前%d行，其余见%s%s.xlsx。", most, registerName, r.Period)
		}
		t.Rows = append(t.Rows, band(said))
		for _, changed := range s.Rows[:min(most, len(s.Rows))] {
			t.Rows = append(t.Rows, document.Row{Cells: differing(changed)})
		}
	}
	return compared(t)
}

// differing are the cells of a changed row: how, which, what, where.
func differing(r revision.Row) []document.Cell {
	return []document.Cell{text(r.Cause.Name()), text(r.Row), text(wording.Changed(r)), text(standing(r))}
}

// compared is a table of differences with how they were found; nothing where it has no row.
func compared(t document.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	t.Notes = []string{"与同一本台账的上一次报送比较，行按编号等关键字对应，与次序、文件名无关。变动写“撤销”的行号是上一次文件里的；个人信息栏不列。"}
	return []document.Block{t}
}

// overall says of a resubmission as a whole: that it came after a return, how many rows there were and are, how many
// changed, or that the two cannot be compared.
func overall(s register.Resubmission) string {
	about := ""
	if s.Returned {
		about = "退回后重报，"
	}
	if s.Before.Rows != s.After.Rows {
		about += fmt.Sprintf("由%d行变为%d行，", s.Before.Rows, s.After.Rows)
	}
	switch {
	case s.Lost != "":
		return about + wording.Sentence(s.Lost)
	case len(s.Rows) == 0:
		return about + "各行与上一次相同，只是次序、文件或格式不同。"
	}
	return about + fmt.Sprintf("变动%d行。", len(s.Rows))
}

// standing is where a changed row stands, or stood where it was withdrawn: 招商.xlsx › 1月 第12行.
func standing(r revision.Row) string {
	at := r.Stands()
	if at.File == "" {
		return ""
	}
	if at.Sheet != "" {
		at.File += " › " + at.Sheet
	}
	return fmt.Sprintf("%s 第%d行", at.File, at.Line)
}
