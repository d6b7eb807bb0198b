package ooxml

import "zonereport/pipeline/grid"

// maxStrings bounds the number of shared strings.
const maxStrings = 4 << 20

// sharedStrings reads the table of shared strings (ECMA-376 part 1, 18.4.9).
func (a *archive) sharedStrings(name string) ([]string, error) {
	s, err := a.Scan(name, "sst")
	if err != nil {
		return nil, err
	}
	var list []string
	var buf []byte
	err = s.Children(func() error {
		if string(s.Name) != "si" {
			return nil
		}
		if len(list) == maxStrings {
			return grid.Refuse(grid.TooLarge, "more than %d shared strings", maxStrings)
		}
		var err error
		if buf, err = s.AppendRich(buf[:0]); err == nil {
			list = append(list, string(buf))
		}
		return err
	})
	return list, inPart(name, err)
}
