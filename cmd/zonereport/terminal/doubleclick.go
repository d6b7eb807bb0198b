package terminal

import (
	"slices"
	"strings"
)

// start is what Windows tells of how a program was started.
type start struct {
	processes int    // that share its console; 1: the console was opened for it alone
	console   bool   // what it reads and writes goes there, not to a pipe or a file
	parent    string // file name of the program that started it; empty: not known, or gone
}

// services start programs on their own: the task scheduler (a service today, a program of its own up to Windows 7),
// whose tasks get a console that nobody opened.
var services = []string{"svchost.exe", "taskeng.exe", "taskhostw.exe", "services.exe", "wininit.exe"}

// doubleClicked says that somebody started the program from a folder, the desktop or the start menu.
func (s start) doubleClicked() bool {
	return s.processes == 1 && s.console && !slices.Contains(services, strings.ToLower(s.parent))
}
