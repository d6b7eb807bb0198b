package ooxml

// MaxContent bounds the text of an element as the part has it. A cell of Excel holds 32,767
// characters, which may be written as entities of eight bytes.
const MaxContent = 1 << 20

var errLongText = refuse(TooLarge, "a text of more than %d MiB", MaxContent>>20)

// skip passes over the rest of the element just started.
func (s *Scanner) skip() error {
	for depth := len(s.open) - 1; len(s.open) > depth; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// Content gives the decoded text of the element just started and passes over it, its
// child elements left out. The bytes are valid until the next call.
func (s *Scanner) Content() ([]byte, error) {
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
			if length += len(s.text); length > MaxContent {
				return nil, errLongText
			}
			if text, err = s.joinText(text); err != nil {
				return nil, err
			}
		}
	}
}

// joinText puts the run of text just found behind the text before it.
func (s *Scanner) joinText(before []byte) ([]byte, error) {
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

// Children calls do at the start of every child of the element just started, with s.Name
// the child's; what do leaves unread of the child is passed over. It reads to the end of
// the element, at the root to the end of the part.
func (s *Scanner) Children(do func() error) error {
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

// AppendRich appends the text of the <si>, <is> or <text> just started: its own text or its
// rich runs joined; phonetic runs are readings of the same text and are left out (18.4.8 si,
// 18.4.6 rPh).
func (s *Scanner) AppendRich(dst []byte) ([]byte, error) {
	limit := len(dst) + MaxContent
	appendText := func() error {
		if string(s.Name) != "t" {
			return nil
		}
		text, err := s.Content()
		if dst = append(dst, Unescape(text)...); err == nil && len(dst) > limit {
			return errLongText
		}
		return err
	}
	err := s.Children(func() error {
		if string(s.Name) == "r" {
			return s.Children(appendText)
		}
		return appendText()
	})
	return dst, err
}
