package timetable

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"zonereport/pipeline/inputs"
)

// Machine is where plans are kept.
type Machine struct {
	Root   bool      // this process may do all
	User   string    // the account of this process
	Sudo   string    // who has become root by sudo; "" for nobody
	Units  string    // folder of the units of systemd
	Linger string    // folder in which systemd notes whose units run without them
	Now    time.Time // in the machine's time zone
	// Call runs a program; its error is a *exec.Error where there is no such program.
	Call func(stdin []byte, name string, args ...string) (out string, err error)
}

// Here is this machine at a time.
func Here(now time.Time) Machine {
	m := Machine{Root: os.Getuid() == 0, Sudo: os.Getenv("SUDO_USER"), Linger: "/var/lib/systemd/linger", Now: now.Local(), Call: call}
	if me, err := user.Current(); err == nil {
		m.User = me.Username
	} else {
		m.User = cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"))
	}
	m.Units = "/etc/systemd/system"
	if !m.Root {
		config := os.Getenv("XDG_CONFIG_HOME")
		if home, err := os.UserHomeDir(); config == "" && err == nil {
			config = filepath.Join(home, ".config")
		}
		m.Units = filepath.Join(config, "systemd", "user")
	}
	return m
}

// Usual is the kind that this machine is likely to have.
func Usual() Kind {
	if runtime.GOOS == "windows" {
		return Windows
	}
	if _, err := os.Stat("/run/systemd/system"); err == nil {
		return Systemd
	}
	return Cron
}

// call runs a program, with its messages in English where it can.
func call(stdin []byte, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	var out, failed bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(stdin), &out, &failed
	err := cmd.Run()
	if said := strings.TrimSpace(failed.String()); err != nil && said != "" && !errors.Is(err, exec.ErrNotFound) {
		err = &toldError{said: inputs.Readable(said), err: err}
	}
	return inputs.Readable(out.String()), err
}

// toldError is why a program failed, as it said itself.
type toldError struct {
	said string
	err  error
}

func (e *toldError) Error() string { return fmt.Sprintf("%s（%v）", e.said, e.err) }
func (e *toldError) Unwrap() error { return e.err }

// failed words that a program could not do what it was asked for: it is not there, or says why.
func failed(err error, name, without string) error {
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return refuse("这台机器上没有 %s，不能这样设定。%s", name, without)
	case err != nil:
		return fmt.Errorf("%s 没有做成：%w", name, err)
	}
	return nil
}
