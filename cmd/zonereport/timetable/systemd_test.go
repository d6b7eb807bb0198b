package timetable

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnits(t *testing.T) {
	text := string(keeper(t, machine(t, absent), Systemd, odd()).Text())
	for _, line := range []string{
		"Description=zonereport 示范经济开发区 100%%：上月的台账到期就做报告",
		"Type=oneshot",
		"WorkingDirectory=/srv/报 送%%h",
		`ExecStart="/opt/zone report/zonereport" run --outputs "/srv/报 送%%h/out\"put's" --after "sh '通 知.sh' \"$$ZR_TEXT\" 50%%! ;" ""`,
		"SuccessExitStatus=2",
		"ProtectSystem=strict",
		`ReadWritePaths="/srv/报 送%%h/out\"put's"`,
		`ReadWritePaths="/srv/留存"`,
		"PrivateTmp=true",
		"Persistent=true",
		"WantedBy=timers.target",
	} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
	service, timer := strings.Index(text, "[Service]"), strings.Index(text, "[Timer]")
	if service < 0 || timer < service || strings.Contains(text, "User=") {
		t.Errorf("service at %d, timer at %d of\n%s", service, timer, text)
	}
	root := machine(t, absent)
	root.Root, root.User, root.Sudo = true, "root", "admin"
	for as, want := range map[string]string{"": "User=admin\n", "tjj": "User=tjj\n"} {
		p := plain()
		p.As = as
		if text := string(keeper(t, root, Systemd, p).Text()); !strings.Contains(text, want) {
			t.Errorf("as %q: %s", as, text)
		}
	}
}

// systemctl answers all calls but those that begin with what fails.
type systemctl struct {
	calls []string
	fails string
}

func (s *systemctl) call(_ []byte, name string, args ...string) (string, error) {
	call := name + " " + strings.Join(args, " ")
	s.calls = append(s.calls, call)
	if s.fails != "" && strings.Contains(call, s.fails) {
		return "", errors.New("Failed to connect to bus")
	}
	return "NEXT LEFT UNIT\n", nil
}

func TestSystemdKept(t *testing.T) {
	ctl := &systemctl{}
	m := machine(t, ctl.call)
	k, name := keeper(t, m, Systemd, plain()), plain().Name()
	file := filepath.Join(m.Units, name+".timer")

	wants(t, "not there", k.Show, "没有设定", name)
	wants(t, "not there", k.Remove, "没有设定", "没有改动")
	wants(t, "install", k.Install, "已设定", "每天北京时间 08:30", "账户  tjj", "loginctl enable-linger tjj", file)
	if got := strings.Join(ctl.calls, "\n"); !strings.HasSuffix(got, "systemctl --user daemon-reload\nsystemctl --user enable "+name+".timer\nsystemctl --user restart "+name+".timer") {
		t.Error(got)
	}
	wants(t, "install again", k.Install, "已设定")
	wants(t, "show", k.Show, "与现在的设定相同", "NEXT LEFT", "tjj")
	changed := plain()
	changed.Hour = 9
	wants(t, "show another", keeper(t, m, Systemd, changed).Show, "与现在的设定不同", "schedule install")
	ctl.fails = "list-timers"
	wants(t, "show without bus", k.Show, "已设定", "没有能问到", "Failed to connect to bus")
	ctl.fails = "enable"
	wants(t, "change, refused", keeper(t, m, Systemd, changed).Install, "failed:", "Failed to connect to bus", "登录")
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "08:30") {
		t.Errorf("after an install that failed: %s, %v", data, err)
	}
	ctl.fails = ""
	wants(t, "remove", k.Remove, "已取消")
	if left, err := os.ReadDir(m.Units); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	ctl.fails = "enable"
	wants(t, "first install, refused", k.Install, "failed:")
	if left, err := os.ReadDir(m.Units); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestSystemdAccounts(t *testing.T) {
	ctl := &systemctl{}
	m := machine(t, ctl.call)
	p := plain()
	p.As = "别人"
	wants(t, "as another", keeper(t, m, Systemd, p).Install, "refused:", "sudo")
	p.As = "tjj"
	wants(t, "as oneself", keeper(t, m, Systemd, p).Install, "已设定")
	if err := os.WriteFile(filepath.Join(m.Linger, "tjj"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if text, err := keeper(t, m, Systemd, p).Install(); err != nil || strings.Contains(text, "loginctl") {
		t.Errorf("%s, %v", text, err)
	}
	m.Root, m.User = true, "root"
	ctl.calls = nil
	wants(t, "root as another", keeper(t, m, Systemd, p).Install, "已设定", "账户  tjj")
	if got := strings.Join(ctl.calls, " "); strings.Contains(got, "--user") {
		t.Error(got)
	}
	p.As = ""
	wants(t, "root", keeper(t, m, Systemd, p).Install, "账户  root（管理员")
}

// A unit of that name that somebody else wrote stays as it is.
func TestSystemdForeign(t *testing.T) {
	for _, ending := range []string{".service", ".timer"} {
		m := machine(t, (&systemctl{}).call)
		if err := os.MkdirAll(m.Units, 0o755); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(m.Units, plain().Name()+ending)
		if err := os.WriteFile(file, []byte("[Unit]\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		k := keeper(t, m, Systemd, plain())
		for _, do := range []func() (string, error){k.Install, k.Remove, k.Show} {
			wants(t, "foreign", do, "refused:", "不是本程序写的，没有改动")
		}
		left, err := os.ReadDir(m.Units)
		if data, rerr := os.ReadFile(file); string(data) != "[Unit]\n" || err != nil || rerr != nil || len(left) != 1 {
			t.Errorf("%s became %s (%v, %v), beside it %v", file, data, err, rerr, left)
		}
	}
}
