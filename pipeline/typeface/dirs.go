package typeface

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// SystemDirs returns the folders where fonts are looked for, the nearest first: fonts and .fonts
// in the working directory and beside the program or the bin it is in, those of the user, those of Windows, Kylin and UOS.
func SystemDirs() []string {
	var dirs []string
	add := func(base string, names ...string) {
		if base != "" {
			dirs = append(dirs, filepath.Join(append([]string{base}, names...)...))
		}
	}
	beside := []string{"."}
	if program, err := os.Executable(); err == nil {
		dir := filepath.Dir(program)
		beside = append(beside, dir)
		if filepath.Base(dir) == "bin" { // as built: fonts stand beside bin
			beside = append(beside, filepath.Dir(dir))
		}
	}
	for _, base := range beside {
		add(base, "fonts")
		add(base, ".fonts")
	}
	if home, err := os.UserHomeDir(); err == nil {
		add(home, ".local", "share", "fonts")
		add(home, ".fonts")
	}
	add(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
	windows := os.Getenv("WINDIR")
	if windows == "" {
		windows = os.Getenv("SystemRoot")
	}
	add(windows, "Fonts")
	return append(dirs, "/usr/share/fonts", "/usr/local/share/fonts", "/opt/kingsoft/wps-office/office6/fonts")
}

// listing finds font files by base name without regard to case.
type listing map[string]File

// listFonts walks the folders; of two files of one name the first found counts. Folders that
// do not exist or may not be read are passed over: fonts are looked for, not demanded, there.
func listFonts(dirs []string) listing {
	found := listing{}
	for _, dir := range dirs {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				if entry != nil && entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			name := strings.ToLower(entry.Name())
			if ext := filepath.Ext(name); entry.IsDir() || ext != ".ttf" && ext != ".ttc" && ext != ".otf" {
				return nil
			}
			if _, known := found[name]; !known {
				found[name] = File{Name: entry.Name(), Path: path}
			}
			return nil
		})
	}
	return found
}
