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
// or that was changed since; one for reports that are not published, that it holds anything.
type TakenError struct {
	Dir   string
	File  string // the first such file
	Draft bool   // the folder is for such reports
}

// Error is Chinese, for the user, and says what to do.
func (e *TakenError) Error() string {
	if e.Draft {
		return fmt.Sprintf("文件夹 %s 里已有文件（%s），没有改动它。请用 --out 指明一个新的或空的文件夹。", e.Dir, e.File)
	}
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
	if files[0].Data, err = runfolder.EncodeFindings(r.Findings, files[1:]...); err != nil {
		return err
	}
	return lay(d, dir, ours, files, 0o600)
}

// lay puts files into a folder, new or in place of what is there and may be replaced, whole or not at all.
func lay(d disk.Disk, dir string, may func(dir string) error, files []runfolder.File, mode fs.FileMode) error {
	dir, err := filepath.Abs(dir)
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
	if err := may(dir); err != nil {
		return err
	}
	if err := folder.Put(d, func(next string) error { return fill(d, next, files, mode) }); err != nil {
		return errors.Join(err, folder.Settle(d))
	}
	// The files are there. If tidying up fails now, the next call does it.
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

// drawn is the run folder of that number as the edition fills it; nothing is written.
func (o *Outputs) drawn(number string, e runfolder.Edition) (p Published, files []runfolder.File, err error) {
	p.Dir = filepath.Join(o.dir, e.Basis.Period.String(), number)
	store, err := o.storeFrom(p.Dir)
	if err != nil {
		return Published{}, nil, err
	}
	p.Manifest, files, err = e.Folder(number, store)
	return p, files, err
}

// Draft writes what Publish would put in force, byte for byte, into a folder of the caller's outside the
// outputs, whole or not at all; the outputs stay as they are. The folder is new or empty, else the error is a
// *TakenError. It gives that folder with the manifest in it.
func (o *Outputs) Draft(dir string, e runfolder.Edition) (Published, error) {
	number, err := o.NextRun(e.Basis.Period)
	if err != nil {
		return Published{}, err
	}
	p, files, err := o.drawn(number, e)
	if err != nil {
		return Published{}, err
	}
	p.Dir = dir
	return p, lay(disk.Disk{}, dir, Vacant, files, 0o644)
}

// Copy writes the files of the run as they stand in its folder into another one, as Draft does. The error is a
// *DamagedError where they are not as they were published.
func (p Published) Copy(dir string) error {
	manifest, err := p.Bytes()
	if err != nil {
		return err
	}
	var files []runfolder.File
	for _, r := range p.Manifest.Files() {
		data, err := p.read(r)
		if err != nil {
			return err
		}
		files = append(files, runfolder.File{Path: r.Path, Data: data})
	}
	return lay(disk.Disk{}, dir, Vacant, append(files, runfolder.File{Path: runfolder.ManifestName, Data: manifest}), 0o644)
}

// Vacant says that a folder is not there or empty; the error is a *TakenError where it is neither.
func Vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && len(entries) > 0 {
		err = &TakenError{Dir: dir, File: entries[0].Name(), Draft: true}
	}
	return err
}

// Look opens an outputs folder without holding it: it can be asked which number comes next, and for drafts;
// nothing in it can be changed. store and journal are as in Open.
func Look(dir, store string, journal Journal) *Outputs {
	o := &Outputs{dir: dir, kept: journal}
	o.disk.Before = func(string, string) error { return fs.ErrPermission }
	o.KeepIn(store)
	return o
}
