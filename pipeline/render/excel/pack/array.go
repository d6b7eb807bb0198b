package pack

import "bytes"

var (
	overRows  = []byte("SUMPRODUCT(") // works on whole columns of rows at once
	openPlain = []byte("<f>")
	openArray = []byte(`<f t="array" ref="`)
)

// arrays states such formulas as array formulas ({=…} in a spreadsheet program). Excel,
// LibreOffice and WPS work a SUMPRODUCT out over arrays either way; others, such as Apache
// POI, take a comparison within a plain formula for one of single cells and give 0 or an
// error. excelize's streams know plain formulas only.
func arrays(sheet []byte) []byte {
	var out []byte
	done := 0 // of the sheet
	for {
		at := bytes.Index(sheet[done:], overRows)
		if at < 0 {
			break
		}
		at += done
		open := bytes.LastIndexByte(sheet[done:at], '<') + done
		cell := bytes.LastIndex(sheet[done:at], cellStart) + done + len(cellStart)
		if open < done || !bytes.HasPrefix(sheet[open:], openPlain) || cell < done+len(cellStart) {
			out, done = append(out, sheet[done:at+len(overRows)]...), at+len(overRows)
			continue
		}
		address := sheet[cell : cell+bytes.IndexByte(sheet[cell:], '"')]
		out = append(append(append(out, sheet[done:open]...), openArray...), address...)
		out = append(out, `">`...)
		end := bytes.IndexByte(sheet[at:], '<') + at // more of them may stand in one formula
		out, done = append(out, sheet[open+len(openPlain):end]...), end
	}
	if done == 0 {
		return sheet
	}
	return append(out, sheet[done:]...)
}
