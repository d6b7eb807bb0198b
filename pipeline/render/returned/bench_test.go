package returned

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

// A sheet of a million cells with a thousand findings.
func BenchmarkMark(b *testing.B) {
	var rows strings.Builder
	for r := 1; r <= 100000; r++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:10">`, r)
		for c := range 10 {
			fmt.Fprintf(&rows, `<c r="%s" s="1"><v>%d.%d</v></c>`, address{r, c + 1}, r*c, r%97)
		}
		rows.WriteString("</row>")
	}
	l := departmental()
	l[sheet1] = declaration + `<worksheet ` + ns + `><sheetData>` + rows.String() + `</sheetData></worksheet>`
	data := l.zipped(b)
	var list []finding.Finding
	for r := 1; r <= 1000; r++ {
		list = append(list, at(finding.Error, address{r * 97, 3}.String(), wrong))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Mark(own, data, list); err != nil {
			b.Fatal(err)
		}
	}
}
