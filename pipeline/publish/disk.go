package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// disk changes the outputs folder, or one for marked files, one durable step at a time.
type disk struct {
	// before is asked ahead of every step and may refuse it; tests stand in here for a
	// full disk or a power cut. nil lets every step pass.
	before func(step, path string) error
	// flushed is told of every file and folder once its content is on the disk; nil tells nobody.
	flushed func(path string)
}

func (d disk) step(step, path string) error {
	if d.before == nil {
		return nil
	}
	return d.before(step, path)
}

// makeAll makes folders that are not there yet, each durable in its parent.
func (d disk) makeAll(dirs ...string) error {
	for _, dir := range dirs {
		if err := d.make(dir, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// makePath makes a folder with all above it that are not there yet, each durable in its parent.
func (d disk) makePath(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := d.makePath(parent); err != nil {
			return err
		}
	}
	return d.make(dir, 0o755)
}

func (d disk) make(dir string, mode fs.FileMode) error {
	if err := d.step("make", dir); err != nil {
		return err
	}
	if err := os.Mkdir(dir, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.sync(filepath.Dir(dir))
}

// write makes a new file with the data and syncs it. A file of that name must not exist.
func (d disk) write(path string, data []byte, mode fs.FileMode) error {
	return d.copy(path, bytes.NewReader(data), mode)
}

// copy is write of all that is read.
func (d disk) copy(path string, from io.Reader, mode fs.FileMode) error {
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

// replace puts a small file in place of another at once: readers see the old or the new one.
func (d disk) replace(path string, data []byte) error {
	next := path + nextSuffix
	if err := d.remove(next); err != nil {
		return err
	}
	if err := d.write(next, data, 0o644); err != nil {
		return err
	}
	return d.rename(next, path)
}

// rename moves a file or folder within its parent, durably.
func (d disk) rename(from, to string) error {
	if err := d.move(from, to); err != nil {
		return err
	}
	return d.sync(filepath.Dir(to))
}

// move is rename before its folder is synced.
func (d disk) move(from, to string) error {
	if err := d.step("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// remove deletes a file or folder with all in it; one that is not there is no error.
func (d disk) remove(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := d.step("remove", path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// sync makes the names in a folder durable. Windows keeps them by itself and cannot sync a folder.
func (d disk) sync(dir string) error {
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
func (d disk) flush(f *os.File) error {
	err := f.Sync()
	if err == nil && d.flushed != nil {
		d.flushed(f.Name())
	}
	return err
}
