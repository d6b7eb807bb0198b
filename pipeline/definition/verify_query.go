package definition

import (
	"slices"
	"strings"

	"zonereport/pipeline/figure"
)

func (l *loader) verifyFigures() error {
	seen := map[string]bool{}
	for _, f := range l.defs.Figures {
		file := l.owner["figure "+f.ID]
		if f.Name == "" || f.Unit == "" || f.Text == "" {
			return file.fail(f.ID, "指标 %q 要有 name（名称）、unit（单位）和 definition（口径）", f.ID)
		}
		if ring := l.ring(f); ring != "" {
			return file.failIn(f.ID, "of", "指标的 of 绕成一圈：%s，谁也没有自己的行。请把其中一项改成写 ledger", ring)
		}
		if f.Of != "" && !seen[f.Of] {
			return file.fail(f.ID, "指标 %q 的 of = %q 应是排在它前面的指标%s", f.ID, f.Of, Suggest(f.Of, l.figureIDs()))
		}
		if err := l.query(file, f.ID, f.Query); err != nil {
			return err
		}
		if err := l.figureUnit(file, f.ID, f.Unit, f.Query); err != nil {
			return err
		}
		seen[f.ID] = true
	}
	return nil
}

// ring names the figures that are "of" each other in a circle, "" if the figure's chain ends.
func (l *loader) ring(f Figure) string {
	chain := []string{f.ID}
	for f.Of != "" {
		chain = append(chain, f.Of)
		if slices.Contains(chain[:len(chain)-1], f.Of) {
			return strings.Join(chain, " → ")
		}
		next, ok := l.defs.Figure(f.Of)
		if !ok {
			return ""
		}
		f = next
	}
	return ""
}

var measures = []string{"count", "sum", "distinct", "mean", "latest"}

// query refuses a query that cannot be evaluated; name is the figure or indicator it belongs to.
func (l *loader) query(file File, name string, q Query) error {
	d, err := l.rows(file, name, q.Ledger, q.Of, q.Where)
	if err != nil {
		return err
	}
	if !slices.Contains(measures, q.Measure) {
		return file.fail(name, "%q 的 measure = %q 不认识，应是 count、sum、distinct、mean、latest 之一%s", name, q.Measure, Suggest(q.Measure, measures))
	}
	if (q.Measure == "count") != (q.Column == "") {
		return file.fail(name, "%q：measure 为 count 时不写 column，其余的要写", name)
	}
	if err := file.queryColumns(d, name, q); err != nil {
		return err
	}
	if err := file.personalQuery(d, name, q); err != nil {
		return err
	}
	return file.measureColumns(d, name, q)
}

// queryColumns refuses columns that the ledger has not; of alternatives only distinct counts.
func (f File) queryColumns(d Ledger, name string, q Query) error {
	for _, column := range slices.Concat(present(q.Column), present(q.Weight), present(q.Group)) {
		if strings.Contains(column, "|") && (q.Measure != "distinct" || column != q.Column) {
			return f.failIn(name, column, "%q：只有 distinct 的 column 可以写几列（%q），这里只写一列", name, column)
		}
		if err := f.column(d, column); err != nil {
			return err
		}
	}
	return nil
}

// measureColumns refuses a measure over columns of a type it cannot use.
func (f File) measureColumns(d Ledger, name string, q Query) error {
	column, _ := d.Column(q.Column)
	weight, hasWeight := d.Column(q.Weight)
	switch {
	case (q.Measure == "sum" || q.Measure == "mean" || q.Measure == "latest") && !isNumber(column):
		return f.fail(name, "%q：measure = %q 要用数值列，%q 是 %s 列", name, q.Measure, q.Column, column.Type)
	case q.Measure == "mean" && (!hasWeight || !isNumber(weight) || q.Decimals == nil):
		return f.fail(name, "%q：mean 要写 weight（作权数的数值列）和 decimals（小数位数）", name)
	case q.Measure == "latest" && (!hasWeight || !isDate(weight)):
		return f.fail(name, "%q：latest 要写 weight（判断先后的日期列）", name)
	}
	return nil
}

// rows refuses a selection of rows and returns the ledger it selects from.
func (l *loader) rows(file File, name, ledgerID, of string, where []Condition) (Ledger, error) {
	if (ledgerID == "") == (of == "") {
		return Ledger{}, file.fail(name, "%q 要写 ledger（台账）或 of（在哪项指标里），只写其一", name)
	}
	if of != "" {
		if _, ok := l.defs.Figure(of); !ok {
			return Ledger{}, file.unknown("指标", of, l.figureIDs())
		}
		ledgerID, _ = l.defs.Rows(Query{Of: of})
	}
	d, ok := l.defs.Ledger(ledgerID)
	if !ok {
		return Ledger{}, file.unknown("台账", ledgerID, l.ledgerIDs())
	}
	for _, c := range where {
		if err := file.condition(d, c); err != nil {
			return Ledger{}, err
		}
	}
	return d, nil
}

func (l *loader) verifyLists() error {
	file := l.file("lists.toml")
	for _, list := range l.defs.Lists {
		d, err := l.rows(file, list.ID, list.Ledger, list.Of, list.Where)
		if err != nil {
			return err
		}
		for _, c := range list.Columns {
			if err := file.column(d, c); err != nil {
				return err
			}
			if err := file.personal(d, list.ID, "进入报告", c); err != nil {
				return err
			}
		}
		for _, c := range list.Sort {
			if err := file.column(d, sortColumn(c)); err != nil {
				return err
			}
			if err := file.personal(d, list.ID, "用来排序", sortColumn(c)); err != nil {
				return err
			}
		}
	}
	return nil
}

func sortColumn(s string) string {
	if s != "" && s[0] == '-' {
		return s[1:]
	}
	return s
}

// claimNeeds says which keys each kind of claim wants, besides where.
var claimNeeds = map[string][]string{
	"all_done": {"ledger", "date"}, "none_left": {"ledger", "date"}, "first": {"ledger", "date"},
	"within_days": {"ledger", "date", "from", "days"}, "streak": {},
}

func (l *loader) verifyClaims() error {
	file := l.file("claims.toml")
	for _, c := range l.defs.Claims {
		needs, ok := claimNeeds[c.Kind]
		if !ok {
			return file.unknown("断言种类", c.Kind, []string{"all_done", "none_left", "first", "within_days", "streak"})
		}
		has := map[string]bool{"ledger": c.Ledger != "", "date": c.Date != "", "from": c.From != "", "days": c.Days > 0}
		for _, need := range needs {
			if !has[need] {
				return file.fail(c.ID, "断言 %q（%s）缺少 %s", c.ID, c.Kind, need)
			}
		}
		if c.Kind == "streak" {
			continue
		}
		d, err := l.rows(file, c.ID, c.Ledger, "", c.Where)
		if err != nil {
			return err
		}
		for _, column := range slices.Concat(present(c.Date), present(c.From), present(c.Group)) {
			if err := file.column(d, column); err != nil {
				return err
			}
		}
		if err := file.personal(d, c.ID, "用来分组", present(c.Group)...); err != nil {
			return err
		}
	}
	return nil
}

// file returns a file that was read, by path.
func (l *loader) file(name string) File {
	i := slices.IndexFunc(l.defs.Files, func(f File) bool { return f.Path == name })
	if i < 0 {
		return File{Path: name}
	}
	return l.defs.Files[i]
}

func (l *loader) figureIDs() []string {
	ids := make([]string, len(l.defs.Figures))
	for i, f := range l.defs.Figures {
		ids[i] = f.ID
	}
	return append(ids, figure.CampaignIDs()...)
}

func (l *loader) ledgerIDs() []string {
	ids := make([]string, len(l.defs.Ledgers))
	for i, d := range l.defs.Ledgers {
		ids[i] = d.ID
	}
	return ids
}
