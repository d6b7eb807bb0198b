// Package public makes of a report what everybody may read (公开, design-life §18): values only. No ledger rows, no lists
// of firms or households, no words of departments, no files and cells, no remarks of the checks; nothing that
// rests on fewer than three rows, nor what such a value could be worked out from. What is left equals
// figures.json.
package public

import (
	"strings"

	"zonereport/pipeline/compose/datasheet"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Options is what a report was made of.
type Options struct {
	Defs    definition.Definitions
	Zone    definition.Zone
	Set     ledger.Set
	Figures []figure.Figure     // all of the run
	Docs    []document.Document // all its reports: what one withholds may not be worked out from another
	Earlier []figure.Earlier    // the months whose figures it states
}

// edition is how it calls itself under its title.
const edition = "（公开版）"

// Of is the public edition of a report. All editions of a run withhold the same.
func Of(doc document.Document, o Options) document.Document {
	e := editor{control: newControl(o), names: namesIn(o)}
	e.standings = e.standsIn(doc)
	out := document.Document{
		ID: doc.ID, File: doc.File, RedHead: doc.RedHead, DocNo: doc.DocNo, To: doc.To, Title: doc.Title, Subtitle: doc.Subtitle + edition, Notice: doc.Notice,
		Author: doc.Author, Period: doc.Period, Foot: doc.Foot, Check: doc.Check, Code: doc.Code, OFD: doc.OFD, Contents: doc.Contents, Seal: doc.Seal, Public: true,
	}
	out.Summary = e.blocks(doc.Summary, document.Chapter)
	out.Lead = e.blocks(doc.Lead, document.Chapter)
	for _, s := range doc.Sections {
		if s.Blocks = e.blocks(s.Blocks, s.Kind); len(s.Blocks) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	for _, s := range doc.Annexes {
		if s.Kind != document.FigureList {
			continue // what figures rest on is nobody's business
		}
		if s.Blocks = e.blocks(s.Blocks, s.Kind); len(s.Blocks) > 0 {
			s.Number = "附件"
			out.Annexes = append(out.Annexes, s)
		}
	}
	number(&out)
	out.Figures, out.Names = e.published(doc)
	out.Data = datasheet.Of(out)
	return out
}

// editor takes out of a report what not everybody may read.
type editor struct {
	*control
	names     names
	standings bool // of a campaign whose totals alone are told
}

// published are the figures that are told, without where they come from, and the names of their cells.
func (e editor) published(doc document.Document) ([]figure.Figure, map[string]string) {
	var figures []figure.Figure
	named := map[string]string{}
	for _, f := range doc.Figures {
		if e.withheld[f.Key()] || e.single(f.Key()) {
			continue
		}
		f.Sources, f.Working = nil, nil
		figures = append(figures, f)
		named[f.Key()] = doc.Names[f.Key()]
	}
	return figures, named
}

// blocks are those that are left of a section.
func (e editor) blocks(blocks []document.Block, kind document.SectionKind) []document.Block {
	var kept []document.Block
	broken := false
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Paragraph:
			if b = e.sentences(b, kind == document.Remarks, &broken); b.Text != "" {
				kept = append(kept, b)
			}
		case document.Table:
			if e.table(&b) {
				kept = append(kept, b)
			}
		case document.Chart:
			if e.chart(&b) {
				kept = append(kept, b)
			}
		case document.Heading:
			kept = append(kept, b)
		}
	}
	return pointing(headed(kept))
}

// headed drops headings with nothing under them.
func headed(blocks []document.Block) []document.Block {
	var kept []document.Block
	for i, b := range blocks {
		if h, ok := b.(document.Heading); ok && (i+1 == len(blocks) || under(blocks[i+1], h.Level)) {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// under says that a block is a heading of the same level or a higher one.
func under(b document.Block, level int) bool {
	h, ok := b.(document.Heading)
	return ok && h.Level <= level
}

// below is how a text points to a table.
const below = "下表"

// pointing drops the sentences that point to a table below where none is left.
func pointing(blocks []document.Block) []document.Block {
	var kept []document.Block
	for i, b := range blocks {
		if p, ok := b.(document.Paragraph); ok && strings.Contains(p.Text, below) && !tableFollows(blocks[i+1:]) {
			broken := false
			text, _ := without(p.Text, &broken, unless(below))
			if text == "" {
				continue
			}
			b = document.Paragraph{Style: p.Style, Text: text}
		}
		kept = append(kept, b)
	}
	return kept
}

func tableFollows(blocks []document.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(document.Table); ok {
			return true
		}
	}
	return false
}
