package archive

import (
	"reflect"
	"slices"
	"testing"

	"zonereport/pipeline/runfolder"
)

func received(file, content, at string) Event {
	return Event{Event: Received, Period: "2020-12", Details: Details{File: file, SHA256: checksum([]byte(content)), ReceivedAt: at}}
}

// A file is in hand when the last event of its name is of its content; a new name of a known content is no
// new submission, an old content that came back is one.
func TestInHand(t *testing.T) {
	other := received("甲.csv", "四", "")
	other.Period = "2020-11"
	dir := t.TempDir()
	begin(t, dir, received("甲.csv", "一", ""), received("甲.csv", "一", "2021-01-05T10:00:00+08:00"), received("甲.csv", "二", ""), received("乙.csv", "三", ""), other, published("r1"))
	events := read(t, dir).Received(december)
	if len(events) != 4 {
		t.Fatalf("%d events", len(events))
	}
	for _, c := range []struct {
		file, content string
		n             int // of the event; 0: it is new
	}{
		{"甲.csv", "二", 3}, {"甲.csv", "一", 0}, {"甲.csv", "三", 0}, {"甲.csv", "四", 0}, {"乙.csv", "三", 4},
		{"丙.csv", "一", 2}, {"丙.csv", "三", 4}, {"丙.csv", "五", 0}, {"丙.csv", "四", 0},
	} {
		if e, ok := InHand(events, c.file, checksum([]byte(c.content))); ok != (c.n > 0) || ok && e.N != c.n {
			t.Errorf("%s as %s: event %d, %v; want %d", c.file, c.content, e.N, ok, c.n)
		}
	}
}

// What was first read is entered in one step with what becomes of it, once; what was returned says how many
// findings are on each of the month's files.
func TestReturningSaysTheFiles(t *testing.T) {
	r := Recorder{Outputs: t.TempDir(), Now: noon, Read: []Event{received("甲.csv", "一", "")}}
	findings := []byte(`{"findings":[{"severity":"error","file":"甲.csv"},{"severity":"warning","file":"甲.csv"},{"severity":"error","file":"甲.csv"},{"severity":"info","file":"乙.csv"},{"severity":"error","file":""}]}`)
	files := []runfolder.File{{Path: "2020-12/甲.csv", Data: []byte("一")}, {Path: "2020-12/乙.csv", Data: []byte("二")}}
	for range 2 {
		if err := r.Returning(december, findings, files); err != nil {
			t.Fatal(err)
		}
	}
	events := read(t, r.Outputs).Events
	var kinds []Kind
	for _, e := range events {
		kinds = append(kinds, e.Event)
	}
	if !slices.Equal(kinds, []Kind{Received, Returned, Returned}) {
		t.Fatalf("%v", kinds)
	}
	want := []Judged{{"甲.csv", checksum([]byte("一")), 2, 1}, {"乙.csv", checksum([]byte("二")), 0, 0}}
	if got := events[1]; !reflect.DeepEqual(got.Files, want) || got.SHA256 != checksum(findings) {
		t.Errorf("%+v", got)
	}
	if err := r.Returning(december, []byte("{"), nil); err == nil {
		t.Error("findings that cannot be read are entered")
	}
}

// Files that were handed in stay until their month is issued after that, what a draft alone read until it is
// issued at all; what a run that stays names never goes.
func TestSubmittedContents(t *testing.T) {
	sum := func(content string) string { return checksum([]byte(content)) }
	back := Event{Event: Returned, Period: "2020-12", Details: Details{SHA256: sum("意见"), Files: []Judged{{File: "甲.csv", SHA256: sum("退")}}}}
	issue := issued("r1", Final)
	november := issue
	november.Period = "2020-11"
	stays := folder(12, "r1", true, `,"inputs":[{"sha256":"`+sum("用")+`"}]`)
	for name, c := range map[string]struct {
		events []Event
		gone   []string
	}{
		"an open month":          {[]Event{received("甲.csv", "一", ""), back, november}, nil},
		"issued":                 {[]Event{received("甲.csv", "一", ""), back, issue}, []string{"一", "意见", "退"}},
		"used":                   {[]Event{received("甲.csv", "用", ""), issue}, nil},
		"returned after":         {[]Event{issue, received("甲.csv", "退", ""), back}, nil},
		"returned before, after": {[]Event{back, issue, back}, nil},
		"issued again":           {[]Event{issue, back, issue}, []string{"意见", "退"}},
		"handed in after":        {[]Event{issue, received("甲.csv", "一", "2021-01-05T10:00:00+08:00")}, nil},
		"first read after":       {[]Event{issue, received("甲.csv", "一", "")}, []string{"一"}},
	} {
		dir := t.TempDir()
		begin(t, dir, c.events...)
		var want []string
		for _, content := range c.gone {
			want = append(want, sum(content))
		}
		slices.Sort(want)
		if got := read(t, dir).Unnamed([]Run{stays}, nil); !slices.Equal(got, want) {
			t.Errorf("%s: %q may go, want %q", name, got, want)
		}
	}
}
