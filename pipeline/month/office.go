// Package month gathers what a month's reports are made of: the office with its definitions, the files, the
// fonts, and earlier months as they can be held against it; out of the inputs folder, or out of the store as
// they were kept with a run.
package month

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

// InputsAt is the inputs folder at a path.
func InputsAt(dir string) *inputs.Folder {
	return &inputs.Folder{Dir: dir, Spreadsheet: ingest.IsSpreadsheetName, Ours: publish.IsList}
}

// Office is an office's zone.toml and the definitions as that makes them.
type Office struct {
	File      inputs.File
	Zone      definition.Zone
	Templates fs.FS // the templates
	Defs      definition.Definitions
	builtIn   bool           // the definitions are the program's own: as long as file and month are the same, so are they
	month     calendar.Month // for which the definitions hold; zero: the latest
}

// ZoneIn reads the zone.toml of an inputs folder alone.
func ZoneIn(dir string) (definition.Zone, error) {
	file, err := InputsAt(dir).Office()
	if err != nil {
		return definition.Zone{}, err
	}
	return load.Zone(file.Data)
}

// OpenOffice reads zone.toml and the definitions: those given, else the folder that zone.toml
// names, else the built-in ones, as they hold in a month. What is known from before is not made again where it cannot
// have changed.
func OpenOffice(folder *inputs.Folder, given fs.FS, period calendar.Month, known Office) (Office, error) {
	file, err := folder.Office()
	if err != nil {
		return Office{}, err
	}
	if known.builtIn && known.month == period && bytes.Equal(file.Data, known.File.Data) {
		return known, nil
	}
	zone, err := load.Zone(file.Data)
	if err != nil {
		return Office{}, err
	}
	files, err := templatesOf(folder.Dir, zone, given)
	if err != nil {
		return Office{}, err
	}
	defs, err := DefinitionsIn(files, zone, period)
	_, builtIn := files.(embed.FS)
	return Office{file, zone, files, defs, builtIn, period}, err
}

// OfficeIfAny is OpenOffice for commands that need no inputs folder: where there is none ("")
// or no zone.toml in it, the definitions stand as they are. The zero month is the newest of the
// folder, else the latest in which a definition begins.
func OfficeIfAny(dir string, given fs.FS, period calendar.Month) (Office, error) {
	if dir != "" {
		folder := InputsAt(dir)
		if newest, err := folder.Choose(calendar.Month{}); err == nil && period == (calendar.Month{}) {
			period = newest
		}
		if _, err := os.Stat(filepath.Join(dir, definition.OfficeFile)); !errors.Is(err, fs.ErrNotExist) {
			return OpenOffice(folder, given, period, Office{})
		}
	}
	if given == nil {
		given = templates.Files
	}
	defs, err := DefinitionsIn(given, definition.Zone{}, period)
	return Office{Templates: given, Defs: defs, month: period}, err
}

func templatesOf(dir string, zone definition.Zone, given fs.FS) (fs.FS, error) {
	switch {
	case given != nil:
		return given, nil
	case zone.Templates == "":
		return templates.Files, nil
	}
	folder := zone.TemplatesIn(dir)
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, zone.NoTemplates()
	}
	return os.DirFS(folder), err
}

// Owner is whom the outputs folder has to belong to.
func (m Material) Owner() publish.Owner {
	return publish.Owner{Name: m.Zone.Name, Names: m.Zone.Names(), Code: m.Zone.Code}
}

// SameOffice says that the two zone.toml mean the same for the definitions.
func (o Office) SameOffice(other Office) bool {
	x, errX := o.Zone.Basis(o.Defs)
	y, errY := other.Zone.Basis(other.Defs)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// Month is the one for which the definitions hold; zero: the latest.
func (o Office) Month() calendar.Month { return o.month }
