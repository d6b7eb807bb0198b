//go:build unix

package known

import (
	"os"
	"syscall"
)

// StampOf asks for the stamp of an open file.
func StampOf(file *os.File) (Stamp, error) {
	info, err := file.Stat()
	if err != nil {
		return Stamp{}, err
	}
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	if t, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Volume, s.File = changed(t), uint64(t.Dev), uint64(t.Ino)
	}
	return s, nil
}
