package timetable

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
)

// cron keeps a plan as a line of an account's crontab, between two marks.
type cron struct {
	machine Machine
	plan    Plan
	account string
}

func newCron(m Machine, p Plan) (Keeper, error) {
	for _, text := range append([]string{p.Program, p.Dir}, p.Args...) {
		if strings.Contains(text, `\`) {
			return nil, refuse("%q 里有反斜杠，各种 cron 的读法不一，不能写进 crontab。请改名，或用 --for systemd。", text)
		}
	}
	return cron{m, p, cmp.Or(p.As, m.User)}, nil
}

// word writes a text as one word of a command of sh, in a line of a crontab: there % ends the command unless a
// backslash stands before it.
func word(text string) string {
	if text == "" || strings.ContainsFunc(text, func(r rune) bool {
		return r < 0x80 && !strings.ContainsRune("/._-+:=@,", r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		text = "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return strings.ReplaceAll(text, "%", `\%`)
}

func (c cron) begin() string { return "# >>> " + c.plan.Name() + " zonereport schedule" }
func (c cron) end() string   { return "# <<< " + c.plan.Name() }

// Text is the lines of the plan. cron counts by the clock of the machine.
func (c cron) Text() []byte {
	p := c.plan
	now := c.machine.Now.In(calendar.Beijing)
	at := time.Date(now.Year(), now.Month(), now.Day(), p.Hour, p.Minute, 0, 0, calendar.Beijing).In(c.machine.Now.Location())
	command := []string{word(p.Program)}
	for _, a := range p.Args {
		command = append(command, word(a))
	}
	lines := []string{
		c.begin(),
		"# " + p.about() + "。用 zonereport schedule install、remove 改动，不要手工改。",
		fmt.Sprintf("# cron 按本机的时区计时：北京时间 %s 是本机（%s）的 %s。改了时区或夏令时变了，请重新设定。", p.clock(), at.Format("MST -07:00"), at.Format("15:04")),
		fmt.Sprintf("%d %d * * * cd %s && %s", at.Minute(), at.Hour(), word(p.Dir), strings.Join(command, " ")),
		c.end(),
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// table calls crontab for the account.
func (c cron) table(stdin []byte, args ...string) (string, error) {
	if c.account != c.machine.User {
		if !c.machine.Root {
			return "", refuse("以 %s 的身份运行要由管理员设定。请用 sudo 运行同一命令，或者不写 --as，以 %s 的身份运行。", c.account, c.machine.User)
		}
		args = append([]string{"-u", c.account}, args...)
	}
	return c.machine.Call(stdin, "crontab", args...)
}

// read reads the account's crontab: what stands before the plan's own lines, these, and what stands behind them.
func (c cron) read() (before, own, after string, err error) {
	all, err := c.table(nil, "-l")
	if told := new(toldError); errors.As(err, &told) && strings.Contains(strings.ToLower(told.said), "no crontab for") {
		return "", "", "", nil
	}
	refused := new(RefusedError)
	if err != nil && !errors.As(err, &refused) && !errors.Is(err, exec.ErrNotFound) {
		err = fmt.Errorf("读取 %s 的 crontab：%w", c.account, err)
	}
	if err = c.failed(err); err != nil {
		return "", "", "", err
	}
	if all != "" && !strings.HasSuffix(all, "\n") {
		all += "\n"
	}
	i := strings.Index("\n"+all, "\n"+c.begin()+"\n")
	if i < 0 {
		return all, "", "", nil
	}
	end := strings.Index(all[i:], "\n"+c.end()+"\n")
	if end < 0 {
		return "", "", "", refuse("%s 的 crontab 里有“%s”，却没有“%s”，没有改动。请用 crontab -e 删去本程序的那几行，再设定。", c.account, c.begin(), c.end())
	}
	end += i + len("\n"+c.end()+"\n")
	return all[:i], all[i:end], all[end:], nil
}

func (c cron) failed(err error) error {
	if refused := new(RefusedError); errors.As(err, &refused) {
		return err
	}
	return failed(err, "crontab", "请安装 cron（Debian、UOS：cron；麒麟、openEuler：cronie），或用 --for systemd。")
}

// Install puts the lines into the crontab in the place of the earlier ones, else at its end.
func (c cron) Install() (string, error) {
	before, own, after, err := c.read()
	if err != nil {
		return "", err
	}
	if own != string(c.Text()) {
		if _, err := c.table([]byte(before+string(c.Text())+after), "-"); err != nil {
			return "", c.failed(err)
		}
	}
	return fmt.Sprintf("已写进 %s 的 crontab：每天北京时间 %s 运行；关机错过的，下一天补上。\n  账户  %s\n%s", c.account, c.plan.clock(), c.account, c.Text()), nil
}

// Show tells of the lines in the crontab.
func (c cron) Show() (string, error) {
	_, own, _, err := c.read()
	switch {
	case err != nil:
		return "", err
	case own == "":
		return fmt.Sprintf("没有设定：%s 的 crontab 里没有 %s。\n", c.account, c.plan.Name()), nil
	case own != string(c.Text()):
		return fmt.Sprintf("已写进 %s 的 crontab（与现在的设定不同，要改成现在的，再运行一次 zonereport schedule install）。\n  账户  %s\n%s", c.account, c.account, own), nil
	}
	return fmt.Sprintf("已写进 %s 的 crontab（与现在的设定相同）。\n  账户  %s\n%s", c.account, c.account, own), nil
}

// Remove takes the lines out of the crontab.
func (c cron) Remove() (string, error) {
	before, own, after, err := c.read()
	switch {
	case err != nil:
		return "", err
	case own == "":
		return fmt.Sprintf("没有设定：%s 的 crontab 里没有 %s，没有改动。\n", c.account, c.plan.Name()), nil
	}
	if _, err := c.table([]byte(before+after), "-"); err != nil {
		return "", c.failed(err)
	}
	return fmt.Sprintf("已从 %s 的 crontab 里删去 %s，别的行没有动。\n", c.account, c.plan.Name()), nil
}
