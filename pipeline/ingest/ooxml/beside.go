package ooxml

import (
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// maxComments bounds the comments of a sheet.
const maxComments = 1 << 16

// comments reads the places of a worksheet's comments (18.7.3). Notes of an earlier return
// are none of the department's.
func (a *archive) comments(sheet string) ([]grid.Position, error) {
	if !a.Has(ooxml.RelationshipsOf(sheet)) {
		return nil, nil
	}
	related, err := a.Related(sheet)
	if err != nil {
		return nil, err
	}
	var places []grid.Position
	for _, r := range related {
		if r.Kind != "comments" {
			continue
		}
		part, err := a.Part(r.Part)
		if err != nil {
			return nil, err
		}
		err = ooxml.Comments(part, func(c ooxml.Comment) error {
			own := strings.HasPrefix(strings.TrimSpace(c.Text()), finding.NoteMark)
			if row, col, ok := ooxml.ParseAddress([]byte(c.Ref)); ok && !own && len(places) < maxComments {
				places = append(places, grid.Position{Row: row, Col: col})
			}
			return nil
		})
		if err != nil {
			return nil, inPart(r.Part, err)
		}
	}
	return places, nil
}

// links names the workbooks that the parts of external references point to (18.14.7).
// They are named, never opened. byNumber has the first name of each part, "" for none.
func (a *archive) links(parts []string) (names, byNumber []string, err error) {
	for _, part := range parts {
		byNumber = append(byNumber, "")
		if !a.Has(ooxml.RelationshipsOf(part)) {
			continue
		}
		content, err := a.Part(ooxml.RelationshipsOf(part))
		if err != nil {
			return nil, nil, err
		}
		related, err := ooxml.Relationships(content, part)
		if err != nil {
			return nil, nil, err
		}
		for _, r := range related {
			if r.Stated == "" {
				continue
			}
			name := strings.TrimPrefix(r.Stated, "file:///")
			names = append(names, name)
			if last := &byNumber[len(byNumber)-1]; *last == "" {
				*last = name
			}
		}
	}
	return names, byNumber, nil
}
