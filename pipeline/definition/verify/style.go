package verify

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/document"
)

// textUses are the uses of text that every style sets.
var textUses = []string{"title", "subtitle", "body", "heading1", "heading2", "heading3", "table", "table_head", "table_title", "note", "page_number", "chart"}

func (v *verifier) style() error {
	file, s := source{v.owner["style"]}, v.defs.Style
	if v.defs.OtherTimes["style style"] {
		return nil
	}
	p := s.Page
	if p.Width <= 0 || p.Height <= 0 || p.TextWidth <= 0 || p.TextHeight <= 0 || p.Lines <= 0 || p.Characters <= 0 ||
		p.Binding+p.TextWidth > p.Width || p.Top+p.TextHeight > p.Height {
		return file.Refuse("page", "[page] 的尺寸不合理：版心要放得进纸张，行数和每行字数要大于 0")
	}
	for _, use := range textUses {
		text, ok := s.Text[use]
		if !ok || text.Size <= 0 {
			return file.Refuse("text", "缺少 [text.%s]（字体角色 role 和字号 size）", use)
		}
		if _, ok := s.Roles[text.Role]; !ok {
			return file.Refuse(text.Role, "[text.%s] 的 role = %q 没有定义 [role.%s]", use, text.Role, strings.TrimSpace(text.Role))
		}
	}
	return file.roles(s)
}

// roles refuses a fallback or Latin role that the style does not define.
func (f source) roles(s document.Style) error {
	known := slices.Sorted(maps.Keys(s.Roles))
	for _, name := range known {
		role := s.Roles[name]
		if err := f.among("字体角色", known, slices.Concat(role.Fallback, present(role.Latin))...); err != nil {
			return err
		}
	}
	return nil
}
