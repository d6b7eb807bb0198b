package month

import (
	"fmt"
	"io/fs"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
)

// DefinitionsIn reads a templates folder as an office's zone.toml makes it (a blank one
// changes nothing), as it holds in a month (the zero one: the latest that it states), and checks it
// whole: the definitions against each other, and the texts of
// the reports as they will be filled in. The error is a *definition.Error
// wherever a file is at fault (exit 3).
func DefinitionsIn(templates fs.FS, zone definition.Zone, period calendar.Month) (definition.Definitions, error) {
	return load.For(templates, zone, period, compose.Verify)
}

// loadKept reads definitions that were kept with a run of a month, in the words of a zone.
func loadKept(folder fs.FS, zone definition.Zone, period calendar.Month) (definition.Definitions, error) {
	defs, err := load.At(folder, zone, period, compose.Verify)
	if err != nil {
		return definition.Definitions{}, fmt.Errorf("留存的定义不能用于这个版本的程序：%w", err)
	}
	return defs, nil
}
