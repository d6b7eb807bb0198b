package month

import (
	"sync"

	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// StatedFonts are fonts as a manifest states them.
func StatedFonts(fonts typeface.Set) []runfolder.Font {
	var list []runfolder.Font
	for _, f := range fonts.Used() {
		list = append(list, runfolder.Font{Name: f.Name, File: f.File, SHA256: f.SHA256})
	}
	return list
}

// FontFiles are the files of fonts.
func FontFiles(fonts typeface.Set) []publish.FontFile {
	var files []publish.FontFile
	for _, f := range fonts.Used() {
		files = append(files, publish.FontFile{Font: runfolder.Font{Name: f.Name, File: f.File, SHA256: f.SHA256}, Open: f.Open, Summed: f.Summed()})
	}
	return files
}

// KeepFonts begins to put the fonts into the store; what it returns waits for the end. Reports
// are drawn meanwhile.
func KeepFonts(outputs *publish.Outputs, fonts typeface.Set) (kept func() error) {
	var failed error
	var wait sync.WaitGroup
	wait.Go(func() { failed = outputs.KeepFonts(FontFiles(fonts)) })
	return func() error { wait.Wait(); return failed }
}
