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

// Sum is the checksum of a file, and the stamp of what was summed.
type Sum struct {
	Stamp
	SHA256 string // hexadecimal
	Read   bool   // the file was read for it just now
}

// Of is the checksum of an open file. The file is read unless it is known by its path and is as it was.
func (s *Sums) Of(file *os.File) (sum Sum, err error) {
	stamp, err := StampOf(file)
	if err != nil {
		return sum, err
	}
	sum.Stamp = stamp
	path, unplaced := filepath.Abs(file.Name())
	remembers := s != nil && unplaced == nil && s.trusts(stamp)
	if remembers && s.before[path].Stamp == stamp {
		sum.SHA256 = s.before[path].SHA256
	}
	if sum.SHA256 == "" {
		if sum.SHA256, err = read(file, stamp); err != nil {
			return sum, err
		}
		sum.Read = true
	}
	if remembers {
		s.mutex.Lock()
		s.asked[path], s.fresh = entry{stamp, sum.SHA256}, s.fresh || sum.Read
		s.mutex.Unlock()
	}
	return sum, nil
}

// read is the checksum of what an open file holds under that stamp.
func read(file *os.File, stamp Stamp) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(file, 0, stamp.Size)); err != nil {
		return "", err
	}
	if now, err := StampOf(file); err != nil || now != stamp {
		return "", errors.Join(err, ErrChanged)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
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
