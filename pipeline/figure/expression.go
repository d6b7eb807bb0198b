package figure

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// Expression says how a value follows from others (算式). It is one tree with several readings: the
// value (Of), a workbook's formula, a sentence with its numbers. It is exact until it is rounded, once.
type Expression struct {
	Term     Term
	Decimals int // rounded to so many, half away from zero
}

// Term is a part of an expression.
type Term interface{ term() }

// Number is stated by a definition: a weight, a cap, a step.
type Number struct {
	Value decimal.Decimal
	Name  string // what it is: 分值; "" for one that needs no word
}

// Value is the value of another figure.
type Value struct{ Key string }

// Cell is a number of a ledger's cell: a target, points that were awarded.
type Cell struct {
	Name   string // what it is: 年度目标
	Value  decimal.Decimal
	Unit   string            // of the value; the cell itself may state it in another
	Of     string            // key of the actual whose target it is, which other units' scores take too; "" for a figure's own
	Ledger string            // its id
	Sheet  *ledger.SheetName // nil: it stands in none
	At     ledger.Address
}

// Measured is what rows come to that are measured for this expression alone, such as those of the same window a year ago.
type Measured struct {
	Name    string // what it is: 上年同期
	Query   Query
	Value   decimal.Decimal
	Unit    string // of the value
	Sources []Source
}

// Stated is what a published run of another month states of a figure.
type Stated struct {
	Key   string
	Month calendar.Month
	Run   string
	Value decimal.Decimal
	Unit  string // of the value
}

// Sum is terms added up; of none it is 0.
type Sum []Term

// Product is terms multiplied; of none it is 1.
type Product []Term

// Less is one term less another.
type Less struct{ Of, By Term }

// Quotient is one term over another; it has no value over 0.
type Quotient struct{ Of, By Term }

// Least is the lowest of terms, of which there is at least one.
type Least []Term

// Most is the highest of terms, of which there is at least one.
type Most []Term

// Rounded is a term rounded half away from zero within an expression, as where printed values are ranked.
type Rounded struct {
	Of       Term
	Decimals int
}

// Whole is the integer part of a term, towards zero: whole steps of 5 % above a target.
type Whole struct{ Of Term }

// Choice is Then where Left compares with Right (AtLeast, AtMost, Above, Below, Equal), else Else. Only
// the term that is chosen needs a value.
type Choice struct {
	Left, Right Term
	Compare     Comparison
	Then, Else  Term
}

// Place is the place of a term among others, itself one of them: 1 and one more for each that is ahead; ties share a place.
type Place struct {
	Of     Term
	Among  []Term
	Lowest bool // the lowest stands first
}

func (Number) term()   {}
func (Value) term()    {}
func (Cell) term()     {}
func (Measured) term() {}
func (Stated) term()   {}
func (Sum) term()      {}
func (Product) term()  {}
func (Less) term()     {}
func (Quotient) term() {}
func (Least) term()    {}
func (Most) term()     {}
func (Rounded) term()  {}
func (Whole) term()    {}
func (Choice) term()   {}
func (Place) term()    {}

func (Expression) working() {}
