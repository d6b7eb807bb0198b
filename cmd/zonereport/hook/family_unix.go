//go:build unix

package hook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
)

// shell is a command line as the system's shell takes it.
func shell(line string) *exec.Cmd { return exec.Command("/bin/sh", "-c", line) }

// family is a process with all that it starts: its process group, and those that have left that.
type family struct {
	leader int
	mark   string // stands in the environment of them all
}

func begin(cmd *exec.Cmd, mark string) (family, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return family{}, err
	}
	return family{cmd.Process.Pid, mark}, nil
}

func (family) release() {}

// kill ends them all. Each is stopped before any is ended, so that none starts others meanwhile, nor is
// given to another parent. Errors are of those that have ended by themselves.
func (f family) kill() {
	_ = syscall.Kill(-f.leader, syscall.SIGSTOP)
	members := map[int]bool{f.leader: true}
	for more := true; more; {
		more = false
		for pid, p := range processes() {
			if !members[pid] && (members[p.parent] || bytes.Contains(p.environment, []byte(f.mark))) {
				members[pid], more = true, true
				_ = syscall.Kill(pid, syscall.SIGSTOP)
			}
		}
	}
	_ = syscall.Kill(-f.leader, syscall.SIGKILL)
	for pid := range members {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}

// process is what is known of one.
type process struct {
	parent      int
	environment []byte
}

// processes are those of the machine, as Linux tells of them; none elsewhere.
func processes() map[int]process {
	list := map[int]process{}
	files, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is right
	for _, file := range files {
		stat, err := os.ReadFile(file)
		if err != nil { // it has ended meanwhile
			continue
		}
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:]) // behind its name, in which anything may stand
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil || len(fields) < 2 {
			continue
		}
		if parent, err := strconv.Atoi(string(fields[1])); err == nil {
			environment, _ := os.ReadFile(filepath.Join(filepath.Dir(file), "environ")) // another user's cannot be read
			list[pid] = process{parent, environment}
		}
	}
	return list
}
