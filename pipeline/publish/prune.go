package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
)

const (
	pruningName  = ".pruning"  // in outputs: the runs that are being taken away, 2020-12/r2 a line
	removingName = ".removing" // in a month: a run folder that is being deleted
	sharedName   = ".shared"   // in outputs: other outputs folders keep their contents in this one's store too
)

// NotePruning writes down which runs are about to be taken away, 2020-12/r2 each; with none it takes
// the note away. As long as it stands, whoever holds the lock has to finish.
func (o *Outputs) NotePruning(runs []string) error {
	path := filepath.Join(o.dir, pruningName)
	if len(runs) == 0 {
		return errors.Join(o.disk.Remove(path), o.disk.Sync(o.dir))
	}
	return o.disk.Replace(path, []byte(strings.Join(runs, "\n")+"\n"))
}

// Pruning reads that note.
func (o *Outputs) Pruning() ([]string, error) {
	if err := o.disk.Remove(filepath.Join(o.dir, pruningName+disk.NextSuffix)); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(o.dir, pruningName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("读取 %s: %w", pruningName, err)
	}
	return strings.Fields(string(data)), nil
}

// Discard takes a run folder away that is not in force.
func (o *Outputs) Discard(period calendar.Month, run string) error {
	month := filepath.Join(o.dir, period.String())
	if latest, err := readLatest(filepath.Join(month, latestName)); err != nil || latest == run {
		return errors.Join(err, fmt.Errorf("%s 是现行的，不能删除", filepath.Join(month, run)))
	}
	if err := o.disk.Remove(filepath.Join(month, removingName)); err != nil {
		return err
	}
	if err := o.disk.Rename(filepath.Join(month, run), filepath.Join(month, removingName)); err != nil {
		return err
	}
	return o.disk.Remove(filepath.Join(month, removingName))
}

// OwnStore says that no other outputs folder is known to keep its contents in this one's store.
func (o *Outputs) OwnStore() bool {
	store := filepath.Join(o.dir, storeName)
	info, err := os.Lstat(store)
	return err == nil && info.IsDir() && !disk.Exists(filepath.Join(o.dir, sharedName))
}

// Holds is how many of the contents Forget would take out of the store.
func (o *Outputs) Holds(sums []string) (n int) {
	if !o.OwnStore() {
		return 0
	}
	for _, sum := range sums {
		if disk.Exists(filepath.Join(o.dir, storeName, filepath.Base(sum))) {
			n++
		}
	}
	return n
}

// Forget takes contents out of the outputs folder's own store and says how many were there. It
// leaves a store alone that others may rest on.
func (o *Outputs) Forget(sums []string) (gone int, err error) {
	if !o.OwnStore() {
		return 0, nil
	}
	for _, sum := range sums {
		path := filepath.Join(o.dir, storeName, filepath.Base(sum))
		if !disk.Exists(path) {
			continue
		}
		if err := o.disk.Remove(path); err != nil {
			return gone, err
		}
		gone++
	}
	return gone, o.disk.Sync(filepath.Join(o.dir, storeName))
}
