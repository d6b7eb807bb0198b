// Package evidence sets out what figures and claims rest on (查看, 查数): their definition, how they follow from
// others, the cells and rows that count. Every word and every bound of it is here.
package evidence

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/reckoning"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/trail"
)

// Bounds of what is shown: a page has to open in every browser, however large the month is. What is left out is
// counted where it would stand.
const (
	firstRows    = 10     // of a number
	rowsOfSheets = 5000   // of a ledger
	rowsInAll    = 20_000 // of all ledgers
	rangesFirst  = 20     // of a number's cells in one sheet
	rangesShown  = 200    // of these with those that are listed on demand
	operandsMost = 30     // of a number
	longestText  = 200    // characters of a cell
)

// Book finds what the figures and claims of a month rest on.
type Book struct {
	defs    definition.Definitions
	book    figure.Book
	period  calendar.Month
	index   lineage.Index
	figures map[string]*figure.Figure
	places  map[string]string // where reports state a figure
	first   int               // rows of a number that stand with it
	anchors map[*ledger.Row]string
	link    func(key string) string
}

// New is the evidence of a book and the ledgers that it was worked out from.
func New(defs definition.Definitions, book figure.Book, set ledger.Set, period calendar.Month) *Book {
	b := &Book{defs: defs, book: book, period: period, index: lineage.NewIndex(defs, set), first: firstRows,
		figures: map[string]*figure.Figure{}, places: map[string]string{}, anchors: map[*ledger.Row]string{},
		link: func(key string) string { return "#" + trail.Anchor(key) }}
	for i := range book.Figures {
		f := &book.Figures[i]
		b.figures[f.Key()] = f
	}
	return b
}

// Page is the evidence of everything that a run states; docs are its reports, check their 校验码.
func (b *Book) Page(zone, check string, docs []document.Document) trail.Page {
	p := trail.Page{Zone: zone, Month: fmt.Sprintf("%d年%d月", b.period.Year, b.period.Number), Check: check}
	sheets := b.sheets()
	p.Sheets = sheets.list
	p.Parts = b.parts(docs)
	for _, c := range b.book.Claims {
		p.Claims = append(p.Claims, b.claim(c))
	}
	p.Notes = b.notes(sheets)
	return p
}

// Figure is the evidence of one figure alone, with so many rows; link says where other figures are shown. It is
// false where there is none of that key.
func (b *Book) Figure(key string, rows int, link func(key string) string) (trail.Figure, bool) {
	f := b.figures[key]
	if f == nil {
		return trail.Figure{}, false
	}
	b.first, b.link = rows, link
	return b.figure(f), true
}

func (b *Book) reckoning() reckoning.Book {
	return reckoning.Book{Figure: func(key string) *figure.Figure { return b.figures[key] }}
}

// notes say what the page shows, and what it leaves out.
func (b *Book) notes(s sheets) []string {
	notes := []string{
		fmt.Sprintf("点开一个指标，可以看到口径、算式、来源单元格和计入的台账行。每个指标先列前%d行，各文件计入的行都列在后面的“台账行”。", b.first),
		"查找企业、项目、编号，列出有它的台账行，和计入这些行的指标。数值是准确值，报告里按各自的位数四舍五入印出。",
	}
	if hidden := b.personal(); len(hidden) > 0 {
		notes = append(notes, "个人信息不在本页：不列"+strings.Join(hidden, "、")+"各列，其他文字里出现的姓名、号码已经隐去。")
	}
	if len(s.cut) > 0 {
		notes = append(notes, fmt.Sprintf("台账很长时，一本最多列%d行，全页最多列%d行：", rowsOfSheets, rowsInAll)+strings.Join(s.cut, "；")+
			"。没有列出的行，单元格见指标的来源和同一文件夹的 figures.json，内容见报告工作簿里的台账，也可以用 zonereport explain 查。")
	}
	return notes
}

// personal are the headers of the personal columns of ledgers that were sent.
func (b *Book) personal() []string {
	var headers []string
	for _, l := range b.defs.Ledgers {
		if slices.Contains(b.book.Missing, l.ID) {
			continue
		}
		for _, c := range l.Columns {
			if c.Personal != "" && !slices.Contains(headers, c.Header) {
				headers = append(headers, c.Header)
			}
		}
	}
	return headers
}

// cut is a text that is no longer than a table bears.
func cut(text string) string {
	n := 0
	for i := range text {
		if n++; n > longestText {
			return text[:i] + "……"
		}
	}
	return text
}
