package validate

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// runningSum flags a year-to-date amount that is not the sum of the months' amounts since
// January, over the rows of the year that agree in the Same columns (年初至本月累计).
func (r *rule) runningSum(rows []int32) {
	month := r.table.Column(r.table.Definition.RowDate)
	amount := r.table.Column(r.def.Amount)
	same, _ := compose(r.table, r.def.Same)
	type account struct {
		same int32
		year int
	}
	var order []account
	accounts := map[account][]int32{}
	for _, row := range rows {
		date := r.table.Cell(row, month).Date
		if date.IsZero() {
			continue
		}
		a := account{same[row], date.Year()}
		if accounts[a] == nil {
			order = append(order, a)
		}
		accounts[a] = append(accounts[a], row)
	}
	expected := make(map[int32]decimal.Decimal, len(rows))
	for _, a := range order {
		r.sums(accounts[a], month, amount, expected)
	}
	for _, row := range rows {
		want, ok := expected[row]
		if got := r.table.Cell(row, r.at); ok && got.Kind == ledger.Number && !got.Number.Equal(want) {
			r.flag(row, "{other}", want.String())
		}
	}
}

// sums fills in, for the rows of one account in one year, the sum up to each row's month. From
// the first amount that was refused no sum is known, and nothing is said of it.
func (r *rule) sums(rows []int32, month, amount int, into map[int32]decimal.Decimal) {
	date := func(row int32) calendar.Date { return r.table.Cell(row, month).Date }
	slices.SortStableFunc(rows, func(a, b int32) int { return cmp.Compare(date(a), date(b)) })
	var sum decimal.Decimal
	for i := 0; i < len(rows); {
		j := i
		for ; j < len(rows) && date(rows[j]).Month() == date(rows[i]).Month(); j++ {
			c := r.table.Cell(rows[j], amount)
			if c.Refused {
				return
			}
			if c.Kind == ledger.Number {
				sum = sum.Add(c.Number)
			}
		}
		for ; i < j; i++ {
			into[rows[i]] = sum
		}
	}
}
