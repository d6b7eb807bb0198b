package definition

// Subject is what the first argument of a narrative function names, so that loading can
// refuse a misspelt name before a report is made.
type Subject uint8

const (
	// Free arguments are not checked.
	Free Subject = iota
	// FigureKey is a figure's id, with its group value behind a slash if it has one.
	FigureKey
	// ClaimID is the id of a claim.
	ClaimID
	// ListID is the id of a list.
	ListID
	// LedgerID is the id of a ledger.
	LedgerID
	// ChangeKey is a FigureKey of growth or of a difference.
	ChangeKey
	// PointsKey is one whose unit is 百分点.
	PointsKey
	// MovedKey is a FigureKey of which it is known how it moved: a summary names it, or a growth is of it.
	MovedKey
)

// NarrativeFunctions are the functions that a narrative text may call (docs/definitions.md).
var NarrativeFunctions = map[string]Subject{
	"has": FigureKey, "some": FigureKey, "say": FigureKey, "num": FigureKey, "about": FigureKey, "over": FigureKey, "growth": ChangeKey, "points": PointsKey,
	"groups": FigureKey, "key": FigureKey, "target": FigureKey, "completion": FigureKey, "lastyear": MovedKey, "lastmonth": MovedKey,
	"claim": ClaimID, "claims": ClaimID, "proves": ClaimID, "list": ListID, "sent": LedgerID,
	"names": Free, "names2": Free, "joined": Free, "counted": Free, "different": Free, "plainquotes": Free, "contains": Free,
	"day": Free, "thisyear": Free, "years": Free, "percent": Free,
	"zone": Free, "short": Free, "county": Free, "iszone": Free, "chinese": Free, "year": Free, "month": Free, "months": Free, "during": Free, "asof": Free, "left": Free,
	"campaign": Free, "scheme": Free, "schemeitems": Free, "schemeformula": Free, "schemetargets": Free, "schemerules": Free, "grouped": Free, "tiebreaker": Free, "behind": Free,
}
