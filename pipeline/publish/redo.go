package publish

import (
	"errors"
	"fmt"
	"path/filepath"

	"zonereport/pipeline/calendar"
)

// redoName is the note in a month whose run in force is stale, until that is made again.
const redoName = "待重做.txt"

// TellStale lists the runs in force that are stale, after it has put a note into each of their
// months and taken it out of all others. What the notes say follows from the manifests: where
// writing one failed, the next call does it.
func (o *Outputs) TellStale() ([]Stale, error) {
	list, err := StaleRuns(o.dir)
	if err != nil || o.lock == nil {
		return list, err
	}
	notes := map[calendar.Month][]byte{}
	for _, s := range list {
		notes[s.Period] = s.note()
	}
	months, err := monthFolders(o.dir)
	failed := []error{err}
	for _, m := range months {
		failed = append(failed, o.disk.Keep(filepath.Join(o.dir, m.String(), redoName), notes[m]))
	}
	return list, errors.Join(failed...)
}

// note is for whoever opens the month's folder: why its reports are to be made again, and how.
func (s Stale) note() []byte {
	lines := []string{
		fmt.Sprintf("%s 待重做", s.Period), "",
		fmt.Sprintf("现行的 %s %s 引用了以下月份的数，这些月份现行的已是另一次运行，两份报告可能互相矛盾：", s.Period, s.Run),
	}
	for _, u := range s.Uses {
		lines = append(lines, "  "+u.String())
	}
	return notepad(append(lines, "",
		"重做，连同其他待重做的月份，依次用各月发布时留存的台账和定义：",
		fmt.Sprintf("  zonereport run --period %s --cascade", s.Uses[0].Month),
		"或者只重做这个月，用输入文件夹里现在的台账：",
		fmt.Sprintf("  zonereport run --period %s", s.Period), "",
		fmt.Sprintf("重做以前 %s %s 仍然现行。重做以后这个文件会自动删去。", s.Period, s.Run)))
}

// String is 引用的是 2020-10 r1，现行的是 r2（名次、连续月数）.
func (u Use) String() string {
	now := u.Now
	if now == "" {
		return fmt.Sprintf("引用的 %s %s 已不在输出文件夹或不能读取（%s）", u.Month, u.Took, u.What)
	}
	if now == u.Took {
		now = "内容不同的 " + now
	}
	return fmt.Sprintf("引用的是 %s %s，现行的是 %s（%s）", u.Month, u.Took, now, u.What)
}
