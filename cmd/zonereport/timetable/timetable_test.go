package timetable

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
)

// odd is a plan in whose texts everything stands that some system takes for something else.
func odd() Plan {
	return Plan{
		Zone: "示范经济开发区 100%", Program: "/opt/zone report/zonereport", Dir: "/srv/报 送%h", Outputs: "/srv/报 送%h/out\"put's", Store: "/srv/留存",
		Args: []string{"run", "--outputs", "/srv/报 送%h/out\"put's", "--after", `sh '通 知.sh' "$ZR_TEXT" 50%! ;`, ""},
		Hour: 8, Minute: 5,
	}
}

// plain is one as most are.
func plain() Plan {
	return Plan{Zone: "示范经济开发区", Program: "/usr/bin/zonereport", Dir: "/srv", Outputs: "/srv/outputs", Args: []string{"run", "--last-month", "--if-due"}, Hour: 8, Minute: 30}
}

// machine is one on which a program answers as told.
func machine(t *testing.T, call func(stdin []byte, name string, args ...string) (string, error)) Machine {
	return Machine{User: "tjj", Units: t.TempDir() + "/systemd/user", Linger: t.TempDir(), Now: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Call: call}
}

// absent is a machine without the program.
func absent(_ []byte, name string, _ ...string) (string, error) {
	return "", &exec.Error{Name: name, Err: exec.ErrNotFound}
}

func keeper(t *testing.T, m Machine, kind Kind, p Plan) Keeper {
	t.Helper()
	k, err := m.Keeper(kind, p)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// wants does one of the three things and wants words in what it says, or in why it refuses.
func wants(t *testing.T, what string, do func() (string, error), words ...string) {
	t.Helper()
	text, err := do()
	if err != nil {
		text = "refused: " + err.Error()
		if refused := new(RefusedError); !errors.As(err, &refused) {
			text = "failed: " + err.Error()
		}
	}
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in %q", what, w, text)
		}
	}
}

func TestNames(t *testing.T) {
	a, b := plain(), plain()
	b.Outputs = "/srv/别处"
	if a.Name() == b.Name() || a.Name() != plain().Name() || strings.Trim(a.Name(), "zonerpt-0123456789abcdf") != "" {
		t.Errorf("%s, %s", a.Name(), b.Name())
	}
}

// What a system cannot say is refused, and nothing else.
func TestRefused(t *testing.T) {
	with := func(change func(*Plan)) Plan { p := plain(); change(&p); return p }
	for _, c := range []struct {
		plan    Plan
		refused string // kinds
	}{
		{plain(), ""},
		{odd(), ""},
		{with(func(p *Plan) { p.Dir = "/srv/两\n行" }), "systemd cron windows"},
		{with(func(p *Plan) { p.Args = []string{"\x00"} }), "systemd cron windows"},
		{with(func(p *Plan) { p.Args = []string{"\xb1"} }), "systemd cron windows"},
		{with(func(p *Plan) { p.As = "tjj\nUser=root" }), "systemd cron windows"},
		{with(func(p *Plan) { p.Zone = "甲\n* * * * * rm" }), "systemd cron windows"},
		{with(func(p *Plan) { p.Dir = `D:\报送` }), "cron"},
		{with(func(p *Plan) { p.Dir = `D:\` }), "systemd cron"},
		{with(func(p *Plan) { p.Dir = "/srv/末 " }), "systemd"},
		{with(func(p *Plan) { p.Args = []string{"--after", "copy %ZR_DIR% X"} }), "windows"},
		{with(func(p *Plan) { p.Args = []string{"--after", "echo $(Arg0)"} }), "windows"},
		{with(func(p *Plan) { p.Dir = "/srv/100% 与 50%" }), ""},
		{with(func(p *Plan) { p.Dir = "/" + strings.Repeat("报", 259) }), ""},
		{with(func(p *Plan) { p.Dir = "/" + strings.Repeat("报", 260) }), "windows"},
	} {
		var got []string
		for _, kind := range []Kind{Systemd, Cron, Windows} {
			if _, err := machine(t, absent).Keeper(kind, c.plan); err != nil {
				got = append(got, string(kind))
			}
		}
		if strings.Join(got, " ") != c.refused {
			t.Errorf("%+v: refused by %v, want %s", c.plan, got, c.refused)
		}
	}
}

// Where a program is missing it is named, with what to use instead.
func TestMissing(t *testing.T) {
	for kind, words := range map[Kind][]string{Systemd: {"systemctl", "--for cron"}, Cron: {"crontab", "安装 cron"}, Windows: {"schtasks", "--for systemd"}} {
		k := keeper(t, machine(t, absent), kind, plain())
		wants(t, fmt.Sprint(kind, " install"), k.Install, append(words, "refused: 这台机器上没有")...)
	}
}

// The time of day is Beijing's, whatever the machine's zone.
func TestClocks(t *testing.T) {
	for offset, want := range map[int]string{0: "\n5 0 * * * ", 8: "\n5 8 * * * ", -8: "\n5 16 * * * ", 9: "\n5 9 * * * "} {
		m := machine(t, absent)
		m.Now = m.Now.In(time.FixedZone("", offset*60*60))
		if text := string(keeper(t, m, Cron, odd()).Text()); !strings.Contains(text, want) || !strings.Contains(text, fmt.Sprintf("%+03d:00", offset)) {
			t.Errorf("UTC%+d: %s", offset, text)
		}
	}
	m := machine(t, absent)
	m.Now = m.Now.In(calendar.Beijing)
	if text := string(keeper(t, m, Systemd, odd()).Text()); !strings.Contains(text, "OnCalendar=*-*-* 08:05:00 Asia/Shanghai\n") {
		t.Error(text)
	}
}
