package registry

import (
	"errors"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/evidence"
	"zonereport/pipeline/compose/reckoning"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/trail"
	"zonereport/pipeline/wanted"
)

// Explained is a published figure with the rows it rests on, as the department sent them.
type Explained struct {
	Run    publish.Published
	Figure figure.Figure
	Rows   []lineage.Row // in the order of the sources and their lines
	// Reckoning words how the figure follows from others, with their numbers; "" where it does not.
	Reckoning string
	// Refuted says that the rows give another value than figures.json states: the figure stands for
	// nothing (design-life §16).
	Refuted bool

	book *evidence.Book
}

// Trail is the figure with what it rests on, as a page shows it: with so many of its rows, and links to other
// figures. It is empty for a refuted one.
func (e Explained) Trail(rows int, link func(key string) string) trail.Figure {
	if e.Refuted {
		return trail.Figure{}
	}
	f, _ := e.book.Figure(e.Figure.Key(), rows, link)
	return f
}

// Explain looks a figure up in a run of the month, the one in force for "", and works it out again
// from the rows behind it, as they were kept with that run. The figure is named by its
// key (relocation_signed_area/六期), its id, or its Chinese name.
func Explain(outputs string, period calendar.Month, run, name string) (Explained, error) {
	p, err := wanted.Run(outputs, period, run)
	if err != nil {
		return Explained{}, err
	}
	figures, _, damage := p.Figures()
	var altered *publish.DamagedError
	if damage != nil && !errors.As(damage, &altered) {
		return Explained{}, damage
	}
	m, err := month.Kept(p)
	if err != nil {
		return Explained{}, errors.Join(damage, err)
	}
	earlier, untaken := m.Taken(outputs, p)
	set := m.Read()
	book := m.Derived(set, earlier)
	if damage != nil { // what the rows give still says which figure is meant
		figures = book.Figures
	}
	f, err := wanted.Figure(figures, name)
	if err != nil {
		return Explained{}, err
	}
	e := Explained{Run: p, Figure: f, Refuted: true, book: evidence.New(m.Defs, book, set, period)}
	i := slices.IndexFunc(book.Figures, func(x figure.Figure) bool { return x.Key() == f.Key() })
	if i >= 0 {
		given := book.Figures[i]
		e.Refuted = damage != nil || !given.Value.Equal(f.Value) || given.Unit != f.Unit
		e.Figure.Sources = given.Sources
		if !e.Refuted {
			e.Reckoning = reckoned(book, &given)
		}
	}
	if e.Refuted && untaken != nil { // it may rest on what an earlier month stated
		return Explained{}, untaken
	}
	e.Rows = lineage.Rows(m.Defs, set, e.Figure.Sources)
	return e, nil
}

// reckoned words how a figure of a book follows from others of it.
func reckoned(book figure.Book, f *figure.Figure) string {
	return reckoning.Book{Figure: func(key string) *figure.Figure {
		for i := range book.Figures {
			if book.Figures[i].Key() == key {
				return &book.Figures[i]
			}
		}
		return nil
	}}.Sentence(f)
}
