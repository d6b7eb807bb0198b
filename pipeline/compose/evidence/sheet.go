package evidence

import (
	"fmt"
	"slices"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/trail"
)

// sheets are the rows that count, and what of them is not listed.
type sheets struct {
	list []trail.Sheet
	cut  []string
}

// sheets lists the rows on which figures or claims rest, each once, and gives them their anchors.
func (b *Book) sheets() (s sheets) {
	counts := b.counting()
	all := 0
	for _, d := range b.defs.Ledgers {
		listed, total := 0, 0
		for _, places := range b.bySheet(d.ID, counts) {
			total += len(places)
			room := min(rowsOfSheets-listed, rowsInAll-all, len(places))
			sheet := trail.Sheet{Anchor: fmt.Sprintf("%st%d", trail.Own, len(s.list)+1), Place: placeOf(places[0]), Ledger: d.Name, Total: len(places)}
			b.fill(&sheet, places[:room], nil)
			listed, all = listed+room, all+room
			s.list = append(s.list, sheet)
		}
		if listed < total {
			s.cut = append(s.cut, fmt.Sprintf("%s计入%d行，列出%d行", d.Name, total, listed))
		}
	}
	return s
}

// counting are the rows on which figures or claims rest.
func (b *Book) counting() map[*ledger.Row]bool {
	counts := map[*ledger.Row]bool{}
	count := func(sources []figure.Source) {
		for _, s := range sources {
			for _, p := range b.index.Holding(s) {
				counts[p.Row] = true
			}
		}
	}
	for i := range b.book.Figures {
		f := &b.book.Figures[i]
		e, worked := f.Working.(figure.Expression)
		if _, streak := f.Working.(figure.Streak); !worked && !streak {
			count(f.Sources)
		}
		for _, c := range e.Cells() {
			count([]figure.Source{sourceOf(c)})
		}
		for _, m := range e.Measured() {
			count(m.Sources)
		}
	}
	for _, c := range b.book.Claims {
		count(c.Sources)
	}
	return counts
}

// bySheet are the rows of a ledger that count, by sheet.
func (b *Book) bySheet(id string, counts map[*ledger.Row]bool) [][]lineage.Place {
	var list [][]lineage.Place
	for _, rows := range b.index.Sheets(id) {
		rows = slices.DeleteFunc(rows, func(p lineage.Place) bool { return !counts[p.Row] })
		if len(rows) > 0 {
			list = append(list, rows)
		}
	}
	return list
}

func placeOf(p lineage.Place) string {
	return finding.Place{File: p.Row.Sheet.File, Sheet: p.Row.Sheet.Name}.Brief()
}

// fill enters rows in a sheet: the columns that have a value in one of them, and the cells. A sheet with an anchor
// gives its rows theirs.
func (b *Book) fill(s *trail.Sheet, places []lineage.Place, used lineage.Cells) {
	rows := make([]lineage.Row, len(places))
	for i, p := range places {
		rows[i] = p.Shown(used)
	}
	at := head(s, places, rows)
	for i, row := range rows {
		r := trail.Row{Line: row.Line, Cells: make([]trail.Cell, len(s.Columns))}
		for _, c := range row.Cells {
			cell := trail.Cell{Text: cut(c.Text), Used: c.Used}
			if int(c.At.Row) != row.Line || letter(c.At.Col) != s.Columns[at[c.Column]].Letter {
				cell.At = c.At.String()
			}
			r.Cells[at[c.Column]] = cell
		}
		if s.Anchor != "" {
			r.Anchor = fmt.Sprintf("%s.%d", s.Anchor, row.Line)
			if i > 0 && rows[i-1].Line == row.Line {
				r.Anchor = ""
			}
			b.anchors[places[i].Row] = r.Anchor
		}
		s.Rows = append(s.Rows, r)
	}
}

// head gives a sheet the columns in which one of its rows has a value, in the ledger's order, and says where among
// them each column of the ledger stands.
func head(s *trail.Sheet, places []lineage.Place, rows []lineage.Row) map[int]int {
	columns := map[int]lineage.Cell{}
	for _, row := range rows {
		for _, c := range row.Cells {
			if _, known := columns[c.Column]; !known {
				columns[c.Column] = c
			}
		}
	}
	at := map[int]int{}
	if len(places) == 0 {
		return at
	}
	for column := range places[0].Ledger.Columns {
		if c, ok := columns[column]; ok {
			at[column] = len(s.Columns)
			s.Columns = append(s.Columns, trail.Column{Letter: letter(c.At.Col), Head: c.Header})
		}
	}
	return at
}

// letter is a column as spreadsheets name it; "" for none.
func letter(column int32) string { return ledger.Address{Col: column}.String() }

// rest enters what a number rests on itself: its cells and its first rows.
func (b *Book) rest(basis *trail.Basis, sources []figure.Source) {
	basis.Sources = b.sources(sources)
	for _, s := range sources {
		held := b.index.Holding(s)
		room := min(len(held), max(0, b.first-basis.Total))
		basis.Total += len(held)
		used := lineage.CellsOf(s)
		for _, places := range parted(held[:room]) {
			sheet := trail.Sheet{Place: placeOf(places[0]), Ledger: places[0].Ledger.Name, Total: len(places)}
			b.fill(&sheet, places, used)
			basis.Rows = append(basis.Rows, sheet)
		}
	}
}

// parted parts rows of one sheet by ledger.
func parted(rows []lineage.Place) [][]lineage.Place {
	var list [][]lineage.Place
	for i, p := range rows {
		if i == 0 || p.Ledger != rows[i-1].Ledger {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], p)
	}
	return list
}

// sources are cells as ranges that lead to their rows.
func (b *Book) sources(sources []figure.Source) []trail.Source {
	var list []trail.Source
	for _, s := range sources {
		rows := map[int32]string{}
		for _, p := range b.index.Holding(s) {
			rows[int32(p.Row.Line)] = b.anchors[p.Row]
		}
		t := trail.Source{Place: finding.Place{File: s.File, Sheet: s.Sheet}.Brief(), More: max(0, len(s.Cells)-rangesShown)}
		for i, cells := range s.Cells[:len(s.Cells)-t.More] {
			from, _, _ := ledger.ParseRange(cells)
			r := trail.Range{Cells: cells, Row: rows[from.Row]}
			if i < rangesFirst || len(s.Cells) <= rangesFirst+rangesFirst/2 { // a few more open no list of their own
				t.Cells = append(t.Cells, r)
			} else {
				t.Rest = append(t.Rest, r)
			}
		}
		list = append(list, t)
	}
	return list
}
