package compose

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// row is a ledger row as narrative texts and tables read it, by column id.
type row struct {
	c    *composer
	book *ledger.Ledger
	data *ledger.Row
	said *narrative.Memory // of what its words are; nil for a table
}

// rows returns the rows of a list.
func (c *composer) rows(id string) []row {
	for _, list := range c.book.Lists {
		if list.ID == id {
			rows := c.rowsOf(list)
			for i := range rows {
				rows[i].said = &c.said
			}
			return rows
		}
	}
	return nil
}

func (c *composer) rowsOf(list figure.List) []row {
	rows := make([]row, len(list.Rows))
	for i, r := range list.Rows {
		rows[i] = row{c: c, book: c.set[list.Ledger], data: r}
	}
	return rows
}

// cell returns a cell of the row; personal data never leave the ledger (design §5), and
// what is dated after the report period has not happened yet (design-life §18).
func (r row) cell(column string) ledger.Cell {
	i := r.book.Column(column)
	if i < 0 {
		return ledger.Cell{}
	}
	d, _ := r.c.defs.Ledger(r.book.ID)
	def, _ := d.Column(column)
	if def.Personal != "" {
		return ledger.Cell{Kind: ledger.Text, Text: "＊＊＊"}
	}
	if r.ahead(i, def) {
		return ledger.Cell{}
	}
	return r.data.Cells[i]
}

// ahead says that a cell is dated after the report period, and does not state a plan.
func (r row) ahead(i int, def definition.Column) bool {
	cell := r.data.Cells[i]
	return !def.Planned && (cell.Kind == ledger.Date || cell.Kind == ledger.Month) && cell.Date > r.c.opts.Period.End()
}

// Ahead says that the row has a date after the report period, plans apart: a 状态 without a
// date may then speak of a later time than the report.
func (r row) Ahead() bool {
	d, _ := r.c.defs.Ledger(r.book.ID)
	for i, id := range r.book.Columns {
		if def, _ := d.Column(id); r.ahead(i, def) {
			return true
		}
	}
	return false
}

// Text returns the text of a cell.
func (r row) Text(column string) string { return r.said.Named(strings.TrimSpace(r.cell(column).Text)) }

// Value returns the date of a cell, zero if it has none.
func (r row) Value(column string) calendar.Date { return r.cell(column).Date }

// Day returns the date as 10月23日, with the year if it is not the report's.
func (r row) Day(column string) string {
	d := r.Value(column)
	if !d.IsZero() && d.Year() != r.c.opts.Period.Year {
		return r.said.Named(d.Chinese())
	}
	return r.said.Named(wording.Day(d))
}

// Chinese returns the date as 2020年10月23日, "" if there is none.
func (r row) Chinese(column string) string {
	if d := r.Value(column); !d.IsZero() {
		return r.said.Named(d.Chinese())
	}
	return ""
}

// Before says that the cell has a date not after the end of the report month.
func (r row) Before(column string) bool {
	d := r.Value(column)
	return !d.IsZero() && d <= r.c.opts.Period.End()
}

// Money words an amount as running text does: 15亿元.
func (r row) Money(column string) string { return r.number(column, wording.Money) }

// Plain returns the number without a unit.
func (r row) Plain(column string) string {
	return r.number(column, func(v decimal.Decimal) string { return wording.Trimmed(v, 8) })
}

// Percent returns a rate with its sign: 5.28%.
func (r row) Percent(column string) string {
	return r.number(column, func(v decimal.Decimal) string { return wording.Trimmed(v, 4) + "%" })
}

func (r row) number(column string, word func(decimal.Decimal) string) string {
	cell := r.cell(column)
	if cell.Kind != ledger.Number {
		return ""
	}
	return r.said.Named(word(cell.Number))
}

// tableCell writes one ledger cell in the unit of the table's column.
func (r row) tableCell(tc definition.TableColumn, column definition.Column, places int) document.Cell {
	cell := r.cell(tc.Column)
	if cell.Kind != ledger.Number {
		return document.Cell{Text: strings.TrimSpace(cell.Plain())}
	}
	n := symbol.Number(printing(tc, column).Of(cell.Number), places)
	n.From = document.Taken{Sheet: *r.data.Sheet, At: cell.At, In: printing(tc, column)}
	return n
}

// decimalsOf returns how many decimals a column of a list prints: as the table says, else
// the most that its numbers have. A column prints equal decimals (typography.md §3.3).
func decimalsOf(rows []row, tc definition.TableColumn, column definition.Column) int {
	if tc.Decimals != nil {
		return *tc.Decimals
	}
	places := 0
	for _, r := range rows {
		if cell := r.cell(tc.Column); cell.Kind == ledger.Number {
			places = max(places, wording.Decimals(printing(tc, column).Of(cell.Number), 4))
		}
	}
	return places
}

// names joins the distinct texts of a column with 、; those of several columns are joined with 的 first.
func names(rows []row, columns ...string) string {
	text := strings.Join(different(rows, columns...), "、")
	if len(rows) == 0 {
		return text
	}
	return rows[0].said.Named(text)
}

// different returns the distinct texts of columns that are not blank, as they first appear: 江南的明府.
func different(rows []row, columns ...string) []string {
	seen := map[string]bool{}
	var list []string
	for _, r := range rows {
		var texts []string
		for _, column := range columns {
			if text := r.Text(column); text != "" {
				texts = append(texts, text)
			}
		}
		text := strings.Join(texts, "的")
		if key := ledger.Fold(text); key != "" && !seen[key] {
			seen[key] = true
			list = append(list, text)
		}
	}
	return list
}
