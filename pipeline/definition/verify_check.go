package definition

import (
	"regexp"
	"slices"
	"strings"

	"zonereport/pipeline/figure"
)

// verifyChecks refuses a check that its kind cannot run.
func (l *loader) verifyChecks() error {
	severities := []string{"error", "warning", "info"}
	for _, c := range l.defs.Checks {
		file := l.owner["check "+c.ID]
		if !slices.Contains(severities, c.Severity) {
			return file.unknown("审核级别", c.Severity, severities)
		}
		if err := file.checkKeys(c); err != nil {
			return err
		}
		for _, id := range slices.Concat(c.Figures, present(c.Figure), present(c.Base)) {
			if !slices.Contains(l.figureIDs(), id) {
				return file.unknown("指标", id, l.figureIDs())
			}
		}
		verify := l.checkRows
		if c.OverFigures() {
			verify = l.checkFigures
		}
		if err := verify(file, c); err != nil {
			return err
		}
		if err := l.checkUnits(file, c); err != nil {
			return err
		}
	}
	return nil
}

// checkKeys refuses an unknown kind, a key that is missing, one that the kind has no use
// for, and a text with a placeholder that the kind does not fill in.
func (f File) checkKeys(c Check) error {
	i := slices.IndexFunc(CheckKinds, func(k CheckKind) bool { return k.Name == c.Kind })
	if i < 0 {
		var names []string
		for _, k := range CheckKinds {
			names = append(names, k.Name)
		}
		return f.unknown("审核种类", c.Kind, names)
	}
	kind, stated := CheckKinds[i], c.stated()
	for _, need := range kind.Needs {
		if !slices.ContainsFunc(Alternatives(need), func(key string) bool { return slices.Contains(stated, key) }) {
			return f.fail(c.ID, "审核 %q（%s）缺少 %s", c.ID, c.Kind, strings.ReplaceAll(need, "|", " 或 "))
		}
	}
	for _, key := range stated {
		if !slices.Contains(kind.Needs, key) && !slices.Contains(kind.May, key) {
			return f.fail(c.ID, "审核 %q：%s 不用 %s，请删去，或改用别的种类", c.ID, c.Kind, key)
		}
	}
	if c.Least != nil && c.Most != nil && *c.Least > *c.Most {
		return f.fail(c.ID, "审核 %q 的 least 大于 most", c.ID)
	}
	return f.placeholders(c, kind.Says)
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

func (f File) placeholders(c Check, known []string) error {
	if c.Found == "" {
		return f.fail(c.ID, "审核 %q 缺少 found：写明哪里不对", c.ID)
	}
	if c.Expected == "" {
		return f.fail(c.ID, "审核 %q 缺少 expected：写明应当怎样", c.ID)
	}
	for _, text := range []string{c.Found, c.Expected, c.Action} {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(known, m[1]) {
				return f.fail(c.ID, "审核 %q 的文字里不能用 %s%s", c.ID, m[0], Suggest(m[1], known))
			}
		}
	}
	return nil
}

// checkRows refuses a check on rows that names what its ledgers do not have.
func (l *loader) checkRows(file File, c Check) error {
	d, err := l.rows(file, c.ID, c.Ledger, "", append(slices.Clip(c.Where), c.Should...))
	if err != nil {
		return err
	}
	other := d
	if (c.Other == "") != (c.OtherColumn == "") || c.Other == "" && len(c.OtherWhere) > 0 {
		return file.fail(c.ID, "审核 %q：other（另一本台账）和 other_column（其中对应的列）要一起写", c.ID)
	}
	if c.Other != "" {
		if other, err = l.rows(file, c.ID, c.Other, "", c.OtherWhere); err != nil {
			return err
		}
		if err := file.column(other, c.OtherColumn); err != nil {
			return err
		}
	}
	if c.Amount != "" {
		if err := file.column(other, c.Amount); err != nil {
			return err
		}
	}
	for _, column := range slices.Concat([]string{c.Column}, present(c.Than), present(c.Per), present(c.Group), c.Same) {
		if err := file.column(d, column); err != nil {
			return err
		}
	}
	if err := file.personalCheck(c, d, other); err != nil {
		return err
	}
	return file.checkTypes(c, d, other)
}

// checkTypes refuses columns of types that the kind cannot compare.
func (f File) checkTypes(c Check, d, other Ledger) error {
	switch c.Kind {
	case "order":
		return f.checkOrder(c, d)
	case "band", "sums", "running_sum":
		return f.checkNumbers(c, d, other)
	}
	return nil
}

// checkOrder wants dates or numbers on both sides.
func (f File) checkOrder(c Check, d Ledger) error {
	column, _ := d.Column(c.Column)
	for _, id := range Alternatives(c.Than) {
		than, _ := d.Column(id)
		if !(isDate(column) && isDate(than)) && !(isNumber(column) && isNumber(than)) {
			return f.fail(c.ID, "审核 %q：order 比较两个日期列或两个数值列，%q 是 %s 列，%q 是 %s 列", c.ID, c.Column, column.Type, id, than.Type)
		}
	}
	return nil
}

// checkNumbers wants numbers in every column that is added or divided.
func (f File) checkNumbers(c Check, d, other Ledger) error {
	column, _ := d.Column(c.Column)
	numbers := []Column{column}
	if per, ok := d.Column(c.Per); ok {
		numbers = append(numbers, per)
	}
	if amount, ok := other.Column(c.Amount); ok {
		numbers = append(numbers, amount)
	}
	for _, n := range numbers {
		if !isNumber(n) {
			return f.fail(c.ID, "审核 %q：%s 要用数值列，%q 是 %s 列", c.ID, c.Kind, n.ID, n.Type)
		}
	}
	if c.Kind == "running_sum" && d.RowDate == "" {
		return f.fail(c.ID, "审核 %q：running_sum 要用有 row_date 的台账", c.ID)
	}
	return nil
}

// checkFigures refuses a check over figures that cannot be held against each other or
// against an earlier month.
func (l *loader) checkFigures(file File, c Check) error {
	if c.Kind == "ratio" {
		a, isA := l.defs.Figure(c.Figure)
		b, isB := l.defs.Figure(c.Base)
		if !isA || !isB || a.Group != b.Group && a.Group != "" && b.Group != "" {
			return file.fail(c.ID, "审核 %q：figure 和 base 要用 figures 里定义的指标，分组列相同或只有一个分组", c.ID)
		}
		return nil
	}
	for _, id := range c.Figures {
		dated, flow := l.defs.Window(id)
		_, defined := l.defs.Figure(id)
		switch {
		case !defined && id != figure.CampaignActual:
			return file.fail(id, "审核 %q 不能用于 %q：考核的指标只有 %s 可以与上月相比", c.ID, id, figure.CampaignActual)
		case c.Kind == "continuity" && !dated:
			return file.fail(id, "审核 %q：continuity 只用于按日期取行的指标，%q 是报送时点数，不能按上月重算", c.ID, id)
		case c.Kind == "stalled" && !flow:
			return file.fail(id, "审核 %q：stalled 只用于年初至报告期末（in year）的指标，%q 不是", c.ID, id)
		}
	}
	return nil
}
