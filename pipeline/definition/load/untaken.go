package load

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

// untaken looks at the files of the folder that were not read. One that is ours but for its
// name (x.toml.txt, X.TOML) is refused, since what it defines would be missing without a
// word; the others are named in Unused.
func (l *loader) untaken() {
	l.fail(fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		base := path.Base(name)
		if slices.ContainsFunc(l.defs.Files, func(f definition.File) bool { return f.Path == name }) || l.lost["file "+name] || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~") {
			return nil
		}
		ending := misnamed.FindStringSubmatch(base)
		if own := misnamed.ReplaceAllString(base, "."); ending != nil && !strings.HasSuffix(base, "."+ending[1]) || ending != nil && ending[1] != strings.ToLower(ending[1]) {
			want := own + strings.ToLower(ending[1])
			l.lose(name, path.Join(path.Dir(name), want))
			l.fail(&definition.Error{File: name, Line: 1, Reason: fmt.Sprintf("文件名应以 .%s 结尾（小写，后面没有别的），不然不会被读取。请改名为 %s（Windows 可能把最后的 .txt 藏了起来：在“查看”里选“文件扩展名”）；不用的请移出模板文件夹", strings.ToLower(ending[1]), want)})
			return nil
		}
		if path.Dir(name) == definition.BulletinFolder { // for whoever makes one of many zones
			return nil
		}
		l.defs.Unused = append(l.defs.Unused, name)
		return nil
	}))
}

// lose notes that what a file defines is not read, for it should bear another name.
func (l *loader) lose(name, want string) {
	data, err := fs.ReadFile(l.fsys, name)
	if err == nil && path.Ext(want) == ".toml" {
		l.loseAll(definition.File{Path: want, Data: data})
	}
}

// misnamed says that a file is there under a wrong name.
func (l *loader) misnamed(name string) bool {
	entries, _ := fs.ReadDir(l.fsys, path.Dir(name)) // a folder that is not there has none
	return slices.ContainsFunc(entries, func(d fs.DirEntry) bool {
		own := misnamed.ReplaceAllString(d.Name(), ".")
		return d.Name() != path.Base(name) && own != d.Name() && strings.EqualFold(own, strings.TrimSuffix(path.Base(name), strings.TrimPrefix(path.Ext(name), ".")))
	})
}
