package inputs

import (
	"errors"
	"io/fs"
	"path/filepath"

	"zonereport/pipeline/calendar"
)

// Waiting is a month folder and how many spreadsheets lie in it.
type Waiting struct {
	Month calendar.Month
	Files int
}

// Waiting lists the month folders, the earliest first; none where there is no inputs folder. It
// opens no file.
func (f *Folder) Waiting() ([]Waiting, error) {
	have, err := readFolders(f.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var list []Waiting
	for _, m := range have.months {
		entries, err := f.list(filepath.Join(f.Dir, m.String()))
		if err != nil {
			return nil, err
		}
		w := Waiting{Month: m}
		for _, e := range entries {
			if !e.IsDir() && f.Spreadsheet(e.Name()) {
				w.Files++
			}
		}
		list = append(list, w)
	}
	return list, err
}
