package load

import (
	"strings"
	"unicode"

	"zonereport/pipeline/definition"
)

// own notes which file defines a name and refuses the second definition.
func (l *loader) own(kind, id string, file definition.File) {
	if l.owner == nil {
		l.owner = map[string]definition.File{}
	}
	name := kind + " " + id
	switch first, twice := l.owner[name]; {
	case id == "":
		l.fail(file.Refuse("[["+kind, "有一项缺少 id"))
	case strings.ContainsFunc(id, strange):
		l.fail(file.Refuse(id, "id %q 只能用字母、数字、汉字和 _ - .；别处用 id 和 / 指明一项，给人看的写在 name 里", id))
	case twice && first.Path == file.Path:
		l.fail(file.Refuse(id, "id %q 定义了两次，请改名或删去一处", id))
	case twice:
		l.fail(file.Refuse(id, "id %q 在 %s 中已经定义，请改名或删去一处", id, first.Path))
	}
	l.owner[name] = file
	l.place(name, file.Path)
}

// place notes the path of the file that defines a thing.
func (l *loader) place(name, path string) {
	if l.defs.Places == nil {
		l.defs.Places = map[string]string{}
	}
	l.defs.Places[name] = path
}

// strange tells a character that an id cannot have.
func strange(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.", r)
}
