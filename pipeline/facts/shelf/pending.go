package shelf

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/plainjson"
)

// pendingName is the file that says what a call is about to change; it goes when that is done.
const pendingName = ".pending"

// pending is what a call is about to change.
type pending struct {
	Add    []string `json:"add"`    // files that come into force
	Remove []string `json:"remove"` // files that are in force no longer
}

// announce writes down what is about to change.
func (s *Shelf) announce(p pending) error {
	data, err := plainjson.Indented(p)
	if err != nil {
		return err
	}
	return s.disk.Replace(s.path(pendingName), data)
}

// stage writes a file beside its name.
func (s *Shelf) stage(name string, data []byte) error {
	if err := s.disk.MakePath(s.path(path.Dir(name))); err != nil {
		return err
	}
	next := s.path(name + disk.NextSuffix)
	if err := s.disk.Remove(next); err != nil {
		return err
	}
	return s.disk.Write(next, data, 0o644)
}

// settle brings the files to what current.json says, as far as a call was about to change them: what it names
// gets its name, all else goes.
func (s *Shelf) settle() error {
	data, err := os.ReadFile(s.path(pendingName))
	if errors.Is(err, fs.ErrNotExist) {
		return s.disk.Remove(s.path(pendingName + disk.NextSuffix))
	}
	if err != nil {
		return err
	}
	var p pending
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	for _, name := range append(slices.Clip(p.Add), p.Remove...) {
		if err := s.bring(name); err != nil {
			return err
		}
	}
	return s.disk.Remove(s.path(pendingName))
}

// bring gives a file its name if it is in force, and takes it away if it is not.
func (s *Shelf) bring(name string) error {
	next := s.path(name + disk.NextSuffix)
	if _, inForce := slices.BinarySearch(s.Current.Files, name); inForce {
		if disk.Exists(next) {
			return s.disk.Rename(next, s.path(name))
		}
		return nil
	}
	if err := s.disk.Remove(next); err != nil {
		return err
	}
	if err := s.disk.Remove(s.path(name)); err != nil {
		return err
	}
	return s.prune(path.Dir(name))
}

// prune takes away a folder that nothing stands in, and those above it.
func (s *Shelf) prune(dir string) error {
	for ; dir != "."; dir = path.Dir(dir) {
		entries, err := os.ReadDir(s.path(dir))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil || len(entries) > 0 {
			return err
		}
		if err := s.disk.Remove(s.path(dir)); err != nil {
			return err
		}
	}
	return nil
}
