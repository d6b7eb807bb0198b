package columns

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
)

// mostBands is into how many tables a wide one is cut.
const mostBands = 3

// Bands cuts a table that is too wide into tables that stand under each other (分段): each begins with the
// columns that name the rows and takes whole groups of heads, the later ones are 续表, the notes stand under
// the last. fits says whether a table is narrow enough; nil if a few bands do not do.
func Bands(t document.Table, fits func(document.Table) bool) []document.Table {
	stub := slices.IndexFunc(t.Columns, func(c document.Column) bool { return c.Align == document.Left }) + 1
	groups := headGroups(t.Columns, stub)
	for n := 2; n <= min(mostBands, len(groups)); n++ {
		var bands []document.Table
		for i := range n {
			bands = append(bands, band(t, stub, groups[i*len(groups)/n:(i+1)*len(groups)/n]))
		}
		if slices.ContainsFunc(bands, func(b document.Table) bool { return !fits(b) }) {
			continue
		}
		for i := range bands[1:] {
			later := &bands[1+i]
			later.Number = Continued(t.Number)
			for k := range later.Rows {
				later.Rows[k].Anchors = nil
			}
			bands[i].Notes, bands[i].Source = nil, ""
		}
		return bands
	}
	return nil
}

// Continued is the number of a table that goes on: 续表1.
func Continued(number string) string {
	if number == "" {
		number = "表"
	}
	return "续" + strings.TrimPrefix(number, "续")
}

// headGroups are the columns from the stub on, those under one head together.
func headGroups(columns []document.Column, stub int) [][]int {
	var groups [][]int
	for i := stub; i < len(columns); i++ {
		head := columns[i].Head
		if i > stub && len(head) > 1 && len(columns[i-1].Head) > 1 && columns[i-1].Head[0] == head[0] {
			groups[len(groups)-1] = append(groups[len(groups)-1], i)
			continue
		}
		groups = append(groups, []int{i})
	}
	return groups
}

// band is the table of the stub and some groups.
func band(t document.Table, stub int, groups [][]int) document.Table {
	var picked []int
	for i := range stub {
		picked = append(picked, i)
	}
	picked = slices.Concat(append([][]int{picked}, groups...)...)
	columns, rows := t.Columns, t.Rows
	t.Columns, t.Rows = nil, slices.Clone(rows)
	for _, i := range picked {
		t.Columns = append(t.Columns, columns[i])
	}
	for k, row := range rows {
		t.Rows[k].Cells = nil
		for _, i := range picked {
			if i < len(row.Cells) {
				t.Rows[k].Cells = append(t.Rows[k].Cells, row.Cells[i])
			}
		}
	}
	return t
}
