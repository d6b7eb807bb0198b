package verify

import (
	"zonereport/pipeline/definition"
)

// texts refuses a ledger of texts that lacks a column that is read, or has it as another type.
func (f source) texts(d definition.Ledger) error {
	if !d.Texts {
		return nil
	}
	for _, id := range []string{definition.TextSection, definition.TextHeading, definition.TextItem, definition.TextContent, definition.TextSource, definition.TextBy, definition.TextUse} {
		want := "text"
		if id == definition.TextUse {
			want = "bool"
		}
		c, ok := d.Column(id)
		switch {
		case !ok:
			return f.Refuse("id", "台账 %q 写报告里的文字，要有列 %q（%s 列）", d.ID, id, want)
		case c.Type != want:
			return f.RefuseIn(id, "type", "台账 %q 的列 %q 要是 %s 列，不是 %s 列", d.ID, id, want, c.Type)
		case c.Personal != "":
			return f.RefuseIn(id, "personal", "台账 %q 的列 %q 要写进报告或用来核对，不能是含个人信息的列", d.ID, id)
		}
	}
	return nil
}
