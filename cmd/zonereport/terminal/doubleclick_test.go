package terminal

import "testing"

func TestDoubleClicked(t *testing.T) {
	for name, c := range map[string]struct {
		start
		want bool
	}{
		"Explorer":                         {start{1, true, "explorer.exe"}, true},
		"another file manager":             {start{1, true, "TOTALCMD64.EXE"}, true},
		"a starter that has ended":         {start{1, true, ""}, true},
		"typed in a terminal":              {start{2, true, "cmd.exe"}, false},
		"in a script":                      {start{3, true, "cmd.exe"}, false},
		"output into a file or a pipe":     {start{1, false, "explorer.exe"}, false},
		"no console":                       {start{0, false, "explorer.exe"}, false},
		"task scheduler":                   {start{1, true, "svchost.exe"}, false},
		"task scheduler, name in capitals": {start{1, true, "SVCHOST.EXE"}, false},
		"task scheduler of Windows 7":      {start{1, true, "taskeng.exe"}, false},
		"a service":                        {start{1, true, "services.exe"}, false},
	} {
		if got := c.doubleClicked(); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
