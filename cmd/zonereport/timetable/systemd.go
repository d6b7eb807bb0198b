package timetable

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// systemd keeps a plan as a service and a timer: of the system, run as some account, or of a user.
type systemd struct {
	machine Machine
	plan    Plan
	account string
	system  bool // units of the system: for root alone to set
}

func newSystemd(m Machine, p Plan) (Keeper, error) {
	s := systemd{machine: m, plan: p, account: m.User, system: m.Root || p.As != "" && p.As != m.User}
	if s.system {
		s.account = cmp.Or(p.As, m.Sudo, m.User)
	}
	for _, path := range []string{p.Dir, p.Program} {
		if strings.HasSuffix(path, `\`) || strings.TrimSpace(path) != path {
			return nil, refuse("%q 末尾的空格或反斜杠不能写进 systemd 的单元。请改名以后再设定。", path)
		}
	}
	return s, nil
}

// ours marks a unit that this program wrote.
const ours = "# zonereport schedule"

func (s systemd) path(ending string) string {
	return filepath.Join(s.machine.Units, s.plan.Name()+ending)
}

// control calls systemctl for the units' owner.
func (s systemd) control(args ...string) (string, error) {
	if !s.system {
		args = append([]string{"--user"}, args...)
	}
	out, err := s.machine.Call(nil, "systemctl", args...)
	err = failed(err, "systemctl", "没有 systemd 的机器请用 --for cron。")
	if refused := new(RefusedError); err != nil && !s.system && !errors.As(err, &refused) {
		err = fmt.Errorf("%w。用户的 systemd 要在该用户登录以后才有；不登录也要运行的，请管理员用 sudo zonereport schedule install --as %s", err, s.account)
	}
	return out, err
}

// standing reads a unit that is there; nil where there is none. One that somebody else wrote is refused.
func (s systemd) standing(ending string) ([]byte, error) {
	data, err := os.ReadFile(s.path(ending))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !bytes.HasPrefix(data, []byte(ours)):
		return nil, refuse("%s 不是本程序写的，没有改动。请把它移走或改名，再设定。", s.path(ending))
	}
	return data, nil
}

// allowed refuses units of the system to whom they are not for to set.
func (s systemd) allowed() error {
	if s.system && !s.machine.Root {
		return refuse("以 %s 的身份运行要由管理员设定。请用 sudo 运行同一命令，或者不写 --as，以 %s 的身份运行。", s.account, s.machine.User)
	}
	return nil
}

// Install writes both units and starts the timer; where that fails, what was there before is put back.
func (s systemd) Install() (string, error) {
	if err := s.allowed(); err != nil {
		return "", err
	}
	if _, err := s.control("--version"); err != nil {
		return "", err
	}
	service, timer, err := s.units()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(s.machine.Units, 0o755); err != nil {
		return "", err
	}
	err = errors.Join(s.put(".service", []byte(s.service())), s.put(".timer", []byte(s.timer())))
	for _, args := range [][]string{{"daemon-reload"}, {"enable", s.plan.Name() + ".timer"}, {"restart", s.plan.Name() + ".timer"}} {
		if err == nil {
			_, err = s.control(args...)
		}
	}
	if err != nil {
		return "", errors.Join(err, s.put(".service", service), s.put(".timer", timer))
	}
	return fmt.Sprintf("已设定 systemd 定时器 %s.timer：每天北京时间 %s 运行，关机错过的，开机以后补上。\n%s  文件  %s\n        %s\n",
		s.plan.Name(), s.plan.clock(), s.runsAs(), s.path(".service"), s.path(".timer")), nil
}

// units are both as they stand, nil where one is not there.
func (s systemd) units() (service, timer []byte, err error) {
	if service, err = s.standing(".service"); err != nil {
		return nil, nil, err
	}
	timer, err = s.standing(".timer")
	return service, timer, err
}

// put makes a unit say that; nil is no unit.
func (s systemd) put(ending string, text []byte) error {
	if text != nil {
		return os.WriteFile(s.path(ending), text, 0o644)
	}
	if err := os.Remove(s.path(ending)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// runsAs names the account, and what has to be done so that it runs also while nobody is logged in.
func (s systemd) runsAs() string {
	text := fmt.Sprintf("  账户  %s\n", s.account)
	if s.system {
		if s.account == "root" {
			text = "  账户  root（管理员；要以普通用户的身份运行，用 --as 用户 重新设定）\n"
		}
		return text
	}
	if _, err := os.Stat(filepath.Join(s.machine.Linger, s.account)); err == nil {
		return text
	}
	return text + fmt.Sprintf("        只在 %s 登录期间运行。不登录也要运行的，执行一次：loginctl enable-linger %s\n", s.account, s.account)
}

// Show tells of the files and, as far as it answers, what systemd says of the timer.
func (s systemd) Show() (string, error) {
	service, timer, err := s.units()
	if err != nil {
		return "", err
	}
	if service == nil && timer == nil {
		return fmt.Sprintf("没有设定：%s 中没有 %s.timer。\n", s.machine.Units, s.plan.Name()), nil
	}
	state := "与现在的设定相同"
	if string(service) != s.service() || string(timer) != s.timer() {
		state = "与现在的设定不同，要改成现在的，再运行一次 zonereport schedule install"
	}
	text := fmt.Sprintf("已设定 systemd 定时器 %s.timer（%s）。\n%s  文件  %s\n        %s\n", s.plan.Name(), state, s.runsAs(), s.path(".service"), s.path(".timer"))
	list, err := s.control("list-timers", "--all", "--no-pager", s.plan.Name()+".timer")
	if err != nil {
		return text + "  没有能问到下一次是什么时候：" + err.Error() + "\n", nil
	}
	return text + strings.TrimRight(list, "\n") + "\n", nil
}

// Remove stops the timer and deletes both units.
func (s systemd) Remove() (string, error) {
	if err := s.allowed(); err != nil {
		return "", err
	}
	service, timer, err := s.units()
	if err != nil {
		return "", err
	}
	if service == nil && timer == nil {
		return fmt.Sprintf("没有设定：%s 中没有 %s.timer，没有改动。\n", s.machine.Units, s.plan.Name()), nil
	}
	if timer != nil {
		if _, err := s.control("disable", "--now", s.plan.Name()+".timer"); err != nil {
			return "", err
		}
	}
	if err := errors.Join(s.put(".timer", nil), s.put(".service", nil)); err != nil {
		return "", err
	}
	if _, err := s.control("daemon-reload"); err != nil {
		return "", err
	}
	return fmt.Sprintf("已取消 systemd 定时器 %s.timer，两个文件已删去。\n", s.plan.Name()), nil
}
