// Package exit turns how a command ended into an exit code and a message: the one list of both.
package exit

import (
	"errors"
	"fmt"
	"io"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/shown"
	"zonereport/pipeline/wanted"
)

// Exit codes (design §3, design-life).
const (
	Done       = 0 // published, or unchanged
	Unfinished = 1 // disk, permission, a defect of ours; nothing changed
	Returned   = 2 // hard findings; files returned
	Usage      = 3 // wrong usage, or a definition or template that cannot be used
	Busy       = 4 // another run is at work on the outputs folder
	Differs    = 5 // what was compared is not equal
)

// Codes lists the exit codes for those who read help.
const Codes = `退出码：
  0  已发布，或没有变化
  1  没有完成（磁盘、权限、程序故障），已有结果没有改变
  2  台账有强制性问题，没有发布，文件已退回
  3  用法不对，或者定义、模板不能使用
  4  另一次运行正在使用输出文件夹
  5  比较的两者不一致（verify、compare、explain、package）
`

// ErrReturned ends a command whose findings block publication; they were printed already.
var ErrReturned = errors.New("hard findings")

// ErrUnusable ends a command that looked for what is wrong with definitions and found some; it was
// printed already.
var ErrUnusable = errors.New("definitions cannot be used")

// ErrRefused ends a command that did not take all that it was given; what it did not take, and why, was
// printed already.
var ErrRefused = errors.New("not all was taken")

// ErrDiffers ends a command that worked and found what it compared not equal; it was printed
// already.
var ErrDiffers = errors.New("differs")

// ErrHelp ends a command that was asked for its help; it was printed already.
var ErrHelp = errors.New("help shown")

// UsageError is a call that cannot be carried out as written.
type UsageError struct {
	Reason  string
	Command string // whose help to read; empty for the overview
}

func (e *UsageError) Error() string {
	help := "zonereport help"
	if e.Command != "" {
		help += " " + e.Command
	}
	return e.Reason + "\n用法见：" + help
}

// Report prints an error for the user and returns the exit code.
func Report(stderr io.Writer, err error) int {
	code, message := Judge(err)
	if message != "" {
		_, _ = fmt.Fprintln(stderr, message)
	}
	return code
}

// Judge gives the exit code of an error and what the user is told of it, "" where it was told already.
func Judge(err error) (code int, message string) {
	code, message = judge(err)
	return code, shown.EscapeLines(shown.Mask(message))
}

// judge maps an error to its exit code and its message.
func judge(err error) (code int, message string) {
	var (
		usage    *UsageError
		input    *inputs.Error
		unknown  *wanted.FigureError
		nameless *wanted.LedgerError
		broken   *definition.Error
		foreign  *publish.OwnerError
		busy     *disk.BusyError
		damaged  *publish.DamagedError
		taken    *publish.TakenError
		refused  *archive.RefusedError
		stopped  *pipeline.CascadeError
	)
	switch {
	case err == nil, errors.Is(err, ErrHelp):
		return Done, ""
	case errors.Is(err, ErrReturned):
		return Returned, ""
	case errors.Is(err, ErrUnusable), errors.Is(err, ErrRefused):
		return Usage, ""
	case errors.Is(err, ErrDiffers):
		return Differs, ""
	case errors.As(err, &stopped):
		code, _ = judge(stopped.Err)
		return code, "没有全部完成：" + systemerror.InChinese(err) + systemerror.Advice(err)
	case errors.As(err, &usage), errors.As(err, &input), errors.As(err, &unknown), errors.As(err, &nameless), errors.As(err, &taken), errors.As(err, &foreign), errors.As(err, &refused):
		return Usage, "不能执行：" + err.Error()
	case errors.As(err, &broken):
		return Usage, "定义或模板不能使用，不能执行：" + err.Error()
	case errors.As(err, &busy):
		return Busy, busy.Error()
	case errors.As(err, &damaged):
		return Unfinished, "没有完成：" + systemerror.InChinese(err)
	}
	return Unfinished, "没有完成：" + systemerror.InChinese(err) + systemerror.Advice(err) + "\n已发布的结果没有改变。"
}
