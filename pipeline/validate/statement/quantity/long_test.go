package quantity

import (
	"strings"
	"testing"
	"time"
)

// A cell as long as cells can be is read in no time, whatever it is full of.
func TestLongTexts(t *testing.T) {
	r := reader(t)
	for _, part := range []string{"1", "1、", "亿", "一亿", "十四五", "1,111", "1亿", "第", "1.1.", "3—", "多", "27个", "1 ", "百分之", "近", "数十", "负", "-1", "1/"} {
		begun := time.Now()
		r.Read(strings.Repeat(part, 32767))
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s: %s", part, took)
		}
	}
}
