// Package verify holds definitions against each other: every name that is used exists, every
// column fits its use, every unit measures what stands beside it. It refuses with file and line.
package verify

import (
	"errors"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// Definitions refuses definitions that do not hold together, with definition.Errors: all that is wrong,
// up to things that others rest on. With those left out there may be more to find. The owner
// of a ledger, figure, check or report is the file that defines it, by "ledger investment",
// "figure agreements" …
func Definitions(defs definition.Definitions, owner map[string]definition.File) error {
	v := &verifier{defs, owner}
	steps := []func() error{v.ledgers, v.figures, v.lists, v.claims, v.checks, v.scheme, v.reports, v.style, v.words}
	var wrong definition.Errors
	for _, step := range steps {
		wrong.Add(step())
		if slices.ContainsFunc(wrong, restedOn) {
			break
		}
	}
	return wrong.OrNil()
}

// restedOn says that others may rest on what is wrong.
func restedOn(e *definition.Error) bool {
	kind, _, _ := strings.Cut(e.Of, " ")
	return slices.Contains([]string{"ledger", "column", "figure", "list", "scheme"}, kind)
}

// each joins what is wrong with each of the things; all are looked at.
func each[T any](things []T, wrong func(T) error) error {
	var all []error
	for _, one := range things {
		all = append(all, wrong(one))
	}
	return errors.Join(all...)
}

// verifier is what the steps look at; none changes it.
type verifier struct {
	defs  definition.Definitions
	owner map[string]definition.File
}

// source is a file whose definitions are looked at.
type source struct{ definition.File }

// definedIn returns the file that defines a ledger, figure, check or report.
func (v *verifier) definedIn(kind, id string) source { return source{v.owner[kind+" "+id]} }

// file returns a file that was read, by path.
func (v *verifier) file(name string) source {
	i := slices.IndexFunc(v.defs.Files, func(f definition.File) bool { return f.Path == name })
	if i < 0 {
		return source{definition.File{Path: name}}
	}
	return source{v.defs.Files[i]}
}

func (v *verifier) figureIDs() []string {
	return append(ids(v.defs.Figures, func(f definition.Figure) string { return f.ID }), figure.CampaignIDs()...)
}

func (v *verifier) ledgerIDs() []string {
	return ids(v.defs.Ledgers, func(d definition.Ledger) string { return d.ID })
}

func (v *verifier) listIDs() []string {
	return ids(v.defs.Lists, func(d definition.List) string { return d.ID })
}

func (v *verifier) claimIDs() []string {
	return ids(v.defs.Claims, func(c definition.Claim) string { return c.ID })
}

func columnIDs(d definition.Ledger) []string {
	return ids(d.Columns, func(c definition.Column) string { return c.ID })
}

func ids[T any](things []T, id func(T) string) []string {
	list := make([]string, len(things))
	for i, t := range things {
		list[i] = id(t)
	}
	return list
}

// among refuses a name that is not among the known ones.
func (f source) among(what string, known []string, names ...string) error {
	return each(names, func(name string) error {
		if !slices.Contains(known, name) {
			return f.Unknown(what, name, known)
		}
		return nil
	})
}

// present is a list of the text, or of nothing if it is blank.
func present(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []string{s}
}
