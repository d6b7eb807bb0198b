// Package inwords words the definitions of a scheme for readers: how an indicator is scored, which rows
// count for how much. What 说明 of a report says and the 口径 of a score are these words.
package inwords

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/unit"
)

// Size words a size of rows by the bounds of a tier: 总投资10000万元以上、不足50000万元. It is "" where
// the tier has no bounds.
func Size(d definition.Indicator, tier int, l definition.Ledger) string {
	if tier < 0 || d.By == "" {
		return ""
	}
	column, _ := l.Column(d.By)
	in := unit.OfColumn(column.Type).Base()
	least, next := d.Tiers[tier].Least, definition.Number("")
	if tier+1 < len(d.Tiers) {
		next = d.Tiers[tier+1].Least
	}
	switch {
	case least == "" && next == "":
		return ""
	case next == "":
		return column.Header + string(least) + in + "以上"
	case least == "":
		return column.Header + "不足" + string(next) + in
	}
	return column.Header + string(least) + in + "以上、不足" + string(next) + in
}

// compares are the words for comparisons.
var compares = map[string]string{
	"=": "为", "!=": "不为", "in": "为", ">=": "不小于", "<=": "不大于", ">": "大于", "<": "小于",
	"in year": "在本年", "as of": "不晚于报告期末", "blank or after": "空白或晚于报告期末", "blank or as of": "空白或不晚于报告期末",
}

// Conditions says which rows of a ledger meet conditions: 产业类别为制造业.
func Conditions(where []definition.Condition, l definition.Ledger) string {
	list := make([]string, len(where))
	for i, w := range where {
		column, _ := l.Column(w.Column)
		list[i] = column.Header + compares[w.Compare] + value(w.Value)
	}
	return strings.Join(list, "、")
}

func value(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "是"
		}
		return "否"
	case []any:
		list := make([]string, len(v))
		for i, one := range v {
			list[i] = fmt.Sprint(one)
		}
		return strings.Join(list, "或")
	}
	return fmt.Sprint(v)
}
