package rollup

import (
	"io/fs"
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

// define hands every run its definitions as they held in its month, in the words of no office, so that a county's and
// a district's are the same: out of any store that has them, and of the superior office's folder, whose files are
// given, without one.
func define(list []folder, folder fs.FS, given []definition.File) {
	holders := map[asked][]publish.Published{}
	var order []asked
	each(list, func(p publish.Published, s *tally.Stated) {
		key := keyOf(p, s.Month)
		if len(holders[key]) == 0 {
			order = append(order, key)
		}
		holders[key] = append(holders[key], p)
	})
	files := filesOf(given)
	all := make([]*definition.Definitions, len(order))
	inParallel(len(order), func(i int) { all[i] = anyOf(holders[order[i]], order[i].month, folder, files) })
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

func filesOf(given []definition.File) []runfolder.File {
	files := make([]runfolder.File, len(given))
	for i, f := range given {
		files[i] = runfolder.File{Path: f.Path, Data: f.Data}
	}
	return files
}

// anyOf reads definitions, which all holders used, out of the superior office's folder where they are the same, else
// out of the first store that has them whole.
func anyOf(holders []publish.Published, month calendar.Month, given fs.FS, files []runfolder.File) *definition.Definitions {
	if holders[0].DefinedBy(files) {
		return at(given, month)
	}
	for _, p := range holders {
		if folder, err := p.Definitions(); err == nil {
			if d := at(folder, month); d != nil {
				return d
			}
		}
	}
	return nil
}

// at are the definitions of a folder as they hold in a month, nil where it cannot be read.
func at(folder fs.FS, month calendar.Month) *definition.Definitions {
	d, err := load.At(folder, definition.Zone{}, month)
	if err != nil {
		return nil
	}
	return &d
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
