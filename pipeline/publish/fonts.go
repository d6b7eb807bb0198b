package publish

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// FontFile is a font with the file that it came from.
type FontFile struct {
	Font
	Open func() (io.ReadCloser, error)
}

// KeepFonts puts font files into the store, each once: without them a report cannot be drawn again
// with the same bytes (design-life §16). They stay if the run is not published; nobody's data is in them.
func (o *Outputs) KeepFonts(fonts []FontFile) error {
	fresh := false
	for _, f := range fonts {
		path := filepath.Join(o.storeDir(), f.SHA256)
		if exists(path) {
			continue
		}
		if !fresh {
			if err := o.makeStore(); err != nil {
				return err
			}
			fresh = true
		}
		if err := o.putFont(path, f); err != nil {
			return fmt.Errorf("留存字体 %s: %w", f.File, err)
		}
	}
	if !fresh {
		return nil
	}
	return o.disk.sync(o.storeDir())
}

func (o *Outputs) putFont(path string, f FontFile) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	return errors.Join(o.put(path, from), from.Close())
}

// Kept is where the store of the run keeps a content.
func (p Published) Kept(sum string) string {
	store := p.Store
	if store == "" {
		store = filepath.FromSlash(p.Manifest.Store)
		if !filepath.IsAbs(store) {
			store = filepath.Join(p.Dir, store)
		}
	}
	return filepath.Join(store, filepath.Base(sum))
}

// KeepsFonts says that the run was made by a program that kept its fonts; version 0.1.0 did not.
func (p Published) KeepsFonts() bool { return p.Manifest.Edition != "" }
