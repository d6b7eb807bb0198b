package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
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

// shelf is where a month's files lie.
type shelf struct {
	inputs string
	period calendar.Month
	disk   disk.Disk
}

func (s shelf) dir() string { return filepath.Join(s.inputs, s.period.String()) }

func (s shelf) replaced() string { return filepath.Join(s.inputs, replacedName, s.period.String()) }

// aside is the name of a file before it is in its place; runs do not look at it.
var aside = regexp.MustCompile(`^\.[0-9a-f]{64}\` + disk.NextSuffix + `$`)

// open makes the month's folder if there is none, and takes away what a call left that was killed.
func (s shelf) open() error {
	if err := s.disk.MakePath(s.dir()); err != nil {
		return err
	}
	for _, dir := range []string{s.dir(), s.replaced()} {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, e := range entries {
			if aside.MatchString(e.Name()) {
				if err := s.disk.Remove(filepath.Join(dir, e.Name())); err != nil {
					return err
				}
			}
		}
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
	next := filepath.Join(s.dir(), "."+runfolder.Checksum(data)+disk.NextSuffix)
	if err := s.disk.Remove(next); err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.disk.Remove(next))
		}
	}()
	if err := s.disk.Write(next, data, 0o644); err != nil {
		return "", err
	}
	if old == "" {
		old = name
		if disk.Exists(filepath.Join(s.dir(), name)) {
			return "", fmt.Errorf("月份文件夹里刚刚出现了同名的文件，没有覆盖它。请重新收件")
		}
	} else if copied, err = s.keep(old); err != nil {
		return "", err
	}
	return copied, s.disk.Rename(next, filepath.Join(s.dir(), old))
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
		next := filepath.Join(s.replaced(), "."+sum+disk.NextSuffix)
		if err := s.disk.Remove(next); err != nil {
			return "", err
		}
		if err := s.disk.Write(next, data, 0o600); err != nil {
			return "", errors.Join(err, s.disk.Remove(next))
		}
		return path, s.disk.Rename(next, path)
	}
	return "", fmt.Errorf("%s 里有同名而内容不同的文件。请检查这个文件夹", s.replaced())
}
