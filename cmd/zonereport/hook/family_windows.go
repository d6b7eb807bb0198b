package hook

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// shell is a command line as the system's shell takes it: what stands between the outer quotes, untouched.
func shell(line string) *exec.Cmd {
	cmd := exec.Command("cmd.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd.exe /D /S /C "` + line + `"`, HideWindow: true}
	return cmd
}

// family is a process with all that it starts: a job object.
type family struct {
	job     windows.Handle
	process *exec.Cmd
}

func begin(cmd *exec.Cmd, _ string) (family, error) {
	if err := cmd.Start(); err != nil {
		return family{}, err
	}
	f := family{process: cmd}
	if job, err := windows.CreateJobObject(nil, nil); err == nil {
		f.job = job
		if !f.take(uint32(cmd.Process.Pid)) { // without a job the process alone is ended
			f.release()
			f.job = 0
		}
	}
	return f, nil
}

// take puts a process into the job, and what it starts from now on.
func (f family) take(pid uint32) bool {
	process, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, pid)
	if err != nil {
		return false
	}
	defer func() { _ = windows.CloseHandle(process) }()
	return windows.AssignProcessToJobObject(f.job, process) == nil
}

func (f family) release() {
	if f.job != 0 {
		_ = windows.CloseHandle(f.job)
	}
}

// kill ends them all.
func (f family) kill() {
	if f.job != 0 {
		_ = windows.TerminateJobObject(f.job, 1)
	}
	_ = f.process.Process.Kill()
}
