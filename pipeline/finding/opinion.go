package finding

import (
	"regexp"
	"strings"
	"unicode"
)

// OpinionSheet is the name of the sheet on which findings go back to a department and
// explanations return (design §3, returned files).
const OpinionSheet = "审核意见"

// WholeFile stands in the place column for a finding on no single sheet.
const WholeFile = "整个文件"

// OpinionHeaders are the headers of the opinion sheet, in the order of its columns.
func OpinionHeaders() []string {
	return []string{"序号", "级别", "规则", "位置", "列", "现值", "发现的问题", "处理办法", "说明"}
}

// Explanation is a filled-in 说明 of a re-sent opinion sheet.
type Explanation struct {
	Rule, Place, Column, Value string // as the opinion sheet states them
	Text                       string // what the department wrote
}

// Explain returns the findings with the departments' explanations on the warnings that
// they were written for: same rule, sheet and cell, column and value. The file may bear another name.
// The value belongs to it, because rows that moved would carry the explanation of one
// amount to another. A hard finding is never explained away. The list itself stays as it is.
func Explain(list []Finding, explanations []Explanation) []Finding {
	texts := map[Explanation]string{}
	for _, e := range explanations {
		text := strings.TrimSpace(e.Text)
		key := e.key()
		if text != "" && texts[key] == "" {
			texts[key] = shield(text)
		}
	}
	explained := append([]Finding(nil), list...)
	for i := range explained {
		f := &explained[i]
		if f.Severity == Warning {
			key := Explanation{Rule: f.Rule, Place: f.Place(), Column: f.Column, Value: f.Value}.key()
			f.Explanation = texts[key]
		}
	}
	return explained
}

// key is what an explanation is found by; a program that saves the sheet anew may change
// white space.
func (e Explanation) key() Explanation {
	return Explanation{Rule: closed(e.Rule), Place: closed(e.Place), Column: closed(e.Column), Value: closed(e.Value)}
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

// shield masks personal numbers in what a department wrote: it is printed in the report
// (design §5, personal data).
func shield(text string) string {
	return personal.ReplaceAllStringFunc(text, func(s string) string {
		return s[:3] + strings.Repeat("*", len(s)-5) + s[len(s)-2:]
	})
}

// Place is the finding's place inside its file: 招商项目台账!C5, a sheet's name, or 整个文件.
func (f Finding) Place() string {
	switch {
	case f.Sheet == "":
		return WholeFile
	case f.Cell == "":
		return f.Sheet
	}
	return f.Sheet + "!" + f.Cell
}
