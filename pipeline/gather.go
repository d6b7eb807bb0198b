package pipeline

import (
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// material is what a run works on, and what of it is being read ahead.
type material struct {
	month.Material
	ahead *ahead // nil: nothing of it is being read yet
}

// prepare reads what a job rests on before any file of a department: definitions, zone,
// period. It refuses a job that has nothing to work on. known is the office as it was found
// before, zero for none.
func prepare(folder *inputs.Folder, job Job, known month.Office) (material, error) {
	if err := folder.Apart(job.Outputs); err != nil {
		return material{}, err
	}
	period, unchosen := folder.Choose(job.Period)
	here, err := month.OpenOffice(folder, job.Templates, period, known)
	if err != nil {
		return material{}, err
	}
	if unchosen != nil {
		return material{}, unchosen
	}
	if job.Sign.Dated != "" && job.Sign.Dated < period.Start().String() {
		return material{}, inputs.Missing("成文日期 %s 早于报告期 %s，应是报告写成以后签发的日期。请更正 --dated。", job.Sign.Dated, period)
	}
	notes, err := folder.Misnamed()
	if err == nil {
		err = here.Zone.Unfilled()
	}
	return material{Material: month.Material{Office: here, Period: period, Inputs: []runfolder.File{runfolder.File(here.File)}, Store: job.Store, Notes: notes}}, err
}

// gather reads it all; each file once, so that what is hashed, read and kept is the same,
// and none that is being written meanwhile. The outputs folder has to belong to the zone.
func gather(job Job, known month.Office) (material, error) {
	folder := month.InputsAt(job.Inputs)
	m, err := prepare(folder, job, known)
	if err != nil {
		return material{}, err
	}
	files, remarks, err := folder.Month(m.Period)
	if err != nil {
		return material{}, err
	}
	for _, f := range files {
		m.Inputs = append(m.Inputs, runfolder.File(f))
	}
	m.Remarks = remarks
	if err := folder.Unchanged(); err != nil {
		return material{}, err
	}
	if err := publish.Belongs(job.Outputs, m.Owner()); err != nil {
		return material{}, err
	}
	m.Told, m.ToldBy, err = publish.Told(job.Outputs, m.Period)
	return m, err
}
