package narrative

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"zonereport/pipeline/definition"
)

// wordable says which types of columns the methods of a row can word.
var wordable = map[string][]string{
	"Text": {"text", "code"}, "Value": {"date", "month"}, "Day": {"date", "month"}, "Chinese": {"date", "month"}, "Before": {"date", "month"},
	"Money": {"money"}, "Plain": {"money", "land", "area", "num", "int", "rate"}, "Percent": {"rate"},
}

// column refuses a column that a list's ledger has not, that is personal, or that a method of
// its rows cannot word: the report would print nothing, or a number under a wrong sign.
func (r *reader) column(at parse.Pos, list, method string, args []parse.Node) {
	name := literal(args, 0)
	d, known := r.ledger(list)
	if name == "" || !known || r.defs.OtherTimes["column "+d.ID+"/"+name] {
		return
	}
	column, ok := d.Column(name)
	types := wordable[method]
	switch {
	case !ok:
		var columns []string
		for _, c := range d.Columns {
			columns = append(columns, c.ID)
		}
		r.fail(at, "清单 %q（%s）没有列 %q%s", list, d.Name, name, definition.Suggest(name, columns))
	case column.Personal != "":
		r.fail(at, "列 %q（%s）含个人信息，不能写进报告", name, column.Header)
	case len(types) > 0 && !slices.Contains(types, column.Type):
		r.fail(at, ".%s 用于 %s 列，%q（%s）是 %s 列；%s", method, strings.Join(types, "、"), name, column.Header, column.Type, advice(column.Type))
	}
}

// advice says how a row words a column of a type.
func advice(columnType string) string {
	var fit []string
	for _, method := range slices.Sorted(maps.Keys(wordable)) {
		if slices.Contains(wordable[method], columnType) {
			fit = append(fit, "."+method)
		}
	}
	if len(fit) == 0 {
		return "这种列没有写法"
	}
	return fmt.Sprintf("可用 %s", strings.Join(fit, "、"))
}

// ledger is the one whose rows a list holds.
func (r *reader) ledger(list string) (definition.Ledger, bool) {
	i := slices.IndexFunc(r.defs.Lists, func(l definition.List) bool { return l.ID == list })
	if i < 0 {
		return definition.Ledger{}, false
	}
	id, _ := r.defs.Rows(definition.Query{Ledger: r.defs.Lists[i].Ledger, Of: definition.Names(r.defs.Lists[i].Of)})
	d, _ := r.defs.Ledger(id)
	return d, true
}
