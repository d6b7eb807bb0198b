package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// FontFile is a font with the file that it came from.
type FontFile struct {
	runfolder.Font
	// Open reads the file. Closing fails where it is no longer the one that was found.
	Open   func() (io.ReadCloser, error)
	Summed bool // its checksum was worked out just now, not remembered: it is not read for it again
}

// KeepFonts puts font files into the store, each once: without them a report cannot be drawn again
// with the same bytes (design-life §16). They stay if the run is not published; nobody's data is in them.
func (o *Outputs) KeepFonts(fonts []FontFile) error {
	fresh := false
	for _, f := range fonts {
		path := filepath.Join(o.storeDir(), f.SHA256)
		if disk.Exists(path) {
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
	return o.disk.Sync(o.storeDir())
}

func (o *Outputs) putFont(path string, f FontFile) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	if !f.Summed {
		return errors.Join(o.put(path, from), from.Close())
	}
	return o.putWhole(path, func(next string) error {
		return errors.Join(o.disk.Copy(next, from, 0o600), from.Close())
	})
}

// Mend puts back what the store of the run in force has lost, as far as the basis that it rests on has
// it, and says how many files that were. A folder that may only be read stays as it is.
func (o *Outputs) Mend(p Published, b runfolder.Basis, fonts []FontFile) (mended int, err error) {
	if o.ReadOnly() {
		return 0, nil
	}
	o.KeepIn(filepath.Dir(p.Kept("x")))
	lost := map[string]bool{}
	for _, sum := range p.Manifest.Stored() {
		lost[sum] = !disk.Exists(p.Kept(sum))
	}
	for _, f := range slices.Concat(b.Inputs, b.Definitions) {
		if sum := runfolder.Checksum(f.Data); lost[sum] {
			lost[sum], mended = false, mended+1
			err = errors.Join(err, o.makeStore(), o.put(p.Kept(sum), bytes.NewReader(f.Data)))
		}
	}
	for _, f := range fonts {
		if lost[f.SHA256] {
			mended++
		}
	}
	return mended, errors.Join(err, o.KeepFonts(slices.DeleteFunc(fonts, func(f FontFile) bool { return !lost[f.SHA256] })))
}

// Kept is where a content of the run is kept: in the store that Store names, as it was moved or is shared now, unless
// only that of the manifest has it.
func (p Published) Kept(sum string) string {
	name := filepath.Base(sum)
	stated := filepath.FromSlash(p.Manifest.Store)
	if !filepath.IsAbs(stated) {
		stated = filepath.Join(p.Dir, stated)
	}
	if p.Store == "" || p.Manifest.Store != "" && !disk.Exists(filepath.Join(p.Store, name)) && disk.Exists(filepath.Join(stated, name)) {
		return filepath.Join(stated, name)
	}
	return filepath.Join(p.Store, name)
}

// KeepsFonts says that the run was made by a program that kept its fonts; version 0.1.0 did not.
func (p Published) KeepsFonts() bool { return p.Manifest.Edition != "" }
