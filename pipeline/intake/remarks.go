package intake

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/shown"
)

// remark says what somebody should look at before the month is run.
func (d *desk) remark(i *Item) {
	if len(i.Ledgers) == 0 && i.Errors == 0 {
		i.note("没有认出是哪本台账。请核对表头；怎样读的，见 zonereport inspect。")
	}
	if m := i.taken.Month; m != "" && m != d.period.String() {
		i.note("标题里写的是 %s，收在 %s。请核对是不是这个月的。", m, d.period)
	}
	if e, found := d.elsewhere(i.SHA256); found {
		i.note("内容与 %s 收到的“%s”完全相同。请核对是不是报错了月份。", e.Period, e.File)
	}
	if i.How == Placed || i.How == There {
		if others := d.alike(i); len(others) > 0 {
			i.note("月份文件夹里的%s也有%s。若这一份是更正，请把旧的移走；若各报一部分，不用理会。", few(others), strings.Join(d.shared(i, others), "、"))
		}
	}
	if i.Errors > 0 {
		i.note("已看出强制性问题 %d 条，发布时会退回。请看审核意见。", i.Errors)
	}
}

func (i *Item) note(format string, args ...any) {
	i.Remarks = append(i.Remarks, fmt.Sprintf(format, args...))
}

// elsewhere is the event of the same content in another month.
func (d *desk) elsewhere(sum string) (archive.Event, bool) {
	at := slices.IndexFunc(d.chain.Events, func(e archive.Event) bool {
		return e.Event == archive.Received && e.SHA256 == sum && e.Period != d.period.String()
	})
	if at < 0 {
		return archive.Event{}, false
	}
	return d.chain.Events[at], true
}

// alike are the other files of the month's folder that hold a ledger of this one, as far as events tell
// what they hold, as they may be shown.
func (d *desk) alike(i *Item) (list []string) {
	entries, err := d.shelf.entries()
	if err != nil {
		return nil // it only serves a remark
	}
	for _, entry := range entries {
		name := shown.Escape(shown.Mask(inputs.Readable(entry)))
		if name != i.File && !d.folder.PassesOver(entry) && len(d.shared(i, []string{name})) > 0 {
			list = append(list, name)
		}
	}
	return list
}

// shared are the names of the ledgers of a file that one of the others holds too.
func (d *desk) shared(i *Item, others []string) (names []string) {
	held := map[string][]string{} // by file: as it came in last
	for _, e := range d.received {
		held[e.File] = e.Ledgers
	}
	for _, l := range i.Ledgers {
		if slices.ContainsFunc(others, func(o string) bool { return slices.Contains(held[o], l.ID) }) {
			names = append(names, l.Name)
		}
	}
	return names
}

// few names the first of many files.
func few(names []string) string {
	const most = 3
	text := "“" + strings.Join(names[:min(len(names), most)], "”、“") + "”"
	if len(names) > most {
		text += fmt.Sprintf(" 等 %d 个文件", len(names))
	}
	return text
}
