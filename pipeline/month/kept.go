package month

import (
	"bytes"
	"fmt"
	"slices"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
)

// KeptWhole is what a published run can be made of again: Kept, and what the run took from
// elsewhere that stands in no ledger.
func KeptWhole(run publish.Published) (Material, error) {
	m, err := Kept(run)
	if err != nil {
		return Material{}, err
	}
	m.ToldBy = run.Manifest.Explanations
	if m.Told, err = run.Told(); err != nil {
		return Material{}, err
	}
	m.Remarks, err = KeptRemarks(run, inputs.IsRemark)
	return m, err
}

// Kept is what a published run worked on, out of the store. Definitions that one of the
// others has under the same zone.toml are not read again.
func Kept(run publish.Published, others ...Material) (Material, error) {
	period, err := calendar.ParseMonth(run.Manifest.Period)
	if err != nil {
		return Material{}, err
	}
	files, folder, err := run.Material()
	if err != nil {
		return Material{}, err
	}
	m := Material{Office: Office{Templates: folder}, Period: period, Store: run.Store}
	for _, f := range files {
		if f.Path != definition.OfficeFile {
			m.Inputs = append(m.Inputs, f)
			continue
		}
		if m.Zone, err = load.Zone(f.Data); err != nil {
			return Material{}, err
		}
		m.Inputs = slices.Insert(m.Inputs, 0, f)
	}
	for _, o := range others {
		if o.Period == period && len(o.Inputs) > 0 && bytes.Equal(o.Inputs[0].Data, m.Inputs[0].Data) && run.DefinedBy(o.Definitions()) {
			m.Defs = o.Defs
			return m, nil
		}
	}
	m.Defs, err = loadKept(folder, m.Zone, period)
	return m, err
}

// KeptRemarks are remarks on the folder that the run was made from: what it says of files that
// were not read and so are not kept. is tells them.
func KeptRemarks(run publish.Published, is func(finding.Finding) bool) ([]finding.Finding, error) {
	findings, err := run.Findings()
	var remarks []finding.Finding
	for _, f := range findings {
		if is(f) {
			f.Explanation = "" // what the department wrote is kept with its files
			remarks = append(remarks, f)
		}
	}
	return remarks, err
}

// Read reads the ledgers; what may not be shown in them is masked.
func (m Material) Read() ledger.Set {
	set := m.Unmasked()
	guard.New(m.Defs, m.Zone, set).Ledgers(m.Defs.Ledgers, set)
	return set
}

// Unmasked reads the ledgers as they are: for a guard.
func (m Material) Unmasked() ledger.Set {
	set, _ := ingest.Read(m.Files(), m.Defs.Ledgers, ingest.Options{Period: m.Period, Zone: m.Zone, Words: m.Defs.Words, Counted: m.Defs.Counted()})
	return set
}

// Safely turns a panic into an error: definitions of another day may ask of this program what it
// cannot do.
func Safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return do()
}

// Under is the material under the zone.toml of another.
func (m Material) Under(other Material) (Material, error) {
	if bytes.Equal(m.Inputs[0].Data, other.Inputs[0].Data) {
		return m, nil
	}
	defs, err := loadKept(m.Templates, other.Zone, m.Period)
	m.Zone, m.Defs, m.Inputs = other.Zone, defs, slices.Clone(m.Inputs)
	m.Inputs[0] = other.Inputs[0]
	return m, err
}

// Derived works the ledgers out as a run would, without judging them.
func (m Material) Derived(set ledger.Set, earlier []figure.Earlier) figure.Book {
	book, _ := aggregate.Derive(m.Defs, set, aggregate.Options{Zone: m.Zone, Period: m.Period, Earlier: earlier})
	return book
}
