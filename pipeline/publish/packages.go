package publish

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"zonereport/pipeline/disk"
)

// PackagesName is the folder of outputs with the packages that go to others. Nothing rests on them: they can be
// made again at any time, with the same bytes.
const PackagesName = "packages"

// PutPackage writes a package, whole or not at all, over one of the same name, and returns its path. One
// that is there with the same bytes is left as it is.
func (o *Outputs) PutPackage(name string, data []byte) (path string, err error) {
	dir := filepath.Join(o.dir, PackagesName)
	path = filepath.Join(dir, name)
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, data) {
		return path, nil
	}
	if err := o.disk.Make(dir, 0o755); err != nil {
		return "", err
	}
	if err := o.disk.Replace(path, data); err != nil {
		return "", errors.Join(err, o.disk.Remove(path+disk.NextSuffix))
	}
	return path, nil
}

// sweepPackages removes packages that were not written to the end.
func (o *Outputs) sweepPackages() error {
	dir := filepath.Join(o.dir, PackagesName)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // there is none; nothing else rests on it
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), disk.NextSuffix) {
			if err := o.disk.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
