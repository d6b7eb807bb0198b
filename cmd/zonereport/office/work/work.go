// Package work does what the buttons of the office's page order, one thing at a time, and keeps what came of the last
// ones. What is ordered goes on when the browser that ordered it is closed.
package work

import (
	"bytes"
	"strconv"
	"sync"
	"time"
)

// kept is how many results stay.
const kept = 30

// Job is one thing to do.
type Job struct {
	Number int
	Title  string   // what the button says
	Args   []string // the command; nil for what is only looked up
	Period string   // month it is about
	Back   string   // name of the screen that ordered it
	Begun  time.Time

	Out, Log Text // what the command has said so far
	done     chan struct{}
	code     int
	result   any
}

// Done is closed when the job has ended.
func (j *Job) Done() <-chan struct{} { return j.done }

// Ended says whether the job has ended.
func (j *Job) Ended() bool {
	select {
	case <-j.done:
		return true
	default:
		return false
	}
}

// Code is the exit code of a job that has ended.
func (j *Job) Code() int { <-j.done; return j.code }

// Result is what the job's function returned beside the code, once it has ended.
func (j *Job) Result() any { <-j.done; return j.result }

// Bench is where jobs are done.
type Bench struct {
	mu      sync.Mutex
	last    int
	jobs    []*Job
	current *Job
}

// Start begins a job unless another is at work, which is returned instead with ok false.
func (b *Bench) Start(j *Job, do func(*Job) (code int, result any)) (job *Job, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.current != nil {
		return b.current, false
	}
	b.last++
	j.Number, j.done = b.last, make(chan struct{})
	b.current = j
	b.jobs = append(b.jobs, j)
	if len(b.jobs) > kept {
		b.jobs = append([]*Job(nil), b.jobs[1:]...)
	}
	go func() {
		defer func() {
			if p := recover(); p != nil {
				j.code = 1
			}
			b.mu.Lock()
			b.current = nil
			b.mu.Unlock()
			close(j.done)
		}()
		j.code, j.result = do(j)
	}()
	return j, true
}

// Find is the job of a number, as the address of its page has it; nil for one that is not known, or no more.
func (b *Bench) Find(number string) *Job {
	n, err := strconv.Atoi(number)
	if err != nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, j := range b.jobs {
		if j.Number == n {
			return j
		}
	}
	return nil
}

// Current is the job at work, nil for none.
func (b *Bench) Current() *Job {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.current
}

// longest is how much of what a command says is kept; it is the end that tells how it went.
const longest = 1 << 20

// Text is what a command says, to be read while it is written.
type Text struct {
	mu  sync.Mutex
	buf bytes.Buffer
	cut bool
}

// Write never fails.
func (t *Text) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf.Write(p)
	if over := t.buf.Len() - longest; over > longest/4 {
		t.buf.Next(over)
		t.cut = true
	}
	return len(p), nil
}

// String is what was said so far; of very much only the end.
func (t *Text) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := t.buf.String()
	if t.cut {
		text = "……（前面的略去）\n" + text[bytes.IndexByte([]byte(text), '\n')+1:]
	}
	return text
}
