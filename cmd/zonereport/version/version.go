// Package version says which program this is.
package version

import (
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/known"
)

// Number is the version of the program and of what it writes.
const Number = "0.2.0"

// Dated is the day that the files of that version bear in the archives that are handed on.
const Dated = calendar.Date(20261129)

// Program is this program with its version and its build.
func Program() (pipeline.Program, error) { return find(nil) }

// Begin begins to find out which program this is; what it returns waits for that. Its file is not read where sums
// know its checksum.
func Begin(sums *known.Sums) func() (pipeline.Program, error) {
	go func() { _, _ = find(sums) }()
	return func() (pipeline.Program, error) { return find(sums) }
}

func find(sums *known.Sums) (pipeline.Program, error) {
	first.Do(func() { build.is, build.err = thisBuild(sums) })
	return pipeline.Program{Name: "zonereport", Version: Number, Build: build.is}, build.err
}

// build is thisBuild as it was when it was asked for first: the program that is at work.
var (
	first sync.Once
	build struct {
		is  string
		err error
	}
)

// thisBuild tells this build from others of its version, so that "unchanged" can be said of
// the program: the revision it was built from and, if its source had changes beyond that or
// is not known, the checksum of the executable.
func thisBuild(sums *known.Sums) (string, error) {
	revision, modified := "", true
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value == "true"
			}
		}
	}
	if revision != "" && !modified {
		return revision, nil
	}
	sum, err := executableSum(sums)
	if err != nil {
		return "", fmt.Errorf("identify this program: %w", err)
	}
	if revision != "" {
		return revision + "+" + sum, nil
	}
	return sum, nil
}

func executableSum(sums *known.Sums) (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // only read
	sum, err := sums.Of(f)
	if err != nil {
		return "", err
	}
	return "sha256:" + sum.SHA256[:16], nil
}
