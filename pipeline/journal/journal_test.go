package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zonereport/pipeline/disk"
)

// began and ended are the two lines of a run.
func began(start string, process int) Entry {
	return Entry{Start: "2026-12-0" + start, Process: process, Period: "2026-11", Text: "开始"}
}

func ended(start string, process int) Entry {
	e, code := began(start, process), 0
	e.End, e.Exit, e.Status, e.Text = "2026-12-09T08:31:00.000+08:00", &code, "published", "已发布 r1"
	return e
}

func add(t *testing.T, j Journal, entries ...Entry) {
	t.Helper()
	for _, e := range entries {
		if err := j.Add(e); err != nil {
			t.Fatal(err)
		}
	}
}

// A run that began and never ended is told by the next one that ends, once.
func TestLostRunsAreTold(t *testing.T) {
	const at = "T08:30:00.000+08:00"
	for _, c := range []struct {
		name   string
		before []Entry
		torn   string // what a power cut left at the end
		end    Entry
		want   string // starts of those lost
	}{
		{"nothing before", []Entry{began("5"+at, 9)}, "", ended("5"+at, 9), ""},
		{"all ended", []Entry{began("4"+at, 7), ended("4"+at, 7), began("5"+at, 9)}, "", ended("5"+at, 9), ""},
		{"one lost", []Entry{began("4"+at, 7), began("5"+at, 9)}, "", ended("5"+at, 9), "2026-12-04" + at},
		{"two lost, one between them ended", []Entry{began("2"+at, 7), began("3"+at, 7), ended("3"+at, 7), began("4"+at, 7), began("5"+at, 9)}, "", ended("5"+at, 9), "2026-12-02" + at + " 2026-12-04" + at},
		{"at the same moment in another process", []Entry{began("5"+at, 7), began("5"+at, 9)}, "", ended("5"+at, 9), "2026-12-05" + at},
		{"another begins meanwhile", []Entry{began("5"+at, 9), began("5T08:30:30.000+08:00", 11)}, "", ended("5"+at, 9), ""},
		{"it never began: refused, others at work", []Entry{began("4"+at, 7)}, "", ended("5"+at, 9), ""},
		{"no log yet", nil, "", ended("5"+at, 9), ""},
		{"a torn line", []Entry{began("4"+at, 7)}, `{"start":"2026-12-04T09`, ended("5"+at, 9), "2026-12-04" + at},
	} {
		j := Journal{Outputs: filepath.Join(t.TempDir(), "有 空格 %")}
		add(t, j, c.before...)
		if c.torn != "" {
			f, err := os.OpenFile(j.path("2026-11"), os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.WriteString(c.torn); err != nil {
				t.Fatal(err)
			}
			_ = f.Close()
			add(t, j, began("5"+at, 9))
		}
		lost, err := j.Close(c.end)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var starts []string
		for _, l := range lost {
			starts = append(starts, l.Start)
			if !strings.Contains(l.Text, "没有结束就中断了") {
				t.Errorf("%s: %q says nothing of it", c.name, l.Text)
			}
		}
		if got := strings.Join(starts, " "); got != c.want {
			t.Errorf("%s: lost %q, want %q", c.name, got, c.want)
		}
		if last, ok := j.Last("2026-11"); !ok || last.Text != "已发布 r1" || *last.Exit != 0 {
			t.Errorf("%s: the last line is %+v", c.name, last)
		}
		again := ended("6"+at, 12)
		add(t, j, began("6"+at, 12))
		if lost, err := j.Close(again); c.name != "another begins meanwhile" && c.name != "it never began: refused, others at work" && (err != nil || len(lost) > 0) {
			t.Errorf("%s: told twice: %v, %v", c.name, lost, err)
		}
	}
}

func TestWritten(t *testing.T) {
	j := Journal{Outputs: t.TempDir()}
	add(t, j, ended("5T08:30:00.000+08:00", 9))
	data, err := os.ReadFile(filepath.Join(j.Outputs, "log", "2026-11.jsonl"))
	if want := `{"start":"2026-12-05T08:30:00.000+08:00","end":"2026-12-09T08:31:00.000+08:00","exit":0,"process":9,"period":"2026-11","status":"published","text":"已发布 r1"}` + "\n"; err != nil || string(data) != want {
		t.Errorf("%s, %v", data, err)
	}
	for _, lines := range [][]string{{"甲", "乙"}, {"丙"}} {
		if err := j.Notify(lines); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(j.Outputs, "通知.txt"))
		if want := "\ufeff" + strings.Join(lines, "\r\n") + "\r\n"; err != nil || string(data) != want {
			t.Errorf("%q, %v", data, err)
		}
	}
	if got := Minute("2026-12-05T00:30:59.000Z"); got != "2026-12-05 08:30" {
		t.Error(got)
	}
}

// A full disk leaves the log as it was, and an error.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	add(t, Journal{Outputs: dir}, began("5T08:30:00.000+08:00", 9))
	before, err := os.ReadFile(filepath.Join(dir, "log", "2026-11.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	full := Journal{Outputs: dir, Disk: disk.Disk{Before: func(step, _ string) error {
		if step == "write" {
			return syscall.ENOSPC
		}
		return nil
	}}}
	if _, err := full.Close(ended("5T08:30:00.000+08:00", 9)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("full disk: %v", err)
	}
	if err := full.Notify([]string{"甲"}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("full disk: %v", err)
	}
	if after, err := os.ReadFile(filepath.Join(dir, "log", "2026-11.jsonl")); err != nil || string(after) != string(before) {
		t.Errorf("%s became %s, %v", before, after, err)
	}
}
