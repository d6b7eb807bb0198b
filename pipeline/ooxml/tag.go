package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Tag is one tag of a part, where it stands and what it says, for those who change the part
// there. A self-closing tag opens and closes.
type Tag struct {
	From, To         int // of the tag in the part
	Name             string
	Prefix           string // with its colon: "x:"
	Opening, Closing bool
	Depth            int // of elements around it: 0 for the root
	Text             []byte
	Attributes       // valid until the next tag
}

// Tags calls do for every tag of a part in order. The part is to be in UTF-8 without a mark,
// so that places hold.
func Tags(part []byte, do func(t Tag) error) error {
	s, err := newScanner(part)
	if err != nil {
		return err
	}
	if len(part) > 0 && (len(s.data) == 0 || &s.data[0] != &part[0]) { // it had to be decoded
		return errors.New("the XML is not in UTF-8")
	}
	for {
		tok, err := s.next()
		switch {
		case err != nil:
			return err
		case tok == tokenEOF:
			return nil
		case tok == tokenText:
			continue
		}
		if err := do(s.tag(tok)); err != nil {
			return err
		}
		if s.SelfEnd {
			if _, err := s.next(); err != nil {
				return err
			}
		}
	}
}

// ParseTag reads the start tag at the beginning of a piece of XML; the zero tag is none.
func ParseTag(piece []byte) Tag {
	s := &Scanner{data: piece}
	if tok, err := s.next(); err != nil || tok != tokenStart {
		return Tag{}
	}
	return s.tag(tokenStart)
}

// tag is what the scanner has just found as a tag.
func (s *Scanner) tag(tok token) Tag {
	t := Tag{From: s.from, To: s.pos, Name: string(s.Name), Text: s.data[s.from:s.pos], Depth: len(s.open)}
	begin := s.from + len("</")
	if t.Closing = true; tok == tokenStart {
		t.Opening, t.Closing, t.Attributes = true, s.SelfEnd, s.Attributes
		t.Depth--
		begin = s.from + len("<")
	}
	name, _ := s.takeName(begin)
	t.Prefix = string(name[:len(name)-len(local(name))])
	return t
}

// With is the tag with an attribute set in its text; "" takes it away.
func (t Tag) With(name, value string) Tag {
	set := ""
	if value != "" {
		set = fmt.Sprintf(` %s="%s"`, name, Escape(value))
	}
	from := len("<") + len(t.Prefix) + len(t.Name)
	to := from
	for _, a := range ParseTag(t.Text).Attributes {
		if string(a.Name) == name {
			from, to = a.From-1, a.To // with the blank before it
		}
	}
	t.Text = slices.Concat(t.Text[:from], []byte(set), t.Text[to:])
	return t
}

// Start is the text of the tag without its self-closing stroke.
func (t Tag) Start() string {
	return string(TrimRight(bytes.TrimSuffix(bytes.TrimSuffix(t.Text, []byte(">")), []byte("/")))) + ">"
}

// End is the text of the tag that closes the element.
func (t Tag) End() string { return "</" + t.Prefix + t.Name + ">" }
