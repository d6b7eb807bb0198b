package load

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"zonereport/pipeline/definition"
)

// decode reads TOML strictly: every key that the target does not know is refused. Where TOML cannot
// be read it stops at the first error.
func decode(file definition.File, into any) (wrong definition.Errors, stopped bool) {
	meta, err := toml.Decode(string(file.Data), into)
	var parse toml.ParseError
	switch {
	case errors.As(err, &parse):
		return definition.Errors{syntax(file, parse.Position.Line, parse.Message)}, true
	case err != nil:
		return definition.Errors{wrongType(file, err)}, true
	}
	undecoded := meta.Undecoded()
	if len(undecoded) == 0 {
		return nil, false
	}
	known, seen := keysOf(into), map[string]int{}
	for _, path := range undecoded {
		key := path[len(path)-1]
		if len(path) > 1 && slices.ContainsFunc(undecoded, func(p toml.Key) bool { return len(p) < len(path) && slices.Equal(p, path[:len(p)]) }) {
			continue // of a table that is not known itself
		}
		e := unknownKey(file, path, known)
		if seen[key]++; seen[key] > 1 {
			e.Line = cmp.Or(file.Nth(key, seen[key]), e.Line)
		}
		wrong = append(wrong, e)
	}
	return wrong, false
}

// unknownKey refuses a key that its place does not know. One that another place knows is most
// often written below the head of a table that it is no part of.
func unknownKey(f definition.File, path toml.Key, known []string) *definition.Error {
	key := path[len(path)-1]
	switch {
	case !slices.Contains(known, key):
		return f.Refuse(key, "不认识的键 %q%s", key, cmp.Or(replaced[path.String()], definition.Suggest(key, known)))
	case len(path) == 1:
		return f.Refuse(key, "不认识的键 %q：它不写在文件的最上面，写在它所属的 [ ] 或 [[ ]] 那一行下面", key)
	}
	return f.Within(path[0], 0).Refuse(key, "不认识的键 %q：它不属于 %q。[%s] 那一行以下、下一个 [ 以前的键都算它的；写给整个文件的键要移到第一个 [ 以前", key, path[0], path[0])
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
func wrongType(file definition.File, err error) *definition.Error {
	for _, form := range typeErrors {
		if m := form.FindStringSubmatch(err.Error()); m != nil {
			line, _ := strconv.Atoi(m[1])
			return &definition.Error{File: file.Path, Line: misfit(file, line, m[2], m[3]), Reason: fmt.Sprintf("写法有误：键 %q 的值应是%s", m[2], cmp.Or(typeNames[m[3]], m[3]))}
		}
	}
	return &definition.Error{File: file.Path, Reason: "写法有误：" + err.Error()}
}

// begins are how values of a type begin.
var begins = map[string]string{
	"string": `["']`, "integer": `[-+0-9]`, "float": `[-+0-9in]`, "boolean": `(true|false)`, "slice": `\[`, "array": `\[`,
}

// misfit finds the line of a value of the wrong type: of a key that stands in several tables
// the toml package knows only the last place.
func misfit(f definition.File, last int, key, want string) int {
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
