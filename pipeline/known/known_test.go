package known

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// later is an order given when nothing in the test is too young to be remembered.
func later() time.Time { return time.Now().Add(time.Minute) }

// remembered is a font file and the sums of a run that read it, with a checksum put in place of the true one: it
// shows who reads the file and who does not.
func remembered(t *testing.T, now time.Time) (font, sums string) {
	t.Helper()
	dir := t.TempDir()
	font, sums = filepath.Join(dir, "宋体.ttf"), filepath.Join(dir, Name)
	put(t, font, "first")
	s := Read(sums, now)
	if got := sum(t, s, font); got != digest([]byte("first")) {
		t.Fatalf("sum = %s", got)
	}
	if err := s.Write(sums); err != nil {
		t.Fatal(err)
	}
	seal(t, sums, func(record string) string { return strings.ReplaceAll(record, digest([]byte("first")), planted) })
	return font, sums
}

const planted = "planted"

// seal changes a record as nobody does by hand: its checksum follows.
func seal(t *testing.T, path string, change func(string) string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	record := change(string(data[2*sha256.Size:]))
	put(t, path, digest([]byte(record))+record)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func sum(t *testing.T, s *Sums, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	got, err := s.Of(file)
	if info, errStat := file.Stat(); err != nil || errStat != nil || got.Size != info.Size() || got.Read != (got.SHA256 != planted) {
		t.Fatalf("%+v, %v", got, err)
	}
	return got.SHA256
}

func TestDoubtIsRead(t *testing.T) {
	for _, c := range []struct {
		name  string
		do    func(t *testing.T, font, sums string)
		known bool
	}{
		{"nothing has changed", func(*testing.T, string, string) {}, true},
		{"same size, time set back", func(t *testing.T, font, _ string) {
			info, err := os.Stat(font)
			if err != nil {
				t.Fatal(err)
			}
			put(t, font, "other")
			if err := os.Chtimes(font, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"another file in its place, of the same size and time", func(t *testing.T, font, _ string) {
			info, err := os.Stat(font)
			if err != nil {
				t.Fatal(err)
			}
			put(t, font+".new", "other")
			if err := os.Chtimes(font+".new", info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(font+".new", font); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"another size", func(t *testing.T, font, _ string) { put(t, font, "longer") }, false},
		{"a torn record", func(t *testing.T, _, sums string) {
			if err := os.Truncate(sums, 100); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"a record without a beginning", func(t *testing.T, _, sums string) { put(t, sums, "ab") }, false},
		{"a record changed by hand", func(t *testing.T, _, sums string) {
			data, err := os.ReadFile(sums)
			if err != nil {
				t.Fatal(err)
			}
			put(t, sums, strings.Replace(string(data), planted, "another", 1))
		}, false},
		{"a record of another kind", func(t *testing.T, _, sums string) { seal(t, sums, func(string) string { return `[1]` }) }, false},
		{"no record", func(t *testing.T, _, sums string) {
			if err := os.Remove(sums); err != nil {
				t.Fatal(err)
			}
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			font, sums := remembered(t, later())
			c.do(t, font, sums)
			data, err := os.ReadFile(font)
			if err != nil {
				t.Fatal(err)
			}
			is := sha256.Sum256(data)
			want := hex.EncodeToString(is[:])
			if c.known {
				want = planted
			}
			if got := sum(t, Read(sums, later()), font); got != want {
				t.Errorf("sum = %s, want %s", got, want)
			}
			if got := sum(t, nil, font); got == planted {
				t.Error("who remembers nothing does not read")
			}
		})
	}
}

// What changed a moment ago may change again within the same moment: it is neither remembered nor believed.
func TestYoungFilesAreRead(t *testing.T) {
	font, sums := remembered(t, later())
	if got := sum(t, Read(sums, time.Now()), font); got == planted {
		t.Error("a young file is believed")
	}
	dir := t.TempDir()
	font, sums = filepath.Join(dir, "a.ttf"), filepath.Join(dir, Name)
	put(t, font, "first")
	s := Read(sums, time.Now())
	sum(t, s, font)
	if err := s.Write(sums); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(sums); err == nil {
		t.Error("a young file is remembered")
	}
}

// A record is written only where it says something new, and holds what was asked for alone.
func TestWrite(t *testing.T) {
	font, sums := remembered(t, later())
	s := Read(sums, later())
	sum(t, s, font)
	if err := os.Remove(sums); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(sums); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(sums); err == nil {
		t.Error("a record that says nothing new is written")
	}
	other := filepath.Join(filepath.Dir(font), "b.ttf")
	put(t, other, "second")
	sum(t, s, other)
	if err := s.Write(sums); err != nil {
		t.Fatal(err)
	}
	again := Read(sums, later())
	if len(again.before) != 2 || again.before[other].SHA256 != digest([]byte("second")) || again.before[font].SHA256 != planted {
		t.Errorf("record = %v", again.before)
	}
	if err := s.Write(filepath.Join(filepath.Dir(font), "none", Name)); err == nil {
		t.Error("a folder that is not there took a record")
	}
	var none *Sums
	if err := none.Write(sums); err != nil {
		t.Error(err)
	}
}
