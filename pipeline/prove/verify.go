// Package prove verifies published runs (查验, 四性): the chain of events, the files and the store, that what is
// made again is what was published, and that no run folder gives personal data away.
package prove

import (
	"cmp"
	"errors"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/custody"
	"zonereport/pipeline/publish"
)

// Verified is what verify came to.
type Verified struct {
	Runs, Differ int      // how many runs were looked at, and of how many something differs
	Chain        []string // Chinese: what differs in the chain of events and concerns no run that was looked at
	Notes        []string // Chinese: what the user should know
}

// Differs says that something is not as it was.
func (v Verified) Differs() bool { return v.Differ > 0 || len(v.Chain) > 0 }

// Verify proves published runs: the chain of events, the files, the store, and that what is made again
// out of the store is what stands in the run folder (design-life §16). It takes the named run of the
// job's month, the one in force for ""; with all every run of the month, or of all months where the
// job has none; without anything the newest month. tell is given each verdict as it is found. What was
// proved is entered in the chain where the outputs folder may be written. Its errors are
// *inputs.Error (nothing to verify), *disk.BusyError, and what the machine prevents.
func Verify(job pipeline.Job, run string, all bool, tell func(archive.Verdict)) (sum Verified, err error) {
	if _, err := toVerify(job, run, all); err != nil { // before a mistyped folder is made
		return Verified{}, err
	}
	outputs, recorder, err := job.Folder().Hold("verify")
	if err != nil {
		return Verified{}, err
	}
	defer func() { err = errors.Join(err, outputs.Close()) }()
	asked, err := toVerify(job, run, all)
	if err != nil {
		return Verified{}, err
	}
	if job.Period == (calendar.Month{}) && !all {
		job.Period = asked[0].period
	}
	v := verifier{job: job, proved: map[string]bool{}, opened: map[string]bool{}}
	if v.chain, err = archive.Read(job.Outputs); err != nil {
		return Verified{}, err
	}
	if v.runs, err = custody.RunsIn(job.Outputs); err != nil {
		return Verified{}, err
	}
	sum = Verified{Notes: recorder.Notes, Chain: v.beside(asked, run)}
	var events []archive.Event
	for _, w := range asked {
		verdict, err := v.one(w)
		if err != nil {
			return sum, err
		}
		tell(verdict)
		sum.Runs++
		if verdict.Differs() {
			sum.Differ++
		} else {
			events = append(events, verdict.Event(v.described(w)))
		}
	}
	if outputs.ReadOnly() || len(events) == 0 {
		return sum, nil
	}
	if err := archive.Append(job.Outputs, job.Now, events...); err != nil {
		sum.Notes = append(sum.Notes, "查验的结果没有能登记到 "+archive.FileName+"："+err.Error()+"。结果本身不受影响。")
	}
	return sum, nil
}

// beside is what the chain says of runs that are not looked at, as far as it is asked for: of all,
// of a month, of one run.
func (v *verifier) beside(asked []toProve, run string) []string {
	within := func(r archive.Ref) bool {
		about := v.job.Period == (calendar.Month{}) || r.Period == v.job.Period.String()
		return about && run == "" && !slices.ContainsFunc(asked, func(w toProve) bool { return w.ref() == r })
	}
	return v.chain.Prove(v.runs, within).Differs
}

// described is the run as it stood when verify began.
func (v *verifier) described(w toProve) archive.Run {
	i := slices.IndexFunc(v.runs, func(r archive.Run) bool { return r.Period == w.period && r.Name == w.run })
	if i < 0 {
		return archive.Run{}
	}
	return v.runs[i]
}

// version is the version that made a run, if that is not this program's.
func (v *verifier) version(p publish.Published) string {
	if p.Manifest.Version != v.job.Program.Version || !p.KeepsFonts() {
		return cmp.Or(p.Manifest.Version, "更早")
	}
	return ""
}
