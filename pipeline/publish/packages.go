package publish

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
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

// papersName is the folder of outputs with the papers by which departments are followed up, a folder per month: the
// letters to them, the register. Nothing rests on them either.
const papersName = "登记"

// PutPapers replaces the papers of one kind of a month, whole or not at all, and returns their folder.
func (o *Outputs) PutPapers(period calendar.Month, kind string, files []runfolder.File) (dir string, err error) {
	month := filepath.Join(o.dir, papersName, period.String())
	if err := o.disk.MakePath(month); err != nil {
		return "", err
	}
	papers := papersIn(month, kind)
	err = papers.Put(o.disk, func(next string) error {
		return errors.Join(os.Chmod(next, 0o755), fill(o.disk, next, files, 0o644))
	})
	return papers.Dir, errors.Join(err, papers.Settle(o.disk))
}

// What stands behind the name of a folder of papers before it is whole, and until its successor stands.
const (
	papersNext = ".new"
	papersOld  = ".old"
)

// papersIn is a folder of papers.
func papersIn(month, kind string) disk.Swap {
	return disk.Swap{Dir: filepath.Join(month, kind), Next: filepath.Join(month, "."+kind+papersNext), Old: filepath.Join(month, "."+kind+papersOld)}
}

// sweepPapers ends what a killed PutPapers left.
func (o *Outputs) sweepPapers() error {
	months, _ := os.ReadDir(filepath.Join(o.dir, papersName)) // there may be none; nothing else rests on it
	for _, month := range months {
		month := filepath.Join(o.dir, papersName, month.Name())
		entries, _ := os.ReadDir(month)
		for _, e := range entries {
			kind, next := strings.CutSuffix(e.Name(), papersNext)
			kind, old := strings.CutSuffix(kind, papersOld)
			if kind, ours := strings.CutPrefix(kind, "."); ours && (next || old) {
				if err := papersIn(month, kind).Settle(o.disk); err != nil {
					return err
				}
			}
		}
	}
	return nil
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
