package receipts

import (
	"fmt"
	"regexp"
	"strconv"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/register"
)

// named finds the month in the name of a file.
var named = regexp.MustCompile(`(20\d\d)年(\d{1,2})月`)

// mostTitled is how many bytes of a file are read to see which month stands above its rows.
const mostTitled = 4 << 20

// remark says of a file that it seems to be another month's: by its content, which came for that one, by its title,
// or by its name. A name with a later month may tell when it was sent.
func (b *book) remark(f register.File) string {
	own := b.job.Period.String()
	for _, e := range b.chain.Events {
		if e.Event == archive.Received && e.SHA256 == f.SHA256 && e.Period != own {
			return fmt.Sprintf("与 %s 收到的“%s”内容相同，请核对是不是本月的", e.Period, b.shown(e.File))
		}
	}
	if data, err := b.content(f); err == nil && len(data) <= mostTitled {
		if m := b.take(f).Month; m != "" && m != own {
			return fmt.Sprintf("标题里写的是 %s，请核对是不是本月的", m)
		}
	}
	if m := named.FindStringSubmatch(f.Name); m != nil {
		year, _ := strconv.Atoi(m[1])
		number, _ := strconv.Atoi(m[2])
		month := calendar.Month{Year: year, Number: number}
		if number >= 1 && number <= 12 && month.Start() < b.job.Period.Start() {
			return fmt.Sprintf("文件名写的是 %s，请核对是不是本月的", month)
		}
	}
	return ""
}
