package timetable

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"
)

// source marks a task that this program wrote.
const source = "zonereport schedule"

// task is a task file, its elements as Microsoft's schema has them ("Task Scheduler Schema", taskType and below):
// those of triggers in the order of its sequences.
type task struct {
	XMLName     xml.Name `xml:"http://schemas.microsoft.com/windows/2004/02/mit/task Task"`
	Version     string   `xml:"version,attr"`
	Source      string   `xml:"RegistrationInfo>Source"`
	Author      string   `xml:"RegistrationInfo>Author"`
	Description string   `xml:"RegistrationInfo>Description"`
	Start       string   `xml:"Triggers>CalendarTrigger>StartBoundary"`
	Every       int      `xml:"Triggers>CalendarTrigger>ScheduleByDay>DaysInterval"`
	Principal   struct {
		ID    string `xml:"id,attr"`
		User  string `xml:"UserId"`
		Logon string `xml:"LogonType,omitempty"`
		Level string `xml:"RunLevel"`
	} `xml:"Principals>Principal"`
	Settings struct {
		Instances   string `xml:"MultipleInstancesPolicy"`
		OnMains     bool   `xml:"DisallowStartIfOnBatteries"`
		OffBattery  bool   `xml:"StopIfGoingOnBatteries"`
		CatchUp     bool   `xml:"StartWhenAvailable"`
		Enabled     bool   `xml:"Enabled"`
		Limit       string `xml:"ExecutionTimeLimit"`
		Subordinate int    `xml:"Priority"`
	} `xml:"Settings"`
	Actions struct {
		As   string `xml:"Context,attr"`
		Exec struct {
			Command string `xml:"Command"`
			Args    string `xml:"Arguments"`
			Dir     string `xml:"WorkingDirectory"`
		} `xml:"Exec"`
	} `xml:"Actions"`
}

func (w windows) xml() string {
	p := w.plan
	t := task{Version: "1.2", Source: source, Author: w.machine.User, Description: p.about(), Every: 1}
	t.Start = fmt.Sprintf("2020-01-01T%s:00+08:00", p.clock())
	t.Principal.ID, t.Principal.User, t.Principal.Level = "Author", w.account, "LeastPrivilege"
	switch {
	case system(w.account):
		t.Principal.User = "S-1-5-18"
	case p.As != "": // without logging in, and without a password that somebody would have to keep
		t.Principal.Logon = "S4U"
	default:
		t.Principal.Logon = "InteractiveToken"
	}
	s := &t.Settings
	s.Instances, s.CatchUp, s.Enabled, s.Limit, s.Subordinate = "IgnoreNew", true, true, "PT2H", 7
	t.Actions.As = t.Principal.ID
	t.Actions.Exec.Command, t.Actions.Exec.Dir = p.Program, p.Dir
	var args []string
	for _, a := range p.Args {
		args = append(args, windowsArgument(a))
	}
	t.Actions.Exec.Args = strings.Join(args, " ")
	text, err := xml.MarshalIndent(t, "", "  ")
	if err != nil { // texts and numbers
		panic(err)
	}
	return `<?xml version="1.0" encoding="UTF-16"?>` + "\n" + string(text) + "\n"
}

// windowsArgument writes a text as one argument, as programs on Windows take their command line apart.
func windowsArgument(text string) string {
	if text != "" && !strings.ContainsAny(text, " \t\"") {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	backslashes := 0
	for _, r := range text {
		switch r {
		case '\\':
			backslashes++
			continue
		case '"':
			b.WriteString(strings.Repeat(`\`, 2*backslashes+1))
		default:
			b.WriteString(strings.Repeat(`\`, backslashes))
		}
		backslashes = 0
		b.WriteRune(r)
	}
	b.WriteString(strings.Repeat(`\`, 2*backslashes))
	b.WriteByte('"')
	return b.String()
}

// Text is the bytes of the task file: UTF-16, the low byte first, with its mark.
func (w windows) Text() []byte {
	var b bytes.Buffer
	_ = binary.Write(&b, binary.LittleEndian, utf16.Encode([]rune("\ufeff"+strings.ReplaceAll(w.xml(), "\n", "\r\n")))) // a buffer takes all
	return b.Bytes()
}
