package runfolder

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"zonereport/pipeline/figure"
)

// longestCell is how many characters of cell ranges figures.csv gives for one figure: a
// spreadsheet's cell holds 32767, and what is longer breaks the row. figures.json has all.
const longestCell = 30000

// encodeCSV writes the figures of figures.json, in their order, as a table (RFC 4180) that
// Excel opens with a double click: UTF-8 with its mark, CR LF. Each dimension of the groups
// has a column of its own, so that they can be filtered and pivoted; of several sources, the
// files, sheets and cells are parted by " | ", each in the same order.
func encodeCSV(figures []figure.Figure) ([]byte, error) {
	dimensions := dimensionsOf(figures)
	header := []string{"id"}
	for _, d := range dimensions {
		header = append(header, "group_"+d)
	}
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	rows := [][]string{append(header, "名称", "数值", "单位", "统计时段", "口径", "来源文件", "来源工作表", "来源单元格")}
	for _, f := range figures {
		rows = append(rows, csvRow(f, dimensions))
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("%s: %w", TableName, err)
	}
	return b.Bytes(), nil
}

// dimensionsOf are the names of the groups in order of appearance: phase, unit, indicator.
func dimensionsOf(figures []figure.Figure) []string {
	var names []string
	for _, f := range figures {
		for _, g := range f.Group {
			if !slices.Contains(names, g.Name) {
				names = append(names, g.Name)
			}
		}
	}
	return names
}

func csvRow(f figure.Figure, dimensions []string) []string {
	row := []string{plainText(f.ID)}
	for _, d := range dimensions {
		value := ""
		for _, g := range f.Group {
			if g.Name == d {
				value = g.Value
			}
		}
		row = append(row, plainText(value))
	}
	row = append(row, plainText(f.Name), f.Value.String(), plainText(f.Unit), plainText(f.Window), plainText(f.Definition))
	var files, sheets, cells []string
	for _, s := range f.Sources {
		files, sheets, cells = append(files, s.File), append(sheets, s.Sheet), append(cells, strings.Join(s.Cells, ","))
	}
	return append(row, plainText(strings.Join(files, " | ")), plainText(strings.Join(sheets, " | ")), shortened(strings.Join(cells, " | ")))
}

// plainText keeps a spreadsheet from taking a text for a formula: one that begins like it gets
// a ' in front. Numbers are not passed through here.
func plainText(s string) string {
	if rest := strings.TrimLeftFunc(s, unicode.IsSpace); strings.IndexFunc(rest, beginsFormula) == 0 {
		return "'" + s
	}
	return s
}

func beginsFormula(r rune) bool { return strings.ContainsRune("=+-@＝＋－＠", r) }

func shortened(cells string) string {
	if len(cells) <= longestCell {
		return cells
	}
	kept := cells[:strings.LastIndexAny(cells[:longestCell], ",|")]
	return strings.TrimSpace(kept) + " ……其余见" + FiguresName
}
