// Package disk changes folders one durable step at a time: a step has ended when what it wrote, and the
// folder that names it, are on the disk.
//
// What must appear whole or not at all is built aside and renamed: a file by Replace, a folder by Swap.
// One process at a time changes a folder: whoever holds its Lock.
package disk

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
)

// NextSuffix marks a file before it replaces another.
const NextSuffix = ".next"

// Disk takes the steps. The zero value is ready for use.
type Disk struct {
	// Before is asked ahead of every step and may refuse it; tests stand in here for a
	// full disk or a power cut. nil lets every step pass.
	Before func(step, path string) error
	// flushed is told of every file and folder once its content is on the disk; nil tells nobody.
	flushed func(path string)
}

func (d Disk) step(step, path string) error {
	if d.Before == nil {
		return nil
	}
	return d.Before(step, path)
}

// MakeAll makes folders that are not there yet, each durable in its parent.
func (d Disk) MakeAll(dirs ...string) error {
	for _, dir := range dirs {
		if err := d.Make(dir, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// MakePath makes a folder with all above it that are not there yet, each durable in its parent.
func (d Disk) MakePath(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := d.MakePath(parent); err != nil {
			return err
		}
	}
	return d.Make(dir, 0o755)
}

func (d Disk) Make(dir string, mode fs.FileMode) error {
	if err := d.step("make", dir); err != nil {
		return err
	}
	if err := os.Mkdir(dir, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.Sync(filepath.Dir(dir))
}

// Write makes a new file with the data and syncs it. A file of that name must not exist.
func (d Disk) Write(path string, data []byte, mode fs.FileMode) error {
	return d.Copy(path, bytes.NewReader(data), mode)
}

// atOnce is how many files are written at the same time: a disk takes several together nearly as fast as one.
const atOnce = 8

// Together takes steps that do not rest on each other at the same time, and gives the error of the first that failed.
// Others may then have been taken or not. Where Before is asked, they come one after the other.
func (d Disk) Together(steps ...func() error) error {
	if d.Before != nil {
		for _, take := range steps {
			if err := take(); err != nil {
				return err
			}
		}
		return nil
	}
	failed := make([]error, len(steps))
	room := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, take := range steps {
		room <- struct{}{}
		wait.Go(func() {
			failed[i] = take()
			<-room
		})
	}
	wait.Wait()
	return cmp.Or(failed...)
}

// Copy is Write of all that is read.
func (d Disk) Copy(path string, from io.Reader, mode fs.FileMode) error {
	if err := d.step("write", path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if _, err = io.Copy(f, from); err == nil {
		err = d.flush(f)
	}
	return errors.Join(err, f.Close())
}

// Extend adds data at the end of a file that is so many bytes long, and syncs it; on an error it takes
// the data back.
func (d Disk) Extend(path string, data []byte, size int) error {
	if err := d.step("write", path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		err = d.flush(f)
	}
	if err != nil {
		err = errors.Join(err, f.Truncate(int64(size)))
	}
	return errors.Join(err, f.Close())
}

// Replace puts a small file in place of another at once: readers see the old or the new one.
func (d Disk) Replace(path string, data []byte) error {
	next := path + NextSuffix
	if err := d.Remove(next); err != nil {
		return err
	}
	if err := d.Write(next, data, 0o644); err != nil {
		return err
	}
	return d.Rename(next, path)
}

// Keep makes a file say that; nil is no file. One that says it already is not touched.
func (d Disk) Keep(path string, text []byte) error {
	there, err := os.ReadFile(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case text != nil && !bytes.Equal(there, text):
		return d.Replace(path, text)
	case text == nil && err == nil:
		return d.Remove(path)
	}
	return d.Remove(path + NextSuffix)
}

// Rename moves a file or folder within its parent, durably.
func (d Disk) Rename(from, to string) error {
	if err := d.Move(from, to); err != nil {
		return err
	}
	return d.Sync(filepath.Dir(to))
}

// Move is Rename before its folder is synced.
func (d Disk) Move(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// Remove deletes a file or folder with all in it; one that is not there is no error.
func (d Disk) Remove(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := d.step("remove", path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// Sync makes the names in a folder durable. Windows keeps them by itself and cannot sync a folder.
func (d Disk) Sync(dir string) error {
	if err := d.step("sync", dir); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := d.flush(f); err != nil {
		return errors.Join(fmt.Errorf("写盘 %s: %w", dir, err), f.Close())
	}
	return f.Close()
}

// flush puts what was written to an open file or folder on the disk.
func (d Disk) flush(f *os.File) error {
	err := f.Sync()
	if err == nil && d.flushed != nil {
		d.flushed(f.Name())
	}
	return err
}

// Exists says that something of that name is there.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
