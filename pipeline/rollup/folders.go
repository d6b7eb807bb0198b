package rollup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
)

// MissingError says that a folder that was named is not there or holds no outputs.
type MissingError struct{ Dir, Reason string }

// Error is Chinese, for the user.
func (e *MissingError) Error() string { return fmt.Sprintf("%s %s", e.Dir, e.Reason) }

// found is an outputs folder.
type found struct {
	dir   string
	shown string // as the papers name it: from the folder that the user named, so that no machine shows in them
}

// folders finds the outputs folders that are named, or lie in a folder that is named: themselves, or each as
// the folder outputs in one of its own. Elsewhere are those among them that hold none.
func folders(from []string) (list []found, elsewhere []string, err error) {
	finding := folderFinding{seen: map[string]bool{}}
	for _, dir := range from {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, nil, &MissingError{dir, "不是文件夹，或者不能进入"}
		}
		if isOutputs(dir) {
			finding.add(dir, baseOf(dir))
		} else if err := finding.below(dir); err != nil {
			return nil, nil, err
		}
	}
	return finding.list, finding.elsewhere, nil
}

// folderFinding is what was found so far.
type folderFinding struct {
	list      []found
	elsewhere []string
	seen      map[string]bool // by path without links: a folder that is named twice counts once
}

func (f *folderFinding) add(dir, shown string) {
	if full, err := filepath.EvalSymlinks(dir); err != nil || !f.seen[full] {
		f.seen[full] = true
		f.list = append(f.list, found{dir, shown})
	}
}

// below finds the outputs folders in a folder that is none.
func (f *folderFinding) below(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &MissingError{dir, "不能列出里面的文件夹：" + err.Error()}
	}
	some := false
	for _, e := range entries {
		one := filepath.Join(dir, e.Name())
		if info, err := os.Stat(one); err != nil || !info.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		some = true
		switch own := filepath.Join(one, "outputs"); {
		case isOutputs(one):
			f.add(one, e.Name())
		case isOutputs(own):
			f.add(own, e.Name()+"/outputs")
		default:
			f.elsewhere = append(f.elsewhere, e.Name())
		}
	}
	if !some {
		return &MissingError{dir, "里面没有输出文件夹。请写某个开发区的输出文件夹，或放着各开发区输出文件夹的文件夹"}
	}
	return nil
}

// baseOf is the name of a folder, also of the one that the user stands in; of an office's outputs with the office's.
func baseOf(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	if base := filepath.Base(full); base != "outputs" {
		return base
	}
	return filepath.Base(filepath.Dir(full)) + "/outputs"
}

// isOutputs says that a folder is one of outputs: it has a chain of events, or months with runs. One that
// cannot be read may be one, and is found to be unreadable.
func isOutputs(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return !os.IsNotExist(err)
	}
	if disk.Exists(filepath.Join(dir, archive.FileName)) {
		return true
	}
	for _, e := range entries {
		if m, err := calendar.ParseMonth(e.Name()); err == nil && m.String() == e.Name() {
			for _, name := range []string{"latest", "returned", "r1"} {
				if disk.Exists(filepath.Join(dir, e.Name(), name)) {
					return true
				}
			}
		}
	}
	return false
}
