// Package custody holds an outputs folder for one process alone, with the chain of events that tells what is
// done in it, and takes drafts out of it.
package custody

import (
	"errors"
	"time"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/publish"
)

// Folder is an outputs folder of which somebody gave an order.
type Folder struct {
	Path  string
	Store string        // folder of the store that several outputs share; "" for that in the folder
	Now   time.Time     // when the order was given: for events
	Wait  time.Duration // how long to wait for another process that holds the folder
}

// Hold opens the folder for this process alone, with the chain of events that tells
// what is done in it. What there is to say of the chain stands in the recorder's notes.
func (f Folder) Hold(doing string) (*publish.Outputs, *archive.Recorder, error) {
	recorder := &archive.Recorder{Outputs: f.Path, Now: f.Now}
	outputs, err := publish.Open(f.Path, doing, f.Wait, recorder)
	if err == nil {
		outputs.KeepIn(f.Store)
	}
	if err != nil || outputs.ReadOnly() {
		return outputs, recorder, err
	}
	err = recorder.Begin(func() ([]archive.Run, error) { return RunsIn(f.Path) })
	if err == nil {
		err = finishPruning(outputs, recorder)
	}
	if err != nil {
		return nil, nil, errors.Join(err, outputs.Close())
	}
	return outputs, recorder, nil
}

// Look opens the folder without holding it: nothing in it can be changed (publish.Look).
func (f Folder) Look() *publish.Outputs {
	return publish.Look(f.Path, f.Store, &archive.Recorder{Outputs: f.Path})
}

// RunsIn lists all runs of an outputs folder, the earliest first.
func RunsIn(dir string) ([]archive.Run, error) {
	var list []archive.Run
	err := publish.EachRun(dir, func(f publish.Folder) {
		list = append(list, archive.Describe(f.Period, f.Run, f.InForce, f.Manifest))
	})
	return list, err
}
