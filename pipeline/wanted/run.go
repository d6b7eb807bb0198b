package wanted

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
)

// Run finds the run of a month that is meant, the one in force for "". The error is an *inputs.Error
// where there is no such run.
func Run(outputs string, period calendar.Month, name string) (publish.Published, error) {
	if name == "" {
		p, err := publish.Latest(outputs, period)
		if errors.Is(err, fs.ErrNotExist) {
			err = inputs.Missing("%s 还没有已发布的报告。请先运行 zonereport run --period %s，或用 --outputs 指明输出文件夹。", period, period)
		}
		return p, err
	}
	there, err := publish.Runs(outputs, period)
	if err == nil && !slices.Contains(there, name) {
		err = inputs.Missing("%s 没有 %s，有的是：%s。", period, name, cmp.Or(strings.Join(there, "、"), "无"))
	}
	if err != nil {
		return publish.Published{}, err
	}
	return publish.At(outputs, period, name)
}
