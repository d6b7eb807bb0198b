// Package statement holds the texts that departments report (工作情况台账) against the data: a number with
// its unit is a figure of the period or stands in the row's 依据, a word like 第一 or 全部 is proved by a
// claim that holds or has a 依据 (design-life §14). What a text states otherwise is a finding at its cell;
// nothing of a text is changed. The other rows of the ledger, and what other ledgers list, prove nothing.
package statement

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/validate/statement/quantity"
)

// Options say for whom and for which month the texts are.
type Options struct {
	Zone   definition.Zone
	Period calendar.Month
	// Printed are the ways in which the reports print a figure in running text, with its unit; the
	// first is that of a placeholder.
	Printed func(figure.Figure) []string
}

// Check reads the texts of the month's rows and says what does not hold. Rows that are not to be used
// (采用 = 否, another month's, of a section that no report has, of a figure without value) are no texts.
// The book is that of the same ledgers; Admit is asked once the findings have their explanations.
func Check(defs definition.Definitions, book figure.Book, set ledger.Set, opts Options) ([]figure.Text, []finding.Finding) {
	tables := query.NewTables(defs, set)
	var c *checker
	var texts []figure.Text
	for _, l := range defs.Ledgers {
		table := tables.Table(l.ID)
		if !l.Texts || table == nil {
			continue
		}
		if c == nil {
			c = newChecker(defs, book, opts)
		}
		c.table = table
		for row := range table.Rows {
			if text, ok := c.row(int32(row)); ok {
				texts = append(texts, text)
			}
		}
	}
	if c == nil {
		return nil, nil
	}
	return texts, finding.Settle(c.findings)
}

func newChecker(defs definition.Definitions, book figure.Book, opts Options) *checker {
	words := defs.Words.Statement
	c := &checker{defs: defs, book: book, opts: opts, words: words,
		reader: quantity.New(counters(words, book), words.NotCounters, words.Phrases), sections: sections(defs)}
	c.measure()
	return c
}

// counters are the units of what is counted, those of the figures among them.
func counters(words definition.Statement, book figure.Book) []string {
	list := slices.Clone(words.Counters)
	for _, f := range book.Figures {
		list = append(list, f.Unit)
	}
	return list
}

// checker carries what every row is held against, and gathers the findings.
type checker struct {
	defs     definition.Definitions
	book     figure.Book
	opts     Options
	words    definition.Statement
	reader   *quantity.Reader
	table    *query.Table
	sections map[string]string // title by folded title
	measured []measured
	findings []finding.Finding
}

// cells are the cells of a row that are read.
type cells struct {
	row                                              int32
	section, heading, item, content, source, by, use *ledger.Cell
}

func (c *checker) cells(row int32) cells {
	at := func(id string) *ledger.Cell { return c.table.Cell(row, c.table.Column(id)) }
	return cells{row, at(definition.TextSection), at(definition.TextHeading), at(definition.TextItem), at(definition.TextContent),
		at(definition.TextSource), at(definition.TextBy), at(definition.TextUse)}
}

// row reads one row and checks what it states; false for one that is not to be used.
func (c *checker) row(row int32) (figure.Text, bool) {
	at := c.cells(row)
	if c.table.Rows[row].Later || query.IsBlank(at.content) {
		return figure.Text{}, false
	}
	if at.use.Kind == ledger.Bool && !at.use.True {
		c.say(at, at.use, definition.TextUse, finding.Finding{Rule: "text.unused", Severity: finding.Info, Words: finding.Words{Found: "“采用”填的是“否”，这一段没有写进报告。"}})
		return figure.Text{}, false
	}
	section, ok := c.section(at)
	if !ok {
		return figure.Text{}, false
	}
	parts, ok := c.parts(at)
	if !ok {
		return figure.Text{}, false
	}
	if strings.Contains(at.heading.Plain(), "{{") {
		c.say(at, at.heading, definition.TextHeading, finding.Finding{Rule: "text.placeholder", Severity: finding.Error, Words: finding.Words{
			Found: "小标题里写了 {{…}}。", Expected: "占位应只写在内容里。", Action: "请更正后重报。",
		}})
		return figure.Text{}, false
	}
	c.holds(at, at.heading, definition.TextHeading, statement{text: oneLine(at.heading.Plain())})
	c.holds(at, at.content, definition.TextContent, c.filled(parts))
	return figure.Text{Section: section, Heading: oneLine(at.heading.Plain()), Item: at.item.Plain(), By: strings.TrimSpace(at.by.Plain()),
		Parts: parts, Row: &c.table.Rows[row], At: at.content.At}, true
}

// say reports a finding at a cell of a row; the value is what the cell says, where the finding has
// none of its own.
func (c *checker) say(at cells, cell *ledger.Cell, column string, f finding.Finding) {
	def, _ := c.table.Definition.Column(column)
	f.Column, f.Ledger, f.Row = def.Header, c.table.ID, c.table.RowKey(at.row)
	if f.Value == "" {
		f.Value = cell.Plain()
	}
	if f.Figures == nil {
		f.Figures = []string{}
	}
	if sheet := c.table.Rows[at.row].Sheet; sheet != nil {
		f.File, f.Sheet = sheet.File, sheet.Name
	}
	place := cell.At
	if place.Row == 0 {
		place = at.content.At
	}
	if place.Row > 0 { // a merged cell gives its value to rows below it: the finding is on this one
		place.Row = int32(c.table.Rows[at.row].Line)
		f.Cell = place.String()
	}
	c.findings = append(c.findings, f)
}

// section is the title of the section that a row names.
func (c *checker) section(at cells) (string, bool) {
	said := at.section.Plain()
	if title, ok := c.sections[titleKey(said)]; ok {
		return title, true
	}
	known := make([]string, 0, len(c.sections))
	for _, r := range c.defs.Reports {
		known = append(known, r.Places()...)
	}
	c.say(at, at.section, definition.TextSection, finding.Finding{Rule: "text.section", Severity: finding.Warning, Words: finding.Words{
		Found:    fmt.Sprintf("报告里没有名为“%s”的章节%s，这一段没有写进报告。", said, guess(unnumbered(said), known)),
		Expected: "应是报告里一节的标题：" + strings.Join(known, "、") + "。",
		Action:   "请更正章节后重报。",
	}})
	return "", false
}

// sections are the titles of the reports' sections, by what titles compare by.
func sections(defs definition.Definitions) map[string]string {
	titles := map[string]string{}
	for _, r := range defs.Reports {
		for _, title := range r.Places() {
			if key := titleKey(title); titles[key] == "" {
				titles[key] = title
			}
		}
	}
	return titles
}

// titleKey is a title without its number, folded: 五、招商选资 is 招商选资.
func titleKey(title string) string { return ledger.Fold(unnumbered(title)) }

// unnumbered takes the number before a title off: 五、 （五） 5. 第五部分
func unnumbered(title string) string {
	title = strings.TrimSpace(title)
	rest := strings.TrimLeft(title, "第（(")
	numeral := strings.TrimLeft(rest, "一二三四五六七八九十百0123456789０１２３４５６７８９")
	if numeral == rest {
		return title
	}
	for _, mark := range []string{"部分", "章", "节", "、", "．", ".", "）", ")", " ", "　"} {
		if after, ok := strings.CutPrefix(numeral, mark); ok {
			return strings.TrimLeft(after, "：:、 　")
		}
	}
	return title
}
