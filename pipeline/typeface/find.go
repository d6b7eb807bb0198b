// Package typeface finds the fonts that the style asks for, measures them, and cuts them to
// the characters a document uses. It reads TrueType files and collections only.
package typeface

import (
	"fmt"
	"sort"
	"strings"
	"sync"

	"zonereport/pipeline/document"
	"zonereport/pipeline/known"
)

// embeddedFile is the base name of the font inside the program: digits and Latin letters in
// the widths of Times New Roman, under the SIL Open Font License.
const embeddedFile = "LiberationSerif-Regular.ttf"

// Set is the fonts of a style, by role.
type Set struct {
	roles   map[string]Role
	rare    *rare    // nil: the machine has none
	Refused []string // fonts that were found but cannot be used, and why
}

// Role is the fonts that serve one role.
type Role struct {
	Font     *Font
	Fallback []*Font // tried in this order for a character that Font lacks
	Latin    *Font   // for digits and Latin letters; nil: Font draws them itself
}

// Role returns the fonts of a role, and false if the style has no such role.
func (s Set) Role(name string) (Role, bool) {
	r, ok := s.roles[name]
	return r, ok
}

// Rare returns the font for a character that no role's fonts have, nil if there is none or it
// lacks the character too.
func (s Set) Rare(r rune) *Font {
	if s.rare == nil {
		return nil
	}
	if font := s.rare.load(); font != nil && font.Has(r) {
		return font
	}
	return nil
}

// Used returns every font of the set once, sorted by file name and checksum.
func (s Set) Used() []Font {
	seen := map[string]bool{}
	var fonts []Font
	for _, r := range s.roles {
		if key := r.Font.File + r.Font.SHA256 + r.Font.Name; !seen[key] {
			seen[key] = true
			fonts = append(fonts, *r.Font)
		}
	}
	if s.rare != nil {
		fonts = append(fonts, s.rare.Font)
	}
	sort.Slice(fonts, func(i, j int) bool {
		a, b := fonts[i], fonts[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.SHA256 != b.SHA256 {
			return a.SHA256 < b.SHA256
		}
		return a.Name < b.Name
	})
	return fonts
}

// Find returns for each role of the style the first of its fonts whose file is in one of the
// folders, searched with all below them, the base name compared without case. Fonts that
// cannot be embedded are passed over and named in Refused. The error names the role that has
// no font, the fonts it wants, and what to do.
func Find(style document.Style, dirs []string) (Set, error) { return FindKnown(style, dirs, nil) }

// FindKnown is Find that reads no file for its checksum that sums know.
func FindKnown(style document.Style, dirs []string, sums *known.Sums) (Set, error) {
	files := listFonts(dirs)
	files[strings.ToLower(embeddedFile)] = File{Name: embeddedFile} // before any other of that name
	return files.find(style, dirs, sums)
}

func (files listing) find(style document.Style, dirs []string, sums *known.Sums) (Set, error) {
	names := make([]string, 0, len(style.Roles))
	for name := range style.Roles {
		names = append(names, name)
	}
	sort.Strings(names)
	search := finder{files: files, sums: sums, loaded: map[string]*loading{}}
	found := make([]*Font, len(names))
	refused := make([][]string, len(names))
	set := Set{roles: map[string]Role{}}
	var wait sync.WaitGroup
	wait.Go(func() { set.rare = search.rare(style.Rare) })
	for i, name := range names {
		wait.Go(func() { found[i], refused[i] = search.first(style.Roles[name].Fonts) })
	}
	wait.Wait()
	for i, name := range names {
		set.Refused = append(set.Refused, refused[i]...)
		if found[i] == nil {
			return Set{}, missingRole(name, style.Roles[name], dirs, refused[i])
		}
		set.roles[name] = Role{Font: found[i]}
	}
	return set, set.link(style, names)
}

// link fills in the fallback chains and the Latin fonts.
func (s Set) link(style document.Style, names []string) error {
	for _, name := range names {
		r := s.roles[name]
		for _, other := range style.Roles[name].Fallback {
			o, ok := s.roles[other]
			if !ok {
				return fmt.Errorf("样式文件 style.toml：字体角色 %q 的 fallback 写了 %q，但没有 [role.%s] 一节，请补上或改正", name, other, other)
			}
			if o.Font != r.Font {
				r.Fallback = append(r.Fallback, o.Font)
			}
		}
		if latin := style.Roles[name].Latin; latin != "" {
			o, ok := s.roles[latin]
			if !ok {
				return fmt.Errorf("样式文件 style.toml：字体角色 %q 的 latin 写了 %q，但没有 [role.%s] 一节，请补上或改正", name, latin, latin)
			}
			r.Latin = o.Font
		}
		s.roles[name] = r
	}
	return nil
}

// finder loads each font file once, whatever the number of roles that share it.
type finder struct {
	files  listing
	sums   *known.Sums
	mutex  sync.Mutex
	loaded map[string]*loading
}

type loading struct {
	once sync.Once
	font *Font
	err  error
}

// first returns the first font that can be used, and the reasons against those before it.
func (f *finder) first(choices []document.FontChoice) (*Font, []string) {
	var refused []string
	for _, choice := range choices {
		for _, file := range choice.Files {
			found, ok := f.files[strings.ToLower(file)]
			if !ok {
				continue
			}
			font, err := f.load(found, choice)
			if err == nil {
				return font, refused
			}
			refused = append(refused, fmt.Sprintf("%s（%s）：%v", choice.Name, found.Path, err))
		}
	}
	return nil, refused
}

// load reads and parses a file; the empty path is the embedded font.
func (f *finder) load(file File, choice document.FontChoice) (*Font, error) {
	key := fmt.Sprintf("%s %s#%d", file.Name, file.Path, choice.Face) // kept files of equal content are one
	f.mutex.Lock()
	l := f.loaded[key]
	if l == nil {
		l = &loading{}
		f.loaded[key] = l
	}
	f.mutex.Unlock()
	l.once.Do(func() {
		var from *source
		if from, l.err = open(file.Path, f.sums); l.err == nil {
			l.font, l.err = parse(choice.Name, file.Name, from, choice.Face)
		}
	})
	return l.font, l.err
}

func missingRole(name string, role document.Role, dirs, refused []string) error {
	var wanted []string
	for _, choice := range role.Fonts {
		wanted = append(wanted, fmt.Sprintf("%s（%s）", choice.Name, strings.Join(choice.Files, "、")))
	}
	message := fmt.Sprintf("字体角色 %s 没有可用的字体。需要下列字体之一：%s。", name, strings.Join(wanted, "；"))
	if len(refused) > 0 {
		message += fmt.Sprintf("找到但不能用的：%s。", strings.Join(refused, "；"))
	}
	return fmt.Errorf("%s请把安装包里的 fonts 文件夹放回程序旁边，或者把上述任一字体文件放进那里，再做一次（从源代码用的，运行 make setup 安装开源字体）。已找过：%s",
		message, strings.Join(dirs, "、"))
}
