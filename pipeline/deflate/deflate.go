// Package deflate compresses (RFC 1951, RFC 1950) all that the program writes compressed: parts of workbooks
// and OFD files, streams of PDFs. The bytes follow from the data and the pinned version of the library alone,
// on every processor.
package deflate

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level is how hard: the harder ones take twice as long for a fiftieth less.
const level = 6

// writers keeps what is not in use: its tables cost more than a small part takes. What a writer has compressed
// before changes nothing in what it writes.
var writers sync.Pool

// writer goes back to writers when its stream ends.
type writer struct{ *flate.Writer }

// Close ends the stream; nothing may be written after it.
func (w *writer) Close() error {
	err := w.Writer.Close()
	writers.Put(w.Writer)
	w.Writer = nil
	return err
}

// To returns what compresses a stream into out, raw as in a zip. Its Close ends the stream, not out.
func To(out io.Writer) (io.WriteCloser, error) {
	if w, ok := writers.Get().(*flate.Writer); ok {
		w.Reset(out)
		return &writer{w}, nil
	}
	w, err := flate.NewWriter(out, level)
	return &writer{w}, err
}

// Raw is data compressed as in a zip.
func Raw(data []byte) ([]byte, error) {
	var b bytes.Buffer
	err := compress(&b, data)
	return b.Bytes(), err
}

// Zlib is data compressed as in a PDF: with a head and a checksum (RFC 1950).
func Zlib(data []byte) ([]byte, error) {
	var b bytes.Buffer
	b.Write([]byte{0x78, 0x9c}) // a window of 32 KB, the usual level
	err := compress(&b, data)
	return binary.BigEndian.AppendUint32(b.Bytes(), adler32.Checksum(data)), err
}

func compress(b *bytes.Buffer, data []byte) error {
	w, err := To(b)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}
