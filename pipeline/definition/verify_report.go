package definition

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/document"
)

var (
	builtTables = []string{"", "ranking", "months"}
	builtCharts = []string{"", "totals", "progress", "months"}
	chartKinds  = []string{"bars", "columns", "line", "ranks", "progress", "shares"}
	annexKinds  = []string{"figures", "sources", "findings"}
)

func (l *loader) verifyReports() error {
	for _, r := range l.defs.Reports {
		file := l.owner["report "+r.ID]
		if r.ID == "" || r.Title == "" || r.File == "" {
			return file.fail("id", "报告要有 id、title（标题）和 file（文件名）")
		}
		if err := l.narratives(r); err != nil {
			return err
		}
		for _, s := range r.Sections {
			if err := l.section(file, s); err != nil {
				return err
			}
		}
		if err := file.among("台账", l.ledgerIDs(), r.Ledgers...); err != nil {
			return err
		}
		if err := file.among("附录", annexKinds, r.Annexes...); err != nil {
			return err
		}
		if err := file.among("指标", l.figureIDs(), r.Figures...); err != nil {
			return err
		}
	}
	return nil
}

// among refuses a name that is not among the known ones.
func (f File) among(what string, known []string, names ...string) error {
	for _, name := range names {
		if !slices.Contains(known, name) {
			return f.unknown(what, name, known)
		}
	}
	return nil
}

func (l *loader) section(file File, s Section) error {
	if s.Title == "" {
		return file.fail("title", "每一节要有 title（标题）")
	}
	if err := file.among("台账", l.ledgerIDs(), s.Ledgers...); err != nil {
		return err
	}
	known := headings(l.defs.Text(s.Narrative))
	var under []string
	for _, t := range s.Tables {
		under = append(under, present(t.Under)...)
		if err := l.table(file, t); err != nil {
			return err
		}
	}
	for _, c := range s.Charts {
		under = append(under, present(c.Under)...)
		if err := l.chart(file, c); err != nil {
			return err
		}
	}
	return file.among("小标题", known, under...)
}

// headings returns the headings in a narrative text: the lines that begin with "## ".
func headings(text string) []string {
	var headings []string
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(strings.TrimSpace(line), "## "); ok {
			headings = append(headings, heading)
		}
	}
	return headings
}

func (l *loader) table(file File, t Table) error {
	if t.Title == "" || len(present(t.List))+len(present(t.Built))+min(1, len(t.Figures)) != 1 {
		return file.fail(t.Title, "表 %q 要有 title，并且只写 list（清单）、figures（指标）、built（内置表）之一", t.Title)
	}
	if err := file.among("内置表", builtTables, t.Built); err != nil {
		return err
	}
	if err := file.among("指标", l.figureIDs(), t.Figures...); err != nil {
		return err
	}
	if t.List == "" {
		return l.tableUnits(file, t)
	}
	i := slices.IndexFunc(l.defs.Lists, func(d List) bool { return d.ID == t.List })
	if i < 0 {
		return file.unknown("清单", t.List, l.listIDs())
	}
	list := l.defs.Lists[i]
	for _, c := range t.Columns {
		if !slices.Contains(list.Columns, c.Column) {
			return file.fail(c.Column, "清单 %q 没有列 %q%s", list.ID, c.Column, Suggest(c.Column, list.Columns))
		}
	}
	return l.tableUnits(file, t)
}

func (l *loader) chart(file File, c Chart) error {
	if err := file.among("图的种类", chartKinds, c.Kind); err != nil {
		return err
	}
	if err := file.among("内置图", builtCharts, c.Built); err != nil {
		return err
	}
	if c.Title == "" || (c.Built == "") == (len(c.Figures) == 0) {
		return file.fail(c.Title, "图 %q 要有 title，并且只写 figures（指标）或 built（内置图）之一", c.Title)
	}
	if err := file.among("指标", l.figureIDs(), c.Figures...); err != nil {
		return err
	}
	return l.chartUnit(file, c)
}

func (l *loader) listIDs() []string {
	ids := make([]string, len(l.defs.Lists))
	for i, d := range l.defs.Lists {
		ids[i] = d.ID
	}
	return ids
}

func (l *loader) claimIDs() []string {
	ids := make([]string, len(l.defs.Claims))
	for i, d := range l.defs.Claims {
		ids[i] = d.ID
	}
	return ids
}

// textUses are the uses of text that every style sets.
var textUses = []string{"title", "subtitle", "body", "heading1", "heading2", "heading3", "table", "table_head", "table_title", "note", "page_number", "chart"}

func (l *loader) verifyStyle() error {
	file, s := l.file("style.toml"), l.defs.Style
	p := s.Page
	if p.Width <= 0 || p.Height <= 0 || p.TextWidth <= 0 || p.TextHeight <= 0 || p.Lines <= 0 || p.Characters <= 0 ||
		p.Binding+p.TextWidth > p.Width || p.Top+p.TextHeight > p.Height {
		return file.fail("page", "[page] 的尺寸不合理：版心要放得进纸张，行数和每行字数要大于 0")
	}
	for _, use := range textUses {
		text, ok := s.Text[use]
		if !ok || text.Size <= 0 {
			return file.fail("text", "缺少 [text.%s]（字体角色 role 和字号 size）", use)
		}
		if _, ok := s.Roles[text.Role]; !ok {
			return file.fail(text.Role, "[text.%s] 的 role = %q 没有定义 [role.%s]", use, text.Role, strings.TrimSpace(text.Role))
		}
	}
	return file.roles(s)
}

// roles refuses a fallback or Latin role that the style does not define.
func (f File) roles(s document.Style) error {
	known := slices.Sorted(maps.Keys(s.Roles))
	for _, name := range known {
		role := s.Roles[name]
		if err := f.among("字体角色", known, slices.Concat(role.Fallback, present(role.Latin))...); err != nil {
			return err
		}
	}
	return nil
}
