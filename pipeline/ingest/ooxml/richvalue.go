package ooxml

import (
	"fmt"

	"zonereport/pipeline/ingest/grid"
)

// maxRich bounds the values that a workbook keeps beside its cells.
const maxRich = 1 << 20

// richParts names the parts that say what stands in a cell with the attribute vm
// ([MS-XLSX] 2.3.3 and 2.6.200, rich value data): a picture, a data type, or an error that
// older programs do not know. All of them show #VALUE! there.
type richParts struct{ metadata, values, structures string }

// take notes a part of the workbook by the kind of its relationship.
func (p *richParts) take(r relationship) {
	switch r.kind {
	case "sheetMetadata":
		p.metadata = r.target
	case "rdRichValue":
		p.values = r.target
	case "rdRichValueStructure":
		p.structures = r.target
	}
}

// whole tells that all parts are there.
func (p *richParts) whole() bool { return p.metadata != "" && p.values != "" && p.structures != "" }

// pictures tells by the number vm, from 1, whether the value is a picture: vm leads to a
// record of the metadata, that to a rich value, that to its structure, whose name tells.
func (a *archive) pictures(p richParts) (map[int]bool, error) {
	structures, err := a.list(p.structures, "s", func(s *scanner) (int, error) {
		name, _, err := s.attr("t")
		if name == "_localImage" || name == "_webimage" || name == "_webImage" {
			return 1, err
		}
		return 0, err
	})
	if err != nil {
		return nil, err
	}
	values, err := a.list(p.values, "rv", func(s *scanner) (int, error) { return s.number("s") })
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
func (a *archive) list(part, child string, read func(*scanner) (int, error)) (list []int, err error) {
	s, _, err := a.scan(part)
	if err != nil {
		return nil, err
	}
	err = s.children(func() error {
		if string(s.name) != child {
			return nil
		}
		n, err := read(s)
		return appendRich(&list, n, err)
	})
	return list, inPart(part, err)
}

func appendRich(list *[]int, n int, err error) error {
	if err == nil && len(*list) == maxRich {
		return grid.Refuse(grid.TooLarge, "more than %d rich values", maxRich)
	}
	*list = append(*list, n)
	return err
}

// valueRecords reads the metadata of values: which rich value each record means (18.9.17).
func (a *archive) valueRecords(part string) ([]int, error) {
	s, root, err := a.scan(part)
	if err != nil {
		return nil, err
	}
	if root != "metadata" {
		return nil, grid.Refuse(grid.Damaged, "part %s: <%s> instead of <metadata>", part, root)
	}
	var future, records []int
	err = s.children(func() error {
		switch string(s.name) {
		case "futureMetadata":
			if name, _, err := s.attr("name"); err != nil || name != "XLRICHVALUE" {
				return err
			}
			return s.blocks("rvb", "i", &future)
		case "valueMetadata":
			return s.blocks("rc", "v", &records)
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
func (s *scanner) blocks(name, attribute string, into *[]int) error {
	return s.children(func() error {
		found := -1
		var look func() error
		look = func() error {
			if string(s.name) == name {
				n, err := s.number(attribute)
				if err != nil {
					return fmt.Errorf("<%s>: %w", name, err)
				}
				found = n
				return nil
			}
			return s.children(look)
		}
		err := s.children(look)
		return appendRich(into, found, err)
	})
}
