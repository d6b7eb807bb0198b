package zones

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"

	"zonereport/templates"
)

//go:embed second
var changed embed.FS

// Editions writes the second edition of the definitions below a folder: the built-in ones with another scheme and
// more figures. Zones of the first edition name no folder, they take what is built in.
func Editions(dir string) error {
	second := filepath.Join(dir, "second")
	if err := os.RemoveAll(second); err != nil {
		return err
	}
	if err := os.CopyFS(second, templates.Files); err != nil {
		return err
	}
	return fs.WalkDir(changed, "second", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := changed.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), data, 0o644)
	})
}
