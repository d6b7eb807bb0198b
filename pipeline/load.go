package pipeline

import (
	"fmt"
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

// loadKept reads definitions that were kept with a run, in the words of a zone.
func loadKept(folder fs.FS, zone definition.Zone) (definition.Definitions, error) {
	defs, err := definitionsIn(folder, zone)
	if err != nil {
		return definition.Definitions{}, fmt.Errorf("留存的定义不能用于这个版本的程序：%w", err)
	}
	return defs, nil
}
