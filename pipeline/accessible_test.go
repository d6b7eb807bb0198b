package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/accessible"
	"zonereport/templates"
)

// The workbook of tables meets the Analysis Function's list for accessible spreadsheets, item
// by item, for a full month and for one in which hardly anybody sent a ledger. What the list
// leaves to people (spelling, the checker of Excel) is not here.
func TestAccessible(t *testing.T) {
	full, _ := documents(t, templates.Files, sample(t))
	sparse, _ := documents(t, templates.Files, sample(t)[:3])
	for name, docs := range map[string][]document.Document{"full": full, "sparse": sparse} {
		for _, doc := range docs {
			t.Run(name+" "+doc.ID, func(t *testing.T) {
				data, err := accessible.Render(doc)
				if err != nil {
					t.Fatal(err)
				}
				again, err := accessible.Render(doc)
				if err != nil || !bytes.Equal(data, again) {
					t.Errorf("drawn twice, the bytes differ (%v)", err)
				}
				b := openBook(t, data)
				b.tables(t)
				b.notes(t)
				b.formatting(t)
				b.structure(t)
				b.information(t, doc)
			})
		}
	}
}

// accessibleBook is a workbook as excelize reads it, and its parts.
type accessibleBook struct {
	file  *excelize.File
	parts map[string]string
}

func openBook(t *testing.T, data []byte) accessibleBook {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b := accessibleBook{file: file, parts: map[string]string{}}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.parts[part.Name] = string(text)
	}
	return b
}

// table returns where the one table of a sheet stands, counted from 0, and its name.
func (b accessibleBook) table(t *testing.T, sheet string) (name string, top, bottom, columns int) {
	t.Helper()
	tables, err := b.file.GetTables(sheet)
	if err != nil || len(tables) != 1 {
		t.Fatalf("%s has %d tables, %v", sheet, len(tables), err)
	}
	from, to, _ := strings.Cut(tables[0].Range, ":")
	left, first, err1 := excelize.CellNameToCoordinates(from)
	right, last, err2 := excelize.CellNameToCoordinates(to)
	if err1 != nil || err2 != nil || left != 1 || last <= first {
		t.Fatalf("%s: the table stands at %s", sheet, tables[0].Range)
	}
	return tables[0].Name, first - 1, last - 1, right
}

// tables: marked up, named, one head row, no merges, nothing blank, hidden, filtered or frozen.
func (b accessibleBook) tables(t *testing.T) {
	names := map[string]bool{}
	for _, sheet := range b.file.GetSheetList()[1:] {
		name, top, bottom, columns := b.table(t, sheet)
		if names[strings.ToLower(name)] || name != strings.NewReplacer(" ", "_").Replace(sheet) {
			t.Errorf("%s: its table is called %s", sheet, name)
		}
		names[strings.ToLower(name)] = true
		rows := b.rows(t, sheet)
		if len(rows) != bottom+1 {
			t.Errorf("%s: %d rows, the table ends in %d", sheet, len(rows), bottom+1)
		}
		heads := map[string]bool{}
		for i, row := range rows[top:] {
			if len(row) != columns {
				t.Errorf("%s: row %d has %d cells, the table %d columns", sheet, top+i+1, len(row), columns)
			}
			for j, text := range row {
				if strings.TrimSpace(text) == "" || text == document.CannotBe || text == document.TooSmall {
					t.Errorf("%s: cell %d of row %d holds %q", sheet, j+1, top+i+1, text)
				}
			}
		}
		for _, head := range rows[top] {
			if heads[strings.ToLower(head)] {
				t.Errorf("%s: two columns are headed %s", sheet, head)
			}
			heads[strings.ToLower(head)] = true
		}
		for column := 1; column <= columns; column++ {
			letter, _ := excelize.ColumnNumberToName(column)
			if width, err := b.file.GetColWidth(sheet, letter); err != nil || width < 8 || width > 125 {
				t.Errorf("%s: column %s is %v wide, %v", sheet, letter, width, err)
			}
		}
	}
	for name, part := range b.parts {
		if found := regexp.MustCompile(`<(mergeCell|autoFilter|pane|f)\b[^>]*>|hidden="(1|true)"|state="[a-z]*[hH]idden"`).FindString(part); found != "" {
			t.Errorf("%s has %s", name, found)
		}
		if columns := regexp.MustCompile(`<tableColumn id="(\d+)" name="([^"]*)"`).FindAllString(part, -1); strings.HasPrefix(name, "xl/tables/") && len(columns) == 0 {
			t.Errorf("%s has no head row", name)
		}
	}
	b.wrapped(t)
}

// wrapped: texts in tables wrap, so that none is cut off.
func (b accessibleBook) wrapped(t *testing.T) {
	for _, sheet := range b.file.GetSheetList()[1:] {
		_, top, bottom, columns := b.table(t, sheet)
		for row := top; row <= bottom; row++ {
			for column := range columns {
				at, _ := excelize.CoordinatesToCellName(column+1, row+1)
				id, err := b.file.GetCellStyle(sheet, at)
				if err != nil {
					t.Fatal(err)
				}
				style, err := b.file.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if !b.isNumber(t, sheet, column+1, row+1) && !style.Alignment.WrapText {
					t.Errorf("%s!%s does not wrap", sheet, at)
				}
			}
		}
	}
}

// isNumber tells a number from a text.
func (b accessibleBook) isNumber(t *testing.T, sheet string, column, row int) bool {
	t.Helper()
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	kind, err := b.file.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	return kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
}

func (b accessibleBook) rows(t *testing.T, sheet string) [][]string {
	t.Helper()
	rows, err := b.file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

var noteMark = regexp.MustCompile(`\[注([\d、]+)\]`)

// notes: called 注, marked in titles as text, all on one sheet, none superscript.
func (b accessibleBook) notes(t *testing.T) {
	known := map[string]bool{}
	for _, row := range b.rows(t, "说明") {
		known[row[0]] = true
	}
	marked := 0
	for _, sheet := range b.file.GetSheetList()[1:] {
		rows := b.rows(t, sheet)
		mark := noteMark.FindStringSubmatch(rows[0][0])
		if mark == nil {
			continue
		}
		marked++
		for number := range strings.SplitSeq(mark[1], "、") {
			if !known["注"+number] {
				t.Errorf("%s speaks of note %s, which is not on 说明", sheet, number)
			}
		}
		if !slices.ContainsFunc(rows[1:5], func(row []string) bool { return strings.Contains(row[0], mark[0]+"见工作表“说明”") }) {
			t.Errorf("%s does not say where %s is", sheet, mark[0])
		}
	}
	if marked == 0 {
		t.Error("no title is marked with a note")
	}
	if strings.Contains(b.parts["xl/styles.xml"], "vertAlign") {
		t.Error("there are superscripts")
	}
}

// formatting: headings tagged; 12 pt and more; a font without serifs; no fill, border, picture,
// head or foot; colour only with a line under it and enough contrast; links that speak.
func (b accessibleBook) formatting(t *testing.T) {
	var styles struct {
		Fonts []struct {
			Size struct {
				Val float64 `xml:"val,attr"`
			} `xml:"sz"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
			Colour struct {
				RGB string `xml:"rgb,attr"`
			} `xml:"color"`
			Underline *struct{} `xml:"u"`
		} `xml:"fonts>font"`
		Fills   []struct{} `xml:"fills>fill"`
		Borders []struct{} `xml:"borders>border"`
		Cells   []struct {
			Style int `xml:"xfId,attr"`
		} `xml:"cellXfs>xf"`
		Masters []struct{} `xml:"cellStyleXfs>xf"`
		Named   []struct {
			Name    string `xml:"name,attr"`
			Style   int    `xml:"xfId,attr"`
			BuiltIn int    `xml:"builtinId,attr"`
		} `xml:"cellStyles>cellStyle"`
	}
	if err := xml.Unmarshal([]byte(b.parts["xl/styles.xml"]), &styles); err != nil {
		t.Fatal(err)
	}
	for _, f := range styles.Fonts {
		if f.Size.Val < 12 || f.Name.Val != "微软雅黑" {
			t.Errorf("a font is %s of %v pt", f.Name.Val, f.Size.Val)
		}
		if f.Colour.RGB != "" && (f.Underline == nil || contrast(t, f.Colour.RGB) < 4.5) {
			t.Errorf("colour %s: line under it %v, contrast %.1f", f.Colour.RGB, f.Underline != nil, contrast(t, f.Colour.RGB))
		}
	}
	if len(styles.Fills) != 2 || len(styles.Borders) != 1 { // none and grey125, which every file has
		t.Errorf("%d fills, %d borders", len(styles.Fills), len(styles.Borders))
	}
	names := map[string]int{}
	for _, s := range styles.Named {
		if names[s.Name]++; names[s.Name] > 1 || s.Style >= len(styles.Masters) {
			t.Errorf("the cell style %s stands %d times, for format %d of %d", s.Name, names[s.Name], s.Style, len(styles.Masters))
		}
	}
	for _, sheet := range b.file.GetSheetList() {
		id, err := b.file.GetCellStyle(sheet, "A1")
		if err != nil {
			t.Fatal(err)
		}
		if level := styles.Cells[id].Style; !slices.ContainsFunc(styles.Named, func(s struct {
			Name    string `xml:"name,attr"`
			Style   int    `xml:"xfId,attr"`
			BuiltIn int    `xml:"builtinId,attr"`
		}) bool {
			return s.Style == level && s.BuiltIn == 16
		}) {
			t.Errorf("%s: A1 is not tagged as heading 1", sheet)
		}
	}
	for name, part := range b.parts {
		if found := regexp.MustCompile(`<(headerFooter|drawing|legacyDrawing|picture|oleObjects|controls)\b`).FindString(part); found != "" {
			t.Errorf("%s has %s", name, found)
		}
		if regexp.MustCompile(`media/|vbaProject|externalLink|comments|calcChain`).MatchString(name) {
			t.Errorf("there is a part %s", name)
		}
	}
	b.linked(t)
}

// linked: every link leads to a sheet that exists, and links of one text to one place.
func (b accessibleBook) linked(t *testing.T) {
	leads := map[string]string{}
	for _, sheet := range b.file.GetSheetList() {
		cells, err := b.file.GetHyperLinkCells(sheet, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range cells {
			_, target, err := b.file.GetCellHyperLink(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			text, err := b.file.GetCellValue(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			to := strings.Trim(strings.TrimSuffix(target, "!A1"), "'")
			if i, err := b.file.GetSheetIndex(to); err != nil || i < 0 || text == "" || leads[text] != "" && leads[text] != target {
				t.Errorf("%s!%s: %q leads to %q", sheet, cell, text, target)
			}
			leads[text] = target
		}
	}
	for _, sheet := range b.file.GetSheetList()[2:] {
		if leads[sheet] == "" || leads["返回目录"] == "" {
			t.Errorf("nothing leads to %s, or back", sheet)
		}
	}
}

// contrast is the WCAG contrast of a colour (AARRGGBB) with white.
func contrast(t *testing.T, colour string) float64 {
	t.Helper()
	luminance := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(colour[2+2*i:4+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		luminance += weight * c
	}
	return 1.05 / (luminance + 0.05)
}

// structure: sheets with names of their own, none empty; column A filled from the title down
// to the table, which stands at the left with nothing beside or below it.
func (b accessibleBook) structure(t *testing.T) {
	sheets := b.file.GetSheetList()
	if !slices.Equal(sheets[:3], []string{"封面", "目录", "说明"}) {
		t.Errorf("the sheets begin with %v", sheets[:3])
	}
	seen := map[string]bool{}
	for i, sheet := range sheets {
		rows := b.rows(t, sheet)
		if seen[strings.ToLower(sheet)] || strings.TrimSpace(sheet) != sheet || len(rows) < 4 {
			t.Errorf("sheet %q, %d rows", sheet, len(rows))
		}
		seen[strings.ToLower(sheet)] = true
		above := len(rows)
		if i > 0 {
			_, above, _, _ = b.table(t, sheet)
			if !strings.HasPrefix(rows[1][0], "本工作表有一张表，") {
				t.Errorf("%s: A2 says %q", sheet, rows[1][0])
			}
		}
		for r, row := range rows[:above] {
			if len(row) != 1 || row[0] == "" {
				t.Errorf("%s: row %d above the table holds %q", sheet, r+1, row)
			}
		}
	}
}

// information: title, subject, author, key words and language are stated; the file opens at
// A1 of the first sheet.
func (b accessibleBook) information(t *testing.T, doc document.Document) {
	p, err := b.file.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint([]string{p.Title, p.Subject, p.Creator, p.Language})
	want := fmt.Sprint([]string{strings.ReplaceAll(doc.Title, "\n", "") + "（数据表）", "2020年12月", doc.Author, "zh-CN"})
	if got != want || p.Keywords == "" {
		t.Errorf("properties %s and key words %q, want %s", got, p.Keywords, want)
	}
	if b.file.GetActiveSheetIndex() != 0 {
		t.Errorf("it opens on sheet %d", b.file.GetActiveSheetIndex())
	}
	for name, part := range b.parts {
		if at := regexp.MustCompile(`(activeCell|topLeftCell)="([^"]*)"`).FindStringSubmatch(part); at != nil && at[2] != "A1" {
			t.Errorf("%s opens at %s", name, at[2])
		}
	}
}
