package timetable

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf16"
)

// windows keeps a plan as a task of Windows Task Scheduler.
type windows struct {
	machine Machine
	plan    Plan
	account string
}

// variable is what Task Scheduler takes for a variable of the environment; it has no way to say that it is none.
var variable = regexp.MustCompile(`%[^%\\/:*?"<>| ]+%|\$\(`)

// longestPath is the length of a path that Task Scheduler takes (pathType of its schema).
const longestPath = 260

func newWindows(m Machine, p Plan) (Keeper, error) {
	for _, text := range append([]string{p.Program, p.Dir}, p.Args...) {
		if found := variable.FindString(text); found != "" {
			return nil, refuse("%q 里的 %s 会被任务计划程序当作变量。请把文件夹改名，或把命令写进一个 .bat 文件。", text, found)
		}
	}
	for _, path := range []string{p.Program, p.Dir} {
		if len(utf16.Encode([]rune(path))) > longestPath {
			return nil, refuse("路径 %q 太长，任务计划程序最多认 %d 个字。请把程序移到路径短的文件夹。", path, longestPath)
		}
	}
	return windows{m, p, cmp.Or(p.As, m.User)}, nil
}

// system are the names of the account without a user.
func system(account string) bool {
	return strings.EqualFold(account, "SYSTEM") || strings.EqualFold(account, `NT AUTHORITY\SYSTEM`)
}

func (w windows) tasks(args ...string) (string, error) {
	return w.machine.Call(nil, "schtasks", args...)
}

// standing says whether there is a task of the name. One that somebody else wrote is refused.
func (w windows) standing() (bool, error) {
	out, err := w.tasks("/Query", "/TN", w.plan.Name(), "/XML")
	if ended := new(exec.ExitError); errors.As(err, &ended) {
		return false, nil
	}
	if err != nil {
		return false, w.failed(err)
	}
	if !strings.Contains(strings.ReplaceAll(out, "\x00", ""), "<Source>"+source+"</Source>") {
		return false, refuse("任务 %s 不是本程序写的，没有改动。请在任务计划程序里把它改名或删去，再设定。", w.plan.Name())
	}
	return true, nil
}

func (w windows) failed(err error) error {
	return failed(err, "schtasks", "它在 Windows 的 System32 里；别的系统请用 --for systemd 或 --for cron。")
}

// Install hands the task file over.
func (w windows) Install() (string, error) {
	if _, err := w.standing(); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "zonereport")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, w.plan.Name()+".xml")
	if err := os.WriteFile(file, w.Text(), 0o600); err != nil {
		return "", err
	}
	if _, err := w.tasks("/Create", "/TN", w.plan.Name(), "/XML", file, "/F"); err != nil {
		if err = w.failed(err); w.plan.As != "" {
			err = fmt.Errorf("%w。--as 要以管理员身份运行（在命令提示符上点右键，以管理员身份运行）", err)
		}
		return "", err
	}
	return fmt.Sprintf("已设定任务计划程序里的任务 %s：每天北京时间 %s 运行，关机错过的，开机以后补上。\n%s", w.plan.Name(), w.plan.clock(), w.runsAs()), nil
}

// runsAs names the account, and when it runs.
func (w windows) runsAs() string {
	text := fmt.Sprintf("  账户  %s\n", w.account)
	switch {
	case system(w.account):
		return text + "        不登录也运行；打不开别的机器上的共享文件夹\n"
	case w.plan.As != "":
		return text + "        不登录也运行，不必留密码；打不开别的机器上的共享文件夹\n"
	}
	return text + "        只在该用户登录期间运行。不登录也要运行的，请以管理员身份用 --as 用户 重新设定\n"
}

// Show tells of the task what Task Scheduler says.
func (w windows) Show() (string, error) {
	there, err := w.standing()
	if err != nil {
		return "", err
	}
	if !there {
		return fmt.Sprintf("没有设定：任务计划程序里没有 %s。\n", w.plan.Name()), nil
	}
	out, err := w.tasks("/Query", "/TN", w.plan.Name(), "/V", "/FO", "LIST")
	if err != nil {
		return "", w.failed(err)
	}
	return fmt.Sprintf("已设定任务计划程序里的任务 %s。\n%s\n", w.plan.Name(), strings.TrimSpace(strings.ReplaceAll(out, "\r\n", "\n"))), nil
}

// Remove deletes the task.
func (w windows) Remove() (string, error) {
	there, err := w.standing()
	if err != nil {
		return "", err
	}
	if !there {
		return fmt.Sprintf("没有设定：任务计划程序里没有 %s，没有改动。\n", w.plan.Name()), nil
	}
	if _, err := w.tasks("/Delete", "/TN", w.plan.Name(), "/F"); err != nil {
		return "", w.failed(err)
	}
	return fmt.Sprintf("已取消任务计划程序里的任务 %s。\n", w.plan.Name()), nil
}
