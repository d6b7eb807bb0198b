package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
)

var (
	december = calendar.Month{Year: 2020, Number: 12}
	noon     = time.Date(2021, 1, 6, 4, 0, 0, 0, time.UTC)
)

// published is the event of a run in December.
func published(run string) Event {
	return Event{Event: Published, Period: "2020-12", Run: run, Manifest: checksum([]byte(run))}
}

func issued(run string, status Status) Event {
	e := published(run)
	e.Event, e.Status = Issued, status
	return e
}

// begin writes a chain.
func begin(t *testing.T, dir string, events ...Event) {
	t.Helper()
	if err := Append(dir, noon, events...); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir string) Chain {
	t.Helper()
	c, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func content(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func overwrite(t *testing.T, dir, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Each line has the keys of the contract in their order, Beijing's time, and the checksum of the line before.
func TestAppend(t *testing.T) {
	dir := t.TempDir()
	begin(t, dir, published("r1"))
	begin(t, dir, published("r2"), issued("r2", Final))
	lines := strings.Split(strings.TrimSuffix(content(t, dir), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	want := fmt.Sprintf(`{"n":3,"at":"2021-01-06T12:00:00+08:00","event":"issued","period":"2020-12","run":"r2","manifest_sha256":%q,"prev":%q,"status":"核定"}`, checksum([]byte("r2")), checksum([]byte(lines[1])))
	if lines[2] != want {
		t.Errorf("line 3 is\n%s, want\n%s", lines[2], want)
	}
	var first map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || first["prev"] != "" || first["n"] != 1.0 {
		t.Errorf("line 1 is %s, %v", lines[0], err)
	}
	if c := read(t, dir); len(c.Breaks) > 0 || len(c.Events) != 3 {
		t.Errorf("%d events, %v", len(c.Events), c.Breaks)
	}
}

// A line that was changed, taken away, put in or made unreadable breaks the chain where it stands, and
// the chain goes on behind it.
func TestBreaks(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(lines []string) []string
		line  int // 0: nothing is broken
	}{
		"nothing":           {func(l []string) []string { return l }, 0},
		"Windows line ends": {func(l []string) []string { return strings.Split(strings.Join(l, "\r\n")+"\r", "\n") }, 0},
		"a changed line":    {func(l []string) []string { l[1] = strings.Replace(l[1], "r2", "r9", 1); return l }, 3},
		"a line taken away": {func(l []string) []string { return append(l[:1], l[2:]...) }, 2},
		"the first taken":   {func(l []string) []string { return l[1:] }, 1},
		"a line put in":     {func(l []string) []string { return []string{l[0], l[0], l[1], l[2]} }, 2},
		"two swapped":       {func(l []string) []string { l[0], l[1] = l[1], l[0]; return l }, 1},
		"an unreadable one": {func(l []string) []string { l[1] = "{"; return l }, 2},
		"an empty one":      {func(l []string) []string { return []string{l[0], "", l[1], l[2]} }, 2},
		"another number":    {func(l []string) []string { l[2] = strings.Replace(l[2], `"n":3`, `"n":4`, 1); return l }, 3},
		"no event":          {func(l []string) []string { l[2] = strings.Replace(l[2], `"published"`, `""`, 1); return l }, 3},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			begin(t, dir, published("r1"), published("r2"), published("r3"))
			lines := c.spoil(strings.Split(strings.TrimSuffix(content(t, dir), "\n"), "\n"))
			overwrite(t, dir, strings.Join(lines, "\n")+"\n")
			got := read(t, dir).Breaks
			if (len(got) > 0) != (c.line > 0) || c.line > 0 && got[0].Line != c.line {
				t.Errorf("%v, want line %d", got, c.line)
			}
			begin(t, dir, published("r4"))
			if after := read(t, dir).Breaks; len(after) != len(got) {
				t.Errorf("the next event breaks the chain: %v", after)
			}
		})
	}
}

// A torn last line is healed: completed where it is certain what it said, else taken away; nothing
// before it changes.
func TestHeal(t *testing.T) {
	for name, c := range map[string]struct {
		event Event
		cut   func(line string) string
		there bool // the run folder with its manifest
		kept  bool
	}{
		"only the line end":           {issued("r1", Final), func(l string) string { return l }, false, true},
		"within prev":                 {published("r1"), func(l string) string { return l[:len(l)-10] }, true, true},
		"within the manifest":         {published("r1"), func(l string) string { return l[:strings.Index(l, "manifest_sha256")+30] }, true, true},
		"within prev, no run":         {published("r1"), func(l string) string { return l[:len(l)-10] }, false, false},
		"within the run":              {published("r1"), func(l string) string { return l[:strings.Index(l, `"r1"`)+2] }, true, false},
		"within the details":          {issued("r1", Final), func(l string) string { return l[:len(l)-3] }, true, false},
		"another manifest":            {published("r2"), func(l string) string { return strings.Replace(l[:len(l)-10], "r2", "r1", 1) }, true, false},
		"a path":                      {published("r1"), func(l string) string { return strings.Replace(l[:len(l)-10], "2020-12", "../2020-12", 1) }, true, false},
		"the first byte":              {published("r1"), func(l string) string { return "{" }, true, false},
		"no JSON":                     {published("r1"), func(l string) string { return "\x00\x00" }, true, false},
		"a list":                      {published("r1"), func(l string) string { return "[1," }, true, false},
		"a whole one of another line": {published("r1"), func(l string) string { return strings.Replace(l, `"n":2`, `"n":7`, 1) }, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if c.there {
				manifest(t, dir, "r1", "r1")
			}
			begin(t, dir, Event{Event: Returned, Period: "2020-12"})
			before := content(t, dir)
			begin(t, dir, c.event)
			whole := content(t, dir)
			torn := before + c.cut(strings.TrimSuffix(whole[len(before):], "\n"))
			overwrite(t, dir, torn)
			want := before
			if c.kept {
				want = whole
			}
			said, err := Heal(dir)
			if err != nil || said == "" || content(t, dir) != want {
				t.Errorf("%q %v, and there stands\n%s, want\n%s", said, err, content(t, dir), want)
			}
			if said, err := Heal(dir); said != "" || err != nil {
				t.Errorf("again: %q, %v", said, err)
			}
		})
	}
}

func manifest(t *testing.T, dir, run, text string) {
	t.Helper()
	folder := filepath.Join(dir, "2020-12", run)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "manifest.json"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Of a month the run that was issued last counts; issued again, it stays the one issued run that it is.
func TestIssues(t *testing.T) {
	dir := t.TempDir()
	if _, ok := read(t, dir).LastIssued(december); ok {
		t.Error("a run is issued where there is none")
	}
	other := issued("r9", Final)
	other.Period = "2020-11"
	begin(t, dir, published("r1"), issued("r1", Preliminary), published("r2"), issued("r2", Revised), other, issued("r1", Final))
	c := read(t, dir)
	list := c.Issues(december)
	if len(list) != 2 || list[0].Run != "r1" || list[0].Status != Final || list[1].Run != "r2" || list[1].Count != 2 {
		t.Errorf("issued are %v", list)
	}
	if last, ok := c.LastIssued(december); !ok || last.Run != "r1" || last.N != 6 || last.Count != 1 {
		t.Errorf("the last is %v, %v", last, ok)
	}
}

// Numbers of pruned runs are not given again; those of publications that were cut short are.
func TestLastNumber(t *testing.T) {
	dir := t.TempDir()
	gone := func(run, reason string) Event {
		e := published(run)
		e.Event, e.Reason = Removed, reason
		return e
	}
	begin(t, dir, published("r1"), published("r2"), published("r3"), gone("r3", Interrupted))
	if n := read(t, dir).LastNumber(december); n != 2 {
		t.Errorf("after a cut: %d", n)
	}
	begin(t, dir, gone("r2", Pruned))
	if n := read(t, dir).LastNumber(december); n != 2 {
		t.Errorf("after pruning: %d", n)
	}
	if n := read(t, dir).LastNumber(calendar.Month{Year: 2020, Number: 11}); n != 0 {
		t.Errorf("of another month: %d", n)
	}
}

// events.jsonl is foreign input: whatever stands in it, reading, healing and going on work, and what
// was whole stays byte for byte.
func FuzzChain(f *testing.F) {
	dir := f.TempDir()
	if err := Append(dir, noon, published("r1"), issued("r1", Final)); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)-9])
	f.Add([]byte("{}\n\n{\"n\":1e99}\n[{]"))
	f.Add([]byte(`{"event":"published","period":"2020-12","run":"r1","at":{"x":[1]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		overwrite(t, dir, string(data))
		before := read(t, dir)
		if err := Append(dir, noon, published("r7")); err != nil {
			t.Fatal(err)
		}
		after := read(t, dir)
		if got := content(t, dir); !bytes.HasPrefix([]byte(got), data[:before.size]) {
			t.Errorf("what was whole is now %q", got)
		}
		if len(after.Breaks) != len(before.Breaks) || len(after.Torn) > 0 || after.Events[len(after.Events)-1].Run != "r7" {
			t.Errorf("breaks %v, then %v", before.Breaks, after.Breaks)
		}
		after.LastIssued(december)
		after.LastNumber(december)
	})
}
