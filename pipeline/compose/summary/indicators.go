// Package summary makes the tables of 摘要, what leaders read first (design-life §18): the main indicators
// with target, completion and change, and where the zone stands in the campaign. It says below a table
// what its columns are against, and why one is not there.
package summary

import (
	"slices"
	"strings"

	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Book is what a summary is made from.
type Book struct {
	Definitions definition.Definitions
	Figures     []figure.Figure // in the order of the book
	Turned      []string        // keys of growth from below zero
	// Switched says how the figure stood to its definition then in the run of the month that it is against.
	Switched func(f *figure.Figure, against string) figure.Switch
	Month    int // of the year
}

func (b Book) figure(key string) *figure.Figure {
	i := slices.IndexFunc(b.Figures, func(f figure.Figure) bool { return f.Key() == key })
	if i < 0 {
		return nil
	}
	return &b.Figures[i]
}

// Names of what stands in the place of a growth that has no number.
const incomparable = "不可比"

// Indicators is the table of figures that a summary names; without rows where none has a value. Columns
// that no row fills are left out, and its notes say so.
func (b Book) Indicators(keys []string) document.Table {
	lines, cut := b.lines(keys)
	table := document.Table{Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true}, {Head: []string{"单位"}, Align: document.Center}, {Head: []string{"本期"}, Align: document.Decimal},
	}}
	if len(lines) == 0 {
		return document.Table{}
	}
	for i := range lines {
		table.Rows = append(table.Rows, lines[i].row())
	}
	var lacks []string
	for _, c := range columns {
		cells := make([]document.Cell, len(lines))
		for i := range lines {
			cells[i] = c.of(b, &lines[i])
		}
		if slices.ContainsFunc(cells, func(cell document.Cell) bool { return cell.Text != document.CannotBe }) {
			table.Columns = append(table.Columns, document.Column{Head: []string{c.head}, Align: document.Decimal})
			for i := range cells {
				table.Rows[i].Cells = append(table.Rows[i].Cells, cells[i])
			}
			continue
		}
		if c.without != "" {
			lacks = append(lacks, c.without)
		}
	}
	if lacks != nil {
		cut = append([]string{"没有" + strings.Join(lacks, "、") + "，不列相应的栏。"}, cut...)
	}
	table.Notes = b.notes(table, lines, cut)
	return table
}

// column is one of what is told of a figure.
type column struct {
	head    string
	of      func(Book, *line) document.Cell
	without string // what there is not where it is left out
}

var columns = []column{
	{"年度目标", Book.target, "年度目标"},
	{"完成率（%）", func(b Book, l *line) document.Cell { return b.share(l) }, ""},
	{"比上月（%）", func(b Book, l *line) document.Cell { return b.growth(l, measure.LastMonth) }, "可比的上月数"},
	{"比上年同期（%）", func(b Book, l *line) document.Cell { return b.growth(l, measure.LastYear) }, "已发布的上年同期报告"},
}

// line is one figure of the table.
type line struct {
	*figure.Figure
	name   string
	part   bool       // of the line above it
	in     unit.Ratio // to the unit that is printed
	unit   string
	places int
}

// lines are the figures that have a value, as many as a page holds; cut says of which there are more groups.
func (b Book) lines(keys []string) (lines []line, cut []string) {
	for i, key := range keys {
		id, group := figure.IDOf(key)
		of := b.groups(id, group)
		if most := max(1, definition.SummaryFigures-len(lines)-(len(keys)-i-1)); len(of) > most {
			cut = append(cut, "“"+of[0].Name+"”只列前"+wording.Numeral(most)+"组，全部见“主要指标”。")
			of = of[:most]
		}
		for _, f := range of {
			lines = append(lines, b.line(f, lines))
		}
	}
	return lines, cut
}

// groups are the figures of an id, of one group where it is named.
func (b Book) groups(id, group string) []*figure.Figure {
	var list []*figure.Figure
	for i := range b.Figures {
		f := &b.Figures[i]
		if f.ID == id && (group == "" || f.Key() == figure.Key(id, group)) {
			list = append(list, f)
		}
	}
	return list
}

// line is a figure in the unit in which texts say it.
func (b Book) line(f *figure.Figure, above []line) line {
	l := line{Figure: f, name: f.Label(), unit: f.Unit}
	def, _ := b.Definitions.Figure(f.ID)
	if name, part := strings.CutPrefix(f.Name, "其中："); part {
		l.part = slices.ContainsFunc(above, func(a line) bool { return a.ID == string(def.Of) })
		if !l.part {
			l.name = name
		}
	}
	if f.Decimals != nil {
		l.places = *f.Decimals
		return l
	}
	t := b.figure(figure.TargetOf(f.Key()))
	if _, l.unit = unit.Readable(f.Value, f.Unit); t != nil && f.Value.IsZero() {
		_, l.unit = unit.Readable(t.Value, f.Unit)
	}
	l.in, _ = b.Definitions.Measures(def.Query).Ratio(f.Unit, l.unit)
	l.places = wording.Decimals(l.in.Of(f.Value), 2)
	if t != nil {
		l.places = max(l.places, wording.Decimals(l.in.Of(t.Value), 2))
	}
	return l
}

func (l *line) row() document.Row {
	r := document.Row{Cells: []document.Cell{{Text: l.name}, {Text: unit.Written(l.unit)}, l.cell(l.Figure)}}
	if l.part {
		r.Kind = document.Part
	}
	return r
}

// cell states a figure in the unit of the line.
func (l *line) cell(f *figure.Figure) document.Cell {
	c := symbol.Number(l.in.Of(f.Value), l.places)
	c.Figure, c.In = f.Key(), l.in
	return c
}

func (b Book) target(l *line) document.Cell {
	if t := b.figure(figure.TargetOf(l.Key())); t != nil {
		return l.cell(t)
	}
	return document.Cell{Text: document.CannotBe}
}

func (b Book) share(l *line) document.Cell {
	if f := b.figure(figure.CompletionOf(l.Key())); f != nil {
		return stated(f)
	}
	return document.Cell{Text: document.CannotBe}
}

// growth is how far a figure moved, in words where it has no rate; — where nothing is known of it.
func (b Book) growth(l *line, against string) document.Cell {
	def, ok := b.Definitions.Growth(l.ID, against)
	if !ok {
		return document.Cell{Text: document.CannotBe}
	}
	of := *l.Figure
	of.ID = def.ID
	if f := b.figure(of.Key()); f != nil {
		return stated(f)
	}
	switch {
	case slices.Contains(b.Turned, of.Key()):
		return document.Cell{Text: wording.Turned}
	case b.Switched(l.Figure, against) == figure.Incomparable:
		return document.Cell{Text: incomparable}
	}
	return document.Cell{Text: document.CannotBe}
}

// stated is the cell of a figure in its own unit.
func stated(f *figure.Figure) document.Cell {
	places := 0
	if f.Decimals != nil {
		places = *f.Decimals
	} else {
		places = wording.Decimals(f.Value, 2)
	}
	c := symbol.Number(f.Value, places)
	c.Figure = f.Key()
	return c
}

// notes say what the table's columns are against and what its signs mean.
func (b Book) notes(t document.Table, lines []line, more []string) []string {
	has := func(head string) bool {
		return slices.ContainsFunc(t.Columns, func(c document.Column) bool { return c.Head[0] == head })
	}
	any := func(is func(l *line) bool) bool {
		return slices.ContainsFunc(lines, func(l line) bool { return is(&l) })
	}
	var notes []string
	if has(columns[2].head) && any(func(l *line) bool { _, flow := b.Definitions.Window(l.ID); return flow }) {
		flow := "年初起累计的指标，“比上月”是当月数比上月当月数。"
		if b.Month == 1 {
			flow = "年初起累计的指标，1月没有上月数可比。"
		}
		notes = append(notes, flow)
	}
	if has(columns[3].head) && any(func(l *line) bool { return b.Switched(l.Figure, measure.LastYear) == figure.Recomputed }) {
		notes = append(notes, "口径改变的，上年同期数由当时的台账按现行口径重算（按可比口径）。")
	}
	if any(func(l *line) bool { return l.Unit == unit.Rate.Base() }) && (has(columns[2].head) || has(columns[3].head)) {
		notes = append(notes, "单位为%的指标，增减以百分点计。")
	}
	signs := []struct{ text, means string }{
		{document.CannotBe, "“" + document.CannotBe + "”表示没有年度目标，或没有可比的数。"}, {incomparable, "“" + incomparable + "”表示口径已改，不可比。"},
		{document.TooSmall, "“" + document.TooSmall + "”表示不为零但不足最小单位。"},
	}
	for _, s := range signs {
		if slices.ContainsFunc(t.Rows, func(r document.Row) bool {
			return slices.ContainsFunc(r.Cells, func(c document.Cell) bool { return c.Text == s.text })
		}) {
			notes = append(notes, s.means)
		}
	}
	if notes = append(notes, more...); len(notes) == 0 {
		return nil
	}
	return []string{strings.Join(notes, "")}
}
