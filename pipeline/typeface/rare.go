package typeface

import (
	"strings"
	"sync"

	"zonereport/pipeline/document"
)

// rare is the font for characters that no role's fonts have. Most reports need none of them: the file is only
// summed until the first character asks for it.
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
			if from, err := open(found.Path, f.sums); err == nil {
				return &rare{Font: Font{Name: choice.Name, File: found.Name, SHA256: from.sum, source: from}, face: choice.Face}
			}
		}
	}
	return nil
}

// load reads the font, nil when it cannot be used or is no longer the file that was summed:
// its characters are then reported as missing.
func (r *rare) load() *Font {
	r.once.Do(func() {
		if font, err := parse(r.Name, r.File, r.source, r.face); err == nil && r.source.steady() == nil {
			r.font = font
		}
	})
	return r.font
}
