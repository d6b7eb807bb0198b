package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/runfolder"
)

// WriteWhole writes a file aside and puts it in its place, so that a full disk leaves no half of it.
func WriteWhole(dir, name string, data []byte) error {
	return WriteTogether(dir, []runfolder.File{{Path: name, Data: data}})
}

// WriteTogether is WriteWhole of files that belong together: none gets its place before all are written.
func WriteTogether(dir string, files []runfolder.File) (err error) {
	var aside []string
	defer func() {
		for _, name := range aside { // what got its place is not there any more
			_ = os.Remove(name)
		}
	}()
	for _, f := range files {
		if info, err := os.Stat(filepath.Join(dir, f.Path)); err == nil && info.IsDir() {
			return &fs.PathError{Op: "write", Path: filepath.Join(dir, f.Path), Err: fs.ErrExist}
		}
		name, err := written(dir, f.Data)
		aside = append(aside, name)
		if err != nil {
			return err
		}
	}
	for i, f := range files {
		if err := os.Rename(aside[i], filepath.Join(dir, f.Path)); err != nil {
			return err
		}
	}
	return nil
}

// written writes data into a new file of a folder and returns its name.
func written(dir string, data []byte) (string, error) {
	f, err := os.CreateTemp(dir, ".zonereport-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	return f.Name(), errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
}
