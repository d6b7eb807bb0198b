package returned

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tag is one tag of a part: where it stands and what it says. A self-closing tag is both
// an opening and a closing one.
type tag struct {
	from, to int // of the tag in the part
	name     string
	prefix   string // with its colon: "x:"
	opening  bool
	closing  bool
	depth    int // of elements around it: 0 for the root
	text     []byte
}

var errCut = errors.New("the XML is cut or malformed")

// tags calls do for every tag of a part in order. Comments, CDATA and processing
// instructions are passed over. It wants well-formed UTF-8 XML, which ingest has checked,
// and says so when tags do not balance.
func tags(part []byte, do func(t tag) error) error {
	if bytes.HasPrefix(part, []byte("\xff\xfe")) || bytes.HasPrefix(part, []byte("\xfe\xff")) || !utf8.Valid(part) {
		return errors.New("the XML is not in UTF-8")
	}
	depth := 0
	for pos := 0; ; {
		i := bytes.IndexByte(part[pos:], '<')
		if i < 0 {
			break
		}
		pos += i
		if end := aside(part[pos:]); end != 0 {
			if end < 0 {
				return errCut
			}
			pos += end
			continue
		}
		n := tagEnd(part[pos:])
		if n < 0 {
			return errCut
		}
		t := parseTag(part[pos : pos+n])
		t.from, t.to = pos, pos+n
		if !t.opening {
			depth--
		}
		t.depth = depth
		if depth < 0 {
			return errCut
		}
		if t.opening && !t.closing {
			depth++
		}
		if err := do(t); err != nil {
			return err
		}
		pos += n
	}
	if depth != 0 {
		return errCut
	}
	return nil
}

// aside gives the length of a comment, CDATA section or instruction at the start of rest,
// 0 when there is none, -1 when it does not end.
func aside(rest []byte) int {
	for _, a := range []struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(rest, []byte(a.begin)) {
			if i := bytes.Index(rest[len(a.begin):], []byte(a.end)); i >= 0 { // <!--> does not end itself
				return len(a.begin) + i + len(a.end)
			}
			return -1
		}
	}
	if bytes.HasPrefix(rest, []byte("<!")) {
		return -1
	}
	return 0
}

// tagEnd gives the length of the tag at the start of rest; > may stand inside quotes.
func tagEnd(rest []byte) int {
	var quote byte
	for i, c := range rest {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}

func parseTag(text []byte) tag {
	t := tag{text: text, opening: text[1] != '/'}
	t.closing = !t.opening || text[len(text)-2] == '/'
	name := bytes.TrimLeft(text[1:], "/")
	if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		t.prefix, name = string(name[:i+1]), name[i+1:]
	}
	t.name = string(name)
	return t
}

// attributes of a tag: name, value with its quotes.
var attribute = regexp.MustCompile(`\s([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')`)

// attr gives the decoded value of an attribute, "" when it is absent.
func (t tag) attr(name string) string {
	value, _ := t.find(name)
	return value
}

// find gives an attribute and whether it is there.
func (t tag) find(name string) (string, bool) {
	for _, m := range attribute.FindAllSubmatch(t.text, -1) {
		if string(m[1]) == name {
			return html.UnescapeString(string(m[2][1 : len(m[2])-1])), true
		}
	}
	return "", false
}

// relation gives the relationship id (r:id), whatever prefix the file has chosen for r, and
// whether there is one.
func (t tag) relation() (id string, named bool) {
	for _, m := range attribute.FindAllSubmatch(t.text, -1) {
		if name := string(m[1]); strings.HasSuffix(name, ":id") {
			return html.UnescapeString(string(m[2][1 : len(m[2])-1])), true
		}
	}
	return "", false
}

// with gives the text of the tag with an attribute set; "" takes it away.
func (t tag) with(name, value string) tag {
	set := ""
	if value != "" {
		set = fmt.Sprintf(` %s="%s"`, name, escape(value))
	}
	for _, m := range attribute.FindAllSubmatchIndex(t.text, -1) {
		if string(t.text[m[2]:m[3]]) == name {
			t.text = []byte(string(t.text[:m[0]]) + set + string(t.text[m[1]:]))
			return t
		}
	}
	end := 1 + len(t.prefix) + len(t.name)
	t.text = []byte(string(t.text[:end]) + set + string(t.text[end:]))
	return t
}

// escape makes a text fit for XML: markup escaped, what XML forbids left out.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r':
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// unescapeText resolves _xHHHH_ (ST_Xstring).
func unescapeText(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 16)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			return string(r)
		}
		return code
	})
}

// escapeText is escape for the text of cells and notes, where _x000D_ would be read as a
// character (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
func escapeText(s string) string { return escape(escaped.ReplaceAllString(s, "_x005F_$1")) }
