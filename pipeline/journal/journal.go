// Package journal tells, beside what an outputs folder publishes, how the program's runs on it went
// (design-life §19): for programs a line when one starts and one when it ends, in log/YYYY-MM.jsonl; for people
// how the latest ended, in 通知.txt. Nothing rests on it: a run goes on where it cannot be written.
package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/plainjson"
)

// Names in an outputs folder.
const (
	Folder = "log"
	Notice = "通知.txt"
)

// Journal is that of an outputs folder.
type Journal struct {
	Outputs string
	Disk    disk.Disk
}

// Entry is one line of the log. One without an end is a run that has begun; the line of its end states the
// same start and process.
type Entry struct {
	Start   string `json:"start"`            // Beijing's time, RFC 3339 with milliseconds
	End     string `json:"end,omitempty"`    // likewise
	Exit    *int   `json:"exit,omitempty"`   // exit code
	Process int    `json:"process"`          // its number on the machine
	Period  string `json:"period"`           // 2020-12
	Status  string `json:"status,omitempty"` // published, unchanged, returned, waiting, failed; lost: another run found that it never ended
	Run     string `json:"run,omitempty"`    // the run in force afterwards
	Text    string `json:"text"`             // how it went: one line, Chinese
}

// Lost is the status of a run that never ended.
const Lost = "lost"

// Stamp is a time as entries state it.
func Stamp(at time.Time) string {
	return at.In(calendar.Beijing).Format("2006-01-02T15:04:05.000-07:00")
}

func (e Entry) same(other Entry) bool { return e.Start == other.Start && e.Process == other.Process }

// Add adds a line to the log of its month, in folders that are made where they are not there.
func (j Journal) Add(e Entry) error {
	line, err := plainjson.Line(e)
	if err != nil {
		return err
	}
	if err := j.Disk.MakePath(filepath.Join(j.Outputs, Folder)); err != nil {
		return err
	}
	path, line := j.path(e.Period), append(line, '\n')
	there, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return j.Disk.Write(path, line, 0o644)
	}
	if err != nil {
		return err
	}
	if len(there) > 0 && there[len(there)-1] != '\n' { // a line that a power cut has torn
		line = append([]byte("\n"), line...)
	}
	return j.Disk.Extend(path, line, len(there))
}

func (j Journal) path(period string) string {
	return filepath.Join(j.Outputs, Folder, period+".jsonl")
}

// Close adds the line with which a run ends. It also finds the runs before it that began and never ended, killed
// or cut off, closes each with a line of its own, and returns them.
func (j Journal) Close(e Entry) (lost []Entry, err error) {
	lost, err = j.unended(e)
	for i := range lost {
		l := &lost[i]
		l.End, l.Status = e.End, Lost
		l.Text = fmt.Sprintf("%s 开始的运行没有结束就中断了（被强行结束、关机或断电）", Minute(l.Start))
		err = errors.Join(err, j.Add(*l))
	}
	return lost, errors.Join(err, j.Add(e))
}

// unended are the runs of the month's log that began before an entry and have no end. Runs hold the folder one
// after the other: when this one ends, those before it have ended or never will.
func (j Journal) unended(before Entry) (open []Entry, err error) {
	data, err := os.ReadFile(j.path(before.Period))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for line := range bytes.Lines(data) {
		var e Entry
		if json.Unmarshal(line, &e) != nil { // torn
			continue
		}
		if e.same(before) {
			return open, err
		}
		if e.End == "" {
			open = append(open, e)
			continue
		}
		for i, o := range open {
			if o.same(e) {
				open = append(open[:i:i], open[i+1:]...)
				break
			}
		}
	}
	return nil, err // it has not begun itself: others may be at work
}

// Last returns the latest end that the log of a month states; false where there is none.
func (j Journal) Last(period string) (Entry, bool) {
	data, err := os.ReadFile(j.path(period))
	if err != nil {
		return Entry{}, false
	}
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	for i := len(lines) - 1; i >= 0; i-- {
		var e Entry
		if json.Unmarshal(lines[i], &e) == nil && e.End != "" {
			return e, true
		}
	}
	return Entry{}, false
}

// Minute words a stamp for people: 2026-11-29 08:30.
func Minute(stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	return calendar.Minute(at)
}

// Notify puts the lines into 通知.txt in place of those that stood there, as every Windows editor shows them.
func (j Journal) Notify(lines []string) error {
	if err := j.Disk.MakePath(j.Outputs); err != nil {
		return err
	}
	return j.Disk.Keep(filepath.Join(j.Outputs, Notice), []byte("\ufeff"+strings.Join(lines, "\r\n")+"\r\n"))
}
