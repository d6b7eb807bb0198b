package publish

import (
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/runfolder"
)

// Standing is the run of a month that is in force when another is to be made. Its Run is "" if
// there is none, or none that can be read.
type Standing struct {
	Published
	Damage *DamagedError // what is wrong with it, nil for nothing known
}

// StandingIn returns a month's run in force. A damaged one is no error: the month is published anew.
func StandingIn(outputs string, period calendar.Month) (Standing, error) {
	p, err := Latest(outputs, period)
	var damage *DamagedError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Standing{}, nil
	case errors.As(err, &damage):
		return Standing{Damage: damage}, nil
	}
	return Standing{Published: p}, err
}

// Checked is the standing after a look at every file of the run.
func (s Standing) Checked() (Standing, error) {
	err := s.Whole()
	if errors.As(err, &s.Damage) {
		err = nil
	}
	return s, err
}

// RestsOn says that the run was made from the same inputs, fonts and earlier runs as the basis
// states (design-life §15). Of OfficeFile only what Office stands for counts, and that, as the
// edition, is for DefinedAs.
func (p Published) RestsOn(b runfolder.Basis) bool {
	return reflect.DeepEqual(Deciding(p.Manifest), Deciding(b.Manifest()))
}

// DefinedAs says that the run's definitions say what those of the basis say, in an office of
// which the same is true. It compares hashes that one program makes; of a run that another
// made nothing but its files tell.
func (p Published) DefinedAs(b runfolder.Basis) bool {
	return p.Manifest.Edition == b.Edition && p.Manifest.Office == runfolder.Checksum(b.Office)
}

// MadeBy says that the run was made by the same build of the same program.
func (p Published) MadeBy(b runfolder.Basis) bool {
	m := p.Manifest
	return m.Program == b.Program && m.Version == b.Version && m.Build == b.Build && m.Edition != ""
}

// Signing is what the reports of the run bear as a 公文.
func (p Published) Signing() document.Signing {
	if p.Manifest.Sign == nil {
		return document.Signing{}
	}
	return *p.Manifest.Sign
}

// Replaced names the run as one that gives way.
func (p Published) Replaced() runfolder.Replaced {
	return runfolder.Replaced{Run: p.Manifest.Run, Check: p.Manifest.Check, Figures: p.Manifest.Record(runfolder.FiguresName).SHA256}
}

// Seen names the runs in force of the months before one: a row of such a month that is new comes
// late (design-life §15).
func Seen(outputs string, period calendar.Month) ([]runfolder.EarlierRecord, error) {
	runs, err := runsInForce(outputs)
	var seen []runfolder.EarlierRecord
	for _, p := range runs {
		if p.Manifest.Period < period.String() {
			seen = append(seen, p.Manifest.AsEarlier())
		}
	}
	return seen, err
}

// Deciding is the part of a manifest that says what went into its reports from outside: files, fonts, earlier runs.
func Deciding(m runfolder.Manifest) runfolder.Manifest {
	inputs := slices.DeleteFunc(slices.Clone(m.Inputs), func(f runfolder.FileRecord) bool { return f.Path == definition.OfficeFile })
	return runfolder.Manifest{Zone: m.Zone, Period: m.Period, Inputs: inputs, Fonts: m.Fonts, Earlier: m.Earlier}
}

// DropReturned removes what was given back before the run in force: it has settled it. A folder
// that may only be read keeps it.
func (o *Outputs) DropReturned(period calendar.Month) error {
	if o.lock == nil {
		return nil
	}
	return o.disk.Remove(filepath.Join(o.dir, period.String(), returnedName))
}
