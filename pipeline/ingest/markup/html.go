package markup

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"zonereport/pipeline/grid"
)

// table is one <table> in the making.
type table struct {
	sheet  grid.Sheet
	line   int   // of the row being read, from 1
	busy   []int // by column: the last line that a cell from above covers
	row    *grid.Row
	col    int // of the cell being read; 0 between cells
	text   strings.Builder
	number string    // what Excel says the number is (x:num), "" for none
	style  cellStyle // of the cell being read, where Excel states its format
	styled bool
}

// page reads the tables of a page token by token: memory and time grow with the file alone,
// however deep its tags are.
type page struct {
	tokens  *html.Tokenizer
	open    []*table // a table may stand in a cell of another
	done    []grid.Sheet
	cells   int
	formats *pageFormats
	sheet   bool // inside <style>
	mute    int  // inside <style>, <script> and the like
}

// readTables gives the tables with cells in the order in which they begin to end. The number
// formats that the page states are added to formats.
func readTables(text string, formats *pageFormats) ([]grid.Sheet, error) {
	p := page{tokens: html.NewTokenizer(strings.NewReader(text)), formats: formats}
	for {
		kind := p.tokens.Next()
		if kind == html.ErrorToken {
			if err := p.tokens.Err(); !errors.Is(err, io.EOF) {
				return nil, grid.Refuse(grid.Damaged, "page: %v", err)
			}
			if len(p.open) > 0 || strings.LastIndexByte(text, '<') > strings.LastIndexByte(text, '>') {
				return nil, grid.Refuse(grid.Damaged, "the page ends inside a table or a tag")
			}
			return p.done, nil
		}
		if err := p.take(kind); err != nil {
			return nil, err
		}
	}
}

// take reads one token.
func (p *page) take(kind html.TokenType) error {
	switch kind {
	case html.TextToken:
		if p.sheet {
			p.formats.addSheet(string(p.tokens.Raw()))
		} else if t := p.cell(); t != nil && p.mute == 0 {
			t.text.WriteString(strings.ReplaceAll(html.UnescapeString(string(p.tokens.Raw())), "\n", " "))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		return p.start(p.tokens.Token())
	case html.EndTagToken:
		return p.end(p.tokens.Token().DataAtom)
	}
	return nil
}

// top is the table being read, nil between tables; cell the same inside a cell.
func (p *page) top() *table {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

func (p *page) cell() *table {
	if t := p.top(); t != nil && t.col > 0 {
		return t
	}
	return nil
}

func (p *page) start(tag html.Token) error {
	t := p.top()
	switch tag.DataAtom {
	case atom.Table:
		if len(p.open) == maxDepth {
			return grid.Refuse(grid.TooLarge, "tables nested too deep")
		}
		p.open = append(p.open, &table{})
	case atom.Script, atom.Style, atom.Title:
		if tag.Type == html.StartTagToken {
			p.mute++
			p.sheet = tag.DataAtom == atom.Style
		}
	case atom.Tr:
		if t == nil {
			return nil
		}
		if err := p.endRow(t); err != nil {
			return err
		}
		return t.startRow(tag)
	case atom.Td, atom.Th:
		if t == nil {
			return nil
		}
		p.endCell(t)
		if t.row == nil {
			if err := t.startRow(html.Token{}); err != nil {
				return err
			}
		}
		return p.startCell(t, tag)
	case atom.Br, atom.P, atom.Div, atom.Li:
		if t != nil && t.col > 0 {
			t.text.WriteByte('\n')
		}
	}
	return nil
}

func (p *page) end(tag atom.Atom) error {
	t := p.top()
	switch tag {
	case atom.Script, atom.Style, atom.Title:
		p.mute, p.sheet = max(0, p.mute-1), false
	case atom.Td, atom.Th:
		if t != nil {
			p.endCell(t)
		}
	case atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot:
		if t != nil {
			return p.endRow(t)
		}
	case atom.Table:
		if t == nil {
			return nil
		}
		if err := p.endRow(t); err != nil {
			return err
		}
		p.open = p.open[:len(p.open)-1]
		if len(t.sheet.Rows) > 0 {
			if len(p.done) == grid.MaxSheets {
				return grid.Refuse(grid.TooLarge, "more than %d tables", grid.MaxSheets)
			}
			p.done = append(p.done, t.sheet)
		}
	}
	return nil
}

func (t *table) startRow(tag html.Token) error {
	if t.line++; t.line > grid.MaxRows {
		return grid.Refuse(grid.TooLarge, "more than %d rows", grid.MaxRows)
	}
	t.row = &grid.Row{Line: t.line}
	for _, a := range tag.Attr {
		style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
		t.row.Hidden = t.row.Hidden || a.Key == "hidden" || a.Key == "style" && strings.Contains(style, "display:none")
	}
	return nil
}

// startCell finds the cell's column: the next that no cell from above covers.
func (p *page) startCell(t *table, tag html.Token) error {
	col := 1
	if n := len(t.row.Cells); n > 0 {
		col = t.row.Cells[n-1].Col + 1
	}
	for col <= len(t.busy) && t.busy[col-1] >= t.line {
		col++
		p.cells++ // covered cells are cells, and looking for the next free one takes time
	}
	rows, cols := 1, 1
	t.number = ""
	class, style := "", ""
	for _, a := range tag.Attr {
		switch a.Key {
		case "rowspan":
			rows = spanOf(a.Val)
		case "colspan":
			cols = spanOf(a.Val)
		case "x:num":
			t.number = strings.TrimSpace(a.Val)
		case "class":
			class = a.Val
		case "style":
			style = a.Val
		}
	}
	if p.cells += cols; p.cells > grid.MaxCells || len(t.sheet.Merges) > grid.MaxMerges || col+cols-1 > grid.MaxCols {
		return grid.Refuse(grid.TooLarge, "more than %d cells or %d columns", grid.MaxCells, grid.MaxCols)
	}
	if rows > 1 || cols > 1 {
		t.sheet.Merges = append(t.sheet.Merges, grid.Range{Row1: t.line, Col1: col, Row2: t.line + rows - 1, Col2: col + cols - 1})
	}
	for len(t.busy) < col+cols-1 {
		t.busy = append(t.busy, 0)
	}
	for c := col; c < col+cols; c++ {
		t.busy[c-1] = max(t.busy[c-1], t.line+rows-1)
	}
	t.style, t.styled = p.formats.of(class, style)
	t.row.Cells = append(t.row.Cells, grid.Cell{Col: col})
	t.col = col
	t.text.Reset()
	return nil
}

// spanOf reads rowspan or colspan; what is no number is 1.
func spanOf(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxSpan)
}

// endCell gives the cell its text, or the number that Excel wrote beside it.
func (p *page) endCell(t *table) {
	if t.col == 0 {
		return
	}
	t.col = 0
	c := &t.row.Cells[len(t.row.Cells)-1]
	c.Kind, c.Text = grid.Text, tidy(t.text.String())
	if t.number != "" {
		settleNumber(c, t.number, t.style, t.styled)
	}
}

// endRow keeps the row's cells that hold something.
func (p *page) endRow(t *table) error {
	if t.row == nil {
		return nil
	}
	p.endCell(t)
	row := *t.row
	t.row = nil
	kept := row.Cells[:0]
	for _, c := range row.Cells {
		if c.Text != "" {
			kept = append(kept, c)
		}
	}
	if row.Cells = kept; len(kept) > 0 {
		t.sheet.Rows = append(t.sheet.Rows, row)
	}
	return nil
}
