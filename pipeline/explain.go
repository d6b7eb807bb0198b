package pipeline

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

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
)

// Explanation is a published figure with the rows it rests on, as the department sent them.
type Explanation struct {
	Run    publish.Published
	Figure figure.Figure
	Rows   []lineage.Row // in the order of the sources and their lines
}

// FigureError says that a published run has no such figure, or several.
type FigureError struct {
	Wanted  string
	Options []string // keys that may be meant
	Several bool
}

// Error is Chinese, for the user, and says what to do.
func (e *FigureError) Error() string {
	switch {
	case e.Several:
		return fmt.Sprintf("指标 %s 有多个，请写明其中一个：%s", e.Wanted, strings.Join(e.Options, "、"))
	case len(e.Options) > 0:
		return fmt.Sprintf("没有指标 %s。是不是想查：%s", e.Wanted, strings.Join(e.Options, "、"))
	}
	return fmt.Sprintf("没有指标 %s。全部指标见运行文件夹中的 figures.json 和报告的附件。", e.Wanted)
}

// Explain looks a figure up in the run of the month that is in force and reads the rows
// behind it from the inputs and definitions kept with that run. The figure is named by its
// key (relocation_signed_area/六期), its id, or its Chinese name.
func Explain(outputs string, period calendar.Month, name string) (Explanation, error) {
	run, err := publish.Latest(outputs, period)
	if errors.Is(err, fs.ErrNotExist) {
		return Explanation{}, inputs.Missing("%s 还没有已发布的报告。请先运行 zonereport run --period %s，或用 --outputs 指明输出文件夹。", period, period)
	}
	if err != nil {
		return Explanation{}, err
	}
	figures, _, err := run.Figures()
	if err != nil {
		return Explanation{}, err
	}
	f, err := findFigure(figures, name)
	if err != nil {
		return Explanation{}, err
	}
	defs, set, err := reread(run, period)
	if err != nil {
		return Explanation{}, err
	}
	return Explanation{Run: run, Figure: f, Rows: lineage.Rows(defs, set, f.Sources)}, nil
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

// loadKept reads definitions that were kept with a run, in the words of a zone.
func loadKept(files []publish.File, zone definition.Zone) (definition.Definitions, error) {
	folder, err := asFolder(files)
	if err != nil {
		return definition.Definitions{}, err
	}
	defs, err := definitionsIn(folder, zone)
	if err != nil {
		return definition.Definitions{}, fmt.Errorf("留存的定义不能用于这个版本的程序：%w", err)
	}
	return defs, nil
}

// asFolder makes files in memory readable as a folder: a zip archive is one.
func asFolder(files []publish.File) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(path.Clean(f.Path))
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// findFigure finds the one figure that is meant, or says which may be.
func findFigure(figures []figure.Figure, name string) (figure.Figure, error) {
	wanted := ledger.Fold(name)
	var named []figure.Figure
	for _, f := range figures {
		if ledger.Fold(f.Key()) == wanted {
			return f, nil
		}
		if ledger.Fold(f.ID) == wanted || ledger.Fold(f.Name) == wanted {
			named = append(named, f)
		}
	}
	if len(named) == 1 {
		return named[0], nil
	}
	if len(named) > 1 {
		e := &FigureError{Wanted: name, Several: true}
		for _, f := range named {
			e.Options = append(e.Options, f.Key())
		}
		return figure.Figure{}, e
	}
	return figure.Figure{}, &FigureError{Wanted: name, Options: similar(figureNames(figures), wanted)}
}

func figureNames(figures []figure.Figure) []named {
	list := make([]named, len(figures))
	for i, f := range figures {
		list[i] = named{f.Key(), []string{f.Key(), f.ID, f.Name}}
	}
	return list
}
