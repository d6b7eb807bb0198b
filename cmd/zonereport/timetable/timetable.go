// Package timetable has the program run without anybody (design-life §19): units of systemd, lines of cron, tasks of
// Windows. It writes their texts, hands them to the programs that keep them, and touches nothing that it did
// not write itself.
package timetable

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
)

// Plan is what is to be run every day. The command decides itself whether it is time: a day that was missed is
// made up for by the next.
type Plan struct {
	Zone    string   // of whom the reports are, for people
	Program string   // path of the program
	Args    []string // its arguments
	Dir     string   // where it stands
	Outputs string   // folder in which it writes; two plans are the same if this is
	Store   string   // further folder in which it writes, "" for none
	Hour    int      // of the day in Beijing
	Minute  int
	As      string // account that it runs as; "" for that of whoever asks
}

// Name is what the plan is called where it is kept: one for each outputs folder.
func (p Plan) Name() string {
	sum := sha256.Sum256([]byte(p.Outputs))
	return "zonereport-" + hex.EncodeToString(sum[:4])
}

// clock is the time of day in Beijing: 08:30.
func (p Plan) clock() string { return fmt.Sprintf("%02d:%02d", p.Hour, p.Minute) }

// about says for people what is run.
func (p Plan) about() string { return fmt.Sprintf("%s：上月的台账到期就做报告", p.Zone) }

// Kind is a way of running programs at their time.
type Kind string

// The kinds that there are.
const (
	Systemd Kind = "systemd"
	Cron    Kind = "cron"
	Windows Kind = "windows"
)

// Keeper keeps a plan on this machine.
type Keeper interface {
	// Text is what is kept: units, lines, the bytes of a task file.
	Text() []byte
	// Install puts the plan in the place of an earlier one of the same name, and says what was done.
	Install() (string, error)
	// Show says whether the plan is kept, as whom it runs and when.
	Show() (string, error)
	// Remove takes the plan away; one that is not there is no error.
	Remove() (string, error)
}

// RefusedError says why a plan cannot be kept this way.
type RefusedError struct{ Reason string }

// Error is Chinese, for the user, and says what to do.
func (e *RefusedError) Error() string { return e.Reason }

func refuse(format string, args ...any) error {
	return &RefusedError{Reason: fmt.Sprintf(format, args...)}
}

// Keeper is the one of a kind. It refuses paths and commands that cannot be written there.
func (m Machine) Keeper(kind Kind, p Plan) (Keeper, error) {
	for _, text := range append([]string{p.Program, p.Dir, p.Outputs, p.Store, p.As, p.Zone}, p.Args...) {
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }) {
			return nil, refuse("%q 里有换行或看不见的字符，定时任务里不能写。请改名以后再设定。", text)
		}
	}
	switch kind {
	case Systemd:
		return newSystemd(m, p)
	case Cron:
		return newCron(m, p)
	}
	return newWindows(m, p)
}
