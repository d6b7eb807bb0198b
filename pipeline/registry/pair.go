package registry

import (
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/wanted"
)

// pair is two runs of a month that are compared, and what decides which.
type pair struct {
	from, to publish.Published
	inForce  bool     // to is the run in force
	names    []string // all runs of the month
	issued   []string // those that were issued
}

// pairOf finds the two runs that are named, or meant where fewer are (see Compare).
func pairOf(outputs string, period calendar.Month, runs []string) (p pair, err error) {
	named := slices.Concat(runs, []string{"", ""})
	if p.to, err = wanted.Run(outputs, period, named[1]); err != nil {
		return p, err
	}
	p.inForce = named[1] == ""
	if p.names, err = publish.Runs(outputs, period); err != nil {
		return p, err
	}
	chain, err := archive.Read(outputs)
	if err != nil {
		return p, err
	}
	for _, i := range chain.Issues(period) {
		p.issued = append(p.issued, i.Run)
	}
	if named[0] == "" {
		if named[0] = p.base(); named[0] == "" {
			return p, inputs.Missing("%s 只发布过 %s，没有别的运行可以比较。", period, p.to.Manifest.Run)
		}
	}
	p.from, err = wanted.Run(outputs, period, named[0])
	return p, err
}

// base is the run with which one is compared where none is named; "" if there is none.
func (p pair) base() string {
	before := p.names[:slices.Index(p.names, p.to.Manifest.Run)]
	for _, run := range slices.Backward(before) {
		if slices.Contains(p.issued, run) {
			return run
		}
	}
	switch replaced := p.to.Manifest.Replaces; {
	case replaced != nil:
		return replaced.Run
	case len(before) > 0: // of version 0.1.0, which does not say what it replaces
		return before[len(before)-1]
	case len(p.names) > 1: // an earlier run was put in force again
		return p.names[len(p.names)-1]
	}
	return ""
}
