package finding

import (
	"fmt"
	"strings"
)

// Place is where something stands in the departments' files. What is on a whole sheet or file
// leaves the narrower fields empty.
type Place struct{ File, Sheet, Cell string }

// Place is where the finding is.
func (f Finding) Place() Place { return Place{f.File, f.Sheet, f.Cell} }

// String words the place: 招商.xlsx › 招商项目台账!C5.
func (p Place) String() string {
	text := p.File
	if text != "" && p.Sheet != "" {
		text += " › "
	}
	text += p.Sheet
	if p.Cell != "" {
		text += "!" + p.Cell
	}
	return text
}

// Brief words the place for a table of a report: the sheet of a csv file, which is named after
// the file, is not said twice.
func (p Place) Brief() string {
	if strings.HasPrefix(p.File, p.Sheet+".") {
		p.Sheet = ""
	}
	return p.String()
}

// InFile words the place for those who have the file before them: 招商项目台账!C5, a sheet's
// name, or 整个文件.
func (p Place) InFile() string {
	if p.Sheet == "" {
		return "整个文件"
	}
	p.File = ""
	return p.String()
}

// InSentence words the place of a cell or sheet within a sentence: 《招商.xlsx》“1月”表B5单元格,
// “招商.xlsx”的工作表“1月”.
func (p Place) InSentence() string {
	if p.Cell == "" {
		return fmt.Sprintf("“%s”的工作表“%s”", p.File, p.Sheet)
	}
	return fmt.Sprintf("《%s》“%s”表%s单元格", p.File, p.Sheet, p.Cell)
}
