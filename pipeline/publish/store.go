package publish

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/known"
	"zonereport/pipeline/runfolder"
)

// storeName is the folder of outputs that keeps inputs, definitions and fonts by content. Inputs
// hold personal data: only the owner may enter it.
const storeName = "store"

// KeepIn names another folder for the store; several outputs folders may share one (design-life §16).
// "" leaves it where it is.
func (o *Outputs) KeepIn(store string) {
	if store != "" {
		o.store = store
	}
}

// storeDir is the folder of the store.
func (o *Outputs) storeDir() string {
	if o.store == "" {
		return filepath.Join(o.dir, storeName)
	}
	return o.store
}

// storeFrom is the store as the manifest of a run folder states it: the way from there, with
// slashes; the whole path where there is no way.
func (o *Outputs) storeFrom(run string) (string, error) {
	from, err := filepath.Abs(run)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(o.storeDir())
	if err != nil {
		return "", err
	}
	way, err := filepath.Rel(from, to)
	if err != nil { // another volume
		way = to
	}
	return filepath.ToSlash(way), nil
}

// unfinished marks a content of the store before it is whole. In a store that is shared it tells
// whose it is: an outputs folder sweeps nobody else's.
func (o *Outputs) unfinished() (string, error) {
	if o.store == "" {
		return disk.NextSuffix, nil
	}
	dir, err := filepath.Abs(o.dir)
	return "." + runfolder.Checksum([]byte(dir))[:12] + disk.NextSuffix, err
}

// keep puts files into the store, each content once, and returns what is to be taken away if
// they are not published or returned: those that were not there before, in a store that nobody shares.
func (o *Outputs) keep(files []runfolder.File) (added []string, err error) {
	if err := o.makeStore(); err != nil {
		return nil, err
	}
	var writes []func() error
	seen := map[string]bool{}
	for _, f := range files {
		path := filepath.Join(o.storeDir(), runfolder.Checksum(f.Data))
		if seen[path] {
			continue
		}
		seen[path] = true
		if o.store == "" && !disk.Exists(path) {
			added = append(added, path)
		}
		writes = append(writes, func() error {
			if err := o.keepFile(path, f.Data); err != nil {
				return fmt.Errorf("留存 %s: %w", f.Path, err)
			}
			return nil
		})
	}
	if err := o.disk.Together(writes...); err != nil {
		return added, err
	}
	return added, o.disk.Sync(o.storeDir())
}

// makeStore makes the store if there is none, and sweeps it.
func (o *Outputs) makeStore() error {
	if err := o.disk.MakePath(filepath.Dir(o.storeDir())); err != nil {
		return err
	}
	if err := o.disk.Make(o.storeDir(), 0o700); err != nil {
		return err
	}
	if err := o.shareStore(); err != nil {
		return err
	}
	return o.sweepStore()
}

// shareStore leaves a mark in the other outputs folder whose own store this one uses: contents may
// then be needed that no run of that one names.
func (o *Outputs) shareStore() error {
	other := filepath.Dir(o.storeDir())
	if same, err := sameFolder(other, o.dir); err != nil || same {
		return err
	}
	mark := filepath.Join(other, sharedName)
	if o.store == "" || filepath.Base(o.store) != storeName || !disk.Exists(filepath.Join(other, disk.LockName)) || disk.Exists(mark) {
		return nil
	}
	if err := o.disk.Write(mark, nil, 0o644); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

func sameFolder(a, b string) (bool, error) {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return a == b, errors.Join(errA, errB)
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
	return o.put(path, bytes.NewReader(data))
}

// put writes a content under its checksum: whole or not at all, and never into a file that other
// outputs folders share by a hard link.
func (o *Outputs) put(path string, from io.Reader) error {
	return o.putWhole(path, func(next string) error {
		sum := sha256.New()
		err := o.disk.Copy(next, io.TeeReader(from, sum), 0o600)
		if err == nil && hex.EncodeToString(sum.Sum(nil)) != filepath.Base(path) {
			err = known.ErrChanged
		}
		return err
	})
}

// putWhole is put of what write puts under another name.
func (o *Outputs) putWhole(path string, write func(next string) error) error {
	suffix, err := o.unfinished()
	if err != nil {
		return err
	}
	next := path + suffix
	if err := o.disk.Remove(next); err != nil {
		return err
	}
	if err := write(next); err != nil {
		return errors.Join(err, os.RemoveAll(next))
	}
	return o.disk.Move(next, path)
}

// sweepStore removes contents that were not written to the end.
func (o *Outputs) sweepStore() error {
	entries, err := os.ReadDir(o.storeDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	own, err := o.unfinished()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name, found := strings.CutSuffix(e.Name(), own); found && !strings.Contains(name, ".") {
			if err := o.disk.Remove(filepath.Join(o.storeDir(), e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// asFolder makes files in memory readable as a folder: a zip archive is one.
func asFolder(files []runfolder.File) (fs.FS, error) {
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
