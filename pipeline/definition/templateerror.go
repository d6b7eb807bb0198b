package definition

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	templateError   = regexp.MustCompile(`(?s)^template: [^:]*:(\d+)(?::\d+)?: (.*)$`)
	unknownFunction = regexp.MustCompile(`^function "([^"]*)" not defined`)
	unknownField    = regexp.MustCompile(`<[^>]*>: can't evaluate field (\S+) in type|nil pointer evaluating \S+?\.(\S+)$`)
	wrongArguments  = regexp.MustCompile(`wrong number of args for (\S+): want (.+) got (\d+)`)
)

// TemplateError turns an error of text/template into an *Error at the line it names, in the
// words of someone who writes narratives, not Go.
func TemplateError(path string, err error) *Error {
	line, reason := 0, err.Error()
	if m := templateError.FindStringSubmatch(reason); m != nil {
		line, _ = strconv.Atoi(m[1])
		reason = m[2]
	}
	return &Error{File: path, Line: line, Reason: "文字模板有误：" + templateReason(reason)}
}

// templateReason words what text/template found; what it does not know, it quotes.
func templateReason(reason string) string {
	if m := unknownFunction.FindStringSubmatch(reason); m != nil {
		return fmt.Sprintf("没有函数 %q%s", m[1], Suggest(m[1], slices.Sorted(maps.Keys(NarrativeFunctions))))
	}
	if m := unknownField.FindStringSubmatch(reason); m != nil {
		return fmt.Sprintf("这里没有 .%s 这一项，可用的见 docs/definitions.md", m[1]+m[2])
	}
	if m := wrongArguments.FindStringSubmatch(reason); m != nil {
		return fmt.Sprintf("%s 后面应写 %s 项，写了 %s 项", m[1], strings.Replace(m[2], "at least ", "至少 ", 1), m[3])
	}
	for _, known := range []struct{ part, words string }{
		{"unexpected EOF", "少了 {{end}}：每个 if、with、range 都要有一个"},
		{"unexpected {{end}}", "多了一个 {{end}}"},
		{"unexpected {{else}}", "{{else}} 不在 if、with、range 之内"},
		{"unclosed action", "有 {{ 没有配上 }}"},
		{"unterminated quoted string", "引号没有配对"},
	} {
		if strings.Contains(reason, known.part) {
			return known.words
		}
	}
	return "请检查 {{ }}、括号和引号是否配对（" + reason + "）"
}
