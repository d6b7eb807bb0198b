// Package figure holds what the ledgers add up to: figures with their definition and
// their source cells, claims with their evidence, lists of rows, and the standings of
// the campaign. It is plain data between aggregate and compose.
package figure

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Figure is one named value (指标).
type Figure struct {
	ID         string
	Group      []GroupValue // empty for a plain figure
	Name       string       // 签订投资框架协议
	Value      decimal.Decimal
	Unit       string // 万元, 亩, ㎡, %, 个 …: the unit of Value
	Decimals   *int   // with which it is shown, as its definition states; nil: those that it has
	Definition string // 口径
	Window     string // 2020年1—12月, 截至2020年12月31日, 报送时点
	Sources    []Source
	// Quotient is what the value is rounded from, nil of what is no quotient. Reports do not state it.
	Quotient *Fraction `canonical:"-"`
	Working  Working   `canonical:"-"` // how the value comes about, for a live formula; nil for a value taken over
}

// GroupValue is one dimension of a figure's group: phase 六期, unit 南明街道.
type GroupValue struct{ Name, Value string }

// Key returns id/value/value: relocation_signed_area/六期.
func (f Figure) Key() string { return Key(f.ID, f.values()...) }

func (f Figure) values() []string {
	values := make([]string, len(f.Group))
	for i, g := range f.Group {
		values[i] = g.Value
	}
	return values
}

// GroupText is a figure's group for readers: 六期. An indicator's id is left out, as the figure's
// name says which one it is.
func (f Figure) GroupText() string {
	var values []string
	for _, g := range f.Group {
		if !g.IsIndicator() {
			values = append(values, g.Value)
		}
	}
	return strings.Join(values, "、")
}

// Label is a figure's name with its group: 搬迁合同签订户数（六期）.
func (f Figure) Label() string {
	if group := f.GroupText(); group != "" {
		return f.Name + "（" + group + "）"
	}
	return f.Name
}

// Key joins a figure's id and its group values.
func Key(id string, values ...string) string {
	return strings.Join(append([]string{id}, values...), "/")
}

// Source is cells of one sheet whose values went into a figure, as ranges in reading
// order: "C5:C9", "C12".
type Source struct {
	File  string   `json:"file"`
	Sheet string   `json:"sheet"`
	Cells []string `json:"cells"`
}

// Working says how a figure's value comes about. It is one of Query, Expression and Streak; a
// workbook states each as a formula.
type Working interface{ working() }

// Query measures rows of a ledger: the definition with every placeholder and window resolved.
type Query struct {
	Ledger   string
	Measure  string   // count, sum, distinct, mean, latest
	Columns  []string // the measured column; for distinct the alternatives, first not blank
	Weight   string   // mean: weights; latest: date
	Decimals int      // mean: rounded to so many
	// In leads from the column's base unit to the figure's (万元 to 亿元).
	In    unit.Ratio
	Where []Condition
}

// Condition is one resolved comparison. Exactly one of Text (also for lists), Number,
// Date and Bool is meant, as Kind says. Text compares folded (ledger.Fold).
type Condition struct {
	Column  string
	Compare Comparison
	Kind    ledger.Kind
	Text    []string // one value; several for In
	Number  decimal.Decimal
	Date    calendar.Date
	True    bool
}

// Comparison is how a condition compares.
type Comparison string

// The comparisons of a resolved condition. A blank cell passes only NotEqual, BlankOrAfter
// and BlankOrAtMost.
const (
	Equal        Comparison = "="
	NotEqual     Comparison = "!="
	AtLeast      Comparison = ">="
	AtMost       Comparison = "<="
	Above        Comparison = ">"
	Below        Comparison = "<"
	In           Comparison = "in"
	BlankOrAfter Comparison = "blank or after"
	// BlankOrAtMost is blank or not after the date, such as a 批准日期 that may be missing.
	BlankOrAtMost Comparison = "blank or as of"
)

// Streak is the months, ending with the report month, in which Unit's rank was 1.
type Streak struct {
	Unit  string
	Rank  string // key of the unit's rank in the report month, the last of Ranks
	Ranks []int  // by month from January; 0 for a month without ranks
}

func (Query) working()  {}
func (Streak) working() {}

// Claim is a predicate and what proves or disproves it (design §8).
type Claim struct {
	ID      string
	Group   string // group value; empty for a claim without groups
	Holds   bool
	Date    calendar.Date // last date of all_done and in_time, date of first, day of met_early
	Done    int           // rows for which it is true; targets_met: targets that are reached
	Of      int           // rows it speaks of; targets_met: targets
	Open    int           // not among Of: rows that have not had their days yet, targets whose ledger was not sent; in_time: rows that are not done yet, among Of
	Planned int           // all_done: rows that there should be; 0 where nobody states it
	Due     calendar.Date // in_time: last planned date; met_early: 完成期限
	Months  int           // streak: number of months
	Since   int           // streak: first month
	Shared  bool          // streak: a first place was shared in one of its months (并列第一)
	Row     *ledger.Row   // first: the row that is the evidence
	Sources []Source
}

// Key returns the claim's id, or id/group value.
func (c Claim) Key() string {
	if c.Group == "" {
		return c.ID
	}
	return Key(c.ID, c.Group)
}

// List is selected rows of a ledger, in order.
type List struct {
	ID      string
	Ledger  string
	Columns []string
	Rows    []*ledger.Row
}

// Standing is one assessed unit in the month's ranking.
type Standing struct {
	Unit       string
	Group      string           // among whose units it is ranked; "" where all are ranked together
	Indicators []Result         // in the order of the scheme
	Items      []Item           // what adjusts the total, in the order of the scheme
	Total      *decimal.Decimal // nil: no usable target, or a ledger was not sent
	Rank       int              // 0: none
	Tied       bool             // shares its rank (并列)
	Previous   int              // rank of last month in the same year; 0: none
	// By another scheme last month's ranks came about: Previous is then as today's gives them, else 0.
	Switch Switch
}

// Switch says how what another definition gave is held against today's.
type Switch uint8

const (
	// Unswitched is the same definition.
	Unswitched Switch = iota
	// Recomputed is worked out again by today's definition (按可比口径).
	Recomputed
	// Incomparable is not held against it at all (口径已改，不可比).
	Incomparable
)

// Item is adjustments of one kind that a unit has (加减分项).
type Item struct {
	Name string // 走访, 加分; of its figure's group
	Rows []Adjustment
}

// Adjustment is one row of the ledger of adjustments.
type Adjustment struct {
	On            calendar.Date
	Type          string // 加分, 扣分, 否决
	Matter, Basis string
	Project       string
	Points        decimal.Decimal
	Counted       bool   // false: another row of the same project counts
	Gate          string // name of the gate that the unit has not passed, so that its bonuses count nothing; "" for none
	At            Cell   // of the points
}

// Result is one indicator of one unit; nil where it does not exist.
type Result struct {
	Indicator string
	Apart     bool             // the unit's group is not assessed in it
	AsOf      calendar.Month   // to whose end it goes
	Paused    bool             // it is scored in other months only
	Excluded  bool             // something is missing without which the unit has no total
	Actual    *decimal.Decimal // nil: the ledger was not sent
	Target    *decimal.Decimal // nil or zero: no target, printed —
	TargetAt  *Cell            // where the target stands; nil where there is none above zero
	Progress  *decimal.Decimal // actual over target of the year, as a fraction
	Score     *decimal.Decimal
}

// Campaign is the month's assessment.
type Campaign struct {
	Standings []Standing // in printed order: by rank, those without rank last
	Months    []Month    // January to the report month
	Assessed  bool       // the zone is among the units
	Missing   []string   // ids of the ledgers that were not sent: no totals, no ranks
}

// Month is the ranking of one month.
type Month struct {
	Month     calendar.Month
	Ranks     map[string]int // by unit; empty for a month without ranks
	Tied      map[string]bool
	Published string // run it was taken from ("r2"); empty if recomputed from dated rows
	// Comparable are the ranks to hold against other months: Ranks, but for a published month of
	// another scheme; Switch says how.
	Comparable map[string]int
	Switch     Switch
}

// Book is everything that was worked out of one month's ledgers.
type Book struct {
	Figures  []Figure // in the order of the definitions, groups in order of appearance
	Claims   []Claim
	Lists    []List
	Texts    []Text    // that departments report, in the order of their rows
	Campaign *Campaign // nil: nobody sent the targets ledger
	Targets  []Target  // of the zone for the year, of the campaign and of figures
	// Left counts, by ledger, the rows dated after the report month that were left out.
	Left map[string]int
	// Missing are the ids of ledgers that nobody sent.
	Missing []string
	// Turned are the keys of growth without a value: what was below zero is above it now (由负转正).
	Turned []string
	// Again are the defined figures and the campaign's actuals as of the last published
	// month, worked out from this month's rows: what that month would state today.
	Again []Figure
}
