package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Folders of what is made of all parts.
const (
	DefinitionsFolder = "definitions"
	SQLFolder         = "sql"
)

// File is a file that is made of all parts.
type File struct {
	Path string // relative to the folder, with slashes
	Data []byte
}

// Read reads a file of the folder; fs.ErrNotExist where it is not there.
func (s *Shelf) Read(name string) ([]byte, error) { return os.ReadFile(s.path(name)) }

// keep writes a file that is made of all parts.
func (s *Shelf) keep(f File) error {
	if err := s.disk.MakePath(s.path(path.Dir(f.Path))); err != nil {
		return err
	}
	return s.disk.Keep(s.path(f.Path), f.Data)
}

// make writes what is made of all parts; nothing else stays in its folders.
func (s *Shelf) make(files []File) error {
	wanted := map[string]bool{}
	for _, f := range files {
		wanted[f.Path] = true
		if err := s.keep(f); err != nil {
			return err
		}
	}
	var others []string
	for _, folder := range []string{DefinitionsFolder, SQLFolder} {
		err := filepath.WalkDir(s.path(folder), func(p string, d fs.DirEntry, err error) error {
			name, _ := filepath.Rel(s.dir, p)
			if name = filepath.ToSlash(name); err == nil && !d.IsDir() && !wanted[name] {
				others = append(others, name)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	slices.Sort(others)
	for _, name := range others {
		if err := s.disk.Remove(s.path(name)); err != nil {
			return err
		}
		if err := s.prune(path.Dir(name)); err != nil {
			return err
		}
	}
	return nil
}
