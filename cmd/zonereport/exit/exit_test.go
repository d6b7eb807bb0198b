package exit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// Whatever the system refuses leaves a command unfinished; what was published has not changed.
func TestSystemErrorsAreUnfinished(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO, syscall.EPIPE, fs.ErrPermission, fs.ErrNotExist, fs.ErrExist, os.ErrDeadlineExceeded} {
		code, message := judge(fmt.Errorf("发布: %w", &fs.PathError{Op: "rename", Path: "r1", Err: cause}))
		if code != Unfinished || !strings.HasPrefix(message, "没有完成：发布: 改名 r1 失败：") || !strings.HasSuffix(message, "\n已发布的结果没有改变。") {
			t.Errorf("%v: %d %s", cause, code, message)
		}
	}
}

// An error shows no more of what it names than the reports do.
func TestReport(t *testing.T) {
	var out strings.Builder
	Report(&out, errors.New("无法读取 张\x1b[2J 13857500001.xlsx"))
	if got := out.String(); strings.Contains(got, "\x1b") || strings.Contains(got, "13857500001") {
		t.Errorf("%q", got)
	}
}
