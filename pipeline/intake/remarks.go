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
		for _, other := range d.alike(i) {
			i.note("月份文件夹里的“%s”也有%s。若这一份是更正，请把旧的移走；若各报一部分，不用理会。", other.File, other.What)
		}
	}
	if i.Errors > 0 {
		i.note("已看出强制性问题 %d 条，运行时会退回。请看审核意见。", i.Errors)
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

// alike is another file of the month that holds ledgers of this one.
type alike struct{ File, What string }

// alike are the files of the month's folder that hold a ledger that this one holds too, as far as events
// tell what they hold.
func (d *desk) alike(i *Item) (list []alike) {
	entries, err := d.shelf.entries()
	if err != nil {
		return nil // it only serves a remark
	}
	for _, entry := range entries {
		name := shown.Escape(shown.Mask(inputs.Readable(entry)))
		if name == i.File || d.folder.PassesOver(entry) {
			continue
		}
		var last archive.Event
		for _, e := range d.received {
			if e.File == name {
				last = e
			}
		}
		var both []string
		for _, l := range i.Ledgers {
			if slices.Contains(last.Ledgers, l.ID) {
				both = append(both, l.Name)
			}
		}
		if len(both) > 0 {
			list = append(list, alike{name, strings.Join(both, "、")})
		}
	}
	return list
}
