// Package submission puts a report that goes to others into one package (报送件, design-life §18): the letter, the
// report as it was published or as everybody may read it, its tables, the sheet that is signed, and a list by
// which each file can be checked.
package submission

import (
	"errors"
	"fmt"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/bundle"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/wanted"
)

// Profile says for whom a package is.
type Profile string

// The profiles.
const (
	Superior Profile = "上级" // the report as it was published
	Public   Profile = "公开" // values only
)

// Profiles are all of them.
func Profiles() []Profile { return []Profile{Superior, Public} }

// DefaultReport is packed where none is named.
const DefaultReport = "annual-review"

// Order is what is to be packed.
type Order struct {
	Run     string // r2; "" for the last issued run of the month, of a draft for the one in force
	To      string // 主送机关, one line
	Report  string // id
	Profile Profile
	Draft   bool // 送审稿: it need not be issued
}

// Packed is a package as it lies in the outputs folder.
type Packed struct {
	Path  string
	Run   publish.Published
	Files []Entry
	Notes []string // Chinese: what the user should know
}

// DiffersError says that the run is not what was published, or that what is made of it again states
// something else.
type DiffersError struct{ Reason string }

// Error is Chinese, for the user, and says what to do.
func (e *DiffersError) Error() string { return e.Reason }

func differs(format string, args ...any) error {
	return &DiffersError{fmt.Sprintf(format, args...)}
}

// Pack makes the package of an order out of the job's month and writes it into the outputs folder, whole or
// not at all. The same order gives the same bytes at any time. Its errors are *inputs.Error (no such run or
// report, not issued), *DiffersError, *disk.BusyError, and what the machine prevents; after any of them
// nothing has changed.
func Pack(job pipeline.Job, o Order) (packed Packed, err error) {
	if _, err := wanted.Run(job.Outputs, job.Period, o.Run); err != nil { // before a mistyped folder is made
		return Packed{}, settled(err)
	}
	outputs, recorder, err := job.Folder().Hold(job.Period.String() + " 打包")
	if err != nil {
		return Packed{}, err
	}
	defer func() { err = errors.Join(err, outputs.Close()) }()
	chain, err := archive.Read(job.Outputs)
	if err != nil {
		return Packed{}, err
	}
	p := packer{job: job, order: o, chain: chain, notes: recorder.Notes}
	files, err := p.files()
	if err != nil {
		return Packed{}, settled(err)
	}
	data, err := bundle.Zip(files, job.Period.End())
	if err != nil {
		return Packed{}, err
	}
	packed = Packed{Run: p.run, Files: p.list, Notes: p.notes}
	packed.Path, err = outputs.PutPackage(p.name(), data)
	return packed, err
}

// settled says of a damaged run that it differs, as verify does.
func settled(err error) error {
	var damaged *publish.DamagedError
	if errors.As(err, &damaged) {
		return differs("%s。不能报送。请从备份恢复该文件，或用 zonereport verify 查明。", damaged.What())
	}
	return err
}
