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
	entries  string // of its dictionary, but the filter where it is to be compressed
	data     []byte
	squeezed bool
	whole    []byte // one that stands as it is: dictionary, stream and all
}

// plain is how fpdf and we write a stream that is to be compressed.
const plain = "<</Length "

// streamOf takes an object with a stream; ok is false for one without.
func streamOf(body []byte) (s stream, ok bool) {
	const end = "\nendstream\n"
	if !bytes.HasSuffix(body, []byte(end)) {
		return stream{}, false
	}
	dict, data, _ := bytes.Cut(body, []byte("stream\n"))
	if rest, ok := bytes.CutPrefix(dict, []byte(plain)); ok && bytes.Equal(rest[digits(rest):], []byte(">>\n")) {
		return stream{data: data[:len(data)-len(end)]}, true
	}
	return stream{whole: body}, true
}

// write writes the stream as an object, once it is compressed.
func (s stream) write(out *bytes.Buffer, number int) {
	fmt.Fprintf(out, "%d 0 obj\n", number)
	if s.whole != nil {
		out.Write(s.whole)
	} else {
		fmt.Fprintf(out, "<<%s/Filter/FlateDecode/Length %d>>\nstream\n", s.entries, len(s.data))
		out.Write(s.data)
		out.WriteString("\nendstream\n")
	}
	out.WriteString("endobj\n")
}

// squeeze compresses streams that are not yet.
func squeeze(streams []stream) error {
	q := newSqueezing()
	for i := range streams {
		if s := &streams[i]; s.whole == nil && !s.squeezed {
			q.add(s)
		}
	}
	return q.end()
}

// squeezing compresses streams while others are made, at the same time where the machine has several
// processors: each by itself, so that their bytes are the same on all.
type squeezing struct {
	streams []*stream // in the order in which they were added
	jobs    chan *stream
	failed  []error // by worker
	wait    sync.WaitGroup
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
	q.streams = append(q.streams, s)
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
