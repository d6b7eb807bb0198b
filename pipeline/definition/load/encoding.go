package load

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zonereport/pipeline/definition"
)

const (
	largest = 1 << 20 // bytes of a definition or text; the default ones have 12,000 at most
	deepest = 32      // brackets that open one within the other
)

// readable refuses a file that is no UTF-8 text, and one of a size that nobody writes by hand.
func readable(f definition.File) error {
	switch {
	case len(f.Data) > largest:
		return &definition.Error{File: f.Path, Reason: fmt.Sprintf("文件有 %d 字节，定义和文字每个文件最多 %d 字节。请分成几个文件", len(f.Data), largest)}
	case bytes.HasPrefix(f.Data, []byte{0xff, 0xfe}), bytes.HasPrefix(f.Data, []byte{0xfe, 0xff}), bytes.IndexByte(f.Data, 0) >= 0:
		return &definition.Error{File: f.Path, Line: 1, Reason: "文件存成了 UTF-16（记事本里叫 Unicode）。请在记事本里打开，“另存为”时把编码选成 UTF-8"}
	}
	for i, line := range bytes.Split(f.Data, []byte("\n")) {
		if !utf8.Valid(line) {
			return &definition.Error{File: f.Path, Line: i + 1, Reason: "文件不是 UTF-8 编码，多半是 GBK（记事本里叫 ANSI）。请在记事本里打开，“另存为”时把编码选成 UTF-8"}
		}
		if nested(line) > deepest {
			return &definition.Error{File: f.Path, Line: i + 1, Reason: fmt.Sprintf("括号一层套一层，超过 %d 层。请写得简单些", deepest)}
		}
	}
	return nil
}

// nested is how many brackets stand open at once, text or not.
func nested(line []byte) int {
	open, most := 0, 0
	for _, b := range line {
		switch b {
		case '(', '[', '{':
			if open++; open > most {
				most = open
			}
		case ')', ']', '}':
			open = max(0, open-1)
		}
	}
	return most
}

// fullWidth are signs of TOML in the form that a Chinese keyboard types, and what is meant.
var fullWidth = map[rune]string{
	'＝': "=", '“': `"`, '”': `"`, '＂': `"`, '‘': "'", '’': "'", '＇': "'", '，': ",", '、': ",", '［': "[", '］': "]", '【': "[", '】': "]",
	'｛': "{", '｝': "}", '＃': "#", '．': ".", '：': "=", '　': " ",
}

// typedWide names the first full-width sign in a line that TOML cannot read: outside of
// quotes, or a closing quote where the text never ends. It is "" if there is none.
func typedWide(line string) string {
	quote, last := rune(0), ""
	for _, r := range line {
		plain, wide := fullWidth[r]
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0 && wide && (plain == `"` || plain == "'"):
			last = fmt.Sprintf("全角的 %c 应写成半角的 %s", r, plain)
		case quote != 0:
		case r == '"' || r == '\'':
			quote = r
		case r == '#':
			return ""
		case wide:
			return fmt.Sprintf("全角的 %c 应写成半角的 %s", r, plain)
		}
	}
	if quote != 0 {
		return last
	}
	return ""
}

// syntax words what TOML could not read at a line of a file.
func syntax(f definition.File, line int, message string) *definition.Error {
	lines := strings.Split(string(f.Data), "\n")
	for at := line; at >= max(1, line-1); at-- { // an open quote is noticed a line later
		if at > len(lines) {
			continue
		}
		if wide := typedWide(strings.TrimPrefix(lines[at-1], "\ufeff")); wide != "" {
			return &definition.Error{File: f.Path, Line: at, Reason: "写法有误：" + wide + "。请切换到英文输入法改正"}
		}
	}
	for _, s := range slips {
		if m := s.form.FindStringSubmatch(message); m != nil {
			return &definition.Error{File: f.Path, Line: line, Reason: "写法有误：" + strings.ReplaceAll(s.says, "$1", m[len(m)-1])}
		}
	}
	says := "请检查等号、引号和方括号，对照这一行上下的写法改正"
	if strings.ContainsFunc(message, func(r rune) bool { return unicode.Is(unicode.Han, r) }) { // it is ours, of a value that is no such thing
		says = strings.TrimSpace(message)
	}
	return &definition.Error{File: f.Path, Line: line, Reason: "写法有误：" + says}
}

// slips are what is often wrong, by how the toml package words it.
var slips = []struct {
	form *regexp.Regexp
	says string
}{
	{regexp.MustCompile(`^(codes 的.*)$`), "$1"},
	{regexp.MustCompile(`[Kk]ey '([^']+)' has already been defined`), "“$1”写了两次。请合并成一处"},
	{regexp.MustCompile(`top-level item to end with a newline`), "一行只写一项，后面多出了内容：请另起一行，说明文字前面加 #"},
	{regexp.MustCompile(`expected value but found ["'](\p{Han})["'] instead`), "等号后面的文字“$1…”要放在半角引号里，例如 name = \"新昌经济开发区\""},
	{regexp.MustCompile(`expected .* but got ["'](\p{Han})["'] instead`), "这一行以汉字“$1…”开头，键要写规定的英文名称，例如 name = \"新昌经济开发区\"；说明文字前面加 #"},
	{regexp.MustCompile(`to end table name|end of table array name`), "方括号没有写完整，例如 [schedule]、[[department]]"},
	{regexp.MustCompile(`comma \(','\) or array terminator|array separator|unexpected EOF; expected "]"|^unexpected EOF; expected value`), "方括号里的各项用半角逗号分开，最后写上 ]，例如 [\"经开区\", \"管委会\"]"},
	{regexp.MustCompile(`strings cannot contain newlines|unexpected EOF; expected ("\\""|'"'|"'")`), "引号没有成对：前后各写一个半角引号"},
	{regexp.MustCompile(`expected '\.' or '=',? but got|key separator`), "名称后面要有半角等号，例如 name = \"新昌经济开发区\""},
	{regexp.MustCompile(`expected value but found`), "等号后面的值写法不对：文字放在半角引号里，数字直接写，例如 due_day = 5"},
	{regexp.MustCompile(`invalid escape|escape character`), `反斜杠 \ 要写两个，或者把文字放在单引号里，例如 'D:\台账'`},
}

// misnamed are the endings that a file of ours gets by a slip: Windows hides the last one,
// and a program that saves may write another.
var misnamed = regexp.MustCompile(`(?i)\.(toml|tmpl)(\.(txt|text|doc|docx|rtf))?$`)
