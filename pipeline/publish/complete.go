package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"zonereport/pipeline/runfolder"
)

// Faults lists what in the run folder is not as the manifest says: files that are lost or altered,
// and by name stray ones that no run put there. What programs leave behind for themselves (Excel while a
// report is open, file managers) is passed over. The error says that the machine cannot read something.
func (p Published) Faults() (faults []*DamagedError, stray []string, err error) {
	if len(p.Manifest.Artifacts) == 0 || len(p.Manifest.Records) == 0 {
		faults = append(faults, &DamagedError{Path: filepath.Join(p.Dir, runfolder.ManifestName), Reason: errAltered})
	}
	known := map[string]bool{runfolder.ManifestName: true}
	for _, f := range p.Manifest.Files() {
		known[f.Path] = true
		var fault *DamagedError
		if _, err := p.read(f); errors.As(err, &fault) {
			faults = append(faults, fault)
		} else if err != nil {
			return nil, nil, err
		}
	}
	entries, err := os.ReadDir(p.Dir)
	for _, e := range entries {
		if !known[e.Name()] && !litter(e.Name()) {
			stray = append(stray, e.Name())
		}
	}
	return faults, stray, err
}

// litter tells by its name what Excel and file managers leave in a folder that somebody looks at.
func litter(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// Lack is something that a run needs of the store and that is not there as it was.
type Lack struct {
	Kind   string // 台账, 定义, 字体
	Name   string // 2020-12/招商.xlsx
	Path   string // where it should be
	Reason error  // says what is the matter in Chinese
}

// String is 台账 2020-12/招商.xlsx（store/ab…：文件不在了）.
func (l Lack) String() string {
	return fmt.Sprintf("%s %s（%s：%v）", l.Kind, l.Name, l.Path, l.Reason)
}

// Lacks lists what the store does not keep of a run as the manifest says. The fonts of a run that
// never kept them are not asked for. proved are files that were found whole before; it grows. The
// error says that the machine cannot read something.
func (p Published) Lacks(proved map[string]bool) ([]Lack, error) {
	var lacks []Lack
	var failed error
	look := func(kind, name, sum string) {
		path := p.Kept(sum)
		if proved[path] {
			return
		}
		err := whole(path, sum)
		switch {
		case err == nil:
			proved[path] = true
		case errors.Is(err, errLost), errors.Is(err, errAltered):
			lacks = append(lacks, Lack{kind, name, path, err})
		default:
			failed = errors.Join(failed, err)
		}
	}
	for _, f := range p.Manifest.Inputs {
		look("台账", f.Path, f.SHA256)
	}
	for _, f := range p.Manifest.Definitions {
		look("定义", f.Path, f.SHA256)
	}
	for _, f := range p.Manifest.Fonts {
		if p.KeepsFonts() {
			look("字体", f.File, f.SHA256)
		}
	}
	return lacks, failed
}

// whole says that a file holds the content of that checksum.
func whole(path, sum string) error {
	f, err := os.Open(path)
	if lost(err) {
		return errLost
	}
	if err != nil {
		return err
	}
	is := sha256.New()
	_, err = io.Copy(is, f)
	err = errors.Join(err, f.Close())
	if lost(err) {
		return errLost
	}
	if err == nil && hex.EncodeToString(is.Sum(nil)) != sum {
		return errAltered
	}
	return err
}
