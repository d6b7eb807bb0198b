// Package shelf keeps the folder of facts (design-life §20): the parts of many zones and months, current.json
// that names the files in force, and what is made of all of them.
//
//	DIR/
//	  .lock .running                                    who is at work
//	  .pending                                          what a call is about to change
//	  current.json                                      the files in force
//	  <table>/period=2020-12/zone=<code>/r1-1a2b3c4d.parquet
//	  definitions/<hash>.json  sql/                     made of all parts
//
// Whoever changes the folder holds its lock. New files are written beside their names, current.json names them,
// then they get their names and those that are no longer in force go: what a killed call has left, the next one
// settles (pending.go).
package shelf

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/plainjson"
)

// CurrentName is the file that names the files in force.
const CurrentName = "current.json"

// Shelf is a folder of facts that this process alone may change until Close.
type Shelf struct {
	dir     string
	disk    disk.Disk
	lock    *disk.Lock
	Current Current
}

// Open makes the folder if there is none, waits up to wait for another process to end, and settles what a killed
// one has left. The error is a *disk.BusyError while another is at work, an *inputs.Error for a folder of
// something else.
func Open(dir, doing string, wait time.Duration) (*Shelf, error) {
	return open(dir, doing, wait, disk.Disk{})
}

func open(dir, doing string, wait time.Duration, d disk.Disk) (*Shelf, error) {
	if err := d.MakePath(dir); err != nil {
		return nil, fmt.Errorf("建立导出文件夹: %w", err)
	}
	if err := foreign(dir); err != nil { // before a lock is put into it
		return nil, err
	}
	lock, err := disk.Acquire(dir, doing, wait)
	if err != nil {
		return nil, err
	}
	s := &Shelf{dir: dir, disk: d, lock: lock}
	if err := s.begin(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// foreign refuses a folder that holds something and is no folder of facts.
func foreign(dir string) error {
	if disk.Exists(filepath.Join(dir, CurrentName)) {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !slices.Contains([]string{disk.LockName, disk.RunningName, CurrentName + disk.NextSuffix}, e.Name()) {
			return inputs.Missing("文件夹 %s 里有别的内容（如 %s），又没有 %s，不是导出的文件夹。请用 --to 指明一个空的或新的文件夹。", dir, e.Name(), CurrentName)
		}
	}
	return nil
}

// begin reads what is in force and settles what was begun.
func (s *Shelf) begin() error {
	s.Current = Current{}
	data, err := os.ReadFile(s.path(CurrentName))
	if errors.Is(err, fs.ErrNotExist) {
		if err := foreign(s.dir); err != nil {
			return err
		}
		return s.write()
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &s.Current); err != nil {
		return inputs.Missing("%s 内容不对。它说明哪些文件有效，没有它不能再写。请换一个空文件夹重新导出全部开发区，核对后删去这个文件夹。", s.path(CurrentName))
	}
	if s.Current.Layout != Layout {
		return inputs.Missing("文件夹 %s 是另一个版本的程序导出的（layout %d，这个版本写 %d），不能放在一起。请用 --to 指明一个空文件夹，重新导出全部开发区。", s.dir, s.Current.Layout, Layout)
	}
	if err := s.disk.Remove(s.path(CurrentName + disk.NextSuffix)); err != nil {
		return err
	}
	return s.settle()
}

// Close lets others work on the folder.
func (s *Shelf) Close() error { return s.lock.Release() }

func (s *Shelf) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// write puts what is in force on the disk. Lists are never null.
func (s *Shelf) write() error {
	c := Current{Layout, append([]Part{}, s.Current.Parts...), append([]Edition{}, s.Current.Editions...), append([]string{}, s.Current.Files...)}
	data, err := plainjson.Indented(c)
	if err != nil {
		return err
	}
	return s.disk.Keep(s.path(CurrentName), data)
}
