package host

import (
	"os"
	"path/filepath"
	"time"
)

const scratchName = "zonereport-office-"

// Scratch makes a folder for files that are on their way, which whoever asks for it takes away in the end, and takes
// away those of programs that were killed: a day old.
func Scratch(now time.Time) (string, error) {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), scratchName+"*"))
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && info.IsDir() && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(path) // next time, then
		}
	}
	return os.MkdirTemp("", scratchName+"*")
}
