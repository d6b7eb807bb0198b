package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/intake"
)

// TakenIn words what came in: a line a file, with what it was taken for, and under it what somebody should
// look at.
func TakenIn(o intake.Outcome) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s 收件，收到时间 %s\n", o.Period, clock(o.At))
	for _, i := range o.Items {
		fmt.Fprintf(&b, "  %s：%s\n", i.Sent, received(i))
		for _, r := range i.Remarks {
			fmt.Fprintf(&b, "    请核对：%s\n", r)
		}
	}
	fmt.Fprintf(&b, "收下 %d 个，没有收 %d 个。放在 %s。\n", len(o.Items)-o.Refused(), o.Refused(), o.Folder)
	if o.Issued != "" {
		fmt.Fprintf(&b, "这个月已签发 %s；新收的文件要重新发布、签发以后才作数。\n", o.Issued)
	}
	return b.String()
}

// received words what became of a file.
func received(i intake.Item) string {
	what := ""
	switch i.How {
	case intake.Refused:
		return "没有收。" + i.Why
	case intake.Placed:
		what = "收下"
	case intake.Replaced:
		what = fmt.Sprintf("收下，代替同名的旧文件（旧的在 %s）", i.Earlier)
	case intake.Known:
		what = "已在月份文件夹里，内容相同，没有改动"
	case intake.Twin:
		what = fmt.Sprintf("内容与“%s”完全相同，没有再放一份", i.File)
	case intake.There:
		what = "已在月份文件夹里"
	}
	if i.How != intake.Twin && i.File != i.Sent {
		what += fmt.Sprintf("，文件名是“%s”", i.File)
	}
	return what + stated(i) + "。" + takenFor(i)
}

// stated words what was written down of when a file came in, where that does not go without saying.
func stated(i intake.Item) string {
	switch {
	case !i.Entered:
		return fmt.Sprintf("，登记过收到时间 %s，不算重报", clock(i.ReceivedAt))
	case i.Restated != "":
		return fmt.Sprintf("，收到时间由 %s 更正为 %s，不算重报", clock(i.Restated), clock(i.ReceivedAt))
	case i.How != intake.Placed && i.How != intake.Replaced:
		return "，登记收到时间"
	}
	return ""
}

// takenFor words which ledgers a file holds, by department.
func takenFor(i intake.Item) string {
	var b strings.Builder
	department := ""
	for _, l := range i.Ledgers {
		switch {
		case l.Department == department:
			b.WriteString("、")
		case department != "":
			b.WriteString("；" + l.Department + "：")
		default:
			b.WriteString(l.Department + "：")
		}
		department = l.Department
		if b.WriteString(l.Name); l.Rows == 0 {
			b.WriteString("（零报）")
		} else {
			fmt.Fprintf(&b, " %d 行", l.Rows)
		}
	}
	if b.Len() > 0 {
		b.WriteString("。")
	}
	return b.String()
}

// clock is a time of events as people read it: 2021-01-05 10:30.
func clock(at string) string {
	if len(at) < len("2021-01-05T10:30") {
		return at
	}
	return at[:10] + " " + at[11:16]
}
