package disk

import "path/filepath"

// Inside says that a path is a folder or lies in it, links followed.
func Inside(folder, path string) bool {
	way, err := filepath.Rel(Real(folder), Real(path))
	return err == nil && filepath.IsLocal(way)
}

// Real is a path without links, as far as it exists.
func Real(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	rest := ""
	for at := path; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if filepath.Dir(at) == at {
			return path
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}
