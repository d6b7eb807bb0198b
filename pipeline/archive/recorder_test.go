package archive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
)

// A chain begins with the runs that are older than it; runs that had their event are not adopted.
func TestBegin(t *testing.T) {
	old := Describe(december, "r1", false, []byte(`{"period":"2020-12","run":"r1"}`))
	fresh := Describe(december, "r2", true, []byte(`{"period":"2020-12","run":"r2","edition":"00"}`))
	for name, c := range map[string]struct {
		runs []Run
		want []Event
		note string
	}{
		"an empty folder":     {},
		"a run of 0.1.0":      {[]Run{old}, []Event{{Event: Adopted, Run: "r1", Manifest: old.SHA256}}, ""},
		"the chain was lost":  {[]Run{fresh}, nil, "不在了"},
		"lost, with old ones": {[]Run{old, fresh}, []Event{{Event: Adopted, Run: "r1", Manifest: old.SHA256}}, "不在了"},
		"no manifest":         {[]Run{Describe(december, "r1", true, nil)}, nil, "不在了"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Recorder{Outputs: t.TempDir(), Now: noon}
			for range 2 {
				if err := r.Begin(func() ([]Run, error) { return c.runs, nil }); err != nil {
					t.Fatal(err)
				}
			}
			events := read(t, r.Outputs).Events
			if len(events) != len(c.want) || c.note != "" && (len(r.Notes) == 0 || !strings.Contains(r.Notes[0], c.note)) || c.note == "" && len(r.Notes) > 0 {
				t.Fatalf("%v, notes %q", events, r.Notes)
			}
			for i, e := range events {
				if w := c.want[i]; e.Event != w.Event || e.Run != w.Run || e.Manifest != w.Manifest || e.Period != "2020-12" {
					t.Errorf("%v, want %v", e, w)
				}
			}
		})
	}
}

// What was cut short is marked removed, once; what came into force is not.
func TestCutShort(t *testing.T) {
	r := Recorder{Outputs: t.TempDir(), Now: noon}
	november := calendar.Month{Year: 2020, Number: 11}
	steps := []struct {
		do   func() error
		want string // the chain's last event after it
	}{
		{func() error { return r.Withdrawn(december, "r1") }, ""},
		{func() error { return r.Publishing(december, "r1", []byte("{}")) }, "published r1"},
		{func() error { return r.Withdrawn(december, "r2") }, "published r1"},
		{func() error { return r.Withdrawn(december, "r1") }, "removed r1"},
		{func() error { return r.Withdrawn(december, "r1") }, "removed r1"},
		{func() error { return r.Returning(december, []byte(`{"findings":[]}`), nil) }, "returned "},
		{func() error { return r.Unreturned(december, []byte(`{"findings":[]}`)) }, "returned "},
		{func() error { return r.Unreturned(november, []byte("b")) }, "returned "},
		{func() error { return r.Unreturned(december, []byte("b")) }, "removed "},
		{func() error { return r.Unreturned(december, nil) }, "removed "},
		{func() error { return r.Returning(december, []byte(`{"findings":[]}`), nil) }, "returned "},
		{func() error { return r.Unreturned(december, nil) }, "removed "},
	}
	for i, s := range steps {
		before := len(read(t, r.Outputs).Events)
		if err := s.do(); err != nil {
			t.Fatal(err)
		}
		events := read(t, r.Outputs).Events
		got := ""
		if n := len(events); n > 0 {
			got = fmt.Sprintf("%s %s", events[n-1].Event, events[n-1].Run)
			if e := events[n-1]; n > before && e.Event == Removed && e.Reason != Interrupted {
				t.Errorf("step %d: removed because of %q", i, e.Reason)
			}
		}
		if got != s.want || len(events) > before+1 {
			t.Errorf("step %d: %q, want %q; %d events after %d", i, got, s.want, len(events), before)
		}
	}
}

// A run needs whatever run its manifest names, but for the one that it replaces.
func TestDescribe(t *testing.T) {
	sum := checksum(nil)
	r := Describe(december, "r10", true, fmt.Appendf(nil, `{"period":"2020-12","run":"r10","edition":"x","replaces":{"run":"r9","period":"2020-12","figures_sha256":%q},
		"earlier":[{"period":"2020-11","run":"r10"},{"period":"2020-11","run":"r9"}],"issued":{"n":1,"period":"2020-12","run":"r1"},"later":{"deep":[{"period":"2020-10","run":"r1","sha256":%q}]},"inputs":[{"path":"a","sha256":"no"}]}`, checksum([]byte("x")), sum))
	want := []Ref{{"2020-10", "r1"}, {"2020-11", "r9"}, {"2020-11", "r10"}, {"2020-12", "r1"}}
	if r.Unread || r.Older || !slices.Equal(r.Needs, want) || !slices.Equal(r.Names, []string{sum}) {
		t.Errorf("%+v", r)
	}
	for _, text := range []string{"", "{", `{"run":"r9","period":"2020-12"}`, `{"run":"r10","period":"2020-11"}`, "[]"} {
		if r := Describe(december, "r10", true, []byte(text)); !r.Unread || r.Older {
			t.Errorf("%q is taken for the manifest: %+v", text, r)
		}
	}
}
