package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/runfolder"
)

// FileName is the chain's file in the outputs folder.
const FileName = "events.jsonl"

// Chain is what events.jsonl says.
type Chain struct {
	Events []Event // in their order; a line that cannot be read is left out and stands in Breaks
	Breaks []Break // where the chain does not hold together
	Torn   []byte  // the start of a line that was never finished; Heal puts it right
	Exists bool    // there is a file

	sums  []string // of the lines of Events
	last  []byte   // the last whole line
	lines int      // how many whole lines there are
	size  int      // of the whole lines, in bytes
}

// Break is a line that does not fit what stands before it.
type Break struct {
	Line int    // 1, 2 …
	What string // Chinese: what is the matter
}

// String is 第3行：….
func (b Break) String() string { return fmt.Sprintf("%s 第%d行：%s", FileName, b.Line, b.What) }

// Read reads the chain of an outputs folder; where there is none it is empty. Damage is no error
// but stands in Breaks: an office goes on working while somebody looks into it.
func Read(outputs string) (Chain, error) {
	data, err := os.ReadFile(filepath.Join(outputs, FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return Chain{}, nil
	}
	if err != nil {
		return Chain{}, fmt.Errorf("读取事件链: %w", err)
	}
	c := parse(data)
	c.Exists = true
	return c, nil
}

// parse reads the lines; each must state its number and the checksum of the line before. Windows
// editors' line ends are taken for line ends.
func parse(data []byte) Chain {
	var c Chain
	for len(data) > 0 {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		if !whole {
			c.Torn = line
			break
		}
		c.size += len(line) + 1
		data = rest
		c.add(bytes.TrimSuffix(line, []byte("\r")))
	}
	return c
}

// add takes one whole line.
func (c *Chain) add(line []byte) {
	e, wrong := c.follows(line)
	c.lines++
	c.last = line
	if wrong != "" {
		c.Breaks = append(c.Breaks, Break{c.lines, wrong})
	}
	if e.Event != "" {
		c.Events, c.sums = append(c.Events, e), append(c.sums, checksum(line))
	}
}

// Checksum is the SHA-256 of an event's line, which the next line states: whoever holds it can tell whether
// the chain up to there is still as it was. "" for an event that the chain does not have.
func (c Chain) Checksum(e Event) string {
	for i, known := range c.Events {
		if known.N == e.N && reflect.DeepEqual(known, e) {
			return c.sums[i]
		}
	}
	return ""
}

// follows reads a line and says what keeps it from following the chain; "" is nothing.
func (c Chain) follows(line []byte) (e Event, wrong string) {
	if err := json.Unmarshal(line, &e); err != nil || e.Event == "" {
		return Event{}, "不是一条事件记录"
	}
	if e.Prev != c.prev() {
		return e, "与上一行不衔接：上一行被改动过，或者有行被删去、插入"
	}
	if e.N != c.lines+1 {
		return e, fmt.Sprintf("编号是 %d，应为 %d", e.N, c.lines+1)
	}
	return e, ""
}

// prev is what the next line has to state as the checksum of the last.
func (c Chain) prev() string {
	if c.lines == 0 {
		return ""
	}
	return checksum(c.last)
}

// Entry is the event by which a run came into the chain: published or adopted. ok is false where it is not
// there any more, or never was.
func (c Chain) Entry(period calendar.Month, run string) (e Event, ok bool) {
	e, ok = c.state(period, run)
	return e, ok && e.Event != Removed
}

// state is the last event that says whether a run is there: published, adopted or removed. ok is
// false where there is none.
func (c Chain) state(period calendar.Month, run string) (last Event, ok bool) {
	last, ok = c.states()[Ref{period.String(), run}]
	return last, ok
}

// Issue is a run that was issued, as it was issued last.
type Issue struct {
	Event
	Count int // which issued run of its month it is: 1, 2 …
}

// Issues are the issued runs of a month in the order in which they were first issued; a run that
// was issued again, as 核定 after 初步, stands there once.
func (c Chain) Issues(period calendar.Month) []Issue {
	var list []Issue
	place := map[string]int{}
	for _, e := range c.Events {
		if e.Event != Issued || e.Period != period.String() {
			continue
		}
		i, known := place[e.Run]
		if !known {
			i = len(list)
			place[e.Run] = i
			list = append(list, Issue{Count: i + 1})
		}
		list[i].Event = e
	}
	return list
}

// LastIssued is the run of a month that counts outside: what the next one is compared with and
// replaces (代替). ok is false where none was issued.
func (c Chain) LastIssued(period calendar.Month) (last Issue, ok bool) {
	for _, i := range c.Issues(period) {
		if !ok || i.N > last.N {
			last, ok = i, true
		}
	}
	return last, ok
}

// LastNumber is the highest number that a run of the month ever bore: numbers of runs that were
// pruned are not given again, those of publications that were cut short are.
func (c Chain) LastNumber(period calendar.Month) int {
	given := map[string]bool{}
	for _, e := range c.Events {
		switch {
		case e.Period != period.String():
		case e.Event == Published || e.Event == Adopted:
			given[e.Run] = true
		case e.Event == Removed && e.Reason == Interrupted:
			delete(given, e.Run)
		}
	}
	last := 0
	for run := range given {
		last = max(last, runfolder.Number(run))
	}
	return last
}
