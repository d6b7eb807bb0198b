//go:build unix

package timetable

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What cron hands to sh arrives at the program as the plan has it.
func TestCronLine(t *testing.T) {
	dir := t.TempDir()
	p := odd()
	p.Dir, p.Program = filepath.Join(dir, "报 送%h 'x'"), filepath.Join(dir, "程 序%")
	if err := os.Mkdir(p.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.Program, []byte("#!/bin/sh\npwd\nfor a in \"$@\"; do printf '<%s>\\n' \"$a\"; done\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	var line string
	for _, l := range strings.Split(string(keeper(t, machine(t, absent), Cron, p).Text()), "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			line = l
		}
	}
	command := strings.SplitN(line, " ", 6)[5]
	if at := strings.Index(strings.ReplaceAll(command, `\%`, ""), "%"); at >= 0 {
		t.Errorf("cron ends the command at a %% of %s", line)
	}
	out, err := exec.Command("/bin/sh", "-c", strings.ReplaceAll(command, `\%`, "%")).CombinedOutput()
	want := p.Dir + "\n"
	for _, a := range p.Args {
		want += fmt.Sprintf("<%s>\n", a)
	}
	if err != nil || string(out) != want {
		t.Errorf("%s: %v\n%s\nwant\n%s", line, err, out, want)
	}
}

// crontab is one account's table, nil for none.
type crontab struct {
	table   *string
	written int
	args    []string
}

func (c *crontab) call(stdin []byte, name string, args ...string) (string, error) {
	c.args = append([]string{name}, args...)
	if args[len(args)-1] == "-" {
		text := string(stdin)
		c.table, c.written = &text, c.written+1
		return "", nil
	}
	if c.table == nil {
		return "", &toldError{said: "no crontab for tjj", err: errors.New("exit status 1")}
	}
	return *c.table, nil
}

func TestCronKept(t *testing.T) {
	changed := plain()
	changed.Hour = 9
	for name, foreign := range map[string][2]string{
		"none":             {"", ""},
		"foreign before":   {"MAILTO=x\n0 1 * * * 别的 # 100\\%\n", ""},
		"foreign around":   {"0 1 * * * a\n", "# 注\n\n0 2 * * * b\n"},
		"another office's": {"", "# >>> zonereport-00000000 zonereport schedule\n1 1 * * * x\n# <<< zonereport-00000000\n"},
	} {
		tab := &crontab{}
		m := machine(t, tab.call)
		k := keeper(t, m, Cron, plain())
		if foreign[0] != "" || foreign[1] != "" {
			all := foreign[0] + string(keeper(t, m, Cron, changed).Text()) + foreign[1]
			tab.table = &all
			wants(t, name, k.Show, "与现在的设定不同")
		}
		for range 2 {
			wants(t, name, k.Install, "已写进 tjj 的 crontab", "账户  tjj", "30 0 * * *")
			if got := *tab.table; got != foreign[0]+string(k.Text())+foreign[1] {
				t.Errorf("%s: the table is\n%s", name, got)
			}
		}
		if tab.written != 1 {
			t.Errorf("%s: written %d times", name, tab.written)
		}
		wants(t, name, k.Show, "与现在的设定相同", "账户  tjj")
		wants(t, name, k.Remove, "已从 tjj 的 crontab 里删去")
		wants(t, name, k.Remove, "没有设定", "没有改动")
		wants(t, name, k.Show, "没有设定")
		if got := *tab.table; got != foreign[0]+foreign[1] {
			t.Errorf("%s: removed, the table is\n%s", name, got)
		}
	}
}

func TestCronTables(t *testing.T) {
	open := "0 1 * * * a" // no line end
	tab := &crontab{table: &open}
	k := keeper(t, machine(t, tab.call), Cron, plain())
	wants(t, "no line end", k.Install, "已写进")
	if *tab.table != "0 1 * * * a\n"+string(k.Text()) {
		t.Error(*tab.table)
	}
	torn := strings.ReplaceAll(*tab.table, "# <<<", "# ")
	tab.table = &torn
	wants(t, "no end", k.Install, "refused:", "没有改动")
	if *tab.table != torn {
		t.Errorf("a table that cannot be understood became\n%s", *tab.table)
	}
	denied := machine(t, func([]byte, string, ...string) (string, error) {
		return "", &toldError{said: "You (tjj) are not allowed to use this program (crontab)", err: errors.New("exit status 1")}
	})
	wants(t, "not allowed", keeper(t, denied, Cron, plain()).Install, "failed:", "not allowed to use this program")
}

func TestCronAccounts(t *testing.T) {
	tab := &crontab{}
	m := machine(t, tab.call)
	p := plain()
	p.As = "别人"
	wants(t, "as another", keeper(t, m, Cron, p).Install, "refused:", "sudo")
	m.Root, m.User = true, "root"
	wants(t, "root as another", keeper(t, m, Cron, p).Install, "账户  别人")
	if want := []string{"crontab", "-u", "别人", "-"}; !slices.Equal(tab.args, want) {
		t.Errorf("%v", tab.args)
	}
}
