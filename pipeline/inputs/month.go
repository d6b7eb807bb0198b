package inputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// MaxFile is more bytes than any ledger has; ingest has bounds of its own for what files of
// less unpack to.
const MaxFile = 256 << 20

// Rules of what Month remarks on.
const (
	ruleNotRead   = "input.not_read"
	ruleFolder    = "input.folder"
	ruleMonthName = "input.month_name"
)

// IsRemark says that a finding is one of Month's remarks: on what lay in the folder and was not read,
// so that nothing of it is kept.
func IsRemark(f finding.Finding) bool { return f.Rule == ruleNotRead || f.Rule == ruleFolder }

// IsNote says that a finding was made by Misnamed.
func IsNote(f finding.Finding) bool { return f.Rule == ruleMonthName }

// listMonth lists the month's folder; that it holds nothing is an *Error.
func (f *Folder) listMonth(period calendar.Month) (dir string, entries []fs.DirEntry, err error) {
	dir = filepath.Join(f.Dir, period.String())
	if entries, err = f.list(dir); err != nil {
		return dir, nil, err
	}
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err != nil || !info.IsDir() {
			return dir, entries, nil
		}
	}
	return dir, nil, Missing("月份文件夹 %s 中没有文件。请放入各部门报送的台账（.xlsx、.xlsm、.xls、.csv）。", dir)
}

// Month reads all files of the month's folder, by name, and remarks on what it did not read.
// Files that programs leave for themselves are passed over. A folder in it is not entered; it is a warning. What is no
// file of data is not touched, and a file beyond all bounds not read: under a spreadsheet's
// name a hard finding, else a warning.
func (f *Folder) Month(period calendar.Month) (files []File, remarks []finding.Finding, err error) {
	dir, entries, err := f.listMonth(period)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		path, name := filepath.Join(dir, e.Name()), Readable(e.Name())
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, nil, unReadable(filepath.Join(dir, name), err)
		case info.IsDir():
			remarks = append(remarks, f.folderInside(path, name))
		case !info.Mode().IsRegular():
			remarks = append(remarks, f.notRead(name, "它不是普通文件（是管道、设备等）", "请移走它；若应是台账，请把文件本身放进来。"))
		case info.Size() > MaxFile:
			remarks = append(remarks, f.notRead(name, fmt.Sprintf("它有 %d MB，超出可读取的 %d MB", info.Size()>>20, MaxFile>>20), "请删去空行空列、图片后另存，只留台账，再放进来。"))
		default:
			data, err := f.read(path, filepath.Join(dir, name))
			if err != nil {
				return nil, nil, unReadable(filepath.Join(dir, name), err)
			}
			files = append(files, File{Path: ownPath(period.String(), name, files), Data: data})
		}
	}
	return files, remarks, nil
}

// unReadable words why a file of the folder could not be read.
func unReadable(path string, err error) error {
	if busy := new(writing); errors.As(err, &busy) {
		return err
	}
	if info, lerr := os.Lstat(path); lerr == nil && info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("无法读取 %s：%w。它是一个链接，请确认它指向的文件存在，或把文件本身放进来", path, withoutPath(err))
	}
	return fmt.Errorf("无法读取 %s：%w。请检查文件权限，或确认文件没有被其他程序独占", path, withoutPath(err))
}

// notRead words an entry of the folder that was not read.
func (f *Folder) notRead(name, why, action string) finding.Finding {
	severity := finding.Warning
	if f.Spreadsheet(name) {
		severity = finding.Error
	}
	return finding.Finding{Rule: ruleNotRead, Severity: severity, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("月份文件夹中的“%s”没有读取：%s。", name, why),
		Expected: "月份文件夹中应只有各部门的电子表格文件。",
		Action:   action,
	}}
}

// folderInside words a folder within the month's folder.
func (f *Folder) folderInside(path, name string) finding.Finding {
	inside := "其中的文件没有读取。"
	if n, more := f.countSpreadsheets(path); n > 0 {
		least := ""
		if more {
			least = "至少 "
		}
		inside = fmt.Sprintf("其中有 %s%d 个电子表格，没有读取。", least, n)
	}
	return finding.Finding{Rule: ruleFolder, Severity: finding.Warning, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("月份文件夹中还有文件夹“%s”，%s", name, inside),
		Expected: "台账文件应直接放在月份文件夹里。",
		Action:   "若其中有本月的台账，请把文件直接放在月份文件夹里；若没有，请移走它。",
	}}
}

// maxLooked is how many entries of a folder are looked at.
const maxLooked = 10000

// countSpreadsheets counts the spreadsheets in a folder and the folders in it, by their
// names; more says that there are more entries than were looked at.
func (f *Folder) countSpreadsheets(dir string) (n int, more bool) {
	looked := 0
	// What cannot be listed is not counted: the number only serves the message.
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir
		}
		if looked++; looked > maxLooked {
			more = true
			return fs.SkipAll
		}
		if !e.IsDir() && !f.passedOver(e.Name()) && f.Spreadsheet(e.Name()) {
			n++
		}
		return nil
	})
	return n, more
}
