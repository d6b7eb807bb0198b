package register

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/revision"
)

// File is a content under the name that may be shown.
type File struct{ Name, SHA256 string }

// Step is one thing that happened to the month's files, in the order of the chain: one came, or all were
// judged.
type Step struct {
	At        string        // when it was entered: Beijing's time, RFC 3339
	On        calendar.Date // the day of it
	Arrival   *Arrival      // nil: all were judged
	Judgement *Judgement
}

// Arrival is a file that came, or of which somebody states when it came.
type Arrival struct {
	File
	Ledgers []string      // ids of those that were recognised in it
	At      string        // when it came, as stated; empty: it was only read for the first time
	On      calendar.Date // the day of it
	Locked  bool          // the month had been issued
	Remark  string        // Chinese: what else there is to say of it; empty for nothing
}

// Judgement is a run that read all of the month's files.
type Judgement struct {
	Files []File
	// Findings are what it found; nil where they are not kept any more. Then Hard says how many hard findings
	// it had by checksum of the file.
	Findings []finding.Finding
	Hard     map[string]int
}

// Now is the month's folder as it is.
type Now struct {
	Files    []File
	Findings []finding.Finding
	// Sheets says which ledger was read from a sheet, by file and sheet.
	Sheets map[[2]string][]string
	// Contents are the ledgers as all files hold them together; their digests are not asked for.
	Contents map[string]Content
}

// Content is a ledger as some files hold it together.
type Content struct {
	Files  []string // checksums of those from which rows were taken
	Rows   int
	Cells  int    // filled ones
	Digest string // of all that it says, row by row in their order
}

// Reader reads files as they came.
type Reader struct {
	// Ledgers are the ids of the ledgers in a file.
	Ledgers func(File) []string
	// Read reads files together, by id of the ledger. The error says in Chinese why it cannot.
	Read func([]File) (map[string]Content, error)
	// Again says that a file mostly holds rows of a ledger that others hold too: it takes their place, though they
	// still lie there.
	Again func(ledger string, others []File, file File) bool
	// Differ lists the rows of a ledger that are not as they were.
	Differ func(ledger string, before, after []File) ([]revision.Row, error)
}

// arrived is a file that came, and when.
type arrived struct {
	File
	order   int
	receipt Receipt
	arrival Arrival
	ledgers []string // that it is to hold, also where none can be made out
	fate    string   // what there is to say of it beside whether it stands
}

// version is one submission of a ledger: files that hold it together.
type version struct {
	parts  []*arrived
	after  []*arrived // of the submission before: those that still stand in this one did not come for it
	since  *Receipt   // of a submission that came again with another ledger's: when it came first; nil: with its parts
	judged bool       // a run read it
	back   bool       // the last one found something hard in it
	handed bool       // one did
}

// course is the submissions of a ledger, the first one first.
type course struct {
	versions []version
	gone     bool // the last one does not lie in the folder any more
}

// last is the newest submission, nil for none.
func (c *course) last() *version {
	if len(c.versions) == 0 {
		return nil
	}
	return &c.versions[len(c.versions)-1]
}

// add begins a new submission.
func (c *course) add(parts []*arrived) {
	v := version{parts: slices.Clone(parts)}
	if last := c.last(); last != nil {
		v.after = last.parts
	}
	c.versions, c.gone = append(c.versions, v), false
}

// files are the contents of a submission.
func (v version) files() []File {
	list := make([]File, len(v.parts))
	for i, p := range v.parts {
		list[i] = p.File
	}
	return list
}

// names are the base names of its files, each once.
func (v version) names() []string {
	list := []string{}
	for _, p := range v.parts {
		if !slices.Contains(list, p.Name) {
			list = append(list, p.Name)
		}
	}
	return list
}

// receipt is when it was whole: with the last of what came for it, not of what stands since the submission before. Where
// nobody stated when one of them came, it is when that was first read.
func (v version) receipt() Receipt {
	if v.since != nil {
		return *v.since
	}
	came := slices.DeleteFunc(slices.Clone(v.parts), func(p *arrived) bool { return slices.Contains(v.after, p) })
	if len(came) == 0 {
		came = v.parts
	}
	last := came[0]
	for _, p := range came[1:] {
		if later(p, last) {
			last = p
		}
	}
	return last.receipt
}

// later says that a part decides when a submission was whole, not the other: one of which no time is stated, else the
// one that came later.
func later(a, b *arrived) bool {
	switch {
	case a.receipt.Stated != b.receipt.Stated:
		return b.receipt.Stated
	case a.receipt.Stated && a.receipt.At != b.receipt.At:
		return a.receipt.At > b.receipt.At
	}
	return a.order > b.order
}

// within says that all parts of a submission are among others.
func (v version) within(parts []*arrived) bool {
	return !slices.ContainsFunc(v.parts, func(p *arrived) bool { return !slices.Contains(parts, p) })
}
