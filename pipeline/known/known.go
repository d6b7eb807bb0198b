// Package known remembers the checksums of fonts and of the program from one run to the next, so that tens of
// megabytes that nobody touched are not read again for them (design-life §20). Nothing rests on what it remembers: a
// file that is not known, or not surely the same, is read.
package known

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"zonereport/pipeline/plainjson"
)

// Name is that of the file in which they are kept, beside the log of an outputs folder.
const Name = "checksums"

// Stamp is what the operating system says of a file without reading it. A file whose stamp is the same holds the
// same content, as far as the system can tell: times alone can be set back, the time of change cannot.
type Stamp struct {
	Size     int64  `json:"size"`
	Modified int64  `json:"modified"` // nanoseconds of the Unix epoch
	Changed  int64  `json:"changed"`  // when content or name or rights were changed last; 0 where the system has no such time
	Volume   uint64 `json:"volume"`
	File     uint64 `json:"file"` // its number on the volume: inode, file index
}

// settled is how much older than the order a file must be to be remembered: within the grain of a file system's
// times (two seconds on FAT) it could change again unseen.
const settled = 3 * time.Second

// entry is one file as it was read.
type entry struct {
	Stamp
	SHA256 string `json:"sha256"`
}

// Sums are checksums by path. nil remembers nothing; several may ask at the same time.
type Sums struct {
	now    time.Time
	before map[string]entry // as they were remembered
	mutex  sync.Mutex
	asked  map[string]entry // as they are to be remembered
	fresh  bool             // some file had to be read
}

// Read reads the sums that Write put into a file; now is when the order was given. One that is not there, is torn or
// was changed by hand gives none.
func Read(path string, now time.Time) *Sums {
	s := &Sums{now: now, asked: map[string]entry{}}
	data, err := os.ReadFile(path)
	if err != nil || len(data) < 2*sha256.Size || digest(data[2*sha256.Size:]) != string(data[:2*sha256.Size]) {
		return s
	}
	if json.Unmarshal(data[2*sha256.Size:], &s.before) != nil {
		s.before = nil
	}
	return s
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Of is the checksum (SHA-256, hexadecimal) of an open file, and the file's stamp, that of the content summed. The
// file is read unless it is known by its path and is as it was.
func (s *Sums) Of(file *os.File) (sum string, stamp Stamp, err error) {
	if stamp, err = StampOf(file); err != nil {
		return "", stamp, err
	}
	path, unplaced := filepath.Abs(file.Name())
	if s != nil && unplaced == nil && s.before[path].Stamp == stamp && s.trusts(stamp) {
		sum = s.before[path].SHA256
	}
	read := sum == ""
	if read {
		h := sha256.New()
		if _, err := io.Copy(h, io.NewSectionReader(file, 0, stamp.Size)); err != nil {
			return "", stamp, err
		}
		sum = hex.EncodeToString(h.Sum(nil))
		if now, err := StampOf(file); err != nil || now != stamp {
			return "", stamp, errors.Join(err, ErrChanged)
		}
	}
	if s != nil && unplaced == nil && s.trusts(stamp) {
		s.mutex.Lock()
		s.asked[path], s.fresh = entry{stamp, sum}, s.fresh || read
		s.mutex.Unlock()
	}
	return sum, stamp, nil
}

// trusts says that a change after that stamp would be seen.
func (s *Sums) trusts(stamp Stamp) bool {
	limit := s.now.Add(-settled).UnixNano()
	return stamp.Modified < limit && stamp.Changed < limit
}

// ErrChanged is a file that changed while it was in use.
var ErrChanged = errors.New("读取时文件变了，请重新运行")

// Write remembers the files that were asked for, if any of them had to be read. What is lost of it, or stands
// torn after a power cut, is read again: it is not synced.
func (s *Sums) Write(path string) error {
	if s == nil || !s.fresh {
		return nil
	}
	data, err := plainjson.Line(s.asked)
	if err != nil {
		return err
	}
	next := path + ".next"
	if err := os.WriteFile(next, append([]byte(digest(data)), data...), 0o644); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return errors.Join(err, os.Remove(next))
	}
	return nil
}
