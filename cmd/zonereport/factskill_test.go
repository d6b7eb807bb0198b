package main

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/facts/shelf"
)

// TestKillFacts kills facts while it puts a run in the place of another: the next call leaves the folder as if
// nothing had happened. What happens at each step, package shelf tests.
func TestKillFacts(t *testing.T) {
	p := small(t)
	p.publish(t, 0)
	if err := os.Rename(filepath.Join(p.dir, "outputs"), filepath.Join(p.dir, "before")); err != nil {
		t.Fatal(err)
	}
	p.publish(t, 1)
	p.mustCall(t, "facts", "--to", "whole")
	want := p.bytesOf(t, "whole")
	killed := 0
	for range max(1, killsWanted(t)/4) {
		p.mustCall(t, "facts", "--to", "facts", "--outputs", "before")
		if p.killAtWork(t, "facts") {
			killed++
		}
		p.mustCall(t, "facts", "--to", "facts")
		got := p.bytesOf(t, "facts")
		for path, data := range want {
			if got[path] != data {
				t.Errorf("after a kill %s is another", path)
			}
			delete(got, path)
		}
		for path := range got {
			t.Errorf("after a kill %s is left", path)
		}
	}
	t.Logf("killed before their end: %d", killed)
}

// killAtWork starts facts, and kills it once it says what it is about to change; it says whether it had not ended by
// then.
func (p program) killAtWork(t *testing.T, dir string) bool {
	t.Helper()
	cmd := p.command()
	cmd.Args = []string{"zonereport", "facts", "--to", dir}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case <-ended:
			return false
		default:
		}
		time.Sleep(time.Millisecond)
		if _, err := os.Stat(filepath.Join(p.dir, dir, ".pending")); err == nil {
			break
		}
	}
	time.Sleep(time.Duration(rand.Int64N(int64(40 * time.Millisecond))))
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	return errors.As(<-ended, &exit) && exit.ExitCode() < 0
}

// bytesOf are all files of a folder but its lock.
func (p program) bytesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(p.dir, dir), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ".lock" {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, filepath.Join(p.dir, dir))] = string(data)
		return err
	})
	if err != nil || files["/"+shelf.CurrentName] == "" {
		t.Fatalf("%s holds %d files, %v", dir, len(files), err)
	}
	return files
}
