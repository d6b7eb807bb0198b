package month

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/typeface"
)

// KeptFonts are the fonts of a run out of the store; false where one is not there or is another.
func KeptFonts(run publish.Published, style document.Style) (typeface.Set, bool) {
	var files []typeface.File
	for _, f := range run.Manifest.Fonts {
		files = append(files, typeface.File{Name: f.File, Path: run.Kept(f.SHA256)})
	}
	set, err := typeface.Given(style, files)
	return set, err == nil && slices.Equal(StatedFonts(set), run.Manifest.Fonts)
}

// SameFonts are those of the machine, if they are the fonts of the run.
func SameFonts(run publish.Published, style document.Style, dirs []string) (typeface.Set, bool) {
	set, err := typeface.Find(style, dirs)
	return set, err == nil && slices.Equal(StatedFonts(set), run.Manifest.Fonts)
}
