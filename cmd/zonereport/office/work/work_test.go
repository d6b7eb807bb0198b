package work

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestOneJobAtATime(t *testing.T) {
	var b Bench
	hold := make(chan struct{})
	first, ok := b.Start(&Job{Title: "一"}, func(j *Job) (int, any) { <-hold; return 2, "结果" })
	if !ok || first.Number != 1 || first.Ended() || b.Current() != first || b.Find("1") != first {
		t.Fatalf("%+v, %v", first, ok)
	}
	if second, ok := b.Start(&Job{Title: "二"}, func(*Job) (int, any) { t.Error("done beside the first"); return 0, nil }); ok || second != first {
		t.Errorf("a second job is begun: %+v", second)
	}
	close(hold)
	<-first.Done()
	if !first.Ended() || first.Code() != 2 || first.Result() != "结果" || b.Current() != nil {
		t.Errorf("%+v", first)
	}
	broken, _ := b.Start(&Job{}, func(*Job) (int, any) { panic("broken") })
	select {
	case <-broken.Done():
	case <-time.After(time.Minute):
		t.Fatal("a panic never ends")
	}
	if broken.Code() != 1 || broken.Result() != nil || b.Current() != nil {
		t.Errorf("a panic ends with %d %v", broken.Code(), broken.Result())
	}
}

func TestTheLastJobsStay(t *testing.T) {
	var b Bench
	for range kept + 5 {
		j, _ := b.Start(&Job{}, func(*Job) (int, any) { return 0, nil })
		<-j.Done()
	}
	for number, want := range map[string]bool{"1": false, "5": false, "6": true, strconv.Itoa(kept + 5): true, strconv.Itoa(kept + 6): false, "0": false, "-1": false, "x": false, "": false, "6x": false} {
		if got := b.Find(number) != nil; got != want {
			t.Errorf("job %q: %v", number, got)
		}
	}
}

func TestTheEndOfALongTextStays(t *testing.T) {
	var text Text
	if _, err := fmt.Fprint(&text, "短"); err != nil || text.String() != "短" {
		t.Errorf("%q, %v", text.String(), err)
	}
	line := strings.Repeat("x", 999) + "\n"
	for i := range 4 * longest / 1000 {
		if n, err := fmt.Fprintf(&text, "%6d%s", i, line); n != 6+len(line) || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
	}
	got := text.String()
	if len(got) > longest*3/2 || !strings.HasPrefix(got, "……（前面的略去）\n") || !strings.HasSuffix(got, fmt.Sprintf("%6d%s", 4*longest/1000-1, line)) {
		t.Errorf("%d bytes stay, beginning %.40q", len(got), got)
	}
	if second := strings.Split(got, "\n")[1]; len(second) != 6+999 {
		t.Errorf("a line is cut: %.30q", second)
	}
}
