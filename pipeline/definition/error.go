package definition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Error is a definition that cannot be used: which file, which line, why (exit 3, design §3).
type Error struct {
	File   string // relative to the templates or inputs folder
	Line   int    // 0 if the whole file is meant
	Reason string // Chinese, with what to do
	// Of is what cannot be used because of it, by kind and id: "figure agreements", "column
	// investment/city". Empty where nothing can rest on it.
	Of string
}

// Error returns "figures/annual.toml 第 12 行：…".
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s：%s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s 第 %d 行：%s", e.File, e.Line, e.Reason)
}

// Errors is all that is wrong with definitions, as far as it can be told: what rests on something
// wrong is not looked at. It is an error whose parts errors.As finds.
type Errors []*Error

// Add adds what an error holds, of several joined ones each; nil adds nothing.
func (e *Errors) Add(err error) {
	switch err := err.(type) {
	case nil:
	case *Error:
		*e = append(*e, err)
	case interface{ Unwrap() []error }:
		for _, one := range err.Unwrap() {
			e.Add(one)
		}
	default:
		*e = append(*e, &Error{Reason: err.Error()})
	}
}

// Has says that something wrong was found at the place of an error.
func (e Errors) Has(other *Error) bool {
	return slices.ContainsFunc(e, func(one *Error) bool {
		return one.File == other.File && one.Line == other.Line && (one.Line > 0 || one.Reason == other.Reason)
	})
}

// Sorted is the errors by file and line, each once.
func (e Errors) Sorted() Errors {
	list := slices.Clone(e)
	slices.SortStableFunc(list, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
	var each Errors
	said := map[string]bool{}
	for _, one := range list {
		if !said[one.Error()] {
			said[one.Error()] = true
			each = append(each, one)
		}
	}
	return each
}

// OrNil is the errors as an error, nil if there are none.
func (e Errors) OrNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Unwrap returns the single errors.
func (e Errors) Unwrap() []error {
	list := make([]error, len(e))
	for i, one := range e {
		list[i] = one
	}
	return list
}

// fewErrors is how many of many errors are told where not all are asked for.
const fewErrors = 3

// Error returns the first few, and how to see the others.
func (e Errors) Error() string {
	if len(e) == 1 {
		return e[0].Error()
	}
	var b strings.Builder
	for i, one := range e {
		if i == fewErrors {
			break
		}
		fmt.Fprintf(&b, "\n  %s", one.Error())
	}
	return fmt.Sprintf("共 %d 处。%s\n用 zonereport check-templates 模板文件夹 可以一次看到全部。", len(e), b.String())
}

// Suggest returns "，是不是想写“…”？" for the nearest of the known names, "" if none is near.
func Suggest(name string, known []string) string {
	best, distance := "", 1+len([]rune(name))/3
	if len(name) > 400 { // no slip of the keys
		return ""
	}
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d <= distance && d > 0 && (best == "" || d < distance) {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("，是不是想写 %q？", best)
}
