package inputs

import (
	"time"

	"zonereport/pipeline/calendar"
)

// Target is the month for which files come in: the wanted one, also where it has no folder yet, for zero
// the newest that has one. Nothing comes in for a month that has not begun by now, which is more likely
// mistyped, nor beside a folder that is meant for the month and not named like one. The error is an *Error.
func (f *Folder) Target(wanted calendar.Month, now time.Time) (calendar.Month, error) {
	if wanted == (calendar.Month{}) {
		return f.period(wanted)
	}
	have, err := readFolders(f.Dir)
	if err != nil {
		return wanted, err
	}
	for _, m := range have.misnamed {
		if m.month == wanted {
			return wanted, Missing("输入文件夹 %s 中的“%s”像是 %s 的文件夹。请先把它改名为 %s，再收件。", f.Dir, m.name, wanted, wanted)
		}
	}
	if today := calendar.Today(now).Within(); wanted.Start() > today.Start() {
		return wanted, Missing("%s 还没有到（现在是 %s），不能收这个月的文件。请核对 --period。", wanted, today)
	}
	return wanted, nil
}
