package ooxml

import "zonereport/pipeline/ingest/grid"

// maxContent bounds the text of an element as the part has it. A cell of Excel holds 32,767
// characters, which may be written as entities of eight bytes.
const maxContent = 1 << 20

var errLongText = grid.Refuse(grid.TooLarge, "a text of more than %d MiB", maxContent>>20)

// attr gives the decoded value of the attribute of that qualified name.
func (s *scanner) attr(name string) (string, bool, error) {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			value, err := appendText(nil, s.attrs[i].value, false)
			return string(value), true, err
		}
	}
	return "", false, nil
}

// flag gives an xsd:boolean attribute, false when absent.
func (s *scanner) flag(name string) bool {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			return isTrue(s.attrs[i].value)
		}
	}
	return false
}

func isTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}

// relationshipID gives the r:id attribute, whatever prefix the file has chosen for r.
func (s *scanner) relationshipID() (id string, named bool) {
	for i := range s.attrs {
		name := s.attrs[i].name
		if string(local(name)) == "id" && len(name) > len("id") {
			return string(s.attrs[i].value), true
		}
	}
	return "", false
}

// skip passes over the rest of the element just started.
func (s *scanner) skip() error {
	for depth := len(s.open) - 1; len(s.open) > depth; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// content gives the decoded text of the element just started and passes over it, its
// child elements left out. The bytes are valid until the next call.
func (s *scanner) content() ([]byte, error) {
	var text []byte
	s.scratch = s.scratch[:0]
	length := 0
	for depth := len(s.open); ; {
		tok, err := s.next()
		switch {
		case err != nil:
			return nil, err
		case tok == tokenStart:
			if err := s.skip(); err != nil {
				return nil, err
			}
		case tok == tokenEnd && len(s.open) < depth:
			return text, nil
		case tok == tokenText:
			if length += len(s.text); length > maxContent {
				return nil, errLongText
			}
			if text, err = s.joinText(text); err != nil {
				return nil, err
			}
		}
	}
}

// joinText puts the run of text just found behind the text before it.
func (s *scanner) joinText(before []byte) ([]byte, error) {
	if before == nil && (s.verbatim || isPlain(s.text)) {
		return s.text, nil // the usual case: one run without entities
	}
	if len(s.scratch) == 0 {
		s.scratch = append(s.scratch, before...)
	}
	var err error
	s.scratch, err = appendText(s.scratch, s.text, s.verbatim)
	return s.scratch, err
}

// children calls do at the start of every child of the element just started, with s.name
// the child's; what do leaves unread of the child is passed over. It reads to the end of the element, at the
// root to the end of the part.
func (s *scanner) children(do func() error) error {
	depth := len(s.open)
	for {
		tok, err := s.next()
		if err != nil {
			return err
		}
		switch tok {
		case tokenStart:
			if err := do(); err != nil {
				return err
			}
			for len(s.open) > depth {
				if _, err := s.next(); err != nil {
					return err
				}
			}
		case tokenEnd:
			if depth > 1 {
				return nil
			}
		case tokenEOF:
			return nil
		}
	}
}
