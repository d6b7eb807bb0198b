package drafts

import (
	"os"
	"strconv"
	"testing"
)

// The newest of a month is found without its number, each by it, and only the last ones stay with their folders.
func TestShelf(t *testing.T) {
	var s Shelf
	below := t.TempDir()
	keep := func(kind Kind, month string) Draft {
		dir := s.Room(below, kind)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		return s.Keep(Draft{Kind: kind, Month: month, Dir: dir})
	}
	first, second, other := keep(Preview, "2020-12"), keep(Preview, "2020-12"), keep(Preview, "2020-11")
	keep(Comparison, "2020-12")
	for number, want := range map[string]Draft{"": second, strconv.Itoa(first.Number): first, strconv.Itoa(other.Number): {}, "x": {}, "999": {}} {
		if got, ok := s.Find(Preview, "2020-12", number); got != want || ok != (want.Number != 0) {
			t.Errorf("%q: %+v, want %+v", number, got, want)
		}
	}
	for range most - 2 {
		keep(Preview, "2020-10")
	}
	if _, ok := s.Find(Preview, "2020-12", ""); ok {
		t.Error("the oldest are kept")
	}
	if _, ok := s.Find(Preview, "2020-11", ""); !ok {
		t.Error("one that is not too many went")
	}
	if left, err := os.ReadDir(below); err != nil || len(left) != most {
		t.Errorf("%d folders are left, %v", len(left), err)
	}
}
