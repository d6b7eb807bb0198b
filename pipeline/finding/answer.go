package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"zonereport/pipeline/ledger"
)

// Explanation is a filled-in 说明 of a re-sent opinion sheet.
type Explanation struct {
	File                       string // base name of the file whose findings it is on
	Rule, Place, Column, Value string // as the opinion sheet states them
	Ledger, Row                string // the row it is on; empty on sheets of earlier versions
	Text                       string // what the department wrote
	Since                      string // month in which it did, 2020-11, where another month's run carries it on; else empty
}

// Told is the explanation that a finding carries on to later runs, and whether it has one. month is
// that of its run, empty for the month of the later run itself. To another month it goes by its row only: what
// stands at a place there is another thing.
func (f Finding) Told(month string) (Explanation, bool) {
	e := f.explanation()
	e.Text, e.Since = f.Explanation, cmp.Or(f.Since, month)
	return e, f.Explanation != "" && (f.Row != "" || month == "")
}

// Answer returns the findings with the departments' explanations on the warnings that they
// were written for: same rule, column and value on the same row of the same ledger, wherever
// that row now stands (design-life §15). The value belongs to it, so that an explanation
// lapses with the value that it explains. What is on no row, or on one of several rows with
// equal key, goes by place: same file, sheet and cell; so do explanations that name no row. A
// hard finding is never explained away. unused are the explanations that fit no warning.
// Explanations are printed in the report: shown makes of one what may be (design §5, personal
// data). The list itself stays as it is.
func Answer(list []Finding, explanations []Explanation, shown func(string) string) (answered []Finding, unused []Explanation) {
	given := slices.DeleteFunc(slices.Clone(explanations), func(e Explanation) bool { return strings.TrimSpace(e.Text) == "" })
	told := map[question]Explanation{}
	for _, e := range given {
		for _, q := range e.answers() {
			if _, answered := told[q]; !answered {
				told[q] = Explanation{Text: shown(strings.TrimSpace(e.Text)), Since: e.Since}
			}
		}
	}
	asked := map[question]int{}
	for _, f := range list {
		if f.Severity == Warning {
			asked[f.explanation().byRow()]++
		}
	}
	fits := map[question]bool{}
	answered = slices.Clone(list)
	for i := range answered {
		f := &answered[i]
		if f.Severity != Warning {
			continue
		}
		for _, q := range f.asks(asked) {
			fits[q] = true
			if f.Explanation == "" {
				f.Explanation, f.Since = told[q].Text, told[q].Since
			}
		}
	}
	unused = slices.DeleteFunc(given, func(e Explanation) bool {
		return slices.ContainsFunc(e.answers(), func(q question) bool { return fits[q] })
	})
	return answered, unused
}

// question is what an explanation answers: about a row wherever it stands, about a place
// whatever stands there, or about a row at its place.
type question struct{ rule, column, value, ledger, row, file, place string }

// explanation is the one that a finding would have, without text.
func (f Finding) explanation() Explanation {
	return Explanation{File: f.File, Rule: f.Rule, Place: f.Place().InFile(), Column: f.Column, Value: f.Shown(), Ledger: f.Ledger, Row: f.Row}
}

// byRow asks about the row; a finding on none asks nothing by it.
func (e Explanation) byRow() question {
	if e.Row == "" {
		return question{}
	}
	return question{rule: closed(e.Rule), column: closed(e.Column), value: closed(e.Value), ledger: closed(e.Ledger), row: closed(ledger.Fold(e.Row))}
}

// byPlace asks about what stands at the place.
func (e Explanation) byPlace() question {
	return question{rule: closed(e.Rule), column: closed(e.Column), value: closed(e.Value), file: e.File, place: closed(e.Place)}
}

// byBoth tells rows with equal key apart.
func (e Explanation) byBoth() question {
	q := e.byRow()
	q.file, q.place = e.File, closed(e.Place)
	return q
}

// answers are the questions that an explanation may answer.
func (e Explanation) answers() []question {
	if e.Row == "" {
		return []question{e.byPlace()}
	}
	return []question{e.byBoth(), e.byRow()}
}

// asks are the questions of a finding, the closest first; asked counts those by row.
func (f Finding) asks(asked map[question]int) []question {
	e := f.explanation()
	if f.Row == "" {
		return []question{e.byPlace()}
	}
	if asked[e.byRow()] > 1 {
		return []question{e.byBoth(), e.byPlace()}
	}
	return []question{e.byBoth(), e.byRow(), e.byPlace()}
}

// Question names what the finding asks, the same wherever its row stands and in whatever file, as long as rule,
// column and value are the same (design-life §17). What is on no row goes by its place.
func (f Finding) Question() string {
	e := f.explanation()
	q := e.byRow()
	if f.Row == "" {
		q = e.byPlace()
	}
	sum := sha256.New()
	for _, part := range []string{q.rule, q.ledger, q.row, q.column, q.value, q.file, q.place} {
		fmt.Fprintf(sum, "%d:%s", len(part), part) // a hash takes everything
	}
	return hex.EncodeToString(sum.Sum(nil))[:questionDigits]
}

// questionDigits are enough to tell a month's questions apart, and few enough to be read out.
const questionDigits = 10

// closed takes white space out: a program that saves the sheet anew may change it.
func closed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.C, r) {
			return -1
		}
		return r
	}, s)
}
