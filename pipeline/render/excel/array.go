package excel

import "regexp"

// arrayFormula finds the cells whose formulas work on whole columns of rows at once.
var arrayFormula = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*SUMPRODUCT\()`)

// arrays states such formulas as array formulas ({=…} in a spreadsheet program). Excel,
// LibreOffice and WPS work a SUMPRODUCT out over arrays either way; others, such as Apache
// POI, take a comparison within a plain formula for one of single cells and give 0 or an
// error. excelize's streams know plain formulas only.
func arrays(sheet []byte) []byte {
	return arrayFormula.ReplaceAll(sheet, []byte(`<c r="$1"$2><f t="array" ref="$1">$3`))
}
