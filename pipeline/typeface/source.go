package typeface

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/go-fonts/liberation/liberationserifregular"

	"zonereport/pipeline/known"
)

// source is a font file of which only what is asked for is read. Fonts are tens of megabytes, and a report draws
// a few thousand glyphs of them. What is read belongs to the checksum as long as Steady finds nothing.
type source struct {
	file   io.ReaderAt
	size   int64
	sum    string      // SHA-256 of the whole
	summed bool        // just now; else it was known
	stamp  known.Stamp // of an open file, when it was summed

	mutex  sync.Mutex
	failed error // the first that reading came to
}

// inMemory is a font file that is there whole.
func inMemory(data []byte) *source {
	return &source{file: bytes.NewReader(data), size: int64(len(data)), sum: digest(data), summed: true}
}

// open opens and sums a file; the empty path is the font inside the program. The file is closed when nothing
// refers to it any more.
func open(path string, sums *known.Sums) (*source, error) {
	if path == "" {
		return inMemory(liberationserifregular.TTF), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	sum, err := sums.Of(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &source{file: file, size: sum.Size, sum: sum.SHA256, summed: sum.Read, stamp: sum.Stamp}, nil
}

// read reads a part of the file; of one beyond its end nothing.
func (s *source) read(offset, size int64) ([]byte, error) {
	if offset < 0 || size < 0 || offset+size > s.size {
		return nil, errTruncated
	}
	data := make([]byte, size)
	if _, err := s.file.ReadAt(data, offset); err != nil {
		s.mutex.Lock()
		s.failed = cmp.Or(s.failed, err)
		s.mutex.Unlock()
		return nil, err
	}
	return data, nil
}

// content reads the whole.
func (s *source) content() (io.ReadCloser, error) {
	found, onDisk := s.file.(*os.File)
	if !onDisk {
		return io.NopCloser(io.NewSectionReader(s.file, 0, s.size)), nil
	}
	file, err := os.Open(found.Name())
	if err != nil {
		return nil, err
	}
	return &whole{file, s.stamp}, nil
}

// whole is a font file that is read from beginning to end; the system copies it by itself where it can.
type whole struct {
	*os.File
	stamp known.Stamp
}

// Close fails where the file is another or has changed.
func (w *whole) Close() error {
	now, err := known.StampOf(w.File)
	if err == nil && now != w.stamp {
		err = known.ErrChanged
	}
	return errors.Join(err, w.File.Close())
}

// broken is the first error that reading came to.
func (s *source) broken() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.failed
}

// steady says that all that was read is of the content that was summed.
func (s *source) steady() error {
	file, onDisk := s.file.(*os.File)
	if err := s.broken(); err != nil || !onDisk {
		return err
	}
	now, err := known.StampOf(file)
	if err != nil || now == s.stamp {
		return err
	}
	var none *known.Sums
	is, err := none.Of(file) // another name or other rights are no other content
	if err == nil && is.SHA256 != s.sum {
		err = known.ErrChanged
	}
	return err
}

// Steady says that the files of the set's fonts are as they were when they were found: what was drawn with them
// was drawn with the contents of these checksums.
func (s Set) Steady() error {
	var failed error
	for _, f := range s.Used() {
		if err := f.source.steady(); err != nil {
			failed = errors.Join(failed, fmt.Errorf("字体 %s：%w", f.File, err))
		}
	}
	return failed
}
