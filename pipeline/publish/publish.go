// Package publish puts the files of a run into the outputs folder, whole or not at all
// (design §3), and marked files into a folder of the caller's choice. It is the only package that
// writes to the outputs, but for the chain of events, which its Journal keeps, and log/ and 通知.txt, on which nothing
// rests (package journal).
//
//	outputs/
//	  .lock .running          who is at work
//	  store/<sha256>          inputs, definitions and fonts as used, by content
//	  packages/*.zip          what goes to others
//	  登记/2020-12/           letters to departments, the register
//	  2020-12/latest          name of the run in force: r2
//	  2020-12/r1/ r2/         published runs, never changed afterwards
//	  2020-12/returned/       files given back because of hard findings
//	  2020-12/待重做.txt      the run in force rests on one that gave way
//
// A run is built in .building, synced, told to the journal, renamed to its number, and only then named by
// latest. Whatever a killed run leaves behind is swept by the next one (sweep.go).
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// Outputs is an outputs folder that this process alone may change until Close.
type Outputs struct {
	dir   string
	store string     // folder of the store; "" for that in dir
	lock  *disk.Lock // nil in a folder that may only be read
	disk  disk.Disk
	kept  Journal // nil where none is kept
}

// Journal is told of what changes in the outputs folder once it is on the disk and before it shows
// (design-life §16). An error of Publishing or Returning stops the change.
type Journal interface {
	// Publishing says that a run is about to get its number and to come into force.
	Publishing(period calendar.Month, run string, manifest []byte) error
	// Withdrawn says that a publication was cut short; its folder is gone. The journal may know of
	// the run or not.
	Withdrawn(period calendar.Month, run string) error
	// Returning says that files go back, with this findings.json; files are the month's, named as in that.
	Returning(period calendar.Month, findings []byte, files []runfolder.File) error
	// Unreturned says that a return was cut short; findings is the findings.json of the files that
	// lie there now, nil for none.
	Unreturned(period calendar.Month, findings []byte) error
	// LastNumber is the highest number that a run of the month bore and that is not given again.
	LastNumber(period calendar.Month) (int, error)
}

// journal is whom changes are told.
func (o *Outputs) journal() Journal {
	if o.kept == nil {
		return unwritten{}
	}
	return o.kept
}

// unwritten is the journal of folders that keep none.
type unwritten struct{}

func (unwritten) Publishing(calendar.Month, string, []byte) error          { return nil }
func (unwritten) Withdrawn(calendar.Month, string) error                   { return nil }
func (unwritten) Returning(calendar.Month, []byte, []runfolder.File) error { return nil }
func (unwritten) Unreturned(calendar.Month, []byte) error                  { return nil }
func (unwritten) LastNumber(calendar.Month) (int, error)                   { return 0, nil }

// Open makes the outputs folder if there is none, waits up to wait for another run to end
// and sweeps what a killed run left. doing tells others what this run is about. A folder that
// may only be read is opened without a lock: what stands in it can be found unchanged, and
// every attempt to change it fails with what forbids it. The journal may be nil. The error is a
// *disk.BusyError while another run is at work.
func Open(dir, doing string, wait time.Duration, journal Journal) (*Outputs, error) {
	o := &Outputs{dir: dir, kept: journal}
	if err := o.disk.MakePath(dir); err != nil {
		return nil, fmt.Errorf("建立输出文件夹: %w", err)
	}
	held, err := disk.Acquire(dir, doing, wait)
	if forbidden(err) {
		o.disk.Before = func(string, string) error { return err }
		return o, nil
	}
	if err != nil {
		return nil, err
	}
	o.lock = held
	if err := o.sweep(); err != nil {
		return nil, errors.Join(fmt.Errorf("清理上次运行留下的文件: %w", err), o.Close())
	}
	return o, nil
}

// forbidden tells a folder that cannot be written at all from one in which writing failed.
func forbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// ReadOnly says that the folder may only be read: nothing can be published or written down in it.
func (o *Outputs) ReadOnly() bool { return o.lock == nil }

// Close lets others work on the folder. Its error changes nothing of what was published: the
// lock ends with the process.
func (o *Outputs) Close() error {
	if o.lock == nil {
		return nil
	}
	return o.lock.Release()
}

// Publish writes the edition as the month's next run and puts it in force. On an error
// the run that was in force stays so and nothing of this one remains.
func (o *Outputs) Publish(e runfolder.Edition) (Published, error) {
	number, err := o.NextRun(e.Basis.Period)
	if err != nil {
		return Published{}, err
	}
	p, files, err := o.drawn(number, e)
	if err != nil {
		return Published{}, err
	}
	kept, err := o.keep(slices.Concat(e.Basis.Inputs, e.Basis.Definitions))
	if err == nil {
		err = o.putInForce(e.Basis.Period, number, files)
	}
	if err != nil {
		return Published{}, errors.Join(err, o.undo(kept))
	}
	return p, nil
}

// undo takes away what an edition that failed has written.
func (o *Outputs) undo(kept []string) error {
	var failed []error
	for _, path := range kept {
		failed = append(failed, o.disk.Remove(path))
	}
	return errors.Join(append(failed, o.sweep())...)
}

// putInForce is the order of steps that makes a run appear whole or not at all.
func (o *Outputs) putInForce(period calendar.Month, number string, files []runfolder.File) error {
	month := filepath.Join(o.dir, period.String())
	building := filepath.Join(month, buildingName)
	if err := o.disk.MakeAll(month, building); err != nil {
		return err
	}
	if err := fill(o.disk, building, files, 0o644); err != nil {
		return err
	}
	// From here a whole folder may stand under its number without being in force; the
	// note tells sweep which one.
	if err := o.disk.Replace(filepath.Join(month, publishingName), []byte(number+"\n")); err != nil {
		return err
	}
	if err := o.journal().Publishing(period, number, files[len(files)-1].Data); err != nil {
		return err
	}
	if err := o.disk.Rename(building, filepath.Join(month, number)); err != nil {
		return err
	}
	latest := filepath.Join(month, latestName)
	if err := o.disk.Replace(latest, []byte(number+"\n")); err != nil {
		if now, _ := readLatest(latest); now != number {
			return err
		}
	}
	// The run is in force and nothing can undo it. If tidying up fails now, the next run
	// does it: sweep finds the note.
	_ = o.sweepMonth(period)
	return nil
}

// fill writes files into a folder and syncs it.
func fill(d disk.Disk, dir string, files []runfolder.File, mode fs.FileMode) error {
	var writes []func() error
	for _, f := range files {
		writes = append(writes, func() error { return d.Write(filepath.Join(dir, f.Path), f.Data, mode) })
	}
	if err := d.Together(writes...); err != nil {
		return err
	}
	return d.Sync(dir)
}

// NextRun returns the number after the highest that a run of the month ever bore: r1, r2 …
func (o *Outputs) NextRun(period calendar.Month) (string, error) {
	last, err := o.journal().LastNumber(period)
	if err != nil {
		return "", err
	}
	numbers, err := runNumbers(filepath.Join(o.dir, period.String()))
	return runfolder.Name(max(last, slices.Max(append(numbers, 0))) + 1), err
}
