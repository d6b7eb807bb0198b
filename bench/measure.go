package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// result is the median run of a case.
type result struct {
	seconds float64
	peak    int64 // bytes of memory; 0 where the system does not say
	stages  []stage
}

// stage is a stage of the run as the program's log states it.
type stage struct {
	name    string
	seconds float64
}

// String returns "1.03 s, peak 210 MiB".
func (r result) String() string {
	if r.peak == 0 {
		return fmt.Sprintf("%.2f s", r.seconds)
	}
	return fmt.Sprintf("%.2f s, peak %d MiB", r.seconds, r.peak>>20)
}

// measure runs the program on the inputs into an empty outputs folder each time and returns
// the run with the median wall time.
func measure(program, inputs, work string, runs int) (result, error) {
	results := make([]result, 0, runs)
	for range runs {
		r, err := once(program, inputs, filepath.Join(work, "outputs"))
		if err != nil {
			return result{}, err
		}
		results = append(results, r)
	}
	return median(results), nil
}

func once(program, inputs, outputs string) (result, error) {
	if err := os.RemoveAll(outputs); err != nil {
		return result{}, err
	}
	var log bytes.Buffer
	cmd := exec.Command(program, "run", "--inputs", inputs, "--outputs", outputs)
	cmd.Stderr = &log
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("run of %s on %s: %w\n%s", program, inputs, err, log.String())
	}
	r := result{seconds: time.Since(start).Seconds(), peak: peakMemory(cmd.ProcessState)}
	for _, m := range stageLine.FindAllStringSubmatch(log.String(), -1) {
		seconds, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return result{}, err
		}
		r.stages = append(r.stages, stage{m[1], seconds})
	}
	return r, nil
}

// stageLine is how the program logs a finished stage.
var stageLine = regexp.MustCompile(`(?m)^✓ (.+) ([0-9.]+) 秒$`)
