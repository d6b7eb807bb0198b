// Package schema is the definitions of ledgers, compiled for reading: what type a column has,
// which codes it knows, which column dates a row.
package schema

// Kind is a column type of design §4, compiled.
type Kind uint8

const (
	Text    Kind = iota // free text, or a name
	Code                // one of a list
	Date                // a day
	Month               // a month of a year
	Money               // an amount, in 万元
	Land                // an area of land, in 亩
	Area                // a floor area, in ㎡
	Num                 // a number whose unit the ledger states elsewhere, or not at all
	Integer             // a count, or a year
	Rate                // a percentage
	Bool                // 是 or 否
)

func kindOf(name string) Kind {
	switch name {
	case "code":
		return Code
	case "date":
		return Date
	case "month":
		return Month
	case "money":
		return Money
	case "land":
		return Land
	case "area":
		return Area
	case "num":
		return Num
	case "int":
		return Integer
	case "rate":
		return Rate
	case "bool":
		return Bool
	}
	return Text
}

// Numeric tells amounts: kinds whose merged cells count once and whose totals are checked.
func (k Kind) Numeric() bool { return k >= Money && k <= Rate }

// HasUnit tells kinds of amounts, which have a unit or a currency.
func (k Kind) HasUnit() bool { return k == Money || k == Land || k == Area }
