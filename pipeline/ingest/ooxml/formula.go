package ooxml

import (
	"slices"
	"strconv"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// formulaAside is what a formula says beside its result.
type formulaAside struct{ linked, picture bool }

// formula reads <f> (18.3.1.40). The cells that share a formula state it once.
func (r *sheetReader) formula(c *rawCell) error {
	shared, index := false, 0
	for i := range r.Attributes {
		switch a := &r.Attributes[i]; string(a.Name) {
		case "t":
			shared = string(a.Value) == "shared"
		case "si":
			index, _ = ooxml.ParseUint(a.Value)
		}
	}
	c.formula = true
	text, err := r.Content()
	if err != nil {
		return err
	}
	if len(text) == 0 && shared {
		c.aside = r.shared[index]
		return nil
	}
	f := grid.ReadFormula(text)
	c.aside = formulaAside{linked: len(f.Links) > 0, picture: f.Picture}
	for _, link := range f.Links {
		r.link(link)
	}
	if shared && c.aside != (formulaAside{}) {
		if r.shared == nil {
			r.shared = make(map[int]formulaAside)
		}
		r.shared[index] = c.aside
	}
	return nil
}

// link notes another workbook by its name, or its number among those of the file.
func (r *sheetReader) link(name string) {
	if n, err := strconv.Atoi(name); err == nil {
		if name = "[" + name + "]"; n >= 1 && n <= len(r.book.linkNames) && r.book.linkNames[n-1] != "" {
			name = r.book.linkNames[n-1]
		}
	}
	if len(r.sheet.Links) < grid.MaxLinks && !slices.Contains(r.sheet.Links, name) {
		r.sheet.Links = append(r.sheet.Links, name)
	}
}
