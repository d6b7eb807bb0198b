package ooxml

import (
	"fmt"
	"strings"
	"testing"
)

// millionCells is a package of 100,000 rows of ten columns: numbers and shared strings.
func millionCells(b *testing.B) []byte {
	var rows, table strings.Builder
	table.WriteString("<sst>")
	for i := range 50000 {
		fmt.Fprintf(&table, "<si><t>新昌企业第%d号有限公司</t></si>", i)
	}
	table.WriteString("</sst>")
	for r := 1; r <= 100000; r++ {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:10">`, r)
		for c := range 10 {
			if c%2 == 0 {
				fmt.Fprintf(&rows, `<c r="%s" s="1" t="s"><v>%d</v></c>`, address(r, c+1), (r*7+c)%50000)
			} else {
				fmt.Fprintf(&rows, `<c r="%s" s="2"><v>%d.%d</v></c>`, address(r, c+1), r*c, r%97)
			}
		}
		rows.WriteString("</row>")
	}
	return workbookOf(rows.String(), "").with("xl/sharedStrings.xml", table.String()).zipped(b)
}

func BenchmarkMillionCells(b *testing.B) {
	data := millionCells(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
