// Package licence gathers the licences of what a built program consists of: the Go distribution and every module
// in it, their texts as their authors wrote them.
package licence

import (
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Text is one file: what the module's author calls it, below a folder named after the module and its version.
type Text struct {
	Name string // github.com_xuri_excelize_v2@v2.11.1/LICENSE
	Data []byte
}

// Of returns the licences of a program by what its file says it was built of, and 清单.txt, which lists them. That a
// module has none is an error: it may not be handed on then.
func Of(program string) ([]Text, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	list := []part{{Path: "go", Version: info.GoVersion, Dir: string(bytes.TrimSpace(root)), only: "LICENSE"}}
	modules, err := modulesOf(info)
	if err != nil {
		return nil, err
	}
	return texts(append(list, modules...))
}

// part is what a program consists of: a module, or Go itself.
type part struct {
	Path, Version string
	Dir           string // where its files are
	only          string // the one name of its licence; empty: those that files of this kind bear
}

// modulesOf finds where the modules of a program are on this machine; go fetches what is not.
func modulesOf(info *buildinfo.BuildInfo) ([]part, error) {
	args := []string{"mod", "download", "-json"}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		args = append(args, m.Path+"@"+m.Version)
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		return nil, fmt.Errorf("go mod download: %w\n%s", err, out)
	}
	var list []part
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p part
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b part) int { return cmp.Compare(a.Path, b.Path) })
	return list, nil
}

// texts reads the licences of the parts.
func texts(parts []part) ([]Text, error) {
	var list []Text
	table := "程序由下列部分组成，许可证全文在同名的文件夹里。字体的许可证在 fonts 文件夹。\r\n\r\nzonereport  Apache License 2.0\r\n"
	for _, p := range parts {
		found, err := p.licences()
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s %s has no licence; it may not be handed on", p.Path, p.Version)
		}
		table += p.Path + "  " + p.Version + "\r\n"
		list = append(list, found...)
	}
	return append([]Text{{"清单.txt", []byte("\ufeff" + table)}}, list...), nil
}

// licences are the texts of one part, each content once: a file that is a licence or a notice by its name, in its
// folder or one below that holds what its author took from others.
func (p part) licences() ([]Text, error) {
	var found []Text
	err := filepath.WalkDir(p.Dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !p.isLicence(file, d.Name()) {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil || slices.ContainsFunc(found, func(t Text) bool { return bytes.Equal(t.Data, data) }) {
			return err
		}
		inside, err := filepath.Rel(p.Dir, file)
		name := strings.ReplaceAll(p.Path+"@"+p.Version, "/", "_")
		found = append(found, Text{path.Join(name, strings.ReplaceAll(filepath.ToSlash(inside), "/", "_")), data})
		return err
	})
	return found, err
}

// isLicence tells a licence by its name.
func (p part) isLicence(file, name string) bool {
	if p.only != "" {
		return file == filepath.Join(p.Dir, p.only)
	}
	word, ext := strings.ToUpper(name), strings.ToLower(filepath.Ext(name))
	return slices.ContainsFunc([]string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS", "AUTHORS"}, func(s string) bool { return strings.HasPrefix(word, s) }) &&
		!slices.Contains([]string{".go", ".yml", ".yaml"}, ext)
}
