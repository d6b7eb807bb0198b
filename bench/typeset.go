package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// typeset measures bin/paper, a PDF from nothing to a file: 120 pages of text, a table of 10,000
// rows.
func typeset(paper, work string, runs int) error {
	fmt.Println("one PDF, from nothing to a file")
	for _, c := range [][2]string{{"text", "120"}, {"table", "10000"}} {
		r, err := cold(runs, paper, c[0], c[1], filepath.Join(work, "paper.pdf"))
		if err != nil {
			return err
		}
		fmt.Printf("  %-5s %5s: %s\n", c[0], c[1], r)
	}
	return nil
}

// enclose measures bin/book, a workbook from nothing to a file: a ledger of 12 columns, figures
// and two charts over it. What is asked: 10,000 rows in 0.5 s, 200,000 in 6 s and 300 MB.
func enclose(book, work string, runs int) error {
	fmt.Println("one workbook, from nothing to a file")
	for _, rows := range []string{"10000", "200000"} {
		r, err := cold(runs, book, rows, filepath.Join(work, "book.xlsx"))
		if err != nil {
			return err
		}
		fmt.Printf("  %6s rows: %s\n", rows, r)
	}
	return nil
}

// process is one run of a program. User time is shown beside wall time, since it does not
// grow with what else the machine does.
type process struct {
	wall, user time.Duration
	peak       int64
}

// String returns "1.03 s, user 0.98 s, peak 210 MiB".
func (p process) String() string {
	return fmt.Sprintf("%.2f s, user %.2f s, peak %d MiB", p.wall.Seconds(), p.user.Seconds(), p.peak>>20)
}

// cold runs a program some times and returns the run with the median user time.
func cold(runs int, program string, args ...string) (process, error) {
	var all []process
	for range runs {
		cmd := exec.Command(program, args...)
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return process{}, fmt.Errorf("%s %v: %w\n%s", program, args, err, out)
		}
		all = append(all, process{time.Since(start), cmd.ProcessState.UserTime(), peakMemory(cmd.ProcessState)})
	}
	slices.SortFunc(all, func(a, b process) int { return int(a.user - b.user) })
	return all[len(all)/2], nil
}
