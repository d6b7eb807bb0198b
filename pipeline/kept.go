package pipeline

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

// keptWhole is what a published run can be made of again: keptMaterial, and what the run took from
// elsewhere that stands in no ledger.
func keptWhole(run publish.Published) (Material, error) {
	m, err := keptMaterial(run)
	if err != nil {
		return Material{}, err
	}
	m.toldBy = run.Manifest.Explanations
	if m.told, err = run.Told(); err != nil {
		return Material{}, err
	}
	m.remarks, err = keptRemarks(run, inputs.IsRemark)
	return m, err
}

// keptMaterial is what a published run worked on, out of the store. Definitions that one of the
// others has under the same zone.toml are not read again.
func keptMaterial(run publish.Published, others ...Material) (Material, error) {
	period, err := calendar.ParseMonth(run.Manifest.Period)
	if err != nil {
		return Material{}, err
	}
	files, folder, err := run.Material()
	if err != nil {
		return Material{}, err
	}
	m := Material{office: office{folder: folder}, period: period}
	for _, f := range files {
		if f.Path != definition.OfficeFile {
			m.inputs = append(m.inputs, f)
			continue
		}
		if m.zone, err = load.Zone(f.Data); err != nil {
			return Material{}, err
		}
		m.inputs = slices.Insert(m.inputs, 0, f)
	}
	for _, o := range others {
		if o.period == period && len(o.inputs) > 0 && bytes.Equal(o.inputs[0].Data, m.inputs[0].Data) && run.DefinedBy(o.definitions()) {
			m.defs = o.defs
			return m, nil
		}
	}
	m.defs, err = loadKept(folder, m.zone, period)
	return m, err
}

// keptRemarks are remarks on the folder that the run was made from: what it says of files that
// were not read and so are not kept. is tells them.
func keptRemarks(run publish.Published, is func(finding.Finding) bool) ([]finding.Finding, error) {
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

// read reads the ledgers; what may not be shown in them is masked.
func (m Material) read() ledger.Set {
	set := m.unmasked()
	guard.New(m.defs, m.zone, set).Ledgers(m.defs.Ledgers, set)
	return set
}

// unmasked reads the ledgers as they are: for a guard.
func (m Material) unmasked() ledger.Set {
	set, _ := ingest.Read(m.files(), m.defs.Ledgers, ingest.Options{Period: m.period, Zone: m.zone, Words: m.defs.Words, Counted: m.defs.Counted()})
	return set
}

// safely turns a panic into an error: definitions of another day may ask of this program what it
// cannot do.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return do()
}

// under is the material under the zone.toml of another.
func (m Material) under(other Material) (Material, error) {
	if bytes.Equal(m.inputs[0].Data, other.inputs[0].Data) {
		return m, nil
	}
	defs, err := loadKept(m.folder, other.zone, m.period)
	m.zone, m.defs, m.inputs = other.zone, defs, slices.Clone(m.inputs)
	m.inputs[0] = other.inputs[0]
	return m, err
}

// derived works the ledgers out as a run would, without judging them.
func (m Material) derived(set ledger.Set, earlier []figure.Earlier) figure.Book {
	book, _ := aggregate.Derive(m.defs, set, aggregate.Options{Zone: m.zone, Period: m.period, Earlier: earlier})
	return book
}
