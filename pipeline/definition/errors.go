package definition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

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
	return fmt.Sprintf("共 %d 处。%s\n用 zonereport check-templates 可以一次看到全部，并看到检查了什么。", len(e), b.String())
}
