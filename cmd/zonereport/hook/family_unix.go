//go:build unix

package hook

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// shell is a command line as the system's shell takes it.
func shell(line string) *exec.Cmd { return exec.Command("/bin/sh", "-c", line) }

// family is a process with all that it starts: its process group, and the descendants that have left that.
type family struct{ leader int }

func begin(cmd *exec.Cmd) (family, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return family{}, err
	}
	return family{cmd.Process.Pid}, nil
}

func (family) release() {}

// kill ends them all. The descendants are found before anybody ends, since those whose parent has ended belong
// to nobody; each is stopped first, so that it starts no others meanwhile. Errors are of those that have ended.
func (f family) kill() {
	_ = syscall.Kill(-f.leader, syscall.SIGSTOP)
	stopped := map[int]bool{f.leader: true}
	for more := true; more; {
		more = false
		for pid, parent := range parents() {
			if stopped[parent] && !stopped[pid] {
				stopped[pid], more = true, true
				_ = syscall.Kill(pid, syscall.SIGSTOP)
			}
		}
	}
	_ = syscall.Kill(-f.leader, syscall.SIGKILL)
	for pid := range stopped {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}

// parents is the parent of every process, as Linux tells it; empty elsewhere.
func parents() map[int]int {
	list := map[int]int{}
	files, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil { // it has ended meanwhile
			continue
		}
		stat := string(data)
		fields := strings.Fields(stat[strings.LastIndex(stat, ")")+1:]) // behind its name, in which anything may stand
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil || len(fields) < 2 {
			continue
		}
		if parent, err := strconv.Atoi(fields[1]); err == nil {
			list[pid] = parent
		}
	}
	return list
}
