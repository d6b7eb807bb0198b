package amendment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// fewNamed is how many rows or figures one cell names.
const fewNamed = 3

// cause says in a word or two why a figure moved; of several steps, which they are.
func (w *writer) cause(f revision.Figure) string {
	if len(f.Steps) == 1 {
		return w.why(f, f.Steps[0].Kind)
	}
	kinds := make([]string, len(f.Steps))
	for i, s := range f.Steps {
		kinds[i] = s.Kind.Name()
	}
	return strings.Join(kinds, "、")
}

// why says what a step did.
func (w *writer) why(f revision.Figure, kind revision.Kind) string {
	switch kind {
	case revision.Program:
		return "程序更新"
	case revision.EarlierRuns:
		return "前期报告重新发布"
	case revision.Defined:
		return "口径调整"
	}
	rows, figures := causesOf(f)
	if len(rows) == 0 {
		return "相关指标变动"
	}
	parts := []string{revision.Causes(rows)}
	if len(figures) > 0 {
		parts = append(parts, "相关指标变动")
	}
	if !f.Joint.IsZero() {
		parts = append(parts, "共同影响"+f.Joint.String())
	}
	return strings.Join(parts, "，")
}

// causesOf parts the effects that move a figure: rows, and other figures.
func causesOf(f revision.Figure) (rows, figures []revision.Effect) {
	for _, e := range f.Effects {
		if e.Cause == revision.ByFigure {
			figures = append(figures, e)
		} else {
			rows = append(rows, e)
		}
	}
	return rows, figures
}

// rows names what a figure's step of the data rests on: the first rows of each ledger with their
// cells, or the figures that moved it.
func (w *writer) rows(f revision.Figure) string {
	if len(f.Steps) != 1 {
		return ""
	}
	switch f.Steps[0].Kind {
	case revision.Data:
		return w.rest(f)
	case revision.Defined:
		return w.definitionOf(f)
	}
	return ""
}

func (w *writer) rest(f revision.Figure) string {
	rows, figures := causesOf(f)
	var ledgers []string
	named := map[string][]string{}
	for _, e := range rows {
		if named[e.Ledger] == nil {
			ledgers = append(ledgers, e.Ledger)
		}
		if name := place(e); !slices.Contains(named[e.Ledger], name) {
			named[e.Ledger] = append(named[e.Ledger], name)
		}
	}
	var parts []string
	for _, id := range ledgers {
		d, _ := w.Defs.Ledger(id)
		parts = append(parts, cmp.Or(d.Name, id)+firstOf(named[id], "行"))
	}
	var names []string
	for _, e := range figures {
		names = append(names, w.called(e.Row, f))
	}
	if len(names) > 0 {
		parts = append(parts, firstOf(names, "项"))
	}
	return strings.Join(parts, "；")
}

// place names a row by the cell that decides, else by its key.
func place(e revision.Effect) string { return cmp.Or(e.CellNew, e.CellOld, e.Row, e.File) }

// firstOf lists the first ones and says how many there are.
func firstOf(list []string, counted string) string {
	if len(list) <= fewNamed {
		return strings.Join(list, "、")
	}
	return fmt.Sprintf("%s等%d%s", strings.Join(list[:fewNamed], "、"), len(list), counted)
}

// called is the name of a figure by its key, without the group that it shares with another.
func (w *writer) called(key string, by revision.Figure) string {
	i := slices.IndexFunc(w.r.Figures, func(f revision.Figure) bool { return f.Key == key })
	if i < 0 {
		return key
	}
	name := w.r.Figures[i].Name
	if at := strings.Index(by.Name, "（"); at > 0 {
		name = strings.TrimSuffix(name, by.Name[at:])
	}
	return name
}

// definitionOf says what became of the definition of a figure, as far as it is its own.
func (w *writer) definitionOf(f revision.Figure) string {
	id, _, _ := strings.Cut(f.Key, "/")
	for _, d := range w.r.Definitions {
		if d.ID == id {
			return d.What
		}
	}
	return ""
}

// steps are the 其中 rows of a figure that several steps moved.
func (w *writer) steps(f revision.Figure, places int) []document.Row {
	rows := make([]document.Row, len(f.Steps))
	for i, s := range f.Steps {
		name, on := s.Kind.Name(), ""
		switch s.Kind {
		case revision.Data:
			on = w.rest(f)
		case revision.Defined:
			on = w.definitionOf(f)
		}
		cells := append([]document.Cell{text("其中：" + name), {}}, numbers(s.From, s.To, places)...)
		rows[i] = document.Row{Kind: document.Part, Cells: append(cells, text(w.why(f, s.Kind)), text(on))}
	}
	return rows
}
