package compose

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// enclosures returns the counted rows of every ledger that the figures' queries run over or
// a table lists, so that a workbook can state each figure as a formula. Personal columns are left out or
// numbered (design §5); targets stand in the unit of their indicator.
func (c *composer) enclosures(figures []figure.Figure) []document.Enclosure {
	needs := map[string]*need{}
	targets := map[ledger.Address]figure.Target{}
	for _, f := range figures {
		switch w := f.Working.(type) {
		case figure.Query:
			c.need(needs, w)
		case figure.Score:
			targets[w.Target.At] = w.Target
		}
	}
	if len(targets) > 0 && needs[c.defs.Scheme.Targets] == nil {
		needs[c.defs.Scheme.Targets] = &need{}
	}
	for _, id := range c.listed() {
		if needs[id] == nil {
			needs[id] = &need{}
		}
	}
	var list []document.Enclosure
	for _, d := range c.defs.Ledgers {
		if n, ok := needs[d.ID]; ok && c.set[d.ID] != nil {
			e := enclose(d, c.set[d.ID], *n)
			if d.ID == c.defs.Scheme.Targets {
				convertTargets(&e, targets)
			}
			list = append(list, e)
		}
	}
	return list
}

// listed returns the ledgers of which the report's tables list rows.
func (c *composer) listed() []string {
	var ids []string
	for _, s := range c.report.Sections {
		for _, t := range s.Tables {
			for _, l := range c.book.Lists {
				if l.ID == t.List && len(l.Rows) > 0 {
					ids = append(ids, l.Ledger)
				}
			}
		}
	}
	return ids
}

// need is what the formulas over one ledger ask of its enclosure.
type need struct {
	distinct []string                     // "uscc|firm"
	texts    map[string]map[string]string // by column: folded text to the text the condition states
}

func (c *composer) need(needs map[string]*need, q figure.Query) {
	n := needs[q.Ledger]
	if n == nil {
		n = &need{texts: map[string]map[string]string{}}
		needs[q.Ledger] = n
	}
	if columns := strings.Join(q.Columns, "|"); q.Measure == "distinct" && !slices.Contains(n.distinct, columns) {
		n.distinct = append(n.distinct, columns)
	}
	for _, condition := range q.Where {
		if condition.Kind != ledger.Text {
			continue
		}
		if n.texts[condition.Column] == nil {
			n.texts[condition.Column] = map[string]string{}
		}
		for _, text := range condition.Text {
			n.texts[condition.Column][ledger.Fold(text)] = text
		}
	}
}

// enclose copies the counted rows of a ledger.
func enclose(d definition.Ledger, book *ledger.Ledger, n need) document.Enclosure {
	e := document.Enclosure{Ledger: d.ID, Name: d.Name}
	var from []int // column of the ledger by column of the enclosure
	for i, c := range d.Columns {
		if c.Personal == "" {
			e.Columns = append(e.Columns, document.EnclosedColumn{ID: c.ID, Header: headerWithUnit(c), Kind: kindOf(c.Type)})
			from = append(from, i)
		}
	}
	for _, r := range book.Current() {
		cells := make([]ledger.Cell, len(from), len(from)+len(n.distinct))
		for i, j := range from {
			cells[i] = r.Cells[j]
			if canonical := n.texts[e.Columns[i].ID]; canonical != nil && cells[i].Kind == ledger.Text {
				if text, ok := canonical[ledger.Fold(cells[i].Text)]; ok {
					cells[i].Text = text
				}
			}
		}
		e.Rows = append(e.Rows, document.EnclosedRow{Sheet: r.Sheet, Line: r.Line, Cells: cells})
	}
	for _, columns := range n.distinct {
		numberDistinct(&e, d, book, definition.Alternatives(columns))
	}
	return e
}

// numberDistinct adds a column that numbers the distinct values of columns, 0 for a blank.
func numberDistinct(e *document.Enclosure, d definition.Ledger, book *ledger.Ledger, columns []string) {
	headers := make([]string, len(columns))
	for i, id := range columns {
		c, _ := d.Column(id)
		headers[i] = c.Header
	}
	e.Columns = append(e.Columns, document.EnclosedColumn{
		ID: "distinct_" + strings.Join(columns, "_"), Header: strings.Join(headers, "或") + "序号（去重用）", Kind: ledger.Number, Distinct: columns,
	})
	numbers := map[string]int64{}
	for i, r := range book.Current() {
		n := int64(0)
		if key := distinctKey(book, r, columns); key != "" {
			if numbers[key] == 0 {
				numbers[key] = int64(len(numbers) + 1)
			}
			n = numbers[key]
		}
		e.Rows[i].Cells = append(e.Rows[i].Cells, ledger.Cell{Kind: ledger.Number, Number: decimal.NewFromInt(n)})
	}
}

// distinctKey is the folded first value that is not blank among columns.
func distinctKey(book *ledger.Ledger, r *ledger.Row, columns []string) string {
	for _, id := range columns {
		if i := book.Column(id); i >= 0 {
			if key := ledger.Fold(r.Cells[i].Text); key != "" {
				return key
			}
		}
	}
	return ""
}

// convertTargets writes the targets in the unit of their indicator, as scores use them.
func convertTargets(e *document.Enclosure, targets map[ledger.Address]figure.Target) {
	target := slices.IndexFunc(e.Columns, func(c document.EnclosedColumn) bool { return c.ID == "target" })
	unit := slices.IndexFunc(e.Columns, func(c document.EnclosedColumn) bool { return c.ID == "uom" })
	if target < 0 {
		return
	}
	e.Columns[target].Header += "（按考核指标的单位）"
	for i := range e.Rows {
		cells := e.Rows[i].Cells
		t, ok := targets[cells[target].At]
		if !ok || t.Sheet == nil || *t.Sheet != *e.Rows[i].Sheet {
			continue
		}
		cells[target].Number = t.Value
		if unit >= 0 {
			cells[unit] = ledger.Cell{Kind: ledger.Text, Text: t.Unit, At: cells[unit].At}
		}
	}
}

func headerWithUnit(c definition.Column) string {
	units := map[string]string{"money": "（万元）", "land": "（亩）", "area": "（㎡）", "rate": "（%）"}
	return c.Header + units[c.Type]
}

func kindOf(columnType string) ledger.Kind {
	switch columnType {
	case "text", "code":
		return ledger.Text
	case "date":
		return ledger.Date
	case "month":
		return ledger.Month
	case "bool":
		return ledger.Bool
	}
	return ledger.Number
}
