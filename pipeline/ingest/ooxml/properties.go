package ooxml

import (
	"errors"
	"time"
)

var errFound = errors.New("found")

// modified reads when the workbook was last saved from its core properties (ECMA-376 part 2,
// clause 8). It serves to tell two versions of a file apart and nothing else: properties that
// cannot be read are none.
func (a *archive) modified() time.Time {
	related, err := a.relationships("")
	if err != nil {
		return time.Time{}
	}
	for _, r := range related {
		if r.kind != "core-properties" || !a.has(r.target) {
			continue
		}
		s, _, err := a.scan(r.target)
		a.members[partName(r.target)].read = false // verify is to see whether it is whole
		if err != nil {
			continue
		}
		var saved time.Time
		err = s.children(func() error {
			if string(s.name) != "modified" {
				return nil
			}
			text, err := s.content()
			if err == nil {
				saved, err = time.Parse(time.RFC3339, string(text))
			}
			if err == nil {
				err = errFound
			}
			return err
		})
		if errors.Is(err, errFound) {
			return saved
		}
	}
	return time.Time{}
}
