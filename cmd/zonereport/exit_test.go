package main

import (
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
		if code != exitUnfinished || !strings.HasPrefix(message, "没有完成：发布: 改名 r1 失败：") || !strings.HasSuffix(message, "\n已发布的结果没有改变。") {
			t.Errorf("%v: %d %s", cause, code, message)
		}
	}
}
