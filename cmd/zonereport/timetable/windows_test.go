package timetable

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// decoded is the text of a task file, whose bytes are as Task Scheduler wants them.
func decoded(t *testing.T, data []byte) string {
	t.Helper()
	if !bytes.HasPrefix(data, []byte{0xff, 0xfe}) || len(data)%2 != 0 {
		t.Fatalf("begins with % x", data[:min(len(data), 4)])
	}
	units := make([]uint16, len(data)/2-1)
	if err := binary.Read(bytes.NewReader(data[2:]), binary.LittleEndian, units); err != nil {
		t.Fatal(err)
	}
	text := string(utf16.Decode(units))
	if !strings.HasPrefix(text, `<?xml version="1.0" encoding="UTF-16"?>`+"\r\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
		t.Fatal(text)
	}
	return text
}

// schema is what Microsoft's documentation of the Task Scheduler schema says of the elements below each one: ordered
// where it states a sequence (the triggers), any order where it states all. A pattern is of a value.
var schema = map[string]struct {
	below   string
	ordered bool
	value   string
}{
	"Task":                       {below: "RegistrationInfo Triggers Settings Data Principals Actions"},
	"RegistrationInfo":           {below: "URI SecurityDescriptor Source Date Author Version Description Documentation"},
	"Source":                     {value: `.+`},
	"Author":                     {value: `.+`},
	"Description":                {value: `.+`},
	"Triggers":                   {below: "BootTrigger RegistrationTrigger IdleTrigger TimeTrigger EventTrigger LogonTrigger SessionStateChangeTrigger CalendarTrigger"},
	"CalendarTrigger":            {below: "Enabled StartBoundary EndBoundary Repetition ExecutionTimeLimit RandomDelay ScheduleByDay", ordered: true},
	"StartBoundary":              {value: `\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00`},
	"ScheduleByDay":              {below: "DaysInterval"},
	"DaysInterval":               {value: `1`},
	"Principals":                 {below: "Principal"},
	"Principal":                  {below: "UserId LogonType GroupId DisplayName RunLevel ProcessTokenSidType RequiredPrivileges"},
	"UserId":                     {value: `.+`},
	"LogonType":                  {value: `S4U|Password|InteractiveToken`},
	"RunLevel":                   {value: `LeastPrivilege|HighestAvailable`},
	"Settings":                   {below: "AllowStartOnDemand RestartOnFailure MultipleInstancesPolicy DisallowStartIfOnBatteries StopIfGoingOnBatteries AllowHardTerminate StartWhenAvailable NetworkProfileName RunOnlyIfNetworkAvailable WakeToRun Enabled Hidden DeleteExpiredTaskAfter IdleSettings NetworkSettings ExecutionTimeLimit Priority RunOnlyIfIdle UseUnifiedSchedulingEngine DisallowStartOnRemoteAppSession"},
	"MultipleInstancesPolicy":    {value: `IgnoreNew`},
	"DisallowStartIfOnBatteries": {value: `false`},
	"StopIfGoingOnBatteries":     {value: `false`},
	"StartWhenAvailable":         {value: `true`},
	"Enabled":                    {value: `true`},
	"ExecutionTimeLimit":         {value: `PT\d+H`},
	"Priority":                   {value: `[0-9]|10`},
	"Actions":                    {below: "Exec"},
	"Exec":                       {below: "Command Arguments WorkingDirectory"},
	"Command":                    {value: `.+`},
	"Arguments":                  {value: `.+`},
	"WorkingDirectory":           {value: `.+`},
}

// heldAgainstSchema reads a task file strictly and returns the values of its elements.
func heldAgainstSchema(t *testing.T, text string) map[string]string {
	t.Helper()
	values, seen := map[string]string{}, map[string][]string{}
	d := xml.NewDecoder(strings.NewReader(text[strings.Index(text, "\n")+1:]))
	var path []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			rule, known := schema[e.Name.Local]
			if !known || e.Name.Space != "http://schemas.microsoft.com/windows/2004/02/mit/task" || rule.below != "" && seen[e.Name.Local] != nil {
				t.Errorf("element %v is unknown, or there twice", e.Name)
			}
			if len(path) > 0 {
				parent := path[len(path)-1]
				allowed := strings.Fields(schema[parent].below)
				at := slices.Index(allowed, e.Name.Local)
				before := seen[parent]
				if at < 0 || slices.Contains(before, e.Name.Local) || schema[parent].ordered && len(before) > 0 && slices.Index(allowed, before[len(before)-1]) > at {
					t.Errorf("%s stands in %s behind %v", e.Name.Local, parent, before)
				}
				seen[parent] = append(before, e.Name.Local)
			}
			path = append(path, e.Name.Local)
		case xml.EndElement:
			name := path[len(path)-1]
			if rule := schema[name]; rule.value != "" && !regexp.MustCompile("^(?:"+rule.value+")$").MatchString(values[name]) {
				t.Errorf("%s is %q", name, values[name])
			}
			path = path[:len(path)-1]
		case xml.CharData:
			if name := path; len(name) > 0 && schema[name[len(name)-1]].below == "" {
				values[name[len(name)-1]] += string(e)
			} else if strings.TrimSpace(string(e)) != "" {
				t.Errorf("%q in %v", e, path)
			}
		}
	}
}

func TestTask(t *testing.T) {
	p := odd()
	p.Program, p.Dir, p.Args = `C:\程序 & 工具\zonereport.exe`, `D:\报送 100%`, []string{"run", "--outputs", `D:\报送 100%\out put\`, "--after", `cmd /c "通 知.bat" <x> & "y"`, ""}
	for as, want := range map[string][2]string{"": {"tjj", "InteractiveToken"}, `DOM\别人`: {`DOM\别人`, "S4U"}, "SYSTEM": {"S-1-5-18", ""}} {
		p.As = as
		got := heldAgainstSchema(t, decoded(t, keeper(t, machine(t, absent), Windows, p).Text()))
		for name, value := range map[string]string{
			"UserId": want[0], "LogonType": want[1], "Command": p.Program, "WorkingDirectory": p.Dir, "StartBoundary": "2020-01-01T08:05:00+08:00",
			"Arguments": `run --outputs "D:\报送 100%\out put\\" --after "cmd /c \"通 知.bat\" <x> & \"y\"" ""`,
		} {
			if got[name] != value {
				t.Errorf("as %q: %s is %q, want %q", as, name, got[name], value)
			}
		}
	}
}

// How programs on Windows take their command line apart (Microsoft, "Parsing C command-line arguments").
func TestWindowsArguments(t *testing.T) {
	for text, want := range map[string]string{
		"abc": `abc`, "": `""`, "a b": `"a b"`, `a"b`: `"a\"b"`, `a\b`: `a\b`, `a\`: `a\`, `a b\`: `"a b\\"`, `a\"b`: `"a\\\"b"`, `a\\b c`: `"a\\b c"`, "中 文": `"中 文"`,
	} {
		if got := windowsArgument(text); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}

// schtasks has one task, "" for none.
type schtasks struct {
	t    *testing.T
	task string
	fail bool
}

func (s *schtasks) call(_ []byte, _ string, args ...string) (string, error) {
	switch {
	case args[0] == "/Query" && s.task == "":
		return "", exitError(s.t)
	case args[0] == "/Query":
		return s.task, nil
	case args[0] == "/Delete":
		s.task = ""
		return "", nil
	case s.fail:
		return "", errors.New("Access is denied.")
	}
	data, err := os.ReadFile(args[slices.Index(args, "/XML")+1])
	s.task = decoded(s.t, data)
	return "", err
}

// exitError is how a program ends that did not do what it was asked for.
func exitError(t *testing.T) error {
	err := exec.Command(os.Args[0], "-test.run=^$", "-no-such-flag").Run()
	if ended := new(exec.ExitError); !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return err
}

func TestWindowsKept(t *testing.T) {
	tasks := &schtasks{t: t}
	k := keeper(t, machine(t, tasks.call), Windows, plain())
	wants(t, "not there", k.Show, "没有设定")
	wants(t, "not there", k.Remove, "没有设定", "没有改动")
	for range 2 {
		wants(t, "install", k.Install, "已设定", "每天北京时间 08:30", "账户  tjj", "只在该用户登录期间运行")
	}
	wants(t, "show", k.Show, "已设定")
	wants(t, "remove", k.Remove, "已取消")
	p := plain()
	p.As = "别人"
	tasks.fail = true
	wants(t, "denied", keeper(t, machine(t, tasks.call), Windows, p).Install, "failed:", "Access is denied", "管理员")
	tasks.task = "<Task>别人的</Task>"
	for _, do := range []func() (string, error){k.Install, k.Remove, k.Show} {
		wants(t, "foreign", do, "refused:", "不是本程序写的，没有改动")
	}
}
