package pipeline

import (
	"errors"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/publish"
)

// hold opens the job's outputs folder for this process alone, with the chain of events that tells
// what is done in it. What there is to say of the chain stands in the recorder's notes.
func (j Job) hold(doing string) (*publish.Outputs, *archive.Recorder, error) {
	recorder := &archive.Recorder{Outputs: j.Outputs, Now: j.Now}
	outputs, err := publish.Open(j.Outputs, doing, j.Wait, recorder)
	if err == nil {
		outputs.KeepIn(j.Store)
	}
	if err != nil || outputs.ReadOnly() {
		return outputs, recorder, err
	}
	err = recorder.Begin(func() ([]archive.Run, error) { return runsIn(j.Outputs) })
	if err == nil {
		err = finishPruning(outputs, recorder)
	}
	if err != nil {
		return nil, nil, errors.Join(err, outputs.Close())
	}
	return outputs, recorder, nil
}

// runsIn lists all runs of an outputs folder, the earliest first.
func runsIn(dir string) ([]archive.Run, error) {
	var list []archive.Run
	err := publish.EachRun(dir, func(f publish.Folder) {
		list = append(list, archive.Describe(f.Period, f.Run, f.InForce, f.Manifest))
	})
	return list, err
}
