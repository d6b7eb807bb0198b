package ooxml

import (
	"fmt"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// maxRich bounds the values that a workbook keeps beside its cells.
const maxRich = 1 << 20

// richParts names the parts that say what stands in a cell with the attribute vm
// ([MS-XLSX] 2.3.3 and 2.6.200, rich value data): a picture, a data type, or an error that
// older programs do not know. All of them show #VALUE! there.
type richParts struct{ metadata, values, structures string }

// take notes a part of the workbook by the kind of its relationship.
func (p *richParts) take(r ooxml.Relationship) {
	switch r.Kind {
	case "sheetMetadata":
		p.metadata = r.Part
	case "rdRichValue":
		p.values = r.Part
	case "rdRichValueStructure":
		p.structures = r.Part
	}
}

// whole tells that all parts are there.
func (p *richParts) whole() bool { return p.metadata != "" && p.values != "" && p.structures != "" }

// pictures tells by the number vm, from 1, whether the value is a picture: vm leads to a
// record of the metadata, that to a rich value, that to its structure, whose name tells.
func (a *archive) pictures(p richParts) (map[int]bool, error) {
	structures, err := a.list(p.structures, "s", func(s *ooxml.Scanner) (int, error) {
		name, _, err := s.Attr("t")
		if name == "_localImage" || name == "_webimage" || name == "_webImage" {
			return 1, err
		}
		return 0, err
	})
	if err != nil {
		return nil, err
	}
	values, err := a.list(p.values, "rv", func(s *ooxml.Scanner) (int, error) { return s.Number("s") })
	if err != nil {
		return nil, err
	}
	records, err := a.valueRecords(p.metadata)
	if err != nil {
		return nil, err
	}
	pictures := make(map[int]bool)
	for i, v := range records {
		if v >= 0 && v < len(values) && values[v] >= 0 && values[v] < len(structures) && structures[values[v]] == 1 {
			pictures[i+1] = true
		}
	}
	return pictures, nil
}

// list reads a number of each child of that name of a part's root.
func (a *archive) list(part, child string, read func(*ooxml.Scanner) (int, error)) (list []int, err error) {
	s, err := a.Scan(part, "")
	if err != nil {
		return nil, err
	}
	err = s.Children(func() error {
		if string(s.Name) != child {
			return nil
		}
		n, err := read(s)
		return addRich(&list, n, err)
	})
	return list, inPart(part, err)
}

func addRich(list *[]int, n int, err error) error {
	if err == nil && len(*list) == maxRich {
		return grid.Refuse(grid.TooLarge, "more than %d rich values", maxRich)
	}
	*list = append(*list, n)
	return err
}

// valueRecords reads the metadata of values: which rich value each record means (18.9.17).
func (a *archive) valueRecords(part string) ([]int, error) {
	s, err := a.Scan(part, "metadata")
	if err != nil {
		return nil, err
	}
	var future, records []int
	err = s.Children(func() error {
		switch string(s.Name) {
		case "futureMetadata":
			if name, _, err := s.Attr("name"); err != nil || name != "XLRICHVALUE" {
				return err
			}
			return blocks(s, "rvb", "i", &future)
		case "valueMetadata":
			return blocks(s, "rc", "v", &records)
		}
		return nil
	})
	for i, v := range records {
		if records[i] = -1; v >= 0 && v < len(future) {
			records[i] = future[v]
		}
	}
	return records, inPart(part, err)
}

// blocks reads, of each <bk>, the attribute of the element of that name, however deep it
// lies; -1 where there is none.
func blocks(s *ooxml.Scanner, name, attribute string, into *[]int) error {
	return s.Children(func() error {
		found := -1
		var look func() error
		look = func() error {
			if string(s.Name) == name {
				n, err := s.Number(attribute)
				if err != nil {
					return fmt.Errorf("<%s>: %w", name, err)
				}
				found = n
				return nil
			}
			return s.Children(look)
		}
		err := s.Children(look)
		return addRich(into, found, err)
	})
}
