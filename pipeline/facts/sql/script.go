package sql

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"zonereport/pipeline/facts/sql/dialect"
)

// script is a file of SQL being written: views of files come first, whenever they are asked for.
type script struct {
	dialect.Dialect
	has   func(table string) bool
	read  map[string]bool // tables that have their view
	names map[string]bool // of relations, in small letters: engines mind no case
	files []statement
	rest  []statement
}

// statement is statements of SQL with a word on what they are.
type statement struct {
	note string
	sql  []string
}

func newScript(d dialect.Dialect, has func(string) bool) *script {
	return &script{Dialect: d, has: has, read: map[string]bool{}, names: map[string]bool{}}
}

// add adds statements at the end.
func (s *script) add(note string, sql ...string) { s.rest = append(s.rest, statement{note, sql}) }

// text is the whole file. Statements end with a semicolon at the end of a line; there is none elsewhere.
func (s *script) text(path, what string, editions ...Edition) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "-- %s（%s）。由 zonereport facts 按定义写成，请勿手改。\n", what, s.Title())
	for _, e := range editions {
		fmt.Fprintf(&b, "-- 定义的版本：%s\n", e.Hash)
	}
	fmt.Fprintf(&b, "-- 在存放明细数据的文件夹里运行：%s\n", s.Run(path))
	for _, one := range s.Setup() {
		fmt.Fprintf(&b, "\n%s;\n", one)
	}
	for _, list := range [][]statement{s.files, s.rest} {
		for _, one := range list {
			fmt.Fprintf(&b, "\n%s", comment("", one.note))
			for _, sql := range one.sql {
				fmt.Fprintf(&b, "%s;\n", sql)
			}
		}
	}
	return b.Bytes()
}

// comment is a line that engines pass over.
func comment(indent, text string) string {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return ""
	}
	return indent + "-- " + strings.ReplaceAll(text, ";", "；") + "\n"
}

// simple are names that no engine wants marked: those of relations begin with an underscore, so that none is
// a word of SQL.
var simple = regexp.MustCompile(`^_[a-z0-9_]+$`)

// relation writes the name of a relation.
func (s *script) relation(name string) string {
	if simple.MatchString(name) {
		return name
	}
	return s.Quote(name)
}

// name is the name of a relation that no other has.
func (w *writer) name(name string) string {
	unique := w.prefix + name
	for n := 2; w.names[strings.ToLower(unique)]; n++ {
		unique = fmt.Sprintf("%s%s_%d", w.prefix, name, n)
	}
	w.names[strings.ToLower(unique)] = true
	return w.relation(unique)
}
