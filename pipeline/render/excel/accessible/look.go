package accessible

import (
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/notation"
)

// font has no serifs and is on every Windows; other systems put their own 黑体 in its place.
// No text is smaller than size, in pt.
const (
	font = "微软雅黑"
	size = 12
)

// look is how a cell looks. Colours are left to the reader's own settings, except that of links,
// which are underlined too.
type look struct {
	level  int // heading 1 or 2, tagged as such
	bold   bool
	wrap   bool
	right  bool
	link   bool
	format string
}

// size is the size of a look's text, in pt.
func (l look) size() float64 {
	switch l.level {
	case 1:
		return 18
	case 2:
		return 14
	}
	return size
}

// id returns the style of a look.
func (w *writer) id(l look) (int, error) {
	if id, ok := w.looks[l]; ok {
		return id, nil
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: l.size(), Bold: l.bold || l.level > 0},
		Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: l.wrap},
	}
	if l.right {
		style.Alignment.Horizontal, style.Alignment.Indent = "right", 1 // off the text of the next column
	}
	if l.link {
		style.Font.Underline, style.Font.Color = "single", "0563C1"
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := w.file.NewStyle(style)
	if err != nil {
		return 0, err
	}
	if l.level > 0 {
		w.tag(id, l.level)
	}
	w.looks[l] = id
	return id, nil
}

// begin sets the default font, by which columns are measured.
func (w *writer) begin() error {
	if err := w.file.SetDefaultFont(font); err != nil {
		return err
	}
	points := float64(size)
	w.file.Styles.Fonts.Font[0].Sz.Val = &points
	return nil
}

// tag makes a style one of the cell style 标题 1 or 标题 2 (Heading 1, 2 in a file), which is how
// a worksheet marks up headings. excelize knows only the style Normal, so the two that a file
// needs are entered in its tables of styles.
func (w *writer) tag(id, level int) {
	styles := w.file.Styles
	if at, ok := w.tags[level]; ok {
		styles.CellXfs.Xf[id].XfID = &at
		return
	}
	master := styles.CellXfs.Xf[id]
	master.XfID = nil
	styles.CellStyleXfs.Xf = append(styles.CellStyleXfs.Xf, master)
	styles.CellStyleXfs.Count = len(styles.CellStyleXfs.Xf)
	at := styles.CellStyleXfs.Count - 1
	styles.CellXfs.Xf[id].XfID, w.tags[level] = &at, at
	named, builtIn, custom := *styles.CellStyles.CellStyle[0], 15+level, true
	named.Name, named.XfID, named.BuiltInID, named.CustomBuiltIn = []string{"Heading 1", "Heading 2"}[level-1], at, &builtIn, &custom
	styles.CellStyles.CellStyle = append(styles.CellStyles.CellStyle, &named)
	styles.CellStyles.Count = len(styles.CellStyles.CellStyle)
}

// numberFormat shows n places behind a word.
func numberFormat(prefix string, n int) string {
	if prefix != "" {
		prefix = `"` + prefix + `"`
	}
	return prefix + notation.Decimals(n, false)
}
