package office

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zonereport/cmd/zonereport/office/work"
	"zonereport/pipeline"
	"zonereport/pipeline/definition"
)

// looked is what was looked up last for a screen.
type looked struct {
	key    string // of what it rests on
	result any
	err    error
}

// errDefect stands where looking up has ended in a panic.
var errDefect = errors.New("panic: 没有能看完")

// Look gives what takes its time to look up: what was found last, as long as nothing that it rests on has changed,
// else what find finds. name is the screen's, one result of each is kept. Where it takes longer, or something
// else is at work, ready is false, and the page asks again by itself.
func (v *View) Look(name, title string, find func(job pipeline.Job, log *work.Text) (any, error)) (result any, ready bool, err error) {
	return v.look(name, title, v.Month+"\n"+v.stamp(v.Month), patience, find)
}

// look is Look for what rests on a key; it waits no longer than that for what it finds.
func (v *View) look(name, title, key string, wait time.Duration, find func(job pipeline.Job, log *work.Text) (any, error)) (result any, ready bool, err error) {
	if l, ok := v.known(name, key); ok {
		return l.result, true, l.err
	}
	job, err := v.order()
	if err != nil {
		return nil, true, err
	}
	if v.Request.Method == http.MethodPost { // what was filled in cannot be asked for again
		wait = time.Minute
	}
	for until := time.After(wait); ; {
		w, ours := v.Bench.Start(&work.Job{Title: title, Period: v.Month, Back: v.Screen.Path, Begun: time.Now()}, func(j *work.Job) (int, any) {
			l := looked{key: key, err: errDefect}
			defer func() { v.remember(name, l) }() // also of a panic, which the bench takes
			l.result, l.err = find(job, &j.Log)
			return 0, nil
		})
		over := false
		select {
		case <-w.Done():
		case <-until:
			over = true
		}
		if l, ok := v.known(name, key); ok {
			return l.result, true, l.err
		}
		if over || ours {
			v.Job, v.Refresh = w, true
			return nil, false, nil
		}
	}
}

func (o *Office) known(name, key string) (looked, bool) {
	o.lookedMu.Lock()
	defer o.lookedMu.Unlock()
	l, ok := o.lookedUp[name]
	return l, ok && l.key == key
}

func (o *Office) remember(name string, l looked) {
	o.lookedMu.Lock()
	defer o.lookedMu.Unlock()
	if o.lookedUp == nil {
		o.lookedUp = map[string]looked{}
	}
	o.lookedUp[name] = l
}

// forget lets a screen look up anew.
func (o *Office) forget(name string) {
	o.lookedMu.Lock()
	defer o.lookedMu.Unlock()
	delete(o.lookedUp, name)
}

// stamp changes whenever what months are judged by does: their files, zone.toml, the definitions, what was published.
// What is not there says so by its absence, and the commands say what is wrong with it.
func (v *View) stamp(months ...string) string {
	var m marks
	m.folder(v.Outputs)
	for _, month := range months {
		m.folder(filepath.Join(v.Inputs, month))
		runs := filepath.Join(v.Outputs, month)
		for _, e := range m.folder(runs) {
			if len(months) == 1 { // files of a run may have been damaged
				m.folder(filepath.Join(runs, e.Name()))
			}
		}
	}
	m.tree(v.Templates)
	if zone, ok := v.zone(); ok {
		m.tree(zone.TemplatesIn(v.Inputs))
	}
	path := filepath.Join(v.Inputs, definition.OfficeFile)
	m.file(path, func() (fs.FileInfo, error) { return os.Stat(path) })
	return m.String()
}

// marks are files with what tells that they changed.
type marks struct{ strings.Builder }

// file notes a file, unless it is not there.
func (m *marks) file(path string, info func() (fs.FileInfo, error)) {
	if i, err := info(); err == nil {
		fmt.Fprintf(m, "%s %d %d\n", path, i.Size(), i.ModTime().UnixNano())
	}
}

// folder notes what lies in a folder, and gives it.
func (m *marks) folder(dir string) []fs.DirEntry {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		m.file(filepath.Join(dir, e.Name()), e.Info)
	}
	return entries
}

// tree notes all files below a folder; "" is none.
func (m *marks) tree(dir string) {
	if dir == "" {
		return
	}
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			m.file(path, e.Info)
		}
		return nil
	})
}
