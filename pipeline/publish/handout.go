package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// TakenError says that a folder for marked files holds something that HandOut did not write,
// or that was changed since.
type TakenError struct {
	Dir  string
	File string // the first such file
}

// Error is Chinese, for the user, and says what to do.
func (e *TakenError) Error() string {
	return fmt.Sprintf("文件夹 %s 里已有文件（%s 不是上次标注时写出的原样），没有改动它。请用 --marked 指明一个新的或空的文件夹。", e.Dir, e.File)
}

// HandOut writes what Return returns into a folder of the caller's choice outside the outputs,
// whole or not at all: so departments get to see and explain their warnings in a month that has
// no hard findings and is published. The folder is new or empty, or holds what an earlier
// HandOut wrote, which is then replaced; a *TakenError says that it is neither.
func (r Return) HandOut(dir string) error { return r.handOut(dir, disk.Disk{}) }

func (r Return) handOut(dir string, d disk.Disk) error {
	files, err := r.files()
	if err != nil {
		return err
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return err
	}
	parent, name := filepath.Split(dir)
	folder := disk.Swap{Dir: dir, Next: filepath.Join(parent, "."+name+".new"), Old: filepath.Join(parent, "."+name+".old")}
	if err := d.MakePath(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := folder.Settle(d); err != nil {
		return err
	}
	if err := ours(dir); err != nil {
		return err
	}
	if files[0].Data, err = runfolder.EncodeFindings(r.Findings, files[1:]...); err != nil {
		return err
	}
	if err := folder.Put(d, func(next string) error { return fill(d, next, files, 0o600) }); err != nil {
		return errors.Join(err, folder.Settle(d))
	}
	// The files are handed out. If tidying up fails now, the next call does it.
	_ = folder.Settle(d)
	return nil
}

// ours says that a folder is not there, empty, or as HandOut left it.
func ours(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || len(entries) == 0 {
		return err
	}
	wrote, err := handedOut(filepath.Join(dir, runfolder.FindingsName))
	if err != nil {
		return err
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if known := e.Name() == runfolder.FindingsName || wrote[e.Name()] == runfolder.Checksum(data); err != nil || !known || wrote == nil {
			return &TakenError{Dir: dir, File: e.Name()}
		}
	}
	return nil
}

// handedOut gives the checksums of the files that HandOut wrote beside its findings.json, by
// name; nil when it did not write that.
func handedOut(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	files, err := runfolder.DecodeBeside(data)
	if err != nil || len(files) == 0 {
		return nil, nil
	}
	wrote := map[string]string{}
	for _, f := range files {
		wrote[f.Path] = f.SHA256
	}
	return wrote, nil
}
