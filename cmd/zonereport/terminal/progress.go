package terminal

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"zonereport/pipeline"
)

// progress shows the stages of a run and how long each took: on a terminal the running
// stage is a live line, in a log each finished stage is one line. It writes to a place
// where nothing can be done about failure, so it does not look at errors.
type progress struct {
	out   io.Writer
	live  bool
	stage string
	since time.Time
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	return &progress{out: out, live: ok && term.IsTerminal(int(f.Fd()))}
}

// Follow does a job and shows its stages as it goes on.
func Follow[T any](log io.Writer, job pipeline.Job, do func(pipeline.Job) (T, error)) (T, error) {
	p := newProgress(log)
	job.Progress = p.begin
	result, err := do(job)
	if err != nil {
		p.fail()
	} else {
		p.end()
	}
	return result, err
}

// begin ends the running stage and starts the next.
func (p *progress) begin(stage string) {
	p.end()
	p.stage, p.since = stage, time.Now()
	if p.live {
		_, _ = fmt.Fprintf(p.out, "· %s …", stage)
	}
}

// end closes the running stage as done.
func (p *progress) end() { p.close("✓") }

// fail closes the running stage as the one that failed.
func (p *progress) fail() { p.close("✗") }

func (p *progress) close(sign string) {
	if p.stage == "" {
		return
	}
	start := ""
	if p.live {
		start = "\r"
	}
	_, _ = fmt.Fprintf(p.out, "%s%s %s %.2f 秒\n", start, sign, p.stage, time.Since(p.since).Seconds())
	p.stage = ""
}
