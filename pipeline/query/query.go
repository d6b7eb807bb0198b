// Package query resolves the queries of the definitions, finds the rows they speak of and
// measures them. Figures, claims, lists and checks all find their rows here, so that a condition
// means the same wherever it is written (design §2, "one definition, several readings").
// Like ledger and figure it belongs to the model that stages share; it decides nothing.
package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Context is what the placeholders of a definition stand for.
type Context struct {
	Definitions definition.Definitions
	Unit        string         // "@zone": the zone, in the scheme the assessed unit
	Own         bool           // "in year" is the month alone
	Month       calendar.Month // the month that the windows end with
}

// Query resolves a definition's query: the ledger and conditions of the figure it is "of"
// first, then its own. It fails on a definition that load.Definitions would refuse.
func (c Context) Query(q definition.Query) (figure.Query, error) {
	ledgerID, where := c.Definitions.Rows(q)
	conditions, err := c.Conditions(ledgerID, where)
	if err != nil {
		return figure.Query{}, err
	}
	if q.Measure != "" && !slices.Contains(measure.OfRows, q.Measure) { // a list measures nothing
		return figure.Query{}, fmt.Errorf("measure = %q 不认识", q.Measure)
	}
	r := figure.Query{Ledger: ledgerID, Measure: q.Measure, Weight: q.Weight, Where: conditions}
	if q.Column != "" {
		r.Columns = definition.Alternatives(q.Column)
	}
	if q.Measure == measure.Mean {
		r.Decimals = definition.MeanDecimals
	}
	if q.Decimals != nil {
		r.Decimals = *q.Decimals
	}
	return r, nil
}

// In resolves a query whose value is stated in a unit; it is in the base unit of its column
// where that is no unit of the column's kind, such as a count's.
func (c Context) In(word string, q definition.Query) (figure.Query, error) {
	r, err := c.Query(q)
	if err != nil || measure.Counts(q.Measure) {
		return r, err
	}
	d, _ := c.Definitions.Ledger(r.Ledger)
	column, _ := d.Column(q.Column)
	kind := unit.OfColumn(column.Type)
	r.In, _ = kind.Ratio(kind.Base(), word)
	return r, nil
}

// Conditions resolves conditions on a ledger's rows. One "in year" becomes two bounds.
func (c Context) Conditions(ledgerID string, where []definition.Condition) ([]figure.Condition, error) {
	d, ok := c.Definitions.Ledger(ledgerID)
	if !ok {
		return nil, fmt.Errorf("没有名为 %q 的台账", ledgerID)
	}
	resolved := make([]figure.Condition, 0, len(where)+1)
	for _, w := range where {
		column, ok := d.Column(w.Column)
		if !ok {
			return nil, fmt.Errorf("台账“%s”没有列 %q", d.Name, w.Column)
		}
		r, err := c.condition(column, w)
		if err != nil {
			return nil, err
		}
		resolved = append(resolved, r...)
	}
	return resolved, nil
}

func (c Context) condition(column definition.Column, w definition.Condition) ([]figure.Condition, error) {
	date := func(how figure.Comparison, d calendar.Date) figure.Condition {
		c := figure.Condition{Column: w.Column, Compare: how, Kind: ledger.Date, Date: d}
		if column.Type == "month" {
			c.Kind = ledger.Month
		}
		return c
	}
	switch w.Compare {
	case measure.InYear:
		start := c.Month.YearStart()
		if c.Own {
			start = c.Month.Start()
		}
		return []figure.Condition{date(figure.AtLeast, start), date(figure.AtMost, c.Month.End())}, nil
	case measure.AsOf:
		return []figure.Condition{date(figure.AtMost, c.Month.End())}, nil
	case measure.BlankOrAfter:
		return []figure.Condition{date(figure.BlankOrAfter, c.Month.End())}, nil
	case measure.BlankOrAsOf:
		return []figure.Condition{date(figure.BlankOrAtMost, c.Month.End())}, nil
	}
	r, err := c.value(column, w.Value)
	r.Column, r.Compare = w.Column, figure.Comparison(w.Compare)
	if err != nil {
		return nil, fmt.Errorf("列 %q 的条件：%w", w.Column, err)
	}
	if !known(r.Compare, r.Kind) {
		return nil, fmt.Errorf("列 %q 的条件：%s 列不能用比较 %q", w.Column, column.Type, w.Compare)
	}
	return []figure.Condition{r}, nil
}

// known says that a comparison has a meaning for values of the kind.
func known(how figure.Comparison, kind ledger.Kind) bool {
	switch how {
	case figure.Equal, figure.NotEqual:
		return true
	case figure.In:
		return kind == ledger.Text
	case figure.AtLeast, figure.AtMost, figure.Above, figure.Below:
		return kind == ledger.Number
	}
	return false
}

// value types a condition's value by the column it is compared with.
func (c Context) value(column definition.Column, v any) (figure.Condition, error) {
	switch column.Type {
	case "text", "code":
		texts, err := c.texts(v)
		return figure.Condition{Kind: ledger.Text, Text: texts}, err
	case "bool":
		b, ok := v.(bool)
		if !ok {
			return figure.Condition{}, fmt.Errorf("值应写 true 或 false，不是 %v", v)
		}
		return figure.Condition{Kind: ledger.Bool, True: b}, nil
	case "date", "month":
		return figure.Condition{}, fmt.Errorf("日期列用 in year、as of 或 blank or after，不写值")
	}
	n, err := number(v)
	return figure.Condition{Kind: ledger.Number, Number: n}, err
}

func (c Context) texts(v any) ([]string, error) {
	var texts []string
	switch v := v.(type) {
	case string:
		texts = []string{v}
	case []string:
		texts = slices.Clone(v)
	case []any:
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, fmt.Errorf("列表里的 %v 不是文字", e)
			}
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("值应是文字，不是 %v", v)
	}
	for i, s := range texts {
		if s == definition.OneUnit {
			texts[i] = c.Unit
		}
	}
	return texts, nil
}

func number(v any) (decimal.Decimal, error) {
	switch v := v.(type) {
	case int64:
		return decimal.NewFromInt(v), nil
	case int:
		return decimal.NewFromInt(int64(v)), nil
	case float64: // a TOML literal: its shortest decimal form is what was written
		return decimal.NewFromFloat(v), nil
	case string:
		return decimal.NewFromString(v)
	}
	return decimal.Decimal{}, fmt.Errorf("值应是一个数，不是 %v", v)
}

// Window words the time that a query covers (统计时段): 2020年1—12月 for a flow of the
// year, 截至2020年12月31日 for what is counted as of the month's end, else 报送时点.
func (c Context) Window(q definition.Query) string {
	if q.Derived() {
		var windows []string
		for _, root := range c.Definitions.Roots(q) {
			if w := c.Window(root); !slices.Contains(windows, w) {
				windows = append(windows, w)
			}
		}
		return strings.Join(windows, "、")
	}
	_, where := c.Definitions.Rows(q)
	asOf := q.Measure == measure.Latest // of the rows dated up to the month's end
	for _, w := range where {
		switch w.Compare {
		case measure.InYear:
			return YearToDate(c.Month)
		case measure.AsOf, measure.BlankOrAfter, measure.BlankOrAsOf:
			asOf = true
		}
	}
	if asOf {
		return "截至" + c.Month.End().Chinese()
	}
	return "报送时点"
}

// YearToDate returns 2020年1—12月, and 2020年1月 for a January.
func YearToDate(m calendar.Month) string {
	if m.Number == 1 {
		return fmt.Sprintf("%d年1月", m.Year)
	}
	return fmt.Sprintf("%d年1—%d月", m.Year, m.Number)
}
