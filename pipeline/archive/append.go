package archive

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"zonereport/pipeline/disk"
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
		e.N, e.At, e.Prev = c.lines+1, Stamp(at), c.prev()
		line, err := plainjson.Line(e)
		if err != nil {
			return nil, err
		}
		c.lines, c.last = e.N, line
		data = append(append(data, line...), '\n')
	}
	return data, nil
}

// write puts data at the end of the file, which is so many bytes long; on an error it takes the data
// back. A chain that is being begun appears whole or not at all.
func write(path string, data []byte, size int) error {
	var d disk.Disk
	if size > 0 {
		return d.Extend(path, data, size)
	}
	if err := d.Replace(path, data); err != nil {
		return errors.Join(err, d.Remove(path+disk.NextSuffix))
	}
	return nil
}
