package rollup

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/tally"
)

// Why a folder cannot be used is said in the papers' own words: neither the machine's nor where the folder lies.
func TestReason(t *testing.T) {
	dir := filepath.Join("data", "甲", "outputs")
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("列出已发布的月份: %w", &fs.PathError{Op: "open", Path: dir, Err: syscall.EACCES}), "读不出来：没有权限"},
		{&fs.PathError{Op: "read", Path: dir, Err: syscall.EIO}, "读不出来：磁盘、网络或文件夹有问题"},
		{&publish.DamagedError{Path: filepath.Join(dir, "2020-12", "latest"), Reason: errors.New("文件不在了")}, "2020-12/latest"},
		{errors.New("与事件链 events.jsonl 的登记不符。"), "与事件链 events.jsonl 的登记不符"},
	} {
		got := filepath.ToSlash(reason(c.err, dir))
		if !strings.Contains(got, c.want) || strings.Contains(got, "data") || strings.Contains(got, "denied") || strings.HasSuffix(got, "。") {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

// Two zones that bear one code by mistake are both named.
func TestOneCodeOfTwoZones(t *testing.T) {
	zone := func(name, code, sum, where string, state tally.State) folder {
		return folder{zone: tally.Zone{Name: name, Code: code, Sum: sum, Folder: where, State: state, Check: "码" + sum, Now: tally.Stated{Month: calendar.Month{Year: 2020, Number: 12}, Run: "r1"}}}
	}
	got := once([]folder{zone("丙区", "ab12", "1", "z3/outputs", tally.Reported), zone("丁区", "AB12", "2", "z4/outputs", tally.Reported)})
	if len(got) != 1 || got[0].zone.State != tally.Doubled || !strings.Contains(got[0].zone.Why, "z3/outputs（r1，校验码码1）、z4/outputs（代码相同的丁区）（r1，校验码码2）") {
		t.Errorf("both reported: %+v", got)
	}
	got = once([]folder{zone("丙区", "ab12", "1", "z3/outputs", tally.Reported), zone("丁区", "AB12", "", "z4/outputs", tally.Missing)})
	if len(got) != 1 || got[0].zone.State != tally.Reported || !strings.Contains(strings.Join(got[0].zone.Notes, ""), "还有输出文件夹 z4/outputs（代码相同的丁区）") {
		t.Errorf("one reported: %+v", got)
	}
}
