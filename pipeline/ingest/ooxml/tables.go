package ooxml

import (
	"fmt"
	"strconv"

	"zonereport/pipeline/ingest/grid"
)

// sharedStrings reads the table of shared strings (ECMA-376 part 1, 18.4.9).
func (a *archive) sharedStrings(name string) ([]string, error) {
	s, root, err := a.scan(name)
	if err != nil {
		return nil, err
	}
	if root != "sst" {
		return nil, grid.Refuse(grid.Damaged, "part %s: <%s> instead of <sst>", name, root)
	}
	var list []string
	var buf []byte
	err = s.children(func() error {
		if string(s.name) != "si" {
			return nil
		}
		if len(list) == maxStrings {
			return grid.Refuse(grid.TooLarge, "more than %d shared strings", maxStrings)
		}
		var err error
		if buf, err = s.appendRich(buf[:0]); err == nil {
			list = append(list, string(buf))
		}
		return err
	})
	return list, inPart(name, err)
}

// appendRich appends the text of the <si> or <is> just started: its own text or its rich
// runs joined; phonetic runs are readings of the same text and are left out (18.4.8 si,
// 18.4.6 rPh).
func (s *scanner) appendRich(dst []byte) ([]byte, error) {
	limit := len(dst) + maxContent
	appendText := func() error {
		if string(s.name) != "t" {
			return nil
		}
		text, err := s.content()
		if dst = append(dst, unescape(text)...); err == nil && len(dst) > limit {
			return errLongText
		}
		return err
	}
	err := s.children(func() error {
		if string(s.name) == "r" {
			return s.children(appendText)
		}
		return appendText()
	})
	return dst, err
}

// number gives an attribute that is a whole number, 0 when absent.
func (s *scanner) number(name string) (int, error) {
	text, ok, err := s.attr(name)
	if err != nil || !ok {
		return 0, err
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%s=%q is no number", name, text)
	}
	return n, nil
}
