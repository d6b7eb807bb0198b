package load

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"zonereport/pipeline/definition"
)

// What is wrong with one definition is told once: what it would have defined is lost, and what rests
// on that is left out like what there is in other months only, not refused for it.

// innermost is the part of a file that a line stands in.
func innermost(f definition.File, line int) definition.Part {
	var in definition.Part
	for _, p := range f.Parts() {
		if p.Table == "" || p.First <= line && line <= p.End {
			in = p
		}
	}
	return in
}

// thing is what a part of a file defines, as in definition.Error.
func thing(f definition.File, p definition.Part) string {
	switch kind := kindOf(f.Path); {
	case kind == "scheme" || kind == "reading" || kind == "style":
		return kind + " " + kind
	case kind == "ledger" && (p.Table == "column" || strings.HasPrefix(p.Table, "column.")):
		ledger, column := idIn(f.Table("", 0)), idIn(f.Table("column", columnOf(f, p)))
		if column == "" {
			return "ledger " + ledger
		}
		return "column " + ledger + "/" + column
	case kind == "ledger" || kind == "report" && p.Table == "":
		return kind + " " + idIn(f.Table("", 0))
	case kind == "report" || p.Table == "":
		return ""
	default:
		return kind + " " + idIn(f.Table(p.Table, p.Index))
	}
}

// columnOf is which column of a ledger's file a part is, or belongs to.
func columnOf(f definition.File, part definition.Part) int {
	column := 0
	for _, p := range f.Parts() {
		if p.Table == "column" && p.First <= part.First {
			column = p.Index
		}
	}
	return column
}

// loseAll notes that nothing of a file can be used.
func (l *loader) loseAll(f definition.File) {
	l.lost["file "+f.Path] = true
	f.Data = bytes.ReplaceAll(f.Data, []byte{0}, nil) // of UTF-16 the letters are left
	for _, p := range f.Parts() {
		if of := thing(f, p); of != "" && path.Ext(f.Path) == ".toml" {
			l.lost[of] = true
		}
	}
}

// kindOf is what a file of the folder defines: ledger, figure, list …
func kindOf(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	if folder == name {
		folder, _, _ = strings.Cut(strings.TrimSuffix(path.Base(name), ".toml"), "-")
	}
	if folder == "reading" || folder == "style" || folder == "scheme" {
		return folder
	}
	return strings.TrimSuffix(folder, "s")
}

// idLine states an id, in quotes of any kind.
var idLine = regexp.MustCompile(`(?m)^[ \t]*id[ \t]*[=＝][ \t]*["'“”‘’＂＇]*([\p{L}\p{N}_.-]+)`)

// idIn is the first id that a part states.
func idIn(f definition.File) string {
	if m := idLine.FindSubmatch(f.Data); m != nil {
		return string(m[1])
	}
	return ""
}
