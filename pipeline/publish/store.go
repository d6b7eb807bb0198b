package publish

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// storeName is the folder of outputs that keeps inputs and definitions by content. Inputs hold
// personal data: only the owner may enter it.
const storeName = "store"

// keep puts the inputs and definitions of a run into the store, each content once, and
// returns the files that were not there before.
func (o *Outputs) keep(b Basis) (added []string, err error) {
	store := filepath.Join(o.dir, storeName)
	if err := o.disk.make(store, 0o700); err != nil {
		return nil, err
	}
	for _, f := range slices.Concat(b.Inputs, b.Definitions) {
		path := filepath.Join(store, checksum(f.Data))
		fresh := !exists(path)
		if err := o.keepFile(path, f.Data); err != nil {
			return added, fmt.Errorf("留存 %s: %w", f.Path, err)
		}
		if fresh {
			added = append(added, path)
		}
	}
	return added, o.disk.sync(store)
}

// keepFile writes one content under its checksum, unless it is there and whole.
func (o *Outputs) keepFile(path string, data []byte) error {
	kept, err := os.ReadFile(path)
	if err == nil && bytes.Equal(kept, data) {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	next := path + nextSuffix
	if err := o.disk.write(next, data, 0o600); err != nil {
		return err
	}
	return o.disk.move(next, path)
}

// sweepStore removes contents that were not written to the end.
func (o *Outputs) sweepStore() error {
	store := filepath.Join(o.dir, storeName)
	entries, err := os.ReadDir(store)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), nextSuffix) {
			if err := o.disk.remove(filepath.Join(store, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// asFolder makes files in memory readable as a folder: a zip archive is one.
func asFolder(files []File) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(path.Clean(f.Path))
		if err != nil {
			return nil, err
		}
		if _, err := part.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}
