package prove

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/wanted"
)

// toProve is a run to be proved.
type toProve struct {
	period calendar.Month
	run    string // "" in a month of which no run is in force that can be found
	force  bool   // it is in force
	why    error  // why run is ""
}

func (w toProve) ref() archive.Ref { return archive.Ref{Period: w.period.String(), Run: w.run} }

// toVerify lists the runs that are meant, the earliest first.
func toVerify(j pipeline.Job, run string, all bool) ([]toProve, error) {
	if info, err := os.Stat(j.Outputs); err != nil || !info.IsDir() {
		return nil, inputs.Missing("没有输出文件夹 %s。请用 --outputs 指明它在哪里。", j.Outputs)
	}
	var there []toProve
	err := publish.EachRun(j.Outputs, func(f publish.Folder) {
		there = append(there, toProve{period: f.Period, run: f.Run, force: f.InForce})
	})
	if err != nil {
		return nil, err
	}
	if run != "" {
		_, err := wanted.Run(j.Outputs, j.Period, run)
		one := toProve{period: j.Period, run: run}
		one.force = slices.Contains(there, toProve{period: j.Period, run: run, force: true})
		return []toProve{one}, soft(err)
	}
	if j.Period != (calendar.Month{}) {
		there = slices.DeleteFunc(there, func(w toProve) bool { return w.period != j.Period })
	}
	if len(there) == 0 {
		return nil, nothingToVerify(j)
	}
	if !all {
		newest := there[len(there)-1].period
		there = slices.DeleteFunc(there, func(w toProve) bool { return w.period != newest })
	}
	return inForce(j, there, all)
}

func nothingToVerify(j pipeline.Job) error {
	if j.Period != (calendar.Month{}) {
		return inputs.Missing("%s 还没有已发布的报告，没有可以查验的。请用 --outputs 指明输出文件夹，或先运行 zonereport run --period %s。", j.Period, j.Period)
	}
	return inputs.Missing("输出文件夹 %s 里没有已发布的报告，没有可以查验的。", j.Outputs)
}

// inForce leaves of each month the run in force, unless all are meant, and adds an entry for a
// month in which it cannot be found.
func inForce(j pipeline.Job, there []toProve, all bool) ([]toProve, error) {
	var list []toProve
	for i, w := range there {
		if all || w.force {
			list = append(list, w)
		}
		if i+1 < len(there) && there[i+1].period == w.period {
			continue
		}
		if _, err := publish.Latest(j.Outputs, w.period); soft(err) != nil {
			return nil, err
		} else if forced := slices.ContainsFunc(list, func(x toProve) bool { return x.period == w.period && x.force }); !forced {
			list = append(list, toProve{period: w.period, force: true, why: err})
		}
	}
	return list, nil
}

// soft drops the errors that say that a run is damaged or not there: that is for verify to tell.
func soft(err error) error {
	var damaged *publish.DamagedError
	if errors.As(err, &damaged) || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
