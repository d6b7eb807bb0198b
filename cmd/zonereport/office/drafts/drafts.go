// Package drafts keeps what the office's page has had made to be looked at: previews of a month's reports, and
// comparisons of two runs. Each lies in a folder of its own outside inputs and outputs; the oldest go.
package drafts

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// Kind says what a draft is.
type Kind string

// The kinds.
const (
	Preview    Kind = "preview"
	Comparison Kind = "compare"
)

// Draft is a folder that a command has filled.
type Draft struct {
	Number int
	Kind   Kind
	Month  string
	Dir    string
	Made   time.Time
	Line   string // the command, as it can be typed
	Said   string // where what it said is shown
}

// most is how many drafts stay: the tabs that somebody may have open.
const most = 12

// Shelf holds drafts. The zero value is empty and ready for use.
type Shelf struct {
	mu    sync.Mutex
	given int
	list  []Draft
}

// Room is a folder for the next draft, which is not there yet, below the one that is given.
func (s *Shelf) Room(below string, kind Kind) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.given++
	return filepath.Join(below, string(kind)+"-"+strconv.Itoa(s.given))
}

// Keep enters a draft and numbers it. Those that are too many go, with their folders.
func (s *Shelf) Keep(d Draft) Draft {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.given++
	d.Number = s.given
	s.list = append(s.list, d)
	for len(s.list) > most {
		_ = os.RemoveAll(s.list[0].Dir) // else it goes when the program ends
		s.list = s.list[1:]
	}
	return d
}

// Find is the draft of a number, as an address has it; "" is the newest of its kind and month. ok is false where there
// is none, or none any more.
func (s *Shelf) Find(kind Kind, month, number string) (found Draft, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.list {
		if d.Kind == kind && d.Month == month && (number == "" || strconv.Itoa(d.Number) == number) {
			found, ok = d, true
		}
	}
	return found, ok
}
