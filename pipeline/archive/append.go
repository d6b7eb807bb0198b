package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
	"zonereport/pipeline/plainjson"
)

// Append adds events to the chain and returns once they are on the disk; the caller holds the lock
// of the outputs folder. Number, time and prev are filled in. A torn last line is healed first.
// After an error the chain is as it was, or ends in a torn line that the next call heals.
func Append(outputs string, at time.Time, events ...Event) error {
	if _, err := Heal(outputs); err != nil {
		return err
	}
	c, err := Read(outputs)
	if err != nil {
		return err
	}
	data, err := c.following(at, events)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(outputs, FileName), data, c.size); err != nil {
		return fmt.Errorf("登记事件: %w", err)
	}
	return nil
}

// following are the lines of the events as they follow the chain.
func (c Chain) following(at time.Time, events []Event) ([]byte, error) {
	var data []byte
	for _, e := range events {
		e.N, e.At, e.Prev = c.lines+1, stamp(at), c.prev()
		line, err := plainjson.Line(e)
		if err != nil {
			return nil, err
		}
		c.lines, c.last = e.N, line
		data = append(append(data, line...), '\n')
	}
	return data, nil
}

// nextSuffix marks a chain that is being begun: it appears whole or not at all.
const nextSuffix = ".next"

// write puts data at the end of the file, which is so many bytes long, and syncs it; on an error
// it takes the data back.
func write(path string, data []byte, size int) error {
	if size > 0 {
		return extend(path, data, size)
	}
	next := path + nextSuffix
	err := extend(next, data, 0)
	if err == nil {
		err = os.Rename(next, path)
	}
	if err != nil {
		return errors.Join(err, discard(next))
	}
	return syncFolder(filepath.Dir(path))
}

// discard removes a file; one that is not there is no error.
func discard(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func extend(path string, data []byte, size int) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		err = errors.Join(err, f.Truncate(int64(size)))
	}
	return errors.Join(err, f.Close())
}

// syncFolder makes a new name durable. Windows keeps names by itself and cannot sync a folder.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
