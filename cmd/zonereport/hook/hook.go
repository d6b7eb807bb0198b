// Package hook carries out the command that a user wants after a run (run --after, design-life §19), and ends it, with
// all that it has started, where it hangs.
package hook

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"zonereport/pipeline/inputs"
)

// Limit is how long a hook may take.
const Limit = time.Minute

// markName is the variable of the environment that marks all that a hook has started.
const markName = "ZR_HOOK"

// lingering is how long a hook's output is awaited once it has ended: what it left at work in the background
// may hold it open.
const lingering = time.Second

// Hook is a command and what it is told.
type Hook struct {
	Command string        // a line for the system's shell: sh, on Windows cmd
	Dir     string        // where it is carried out; "" for where this process stands
	Told    []string      // further variables of its environment, each NAME=value
	Limit   time.Duration // how long it may take
}

// Run carries the hook out and waits for its end. What it prints is returned, bounded, whatever comes of it. The
// error is Chinese and says why the hook did not do its work.
func (h Hook) Run() (printed string, err error) {
	out := &tail{}
	cmd := shell(h.Command)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = h.Dir, out, out, lingering
	mark := markName + "=" + rand.Text() // by which those are known that have left it
	cmd.Env = append(append(os.Environ(), h.Told...), mark)
	family, err := begin(cmd, mark)
	if err != nil {
		return "", fmt.Errorf("不能运行：%w", err)
	}
	defer family.release()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err = <-ended:
	case <-time.After(h.Limit):
		family.kill()
		<-ended
		return out.String(), fmt.Errorf("%s还没有结束，已连同它启动的程序一起中止", spoken(h.Limit))
	}
	failed := new(exec.ExitError)
	switch {
	case errors.Is(err, exec.ErrWaitDelay):
		err = nil // it has ended well and left something at work
	case errors.As(err, &failed) && failed.ExitCode() < 0:
		err = fmt.Errorf("没有做完就被中止（%v）", failed)
	case errors.As(err, &failed):
		err = fmt.Errorf("退出码 %d", failed.ExitCode())
	}
	return out.String(), err
}

// spoken is a length of time in words: 60 秒.
func spoken(d time.Duration) string {
	return fmt.Sprintf("%g 秒", d.Seconds())
}

// longest is how many bytes of what a hook prints are kept: its last ones.
const longest = 2000

// tail keeps the last of what is written to it.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if more := len(t.text) - longest; more > 0 {
		t.text = append([]byte(nil), t.text[more:]...)
	}
	return len(p), nil
}

// String is what was kept, as it is written on this kind of machine: a Chinese Windows prints GBK.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(inputs.Readable(strings.ReplaceAll(string(t.text), "\r\n", "\n")))
}
