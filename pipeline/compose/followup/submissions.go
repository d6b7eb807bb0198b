package followup

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// submissions is 收件登记: every file as it came; nothing where none did.
func submissions(r register.Register) []document.Block {
	if len(r.Submissions) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{decimals("序号"), wide("文件"), left("收到"), wide("部门"), wide("台账"), wide("情况"), left("校验值")}}
	for _, s := range r.Submissions {
		said := s.Standing
		if s.Remark != "" {
			said += "；" + s.Remark
		}
		if s.Late {
			said += "；迟报"
		}
		if s.Locked {
			said += "；签发以后收到"
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(s.N), text(s.File), text(received(&s.Receipt)), text(join(s.Departments)), text(join(s.Ledgers)),
			text(said), text(s.SHA256[:min(12, len(s.SHA256))])}})
	}
	t.Notes = []string{"校验值是文件SHA-256的前12位，相同的是同一内容。"}
	return []document.Block{t}
}
