package pipeline

import (
	"io/fs"

	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
)

// definitionsIn reads a templates folder as an office's zone.toml makes it (a blank one
// changes nothing) and checks it whole: the definitions against each other, and the texts of
// the reports as they will be filled in. The error is a *definition.Error
// wherever a file is at fault (exit 3).
func definitionsIn(templates fs.FS, zone definition.Zone) (definition.Definitions, error) {
	defs, err := load.For(templates, zone)
	if err != nil {
		return defs, err
	}
	return defs, compose.Verify(defs)
}
