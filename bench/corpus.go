package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// spreadsheets are the extensions of the files that corpus opens.
var spreadsheets = []string{".xls", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlt", ".et", ".ett", ".xlsb", ".csv", ".tsv", ".htm", ".html", ".mht", ".xml"}

// openLimit is how long one file may take.
const openLimit = 10 * time.Second

// corpus opens every spreadsheet below a folder (the test files of other projects, say),
// each in a process of its own, and prints per suite (the folders directly below) and
// extension how many opened, how many were refused for what reason, and the longest time
// and the largest memory. It fails on a folder without spreadsheets, and when a file made
// the reader panic or took too long. With -cells the cells of each file are kept below
// that folder, a line per cell, to be held against other readers; with -list each refused
// file is printed.
func corpus(args []string) error {
	flags := flag.NewFlagSet("corpus", flag.ExitOnError)
	cells := flags.String("cells", "", "folder for the cells of each file")
	list := flags.Bool("list", false, "print each refused file with the reason")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("corpus needs one folder")
	}
	root := flags.Arg(0)
	files, err := spreadsheetsBelow(root)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no spreadsheet below %s", root)
	}
	rows := map[string]*suite{}
	for _, file := range files {
		got, err := openApart(root, file, *cells)
		if err != nil {
			return err
		}
		if *list && got.outcome != "opened" {
			fmt.Printf("%s\t%s\t%s\n", file, got.outcome, got.detail)
		}
		name, _, _ := strings.Cut(filepath.ToSlash(file), "/")
		ext := strings.ToLower(filepath.Ext(file))
		for _, key := range []string{name + "\t" + ext, "all\t" + ext, "all\tall"} {
			if rows[key] == nil {
				rows[key] = &suite{outcomes: map[string]int{}}
			}
			rows[key].add(file, got)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		fmt.Printf("%s\t%s\n", key, rows[key])
	}
	if n := rows["all\tall"].outcomes["panic"] + rows["all\tall"].outcomes["too long"]; n > 0 {
		return fmt.Errorf("%d files made the reader panic or took longer than %v", n, openLimit)
	}
	return nil
}

// spreadsheetsBelow lists the spreadsheets below a folder, relative to it.
func spreadsheetsBelow(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(path))) {
			return err
		}
		file, err := filepath.Rel(root, path)
		files = append(files, file)
		return err
	})
	return files, err
}

// opening is what came of one file.
type opening struct {
	outcome string // "opened", a grid.Reason, "panic" or "too long"
	detail  string
	seconds float64
	peak    int64
}

// openApart opens a file in a process of its own.
func openApart(root, file, cells string) (opening, error) {
	self, err := os.Executable()
	if err != nil {
		return opening{}, err
	}
	var out *os.File // nil discards what is written
	if cells != "" {
		path := filepath.Join(cells, file+".cells")
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return opening{}, err
		}
		if out, err = os.Create(path); err != nil {
			return opening{}, err
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), openLimit)
	defer cancel()
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, self, "cells", filepath.Join(root, file))
	cmd.Stderr = &said
	if out != nil {
		cmd.Stdout = out
	}
	start := time.Now()
	err = cmd.Run()
	if out != nil {
		if err := out.Close(); err != nil {
			return opening{}, err
		}
	}
	got := opening{outcome: "opened", seconds: time.Since(start).Seconds(), peak: peakMemory(cmd.ProcessState)}
	switch {
	case ctx.Err() != nil:
		got.outcome = "too long"
	case cmd.ProcessState.ExitCode() == refusedCode && !strings.Contains(said.String(), panicMark):
		got.outcome, got.detail, _ = strings.Cut(strings.TrimSpace(said.String()), ": ")
	case err != nil:
		got.outcome, got.detail = "panic", said.String()
	}
	return got, nil
}

// suite adds up the openings of one row of the table.
type suite struct {
	files    int
	outcomes map[string]int
	slowest  float64
	slow     string
	peak     int64
}

func (s *suite) add(file string, got opening) {
	s.files++
	s.outcomes[got.outcome]++
	if got.seconds > s.slowest {
		s.slowest, s.slow = got.seconds, file
	}
	s.peak = max(s.peak, got.peak)
}

// String is a row of the table: files, outcomes, the slowest file, the peak memory.
func (s *suite) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files", s.files)
	for _, outcome := range slices.Sorted(maps.Keys(s.outcomes)) {
		fmt.Fprintf(&b, ", %d %s", s.outcomes[outcome], outcome)
	}
	fmt.Fprintf(&b, "; longest %.2f s (%s), peak %d MiB", s.slowest, filepath.Base(s.slow), s.peak>>20)
	return b.String()
}
