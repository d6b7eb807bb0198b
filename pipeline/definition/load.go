package definition

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"
)

// Load reads a templates folder and checks it as a whole: unknown keys, unknown references
// and wrong types are refused. The error is an *Error wherever a file is at fault.
func Load(fsys fs.FS) (Definitions, error) { return load(loader{fsys: fsys}) }

func load(l loader) (Definitions, error) {
	l.defs.level = l.zone.Words
	l.ledgers()
	l.figures()
	one(&l, "lists.toml", &struct {
		Lists *[]List `toml:"list"`
	}{&l.defs.Lists})
	one(&l, "claims.toml", &struct {
		Claims *[]Claim `toml:"claim"`
	}{&l.defs.Claims})
	l.checks()
	one(&l, "scheme.toml", &l.defs.Scheme)
	one(&l, wordsFile, &l.defs.Words)
	one(&l, "style.toml", &l.defs.Style)
	l.reports()
	if l.err == nil {
		l.err = l.untaken()
	}
	if l.err == nil {
		l.err = l.verify()
	}
	if l.err == nil {
		l.office()
	}
	slices.SortFunc(l.defs.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return l.defs, l.err
}

// loader gathers the files; after the first error the remaining steps do nothing.
type loader struct {
	fsys  fs.FS
	zone  Zone // whose office it is; the zero one changes nothing
	defs  Definitions
	owner map[string]File // file by "ledger investment", "figure agreements" …
	err   error
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err // nil changes nothing
	}
}

// own notes which file defines a name and refuses the second definition.
func (l *loader) own(kind, id string, file File) {
	if l.owner == nil {
		l.owner = map[string]File{}
	}
	name := kind + " " + id
	switch first, twice := l.owner[name]; {
	case id == "":
		l.fail(file.fail("[["+kind, "有一项缺少 id"))
	case strings.ContainsFunc(id, strange):
		l.fail(file.fail(id, "id %q 只能用字母、数字、汉字和 _ - .；别处用 id 和 / 指明一项，给人看的写在 name 里", id))
	case twice && first.Path == file.Path:
		l.fail(file.fail(id, "id %q 定义了两次，请改名或删去一处", id))
	case twice:
		l.fail(file.fail(id, "id %q 在 %s 中已经定义，请改名或删去一处", id, first.Path))
	}
	l.owner[name] = file
}

// strange tells a character that an id cannot have.
func strange(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.", r)
}

// read returns one file; a missing one is an error that says how to get a whole folder.
func (l *loader) read(name string) (File, bool) {
	if l.err != nil {
		return File{}, false
	}
	data, err := fs.ReadFile(l.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		l.fail(l.untaken()) // it may be there under a wrong name
		l.fail(&Error{File: name, Reason: "模板文件夹里没有这个文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"})
		return File{}, false
	}
	if err != nil {
		l.fail(&Error{File: name, Reason: fmt.Sprintf("读不出来：%v", err)})
		return File{}, false
	}
	l.defs.Files = append(l.defs.Files, File{Path: name, Data: data})
	if err := (File{Path: name, Data: data}).readable(); err != nil {
		l.fail(err)
		return File{}, false
	}
	return File{Path: name, Data: []byte(l.zone.Words.Say(string(data)))}, true
}

// list returns the files of a folder with the ending, by name.
func (l *loader) list(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err == nil && len(names) == 0 {
		l.fail(l.untaken())
		err = &Error{File: path.Dir(pattern), Reason: "模板文件夹里没有这里的文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"}
	}
	if err != nil {
		l.fail(err)
	}
	slices.Sort(names)
	return names
}

func one[T any](l *loader, name string, into *T) File {
	file, ok := l.read(name)
	if ok {
		if err := decode(file, into); err != nil {
			l.fail(err)
		}
	}
	return file
}

func (l *loader) ledgers() {
	for _, name := range l.list("ledgers/*.toml") {
		var d Ledger
		file := one(l, name, &d)
		l.own("ledger", d.ID, file)
		l.defs.Ledgers = append(l.defs.Ledgers, d)
	}
}

func (l *loader) figures() {
	for _, name := range l.list("figures/*.toml") {
		var d struct {
			Figures []Figure `toml:"figure"`
		}
		file := one(l, name, &d)
		for _, f := range d.Figures {
			l.own("figure", f.ID, file)
		}
		l.defs.Figures = append(l.defs.Figures, d.Figures...)
	}
}

func (l *loader) checks() {
	for _, name := range l.list("checks/*.toml") {
		var d struct {
			Checks []Check `toml:"check"`
		}
		file := one(l, name, &d)
		for _, c := range d.Checks {
			l.own("check", c.ID, file)
		}
		l.defs.Checks = append(l.defs.Checks, d.Checks...)
	}
}

func (l *loader) reports() {
	for _, name := range l.list("reports/*/report.toml") {
		var r Report
		file := one(l, name, &r)
		l.own("report", r.ID, file)
		r.Lead = l.narrative(path.Dir(name), r.Lead)
		for i := range r.Sections {
			r.Sections[i].Narrative = l.narrative(path.Dir(name), r.Sections[i].Narrative)
		}
		l.defs.Reports = append(l.defs.Reports, r)
	}
}

// narrative reads a narrative file and returns its path in the templates folder.
func (l *loader) narrative(dir, name string) string {
	if name == "" {
		return ""
	}
	file, ok := l.read(path.Join(dir, name))
	if !ok {
		return ""
	}
	return file.Path
}

// Text returns the content of a file by its path, such as a section's narrative, in the words
// of the office.
func (d Definitions) Text(name string) string {
	for _, f := range d.Files {
		if f.Path == name {
			return d.level.Say(string(f.Data))
		}
	}
	return ""
}

// decode reads TOML strictly: a key that the target does not know is refused.
func decode(file File, into any) error {
	meta, err := toml.Decode(string(file.Data), into)
	var parse toml.ParseError
	switch {
	case errors.As(err, &parse):
		return file.syntax(parse.Position.Line, parse.Message)
	case err != nil:
		return wrongType(file, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return file.unknownKey(unknown[0], keysOf(into))
	}
	return nil
}

// unknownKey refuses a key that its place does not know. One that another place knows is most
// often written below the head of a table that it is no part of.
func (f File) unknownKey(path toml.Key, known []string) *Error {
	key := path[len(path)-1]
	switch {
	case !slices.Contains(known, key):
		return f.fail(key, "不认识的键 %q%s", key, cmp.Or(replaced[path.String()], Suggest(key, known)))
	case len(path) == 1:
		return f.fail(key, "不认识的键 %q：它不写在文件的最上面，写在它所属的 [ ] 或 [[ ]] 那一行下面", key)
	}
	return f.within(path[0], 0).fail(key, "不认识的键 %q：它不属于 %q。[%s] 那一行以下、下一个 [ 以前的键都算它的；写给整个文件的键要移到第一个 [ 以前", key, path[0], path[0])
}

// replaced says what has taken the place of keys that earlier versions knew.
var replaced = map[string]string{
	"check.message": "：审核的文字现在分三个键写，found 哪里不对、expected 应当怎样、action 请谁做什么（可不写）",
}

// typeErrors are how the toml package words a value of the wrong type: line, key, what was wanted.
var typeErrors = []*regexp.Regexp{
	regexp.MustCompile(`line (\d+) \(last key "([^"]+)"\): incompatible types: TOML value has type \S+; destination has type (\S+)`),
	regexp.MustCompile(`line (\d+) \(last key "([^"]+)"\): type mismatch for \S+: expected (\S+) but found`),
}

var typeNames = map[string]string{
	"string": "文字（写在引号里）", "integer": "整数", "float": "数", "boolean": "true 或 false",
	"array": "列表", "slice": "列表", "map": "表（[名称] 写成一行，下面写它的键）", "table": "表（[名称] 写成一行，下面写它的键）", "struct": "表（[名称] 写成一行，下面写它的键）",
}

// wrongType words an error of the toml package that is not one of syntax.
func wrongType(file File, err error) error {
	for _, form := range typeErrors {
		if m := form.FindStringSubmatch(err.Error()); m != nil {
			line, _ := strconv.Atoi(m[1])
			return &Error{File: file.Path, Line: file.misfit(line, m[2], m[3]), Reason: fmt.Sprintf("写法有误：键 %q 的值应是%s", m[2], cmp.Or(typeNames[m[3]], m[3]))}
		}
	}
	return &Error{File: file.Path, Reason: "写法有误：" + err.Error()}
}

// begins are how values of a type begin.
var begins = map[string]string{
	"string": `["']`, "integer": `[-+0-9]`, "float": `[-+0-9in]`, "boolean": `(true|false)`, "slice": `\[`, "array": `\[`,
}

// misfit finds the line of a value of the wrong type: of a key that stands in several tables
// the toml package knows only the last place.
func (f File) misfit(last int, key, want string) int {
	begin, ok := begins[want]
	if !ok {
		return last
	}
	assigned := regexp.MustCompile(`^\s*["']?` + regexp.QuoteMeta(key[strings.LastIndexByte(key, '.')+1:]) + `["']?\s*=\s*`)
	fits := regexp.MustCompile(`^` + begin)
	for i, line := range strings.Split(string(f.Data), "\n") {
		if at := assigned.FindStringIndex(line); at != nil && !fits.MatchString(line[at[1]:]) {
			return i + 1
		}
	}
	return last
}
