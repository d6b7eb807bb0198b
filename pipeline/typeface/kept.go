package typeface

import (
	"io"
	"strings"

	"zonereport/pipeline/document"
)

// File is a font file: its base name, which the style names, and where it stands.
type File struct{ Name, Path string }

// Given returns the fonts of the style out of the files alone, wherever they stand and whatever
// they are called there: so a report is drawn again with the fonts that were kept with it. What
// Find chose among more files is chosen again among those of the set that it gave.
func Given(style document.Style, files []File) (Set, error) {
	given := listing{}
	for _, f := range files {
		given[strings.ToLower(f.Name)] = f
	}
	return given.find(style, nil, nil)
}

// Open reads the file that the font came from. Closing it fails where the file is no longer the one that was found.
func (f Font) Open() (io.ReadCloser, error) { return f.source.content() }

// Summed says that the font's checksum was worked out of its file when it was found, not remembered.
func (f Font) Summed() bool { return f.source.summed }
