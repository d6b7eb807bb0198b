package publish

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// diary is a journal that notes what it is told and what stands in the month folder then.
type diary struct {
	dir    string
	told   []string
	refuse error
}

func (d *diary) tell(what, path string) error {
	d.told = append(d.told, fmt.Sprintf("%s, %s there: %v", what, path, disk.Exists(filepath.Join(d.dir, "2020-12", path))))
	return d.refuse
}

func (d *diary) Publishing(_ calendar.Month, run string, manifest []byte) error {
	return d.tell("publishing "+run, run)
}
func (d *diary) Withdrawn(_ calendar.Month, run string) error { return d.tell("withdrawn "+run, run) }
func (d *diary) Returning(_ calendar.Month, findings []byte, _ []runfolder.File) error {
	return d.tell("returning", returnedName)
}
func (d *diary) Unreturned(_ calendar.Month, findings []byte) error {
	return d.tell(fmt.Sprintf("unreturned, %v left", findings != nil), returningName)
}
func (d *diary) LastNumber(calendar.Month) (int, error) { return 0, nil }

// The journal is told before anything shows, and a journal that cannot be written stops it: nothing
// is published or returned, and what was cut short is told once it is gone.
func TestJournal(t *testing.T) {
	full := errors.New("no room")
	back := Return{Period: december, Findings: []finding.Finding{{Severity: finding.Error}}}
	dir := t.TempDir()
	for _, c := range []struct {
		name   string
		refuse error
		do     func(o *Outputs) error
		want   []string
	}{
		{"a refused run", full, func(o *Outputs) error { _, err := o.Publish(edition("一")); return err }, []string{"publishing r1, r1 there: false", "withdrawn r1, r1 there: false"}},
		{"a run", nil, func(o *Outputs) error { _, err := o.Publish(edition("一")); return err }, []string{"withdrawn r1, r1 there: false", "publishing r1, r1 there: false"}},
		{"a refused return", full, func(o *Outputs) error { _, err := o.Return(back); return err }, []string{"returning, returned there: false", "unreturned, false left, .returning there: true"}},
		{"a return", nil, func(o *Outputs) error { _, err := o.Return(back); return err }, []string{"unreturned, false left, .returning there: true", "returning, returned there: false"}},
		{"a second return, cut short", nil, func(o *Outputs) error {
			o.disk.Before = func(step, path string) error {
				if step == "rename" && filepath.Base(path) == returnedName {
					return full
				}
				return nil
			}
			_, err := o.Return(back)
			return err
		}, []string{"returning, returned there: true", "unreturned, true left, .returning there: true"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &diary{dir: dir}
			o, err := Open(dir, "2020-12", 0, d)
			if err != nil {
				t.Fatal(err)
			}
			d.refuse = c.refuse
			if err := c.do(o); (err != nil) != (c.refuse != nil || o.disk.Before != nil) {
				t.Errorf("ends with %v", err)
			}
			if err := o.Close(); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(d.told, c.want) {
				t.Errorf("told %q, want %q", d.told, c.want)
			}
		})
	}
	if runs, err := Runs(dir, december); err != nil || !slices.Equal(runs, []string{"r1"}) {
		t.Errorf("runs %v, %v", runs, err)
	}
}
