package grid

import "bytes"

// Formula is what a formula says beside its result.
type Formula struct {
	Links   []string // other workbooks that it refers to: their names, or their numbers in the file ("1")
	Picture bool     // it shows a picture: IMAGE(), DISPIMG() of WPS
}

// ReadFormula looks a formula through, in A1 or R1C1 form. Few have anything to say.
func ReadFormula(text []byte) (f Formula) {
	if bytes.Contains(text, []byte("IMAGE(")) || bytes.Contains(text, []byte("DISPIMG(")) {
		f.Picture = isPicture(text)
	}
	if bytes.IndexByte(text, '[') >= 0 && bytes.IndexByte(text, '!') >= 0 {
		f.Links = links(text)
	}
	return f
}

// isPicture tells a formula that is a call of IMAGE or DISPIMG, by whatever prefix (_xlfn.).
func isPicture(text []byte) bool {
	text = bytes.TrimLeft(text, "= ")
	open := bytes.IndexByte(text, '(')
	if open < 0 {
		return false
	}
	name := text[:open]
	if i := bytes.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	return string(name) == "IMAGE" || string(name) == "DISPIMG"
}

// links finds the other workbooks of a formula: [1]Sheet1!A1, '[1]表 1'!A1, [预算.xlsx]Sheet1!A1.
// A column of a table (表1[金额]) is none: no sheet follows it; nor is a text in quotes.
func links(text []byte) (names []string) {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i += closing(text[i:], '"')
		case '\'':
			n := closing(text[i:], '\'')
			if name := between(text[i : i+n+1]); name != "" && i+n+1 < len(text) && text[i+n+1] == '!' {
				names = append(names, name)
			}
			i += n
		case '[':
			n := closing(text[i:], ']')
			if n > 1 && sheetFollows(text[i+n+1:]) && !follows(text[:i]) {
				names = append(names, string(text[i+1:i+n]))
			}
			i += n
		}
	}
	return names
}

// closing is where what text begins with ends, the last one if none does.
func closing(text []byte, end byte) int {
	if n := bytes.IndexByte(text[1:], end); n >= 0 {
		return n + 1
	}
	return len(text) - 1
}

// between gives what stands in [ ] in a quoted name of a sheet.
func between(quoted []byte) string {
	from := bytes.IndexByte(quoted, '[')
	to := bytes.LastIndexByte(quoted, ']')
	if from < 0 || to < from+2 {
		return ""
	}
	return string(quoted[from+1 : to])
}

// sheetFollows tells that a name of a sheet and ! stand right behind.
func sheetFollows(rest []byte) bool {
	end := bytes.IndexAny(rest, `!'"+-*/^&=<>(),;: []{}`)
	return end >= 0 && rest[end] == '!'
}

// follows tells that a name of a table stands right before a bracket, or another bracket.
func follows(before []byte) bool {
	if len(before) == 0 {
		return false
	}
	c := before[len(before)-1]
	return c == ']' || c == '[' || c == '_' || c == '.' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}
