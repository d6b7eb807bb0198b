package terminal

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// DoubleClicked says that the program was started by a double click: it has a console of its own, and no service
// started it. A program for the console cannot be told that in any other way.
func DoubleClicked() bool {
	return start{processes: consoleProcesses(), console: isConsole(windows.Stdin) && isConsole(windows.Stdout), parent: parentName()}.doubleClicked()
}

// consoleProcesses is how many processes share this one's console, 0 without one (GetConsoleProcessList; that there
// are more than the list has room for does not matter here).
func consoleProcesses() int {
	var list [2]uint32
	proc := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if proc.Find() != nil {
		return 0
	}
	n, _, _ := proc.Call(uintptr(unsafe.Pointer(&list[0])), uintptr(len(list)))
	return int(n)
}

func isConsole(h windows.Handle) bool {
	var mode uint32
	return windows.GetConsoleMode(h, &mode) == nil
}

// parentName is the file name of the program that started this one.
func parentName() string {
	snapshot, err := windows.CreateToolhelp32Snapshot(windows.TH32CS_SNAPPROCESS, 0)
	if err != nil {
		return ""
	}
	defer func() { _ = windows.CloseHandle(snapshot) }() // only read
	parent := uint32(os.Getppid())
	var entry windows.ProcessEntry32
	entry.Size = uint32(unsafe.Sizeof(entry))
	for err = windows.Process32First(snapshot, &entry); err == nil; err = windows.Process32Next(snapshot, &entry) {
		if entry.ProcessID == parent {
			return windows.UTF16ToString(entry.ExeFile[:])
		}
	}
	return ""
}
