package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestKillPackage kills package at random moments: a package is there whole or not at all, and the next command
// leaves nothing half-made.
func TestKillPackage(t *testing.T) {
	p := small(t)
	p.publish(t, 0)
	p.mustCall(t, "issue", "2020-12", "--status", "核定")
	args := []string{"package", "2020-12", "--to", "县统计局"}
	p.mustCall(t, args...)
	packages, err := filepath.Glob(filepath.Join(p.outputs(), "packages", "*"))
	if err != nil || len(packages) != 1 {
		t.Fatalf("%v, %v", packages, err)
	}
	want, err := os.ReadFile(packages[0])
	if err != nil {
		t.Fatal(err)
	}
	killed := 0
	for range killsWanted(t) {
		if err := os.Remove(packages[0]); err != nil {
			t.Fatal(err)
		}
		if p.killSoon(t, args) {
			killed++
		}
		if got, err := os.ReadFile(packages[0]); err == nil && !bytes.Equal(got, want) {
			t.Fatalf("a package of %d bytes is half-made", len(got))
		}
		p.mustCall(t, args...)
		if got, err := os.ReadFile(packages[0]); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("packed again: %d bytes, %v", len(got), err)
		}
		p.nothingLeft(t, "package")
	}
	t.Logf("killed before their end: %d", killed)
}

// mustCall calls the program, which must end well.
func (p program) mustCall(t *testing.T, args ...string) {
	t.Helper()
	cmd := p.command()
	cmd.Args = append([]string{"zonereport"}, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}
