package office

import (
	"context"
	"errors"
	"html/template"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"zonereport/cmd/zonereport/office/drafts"
	"zonereport/cmd/zonereport/office/guard"
	"zonereport/cmd/zonereport/office/host"
	"zonereport/cmd/zonereport/office/shelf"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
)

// Office is what the page serves: the folders of one zone, and the program that works on them.
type Office struct {
	Inputs, Outputs         string
	Templates, Fonts, Store string // "" for what the commands take without the flag
	Run                     Run
	Bench                   work.Bench
	shelf                   shelf.Shelf
	drafts                  drafts.Shelf
	guard                   *guard.Guard
	pages                   map[string]*template.Template
	scratch                 string // for files that are on their way; gone at the end
	host                    host.Host
	lookedMu                sync.Mutex
	lookedUp                map[string]looked // what was looked up last, by screen
}

// Args is a command with its arguments: those of its folders that are not where the command looks anyway, then
// the rest. folders names the flags that the command knows: "inputs outputs templates fonts store".
func (o *Office) Args(name, folders string, rest ...string) []string {
	args := []string{name}
	known := strings.Fields(folders)
	for _, f := range []struct{ flag, is, otherwise string }{
		{"inputs", o.Inputs, "inputs"}, {"outputs", o.Outputs, "outputs"},
		{"templates", o.Templates, ""}, {"fonts", o.Fonts, ""}, {"store", o.Store, ""},
	} {
		if slices.Contains(known, f.flag) && f.is != f.otherwise {
			args = append(args, "--"+f.flag, f.is)
		}
	}
	return append(args, rest...)
}

// Flag is a flag with what somebody has typed, none where nothing was: "--doc-no=新经开〔2021〕3号". Written so
// nothing that is typed can be taken for another flag.
func Flag(name, value string) []string {
	if value = strings.TrimSpace(value); value == "" {
		return nil
	}
	return []string{"--" + name + "=" + value}
}

// Months are those of which there is a folder in the inputs or the outputs, the newest first.
func (o *Office) Months() []string {
	var list []string
	for _, dir := range []string{o.Inputs, o.Outputs} {
		entries, _ := os.ReadDir(dir) // a folder that is not there has no months; commands say why it cannot be read
		for _, e := range entries {
			month, err := calendar.ParseMonth(e.Name())
			if err == nil && month.String() == e.Name() && e.IsDir() && !slices.Contains(list, e.Name()) {
				list = append(list, e.Name())
			}
		}
	}
	slices.Sort(list)
	slices.Reverse(list)
	return list
}

// zone reads zone.toml. founded says that it names a zone: before that there is nothing to report on. What else is
// wrong with it the commands say.
func (o *Office) zone() (zone definition.Zone, founded bool) {
	data, err := os.ReadFile(filepath.Join(o.Inputs, definition.OfficeFile))
	if errors.Is(err, fs.ErrNotExist) {
		return zone, false
	}
	zone, lerr := load.Zone(data)
	return zone, errors.Join(err, lerr) != nil || zone.Name != definition.Placeholder
}

// Founded says that the office has a name.
func (o *Office) Founded() bool {
	_, founded := o.zone()
	return founded
}

// ZoneName is whose office it is, "" where zone.toml does not say so.
func (o *Office) ZoneName() string {
	zone, founded := o.zone()
	if !founded {
		return ""
	}
	return zone.Name
}

// open readies everything that does not depend on who asks.
func (o *Office) open(port int) (err error) {
	o.guard = guard.New(port)
	if o.pages, err = readTemplates(); err != nil {
		return err
	}
	if o.scratch, err = host.Scratch(time.Now()); err != nil {
		return err
	}
	return nil
}

// attend serves until it is ended.
func (o *Office) attend(ctx context.Context, listener net.Listener) error {
	return o.host.Attend(ctx, listener, o.handler(), func() bool { return o.Bench.Current() != nil })
}
