package evidence

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/trail"
)

// section is a place of a report and the figures that it states.
type section struct {
	report, title string
	keys          []string
	late          bool // figures stand here only if they stand in no chapter
}

// parts puts every figure where the reports state it first: in a chapter, else in the opening or in 摘要. What is only
// listed in annexes comes last, by the order of figures.json.
func (b *Book) parts(docs []document.Document) []trail.Part {
	var sections []section
	for _, d := range docs {
		report := strings.ReplaceAll(d.Title, "\n", "")
		if digest := d.Digest(); digest.Title != "" {
			sections = append(sections, section{report, digest.Title, document.Stated(digest.Blocks), true})
		}
		sections = append(sections, section{report, "开头", document.Stated(d.Lead), true})
		for _, s := range d.Sections {
			sections = append(sections, section{report, s.Number + s.Title, document.Stated(s.Blocks), false})
		}
	}
	at := b.placed(sections)
	parts := make([]trail.Part, len(sections)+1)
	for i, s := range sections {
		parts[i] = trail.Part{Report: s.report, Title: s.title}
	}
	parts[len(sections)].Title = "正文没有写到的指标"
	for _, f := range b.ordered() {
		p, stated := at[told(f)]
		if !stated {
			p, stated = at[f.Key()]
		}
		if !stated {
			p = len(sections)
		}
		parts[p].Figures = append(parts[p].Figures, b.figure(f))
	}
	return slices.DeleteFunc(parts, func(p trail.Part) bool { return len(p.Figures) == 0 })
}

// told is the key of the figure of which another tells the target, the completion or the growth; of any other its own.
func told(f *figure.Figure) string { return figure.Key(figure.Told(f.ID), values(f)...) }

// ordered are the figures in the order of figures.json, but that the target of one, its completion and its growth
// follow it.
func (b *Book) ordered() []*figure.Figure {
	about := map[string][]*figure.Figure{}
	var list []*figure.Figure
	for i := range b.book.Figures {
		f := &b.book.Figures[i]
		if of := told(f); of != f.Key() && b.figures[of] != nil {
			about[of] = append(about[of], f)
		}
	}
	for i := range b.book.Figures {
		f := &b.book.Figures[i]
		if of := told(f); of == f.Key() || b.figures[of] == nil {
			list = append(append(list, f), about[f.Key()]...)
		}
	}
	return list
}

// placed says in which section each figure stands, and notes all places of it.
func (b *Book) placed(sections []section) map[string]int {
	at := map[string]int{}
	for _, late := range []bool{false, true} {
		for i, s := range sections {
			for _, key := range s.keys {
				if _, known := at[key]; !known && s.late == late {
					at[key] = i
				}
			}
		}
	}
	last := map[string]string{} // the report that a figure's last place is of
	for _, s := range sections {
		for _, key := range slices.Compact(slices.Sorted(slices.Values(s.keys))) {
			switch last[key] {
			case s.report:
				b.places[key] += "，" + s.title
			case "":
				b.places[key] = "《" + s.report + "》" + s.title
			default:
				b.places[key] += "；《" + s.report + "》" + s.title
			}
			last[key] = s.report
		}
	}
	return at
}

// ledgersOf are the ledgers whose rows a figure rests on, also by other figures.
func (b *Book) ledgersOf(f *figure.Figure) []string {
	names := b.ledgersIn(f.Sources)
	if q, ok := f.Working.(figure.Query); ok && len(names) == 0 { // nothing counts, in this ledger
		l, _ := b.defs.Ledger(q.Ledger)
		names = append(names, l.Name)
	}
	return names
}

func (b *Book) ledgersIn(sources []figure.Source) []string {
	var names []string
	for _, s := range sources {
		for _, name := range b.index.Ledgers(s) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
