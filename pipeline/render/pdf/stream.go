package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"runtime"
	"sync"
)

// stream is an object with a stream (ISO 32000-1, 7.3.8).
type stream struct {
	entries string // of its dictionary, but the filter where it is to be compressed
	data    []byte
	whole   []byte // one that stands as it is: dictionary, stream and all
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

// level is how hard streams are compressed: the next one takes a quarter longer for a hundredth less.
const level = 5

// squeeze compresses streams, at the same time where the machine has several processors: each by
// itself, so that their bytes are the same on all.
func squeeze(streams []stream) error {
	jobs := make(chan *stream)
	workers := min(runtime.GOMAXPROCS(0), len(streams))
	failed := make([]error, workers)
	var wait sync.WaitGroup
	for i := range workers {
		wait.Go(func() {
			w, err := zlib.NewWriterLevel(io.Discard, level) // one for many streams: its tables cost more than a small one
			failed[i] = err
			for s := range jobs {
				if failed[i] == nil {
					failed[i] = s.compress(w)
				}
			}
		})
	}
	for i := range streams {
		if streams[i].whole == nil {
			jobs <- &streams[i]
		}
	}
	close(jobs)
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *stream) compress(w *zlib.Writer) error {
	var b bytes.Buffer
	w.Reset(&b)
	if _, err := w.Write(s.data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	s.data = b.Bytes()
	return nil
}
