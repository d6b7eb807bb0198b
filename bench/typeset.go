package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// typeset measures bin/paper, a PDF from nothing to a file: 120 pages of text, a table of 10,000
// rows. User time is shown beside wall time, since it does not grow with what else the
// machine does.
func typeset(paper, work string, runs int) error {
	fmt.Println("one PDF, from nothing to a file")
	for _, c := range [][2]string{{"text", "120"}, {"table", "10000"}} {
		type run struct {
			wall, user time.Duration
			peak       int64
		}
		var all []run
		for range runs {
			cmd := exec.Command(paper, c[0], c[1], filepath.Join(work, "paper.pdf"))
			start := time.Now()
			if out, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("%s %s %s: %w\n%s", paper, c[0], c[1], err, out)
			}
			all = append(all, run{time.Since(start), cmd.ProcessState.UserTime(), peakMemory(cmd.ProcessState)})
		}
		slices.SortFunc(all, func(a, b run) int { return int(a.user - b.user) })
		median := all[len(all)/2]
		fmt.Printf("  %-5s %5s: %.2f s, user %.2f s, peak %d MiB\n", c[0], c[1], median.wall.Seconds(), median.user.Seconds(), median.peak>>20)
	}
	return nil
}
