package shelf

import (
	"errors"
	"os"
	"slices"
	"strings"
)

// Put brings parts into force, in the place of those of the same zone and month, and takes away those that gone
// tells. What was taken away is returned. made gives the files that are made of all parts, below DefinitionsFolder
// and SQLFolder, where nothing else stays; its error leaves everything as it was.
func (s *Shelf) Put(fresh []Fresh, gone func(Part) bool, made func(next Current) ([]File, error)) (removed []Part, err error) {
	next, removed := s.Current.after(fresh, gone)
	files, err := made(next)
	if err != nil {
		return nil, err
	}
	p, add := s.changes(next, fresh)
	if err := s.announce(p); err != nil {
		return nil, err
	}
	if err := s.prepare(p, add, files); err != nil {
		return nil, errors.Join(err, s.settle())
	}
	s.Current = next
	if err := s.write(); err != nil { // whether it stands, only the disk knows
		return nil, errors.Join(err, s.begin())
	}
	if err := s.settle(); err != nil {
		return removed, err
	}
	return removed, s.make(files)
}

// changes are the files that come and go, and what the former hold.
func (s *Shelf) changes(next Current, fresh []Fresh) (pending, map[string][]byte) {
	p, add := pending{}, map[string][]byte{}
	for _, f := range s.Current.Files {
		if _, stays := slices.BinarySearch(next.Files, f); !stays {
			p.Remove = append(p.Remove, f)
		}
	}
	for _, f := range fresh {
		for _, t := range f.Tables {
			if name := f.Path(t); !s.holds(name, t.Data) {
				add[name] = t.Data
				p.Add = append(p.Add, name)
			}
		}
	}
	slices.Sort(p.Add)
	return p, add
}

// prepare writes what comes beside its name, and the definitions, of which every later call makes something.
func (s *Shelf) prepare(p pending, add map[string][]byte, files []File) error {
	for _, name := range p.Add {
		if err := s.stage(name, add[name]); err != nil {
			return err
		}
	}
	for _, f := range files {
		if strings.HasPrefix(f.Path, DefinitionsFolder+"/") {
			if err := s.keep(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// holds says that a file is there as it is to be.
func (s *Shelf) holds(name string, data []byte) bool {
	there, err := os.ReadFile(s.path(name))
	return err == nil && string(there) == string(data)
}
