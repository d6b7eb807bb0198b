package facts

import (
	"errors"

	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/facts/part"
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// part works a run out again and writes its tables. The definitions of its edition are entered among editions.
func (z zone) part(o Order, run publish.Published, editions map[string][]byte) (f shelf.Fresh, err error) {
	err = month.Safely(func() error {
		in, err := reworked(o, run)
		if err != nil {
			return err
		}
		in.Key, in.Code = z.key, z.code
		if editions[in.Edition] == nil {
			if editions[in.Edition], err = encode(in.Defs); err != nil {
				return err
			}
		}
		f, err = fresh(in)
		return err
	})
	return f, err
}

// reworked is a published run with what it comes to today. The error is a *publish.DamagedError where that is
// not what the run states.
func reworked(o Order, run publish.Published) (part.Input, error) {
	figures, _, err := run.Figures()
	if err != nil {
		return part.Input{}, err
	}
	findings, err := run.Findings()
	if err != nil {
		return part.Input{}, err
	}
	manifest, err := run.Bytes()
	if err != nil {
		return part.Input{}, err
	}
	m, err := month.Kept(run)
	if err != nil {
		return part.Input{}, err
	}
	earlier, err := m.Taken(o.Outputs, run)
	if err != nil {
		return part.Input{}, err
	}
	set := m.Read()
	book := m.Derived(set, earlier)
	if !equal(book.Figures, figures) {
		return part.Input{}, &publish.DamagedError{Path: run.Dir, Reason: errOther}
	}
	return part.Input{
		Manifest: run.Manifest, ManifestSum: runfolder.Checksum(manifest), Edition: edition.Of(m.Defs), Zone: m.Zone, Defs: m.Defs, Period: m.Period,
		Set: set, Earlier: earlier, Book: book, Published: figures, Findings: findings,
	}, nil
}

// errOther is the reason of a run that is refused.
var errOther = errors.New("由留存的台账和定义重算，得不到它公布的指标")

// equal says that figures worked out again are those that were published.
func equal(again, published []figure.Figure) bool {
	if len(again) != len(published) {
		return false
	}
	for i, f := range published {
		if again[i].Key() != f.Key() || !again[i].Value.Equal(f.Value) || again[i].Unit != f.Unit {
			return false
		}
	}
	return true
}

// fresh writes the tables of a run.
func fresh(in part.Input) (shelf.Fresh, error) {
	files, err := part.Files(in)
	f := shelf.Fresh{Part: shelf.Part{
		Zone: in.Key, Name: in.Manifest.Zone, Code: in.Code, Period: in.Manifest.Period, Run: in.Manifest.Run, Edition: in.Edition,
		Figures: in.Manifest.Record(runfolder.FiguresName).SHA256,
	}}
	for _, one := range files {
		f.Rows += one.Rows
		f.Tables = append(f.Tables, shelf.Table{Name: one.Table, Data: one.Data})
	}
	return f, err
}
