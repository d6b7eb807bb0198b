package definition

import (
	"slices"
)

// Check defines one check (审核) on ledgers or figures. Which keys it has depends on its
// kind; CheckKinds lists them.
type Check struct {
	ID       string      `toml:"id"`
	Severity string      `toml:"severity"` // error, warning, info
	Kind     string      `toml:"kind"`
	Ledger   string      `toml:"ledger"` // whose rows are looked at
	Where    []Condition `toml:"where"`  // which of them; all without it
	Column   string      `toml:"column"` // where the finding is placed
	// Than is what order holds Column against; of "landed_on|signed_on" the first that is not blank.
	Than   string      `toml:"than"`
	Should []Condition `toml:"should"` // what expect wants the row to pass
	// Least and Most bound a value, or a value in proportion to another; either may be
	// missing. For change, Least is the smallest base that is compared.
	Least       *float64    `toml:"least"`
	Most        *float64    `toml:"most"`
	Per         string      `toml:"per"`          // band: column of the same row that Column is divided by
	Group       string      `toml:"group"`        // sums: column whose values part the rows
	Other       string      `toml:"other"`        // the other ledger of reference and sums
	OtherColumn string      `toml:"other_column"` // its column that answers to Column (reference) or Group (sums)
	OtherWhere  []Condition `toml:"other_where"`
	Amount      string      `toml:"amount"` // running_sum: the month's amount; sums: what is added up on the other side
	Same        []string    `toml:"same"`   // running_sum, repeated: columns in which rows agree
	Drop        []string    `toml:"drop"`   // similar: pieces of a name that do not tell firms apart
	Figure      string      `toml:"figure"` // ratio: figure in proportion to
	Base        string      `toml:"base"`   // this one
	Limit       float64     `toml:"limit"`  // change: per cent
	Months      int         `toml:"months"` // change: months of the year that set the pace of a flow
	// Figures are ids of the figures that a check on rows touches; a group value is appended
	// where the figure has one. For continuity, change and stalled they are what is checked.
	Figures []string `toml:"figures"`
	// The texts of a finding, in Chinese; the kind's placeholders are filled in. Without
	// Action the finding asks for what its severity does.
	Found    string `toml:"found"`    // what is wrong
	Expected string `toml:"expected"` // what was expected
	Action   string `toml:"action"`   // who is to do what
	Validity
}

// CheckKind says what one kind of check may state.
type CheckKind struct {
	Name  string
	Needs []string // keys; of "least|most" one is enough
	May   []string // keys besides, and those that every check has
	Says  []string // placeholders of its texts
}

// CheckKinds are all kinds of checks. Those over rows work on one ledger and place their
// findings in its cells:
//
//	order        Column is not before (dates) or below (numbers) Than in the same row
//	present      Column is not blank
//	expect       the row passes Should
//	band         Column, or Column ÷ Per, lies between Least and Most
//	repeated     no two rows agree in all of Same, none of them blank (domain §5, defect 37)
//	similar      no two values of Column are the same but for Drop (domain §5, defect 36)
//	credit_code  Column has a right check character (GB 32100-2015)
//	reference    Column's value is in the Other ledger's OtherColumn
//	running_sum  Column is the sum of Amount since January over rows that agree in Same
//	sums         in each Group, Σ Column ÷ Σ Amount lies between Least and Most; Amount is
//	             of the same rows, or of the Other ledger's whose OtherColumn has the group's
//	             value; without Amount rows are counted; a group that the Other ledger does not
//	             have is passed over
//
// Those over figures work when all hard findings are settled:
//
//	ratio        Figure ÷ Base lies between Least and Most, in each group that both have; if
//	             only one is grouped, its groups are added up
//	continuity   what the last published month of the year states is what this month's rows
//	             give for that month, so that 本年累计 is 上月累计 + 本月 (domain §2.1b, §4)
//	change       a figure differs no more than Limit per cent from what the last published
//	             month lets expect: a stock stays, a flow keeps the pace that Months or more
//	             months of the year have set
//	stalled      rows after the last published month add to a flow (domain §5, defect 44)
var CheckKinds = []CheckKind{
	{Name: "order", Needs: []string{"ledger", "column", "than"}, May: onRows, Says: []string{"value", "other", "than"}},
	{Name: "present", Needs: []string{"ledger", "column"}, May: onRows},
	{Name: "expect", Needs: []string{"ledger", "column", "should"}, May: onRows, Says: []string{"value"}},
	{Name: "band", Needs: []string{"ledger", "column", "least|most"}, May: append(onRows, "least", "most", "per"), Says: []string{"value", "other", "ratio", "least", "most"}},
	{Name: "repeated", Needs: []string{"ledger", "column", "same"}, May: onRows, Says: []string{"value", "other"}},
	{Name: "similar", Needs: []string{"ledger", "column", "drop"}, May: onRows, Says: []string{"value", "other"}},
	{Name: "credit_code", Needs: []string{"ledger", "column"}, May: onRows, Says: []string{"value", "other"}},
	{Name: "reference", Needs: []string{"ledger", "column", "other", "other_column"}, May: onRows, Says: []string{"value", "other"}},
	{Name: "running_sum", Needs: []string{"ledger", "column", "amount", "same"}, May: onRows, Says: []string{"value", "other"}},
	{Name: "sums", Needs: []string{"ledger", "column", "group", "least|most"}, May: append(onRows, "least", "most", "amount", "other", "other_column", "other_where"),
		Says: []string{"group", "value", "other", "ratio", "least", "most"}},
	{Name: "ratio", Needs: []string{"figure", "base", "least|most"}, May: []string{"least", "most"},
		Says: []string{"name", "value", "unit", "base", "base_value", "base_unit", "ratio", "least", "most", "department"}},
	{Name: "continuity", Needs: []string{"figures"}, Says: append(published, "difference")},
	{Name: "change", Needs: []string{"figures", "limit"}, May: []string{"months", "least"}, Says: append(published, "expected", "change", "limit")},
	{Name: "stalled", Needs: []string{"figures"}, Says: published},
}

// onRows may stand in every check on rows, published in every text over earlier months.
var (
	onRows    = slices.Clip([]string{"where", "figures"})
	published = slices.Clip([]string{"name", "value", "unit", "other", "month", "run", "department"})
)

// OverFigures says that a check speaks of figures, not of rows.
func (c Check) OverFigures() bool {
	return slices.Contains([]string{"ratio", "continuity", "change", "stalled"}, c.Kind)
}
