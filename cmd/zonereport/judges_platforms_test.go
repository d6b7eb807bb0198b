//go:build judges

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/cpu"
)

// platforms runs the builds for other processors, under qemu-user where this one is none of them: every file of
// three months has the same bytes (design §3). Go fuses multiplication and addition there.
func (j judged) platforms(t *testing.T) {
	p, want := threeMonths(t), j.months
	v3 := []string{}
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA || !cpu.X86.HasBMI1 || !cpu.X86.HasBMI2 {
		v3 = []string{"qemu-x86_64", "-cpu", "max"}
	}
	for _, c := range []struct {
		name        string
		environment []string
		run         []string
	}{
		{"arm64", []string{"GOARCH=arm64"}, []string{"qemu-aarch64"}},
		{"loong64", []string{"GOARCH=loong64"}, []string{"qemu-loongarch64"}},
		{"amd64 v3", []string{"GOARCH=amd64", "GOAMD64=v3"}, v3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := p.publishMonths(t, filepath.Join(p.dir, c.name), append(c.run, build(t, c.environment...))...)
			for i := range want {
				a, b := contents(t, want[i]), contents(t, got[i])
				delete(a, "manifest.json") // names the build
				delete(b, "manifest.json")
				if len(a) < 9 || len(a) != len(b) {
					t.Fatalf("%s: %d and %d files", want[i], len(a), len(b))
				}
				for name, data := range a {
					if !bytes.Equal(data, b[name]) {
						t.Errorf("%s/%s differs", judgedMonths[len(judgedMonths)-1-i], name)
					}
				}
			}
		})
	}
}

// TestJudgeFaults refuses system calls under strace; ZONEREPORT_FAULTS=1 tries all of them, in
// some minutes, otherwise every eighth is tried.
func TestJudgeFaults(t *testing.T) {
	every := os.Getenv("ZONEREPORT_FAULTS")
	if every == "" {
		every = "8"
	}
	base := root(t)
	t.Log(tool(t, "python3", filepath.Join(base, "setup", "faults.py"), build(t), filepath.Join(base, ".fonts"), "--sample", every))
}
