package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/runfolder"
)

// Stored reads a content out of the store of an outputs folder, or out of the one that several share ("" for none).
func Stored(outputs, store, sum string) ([]byte, error) {
	if store == "" {
		store = filepath.Join(outputs, storeName)
	}
	f, err := Published{Store: store}.stored(sum, sum)
	return f.Data, err
}

// Content reads a content out of the store of the run, whatever of it that is.
func (p Published) Content(sum string) ([]byte, error) {
	f, err := p.stored(sum, sum)
	return f.Data, err
}

// ReturnedFindings is the findings.json of a return of the month's files by its checksum: out of the store, else as
// it lies in the returned folder; nil where it is not kept any more.
func ReturnedFindings(outputs, store string, period calendar.Month, sum string) ([]byte, error) {
	if data, err := Stored(outputs, store, sum); err == nil {
		return data, nil
	}
	data, err := os.ReadFile(filepath.Join(outputs, period.String(), returnedName, runfolder.FindingsName))
	if errors.Is(err, fs.ErrNotExist) || err == nil && runfolder.Checksum(data) != sum {
		return nil, nil
	}
	return data, err
}

// KeepSubmission puts a file that a department handed in into the store, until its month is issued
// (design-life §17).
func (o *Outputs) KeepSubmission(data []byte) error {
	_, err := o.keep([]runfolder.File{{Path: "报送的文件", Data: data}})
	return err
}
