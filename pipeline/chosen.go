package pipeline

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
)

// pair is two runs of a month that are compared, and what decides which.
type pair struct {
	from, to publish.Published
	inForce  bool     // to is the run in force
	names    []string // all runs of the month
	issued   []string // those that were issued
}

// chosen finds the two runs that are named, or meant where fewer are (see Compare).
func chosen(outputs string, period calendar.Month, runs []string) (p pair, err error) {
	named := slices.Concat(runs, []string{"", ""})
	if p.to, p.names, err = runOf(outputs, period, named[1]); err != nil {
		return p, err
	}
	p.inForce = named[1] == ""
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
	p.from, _, err = runOf(outputs, period, named[0])
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

// runOf finds a published run by its name, "" for the one in force, and lists all of the month.
func runOf(outputs string, period calendar.Month, name string) (p publish.Published, names []string, err error) {
	if names, err = publish.Runs(outputs, period); err != nil {
		return p, nil, err
	}
	if len(names) == 0 {
		return p, nil, inputs.Missing("%s 还没有已发布的报告。请先运行 zonereport run --period %s，或用 --outputs 指明输出文件夹。", period, period)
	}
	if name == "" {
		p, err = publish.Latest(outputs, period)
		if errors.Is(err, fs.ErrNotExist) {
			err = inputs.Missing("%s 没有现行的运行：月份文件夹里没有 latest。请写明要比较哪两次，现有 %s。", period, strings.Join(names, "、"))
		}
		return p, names, err
	}
	if !slices.Contains(names, name) {
		return p, nil, inputs.Missing("%s 没有运行 %s，现有 %s。", period, name, strings.Join(names, "、"))
	}
	p, err = publish.At(outputs, period, name)
	return p, names, err
}
