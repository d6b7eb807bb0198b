// Package tally puts the figures of many zones side by side and adds up what may be added up (汇总, design-life
// §20): plain data and exact arithmetic. It knows no folder and no words but those that the runs bear.
package tally

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// State is where a zone stands with the month.
type State uint8

const (
	// Reported zones have a run in force, which is whole.
	Reported State = iota
	// Missing zones have an outputs folder and no run of the month.
	Missing
	// Absent zones are expected and have no outputs folder.
	Absent
	// Damaged zones have a run that is not as it was published, or cannot be read.
	Damaged
	// Doubled zones have several outputs folders which state different things: none of them counts.
	Doubled
)

// Zone is a zone with what its runs state.
type Zone struct {
	Name, Code string
	Folder     string // its outputs folder, "" of an absent one
	State      State
	Why        string   // Chinese: what is the matter with one that has not reported
	Notes      []string // Chinese: what else is to be known of it
	Stale      string   // Chinese: why its run is to be made again; "" where it is not
	Issued     string   // how it was issued: 初步, 修订, 核定; "" for a draft, and where nobody can tell
	Draft      bool     // it was not issued
	Unexpected bool     // it stands in no list of those expected, and there is one
	Check      string   // 校验码
	Sum        string   // SHA-256 of figures.json
	Edition    string   // hash of its definitions
	Now        Stated   // empty of one that has not reported
	Last, Year Stated   // the month before and the same month a year before; no figures where nothing is in force
}

// Stated is what the run of a month states.
type Stated struct {
	Month   calendar.Month
	Run     string // r2; "" for none
	Figures []figure.Figure
	// Definitions are those that the run used, in the words of no office; nil where nobody kept them.
	Definitions *definition.Definitions
}

// Report is the zones of a month and what they come to.
type Report struct {
	Period calendar.Month
	Zones  []Zone // by code, then by name
	Rows   []Row  // in the order of the definitions
	// Elsewhere are folders that hold no outputs of anybody, by path, with what is the matter.
	Elsewhere []string
	Listed    bool // it is known who is expected
}

// Row is a figure of all zones.
type Row struct {
	ID         string
	Group      []figure.GroupValue
	All        bool // of a grouped figure: a zone's groups together
	Name, Unit string
	Decimals   *int
	Definition string
	Rule       string  // measure.Added, Recomputed or Apart
	Flow       bool    // it begins anew with the year
	Values     []Value // by zone
	Total      *decimal.Decimal
	Quotient   *figure.Fraction // what Total is rounded from, of a quotient
	Last, Year Change
}

// Standing is whether a zone's value goes into a total, or why not.
type Standing uint8

const (
	// None is no value.
	None Standing = iota
	// Counted values go into the total.
	Counted
	// Otherwise defined values are measured in another way than most zones, or the superior office, do.
	Otherwise
	// Unproved values are of a run whose definitions nobody kept: how they are measured is not known.
	Unproved
	// Foreign values are in another unit.
	Foreign
	// Undivided values are of a program that did not state numerators, without which no quotient adds up.
	Undivided
)

// Value is what one zone states of a figure.
type Value struct {
	Standing   Standing
	Value      decimal.Decimal
	Unit       string // of a foreign one
	Several    bool   // several groups, not all of which count: what they come to is not known
	Quotient   *figure.Fraction
	Last, Year *figure.Figure // what it was then, of the same definition; nil for nothing to compare with
}

// Change is how the zones that can be compared moved together; Of of them can.
type Change struct {
	Of        int
	Now, Then *decimal.Decimal
}

// Key names the row as a figure is named: agreements, relocation_households/六期.
func (r Row) Key() string { return figure.Figure{ID: r.ID, Group: r.Group}.Key() }

// Label is the row's name with its group.
func (r Row) Label() string {
	if r.All {
		return r.Name + "（各组合计）"
	}
	return figure.Figure{Name: r.Name, Group: r.Group}.Label()
}

// Count is how many zones' values stand so.
func (r Row) Count(s Standing) int {
	n := 0
	for _, v := range r.Values {
		if v.Standing == s {
			n++
		}
	}
	return n
}

// In are the zones in a state.
func (r Report) In(states ...State) []Zone {
	var list []Zone
	for _, z := range r.Zones {
		for _, s := range states {
			if z.State == s {
				list = append(list, z)
			}
		}
	}
	return list
}

// Row returns the row of a figure by its key; the groups of a grouped one together by its id.
func (r Report) Row(key string) (Row, bool) {
	for _, row := range r.Rows {
		if row.Key() == key {
			return row, true
		}
	}
	return Row{}, false
}
