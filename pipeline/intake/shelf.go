package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/runfolder"
)

// replacedName is the folder of the inputs that keeps what files took the place of, by month. In a month's
// own folder it would be read as one of its folders.
const replacedName = ".replaced"

// asideName is the folder of the inputs for files that are not whole yet.
const asideName = ".receiving"

// shelf is where a month's files lie.
type shelf struct {
	inputs string
	period calendar.Month
	disk   disk.Disk
}

func (s shelf) dir() string { return filepath.Join(s.inputs, s.period.String()) }

func (s shelf) replaced() string { return filepath.Join(s.inputs, replacedName, s.period.String()) }

// aside is where files are before they are in their place: in the month's folder Windows would show them.
func (s shelf) aside() string { return filepath.Join(s.inputs, asideName) }

// open makes the month's folder if there is none, and takes away what a call left that was killed.
func (s shelf) open() error {
	return errors.Join(s.disk.MakePath(s.dir()), s.close())
}

// close takes away what stands aside.
func (s shelf) close() error { return s.disk.Remove(s.aside()) }

// write puts a file in its place, whole or not at all: written aside, synced, renamed. A place on another
// volume, behind a link, has it beside itself until then.
func (s shelf) write(path string, data []byte, mode fs.FileMode) error {
	if err := s.disk.Make(s.aside(), 0o700); err != nil {
		return err
	}
	name := runfolder.Checksum(data) + disk.NextSuffix
	err := s.from(filepath.Join(s.aside(), name), path, data, mode)
	var moved *os.LinkError
	if errors.As(err, &moved) {
		return s.from(filepath.Join(filepath.Dir(path), "."+name), path, data, mode)
	}
	return err
}

// from is write by way of another path.
func (s shelf) from(next, path string, data []byte, mode fs.FileMode) error {
	err := s.disk.Remove(next)
	if err == nil {
		err = s.disk.Write(next, data, mode)
	}
	if err == nil {
		err = s.disk.Rename(next, path)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(next))
	}
	return nil
}

// same says that two names are one on some system: Windows and macOS do not tell case apart, macOS takes
// composed and decomposed characters for the same.
func same(a, b string) bool { return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b)) }

// entries are the names of what lies in the month's folder, as they are spelt there.
func (s shelf) entries() ([]string, error) {
	list, err := os.ReadDir(s.dir())
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name()
	}
	return names, err
}

// lying is what a path is called in the month's folder, "" where it does not lie there.
func (s shelf) lying(path string) string {
	there := filepath.Join(s.dir(), filepath.Base(path))
	a, errA := os.Stat(path)
	b, errB := os.Stat(there)
	if errA != nil || errB != nil || !os.SameFile(a, b) {
		return ""
	}
	return filepath.Base(path)
}

// find gives what lies there under a name: exactly so, else as another system would take it; "" for nothing.
func (s shelf) find(name string) (string, error) {
	names, err := s.entries()
	found := ""
	for _, n := range names {
		if n == name {
			return n, nil
		}
		if found == "" && same(inputs.Readable(n), name) {
			found = n
		}
	}
	return found, err
}

// holds says whether a file that lies there has the same content as the data. Of a larger or
// smaller one nothing is read.
func (s shelf) holds(entry string, data []byte) (bool, error) {
	path := filepath.Join(s.dir(), entry)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false, err
	}
	there, err := inputs.ReadFile(path)
	return bytes.Equal(there, data), err
}

// twin is another file of the same content; "" for none.
func (s shelf) twin(data []byte, ours func(string) bool) (string, error) {
	names, err := s.entries()
	for _, n := range names {
		if ours(n) {
			continue
		}
		if is, err := s.holds(n, data); err == nil && is { // what cannot be read is no twin
			return n, nil
		}
	}
	return "", err
}

// put places the data under a name, whole or not at all; what lies there under old, "" for nothing, is
// copied aside first. It says where that copy lies.
func (s shelf) put(name, old string, data []byte) (copied string, err error) {
	if old == "" {
		old = name
		if disk.Exists(filepath.Join(s.dir(), name)) {
			return "", fmt.Errorf("月份文件夹里刚刚出现了同名的文件，没有覆盖它。请重新收件")
		}
	} else if copied, err = s.keep(old); err != nil {
		return "", err
	}
	return copied, s.write(filepath.Join(s.dir(), old), data, 0o644)
}

// keep copies a file of the month's folder among those that were replaced, under its name; where another
// content goes by that, with its checksum behind it.
func (s shelf) keep(entry string) (string, error) {
	data, err := inputs.ReadFile(filepath.Join(s.dir(), entry))
	if err != nil {
		return "", err
	}
	if err := s.disk.MakePath(s.replaced()); err != nil {
		return "", err
	}
	sum := runfolder.Checksum(data)
	for _, mark := range []string{"", "（" + sum[:8] + "）", "（" + sum + "）"} {
		path := filepath.Join(s.replaced(), filename.Marked(filename.Safe(inputs.Readable(entry)), mark))
		there, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(there, data):
			return path, nil
		case err == nil:
			continue // another content
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
		return path, s.write(path, data, 0o600)
	}
	return "", fmt.Errorf("%s 里有同名而内容不同的文件。请检查这个文件夹", s.replaced())
}
