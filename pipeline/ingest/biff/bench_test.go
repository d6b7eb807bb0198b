package biff

import "testing"

// BenchmarkMillionCells reads 62,500 rows of 16 numbers and shared strings.
func BenchmarkMillionCells(b *testing.B) {
	var records [][]byte
	for row := range uint16(62500) {
		for col := range uint16(16) {
			if col%2 == 0 {
				records = append(records, rec(recLabelSST, cell(row, col, 0), uint32(col%3)))
			} else {
				records = append(records, rec(recNumber, cell(row, col, 1), double(float64(row)*1.37)))
			}
		}
	}
	data := stream(biff8, globals8(), testSheet{"表", 0, 0, records})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readWorkbook(data); err != nil {
			b.Fatal(err)
		}
	}
}
