package ingest

import (
	"testing"

	"zonereport/pipeline/grid"
)

// TestZonedCells: texts, date cells of t="d" and months alike; each is logged.
func TestZonedCells(t *testing.T) {
	for _, kind := range []grid.Kind{grid.Text, grid.DateText} {
		for header, want := range map[string]string{"日期": "2020-01-01", "月份": "2020-01"} {
			s := sheetOf("场地", "编号|场地名称|"+header, "A1|一号|2019-12-31T16:00:00.000Z")
			s.Rows[1].Cells[2].Kind = kind
			set, list := readGrids([]definitionLedger{yard()}, bookOf(s))
			logged := 0
			for _, f := range list {
				if f.Rule == "form.zone" {
					logged++
				}
			}
			l := set["yard"]
			id := map[string]string{"日期": "on", "月份": "month"}[header]
			if got := valueOf(l.Rows[0].Cells[l.Column(id)]); got != want || logged != 1 || len(brief(list)) != 0 {
				t.Errorf("%s of kind %d: got %s, %v", header, kind, got, list)
			}
		}
	}
}
