package rollup

import (
	"runtime"
	"strings"
	"sync"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/tally"
)

// asked is definitions that runs of a month used: those whose files are the same are read once.
type asked struct {
	files string // paths and checksums
	month calendar.Month
}

// known are definitions that are read: nil where no store has them.
type known map[asked]*definition.Definitions

func keyOf(p publish.Published, month calendar.Month) asked {
	var b strings.Builder
	for _, d := range p.Manifest.Definitions {
		b.WriteString(d.Path + " " + d.SHA256 + "\n")
	}
	return asked{b.String(), month}
}

// define hands every run its definitions, in the words of no office, so that a county's and a district's are
// the same: out of any store that has them, and those of the superior office without one.
func define(list []folder, own definition.Definitions) {
	holders := map[asked][]publish.Published{}
	var order []asked
	each(list, func(p publish.Published, s *tally.Stated) {
		key := keyOf(p, s.Month)
		if len(holders[key]) == 0 {
			order = append(order, key)
		}
		holders[key] = append(holders[key], p)
	})
	files := filesOf(own)
	all := make([]*definition.Definitions, len(order))
	inParallel(len(order), func(i int) { all[i] = anyOf(holders[order[i]], order[i].month, own, files) })
	read := known{}
	for i, key := range order {
		read[key] = all[i]
	}
	each(list, func(p publish.Published, s *tally.Stated) { s.Definitions = read[keyOf(p, s.Month)] })
}

func each(list []folder, do func(publish.Published, *tally.Stated)) {
	for i := range list {
		z := &list[i].zone
		for k, s := range []*tally.Stated{&z.Now, &z.Last, &z.Year} {
			if p := list[i].runs[k]; p.Manifest.Run != "" {
				do(p, s)
			}
		}
	}
}

func filesOf(d definition.Definitions) []runfolder.File {
	files := make([]runfolder.File, len(d.Files))
	for i, f := range d.Files {
		files[i] = runfolder.File{Path: f.Path, Data: f.Data}
	}
	return files
}

// anyOf reads definitions out of the first store that has them whole.
func anyOf(holders []publish.Published, month calendar.Month, own definition.Definitions, files []runfolder.File) *definition.Definitions {
	for _, p := range holders {
		if p.DefinedBy(files) {
			return &own
		}
	}
	for _, p := range holders {
		if folder, err := p.Definitions(); err == nil {
			if d, err := load.At(folder, definition.Zone{}, month); err == nil {
				return &d
			}
		}
	}
	return nil
}

// inParallel does n things on all processors, in no order.
func inParallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}
