package command

import (
	"errors"
	"os"
	"path/filepath"
)

// WriteWhole writes a file aside and puts it in its place, so that a full disk leaves no half of it.
func WriteWhole(dir, name string, data []byte) (err error) {
	f, err := os.CreateTemp(dir, ".zonereport-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(dir, name))
}
