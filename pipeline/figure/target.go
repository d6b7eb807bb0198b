package figure

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// Target is what the zone is to reach in the report year: the target of an indicator of the campaign or of
// a figure whose name stands in the targets ledger (design-life §14).
type Target struct {
	ID    string // of the figure or the indicator, with its group: housing_chosen/二期, landed
	Key   string // of the figure that is held against it: housing_chosen/二期, campaign_actual/…/landed
	Value decimal.Decimal
	Unit  string // of Value, the figure's own
	Year  int
	Due   calendar.Date // 完成期限; zero: none
	Sheet *ledger.SheetName
	At    ledger.Address // of the target
	DueAt ledger.Address
}

// What figures are called that state a target and how far it is reached: their ids before the figure's own.
const (
	targeted  = "target/"
	completed = "completion/"
)

// TargetOf is the id of the figure that states a figure's target of the year (年度目标).
func TargetOf(id string) string { return targeted + id }

// CompletionOf is the id of the figure that states how far a target is reached (完成率).
func CompletionOf(id string) string { return completed + id }

// Aimed parts the id of a target or of its completion: the figure that it is of, and whether it is the
// completion. It is false for the id of any other figure.
func Aimed(id string) (of string, completion, ok bool) {
	if of, ok = strings.CutPrefix(id, targeted); ok {
		return of, false, true
	}
	of, completion = strings.CutPrefix(id, completed)
	return of, completion, completion
}

// IDOf is the id of the figure that a key names, and its group values joined: housing_chosen and 二期,
// completion/housing_chosen and 二期.
func IDOf(key string) (id, group string) {
	if of, _, ok := Aimed(key); ok {
		id, group = IDOf(of)
		return key[:len(key)-len(of)] + id, group
	}
	id, group, _ = strings.Cut(key, "/")
	return id, group
}
