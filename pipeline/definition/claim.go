package definition

// Claim defines a predicate with evidence (断言, design §8). ClaimKinds say which keys each kind has.
type Claim struct {
	ID     string      `toml:"id"`
	Kind   string      `toml:"kind"`
	Ledger string      `toml:"ledger"`
	Where  []Condition `toml:"where"`
	Group  string      `toml:"group"`  // one claim per value of this column
	Within string      `toml:"within"` // first: and per value of this column, such as the block
	Date   string      `toml:"date"`   // when it was done
	From   string      `toml:"from"`   // from when the days count
	Days   int         `toml:"days"`
	Due    string      `toml:"due"`     // by when it is to be done: a planned date
	Filled []string    `toml:"columns"` // that have a value in every row
	// Other is a ledger that says how many rows there should be: Amount, in its rows whose OtherColumn
	// has the group's value. By puts the groups together by a column of that ledger.
	Other       string      `toml:"other"`
	OtherColumn string      `toml:"other_column"`
	OtherWhere  []Condition `toml:"other_where"`
	Amount      string      `toml:"amount"`
	By          string      `toml:"by"`
	Text        string      `toml:"definition"`
	Validity
}

// Columns are those of the claim's own ledger that it takes something from, conditions apart.
func (c Claim) Columns() []string {
	var columns []string
	for _, column := range append([]string{c.Group, c.Within, c.Date, c.From, c.Due}, c.Filled...) {
		if column != "" {
			columns = append(columns, column)
		}
	}
	return columns
}

// ClaimKind says which keys a kind of claim needs and which it may have besides.
type ClaimKind struct {
	Name  string
	Needs []string
	May   []string
}

// ClaimKinds are the kinds of claims (design §8, design-life §14). What is done later than the report
// month is not done.
//
//	all_done     every listed row has Date; with Other every group also has as many rows as are planned
//	none_left    no listed row lacks Date, also where there is none
//	filled       every counted row has a value in all of Filled; no claim where the sheets lack one of the columns
//	within_days  every counted row that has had its Days has Date no more than Days after From
//	in_time      no counted row is late: Date is not after Due or, while it is not done, Due lies ahead
//	first        the counted row with the earliest Date, if there is only one of that day
//	streak       the zone is first in the ranking for two or more months
//	targets_met  every target that the zone has for the year is reached
//	met_early    one claim for each target with 完成期限: it was reached on a day of the year before that one, and is still
var ClaimKinds = []ClaimKind{
	{Name: "all_done", Needs: []string{"ledger", "date"}, May: []string{"where", "group", "other", "other_column", "other_where", "amount", "by"}},
	{Name: "none_left", Needs: []string{"ledger", "date"}, May: onGroups},
	{Name: "filled", Needs: []string{"ledger", "columns"}, May: onGroups},
	{Name: "within_days", Needs: []string{"ledger", "date", "from", "days"}, May: onGroups},
	{Name: "in_time", Needs: []string{"ledger", "due"}, May: append(onGroups, "date")},
	{Name: "first", Needs: []string{"ledger", "date"}, May: append(onGroups, "within")},
	{Name: "streak"},
	{Name: "targets_met"},
	{Name: "met_early"},
}

// onGroups may stand in every claim on rows.
var onGroups = []string{"where", "group"}[:2:2]
