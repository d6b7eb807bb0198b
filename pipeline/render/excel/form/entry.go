package form

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// Limits of a cell's entry rules (Excel specifications: 255 characters for a list and a
// message, 32 for a message's title).
const (
	longestList    = 255
	longestMessage = 255
	longestTitle   = 32
	largestNumber  = 1_000_000_000_000_000 // beyond, a cell keeps not all digits
)

// entries sets what the lines under a head take, the notes at the heads, and the protection.
// It comes before the sheet's other settings: excelize's filter drops them.
func (w writer) entries(s *workbook.Sheet, fs *document.FormSheet, head int, lists map[string]string) error {
	first, last, n := head+1, head+fs.Rows, len(fs.Columns)
	if err := w.Excel.AutoFilter(s.Name, notation.Range(head, 1, last, n), nil); err != nil {
		return err
	}
	for i, c := range fs.Columns {
		if err := w.note(s, notation.Cell(head, i+1), c.Note); err != nil {
			return err
		}
		d, err := validation(c, lists)
		if err != nil {
			return fmt.Errorf("column %q: %w", c.Header, err)
		}
		if d == nil {
			continue
		}
		d.Sqref = notation.Range(first, i+1, last, i+1)
		if err := w.Excel.AddDataValidation(s.Name, d); err != nil {
			return fmt.Errorf("column %q: %w", c.Header, err)
		}
	}
	if err := w.markRows(s, fs, first, last); err != nil {
		return err
	}
	return w.protect(s)
}

// validation is what a column takes; nil for text, which is free.
func validation(c document.FormColumn, lists map[string]string) (*excelize.DataValidation, error) {
	d := excelize.NewDataValidation(true)
	var err error
	switch {
	case len(c.Choices) > 0 && lists[listOf(c.Choices)] != "":
		d.SetSqrefDropList(lists[listOf(c.Choices)])
	case len(c.Choices) > 0:
		err = d.SetDropList(c.Choices)
	case c.Kind == ledger.Date || c.Kind == ledger.Month:
		err = d.SetRange(c.From.Serial(), c.Until.Serial(), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
	case c.Kind == ledger.Number:
		least, of := 0, excelize.DataValidationTypeDecimal
		if c.Signed {
			least = -largestNumber
		}
		if c.Whole {
			of = excelize.DataValidationTypeWhole
		}
		err = d.SetRange(least, largestNumber, of, excelize.DataValidationOperatorBetween)
	default:
		return nil, nil
	}
	title := ooxml.Cut(c.Header, longestTitle)
	if c.Prompt != "" {
		d.SetInput(title, ooxml.Cut(c.Prompt, longestMessage))
	}
	d.SetError(excelize.DataValidationErrorStyleStop, title, ooxml.Cut(c.Refusal, longestMessage))
	return d, err
}

// inline tells choices that a cell's rule can hold itself: short enough, and without the
// comma that parts them or signs that a list does not keep.
func inline(choices []string) bool {
	list := strings.Join(choices, ",")
	return len(utf16.Encode([]rune(list))) <= longestList && strings.Count(list, ",") == len(choices)-1 &&
		!strings.ContainsAny(list, "\"\n") && !strings.HasPrefix(list, "=")
}

func listOf(choices []string) string { return strings.Join(choices, "\n") }

// note puts an explanation at a head, as large as its text.
func (w writer) note(s *workbook.Sheet, cell, text string) error {
	if text == "" {
		return nil
	}
	const size, width = 9, 46 // pt; characters
	font := w.Text("table").Font
	first, rest, _ := strings.Cut(text, "\n")
	lines := workbook.LinesOf(text, size, width*size/2/workbook.Digit)
	c := excelize.Comment{Author: w.author, Cell: cell, Width: width*6 + 24, Height: uint(lines*17 + 14),
		Paragraph: []excelize.RichTextRun{{Text: first, Font: &excelize.Font{Family: font, Size: size, Color: "000000", Bold: true}}}}
	if rest != "" {
		c.Paragraph = append(c.Paragraph, excelize.RichTextRun{Text: "\n" + rest, Font: &excelize.Font{Family: font, Size: size, Color: "000000"}})
	}
	return w.Excel.AddComment(s.Name, c)
}

// markRows rules the lines that are filled in, beyond the first page too, and colours
// required cells that are still blank in them.
func (w writer) markRows(s *workbook.Sheet, fs *document.FormSheet, first, last int) error {
	n := len(fs.Columns)
	begun := fmt.Sprintf("COUNTA($%s%d:$%s%d)>0", notation.Column(1), first, notation.Column(n), first)
	var sides []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Style: 1, Color: "808080"})
	}
	ruled, err := w.Excel.NewConditionalStyle(&excelize.Style{Border: sides})
	if err != nil {
		return err
	}
	owed, err := w.Excel.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F8CBAD"}}})
	if err != nil {
		return err
	}
	for i, c := range fs.Columns {
		if !c.Required {
			continue
		}
		rule := excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("AND(%s,TRIM(%s)=\"\")", begun, notation.Cell(first, i+1)), Format: &owed}
		if err := w.Excel.SetConditionalFormat(s.Name, notation.Range(first, i+1, last, i+1), []excelize.ConditionalFormatOptions{rule}); err != nil {
			return err
		}
	}
	rule := excelize.ConditionalFormatOptions{Type: "formula", Criteria: begun, Format: &ruled}
	return w.Excel.SetConditionalFormat(s.Name, notation.Range(first, 1, last, n), []excelize.ConditionalFormatOptions{rule})
}

// protect locks a sheet without a password. Lines may be filled in, inserted, sorted and
// filtered, and columns and rows made larger.
func (w writer) protect(s *workbook.Sheet) error {
	return w.Excel.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		InsertRows: true, Sort: true, AutoFilter: true, EditScenarios: true,
	})
}
