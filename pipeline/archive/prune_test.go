package archive

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
)

// folder is a run of a month of 2020 as it stands there; more is part of its manifest.
func folder(month int, run string, inForce bool, more string) Run {
	m := calendar.Month{Year: 2020, Number: month}
	return Describe(m, run, inForce, fmt.Appendf(nil, `{"period":%q,"run":%q,"edition":"00"%s}`, m, run, more))
}

func told(kind Kind, reason string, runs ...Run) []Event {
	var list []Event
	for _, r := range runs {
		list = append(list, Event{Event: kind, Period: r.Period.String(), Run: r.Name, Manifest: r.SHA256, Details: Details{Reason: reason}})
	}
	return list
}

// Taken away is only what was never issued, is not in force, and is needed by nothing that stays.
func TestPrune(t *testing.T) {
	draft, second, force := folder(12, "r1", false, ""), folder(12, "r2", false, ""), folder(12, "r3", true, `,"replaces":{"run":"r2","period":"2020-12"},"stale":[{"period":"2020-12","run":"r1"}]`)
	october, old := folder(10, "r1", false, ""), folder(10, "r2", true, "")
	taking := func(key string, from Run) Run {
		return folder(12, "r3", true, fmt.Sprintf(`,%q:[{"period":%q,"run":%q,"sha256":""}]`, key, from.Period, from.Name))
	}
	other := folder(12, "r1", false, `,"earlier":[{"period":"2020-10","run":"r1"}]`)
	for name, c := range map[string]struct {
		runs   []Run
		events []Event // after those of published
		want   []string
		note   string
	}{
		"drafts":                          {[]Run{draft, second, force}, nil, []string{"2020-12/r1", "2020-12/r2"}, ""},
		"nothing":                         {nil, nil, nil, ""},
		"an issued one":                   {[]Run{draft, second, force}, told(Issued, "", draft), []string{"2020-12/r2"}, ""},
		"issued, the event lost":          {[]Run{draft, second, folder(12, "r3", true, `,"issued":{"n":1,"period":"2020-12","run":"r1","check":""}`)}, nil, []string{"2020-12/r2"}, ""},
		"earlier":                         {[]Run{october, old, draft, taking("earlier", october)}, nil, []string{"2020-12/r1"}, ""},
		"explanations":                    {[]Run{october, old, taking("explanations", october)}, nil, nil, ""},
		"seen":                            {[]Run{october, old, taking("seen", october)}, nil, nil, ""},
		"explanations of the own month":   {[]Run{draft, second, taking("explanations", draft)}, nil, []string{"2020-12/r2"}, ""},
		"needed by a draft only":          {[]Run{october, old, other, second, force}, nil, []string{"2020-10/r1", "2020-12/r1", "2020-12/r2"}, ""},
		"needed by what is needed":        {[]Run{october, old, other, taking("explanations", other)}, nil, nil, ""},
		"nothing in force":                {[]Run{draft, second}, nil, nil, ""},
		"adopted":                         {[]Run{draft, second, force}, told(Adopted, "", draft), []string{"2020-12/r2"}, "2020-12/r1 没有动：它发布在"},
		"altered":                         {[]Run{folder(12, "r1", false, `,"check":"x"`), force}, told(Published, "", draft), nil, "与事件链的登记不符"},
		"put back":                        {[]Run{draft, force}, told(Removed, Pruned, draft), nil, "它的文件夹却还在"},
		"latest set back, r3 not issued":  {[]Run{folder(12, "r1", true, ""), second, folder(12, "r3", false, "")}, nil, []string{"2020-12/r2", "2020-12/r3"}, ""},
		"verified draft is still a draft": {[]Run{draft, force}, told(Verified, "", draft), []string{"2020-12/r1"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if events := append(told(Published, "", c.runs...), c.events...); len(events) > 0 {
				begin(t, dir, events...)
			}
			p, err := read(t, dir).Prune(c.runs)
			var got []string
			for _, r := range p.Runs {
				got = append(got, r.Ref().String())
			}
			if err != nil || !slices.Equal(got, c.want) || p.Kept != len(c.runs)-len(c.want) {
				t.Errorf("%q, %d stay, %v; want %q", got, p.Kept, err, c.want)
			}
			if notes := strings.Join(p.Notes, "\n"); (notes == "") != (c.note == "") || !strings.Contains(notes, c.note) {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
		})
	}
}

// Where it is not certain what was issued or needed, nothing goes.
func TestPruneRefuses(t *testing.T) {
	draft, force := folder(12, "r1", false, ""), folder(12, "r2", true, "")
	whole, broken := t.TempDir(), t.TempDir()
	begin(t, whole, told(Published, "", draft, force)...)
	begin(t, broken, told(Published, "", draft, force)...)
	overwrite(t, broken, strings.Replace(content(t, broken), "T12", "T13", 1))
	for name, c := range map[string]struct {
		chain Chain
		runs  []Run
	}{
		"a broken chain":      {read(t, broken), []Run{draft, force}},
		"no chain":            {read(t, t.TempDir()), []Run{draft, force}},
		"a run without event": {read(t, whole), []Run{draft, force, folder(11, "r1", true, "")}},
		"a lost manifest":     {read(t, whole), []Run{draft, Describe(december, "r2", true, nil)}},
	} {
		var refused *RefusedError
		if p, err := c.chain.Prune(c.runs); !errors.As(err, &refused) || len(p.Runs) > 0 {
			t.Errorf("%s: %v, %v", name, p.Runs, err)
		}
	}
}

// Contents go with the last run that names them, and only of a run that the chain says was pruned.
func TestUnnamed(t *testing.T) {
	a, b, c := checksum([]byte("a")), checksum([]byte("b")), checksum([]byte("c"))
	gone := folder(12, "r1", false, fmt.Sprintf(`,"inputs":[{"sha256":%q},{"sha256":%q},{"sha256":%q}]`, c, a, b))
	stays := folder(12, "r2", true, fmt.Sprintf(`,"fonts":[{"sha256":%q}],"replaces":{"figures_sha256":%q}`, b, c))
	runs := []Run{gone, stays}
	if got, want := (Chain{}).Unnamed(runs, []Run{gone}), []string{min(a, c), max(a, c)}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (Chain{}).Unnamed(append(runs, Describe(december, "r3", false, nil)), []Run{gone}); len(got) > 0 {
		t.Errorf("beside a lost manifest %q", got)
	}
	dir := t.TempDir()
	begin(t, dir, told(Published, "", runs...)...)
	if d := read(t, dir).Doomed(runs, []string{"2020-12/r1"}); len(d) > 0 {
		t.Errorf("doomed without an event: %v", d)
	}
	begin(t, dir, told(Removed, Pruned, runs...)...)
	if d := read(t, dir).Doomed(runs, []string{"2020-12/r1", "2020-12/r2"}); len(d) != 1 || d[0].Name != "r1" {
		t.Errorf("doomed are %v", d)
	}
	if d := read(t, dir).Doomed(runs, nil); len(d) > 0 {
		t.Errorf("doomed without a note: %v", d)
	}
}
