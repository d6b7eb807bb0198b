package pipeline

import (
	"errors"
	"io/fs"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/inputs"
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
	m, err := keptMaterial(run)
	if err != nil {
		return Explained{}, err
	}
	return Explained{Run: run, Figure: f, Rows: lineage.Rows(m.defs, m.read(), f.Sources)}, nil
}
