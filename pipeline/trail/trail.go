// Package trail is the way from a run's figures to the ledger rows and cells behind them (查看), as people read
// it: plain data. Every word, bound and order is settled in it; what shows it chooses only how it looks.
package trail

import "strings"

// Own begins the names of what is no figure within a page.
const Own = "-"

// Anchor is the name of a figure within a page: its key, without white space, which cannot stand in one.
func Anchor(key string) string {
	name := strings.Join(strings.Fields(key), "_")
	if strings.HasPrefix(name, Own) {
		name = "_" + name
	}
	return name
}

// ClaimAnchor is the name of a claim within a page.
func ClaimAnchor(key string) string { return Own + "claim:" + Anchor(key) }

// Page is all that a run states, each number with what it rests on.
type Page struct {
	Zone   string
	Month  string // 2020年12月
	Check  string // 校验码
	Parts  []Part
	Claims []Claim
	Sheets []Sheet  // every sheet with rows that count, in the order of the ledgers
	Notes  []string // what the page shows, and what it leaves out
}

// Part is the figures that a section of a report states first; one of another place has no Report.
type Part struct {
	Report  string // 新昌经济开发区2020年度亮点工作回眸
	Title   string // 四、招商选资
	Figures []Figure
}

// Figure is a figure and what it rests on.
type Figure struct {
	Key    string // relocation_signed_area/六期
	Link   string // where it is shown for good: #relocation_signed_area/六期
	Name   string // with its group: 搬迁签约面积（六期）
	Value  string // exact, with its unit: 2424000万元（242.4亿元）
	Window string
	Facts  []Fact
	Basis
	Ledgers []string // whose rows it rests on, also by other figures
}

// Fact is something to know of a number: 口径, 算式, 年度目标.
type Fact struct{ Head, Text string }

// Basis is what a number or a claim rests on.
type Basis struct {
	Operands []Operand // what it is worked out from
	More     int       // so many operands are not listed
	Sources  []Source  // its own cells
	Rows     []Sheet   // the first rows with them
	Total    int       // rows with them in all
}

// Operand is a number from which another is worked out.
type Operand struct {
	Name, Value string
	Key         string   // of the figure that it is; "" for one that is none
	Link        string   // where that is shown; "" for nowhere
	From        string   // where it stands, if it is none and no cell states it: 已发布的2020年11月报告 r1
	Sources     []Source // of one that is no figure
}

// Source is the cells of one sheet.
type Source struct {
	Place string  // 招商.xlsx › 招商项目台账
	Cells []Range // the first ones
	Rest  []Range // the others, which are listed where somebody wants them
	More  int     // so many ranges are not listed
}

// Range is a range of cells, I5:I31; Row is the anchor of its first row, "" where the page does not show that.
type Range struct{ Cells, Row string }

// Claim is a claim (断言) and what proves or disproves it.
type Claim struct {
	Key    string // all_signed/六期
	Text   string // what it says
	Group  string // of what: 六期; "" for one without groups
	Holds  bool
	Result string // the count: 33行中33行满足
	Basis
	Ledgers []string
}

// Sheet is rows of a ledger from one sheet of a file.
type Sheet struct {
	Anchor  string // -t3; "" for the first rows of a number
	Place   string // 招商.xlsx › 招商项目台账
	Ledger  string // 招商项目台账
	Columns []Column
	Rows    []Row
	Total   int // rows in all
}

// Column is a column of a sheet.
type Column struct{ Letter, Head string } // I, 总投资（万元）

// Row is one row of a sheet.
type Row struct {
	Anchor string // -t3.15; "" where the sheet has none
	Line   int
	Cells  []Cell // one for each column
}

// Cell is one cell. At is where it stands, "" where column and line say so.
type Cell struct {
	Text string
	At   string
	Used bool // it is one of the number's own cells
}
