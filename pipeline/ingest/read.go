// Package ingest turns a month's department files into ledgers: it opens each file,
// recognises which ledger a sheet holds, types its cells, and says what it saw. Form may be
// normalised, and is logged; a value is never repaired (design §3 to §5).
package ingest

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// Input is one department file as bytes.
type Input struct {
	Name string // base name
	Data []byte
}

// Options is what reading depends on besides the files and the definitions.
type Options struct {
	Period calendar.Month   // the report month: later rows are marked, year-less dates lie in its year; zero for Inspect only
	Zone   definition.Zone  // whose names of units are resolved, and whose level explains a refused code
	Words  definition.Words // by which headers and totals are read
	// Counted are the columns from which something is taken: a picture in another one does no
	// harm. Nil for all.
	Counted definition.Counted
	tell    bool // say how every sheet is read
}

// Read turns a month's files into ledgers and says what it saw. The set holds every ledger
// that was sent with all its required columns, its rows in the order of files (by name),
// sheets and lines. Values are in base units: 万元, 亩, ㎡, %. Files are read concurrently;
// the results do not depend on that. A file that cannot be read is a hard finding, and the
// others are read all the same; there is no other error.
func Read(files []Input, defs []definition.Ledger, opts Options) (ledger.Set, []finding.Finding) {
	c := compile(defs, opts)
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b Input) int { return cmp.Compare(a.Name, b.Name) })
	results := make([]fileResult, len(files))
	var wait sync.WaitGroup
	turns := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))
	for i := range files {
		wait.Add(1)
		turns <- struct{}{}
		go func() {
			defer func() { <-turns; wait.Done() }()
			results[i] = c.readFile(files[i], opts)
		}()
	}
	wait.Wait()
	return c.gather(results)
}

// fileResult is what one file gave, sheet by sheet.
type fileResult struct {
	name    string
	other   bool // none of the ledgers: a scan, a letter, an archive
	tells   tells
	refused *finding.Finding
	remarks []finding.Finding // on the file as a whole
	sheets  []sheetResult
}

type sheetResult struct {
	parts    []part
	findings []finding.Finding
	told     *SheetReading // nil when nobody asks
}

// readFile reads one file; nothing that it holds may end the run.
func (c *catalogue) readFile(file Input, opts Options) (result fileResult) {
	defer func() {
		if cause := recover(); cause != nil {
			f := unreadable(file.Name, fmt.Errorf("reading stopped: %v", cause))
			result = fileResult{refused: &f}
		}
	}()
	result.name = file.Name
	book, err := open(file.Name, file.Data)
	if err == nil {
		opts.tell = opts.tell || book.Unended
		result.sheets = c.readWorkbook(file.Name, book, opts)
		err = checkCut(book, result.sheets)
	}
	switch {
	case err != nil && isOther(file.Name, file.Data, err), err == nil && isProse(file.Name, file.Data, result.sheets):
		return fileResult{name: file.Name, other: true}
	case err != nil:
		f := unreadable(file.Name, err)
		return fileResult{name: file.Name, refused: &f}
	}
	result.tells = tellsOf(book, result.sheets)
	if len(book.Links) > 0 {
		result.remarks = append(result.remarks, linksIn(file.Name, book.Links, result.resting()))
	}
	return result
}

// resting names the cells of the ledgers that rest on other workbooks.
func (r *fileResult) resting() (cells []string) {
	for _, s := range r.sheets {
		for _, p := range s.parts {
			cells = append(cells, p.resting...)
		}
	}
	return cells
}

// readWorkbook reads the sheets of a workbook in order.
func (c *catalogue) readWorkbook(name string, book *grid.Workbook, opts Options) []sheetResult {
	s := opts.settings(book)
	s.words = c.words
	results := make([]sheetResult, len(book.Sheets))
	for i := range book.Sheets {
		sheet := &book.Sheets[i]
		s.plain = isPlain(sheet)
		r := &sheetReader{settings: s, catalogue: c, sheet: sheet, ref: &ledger.Sheet{File: name, Name: sheet.Name}}
		r.names = labels{sheet: ledger.Fold(sheet.Name), file: ledger.Fold(name)}
		if opts.tell {
			r.told = newSheetReading(sheet)
		}
		results[i].parts, results[i].findings = r.readSheet()
		results[i].told = r.told
	}
	return results
}

// isPlain tells a sheet whose cells are all text: a csv file, where that says nothing.
func isPlain(sheet *grid.Sheet) bool {
	for i := range sheet.Rows {
		for j := range sheet.Rows[i].Cells {
			if sheet.Rows[i].Cells[j].Kind != grid.Text {
				return false
			}
		}
	}
	return true
}

// gather puts the parts together by ledger, keeps one of several versions of a file, refuses
// sheets that repeat an earlier one and names the ledgers that nobody sent.
func (c *catalogue) gather(results []fileResult) (ledger.Set, []finding.Finding) {
	set := make(ledger.Set)
	findings := []finding.Finding{}
	tried := make(map[string]bool)
	earlier := make(map[string][]*sheetPrint)
	var others []string
	superseded, versions := c.versions(results)
	findings = append(findings, versions...)
	for i := range results {
		if results[i].other {
			others = append(others, results[i].name)
		}
		if f := results[i].refused; f != nil {
			findings = append(findings, *f)
		}
		findings = append(findings, results[i].remarks...)
		for _, s := range results[i].sheets {
			findings = append(findings, s.findings...)
			for j := range s.parts {
				p := &s.parts[j]
				tried[p.book.ID] = true
				if superseded[p] {
					continue
				}
				print := &sheetPrint{part: p}
				if p.repeats = print.repeats(earlier[p.book.ID]); p.repeats != nil {
					findings = append(findings, repeated(p, p.repeats))
					continue
				}
				earlier[p.book.ID] = append(earlier[p.book.ID], print)
				findings = append(findings, p.findings...)
				if p.usable {
					c.enter(set, p)
				}
			}
		}
	}
	if len(others) > 0 {
		findings = append(findings, otherFiles(others))
	}
	for i := range c.books {
		if f := c.books[i].absent(tried[c.books[i].ID]); f != nil {
			findings = append(findings, *f)
		}
	}
	return set, findings
}

// enter adds a part's rows to its ledger.
func (c *catalogue) enter(set ledger.Set, p *part) {
	l := set[p.book.ID]
	if l == nil {
		l = &ledger.Ledger{ID: p.book.ID, Columns: p.book.ids}
		set[p.book.ID] = l
	}
	l.Sheets = append(l.Sheets, p.ref)
	l.Rows = append(l.Rows, p.rows...)
}

// isAid tells the name of a sheet that helps to fill in others: code lists, notes.
func isAid(name string) bool {
	for _, w := range []string{"代码", "字典", "选项", "下拉", "说明", "列表", "参数", "数据源", "有效性", "码表"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
