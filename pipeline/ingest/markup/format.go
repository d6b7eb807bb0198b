package markup

import "zonereport/pipeline/grid"

// cellStyle is what a cell style says of values, as grid.Cell has it.
type cellStyle struct {
	format grid.Format
	look   uint16
}

// formatNames are the codes of the formats that XML Spreadsheet 2003 and pages name by words.
// Those that only round or group are left out; Currency is that of the reader's system.
var formatNames = map[string]string{
	"Percent": "0.00%", "Euro Currency": "[$€-2]#,##0.00", "Yes/No": `"Yes";"Yes";"No"`, "True/False": `"True";"True";"False"`, "On/Off": `"On";"On";"Off"`,
	"General Date": "yyyy/m/d h:mm", "Long Date": `yyyy"年"m"月"d"日"`, "Medium Date": "dd-mmm-yy", "Short Date": "yyyy/m/d",
	"Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
	"General Number": "", "Currency": "", "Fixed": "", "Standard": "", "Scientific": "", "General": "",
}

// styleOf reads a number format by its name or code.
func styleOf(formats *grid.Formats, code string) (s cellStyle) {
	if known, ok := formatNames[code]; ok {
		code = known
	}
	s.format, s.look = formats.Of(-1, code)
	return s
}
