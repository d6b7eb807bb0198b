package verify

import (
	"errors"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

var (
	builtTables = []string{"", "ranking", "adjusted", "scheme", "months"}
	builtCharts = []string{"", "totals", "progress", "months"}
	chartKinds  = []string{"bars", "columns", "line", "ranks", "progress", "shares"}
	annexKinds  = []string{"figures", "scoring", "sources", "findings"}
)

func (v *verifier) reports() error {
	return each(v.defs.Reports, func(r definition.Report) error {
		file := v.definedIn("report", r.ID)
		if r.ID == "" || r.Title == "" || r.File == "" {
			return file.Refuse("id", "报告要有 id、title（标题）和 file（文件名）")
		}
		if r.ID == definition.RevisionID || r.File == definition.RevisionFile {
			return file.Refuse("id", "id 不能是 %s，file 不能是“%s”：修订说明用它们。请改成别的", definition.RevisionID, definition.RevisionFile)
		}
		return errors.Join(
			v.narratives(r),
			v.summary(file, r.Summary),
			each(r.Sections, func(s definition.Section) error { return v.section(file, s) }),
			file.among("台账", v.ledgerIDs(), r.Ledgers...),
			file.among("附录", annexKinds, r.Annexes...),
			v.stated(file, r.Figures...))
	})
}

func (v *verifier) section(file source, s definition.Section) error {
	if s.Title == "" {
		return file.Refuse("title", "每一节要有 title（标题）")
	}
	var under []string
	for _, t := range s.Tables {
		under = append(under, present(t.Under)...)
	}
	for _, c := range s.Charts {
		under = append(under, present(c.Under)...)
	}
	if v.defs.OtherTimes["file "+s.Narrative] {
		under = nil
	}
	return errors.Join(
		file.among("台账", v.ledgerIDs(), s.Ledgers...),
		each(s.Tables, func(t definition.Table) error { return v.table(file, t) }),
		each(s.Charts, func(c definition.Chart) error { return v.chart(file, c) }),
		file.among("小标题", headings(v.defs.Text(s.Narrative)), under...))
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

func (v *verifier) table(file source, t definition.Table) error {
	if t.Title == "" || len(present(t.List))+len(present(t.Built))+min(1, len(t.Figures)) != 1 {
		return file.Refuse(t.Title, "表 %q 要有 title，并且只写 list（清单）、figures（指标）、built（内置表）之一", t.Title)
	}
	if err := file.among("内置表", builtTables, t.Built); err != nil {
		return err
	}
	if err := v.stated(file, t.Figures...); err != nil {
		return err
	}
	if err := v.alike(file, t.Title, t.Figures); err != nil {
		return err
	}
	if t.List == "" {
		return v.tableUnits(file, t)
	}
	i := slices.IndexFunc(v.defs.Lists, func(d definition.List) bool { return d.ID == t.List })
	if i < 0 {
		return file.Unknown("清单", t.List, v.listIDs())
	}
	list := v.defs.Lists[i]
	for _, c := range t.Columns {
		if !slices.Contains(list.Columns, c.Column) {
			return file.Refuse(c.Column, "清单 %q 没有列 %q%s", list.ID, c.Column, definition.Suggest(c.Column, list.Columns))
		}
	}
	return v.tableUnits(file, t)
}

func (v *verifier) chart(file source, c definition.Chart) error {
	if err := file.among("图的种类", chartKinds, c.Kind); err != nil {
		return err
	}
	if err := file.among("内置图", builtCharts, c.Built); err != nil {
		return err
	}
	if c.Title == "" || (c.Built == "") == (len(c.Figures) == 0) {
		return file.Refuse(c.Title, "图 %q 要有 title，并且只写 figures（指标）或 built（内置图）之一", c.Title)
	}
	if err := v.stated(file, c.Figures...); err != nil {
		return err
	}
	if err := v.alike(file, c.Title, c.Figures); err != nil {
		return err
	}
	return v.chartUnit(file, c)
}

// alike refuses figures side by side of which some have groups and others none: they share no rows.
func (v *verifier) alike(file source, title string, ids []string) error {
	var grouped, plain []string
	for _, id := range ids {
		if f, ok := v.defs.Figure(id); ok && v.defs.Grouping(f.Query) != "" {
			grouped = append(grouped, id)
		} else if ok {
			plain = append(plain, id)
		}
	}
	if len(grouped) == 0 || len(plain) == 0 {
		return nil
	}
	return file.Refuse(title, "“%s”：%s 分组，%s 不分组，不能列在一起。请分成两个", title, strings.Join(grouped, "、"), strings.Join(plain, "、"))
}

// stated refuses figures that nothing defines; the targets of those that are defined there may be.
func (v *verifier) stated(file source, figures ...string) error {
	return each(figures, func(id string) error { return file.among("指标", v.figureIDs(), figure.Told(id)) })
}
