// Package inputs reads an office's inputs folder: zone.toml and a folder per month. What
// somebody is writing at the time is found out and never half read (design-life §11).
package inputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// Error says that there is nothing to work on: a folder or file of the inputs is not where it
// should be (exit 3, design §3).
type Error struct{ Reason string }

// Error is Chinese, for the user, and says what to do.
func (e *Error) Error() string { return e.Reason }

// Missing words an *Error.
func Missing(format string, args ...any) error {
	return &Error{Reason: fmt.Sprintf(format, args...)}
}

// File is a file as it was read.
type File struct {
	Path string // relative to the inputs folder, with slashes
	Data []byte
}

// Folder is an inputs folder as one run reads it.
type Folder struct {
	Dir string
	// Spreadsheet tells by its name that a file should be a ledger.
	Spreadsheet func(name string) bool
	// Ours tells by its name a list that the program itself has written for people.
	Ours func(name string) bool

	files   []glimpse
	folders []listing
}

// Office reads zone.toml.
func (f *Folder) Office() (File, error) {
	info, err := os.Stat(f.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, Missing("没有输入文件夹 %s。请建立它（zonereport init 会写出 %s 和月份文件夹），或用 --inputs 指明它在哪里。", f.Dir, definition.OfficeFile)
	}
	if err != nil {
		return File{}, err
	}
	if !info.IsDir() {
		return File{}, Missing("%s 不是文件夹。请用 --inputs 指明输入文件夹。", f.Dir)
	}
	path := filepath.Join(f.Dir, definition.OfficeFile)
	data, err := f.read(path, path)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, Missing("输入文件夹 %s 中没有 %s。请用 zonereport init %s 写出一份，填好 name（开发区全称）、short_name、county、aliases。", f.Dir, definition.OfficeFile, f.Dir)
	}
	if errors.Is(err, errIrregular) {
		return File{}, Missing("%s 不能读取：%v。请把它换成写明开发区的文本文件。", path, err)
	}
	return File{Path: definition.OfficeFile, Data: data}, err
}

// Choose returns the wanted month, for zero the newest, if it has a folder with files in it; the
// error is an *Error when it has not.
func (f *Folder) Choose(wanted calendar.Month) (calendar.Month, error) {
	period, err := f.period(wanted)
	if err == nil {
		_, _, err = f.listMonth(period)
	}
	return period, err
}

// period is the wanted month, for zero the newest, if it has a folder.
func (f *Folder) period(wanted calendar.Month) (calendar.Month, error) {
	have, err := readFolders(f.Dir)
	if err != nil {
		return calendar.Month{}, err
	}
	var newest calendar.Month
	if len(have.months) > 0 {
		newest = have.months[len(have.months)-1]
	}
	if wanted == (calendar.Month{}) {
		if later, ok := have.newer(newest); ok {
			return newest, Missing("输入文件夹 %s 中的“%s”像是最新的月份，但不是按 2023-06 的样子命名的，不会被读取。请把它改名为 %s，再运行；要做别的月份，用 --period 指明。", f.Dir, later.name, later.better())
		}
	}
	switch {
	case len(have.months) == 0 && len(have.misnamed) > 0:
		return newest, Missing("输入文件夹 %s 中没有按 2020-12 的样子命名的月份文件夹。“%s”像是月份文件夹，请改名为 %s。", f.Dir, have.misnamed[0].name, have.misnamed[0].better())
	case len(have.months) == 0:
		return newest, Missing("输入文件夹 %s 中没有月份文件夹。请建立名为 2020-12 这样的文件夹，放入该月的台账。", f.Dir)
	case wanted == (calendar.Month{}):
		return newest, nil
	case slices.Contains(have.months, wanted):
		return wanted, nil
	}
	for _, m := range have.misnamed {
		if m.month == wanted {
			return wanted, Missing("输入文件夹 %s 中没有 %s 的文件夹，但有“%s”。请把它改名为 %s，再运行。", f.Dir, wanted, m.name, wanted)
		}
	}
	var names []string
	for _, m := range have.months {
		names = append(names, m.String())
	}
	return wanted, Missing("输入文件夹 %s 中没有 %s 的文件夹；现有：%s。请建立 %s 并放入该月的台账，或用 --period 选择现有的月份。",
		f.Dir, wanted, strings.Join(names, "、"), filepath.Join(f.Dir, wanted.String()))
}

// Expand puts the files of a folder, by name, in the place of the folder.
func (f *Folder) Expand(paths []string) ([]string, error) {
	var list []string
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			list = append(list, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, fmt.Errorf("无法读取 %s：%w。请检查权限", path, withoutPath(err))
		}
		for _, e := range entries {
			file := filepath.Join(path, e.Name())
			if info, err := os.Stat(file); !f.passedOver(e.Name()) && (err != nil || !info.IsDir()) {
				list = append(list, file)
			}
		}
	}
	if len(list) == 0 {
		return nil, Missing("文件夹 %s 中没有文件。", strings.Join(paths, "、"))
	}
	return list, nil
}

// PassesOver says that a run would not look at a file of that name: it is some program's own.
func (f *Folder) PassesOver(name string) bool { return f.passedOver(name) }

// passedOver says that a file is no department's: Excel's and LibreOffice's lock files, what
// file managers leave behind, and the lists that come along with returned files.
func (f *Folder) passedOver(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return f.Ours(name) || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// withoutPath takes the path out of a file error whose message names it already.
func withoutPath(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
