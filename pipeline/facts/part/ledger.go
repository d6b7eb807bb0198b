package part

import (
	"fmt"
	"strconv"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/parquet"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// ledger are the rows of a ledger's table, in the order of files, sheets and lines; none where nobody sent it.
func (w *writer) ledger(t schema.Table) [][]parquet.Value {
	table := w.tables.Table(t.Ledger)
	if table == nil {
		return nil
	}
	columns := w.columns(t, table)
	dated := table.Column(table.Definition.RowDate)
	list := make([][]parquet.Value, 0, len(table.Rows))
	for i := range table.Rows {
		r := &table.Rows[i]
		row := make([]parquet.Value, 0, len(t.Columns))
		sheet := sheetOf(r.Sheet)
		row = append(append(row, w.common()...), parquet.Text(sheet.File), parquet.Text(sheet.Name), parquet.Int(r.Line), parquet.Int(i),
			parquet.Bool(r.Later), parquet.Date(table.Cell(int32(i), dated).Date))
		for _, c := range columns {
			row = append(row, c(r, table.Cell(int32(i), table.Column(t.Columns[len(row)].Of))))
		}
		list = append(list, row)
	}
	return list
}

func sheetOf(s *ledger.SheetName) ledger.SheetName {
	if s == nil {
		return ledger.SheetName{}
	}
	return *s
}

// column gives what a column states of a row's cell.
type column func(r *ledger.Row, c *ledger.Cell) parquet.Value

// columns are those of a ledger's table that state something of its cells.
func (w *writer) columns(t schema.Table, table *query.Table) []column {
	numbers := numbering{standIn: schema.StandIns(w.Defs, t.Ledger), given: map[string]int{}}
	var list []column
	for _, c := range t.Columns {
		if c.Of == "" {
			continue
		}
		d, _ := table.Definition.Column(c.Of)
		hidden := schema.Hidden(w.Defs, t.Ledger, c.Of)
		switch {
		case c.Part == schema.At:
			list = append(list, address)
		case c.Part == schema.Key && hidden:
			list = append(list, numbers.key)
		case c.Part == schema.Key:
			list = append(list, key)
		case c.Part == schema.Label:
			list = append(list, label)
		case hidden:
			list = append(list, numbers.number)
		default:
			list = append(list, w.value(c, d))
		}
	}
	return list
}

func address(_ *ledger.Row, c *ledger.Cell) parquet.Value {
	if c.At == (ledger.Address{}) {
		return parquet.Null()
	}
	return parquet.Text(c.At.String())
}

func key(_ *ledger.Row, c *ledger.Cell) parquet.Value { return text(ledger.Fold(c.Plain())) }

func label(_ *ledger.Row, c *ledger.Cell) parquet.Value {
	if ledger.Fold(c.Plain()) == "" {
		return parquet.Null()
	}
	return parquet.Text(query.Label(c.Plain()))
}

// value is that of a cell as its column has it.
func (w *writer) value(to schema.Column, d definition.Column) column {
	return func(r *ledger.Row, c *ledger.Cell) parquet.Value {
		switch {
		case query.IsBlank(c):
			return parquet.Null()
		case to.Type == schema.Decimal && c.Kind == ledger.Number:
			return w.exact(c.Number, func() string { return placed(r, c, d) })
		case to.Type == schema.Date:
			return parquet.Date(c.Date)
		case to.Type == schema.Bool && c.Kind == ledger.Bool:
			return parquet.Bool(c.True)
		}
		return parquet.Text(c.Plain())
	}
}

// placed names a cell to the department whose it is.
func placed(r *ledger.Row, c *ledger.Cell, d definition.Column) string {
	sheet := sheetOf(r.Sheet)
	return fmt.Sprintf("%s 工作表“%s”单元格 %s（%s）", sheet.File, sheet.Name, c.At, d.Header)
}

// numbering gives numbers to what is not to be shown of a ledger: equal values have an equal one, in whatever
// column they stand, in the order of first appearance.
type numbering struct {
	standIn func(folded string) (string, bool)
	given   map[string]int
}

func (n *numbering) of(c *ledger.Cell) (folded string, number int) {
	folded = ledger.Fold(c.Plain())
	if folded == "" {
		return "", 0
	}
	if n.given[folded] == 0 {
		n.given[folded] = len(n.given) + 1
	}
	return folded, n.given[folded]
}

func (n *numbering) number(_ *ledger.Row, c *ledger.Cell) parquet.Value {
	folded, number := n.of(c)
	if folded == "" {
		return parquet.Null()
	}
	return parquet.Int(number)
}

// key stands for a value that is not shown: in small letters, as no folded text is.
func (n *numbering) key(_ *ledger.Row, c *ledger.Cell) parquet.Value {
	folded, number := n.of(c)
	if folded == "" {
		return parquet.Null()
	}
	if stand, named := n.standIn(folded); named {
		return parquet.Text(stand)
	}
	return parquet.Text("n" + strconv.Itoa(number))
}
