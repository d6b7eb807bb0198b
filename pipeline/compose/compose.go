// Package compose turns figures, claims and findings into documents: wording, order,
// numbering and rounding settle here, and the renderers only draw them.
package compose

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/datasheet"
	"zonereport/pipeline/compose/enclosure"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Options says for whom and for which month the reports are.
type Options struct {
	Zone   definition.Zone
	Period calendar.Month
	// Earlier are the published months of the year; the last one's figures stand beside this one's.
	Earlier []figure.Earlier
	// YearBefore is the same month of the year before, if it was published: 上年同期.
	YearBefore []figure.Earlier
	// Sign is what the reports bear as a 公文; what is empty stays a blank of the form.
	Sign document.Signing
	// OFD asks for every report as OFD too, whatever its definition says.
	OFD bool
}

// Compose writes one document per report definition; what they bear besides, Marked adds. An error is a *definition.Error: a
// narrative that fails while it is filled in, with file and line.
func Compose(defs definition.Definitions, book figure.Book, set ledger.Set, findings []finding.Finding, opts Options) ([]document.Document, error) {
	docs := make([]document.Document, 0, len(defs.Reports))
	for _, report := range defs.Reports {
		c := composer{defs: defs, report: report, book: book, set: set, findings: findings, opts: opts}
		if c.absent(report.Ledgers) {
			continue
		}
		c.index()
		doc, err := c.document()
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(docs, func(d document.Document) bool { return strings.EqualFold(d.File, doc.File) }) {
			return nil, unfit(reportFile(defs, report), doc.File, "另一份报告的文件名也是这个")
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// composer holds what one report is made from.
type composer struct {
	defs     definition.Definitions
	report   definition.Report
	book     figure.Book
	set      ledger.Set
	findings []finding.Finding
	opts     Options

	figures map[string]*figure.Figure // by key
	said    narrative.Memory          // what texts of narratives state
	tables  int                       // numbered so far
	charts  int
}

func (c *composer) index() {
	c.figures = make(map[string]*figure.Figure, len(c.book.Figures))
	for i := range c.book.Figures {
		f := &c.book.Figures[i]
		c.figures[f.Key()] = f
	}
}

func (c *composer) document() (document.Document, error) {
	doc := document.Document{ID: c.report.ID, Author: c.opts.Zone.Name, Period: c.opts.Period, Contents: c.report.Contents,
		OFD: c.report.OFD || c.opts.OFD}
	n := newNarrator(c)
	for _, part := range []struct {
		text string
		into *string
	}{{c.report.File, &doc.File}, {c.report.Title, &doc.Title}, {c.report.Subtitle, &doc.Subtitle}} {
		line, err := n.line(part.text)
		if err != nil {
			return doc, err
		}
		*part.into = line
	}
	if reason := filename.Problem(doc.File); reason != "" {
		return doc, unfit(reportFile(c.defs, c.report), doc.File, reason)
	}
	var err error
	if doc.Summary, err = c.summary(n); err != nil {
		return doc, err
	}
	if doc.Lead, err = n.blocks(c.report.Lead); err != nil {
		return doc, err
	}
	doc.Lead = c.leading(n, doc.Lead)
	for _, s := range c.report.Sections {
		if c.absent(s.Ledgers) && len(c.texts(s.Title)) == 0 {
			continue
		}
		section, err := c.section(n, len(doc.Sections), s)
		if err != nil {
			return doc, err
		}
		doc.Sections = append(doc.Sections, section)
	}
	mark.Sign(&doc, c.opts.Sign, c.opts.Zone, c.report)
	c.finish(&doc)
	return doc, nil
}

// finish chooses the figures the document shows, encloses their ledger rows and adds the annexes.
func (c *composer) finish(doc *document.Document) {
	doc.Figures = c.shown(doc)
	doc.Names = document.DefinedNames(doc.Figures)
	doc.Enclosures = enclosure.Of(c.defs, c.set, doc.Figures, c.listed())
	if last, ok := figure.Continued(c.opts.Earlier, c.opts.Period); ok {
		doc.Last = c.published(last, c.continuing(last.Month, doc.Figures))
	}
	for _, e := range c.opts.YearBefore {
		doc.YearBefore = c.published(e, doc.Figures)
	}
	doc.Reported = c.reports()
	doc.Manual = c.manual(doc)
	for _, kind := range c.report.Annexes {
		number := fmt.Sprintf("附件%d", len(doc.Annexes)+1)
		switch kind {
		case "figures":
			doc.Annexes = append(doc.Annexes, c.figuresAnnex(number, doc.Figures))
		case "scoring":
			if c.book.Campaign != nil { // without targets nothing is scored
				doc.Annexes = append(doc.Annexes, c.scoringAnnex(number))
			}
		case "sources":
			doc.Annexes = append(doc.Annexes, c.sourcesAnnex(number, doc.Figures))
		case "findings":
			doc.Annexes = append(doc.Annexes, c.findingsAnnex(number, doc.Figures))
		}
	}
	legend.Enter(doc)
	if c.report.Data == nil || *c.report.Data {
		doc.Data = datasheet.Of(*doc)
	}
}

func (c *composer) section(n *narrator, i int, s definition.Section) (document.Section, error) {
	section := document.Section{Number: wording.Numeral(i+1) + "、", Title: s.Title}
	if s.Title == "说明" {
		section.Kind = document.Remarks
	}
	missing := c.missing(s.Ledgers)
	if len(missing) > 0 {
		section.Blocks = append(section.Blocks, notSent(missing))
	}
	if len(s.Ledgers) > 0 && !slices.ContainsFunc(s.Ledgers, func(id string) bool { return c.set[id] != nil }) {
		section.Blocks = append(section.Blocks, c.told(n, nil, definition.Section{Title: s.Title})...)
		return section, nil
	}
	blocks, err := n.blocks(s.Narrative)
	if err != nil {
		return section, err
	}
	section.Blocks = append(section.Blocks, c.told(n, blocks, s)...)
	return section, nil
}

// told is what the figures say in a section, with what departments report and its tables and charts.
func (c *composer) told(n *narrator, blocks []document.Block, s definition.Section) []document.Block {
	parts := partsOf(blocks)
	return c.illustrate(c.reported(n, parts, s.Title), len(parts), s)
}

// missing returns those of the ledgers that nobody sent, but for those that do not exist here and
// those that nobody has to send.
func (c *composer) missing(ids []string) []definition.Ledger {
	var missing []definition.Ledger
	for _, id := range ids {
		if d, _ := c.defs.Ledger(id); !d.Absent && !d.Optional && slices.Contains(c.book.Missing, id) {
			missing = append(missing, d)
		}
	}
	return missing
}

// absent says that there are ledgers and none of them exists here or, if it is optional, was sent:
// what rests on them is not written at all (design-life §12, §14). One that came all the same is there.
func (c *composer) absent(ids []string) bool {
	return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool {
		d, _ := c.defs.Ledger(id)
		return !d.Absent && !d.Optional || c.set[id] != nil
	})
}

func notSent(missing []definition.Ledger) document.Paragraph {
	text := ""
	for i, d := range missing {
		if i > 0 {
			text += "、"
		}
		text += d.Name + "（" + d.Department + "）"
	}
	return document.Paragraph{Text: text + "未报送，有关数据本期空缺。"}
}
