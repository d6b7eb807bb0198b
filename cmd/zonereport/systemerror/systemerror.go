// Package systemerror words what an operating system refuses in Chinese, and says what to do about it.
package systemerror

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// trouble is what an operating system refuses, in words that people can act on.
type trouble struct {
	causes []error
	says   string // what is the matter
	advice string // what to do; empty when the message says it
}

const (
	noRoomAdvice  = "磁盘空间不足或超出限额。请清理磁盘或换一个输出文件夹，再重新运行。"
	noRightAdvice = "没有权限。请检查文件夹和文件的所有者与读写权限，再重新运行。"
	defectAdvice  = "这是程序的故障。请把这段信息和出错月份的输入文件交给维护人员。"
)

// operations are the calls that an error may name.
var operations = map[string]string{
	"open": "打开", "openat": "打开", "read": "读取", "write": "写入", "close": "关闭", "sync": "写盘", "fsync": "写盘",
	"mkdir": "建立文件夹", "rename": "改名", "remove": "删除", "unlink": "删除", "unlinkat": "删除", "rmdir": "删除",
	"stat": "查看", "lstat": "查看", "readdirent": "列出", "fdopendir": "列出", "chmod": "改权限", "truncate": "改写",
	"flock": "锁定", "fcntl": "锁定", "getwd": "查看", "symlink": "链接", "readlink": "查看",
}

// InChinese is the message of an error with the system's own words in Chinese.
func InChinese(err error) string {
	return reword(err.Error(), err)
}

// reword replaces what the errors below err say in English inside text.
func reword(text string, err error) string {
	switch e := err.(type) {
	case nil:
		return text
	case *fs.PathError:
		return strings.ReplaceAll(text, e.Error(), refused(e.Op, e.Path, e.Err))
	case *os.LinkError:
		return strings.ReplaceAll(text, e.Error(), refused(e.Op, e.New, e.Err))
	case *os.SyscallError:
		return strings.ReplaceAll(text, e.Error(), refused(e.Syscall, "", e.Err))
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			text = reword(text, inner)
		}
		return text
	}
	if inner := errors.Unwrap(err); inner != nil {
		return reword(text, inner)
	}
	return strings.ReplaceAll(text, err.Error(), says(err))
}

// refused words a call that failed: 打开 outputs/.lock 失败：没有权限.
func refused(operation, path string, cause error) string {
	name, ok := operations[operation]
	if !ok {
		name = operation
	}
	if path != "" {
		path = " " + path + " "
	}
	return fmt.Sprintf("%s%s失败：%s", name, path, says(cause))
}

// says is a cause in Chinese; one that no table has keeps its own words.
func says(cause error) string {
	if t, ok := find(cause); ok {
		return t.says
	}
	return cause.Error()
}

// Advice says what to do about a cause that lies outside the program.
func Advice(err error) string {
	if t, ok := find(err); ok && t.advice != "" {
		return "\n" + t.advice
	}
	if strings.HasPrefix(err.Error(), "panic:") || strings.Contains(err.Error(), ": panic:") {
		return "\n" + defectAdvice
	}
	return ""
}

// find gives what is known of the first cause in the table that err rests on.
func find(err error) (trouble, bool) {
	for _, t := range troubles() {
		for _, cause := range t.causes {
			if errors.Is(err, cause) {
				return t, true
			}
		}
	}
	return trouble{}, false
}
