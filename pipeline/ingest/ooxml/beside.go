package ooxml

import (
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
)

// maxComments bounds the comments of a sheet.
const maxComments = 1 << 16

// comments reads the places of a worksheet's comments (18.7.3). Notes of an earlier return
// are none of the department's.
func (a *archive) comments(sheet string) ([]grid.Place, error) {
	if !a.has(relationshipsOf(sheet)) {
		return nil, nil
	}
	related, err := a.relationships(sheet)
	if err != nil {
		return nil, err
	}
	var places []grid.Place
	for _, r := range related {
		if r.kind != "comments" {
			continue
		}
		s, _, err := a.scan(r.target)
		if err != nil {
			return nil, err
		}
		err = s.children(func() error {
			if string(s.name) != "commentList" {
				return nil
			}
			return s.children(func() error {
				ref, _, err := s.attr("ref")
				if err != nil {
					return err
				}
				var text []byte
				err = s.children(func() error {
					text, err = s.appendRich(text)
					return err
				})
				own := strings.HasPrefix(strings.TrimSpace(string(text)), finding.NoteMark)
				if row, col, ok := parseAddress([]byte(ref)); ok && !own && len(places) < maxComments {
					places = append(places, grid.Place{Row: row, Col: col})
				}
				return err
			})
		})
		if err != nil {
			return nil, inPart(r.target, err)
		}
	}
	return places, nil
}

// links names the workbooks that the parts of external references point to (18.14.7).
// They are named, never opened.
// byNumber has the first name of each part, "" for none.
func (a *archive) links(parts []string) (names, byNumber []string, err error) {
	for _, part := range parts {
		byNumber = append(byNumber, "")
		name := relationshipsOf(part)
		if !a.has(name) {
			continue
		}
		s, _, err := a.scan(name)
		if err != nil {
			return nil, nil, err
		}
		err = s.children(func() error {
			target, _, err := s.attr("Target")
			if err == nil && target != "" {
				names = append(names, strings.TrimPrefix(target, "file:///"))
				if last := &byNumber[len(byNumber)-1]; *last == "" {
					*last = names[len(names)-1]
				}
			}
			return err
		})
		if err != nil {
			return nil, nil, inPart(name, err)
		}
	}
	return names, byNumber, nil
}
