package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"zonereport/pipeline/deflate"
)

// stream is an object with a stream (ISO 32000-1, 7.3.8).
type stream struct {
	entries  string // of its dictionary, but filter and length
	data     []byte
	plain    bool // not to be compressed
	squeezed bool
}

// write writes the stream as an object, once it is compressed.
func (s *stream) write(out *bytes.Buffer, number int) {
	filter := "/Filter/FlateDecode"
	if s.plain {
		filter = ""
	}
	fmt.Fprintf(out, "%d 0 obj\n<<%s%s/Length %d>>\nstream\n", number, s.entries, filter, len(s.data))
	out.Write(s.data)
	out.WriteString("\nendstream\nendobj\n")
}

// squeeze compresses streams that are not yet.
func squeeze(streams []*stream) error {
	q := newSqueezing()
	for _, s := range streams {
		if !s.plain && !s.squeezed {
			q.add(s)
		}
	}
	return q.end()
}

// squeezing compresses streams while others are made, at the same time where the machine has several
// processors: each by itself, so that their bytes are the same on all.
type squeezing struct {
	jobs   chan *stream
	failed []error // by worker
	wait   sync.WaitGroup
}

// newSqueezing begins; end must follow.
func newSqueezing() *squeezing {
	const waiting = 64 // so many may wait for a worker before who makes them waits too
	q := &squeezing{jobs: make(chan *stream, waiting), failed: make([]error, runtime.GOMAXPROCS(0))}
	for i := range q.failed {
		q.wait.Go(func() {
			for s := range q.jobs {
				q.failed[i] = errors.Join(q.failed[i], s.compress())
			}
		})
	}
	return q
}

// add gives a stream to be compressed; it must be left alone until the end.
func (q *squeezing) add(s *stream) {
	q.jobs <- s
}

// end waits until all are compressed.
func (q *squeezing) end() error {
	close(q.jobs)
	q.wait.Wait()
	return errors.Join(q.failed...)
}

func (s *stream) compress() (err error) {
	s.data, err = deflate.Zlib(s.data)
	s.squeezed = true
	return err
}
