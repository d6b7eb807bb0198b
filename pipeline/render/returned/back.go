package returned

import (
	"bytes"
	"reflect"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
)

// Sent is a file as a department sent it and as it was read.
type Sent struct {
	Name    string // base name
	Data    []byte
	Package []byte         // the workbook in it, where a password that is no secret protects it, else Data
	Book    *grid.Workbook // nil for a file that cannot be read
	Month   []string       // the names of all files of the month
}

// Reader is how workbooks are read.
type Reader struct {
	Open     func(name string, data []byte) (*grid.Workbook, error)
	Opinions func(*grid.Workbook) []string // names of the sheets 审核意见 of an earlier return
}

// Attachment is a file that goes back, under its base name.
type Attachment struct {
	Path string
	Data []byte
}

// Back makes what a department gets back for a file (design §3): its own workbook, marked;
// for .xls and .csv a marked .xlsx copy with the same addresses; for a file that cannot be
// read or changed safely the file as sent and a workbook with the findings on it.
func Back(s Sent, findings []finding.Finding, reader Reader) ([]Attachment, error) {
	if s.Book != nil {
		if file, ok := s.marked(findings, reader); ok {
			return []Attachment{file}, nil
		}
	}
	opinion, err := separate(s.Name, findings)
	if err != nil {
		return nil, err
	}
	return []Attachment{{returnedName(s.Name), s.Data}, {s.freeName("_" + finding.OpinionSheet + ".xlsx"), opinion}}, nil
}

// marked marks a workbook that was read. What comes out is read again: unless every value
// is as the department sent it, the marked file is not used.
func (s Sent) marked(findings []finding.Finding, reader Reader) (Attachment, bool) {
	sent, data := s.Book, s.Package
	own := bytes.HasPrefix(data, []byte("PK")) // the content decides, as in reading
	file := File{Name: s.markedName(own)}
	if !own {
		var err error
		sent, findings = inCopy(sent), inCopyOf(findings)
		if data, err = plainWorkbook(sent); err != nil {
			return Attachment{}, false
		}
		file.From = s.Name
	}
	if old := reader.Opinions(sent); len(old) > 0 {
		file.Opinion = old[0]
	}
	marked, err := Mark(file, data, findings)
	if err != nil {
		return Attachment{}, false
	}
	again, err := reader.Open(file.Name, marked)
	if err != nil || !sameSheets(sent, again, file.Opinion) {
		return Attachment{}, false
	}
	return Attachment{file.Name, marked}, true
}

// sameSheets tells whether all sheets of the workbook as sent stand in the marked one, in
// their order and with the same values; an earlier 审核意见, which is replaced, and notes
// are left aside.
func sameSheets(sent, marked *grid.Workbook, opinion string) bool {
	rest := marked.Sheets
	if opinion == "" && len(rest) > 0 {
		rest = rest[1:]
	}
	return sent.Date1904 == marked.Date1904 && slices.EqualFunc(sent.Sheets, rest, func(a, b grid.Sheet) bool {
		a.Comments, b.Comments = nil, nil
		return a.Name == b.Name && (a.Name == opinion || reflect.DeepEqual(a, b))
	})
}
