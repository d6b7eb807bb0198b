package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// Held is what an outputs folder holds of a month. Its files are not checked.
type Held struct {
	Period   calendar.Month
	Runs     []string  // all of them: r1, r2 …
	InForce  Published // its Run is "" where none is in force, or none that can be read
	Damage   error     // why the run in force cannot be read; nil where it can, or where there is none
	Returned string    // the folder of the files that wait to be corrected; "" for none
	Back     []finding.Finding
}

// HeldMonths lists the months that have a folder in outputs, in their order.
func HeldMonths(outputs string) ([]Held, error) {
	months, err := monthFolders(outputs)
	list := make([]Held, len(months))
	for i, m := range months {
		if list[i], err = held(outputs, m); err != nil {
			return nil, err
		}
	}
	return list, err
}

func held(outputs string, month calendar.Month) (Held, error) {
	h := Held{Period: month}
	var err error
	if h.Runs, err = Runs(outputs, month); err != nil {
		return h, err
	}
	h.InForce, err = Latest(outputs, month)
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged):
		h.Damage = err
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return h, err
	}
	dir := filepath.Join(outputs, month.String(), returnedName)
	if !disk.Exists(dir) {
		return h, nil
	}
	h.Returned = dir
	h.Back, err = back(dir)
	return h, err
}

// back are the findings in a returned folder; none where somebody took the list away or spoilt it.
func back(dir string) ([]finding.Finding, error) {
	data, err := os.ReadFile(filepath.Join(dir, runfolder.FindingsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := runfolder.DecodeFindings(data)
	if err != nil {
		return nil, nil
	}
	return list, nil
}
