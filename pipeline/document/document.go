// Package document is a report before it is drawn: sections, paragraphs, tables and
// charts as plain data. Wording, order, numbering and rounding are settled in it; renderers
// choose how it looks, and add only what pages and sheets need: 目录, 续表, page numbers, the
// heads that say where an enclosed row comes from.
package document

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Document is one report.
type Document struct {
	ID       string // annual-review, campaign
	File     string // name of the files without extension: 新昌经济开发区2020年度亮点工作回眸
	RedHead  string // 发文机关标志 above all else in red, of a 公文 that has one: 新昌经济开发区管理委员会文件; empty: none
	DocNo    string // 发文字号, above the title; empty: a blank of whoever sends it
	Signer   string // 签发人, beside that
	Title    string // may hold line breaks where the title is to be broken by sense
	Subtitle string // under the title: 2020年12月, or empty
	Notice   string // under that, in brackets: which report this one takes the place of; empty for a first one
	To       string // 主送机关, under the title at the left, ： put after it; empty: none
	Author   string // the zone
	Period   calendar.Month
	Foot     string  // at the foot of every page, so that paper can be matched to its file: the month, 校验码
	Check    string  `canonical:"-"` // the 校验码 alone, for what a file says of itself; empty until it is known
	Code     Code    `canonical:"-"` // the 校验码 and what it is of, for a camera
	OFD      bool    `canonical:"-"` // drawn as OFD too
	Contents bool    // a table of contents follows the title
	Dense    bool    // a paper that is attached: set in Style.Dense
	Summary  []Block // 摘要, what leaders read first: a Heading of level 1, sentences, a table; empty for none
	Lead     []Block
	Sections []Section
	Annexes  []Section // each begins on a new page as 附件N
	Enclosed []string  // names of what goes with it in files of its own, in the 附件说明 after the annexes

	Remark string `canonical:"-"` // 附注, in brackets under 成文日期: 联系人：…; empty: none (GB/T 9704-2012, 7.3.6)
	Seal   bool   `canonical:"-"` // 署名 and 成文日期 stand so that a seal goes over them (GB/T 9704-2012, 7.3.5.1)
	Public bool   `canonical:"-"` // values only, for everybody to read
	Across string `canonical:"-"` // a mark across each page, large and grey behind the text: 送审稿; empty: none

	Figures    []figure.Figure   // every figure the workbook shows, in the order of figures.json
	Names      map[string]string // defined name by figure key: fig_incubator_firms_一期 (design §3)
	Enclosures []Enclosure       // ledger rows the formulas run over
	Reported   []Reported        // where the paragraphs come from that departments wrote
	Manual     Section           // 编制说明, for the workbook; without a title if there is none
	Workbook   Workbook          // what the workbook says beside the report
	Data       *Data             `canonical:"-"` // its tables as a workbook of their own (数据表); nil if there is to be none
	Last       *Published        // what the last published month states; nil if there is none in the year
	YearBefore *Published        // what the same month of the year before states; nil if it was not published
}

// Published is what the run in force of an earlier month states.
type Published struct {
	Month  calendar.Month
	Run    string                     // r2
	Values map[string]decimal.Decimal // by figure key, in the figure's unit of today
	// Switched are the figures that the month defined otherwise, by key: their value is that of
	// today's definition (按可比口径), or there is none (口径已改，不可比). Note says which.
	Switched map[string]figure.Switch
	Note     string
}

// Section is one chapter.
type Section struct {
	Kind   SectionKind
	Number string // 一、; annexes: 附件1
	Title  string
	About  string // what a list of the sheets says of it
	Blocks []Block
}

// SectionKind is what a section is to a renderer that draws some of them in its own way. By it they
// are found; a title only says what a reader reads.
type SectionKind uint8

const (
	// Chapter is drawn as it stands.
	Chapter SectionKind = iota
	// FigureList is the annex 主要指标: a workbook has a sheet with the live figures instead.
	FigureList
	// SourceList is the annex 数据来源: a workbook has a sheet with all sources instead.
	SourceList
	// Remarks is the chapter 说明: a workbook of tables has it among its notes.
	Remarks
	// FindingList is the annex 审核情况; it also tells what report this one takes the place of.
	FindingList
)

// Block is a Heading, Paragraph, Table, Chart or Signatures.
type Block interface{ block() }

// Digest is the summary as a section, its heading the title; without a title if there is none.
func (d Document) Digest() Section {
	if len(d.Summary) == 0 {
		return Section{}
	}
	title, _ := d.Summary[0].(Heading)
	return Section{Title: title.Text, Blocks: d.Summary[1:], About: "要点和主要指标"}
}

// Heading is a heading inside a section: level 2 is （一）…, level 3 is 1.…; the number is part of the text.
// Level 1 heads the summary.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text. Figures are the keys of the figures it states; Spans say where, and what
// was taken from ledger rows.
type Paragraph struct {
	Text    string
	Style   ParagraphStyle
	Figures []string
	Spans   []Span `canonical:"-"`
}

// ParagraphStyle is what a paragraph is for.
type ParagraphStyle uint8

const (
	// Body is running text, indented by two 字.
	Body ParagraphStyle = iota
	// Note is small print under a table or at the end: 注：…
	Note
	// Sign is a right-aligned signature line: 署名, 成文日期.
	Sign
)

// Signatures is a line of blanks that people fill in by hand: 单位负责人、填表人、报出日期.
type Signatures struct{ Labels []string }

// Table is a statistical table (typography.md §3.3), or, if Form is set, a grid that people fill in by
// hand: larger letters, ruled on all sides, on one page. Of a form's columns those that are not Wide are
// as wide as their labels, the Wide ones share the rest; Align says how texts stand in them, heads may be
// missing. A cell without text is a blank; Row.Height gives room to write or to stamp. The last cell of a
// row with fewer cells than there are columns reaches to the right edge:
//
//	Table{Form: true, Columns: []Column{{Align: Center}, {Wide: true}, {Align: Center}, {Wide: true}}, Rows: []Row{
//		{Height: 14, Cells: []Cell{{Text: "单位负责人"}, {}, {Text: "统计负责人"}, {}}},
//		{Height: 14, Cells: []Cell{{Text: "校验码"}, {Text: "1A2B-3C4D-5E6F"}}},
//		{Height: 55, Cells: []Cell{{Text: "盖章处"}, {}}}}}
type Table struct {
	Number  string // 表1
	Title   string
	Unit    string // 单位：万元 at the upper right; empty if the heads name units
	Columns []Column
	Rows    []Row
	Notes   []string
	Source  string // 资料来源
	Form    bool   // to be filled in by hand
	Listed  bool   `canonical:"-"` // its rows are rows of a ledger
}

// Column is one column of a table.
type Column struct {
	Head  []string // layers from the top; equal neighbours of an upper layer are one spanning cell
	Align Align
	Wide  bool // text that may take several lines: gets the space that is left
}

// Align is how a column's cells stand.
type Align uint8

const (
	// Left is for text.
	Left Align = iota
	// Center is for short codes and dates.
	Center
	// Decimal is for numbers: right, on the decimal point.
	Decimal
)

// Row is one line of a table.
type Row struct {
	Cells  []Cell
	Kind   RowKind
	Height float64 // mm, the least; 0: what the text takes
	// Anchors are the keys of the figures whose line this is in an annex: numbers that state them lead here.
	Anchors []string `canonical:"-"`
}

// RowKind sets a row apart.
type RowKind uint8

const (
	// Normal is a data row.
	Normal RowKind = iota
	// TotalRow is 合计.
	TotalRow
	// Highlight is the row of the zone itself.
	Highlight
	// Part is an 其中 row: its first cell is indented.
	Part
	// Band heads the rows below it: its first cell runs over all columns.
	Band
)

// Cell is one cell. Text is what is printed, rounded; Value, if there is one, is the exact
// number in the unit that is printed, for a workbook to hold under a format with Decimals places.
type Cell struct {
	Text     string
	Value    *decimal.Decimal
	Decimals int
	Prefix   string     // printed before the number, part of Text: 并列
	Percent  bool       // Value is a fraction, printed × 100 with %
	Figure   string     // key of the figure that it states: the workbook shows it by its live formula
	In       unit.Ratio // from the figure's unit to the printed (万元 as 亿元)
	Link     string     // key of a figure, or ToName and a name of a cell, that the cell leads to in a workbook
	From     Origin     `canonical:"-"` // how the number comes about, where it is no figure of its own; nil if nothing says so
	Named    string     `canonical:"-"` // name that a workbook defines for the cell; empty for none
}

// ToName begins a Cell.Link that leads to a cell by its name (Cell.Named).
const ToName = "#"

// Chart is a chart over the numbers of a table.
type Chart struct {
	Number     string // 图1
	Title      string
	Kind       ChartKind
	Unit       string
	Categories []string
	Series     []Series
	Decimals   int
	Highlight  string // category to set apart: the zone
	Note       string
	Alt        string `canonical:"-"` // what it shows, in words, for whoever cannot see it
}

// ChartKind is the form of a chart.
type ChartKind uint8

const (
	// Bars are horizontal bars, ranked from the top.
	Bars ChartKind = iota
	// Columns are upright columns, one group per category.
	Columns
	// Line is a monthly line; RankLine one whose axis counts places, 1 at the top.
	Line
	// RankLine is a line of ranks.
	RankLine
	// Progress is a share of a target per category, 1 marked.
	Progress
	// Shares are bars that stand for a whole, one per series, cut into the categories.
	Shares
)

// Series is one row of numbers of a chart, one point per category.
type Series struct {
	Name   string
	Points []Point
}

// Point is one number; a nil Value is a gap.
type Point struct {
	Value  *decimal.Decimal
	Text   string
	Figure string // key of the figure it shows, if it is one; In and From as in Cell
	In     unit.Ratio
	From   Origin `canonical:"-"`
}

// Enclosure is the counted rows of one ledger as they stand in the workbook, personal data left out.
type Enclosure struct {
	Ledger  string // id
	Name    string // 招商项目台账: the sheet's name
	About   string // what a list of the sheets says of it
	Columns []EnclosedColumn
	Rows    []EnclosedRow
}

// EnclosedColumn is one column of an enclosure. A column with Distinct set is not a column of
// the ledger: it numbers the distinct values of those ledger columns (first not blank), so that
// a formula can count them; 0 stands for blank.
type EnclosedColumn struct {
	ID       string
	Header   string // with unit: 总投资（万元）
	Kind     ledger.Kind
	Distinct []string
}

// RowOrder is the id of the column that numbers the rows of an enclosure from 0; every
// enclosure with a Distinct column has it.
const RowOrder = "#"

// EnclosedRow is one ledger row and where it came from.
type EnclosedRow struct {
	Sheet *ledger.SheetName
	Line  int
	Cells []ledger.Cell // in the order of Columns; texts used in conditions in canonical form
}

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Table) block()      {}
func (Chart) block()      {}
func (Signatures) block() {}
