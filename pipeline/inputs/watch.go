package inputs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// glimpse is a file before it was read.
type glimpse struct {
	path, name string
	size       int64
	changed    time.Time
}

// listing is what a folder held before its files were read.
type listing struct {
	path  string
	names []string
}

// errIrregular says that a path is no file of data: a pipe, a socket, a device.
var errIrregular = errors.New("它不是普通文件（管道、设备等）")

// ReadFile reads one file by its path, as Folder reads its files. The error does not name it.
func ReadFile(path string) ([]byte, error) {
	data, err := new(Folder).read(path, path)
	return data, withoutPath(err)
}

// read reads a regular file whole; any other it does not touch, for reading a pipe may never end.
func (f *Folder) read(path, name string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errIrregular
	}
	f.files = append(f.files, glimpse{path, name, info.Size(), info.ModTime()})
	data, err := os.ReadFile(path)
	if err == nil && int64(len(data)) != info.Size() {
		err = beingWritten(name)
	}
	return data, err
}

// list gives the entries of a folder that are nobody's temporary files, by name.
func (f *Folder) list(dir string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return f.passedOver(e.Name()) })
	f.folders = append(f.folders, listing{dir, namesOf(entries)})
	return entries, nil
}

// Unchanged says whether everything still is as it was before it was read; if not, which
// file somebody is writing.
func (f *Folder) Unchanged() error {
	for _, g := range f.files {
		info, err := os.Stat(g.path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err != nil || info.Size() != g.size || !info.ModTime().Equal(g.changed) {
			return beingWritten(g.name)
		}
	}
	for _, l := range f.folders {
		entries, err := (&Folder{Ours: f.Ours}).list(l.path)
		if err != nil {
			return err
		}
		if now := namesOf(entries); !slices.Equal(now, l.names) {
			return fmt.Errorf("文件夹 %s 正在写入：读取期间其中的文件有增减（%s）。本次没有采用任何文件；请等文件复制完成后重新运行", l.path, strings.Join(differing(l.names, now), "、"))
		}
	}
	return nil
}

// writing says that somebody writes a file while it is read.
type writing struct{ name string }

func beingWritten(name string) error { return &writing{name} }

// Error is Chinese, for the user, and says what to do.
func (e *writing) Error() string {
	return e.name + " 正在写入：读取期间它的大小或修改时间变了。本次没有采用任何文件；请等它保存或复制完成，关闭正在编辑它的程序后重新运行"
}

func namesOf(entries []fs.DirEntry) []string {
	var names []string
	for _, e := range entries {
		names = append(names, Readable(e.Name()))
	}
	return names
}

// differing lists what is in one of the lists alone.
func differing(before, now []string) []string {
	var names []string
	for _, n := range now {
		if !slices.Contains(before, n) {
			names = append(names, n)
		}
	}
	for _, n := range before {
		if !slices.Contains(now, n) {
			names = append(names, n)
		}
	}
	return names
}
