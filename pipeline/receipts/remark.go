package receipts

import (
	"fmt"
	"regexp"
	"strconv"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
)

// named finds the month in the name of a file.
var named = regexp.MustCompile(`(20\d\d)年(\d{1,2})月`)

// remark says of a file that it seems to be another month's: by its content, which came for that one, or by its
// name. A name with a later month may tell when it was sent.
func (b *book) remark(name, sum string) string {
	own := b.job.Period.String()
	for _, e := range b.chain.Events {
		if e.Event == archive.Received && e.SHA256 == sum && e.Period != own {
			return fmt.Sprintf("与 %s 收到的“%s”内容相同，请核对是不是本月的", e.Period, e.File)
		}
	}
	if m := named.FindStringSubmatch(name); m != nil {
		year, _ := strconv.Atoi(m[1])
		number, _ := strconv.Atoi(m[2])
		month := calendar.Month{Year: year, Number: number}
		if number >= 1 && number <= 12 && month.Start() < b.job.Period.Start() {
			return fmt.Sprintf("文件名写的是 %s，请核对是不是本月的", month)
		}
	}
	return ""
}
