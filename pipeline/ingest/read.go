// Package ingest turns a month's department files into ledgers: it opens each file,
// recognises which ledger a sheet holds, types its cells, and says what it saw. Form may be
// normalised, and is logged; a value is never repaired (design §3 to §5).
package ingest

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/assemble"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/versions"
	"zonereport/pipeline/ingest/wording"
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
	r := compile(defs, opts)
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
			results[i] = r.readFile(files[i], opts)
		}()
	}
	wait.Wait()
	return r.gather(results)
}

// reader is the definitions, compiled for reading.
type reader struct {
	catalogue *recognise.Catalogue
	words     *assemble.Words
}

func compile(defs []definition.Ledger, opts Options) *reader {
	words := assemble.CompileWords(opts.Words)
	books := schema.Compile(defs, opts.Counted, words.RowUnits.Unit)
	return &reader{recognise.NewCatalogue(books, recognise.CompileWords(opts.Words, opts.Period.Year)), words}
}

// fileResult is what one file gave, sheet by sheet.
type fileResult struct {
	name    string
	other   bool // none of the ledgers: a scan, a letter, an archive
	tells   versions.Tells
	refused *finding.Finding
	remarks []finding.Finding // on the file as a whole
	sheets  []sheetResult
}

type sheetResult struct {
	parts    []assemble.Part
	findings []finding.Finding
	told     *trace.SheetReading // nil when nobody asks
}

// readFile reads one file; nothing that it holds may end the run.
func (r *reader) readFile(file Input, opts Options) (result fileResult) {
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
		result.sheets = r.readWorkbook(file.Name, book, opts)
		err = checkCut(book, result.sheets)
	}
	switch {
	case err != nil && isOther(file.Name, file.Data, err), err == nil && isProse(file.Name, file.Data, result.sheets):
		return fileResult{name: file.Name, other: true}
	case err != nil:
		f := unreadable(file.Name, err)
		return fileResult{name: file.Name, refused: &f}
	}
	bySheet := make([][]assemble.Part, len(result.sheets))
	for i := range result.sheets {
		bySheet[i] = result.sheets[i].parts
	}
	result.tells = versions.TellsOf(book, bySheet)
	if len(book.Links) > 0 {
		result.remarks = append(result.remarks, wording.Links(file.Name, book.Links, result.resting()))
	}
	return result
}

// resting names the cells of the ledgers that rest on other workbooks.
func (r *fileResult) resting() (cells []string) {
	for _, s := range r.sheets {
		for _, p := range s.parts {
			cells = append(cells, p.Resting...)
		}
	}
	return cells
}

// readWorkbook reads the sheets of a workbook in order.
func (r *reader) readWorkbook(name string, book *grid.Workbook, opts Options) []sheetResult {
	b := &assemble.Reader{Settings: opts.settings(book), Catalogue: r.catalogue, Words: r.words, Links: book.Links}
	results := make([]sheetResult, len(book.Sheets))
	for i := range book.Sheets {
		results[i] = readSheet(b, &book.Sheets[i], name, opts.tell)
	}
	return results
}

// readSheet reads one sheet of a file. Those that the program itself has written are no ledgers.
func readSheet(b *assemble.Reader, sheet *grid.Sheet, file string, tell bool) (result sheetResult) {
	if tell {
		result.told = trace.New(sheet)
	}
	opinion, guide := isOpinion(sheet), isGuide(sheet)
	switch {
	case opinion || guide:
		result.told.Dismissed(nil, sheet.Rows)
		if tell {
			result.told.Opinion, result.told.Guide = opinion, guide
		}
		if opinion {
			result.findings = []finding.Finding{noteOpinion(sheet, file)}
		}
	default:
		result.parts, result.findings = b.Read(sheet, &ledger.SheetName{File: file, Name: sheet.Name}, result.told)
	}
	return result
}

// gather puts the parts together by ledger, keeps one of several versions of a file, refuses
// sheets that repeat an earlier one and names the ledgers that nobody sent.
func (r *reader) gather(results []fileResult) (ledger.Set, []finding.Finding) {
	superseded, findings := versions.Find(sentFiles(results), r.catalogue.Ledgers)
	g := gathering{set: make(ledger.Set), findings: findings, superseded: superseded, earlier: make(map[string][]*versions.Print)}
	tried := make(map[string]bool)
	var others []string
	for i := range results {
		if results[i].other {
			others = append(others, results[i].name)
		}
		if f := results[i].refused; f != nil {
			g.findings = append(g.findings, *f)
		}
		g.findings = append(g.findings, results[i].remarks...)
		for _, s := range results[i].sheets {
			g.findings = append(g.findings, s.findings...)
			for j := range s.parts {
				tried[s.parts[j].Ledger.ID] = true
				g.add(&s.parts[j])
			}
		}
	}
	if len(others) > 0 {
		g.findings = append(g.findings, otherFiles(others))
	}
	for i := range r.catalogue.Ledgers {
		if f := absent(&r.catalogue.Ledgers[i], tried[r.catalogue.Ledgers[i].ID]); f != nil {
			g.findings = append(g.findings, *f)
		}
	}
	return g.set, g.findings
}

// gathering is the ledgers of a month as far as they are put together.
type gathering struct {
	set        ledger.Set
	findings   []finding.Finding
	superseded map[*assemble.Part]bool      // a newer version of their file holds them
	earlier    map[string][]*versions.Print // by ledger
}

// add adds a part, unless a newer version holds it or it repeats an earlier one.
func (g *gathering) add(p *assemble.Part) {
	if g.superseded[p] {
		return
	}
	print := &versions.Print{Part: p}
	if p.Repeats = print.Repeats(g.earlier[p.Ledger.ID]); p.Repeats != nil {
		g.findings = append(g.findings, versions.Repeated(p, p.Repeats))
		return
	}
	g.earlier[p.Ledger.ID] = append(g.earlier[p.Ledger.ID], print)
	g.findings = append(g.findings, p.Findings...)
	if p.Usable {
		g.enter(p)
	}
}

// sentFiles lists what each file gave.
func sentFiles(results []fileResult) []versions.File {
	files := make([]versions.File, len(results))
	for i := range results {
		files[i] = versions.File{Name: results[i].name, Tells: results[i].tells}
		for j := range results[i].sheets {
			for k := range results[i].sheets[j].parts {
				files[i].Parts = append(files[i].Parts, &results[i].sheets[j].parts[k])
			}
		}
	}
	return files
}

// enter adds a part's rows to its ledger.
func (g *gathering) enter(p *assemble.Part) {
	l := g.set[p.Ledger.ID]
	if l == nil {
		l = &ledger.Ledger{ID: p.Ledger.ID, Columns: p.Ledger.IDs}
		g.set[p.Ledger.ID] = l
	}
	l.Sheets = append(l.Sheets, p.Ref)
	l.Rows = append(l.Rows, p.Rows...)
}

// settings are those of a workbook. Without a period no row is later than it, and a date
// without a year lies in a leap year, for no day that may exist is to be refused.
func (o Options) settings(book *grid.Workbook) typing.Settings {
	s := typing.Settings{Period: o.Period, Year: 2000, End: 99991231, Horizon: 99991231, Units: o.Zone.Canonical(), Level: o.Zone.Words, Date1904: book.Date1904, Looks: book.Looks}
	if o.Period != (calendar.Month{}) {
		s.Year, s.End = o.Period.Year, o.Period.End()
		s.Horizon = s.End.AddYears(2)
	}
	return s
}
