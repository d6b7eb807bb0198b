package finding

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// OpinionSheet is the name of the sheet on which findings go back to a department and
// explanations return (design §3, returned files).
const OpinionSheet = "审核意见"

// wholeFile stands in the place column for a finding on no single sheet.
const wholeFile = "整个文件"

// OpinionHeaders are the headers of the opinion sheet, in the order of its columns.
func OpinionHeaders() []string {
	return []string{"序号", "级别", "规则", "位置", "列", "现值", "发现的问题", "要求", "处理办法", "说明"}
}

// OpinionTitle begins the first line of an opinion sheet; the name of the file follows.
const OpinionTitle = "审核意见："

// NoteMark begins the text of every note that the program writes on a cell, by which it
// knows its own again: programs that save the file may drop the author.
const NoteMark = "审核意见第"

// Explanation is a filled-in 说明 of a re-sent opinion sheet.
type Explanation struct {
	File                       string // base name of the file whose findings it is on
	Rule, Place, Column, Value string // as the opinion sheet states them
	Text                       string // what the department wrote
}

// Explain returns the findings with the departments' explanations on the warnings that
// they were written for: same file, rule, sheet and cell, column and value. The value
// belongs to it, because rows that moved would carry the explanation of one amount to
// another. A hard finding is never explained away. unused are the explanations that fit no
// warning. Personal numbers, and the texts in private, are masked: explanations are printed
// in the report (design §5, personal data). The list itself stays as it is.
func Explain(list []Finding, explanations []Explanation, private []string) (explained []Finding, unused []Explanation) {
	texts := map[Explanation]string{}
	for _, e := range explanations {
		text := strings.TrimSpace(e.Text)
		if key := e.key(); text != "" && texts[key] == "" {
			texts[key] = shield(text, private)
		}
	}
	fits := map[Explanation]bool{}
	explained = slices.Clone(list)
	for i := range explained {
		f := &explained[i]
		if f.Severity == Warning {
			key := Explanation{File: f.File, Rule: f.Rule, Place: f.Place(), Column: f.Column, Value: f.Shown()}.key()
			f.Explanation = texts[key]
			fits[key] = true
		}
	}
	for _, e := range explanations {
		if strings.TrimSpace(e.Text) != "" && !fits[e.key()] {
			unused = append(unused, e)
		}
	}
	return explained, unused
}

// shownValue is how much of a value an opinion sheet shows, in characters.
const shownValue = 200

// Shown is the value as an opinion sheet states it.
func (f Finding) Shown() string {
	if letters := []rune(f.Value); len(letters) > shownValue {
		return string(letters[:shownValue]) + "……"
	}
	return f.Value
}

// key is what an explanation is found by; a program that saves the sheet anew may change
// white space.
func (e Explanation) key() Explanation {
	return Explanation{File: e.File, Rule: closed(e.Rule), Place: closed(e.Place), Column: closed(e.Column), Value: closed(e.Value)}
}

func closed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.C, r) {
			return -1
		}
		return r
	}, s)
}

// personal is a number of a person: identity card (18 places) or mobile telephone.
var personal = regexp.MustCompile(`[1-9]\d{16}[\dXx]|1[3-9]\d{9}`)

// shield masks personal numbers, and those texts in private that are names or longer, in
// what a department wrote.
func shield(text string, private []string) string {
	text = personal.ReplaceAllStringFunc(text, func(s string) string {
		return s[:3] + strings.Repeat("*", len(s)-5) + s[len(s)-2:]
	})
	for _, p := range private {
		if utf8.RuneCountInString(p) > 1 {
			text = strings.ReplaceAll(text, p, "＊＊＊")
		}
	}
	return text
}

// Place is the finding's place inside its file: 招商项目台账!C5, a sheet's name, or 整个文件.
func (f Finding) Place() string {
	switch {
	case f.Sheet == "":
		return wholeFile
	case f.Cell == "":
		return f.Sheet
	}
	return f.Sheet + "!" + f.Cell
}
