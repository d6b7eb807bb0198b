package publish

import (
	"fmt"
	"os"
	"path/filepath"

	"zonereport/pipeline/runfolder"
)

// KeepSubmission puts a file that a department handed in into the store, until its month is issued
// (design-life §17).
func (o *Outputs) KeepSubmission(data []byte) error {
	_, err := o.keep([]runfolder.File{{Path: "报送的文件", Data: data}})
	return err
}

// Submission is the content of a file that a department handed in, out of the store of an outputs folder
// ("" for its own). The error is fs.ErrNotExist where it is kept no more, a *DamagedError where it is not
// what it was.
func Submission(outputs, store, sum string) ([]byte, error) {
	if store == "" {
		store = filepath.Join(outputs, storeName)
	}
	path := filepath.Join(store, filepath.Base(sum))
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("读取留存的文件: %w", err)
	}
	if runfolder.Checksum(data) != sum {
		return nil, &DamagedError{Path: path, Reason: errAltered}
	}
	return data, nil
}
