package lineage

import (
	"testing"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func TestCellsOf(t *testing.T) {
	cells := CellsOf(figure.Source{Cells: []string{"C5:C7", "AA10", "B2:D2", "9", "C", "C0", "", "C5:", "A1048577:A99999999999"}})
	for at, want := range map[ledger.Address]bool{
		{Row: 5, Col: 3}: true, {Row: 6, Col: 3}: true, {Row: 7, Col: 3}: true, {Row: 8, Col: 3}: false, {Row: 6, Col: 2}: false,
		{Row: 10, Col: 27}: true, {Row: 10, Col: 1}: false, {Row: 2, Col: 4}: true, {Row: 2, Col: 5}: false, {}: false,
	} {
		if cells.hold(at) != want {
			t.Errorf("%v is a source: %v", at, !want)
		}
	}
}
