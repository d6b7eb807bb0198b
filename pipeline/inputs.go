package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
)

// InputError says that there is nothing to work on: a folder or file of the inputs is not
// where it should be (exit 3, design §3).
type InputError struct{ Reason string }

// Error is Chinese, for the user, and says what to do.
func (e *InputError) Error() string { return e.Reason }

func missing(format string, args ...any) error {
	return &InputError{Reason: fmt.Sprintf(format, args...)}
}

// readZone reads inputs/zone.toml.
func readZone(w *watch, inputs string) (publish.File, error) {
	info, err := os.Stat(inputs)
	if errors.Is(err, fs.ErrNotExist) {
		return publish.File{}, missing("没有输入文件夹 %s。请建立它（zonereport init 会写出 %s 和月份文件夹），或用 --inputs 指明它在哪里。", inputs, publish.OfficeFile)
	}
	if err != nil {
		return publish.File{}, err
	}
	if !info.IsDir() {
		return publish.File{}, missing("%s 不是文件夹。请用 --inputs 指明输入文件夹。", inputs)
	}
	path := filepath.Join(inputs, publish.OfficeFile)
	data, err := w.read(path, path)
	if errors.Is(err, fs.ErrNotExist) {
		return publish.File{}, missing("输入文件夹 %s 中没有 %s。请用 zonereport init %s 写出一份，填好 name（开发区全称）、short_name、county、aliases。", inputs, publish.OfficeFile, inputs)
	}
	if errors.Is(err, irregular) {
		return publish.File{}, missing("%s 不能读取：%v。请把它换成写明开发区的文本文件。", path, err)
	}
	return publish.File{Path: publish.OfficeFile, Data: data}, err
}

// choosePeriod returns the wanted month, for zero the newest, if it has a folder.
func choosePeriod(inputs string, wanted calendar.Month) (calendar.Month, error) {
	have, err := readFolders(inputs)
	if err != nil {
		return calendar.Month{}, err
	}
	var newest calendar.Month
	if len(have.months) > 0 {
		newest = have.months[len(have.months)-1]
	}
	if wanted == (calendar.Month{}) {
		if later, ok := have.newer(newest); ok {
			return newest, missing("输入文件夹 %s 中的“%s”像是最新的月份，但不是按 2023-06 的样子命名的，不会被读取。请把它改名为 %s，再运行；要做别的月份，用 --period 指明。", inputs, later.name, later.better())
		}
	}
	switch {
	case len(have.months) == 0 && len(have.misnamed) > 0:
		return newest, missing("输入文件夹 %s 中没有按 2020-12 的样子命名的月份文件夹。“%s”像是月份文件夹，请改名为 %s。", inputs, have.misnamed[0].name, have.misnamed[0].better())
	case len(have.months) == 0:
		return newest, missing("输入文件夹 %s 中没有月份文件夹。请建立名为 2020-12 这样的文件夹，放入该月的台账。", inputs)
	case wanted == (calendar.Month{}):
		return newest, nil
	case slices.Contains(have.months, wanted):
		return wanted, nil
	}
	for _, m := range have.misnamed {
		if m.month == wanted {
			return wanted, missing("输入文件夹 %s 中没有 %s 的文件夹，但有“%s”。请把它改名为 %s，再运行。", inputs, wanted, m.name, wanted)
		}
	}
	var names []string
	for _, m := range have.months {
		names = append(names, m.String())
	}
	return wanted, missing("输入文件夹 %s 中没有 %s 的文件夹；现有：%s。请建立 %s 并放入该月的台账，或用 --period 选择现有的月份。",
		inputs, wanted, strings.Join(names, "、"), filepath.Join(inputs, wanted.String()))
}

// temporary says that a file is no department's: Excel's and LibreOffice's lock files, what
// file managers leave behind, and the lists that come along with returned files.
func temporary(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return publish.IsList(name) || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// cause takes the path out of a file error whose message names it already.
func cause(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
