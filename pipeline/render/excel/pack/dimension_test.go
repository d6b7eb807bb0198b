package pack

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

func TestMeasured(t *testing.T) {
	rows := &Feed{First: 4, Rows: make([]document.EnclosedRow, 3), Styles: make([]int, 12)}
	for name, c := range map[string]struct {
		cells string
		rows  *Feed
		want  string
	}{
		"no cell":           {"", nil, "A1"},
		"one":               {`<row r="3"><c r="C3" s="1"/></row>`, nil, "C3"},
		"several":           {`<row r="2"><c r="B2"/><c r="AB2"/></row><row r="90"><c r="A90"/></row>`, nil, "A2:AB90"},
		"rows in the feed":  {`<row r="1"><c r="A1"/></row>`, rows, "A1:L6"},
		"wider than a feed": {`<row r="1"><c r="A1"/><c r="M1"/></row>`, rows, "A1:M6"},
		"an empty feed":     {`<row r="1"><c r="B1"/></row>`, &Feed{First: 2}, "B1"},
		"a text that looks": {`<row r="1"><c r="A1"><is><t>&lt;c r=&#34;Z9&#34;</t></is></c></row>`, nil, "A1"},
	} {
		sheet := `<worksheet><dimension ref="A1"></dimension><sheetData>` + c.cells + `</sheetData></worksheet>`
		want := strings.Replace(sheet, `"A1"`, `"`+c.want+`"`, 1)
		if got := string(measured([]byte(sheet), c.rows)); got != want {
			t.Errorf("%s: %s, want the range %s", name, got, c.want)
		}
	}
}
