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

const zoneName = "zone.toml"

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
		return publish.File{}, missing("没有输入文件夹 %s。请建立它，放入 %s 和月份文件夹（如 2020-12），或用 --inputs 指明它在哪里。", inputs, zoneName)
	}
	if err != nil {
		return publish.File{}, err
	}
	if !info.IsDir() {
		return publish.File{}, missing("%s 不是文件夹。请用 --inputs 指明输入文件夹。", inputs)
	}
	path := filepath.Join(inputs, zoneName)
	data, err := w.read(path, path)
	if errors.Is(err, fs.ErrNotExist) {
		return publish.File{}, missing("输入文件夹 %s 中没有 %s。请建立它，写明 name（开发区全称）、short_name、county、aliases。", inputs, zoneName)
	}
	if errors.Is(err, irregular) {
		return publish.File{}, missing("%s 不能读取：%v。请把它换成写明开发区的文本文件。", path, err)
	}
	return publish.File{Path: zoneName, Data: data}, err
}

// Months returns the months that have a folder in inputs, the earliest first.
func Months(inputs string) ([]calendar.Month, error) {
	entries, err := os.ReadDir(inputs)
	if err != nil {
		return nil, err
	}
	var months []calendar.Month
	for _, e := range entries {
		month, err := calendar.ParseMonth(e.Name())
		if info, serr := os.Stat(filepath.Join(inputs, e.Name())); err == nil && serr == nil && info.IsDir() {
			months = append(months, month)
		}
	}
	return months, nil
}

// choosePeriod returns the wanted month, for zero the newest, if it has a folder.
func choosePeriod(inputs string, wanted calendar.Month) (calendar.Month, error) {
	months, err := Months(inputs)
	if err != nil {
		return calendar.Month{}, err
	}
	if len(months) == 0 {
		return calendar.Month{}, missing("输入文件夹 %s 中没有月份文件夹。请建立名为 2020-12 这样的文件夹，放入该月的台账。", inputs)
	}
	if wanted == (calendar.Month{}) {
		return months[len(months)-1], nil
	}
	if slices.Contains(months, wanted) {
		return wanted, nil
	}
	var have []string
	for _, m := range months {
		have = append(have, m.String())
	}
	return calendar.Month{}, missing("输入文件夹 %s 中没有 %s 的文件夹；现有：%s。请建立 %s 并放入该月的台账，或用 --period 选择现有的月份。",
		inputs, wanted, strings.Join(have, "、"), filepath.Join(inputs, wanted.String()))
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
