package pipeline

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/templates"
)

// inputsAt is the inputs folder at a path.
func inputsAt(dir string) *inputs.Folder {
	return &inputs.Folder{Dir: dir, Spreadsheet: ingest.IsSpreadsheetName, Ours: publish.IsList}
}

// office is an office's zone.toml and the definitions as that makes them.
type office struct {
	file    inputs.File
	zone    definition.Zone
	folder  fs.FS // the templates
	defs    definition.Definitions
	builtIn bool           // the definitions are the program's own: as long as file and month are the same, so are they
	month   calendar.Month // for which the definitions hold; zero: the latest
}

// openOffice reads zone.toml and the definitions: those given, else the folder that zone.toml
// names, else the built-in ones, as they hold in a month. What is known from before is not made again where it cannot
// have changed.
func openOffice(folder *inputs.Folder, given fs.FS, period calendar.Month, known office) (office, error) {
	file, err := folder.Office()
	if err != nil {
		return office{}, err
	}
	if known.builtIn && known.month == period && bytes.Equal(file.Data, known.file.Data) {
		return known, nil
	}
	zone, err := load.Zone(file.Data)
	if err != nil {
		return office{}, err
	}
	files, err := templatesOf(folder.Dir, zone, given)
	if err != nil {
		return office{}, err
	}
	defs, err := definitionsIn(files, zone, period)
	_, builtIn := files.(embed.FS)
	return office{file, zone, files, defs, builtIn, period}, err
}

// officeIfAny is openOffice for commands that need no inputs folder: where there is none ("")
// or no zone.toml in it, the definitions stand as they are. The zero month is the newest of the
// folder, else the latest in which a definition begins.
func officeIfAny(dir string, given fs.FS, period calendar.Month) (office, error) {
	if dir != "" {
		folder := inputsAt(dir)
		if newest, err := folder.Choose(calendar.Month{}); err == nil && period == (calendar.Month{}) {
			period = newest
		}
		if _, err := os.Stat(filepath.Join(dir, definition.OfficeFile)); !errors.Is(err, fs.ErrNotExist) {
			return openOffice(folder, given, period, office{})
		}
	}
	if given == nil {
		given = templates.Files
	}
	defs, err := definitionsIn(given, definition.Zone{}, period)
	return office{defs: defs}, err
}

func templatesOf(dir string, zone definition.Zone, given fs.FS) (fs.FS, error) {
	switch {
	case given != nil:
		return given, nil
	case zone.Templates == "":
		return templates.Files, nil
	}
	folder := filepath.FromSlash(zone.Templates)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(dir, folder)
	}
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, zone.NoTemplates()
	}
	return os.DirFS(folder), err
}

// owner is whom the outputs folder has to belong to.
func (m Material) owner() publish.Owner {
	return publish.Owner{Name: m.zone.Name, Names: m.zone.Names(), Code: m.zone.Code}
}

// sameOffice says that the two zone.toml mean the same for the definitions.
func (o office) sameOffice(other office) bool {
	x, errX := o.zone.Basis(o.defs)
	y, errY := other.zone.Basis(other.defs)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
