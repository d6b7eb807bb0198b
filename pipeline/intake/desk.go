package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/shown"
)

// desk takes files in, one after the other.
type desk struct {
	job     pipeline.Job
	office  month.Office
	period  calendar.Month
	at      string // when they came in
	outputs *publish.Outputs
	folder  *inputs.Folder
	shelf   shelf

	chain    archive.Chain
	received []archive.Event // of the month, also of earlier programs
}

// open prepares the month's folder, and reads what came in before.
func (d *desk) open() (err error) {
	if err = d.shelf.open(); err != nil {
		return err
	}
	if d.chain, err = archive.Read(d.job.Outputs); err != nil {
		return err
	}
	d.received, err = pipeline.Received(d.job.Outputs, d.period)
	return err
}

// take takes one file in. What is nothing for the month's folder is no error.
func (d *desk) take(f File) (Item, error) {
	called := f.Name
	if called == "" {
		called = filepath.Base(f.Path)
	}
	called = inputs.Readable(called)
	item := Item{Sent: shown.Escape(shown.Mask(called)), Ledgers: []Ledger{}, Remarks: []string{}}
	name := filename.Safe(called)
	if why := d.unfit(name); why != "" {
		return item.refuse(why), nil
	}
	data, why, err := read(f.Path)
	if err != nil || why != "" {
		return item.refuse(why), err
	}
	item.recognise(d, called, name, data)
	if item.How == Refused {
		return item, nil
	}
	if err := d.outputs.KeepSubmission(data); err != nil {
		return item, err
	}
	entry, err := d.lay(&item, f, name, data)
	if err != nil || item.How == Refused {
		return item, err
	}
	item.File = item.taken.Shown(inputs.Readable(entry))
	d.remark(&item)
	return item, d.enter(&item)
}

// unfit says why no file of that name comes in; "" where one may.
func (d *desk) unfit(name string) string {
	switch {
	case name == "":
		return "文件名是空的，或者只有不能用的字符。请改名后再放入。"
	case publish.IsList(name):
		return "它是随退回文件附的清单，不是台账，不用交回。"
	case d.folder.PassesOver(name):
		return "它是其他程序留下的临时文件，不是台账。"
	}
	return ""
}

// read reads a file whole; why says, in Chinese, that it is nothing to be taken in.
func read(path string) (data []byte, why string, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "没有这个文件。请核对路径。", nil
	case err != nil:
		return nil, "", err
	case info.IsDir():
		return nil, "它是文件夹。请放入其中的文件。", nil
	case !info.Mode().IsRegular():
		return nil, "它不是普通文件（是管道、设备等）。", nil
	case info.Size() == 0:
		return nil, "它是空文件。请检查是否没有保存或复制完。", nil
	case info.Size() > inputs.MaxFile:
		return nil, fmt.Sprintf("它有 %d MB，超出可读取的 %d MB。请删去空行空列、图片，只留台账，另存后再放入。", info.Size()>>20, inputs.MaxFile>>20), nil
	}
	data, err = inputs.ReadFile(path)
	return data, "", err
}

func (i Item) refuse(why string) Item {
	i.How, i.Why, i.File = Refused, why, ""
	return i
}

// recognise says what the file is taken for. What is no spreadsheet by its content is refused; one that
// cannot be read is not: it was handed in, and goes back with what is wrong.
func (i *Item) recognise(d *desk, called, name string, data []byte) {
	t := d.office.Take(ingest.Input{Name: name, Data: data}, d.period)
	i.taken, i.Sent, i.File = t, t.Shown(called), t.File
	i.SHA256, i.Bytes, i.Department = runfolder.Checksum(data), len(data), t.Department
	for _, l := range t.Ledgers {
		i.Ledgers = append(i.Ledgers, Ledger(l))
	}
	i.Errors, i.Warnings = finding.Count(t.Findings, finding.Error), finding.Count(t.Findings, finding.Warning)
	if slices.ContainsFunc(t.Findings, ingest.Other) {
		*i = i.refuse("它不是电子表格。台账若在压缩包里，请先解压；是扫描件或文档的，请索取电子表格；只是附件的，不用放在这里。")
	}
}

// lay puts the file in its place in the month's folder, if it is not there yet, and says how: entry is what
// it is called there.
func (d *desk) lay(i *Item, f File, name string, data []byte) (entry string, err error) {
	if entry = d.shelf.lying(f.Path); entry != "" {
		i.How = There
		return entry, nil
	}
	old, err := d.shelf.find(name)
	if err != nil {
		return "", err
	}
	if old != "" {
		info, err := os.Stat(filepath.Join(d.shelf.dir(), old))
		if err != nil || !info.Mode().IsRegular() {
			*i = i.refuse("月份文件夹里有同名的文件夹、管道，或指向别处而打不开的链接。请先移走它。")
			return "", nil
		}
		is, err := d.shelf.holds(old, data)
		if err != nil || is {
			i.How = Known
			return old, err
		}
	}
	twin, err := d.shelf.twin(data, d.folder.PassesOver)
	if err != nil || twin != "" {
		i.How = Twin
		return twin, err
	}
	copied, err := d.shelf.put(name, old, data)
	if err != nil {
		return "", err
	}
	if i.How = Placed; old == "" {
		return name, nil
	}
	i.How, i.Earlier = Replaced, filepath.Join(filepath.Dir(copied), i.taken.Shown(filepath.Base(copied)))
	return old, nil
}

// enter writes the event, unless one tells already of the file as it lies there and of when it came in.
func (d *desk) enter(i *Item) error {
	if e, known := archive.InHand(d.received, i.File, i.SHA256); known && e.ReceivedAt != "" {
		if d.at >= e.ReceivedAt { // both are Beijing's
			i.ReceivedAt = e.ReceivedAt
			return nil
		}
		i.Restated = e.ReceivedAt
	}
	i.ReceivedAt, i.Entered = d.at, true
	e := archive.Event{Event: archive.Received, Period: d.period.String(),
		Details: archive.Details{File: i.File, SHA256: i.SHA256, Department: i.Department, Ledgers: i.taken.IDs(), ReceivedAt: d.at}}
	d.received = append(d.received, e)
	return archive.Append(d.job.Outputs, d.job.Now, e)
}
