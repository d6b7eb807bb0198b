// Package rollup makes a superior office's report of many zones (design-life §20): it reads their outputs
// folders, as they stand, adds up what may be added, and draws 汇总通报 and its workbook. It writes to no outputs
// folder, and leaves nothing out without a word.
package rollup

import (
	"fmt"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/bulletin"
	"zonereport/pipeline/compose/mend"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/tally"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// Order says what to roll up.
type Order struct {
	From      []string // outputs folders, or folders that hold them
	Period    calendar.Month
	Templates fs.FS // the superior office's definitions, which are then binding; nil: the built-in ones, where most zones decide
	Expected  []Expected
	Organ     string // name of the superior office; empty: not named
	FontDirs  []string
}

// folder is the superior office's templates folder.
func (o Order) folder() fs.FS {
	if o.Templates == nil {
		return templates.Files
	}
	return o.Templates
}

// gather reads the zones and adds their figures up. The error is a *MissingError for folders that cannot be used,
// definition.Errors for definitions that cannot.
func gather(o Order) (tally.Report, definition.Definitions, error) {
	own, err := load.For(o.folder(), definition.Zone{}, o.Period)
	if err != nil {
		return tally.Report{}, own, err
	}
	at, elsewhere, err := folders(o.From)
	if err != nil {
		return tally.Report{}, own, err
	}
	list := make([]folder, len(at))
	inParallel(len(at), func(i int) { list[i] = read(at[i], o.Period) })
	list = awaited(once(list), o.Expected)
	define(list, o.folder(), own.Files)
	r := tally.Report{Period: o.Period, Elsewhere: elsewhere, Listed: len(o.Expected) > 0}
	for _, f := range list {
		r.Zones = append(r.Zones, f.zone)
	}
	return tally.Add(r, tally.Superior{Definitions: own, Binding: o.Templates != nil}), own, nil
}

// Result is a roll-up and its files.
type Result struct {
	tally.Report
	Files []runfolder.File // the paper, the workbook, rollup.json
}

// Make draws the roll-up. The same runs give the same bytes. Errors as gather's; a *definition.Error for a template
// that cannot be filled in, and one that says which fonts are not there.
func Make(o Order) (Result, error) {
	r, own, err := gather(o)
	if err != nil {
		return Result{}, err
	}
	if len(r.In(tally.Reported)) == 0 {
		return Result{Report: r}, &MissingError{o.Period.String(), "没有一个开发区有可以使用的报告，没有汇总：" + firstWhys(r)}
	}
	template, err := load.Bulletin(o.folder(), own)
	if err != nil {
		return Result{}, err
	}
	paper, book, err := bulletin.Papers(r, bulletin.Options{Bulletin: template, Organ: o.Organ, Defs: own})
	if err != nil {
		return Result{}, err
	}
	fonts, err := typeface.Find(own.Style, o.FontDirs)
	if err != nil {
		return Result{}, err
	}
	pages, err := pdf(paper, own.Style, fonts)
	if err != nil {
		return Result{}, err
	}
	sheets, err := render.Workbook(book, own.Style)
	if err != nil {
		return Result{}, err
	}
	data, err := encode(r, o.Organ, paper.Check)
	files := []runfolder.File{{Path: paper.File + ".pdf", Data: pages}, {Path: paper.File + ".xlsx", Data: sheets}, {Path: fileName, Data: data}}
	return Result{Report: r, Files: files}, err
}

// mostWhys is how many zones an error names.
const mostWhys = 5

func firstWhys(r tally.Report) string {
	said := ""
	for i, z := range r.Zones {
		if i == mostWhys {
			return said + fmt.Sprintf("；等%d个", len(r.Zones))
		}
		if i > 0 {
			said += "；"
		}
		said += z.Name + " " + z.Why
	}
	return said
}

// pdf draws the paper, and again with 〓 for the characters that no font had.
func pdf(doc document.Document, style document.Style, fonts typeface.Set) ([]byte, error) {
	data, err := render.PDF(doc, style, fonts)
	if missing := render.Undrawable(err); len(missing) > 0 {
		mend.Document(&doc, func(r rune) bool {
			return !slices.ContainsFunc(missing, func(u validate.Undrawable) bool { return u.Rune == r })
		})
		return render.PDF(doc, style, fonts)
	}
	return data, err
}
