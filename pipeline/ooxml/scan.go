package ooxml

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// token is what Scanner.next found.
type token uint8

const (
	tokenEOF token = iota
	tokenStart
	tokenEnd
	tokenText
)

// maxDepth bounds nested elements, of which spreadsheets need about ten; MaxAttributes
// those of a tag, of which they need tens; MaxTags the tags of a part, of which a cell with
// a formula needs three: there are to be no more than 8 << 20 cells.
const (
	maxDepth      = 256
	MaxAttributes = 128
	MaxTags       = 3*8<<20 + 1<<20
)

var errManyTags = refuse(TooLarge, "more than %d tags in a part", MaxTags)

// Scanner is a pull scanner for the XML of a part held in memory. It checks that the text
// is well-formed as far as reading needs it (tags balance, quotes close, nothing is cut)
// and refuses document types, hence entities of the file's own. It makes no garbage:
// names, attributes and texts point into the part.
type Scanner struct {
	Name       []byte // local name of the element that starts or ends
	Attributes        // of the element that starts
	SelfEnd    bool   // the element just started ends at once

	data     []byte
	pos      int
	from     int      // where the last tag begins
	open     [][]byte // qualified names of the elements around
	text     []byte   // raw text of tokenText
	verbatim bool     // text comes from CDATA: it has no entities
	rooted   bool     // the root element has been seen
	tags     int      // start tags so far
	scratch  []byte   // decoded text of Content
}

// newScanner opens a scanner on a part and checks its encoding as a whole: UTF-8 or UTF-16,
// no control characters.
func newScanner(part []byte) (*Scanner, error) {
	data, err := toUTF8(part)
	if err != nil {
		return nil, err
	}
	if i := controlByte(data); i >= 0 {
		return nil, fmt.Errorf("control character at byte %d", i)
	}
	if !utf8.Valid(data) {
		return nil, errEncoding
	}
	return &Scanner{data: data}, nil
}

// atRoot opens a scanner on a part at its root element, which is to be of that local name;
// "" takes any.
func atRoot(part []byte, root string) (*Scanner, error) {
	s, err := newScanner(part)
	if err != nil {
		return nil, err
	}
	if _, err := s.next(); err != nil { // nothing else may come first
		return nil, err
	}
	if root != "" && string(s.Name) != root {
		return nil, fmt.Errorf("<%s> instead of <%s>", s.Name, root)
	}
	return s, nil
}

// next moves to the next start, end or text; comments and processing instructions are
// passed over. An element without content gives a start and an end.
func (s *Scanner) next() (token, error) {
	if s.SelfEnd {
		s.SelfEnd = false
		s.open = s.open[:len(s.open)-1]
		return tokenEnd, nil
	}
	for s.pos < len(s.data) {
		if s.data[s.pos] != '<' {
			if tok, err := s.characters(); tok == tokenText || err != nil {
				return tok, err
			}
			continue
		}
		if s.pos+1 == len(s.data) {
			return s.fail("cut inside a tag")
		}
		switch s.data[s.pos+1] {
		case '/':
			return s.endTag()
		case '!', '?':
			if tok, err := s.aside(); tok == tokenText || err != nil {
				return tok, err
			}
		default:
			return s.startTag()
		}
	}
	if len(s.open) > 0 {
		return s.fail("cut inside <%s>", s.open[len(s.open)-1])
	}
	if !s.rooted {
		return s.fail("no element")
	}
	return tokenEOF, nil
}

func (s *Scanner) fail(format string, args ...any) (token, error) {
	return tokenEOF, fmt.Errorf("malformed XML at byte %d: "+format, append([]any{s.pos}, args...)...)
}

// characters takes the text up to the next tag; outside of the root only white space may
// stand.
func (s *Scanner) characters() (token, error) {
	rest := s.data[s.pos:]
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
	}
	if len(s.open) == 0 {
		if !isBlank(rest[:n]) {
			return s.fail("text outside of the root element")
		}
		s.pos += n
		return tokenEOF, nil
	}
	s.pos += n
	s.text, s.verbatim = rest[:n], false
	return tokenText, nil
}

// aside passes over a comment, a processing instruction or the XML declaration, and gives
// a CDATA section as text.
func (s *Scanner) aside() (token, error) {
	rest := s.data[s.pos:]
	opening, closing := "<?", "?>"
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		opening, closing = "<!--", "-->"
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		opening, closing = "<![CDATA[", "]]>"
	case rest[1] == '!':
		return s.fail("document types are refused")
	}
	n := bytes.Index(rest[len(opening):], []byte(closing))
	if n < 0 {
		return s.fail("%s is never closed", opening)
	}
	inside := rest[len(opening) : len(opening)+n]
	if closing == "]]>" && len(s.open) == 0 {
		return s.fail("text outside of the root element")
	}
	s.pos += len(opening) + n + len(closing)
	if closing == "]]>" {
		s.text, s.verbatim = inside, true
		return tokenText, nil
	}
	return tokenEOF, nil
}

func (s *Scanner) endTag() (token, error) {
	end := bytes.IndexByte(s.data[s.pos:], '>')
	if end < 0 {
		return s.fail("cut inside a tag")
	}
	name := TrimRight(s.data[s.pos+2 : s.pos+end])
	if len(s.open) == 0 || !bytes.Equal(name, s.open[len(s.open)-1]) {
		return s.fail("</%.40s> closes nothing", name)
	}
	s.from = s.pos
	s.pos += end + 1
	s.open = s.open[:len(s.open)-1]
	s.Name = local(name)
	return tokenEnd, nil
}

func (s *Scanner) startTag() (token, error) {
	if len(s.open) == 0 && s.rooted {
		return s.fail("a second root element")
	}
	if len(s.open) == maxDepth {
		return s.fail("nested too deep")
	}
	if s.tags++; s.tags > MaxTags {
		return tokenEOF, errManyTags
	}
	s.from = s.pos
	name, pos := s.takeName(s.pos + 1)
	if len(name) == 0 {
		return s.fail("a tag without a name")
	}
	s.Attributes = s.Attributes[:0]
	for {
		after := SkipBlank(s.data, pos)
		if after == len(s.data) {
			return s.fail("cut inside <%.40s", name)
		}
		switch c := s.data[after]; {
		case c == '>':
			s.pos = after + 1
			return s.started(name)
		case c == '/' && after+1 < len(s.data) && s.data[after+1] == '>':
			s.pos = after + 2
			s.SelfEnd = true
			return s.started(name)
		case after == pos:
			return s.fail("<%.40s is not closed", name)
		}
		if len(s.Attributes) == MaxAttributes {
			return s.fail("<%.40s has too many attributes", name)
		}
		var ok bool
		if pos, ok = s.takeAttribute(after); !ok {
			return s.fail("<%.40s has a broken attribute", name)
		}
	}
}

func (s *Scanner) started(name []byte) (token, error) {
	if twice := repeatedName(s.Attributes); twice != nil {
		return s.fail("<%.40s has the attribute %.40s twice", name, twice)
	}
	s.open = append(s.open, name)
	s.Name = local(name)
	s.rooted = true
	return tokenStart, nil
}

// takeName gives the name that begins at pos, empty when none does, and where it ends.
func (s *Scanner) takeName(pos int) ([]byte, int) {
	end := pos
	for end < len(s.data) && nameByte[s.data[end]] {
		end++
	}
	return s.data[pos:end], end
}

// takeAttribute reads name="value" at from and gives where it ends.
func (s *Scanner) takeAttribute(from int) (int, bool) {
	name, pos := s.takeName(from)
	pos = SkipBlank(s.data, pos)
	if len(name) == 0 || pos == len(s.data) || s.data[pos] != '=' {
		return pos, false
	}
	pos = SkipBlank(s.data, pos+1)
	if pos == len(s.data) || (s.data[pos] != '"' && s.data[pos] != '\'') {
		return pos, false
	}
	quote := s.data[pos]
	for end := pos + 1; end < len(s.data); end++ {
		switch s.data[end] {
		case quote:
			s.Attributes = append(s.Attributes, Attribute{name, s.data[pos+1 : end], from, end + 1})
			return end + 1, true
		case '<':
			return pos, false
		}
	}
	return pos, false
}

// nameByte holds the bytes of names; what lies beyond ASCII is taken as a letter.
var nameByte = func() (table [256]bool) {
	for c := range table {
		table[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ||
			c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80
	}
	return table
}()

func local(name []byte) []byte {
	for i, c := range name { // names are short: a search made for long texts takes longer
		if c == ':' {
			return name[i+1:]
		}
	}
	return name
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// SkipBlank gives where the blanks of XML end that begin at pos.
func SkipBlank(data []byte, pos int) int {
	for pos < len(data) && isSpace(data[pos]) {
		pos++
	}
	return pos
}

func isBlank(text []byte) bool { return SkipBlank(text, 0) == len(text) }

// TrimRight cuts the blanks of XML at the end of a text.
func TrimRight(text []byte) []byte {
	for len(text) > 0 && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}
