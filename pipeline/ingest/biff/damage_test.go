package biff

import (
	"bytes"
	"testing"

	"zonereport/pipeline/grid"
)

// TestSampleDamage cuts the container and alters each of its bytes: never a panic, never
// an untyped error.
func TestSampleDamage(t *testing.T) {
	data := sample(t)
	for n := 0; n < len(data); n += 64 {
		if book, err := Read(data[:n]); reason(err) == 0 {
			t.Errorf("cut at %d: %v, %v", n, book, err)
		}
	}
	for n := range data {
		altered := bytes.Clone(data)
		altered[n] ^= 0xff
		if _, err := Read(altered); err != nil && reason(err) == 0 {
			t.Errorf("byte %d: %v", n, err)
		}
	}
}

func check(t *testing.T, book *grid.Workbook, err error) {
	if err != nil {
		if reason(err) == 0 {
			t.Fatalf("untyped error: %v", err)
		}
		return
	}
	for _, s := range book.Sheets {
		line := 0
		for _, row := range s.Rows {
			if row.Line <= line || len(row.Cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", row.Line, line, len(row.Cells))
			}
			line = row.Line
			col := 0
			for _, c := range row.Cells {
				if c.Col <= col || c.Kind == 0 || (c.Text == "" && c.Kind != grid.NoValue) {
					t.Fatalf("row %d: cell %+v after column %d", row.Line, c, col)
				}
				col = c.Col
			}
		}
	}
}

func FuzzBIFF(f *testing.F) {
	f.Add(biff5Stream(936))
	f.Add(stream(biff8, globals8(), testSheet{"表", 0, 0, [][]byte{
		rec(recLabelSST, cell(0, 0, 0), uint32(2)), formula(0, 1, result(resultString, 0), 0), rec(recString, str16("文")),
		rec(recMulRK, uint16(1), uint16(2), uint16(0), uint32(6), uint16(1), uint32(10), uint16(3)),
	}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := readWorkbook(data)
		check(t, book, err)
	})
}

func FuzzContainer(f *testing.F) {
	f.Add(sample(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data)
		check(t, book, err)
	})
}
