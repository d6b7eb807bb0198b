package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// described is a December run with its manifest as Recorder enters it.
func described(run, more string) Run {
	return Describe(december, run, false, fmt.Appendf(nil, `{"period":"2020-12","run":%q,"edition":"00"%s}`, run, more))
}

func enter(r Run, kind Kind) Event {
	return Event{Event: kind, Period: "2020-12", Run: r.Name, Manifest: r.SHA256}
}

// What the chain and the folder do not agree on differs; what only cannot be proved is said.
func TestProve(t *testing.T) {
	r1, r2 := described("r1", ""), described("r2", `,"issued":{"n":1,"period":"2020-12","run":"r1"}`)
	altered := described("r1", `,"check":"x"`)
	for name, c := range map[string]struct {
		events  []Event
		runs    []Run
		differs string // part of the one difference; empty: none
		notes   string
	}{
		"as it should be":         {[]Event{enter(r1, Published), enter(r1, Issued), enter(r2, Published)}, []Run{r1, r2}, "", ""},
		"nothing":                 {nil, nil, "", ""},
		"adopted":                 {[]Event{enter(r1, Adopted)}, []Run{r1}, "", "2020-12/r1：发布在有事件链以前"},
		"no event":                {[]Event{enter(r1, Published)}, []Run{r1, described("r3", "")}, "2020-12/r3：没有登记", ""},
		"no run":                  {[]Event{enter(r1, Published), enter(described("r3", ""), Published)}, []Run{r1}, "2020-12/r3：事件链第 2 号", ""},
		"an altered manifest":     {[]Event{enter(r1, Published)}, []Run{altered}, "2020-12/r1：manifest.json", ""},
		"a lost manifest":         {[]Event{enter(r1, Published)}, []Run{Describe(december, "r1", true, nil)}, "2020-12/r1：manifest.json", ""},
		"removed":                 {[]Event{enter(r1, Published), enter(r1, Removed)}, nil, "", ""},
		"removed and there":       {[]Event{enter(r1, Published), enter(r1, Removed)}, []Run{r1}, "登记它为已删除", ""},
		"removed and again":       {[]Event{enter(r1, Published), enter(r1, Removed), enter(r1, Published)}, []Run{r1}, "", ""},
		"the issue was cut":       {[]Event{enter(r1, Published), enter(r2, Published)}, []Run{r1, r2}, "代替已签发的 2020-12/r1", ""},
		"issued as another":       {[]Event{enter(r1, Published), enter(altered, Issued)}, []Run{r1}, "签发的是另一份", ""},
		"no chain":                {nil, []Run{Describe(december, "r1", true, []byte(`{"period":"2020-12","run":"r1","edition":""}`))}, "不在了", ""},
		"returns concern no runs": {[]Event{enter(r1, Published), {Event: Returned, Period: "2020-12"}, {Event: Removed, Period: "2020-12"}}, []Run{r1}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if len(c.events) > 0 {
				begin(t, dir, c.events...)
			}
			p := read(t, dir).Prove(c.runs, nil)
			if c.differs == "" && len(p.Differs) > 0 || c.differs != "" && (len(p.Differs) == 0 || !strings.Contains(p.Differs[0], c.differs)) {
				t.Errorf("differs %q, want %q", p.Differs, c.differs)
			}
			if c.notes == "" && len(p.Notes) > 0 || !strings.Contains(strings.Join(p.Notes, ""), c.notes) {
				t.Errorf("notes %q, want %q", p.Notes, c.notes)
			}
			if p := read(t, dir).Prove(c.runs, func(r Ref) bool { return r.Period == "2020-11" }); len(p.Differs) > 0 && name != "no chain" {
				t.Errorf("another month is judged too: %q", p.Differs)
			}
		})
	}
}

// A broken chain differs whatever is asked for.
func TestProveBroken(t *testing.T) {
	dir := t.TempDir()
	r1 := described("r1", "")
	begin(t, dir, enter(r1, Published), enter(r1, Issued))
	path := filepath.Join(dir, FileName)
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, []byte(strings.Replace(string(data), "+08:00", "+09:00", 1)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	if p := read(t, dir).Prove([]Run{r1}, func(Ref) bool { return false }); len(p.Differs) != 1 || !strings.Contains(p.Differs[0], "第2行") {
		t.Errorf("%q", p.Differs)
	}
}
