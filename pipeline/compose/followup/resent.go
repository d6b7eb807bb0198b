package followup

import (
	"fmt"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
	"zonereport/pipeline/revision"
)

// mostRows is how many changed rows of one resubmission are listed.
const mostRows = 200

// resubmissions is 重报明细: for each submission after the first what differs from the one before it; nothing where
// there was none.
func resubmissions(r register.Register) []document.Block {
	if len(r.Resubmissions) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{left("部门"), wide("台账"), centred("重报"), left("收到"), centred("变动"), wide("行"), wide("内容"), wide("文件和行号")}}
	for _, s := range r.Resubmissions {
		row := func(cause, key, what, at string) {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(s.Department), text(s.Name), text(fmt.Sprintf("第%d次", s.N)), text(received(&s.After.Receipt)),
				text(cause), text(key), text(what), text(at)}})
		}
		files := join(s.After.Files)
		if about := overall(s); about != "" {
			row("", "", about, files)
		}
		for _, changed := range s.Rows[:min(mostRows, len(s.Rows))] {
			row(changed.Cause.Name(), changed.Row, wording.Changed(changed), standing(changed))
		}
		if more := len(s.Rows) - mostRows; more > 0 {
			row("", "", fmt.Sprintf("其余变动%d行不列，见zonereport register %s --json。", more, r.Period), files)
		}
	}
	t.Notes = []string{"与同一本台账的上一次报送比较，行按编号等关键字对应，与次序、文件名无关。变动写“撤销”的行号是上一次文件里的；个人信息栏不列。"}
	return []document.Block{t}
}

// overall says of a resubmission as a whole what its rows do not: that it came after a return, how many rows there
// were and are, that nothing differs, that the two cannot be compared.
func overall(s register.Resubmission) string {
	about := ""
	if s.Returned {
		about = "退回后重报。"
	}
	switch {
	case s.Lost != "":
		about += wording.Sentence(s.Lost)
	case len(s.Rows) == 0:
		about += "各行与上一次相同，只是次序、文件或格式不同。"
	}
	if s.Before.Rows != s.After.Rows {
		about += fmt.Sprintf("由%d行变为%d行。", s.Before.Rows, s.After.Rows)
	}
	return about
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
