// Package bulletin words 汇总通报 (design-life §20): figures of many zones side by side and what they come to, who
// has not reported, what went into no total and why. The paper follows the superior office's template; the
// workbook has all figures. Every sentence and head that the template does not hold stands in this package.
package bulletin

import (
	"strings"

	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/tally"
)

// Options is what the papers are made of beside the figures.
type Options struct {
	Bulletin definition.Bulletin
	Organ    string                 // the superior office; empty: not named
	Defs     definition.Definitions // the superior office's, whose figures texts may name beside those of the zones
}

// writer holds what one roll-up's papers are made from.
type writer struct {
	Options
	report tally.Report
	names  map[string]string // defined names by key
	tables int               // numbered so far
}

// Papers writes the bulletin as it is read and signed, and the workbook with all figures, which are named alike. The
// error is a *definition.Error: a text that cannot be filled in.
func Papers(r tally.Report, o Options) (paper, book document.Document, err error) {
	w := &writer{Options: o, report: r, names: namesOf(r)}
	if paper, err = w.paper(); err != nil {
		return paper, book, err
	}
	book = w.book(paper)
	// The code is of what both say, before they bear it.
	check := document.Check(nil, []document.Document{paper, book})
	for _, d := range []*document.Document{&paper, &book} {
		d.Check = check
		d.Foot = "报告期" + month(r) + "　校验码" + check
	}
	return paper, book, nil
}

func (w *writer) paper() (document.Document, error) {
	doc := document.Document{ID: "rollup", Author: w.Organ, Period: w.report.Period, Contents: false}
	functions := w.functions()
	for _, part := range []struct {
		text string
		into *string
	}{{w.Bulletin.File, &doc.File}, {w.Bulletin.Title, &doc.Title}} {
		words, err := narrative.Fill(definition.BulletinFolder+"/rollup.toml", part.text, functions, nil)
		if err != nil {
			return doc, err
		}
		*part.into = words.Text
	}
	if doc.File = filename.Without(strings.TrimSpace(doc.File)); filename.Problem(doc.File) != "" {
		return doc, &definition.Error{File: definition.BulletinFolder + "/rollup.toml", Reason: "file 写出的文件名 “" + doc.File + "” 不能用：" + filename.Problem(doc.File)}
	}
	var err error
	if doc.Lead, err = w.text(w.Bulletin.Lead); err != nil {
		return doc, err
	}
	for _, s := range w.Bulletin.Sections {
		blocks, err := w.text(s.Narrative)
		if err != nil {
			return doc, err
		}
		for _, t := range s.Tables {
			blocks = append(blocks, w.table(t)...)
		}
		if len(blocks) > 0 {
			doc.Sections = append(doc.Sections, document.Section{Number: wording.Numeral(len(doc.Sections)+1) + "、", Title: s.Title, Blocks: blocks})
		}
	}
	if n := len(doc.Sections); n > 0 && len(w.Bulletin.Sign) > 0 {
		doc.Sections[n-1].Blocks = append(doc.Sections[n-1].Blocks, document.Signatures{Labels: w.Bulletin.Sign})
	}
	doc.Annexes = w.annexes()
	for i, z := range w.report.Zones { // what a link to a zone's line leads to
		doc.Figures = append(doc.Figures, figure.Figure{ID: zoneKey(i), Name: z.Name})
	}
	return doc, nil
}

// text is a narrative that is filled in; nothing where there is none.
func (w *writer) text(name string) ([]document.Block, error) {
	if name == "" {
		return nil, nil
	}
	words, err := narrative.Fill(definition.BulletinFolder+"/"+name, w.Bulletin.Texts[name], w.functions(), nil)
	if err != nil {
		return nil, err
	}
	return words.Blocks(), nil
}

// namesOf are the names by which a workbook knows what the rows come to, as it knows figures (design §3).
func namesOf(r tally.Report) map[string]string {
	var figures []figure.Figure
	for _, row := range r.Rows {
		if row.Total != nil {
			figures = append(figures, figure.Figure{ID: row.ID, Group: row.Group})
		}
	}
	return document.DefinedNames(figures)
}
