package assemble

import (
	"fmt"

	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// A value whose formula refers to another workbook is that of the last time when somebody
// opened both: it may be stale (design-life §11).

// findLinked notes the cells of a block that rest on other workbooks. Where the file itself
// does not name those, the remark on the file as a whole is missing, and is made here.
func (b *block) findLinked(rows []grid.Row) []string {
	if len(b.sheet.Links) == 0 {
		return nil
	}
	places := b.cellsThat(rows, func(c *grid.Cell) bool { return c.Linked })
	if len(b.links) == 0 {
		b.sayPlaces(rule.Links, places, wording.LinkedCells(b.sheet.Links, b.headersOf(places)))
		return nil
	}
	var list []string
	for _, at := range places[:min(len(places), wording.Few)] {
		list = append(list, fmt.Sprintf("%s!%s（%s）", b.sheet.Name, at, b.at(int(at.Col)).Header))
	}
	if len(places) > wording.Few {
		list = append(list, fmt.Sprintf("%s另有 %d 格", b.sheet.Name, len(places)-wording.Few))
	}
	return list
}

// headersOf names the columns of places, each once.
func (b *block) headersOf(places []ledger.Address) []string {
	var names []string
	seen := make(map[int32]bool)
	for _, at := range places {
		if !seen[at.Col] {
			seen[at.Col] = true
			names = append(names, "“"+b.at(int(at.Col)).Header+"”")
		}
	}
	return names
}
