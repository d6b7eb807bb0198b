package inputs

import (
	"path/filepath"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
)

// Apart refuses an outputs folder that is the inputs folder or lies in a month's folder of it:
// what is published would be read as what departments sent. Elsewhere below it may lie.
func (f *Folder) Apart(outputs string) error {
	if outputs == "" {
		return nil
	}
	inner, err := filepath.Rel(disk.Real(f.Dir), disk.Real(outputs))
	if err != nil { // on another drive
		return nil
	}
	first, _, _ := strings.Cut(filepath.ToSlash(inner), "/")
	_, err = calendar.ParseMonth(first)
	switch {
	case inner == ".":
		return Missing("输出文件夹不能就是输入文件夹 %s，发布的报告会混进台账。请用 --outputs 指明另一个文件夹，例如 outputs。", f.Dir)
	case err == nil:
		return Missing("输出文件夹 %s 在月份文件夹 %s 里面，发布的报告会混进台账。请用 --outputs 指明另一个文件夹，例如 outputs。", outputs, filepath.Join(f.Dir, first))
	}
	return nil
}
