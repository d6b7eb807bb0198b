package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// table writes a table of the report; one without rows is left out, its narrative says why.
func (c *composer) table(t definition.Table) []document.Block {
	var table document.Table
	switch {
	case t.Built == "ranking":
		return c.standings(t)
	case t.Built == "adjusted":
		table = c.adjustmentsTable()
	case t.Built == "scheme":
		table = c.schemeTable()
	case t.Built == "months":
		table = c.monthsTable()
	case t.List != "":
		table = c.listTable(t)
	default:
		table = c.figuresTable(t)
	}
	if len(table.Rows) == 0 {
		return nil
	}
	c.tables++
	table.Number = "表" + strconv.Itoa(c.tables)
	table.Title = t.Title
	table.Unit = t.Unit
	if t.Built == "" { // the built-in tables explain their own signs
		symbol.Explain(&table)
	}
	if t.Note != "" {
		table.Notes = append(table.Notes, t.Note)
	}
	return []document.Block{table}
}

// standings numbers the tables of the month's standings, each named for its group.
func (c *composer) standings(t definition.Table) []document.Block {
	var blocks []document.Block
	for _, table := range c.rankings() {
		c.tables++
		table.Number = "表" + strconv.Itoa(c.tables)
		switch {
		case table.Title == "":
			table.Title = t.Title
		case !strings.Contains(table.Title, scoreDetail):
			table.Title = t.Title + "（" + table.Title + "）"
		}
		if t.Note != "" && len(blocks) == 0 {
			table.Notes = append(table.Notes, t.Note)
		}
		blocks = append(blocks, table)
	}
	return blocks
}

// listTable writes the rows of a list, one column per definition.
func (c *composer) listTable(t definition.Table) document.Table {
	table := document.Table{Listed: true}
	for _, l := range c.book.Lists {
		if l.ID != t.List {
			continue
		}
		d, _ := c.defs.Ledger(l.Ledger)
		for _, tc := range t.Columns {
			column, _ := d.Column(tc.Column)
			table.Columns = append(table.Columns, document.Column{Head: strings.Split(tc.Head, "/"), Align: align(column.Type), Wide: column.Type == "text"})
		}
		rows := c.rowsOf(l)
		table.Rows = make([]document.Row, len(rows))
		for _, tc := range t.Columns {
			column, _ := d.Column(tc.Column)
			tc.Unit = unitOf(t, tc, unit.OfColumn(column.Type))
			places := decimalsOf(rows, tc, column)
			for i, r := range rows {
				if c.ownUnits(d.ID, tc.Column) {
					places = decimalsOf(rows[i:i+1], tc, column)
				}
				table.Rows[i].Cells = append(table.Rows[i].Cells, r.tableCell(tc, column, places))
			}
		}
		if c.datedAhead(rows, t) {
			table.Notes = append(table.Notes, "晚于报告期末的日期不列；没有日期的栏目以报送的台账为准。")
		}
	}
	return table
}

// ownUnits says that a column's numbers are each in a unit of its row, and so need not print
// equal decimals: 66 平方公里 above 312 家.
func (c *composer) ownUnits(ledgerID, column string) bool {
	return slices.ContainsFunc(c.defs.Figures, func(f definition.Figure) bool {
		return f.Ledger == ledgerID && f.Column == column && strings.HasPrefix(f.Unit, "@")
	})
}

// datedAhead says that the table leaves a date blank because it is after the report period.
func (c *composer) datedAhead(rows []row, t definition.Table) bool {
	return slices.ContainsFunc(rows, func(r row) bool {
		d, _ := c.defs.Ledger(r.book.ID)
		return slices.ContainsFunc(t.Columns, func(tc definition.TableColumn) bool {
			def, _ := d.Column(tc.Column)
			i := r.book.Column(tc.Column)
			return i >= 0 && def.Personal == "" && r.ahead(i, def)
		})
	})
}

func align(columnType string) document.Align {
	switch columnType {
	case "text":
		return document.Left
	case "money", "land", "area", "num", "int", "rate":
		return document.Decimal
	}
	return document.Center
}

// figuresTable writes grouped figures with one row per group value, plain ones with one row
// per figure.
func (c *composer) figuresTable(t definition.Table) document.Table {
	if d, ok := c.defs.Figure(t.Figures[0]); ok && d.Group == "" {
		return c.plainFigures(t)
	}
	table := document.Table{Columns: []document.Column{{Head: []string{t.Head}, Align: document.Center}}}
	for i, id := range t.Figures {
		head := c.headOf(id, c.columnUnit(t, i))
		if i < len(t.Columns) {
			head = t.Columns[i].Head
		}
		table.Columns = append(table.Columns, document.Column{Head: strings.Split(head, "/"), Align: document.Decimal})
	}
	values := c.groupValues(t.Figures)
	if t.Total && len(values) > 1 {
		table.Rows = append(table.Rows, c.totalRow(t))
	}
	for _, v := range values {
		cells := []document.Cell{{Text: v}}
		for i, id := range t.Figures {
			cells = append(cells, c.figureCellIn(figure.Key(id, v), c.placesOf(t, i), c.figureIn(id, c.columnUnit(t, i))))
		}
		table.Rows = append(table.Rows, document.Row{Cells: cells})
	}
	return table
}

// headOf is what a column of a figure is called where nothing else is stated: its name and unit.
func (c *composer) headOf(id, in string) string {
	f, ok := c.defs.Figure(id)
	if !ok {
		return id
	}
	if word := cmp.Or(in, f.Unit); word != "" && !strings.HasPrefix(word, "@") {
		return f.Name + "（" + unit.Written(word) + "）"
	}
	return f.Name
}

// placesOf are the decimals of a figure's column: as the column states, else as the figure
// does, else none.
func (c *composer) placesOf(t definition.Table, i int) int {
	if i < len(t.Columns) && t.Columns[i].Decimals != nil {
		return *t.Columns[i].Decimals
	}
	if f, _ := c.defs.Figure(t.Figures[i]); f.Decimals != nil {
		return *f.Decimals
	}
	return 0
}

// groupValues returns the group values of several figures, in order of appearance.
func (c *composer) groupValues(ids []string) []string {
	var values []string
	seen := map[string]bool{}
	for _, id := range ids {
		for _, f := range c.book.Figures {
			if f.ID == id && len(f.Group) == 1 && !seen[f.Group[0].Value] {
				seen[f.Group[0].Value] = true
				values = append(values, f.Group[0].Value)
			}
		}
	}
	return values
}

// totalRow adds up each figure over its groups, exactly and before rounding.
func (c *composer) totalRow(t definition.Table) document.Row {
	cells := []document.Cell{{Text: "合计"}}
	for i, id := range t.Figures {
		if def, _ := c.defs.Figure(id); !adds(def) {
			cells = append(cells, document.Cell{Text: document.CannotBe})
			continue
		}
		sum, in := decimal.Zero, c.figureIn(id, c.columnUnit(t, i))
		for _, f := range c.book.Figures {
			if f.ID == id {
				sum = sum.Add(f.Value)
			}
		}
		cells = append(cells, symbol.Number(in.Of(sum), c.placesOf(t, i)))
	}
	return document.Row{Cells: cells, Kind: document.TotalRow}
}

// adds says that a figure's groups can be added up: shares, means and growth cannot.
func adds(def definition.Figure) bool {
	return measure.Adds(def.Measure) || def.Measure == measure.Latest
}

// figureCell states a figure; one that does not exist leaves the cell blank (未报送).
func (c *composer) figureCell(key string, places int) document.Cell {
	return c.figureCellIn(key, places, unit.Ratio{})
}

// figureCellIn states a figure in another unit.
func (c *composer) figureCellIn(key string, places int, in unit.Ratio) document.Cell {
	f := c.figures[key]
	if f == nil {
		return c.valueless(key)
	}
	cell := symbol.Number(in.Of(f.Value), places)
	cell.Figure, cell.In = key, in
	return cell
}

// valueless is the cell of a figure that there is not: blank where nobody reported, — where what was reported
// gives none, as growth on nothing.
func (c *composer) valueless(key string) document.Cell {
	id, _, _ := strings.Cut(key, "/")
	def, ok := c.defs.Figure(id)
	reported := func(id string) bool { return !slices.Contains(c.book.Missing, id) }
	if asked := c.defs.Asked(def.Query); ok && def.Derived() && !slices.ContainsFunc(asked, func(id string) bool { return !reported(id) }) {
		return document.Cell{Text: document.CannotBe}
	}
	return document.Cell{}
}

func (c *composer) plainFigures(t definition.Table) document.Table {
	table := document.Table{Columns: []document.Column{
		{Head: []string{t.Head}, Wide: true},
		{Head: []string{"计量单位"}, Align: document.Center},
		{Head: []string{"数值"}, Align: document.Decimal},
	}}
	for _, id := range t.Figures {
		cells := []document.Cell{{}, {}, c.valueless(id)}
		if f := c.figures[id]; f != nil {
			cells = []document.Cell{{Text: f.Name}, {Text: unit.Written(f.Unit)}, c.figureCell(id, shownPlaces(f))}
		} else if def, _ := c.defs.Figure(id); cells[2].Text != "" {
			cells[0].Text, cells[1].Text = def.Name, unit.Written(def.Unit)
		} else {
			continue
		}
		table.Rows = append(table.Rows, document.Row{Cells: cells})
	}
	return table
}
