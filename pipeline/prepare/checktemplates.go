package prepare

import (
	"errors"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/hint"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/month"
)

// TemplatesChecked is what was found in a templates folder.
type TemplatesChecked struct {
	Errors definition.Errors // all that is wrong, by file and line
	Hints  definition.Errors // what is not wrong and hardly meant, by file and line
	Defs   definition.Definitions
	Month  calendar.Month        // for which they hold; zero: the latest in which one begins
	Times  []definition.Validity // in which they always say the same, all of them checked; the earliest first
}

// CheckTemplates looks for all that is wrong with definitions, as Run takes them: those given, else those
// that zone.toml in the inputs folder names ("" for no folder), else the built-in ones, in the words of
// that zone.toml, as they hold in the month, and in all other times. An error is one of the disk.
func CheckTemplates(inputs string, given fs.FS, period calendar.Month) (TemplatesChecked, error) {
	here, err := month.OfficeIfAny(inputs, given, period)
	found := TemplatesChecked{Defs: here.Defs, Month: here.Month()}
	var one *definition.Error
	switch {
	case err == nil:
		if _, err = blankForms(here.Defs, here.Defs.Ledgers, 1); err == nil && here.Templates != nil {
			err = checkBulletin(here.Templates, here.Defs)
		}
	case !errors.As(err, &one):
		return found, err
	case one.File == definition.OfficeFile && inputs != "": // the folder is not to be hidden by it
		wrongHere := err
		without, err := CheckTemplates("", given, period)
		without.Errors.Add(wrongHere)
		without.Errors = without.Errors.Sorted()
		return without, err
	}
	if here.Templates != nil {
		found.Times = load.Times(here.Templates)
	}
	found.Errors.Add(err)
	found.Errors = found.Errors.Sorted()
	found.Hints = hint.Of(found.Defs)
	if len(found.Errors) > 0 { // what seems unused may be used where it is wrong
		found.Hints = slices.DeleteFunc(found.Hints, func(h *definition.Error) bool { return h.Line > 0 })
	}
	return found, nil
}
