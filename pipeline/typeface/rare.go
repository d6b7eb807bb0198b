package typeface

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"
	"sync"

	"zonereport/pipeline/document"
)

// rare is the font for characters that no role's fonts have. Such fonts are large (𠮷 and its
// like are tens of thousands) and most reports need none of them: the file is only summed until
// the first character asks for it.
type rare struct {
	Font // what the manifest says of it; it draws nothing itself
	face int
	once sync.Once
	font *Font
}

// rare finds the first of the fonts that the machine has; nil for none.
func (f *finder) rare(choices document.Rare) *rare {
	for _, choice := range choices.Fonts {
		for _, file := range choice.Files {
			found, ok := f.files[strings.ToLower(file)]
			if !ok {
				continue
			}
			if sum, err := digest(found.Path); err == nil {
				return &rare{Font: Font{Name: choice.Name, File: found.Name, SHA256: sum, path: found.Path}, face: choice.Face}
			}
		}
	}
	return nil
}

func digest(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// load reads the font, nil when it cannot be used or is no longer the file that was summed:
// its characters are then reported as missing.
func (r *rare) load() *Font {
	r.once.Do(func() {
		data, err := os.ReadFile(r.path)
		if err != nil {
			return
		}
		if font, err := Parse(r.Name, r.File, data, r.face); err == nil && font.SHA256 == r.SHA256 {
			r.font = font
		}
	})
	return r.font
}
