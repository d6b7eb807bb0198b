package bulletin

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
	"zonereport/pipeline/unit"
)

func left(head ...string) document.Column { return document.Column{Head: head} }

func wide(head ...string) document.Column { return document.Column{Head: head, Wide: true} }

func centred(head ...string) document.Column {
	return document.Column{Head: head, Align: document.Center}
}

func number(head ...string) document.Column {
	return document.Column{Head: head, Align: document.Decimal}
}

func text(s string) document.Cell { return document.Cell{Text: s} }

func count(n int) document.Cell {
	v := decimal.NewFromInt(int64(n))
	return document.Cell{Text: strconv.Itoa(n), Value: &v}
}

// amount is a number with so many decimals.
func amount(v decimal.Decimal, places int) document.Cell {
	return document.Cell{Text: wording.Fixed(v, places), Value: &v, Decimals: places}
}

// mostPlaces is how many decimals a table prints of a figure that states none.
const mostPlaces = 2

// places are the decimals with which a row's numbers are printed: those that it states, else those that its
// values, what they come to and those of changes have, two at the most.
func places(r tally.Row, changes ...tally.Change) int {
	if r.Decimals != nil {
		return *r.Decimals
	}
	n := 0
	for _, v := range r.Values {
		if v.Standing != tally.None {
			n = max(n, wording.Decimals(v.Value, mostPlaces))
		}
	}
	all := []*decimal.Decimal{r.Total}
	for _, c := range changes {
		all = append(all, c.Now, c.Then)
	}
	for _, v := range all {
		if v != nil {
			n = max(n, wording.Decimals(*v, mostPlaces))
		}
	}
	return n
}

// value is what a zone states, with so many decimals. What goes into no total is set in brackets, as text, so that no sum takes it in.
func value(v tally.Value, n int) document.Cell {
	switch v.Standing {
	case tally.None:
		return document.Cell{}
	case tally.Counted:
		return amount(v.Value, n)
	}
	said := wording.Fixed(v.Value, n)
	switch {
	case v.Several:
		said = document.CannotBe
	case v.Standing == tally.Foreign:
		said += unit.Written(v.Unit)
	}
	return text("〔" + said + "〕")
}

// of marks numbers as those of the i-th zone: they lead to the line that says which run they are of.
func of(zone int, cells ...document.Cell) []document.Cell {
	for i := range cells {
		if cells[i].Text != "" {
			cells[i].Figure = zoneKey(zone)
		}
	}
	return cells
}

// zoneKey is how the line of a zone's run is known.
func zoneKey(zone int) string { return "zone/" + strconv.Itoa(zone+1) }

// zoneName is what the cell with a zone's run is called in the workbook.
func zoneName(zone int) string { return fmt.Sprintf("zone_%03d", zone+1) }

// total is what a row comes to; — where it adds up to nothing.
func total(r tally.Row) document.Cell {
	if r.Total == nil {
		return text(document.CannotBe)
	}
	return amount(*r.Total, places(r))
}

// difference is how far the zones that can be compared moved; — where none can.
func difference(r tally.Row, c tally.Change) document.Cell {
	if c.Of == 0 {
		return text(document.CannotBe)
	}
	return amount(c.Now.Sub(*c.Then), places(r, c))
}

// growth is that in %, of what is added up and was above 0.
func growth(r tally.Row, c tally.Change) document.Cell {
	if c.Of == 0 || r.Rule != measure.Added || !c.Then.IsPositive() || c.Now.IsNegative() {
		return text(document.CannotBe)
	}
	return amount(rate(c), rateDecimals)
}

// inUnit is a name with its unit.
func inUnit(r tally.Row) string { return r.Label() + "（" + unit.Written(r.Unit) + "）" }

// how words how a row adds up.
func how(r tally.Row) string {
	switch r.Rule {
	case measure.Added:
		return "相加"
	case measure.Recomputed:
		return "重算"
	}
	return "不汇总"
}

// fraction is what stands above or below a quotient, with all its decimals up to four.
func fraction(v decimal.Decimal) document.Cell { return amount(v, wording.Decimals(v, mostFraction)) }

// counted is of how many zones a total is; — where there is none.
func counted(r tally.Row) document.Cell {
	if r.Total == nil {
		return text(document.CannotBe)
	}
	return count(r.Count(tally.Counted))
}
