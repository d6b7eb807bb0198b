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
	related, err := a.Related("")
	if err != nil {
		return time.Time{}
	}
	for _, r := range related {
		if r.Kind != "core-properties" || !a.Has(r.Part) {
			continue
		}
		s, err := a.Scan(r.Part, "")
		if err != nil {
			continue
		}
		var saved time.Time
		err = s.Children(func() error {
			if string(s.Name) != "modified" {
				return nil
			}
			text, err := s.Content()
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
