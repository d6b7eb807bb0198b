package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/wording"
)

// opinionLines is how far down the headers of 审核意见 are looked for.
const opinionLines = 20

// Open reads a spreadsheet file of any format as raw cells, as Read does before it looks
// for ledgers. All errors are *grid.FileError.
func Open(name string, data []byte) (*grid.Workbook, error) { return open(name, data) }

// OpinionSheets names the sheets 审核意见 of an earlier return that a workbook holds.
func OpinionSheets(book *grid.Workbook) []string {
	var names []string
	for i := range book.Sheets {
		if isOpinion(&book.Sheets[i]) {
			names = append(names, book.Sheets[i].Name)
		}
	}
	return names
}

// Explanations returns what the departments wrote in the column 说明 of re-sent sheets
// 审核意见 (finding.OpinionSheet), in the order of files by name and of lines. They are on the
// file that holds the sheet; in a workbook that holds nothing else, on the file that its
// title names. Files without such a sheet are not opened for it, and those that cannot be
// read give nothing: Read says so.
func Explanations(files []Input) []finding.Explanation {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
	var list []finding.Explanation
	for _, f := range files {
		if !mayHoldOpinion(f.Data) {
			continue
		}
		book, err := open(f.Name, f.Data)
		if err != nil {
			continue
		}
		alone := len(OpinionSheets(book)) == len(book.Sheets)
		for i := range book.Sheets {
			file := f.Name
			if title := titled(&book.Sheets[i]); alone && title != "" {
				file = title
			}
			list = append(list, explanations(&book.Sheets[i], file)...)
		}
	}
	return list
}

// titled gives the file that the title of an opinion sheet names.
func titled(sheet *grid.Sheet) string {
	if len(sheet.Rows) == 0 || len(sheet.Rows[0].Cells) == 0 {
		return ""
	}
	name, _ := strings.CutPrefix(strings.TrimSpace(sheet.Rows[0].Cells[0].Text), finding.OpinionTitle)
	return name
}

// mayHoldOpinion looks for the sheet's name without reading the file where that is cheap.
func mayHoldOpinion(data []byte) bool {
	if !hasPrefix(data, "PK\x03\x04") {
		return hasPrefix(data, "\xd0\xcf\x11\xe0")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if !strings.Contains(strings.ToLower(f.Name), "workbook") || !strings.HasSuffix(strings.ToLower(f.Name), ".xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return false
		}
		content, err := io.ReadAll(io.LimitReader(r, 16<<20))
		if r.Close() == nil && err == nil && (bytes.Contains(content, []byte(finding.OpinionSheet)) || !utf8.Valid(content) || bytes.Contains(content, []byte("&#"))) {
			return true
		}
	}
	return false
}

// isOpinion tells a sheet 审核意见 that the program has written.
func isOpinion(sheet *grid.Sheet) bool {
	columns, _ := opinionHead(sheet)
	return columns != nil
}

// opinionHead gives the columns of the sheet's headers, by header, and their line; nil when
// the sheet is no 审核意见. Columns that the department added do not matter.
func opinionHead(sheet *grid.Sheet) (columns map[string]int, line int) {
	if !strings.HasPrefix(sheet.Name, finding.OpinionSheet) {
		return nil, 0
	}
	for i := range sheet.Rows[:min(opinionLines, len(sheet.Rows))] {
		columns := map[string]int{}
		for _, c := range sheet.Rows[i].Cells {
			columns[spelling.Compact(c.Text)] = c.Col
		}
		lacking := func(h string) bool { return columns[h] == 0 }
		if !slices.ContainsFunc(finding.OpinionHeaders(), lacking) {
			return columns, sheet.Rows[i].Line
		}
	}
	return nil, 0
}

// explanations reads the rows whose 说明 is filled in; they are on a file.
func explanations(sheet *grid.Sheet, file string) []finding.Explanation {
	columns, line := opinionHead(sheet)
	if columns == nil {
		return nil
	}
	var list []finding.Explanation
	for i := range sheet.Rows {
		row := &sheet.Rows[i]
		if row.Line <= line {
			continue
		}
		text := func(header string) string {
			for _, c := range row.Cells {
				if c.Col == columns[header] {
					return strings.TrimSpace(c.Text)
				}
			}
			return ""
		}
		e := finding.Explanation{File: file, Rule: text("规则"), Place: text("位置"), Column: text("列"), Value: text("现值"), Text: text("说明"),
			Ledger: text(finding.OpinionLedger), Row: text(finding.OpinionRow)}
		if e.Rule != "" && e.Text != "" {
			list = append(list, e)
		}
	}
	return list
}

// noteOpinion words a sheet 审核意见 that came back: it is no ledger, and is not unknown.
func noteOpinion(sheet *grid.Sheet, file string) finding.Finding {
	return finding.Finding{Rule: rule.Opinion, Severity: finding.Info, File: file, Sheet: sheet.Name,
		Words: wording.Opinion(len(explanations(sheet, file))), Figures: []string{}}
}
