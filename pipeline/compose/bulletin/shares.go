package bulletin

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
)

// Columns of a table of shares.
const (
	ofNow = 1 + iota
	ofShare
	ofLast
	ofMonth // against the month before
	ofYear
	ofTwelve // against the year before
	ofRate
)

// shareCells are a zone's line: every number but those that its runs state is worked out from others of the table.
func shareCells(name string, r tally.Row, v tally.Value, n int) []document.Cell {
	cells := make([]document.Cell, ofRate+1)
	cells[0] = text(name)
	if v.Standing == tally.None {
		return cells
	}
	if v.Standing != tally.Counted {
		cells[ofNow] = value(v, n)
		return cells
	}
	cells[ofNow] = amount(v.Value, n)
	if r.Rule == measure.Added && r.Total != nil && r.Total.IsPositive() {
		cells[ofShare] = amount(percent(v.Value, *r.Total), rateDecimals)
		cells[ofShare].From = document.Share{Of: ofNow}
	}
	against(cells, r, v.Value, v.Last, ofLast, ofMonth, n)
	against(cells, r, v.Value, v.Year, ofYear, ofTwelve, n)
	if v.Year != nil {
		cells[ofRate] = ratio(r, cells[ofTwelve], cells[ofYear], !v.Value.IsNegative())
	}
	return cells
}

// against enters what a figure was, and how far it moved since.
func against(cells []document.Cell, r tally.Row, now decimal.Decimal, was *figure.Figure, at, by, n int) {
	if was == nil {
		cells[at], cells[by] = text(document.CannotBe), text(document.CannotBe)
		if by == ofTwelve {
			cells[ofRate] = text(document.CannotBe)
		}
		return
	}
	cells[at] = amount(was.Value, n)
	cells[by] = amount(now.Sub(was.Value), n)
	cells[by].From = document.Difference{Of: ofNow, Less: at}
}

// ratio is growth over what it was, — of a rate and where that was not above 0.
func ratio(r tally.Row, by, was document.Cell, above bool) document.Cell {
	if r.Rule != measure.Added || by.Value == nil || was.Value == nil || !was.Value.IsPositive() || !above {
		return text(document.CannotBe)
	}
	c := amount(percent(*by.Value, *was.Value), rateDecimals)
	c.From = document.Quotient{Of: ofTwelve, By: ofYear, Times: 100}
	return c
}

// shareTotal is the line of all zones. What is added up there is a sum over the column; how far a rate moved is not.
func shareTotal(r tally.Row, n int) []document.Cell {
	cells := make([]document.Cell, ofRate+1)
	cells[0] = text("合计")
	cells[ofNow] = total(r)
	for i := ofShare; i <= ofRate; i++ {
		cells[i] = text(document.CannotBe)
	}
	if r.Total == nil {
		return cells
	}
	cells[ofNow] = amount(*r.Total, n)
	if r.Rule == measure.Added && r.Total.IsPositive() {
		cells[ofShare] = amount(decimal.NewFromInt(100), rateDecimals)
		cells[ofShare].From = document.Share{Of: ofNow}
	}
	for _, c := range []struct {
		change tally.Change
		at, by int
	}{{r.Last, ofLast, ofMonth}, {r.Year, ofYear, ofTwelve}} {
		if c.change.Of > 0 {
			cells[c.at], cells[c.by] = amount(*c.change.Then, n), amount(c.change.Now.Sub(*c.change.Then), n)
		}
	}
	if c := r.Year; c.Of > 0 {
		cells[ofRate] = ratio(r, cells[ofTwelve], cells[ofYear], !c.Now.IsNegative())
	}
	return cells
}

// percent is a share in %, rounded half away from zero.
func percent(of, by decimal.Decimal) decimal.Decimal {
	return exact.Round(exact.Quotient(of.Mul(decimal.NewFromInt(100)), by), rateDecimals)
}
