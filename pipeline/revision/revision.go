// Package revision is what changed from one run of a month to another, and why (修订, design-life
// §15): plain data between the stage that finds it (revise), the papers that tell it
// (修订说明) and revision.json, whose form the JSON tags fix.
package revision

import "github.com/shopspring/decimal"

// Revision is the difference between two runs of one month. Values are exact decimals in the
// figure's unit; personal columns never stand in it.
type Revision struct {
	From        Run          `json:"from"`
	To          Run          `json:"to"`
	Materiality Materiality  `json:"materiality"`
	Figures     []Figure     `json:"figures"` // in the order of figures.json
	Ranks       []Rank       `json:"ranks"`
	Claims      []Claim      `json:"claims"`
	Rows        []Row        `json:"rows"`
	Definitions []Definition `json:"definitions"`
	Files       []File       `json:"files"`
	Stale       []Stale      `json:"stale"`
}

// Differs says that the two runs say different things: figures, ranks, claims, rows or
// definitions. Other files with the same rows are equal (compare --exit-code).
func (r Revision) Differs() bool {
	return len(r.Figures)+len(r.Ranks)+len(r.Claims)+len(r.Rows)+len(r.Definitions) > 0
}

// Run is one side.
type Run struct {
	Run     string `json:"run"`            // r2; empty for a state that is not published (--dry-run, --templates)
	Check   string `json:"check"`          // 校验码
	Figures string `json:"figures_sha256"` // of figures.json
}

// Materiality is how much a revision matters.
type Materiality string

const (
	// Substantial (实质性): a claim flips, a rank or streak changes, a year's actual reaches its target or falls below it.
	Substantial Materiality = "substantial"
	// General (一般): a printed value changes, of a figure or in a list of rows.
	General Materiality = "general"
	// Minor (轻微): only digits that no report prints.
	Minor Materiality = "minor"
	// None (无): no figure, rank, claim or row of a printed list changes.
	None Materiality = "none"
)

// Name is the materiality in Chinese: 实质性修订, 一般修订, 轻微修订, 无变化.
func (m Materiality) Name() string {
	return map[Materiality]string{Substantial: "实质性修订", General: "一般修订", Minor: "轻微修订", None: "无变化"}[m]
}

// Figure is a figure whose value changed, came or went.
type Figure struct {
	Key        string           `json:"key"`
	Name       string           `json:"name"` // with its group: 搬迁合同签订户数（六期）
	Unit       string           `json:"unit"`
	Old        *decimal.Decimal `json:"old"`        // nil: there was none
	New        *decimal.Decimal `json:"new"`        // nil: there is none
	Difference decimal.Decimal  `json:"difference"` // what is not there counts as 0
	ShownSame  bool             `json:"shown_same"` // the reports print it as before
	Steps      []Step           `json:"steps"`      // that moved it, in the order of Kinds; their movements add up to Difference
	Effects    []Effect         `json:"effects"`    // of the step data; with Joint they add up to it
	Joint      decimal.Decimal  `json:"joint"`      // what several effects do only together
}

// Kind is what a step changes.
type Kind string

// The kinds of steps in their fixed order: every value between two of them could have been published.
const (
	Program     Kind = "program"    // old files and definitions, new program
	Data        Kind = "data"       // new files and zone.toml
	EarlierRuns Kind = "earlier"    // other months' runs
	Defined     Kind = "definition" // new definitions
)

// Kinds are all kinds in their order.
func Kinds() []Kind { return []Kind{Program, Data, EarlierRuns, Defined} }

// Name is the kind in Chinese: 程序, 数据, 前期, 口径.
func (k Kind) Name() string {
	return map[Kind]string{Program: "程序", Data: "数据", EarlierRuns: "前期", Defined: "口径"}[k]
}

// Step is one movement of a figure; nil is no value.
type Step struct {
	Kind Kind             `json:"kind"`
	From *decimal.Decimal `json:"from"`
	To   *decimal.Decimal `json:"to"`
}

// Cause is why a row counts otherwise.
type Cause string

// The causes. ByFigure is that of an effect which rests on another figure; its row is that figure's key.
const (
	Late       Cause = "late"       // 补报: a new key, dated in a month before the report month that was published
	Added      Cause = "added"      // 新增: any other new key
	Corrected  Cause = "corrected"  // 更正
	Withdrawn  Cause = "withdrawn"  // 撤销
	Moved      Cause = "moved"      // 时间调整: the row's date crosses a month
	Reassigned Cause = "reassigned" // 责任单位调整
	Rekeyed    Cause = "rekeyed"    // 改编号
	ByZone     Cause = "zone"       // 别名调整: an alias of zone.toml moves it
	ByFigure   Cause = "figure"     // 由其他指标引起
)

// Name is the cause in Chinese.
func (c Cause) Name() string {
	return map[Cause]string{Late: "补报", Added: "新增", Corrected: "更正", Withdrawn: "撤销", Moved: "时间调整",
		Reassigned: "责任单位调整", Rekeyed: "改编号", ByZone: "别名调整", ByFigure: "相关指标变动"}[c]
}

// Effect is what one row, or one other figure, does to a figure within the step data.
type Effect struct {
	Cause   Cause           `json:"cause"`
	Ledger  string          `json:"ledger"` // id; empty for ByFigure
	Row     string          `json:"row"`    // natural key joined by /, as the newer file has it; for ByFigure a figure's key
	File    string          `json:"file"`   // base name, of the newer file where the row is still there
	Sheet   string          `json:"sheet"`
	CellOld string          `json:"cell_old"` // A1 address; empty: there was none
	CellNew string          `json:"cell_new"`
	Column  string          `json:"column"` // canonical header of the column that decides
	Old     string          `json:"old"`    // its values, as Cell.Plain writes them
	New     string          `json:"new"`
	Effect  decimal.Decimal `json:"effect"` // in the figure's unit
}

// Rank is a unit whose rank changed; nil is none.
type Rank struct {
	Unit string `json:"unit"`
	Old  *int   `json:"old"`
	New  *int   `json:"new"`
}

// Claim is a claim that flipped; nil: it was not made of anything.
type Claim struct {
	Key string `json:"key"` // id, or id/group value
	Old *bool  `json:"old"`
	New *bool  `json:"new"`
}

// Row is a ledger row with a changed column, also where no figure moves.
type Row struct {
	Cause  Cause  `json:"cause"`
	Ledger string `json:"ledger"` // id
	Row    string `json:"row"`
	Old    *Place `json:"old"` // nil: there was none
	New    *Place `json:"new"`
	Cells  []Cell `json:"cells"` // without personal columns
}

// Stands is where the row stands, or stood where it is gone; the zero place for one that stood nowhere.
func (r Row) Stands() Place {
	switch {
	case r.New != nil:
		return *r.New
	case r.Old != nil:
		return *r.Old
	}
	return Place{}
}

// Place is where a row stands.
type Place struct {
	File  string `json:"file"`
	Sheet string `json:"sheet"`
	Line  int    `json:"line"`
}

// Cell is one changed column of a row.
type Cell struct {
	Column string `json:"column"` // canonical header
	Old    string `json:"old"`
	New    string `json:"new"`
}

// Definition is one definition that is not what it was.
type Definition struct {
	Path string `json:"path"` // of its file in the templates folder
	ID   string `json:"id"`
	What string `json:"what"` // Chinese: 新增, 删除, 修改了 where、unit
}

// File is an input file that is not what it was.
type File struct {
	Path string `json:"path"`
	What string `json:"what"` // Chinese: 新增, 不再报送, 内容有变, 改名自 …
}

// Stale is a published run of another month that used the run that gave way.
type Stale struct {
	Period string `json:"period"`
	Run    string `json:"run"`
	Uses   string `json:"uses"` // Chinese: what it took: 名次、上年同期
}
