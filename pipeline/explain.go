package pipeline

import (
	"errors"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/wanted"
)

// Explained is a published figure with the rows it rests on, as the department sent them.
type Explained struct {
	Run    publish.Published
	Figure figure.Figure
	Rows   []lineage.Row // in the order of the sources and their lines
}

// Explain looks a figure up in the run of the month that is in force and reads the rows
// behind it from the inputs and definitions kept with that run. The figure is named by its
// key (relocation_signed_area/六期), its id, or its Chinese name.
func Explain(outputs string, period calendar.Month, name string) (Explained, error) {
	run, err := publish.Latest(outputs, period)
	if errors.Is(err, fs.ErrNotExist) {
		return Explained{}, inputs.Missing("%s 还没有已发布的报告。请先运行 zonereport run --period %s，或用 --outputs 指明输出文件夹。", period, period)
	}
	if err != nil {
		return Explained{}, err
	}
	figures, _, err := run.Figures()
	if err != nil {
		return Explained{}, err
	}
	f, err := wanted.Figure(figures, name)
	if err != nil {
		return Explained{}, err
	}
	defs, set, err := reread(run, period)
	if err != nil {
		return Explained{}, err
	}
	return Explained{Run: run, Figure: f, Rows: lineage.Rows(defs, set, f.Sources)}, nil
}

// reread reads the ledgers again that a run was made from.
func reread(run publish.Published, period calendar.Month) (definition.Definitions, ledger.Set, error) {
	inputs, definitions, err := run.Material()
	if err != nil {
		return definition.Definitions{}, nil, err
	}
	m := material{period: period}
	for _, f := range inputs {
		if f.Path != definition.OfficeFile {
			m.inputs = append(m.inputs, f)
			continue
		}
		if m.zone, err = load.Zone(f.Data); err != nil {
			return definition.Definitions{}, nil, err
		}
		m.inputs = slices.Insert(m.inputs, 0, f)
	}
	defs, err := loadKept(definitions, m.zone)
	if err != nil {
		return definition.Definitions{}, nil, err
	}
	set, _ := ingest.Read(m.files(), defs.Ledgers, ingest.Options{Period: period, Zone: m.zone, Words: defs.Words, Counted: defs.Counted()})
	guard.New(defs, m.zone, set).Ledgers(defs.Ledgers, set)
	return defs, set, nil
}
