package ooxml

import (
	"fmt"
	"strconv"
)

// Attribute is one attribute of a start tag; the value is raw, with entities. It stands at
// From..To in the part, with its name and its quotes.
type Attribute struct {
	Name, Value []byte
	From, To    int
}

// Attributes are those of one tag, under their qualified names; no two share one.
type Attributes []Attribute

// Attr gives the decoded value of an attribute and whether it is there.
func (list Attributes) Attr(name string) (string, bool, error) {
	for i := range list {
		if string(list[i].Name) == name {
			value, err := appendText(nil, list[i].Value, false)
			return string(value), true, err
		}
	}
	return "", false, nil
}

// Value is Attr for what may be missing or malformed: "" then.
func (list Attributes) Value(name string) string {
	value, _, err := list.Attr(name)
	if err != nil {
		return ""
	}
	return value
}

// Number gives an attribute that is a whole number, 0 when absent.
func (list Attributes) Number(name string) (int, error) {
	text, ok, err := list.Attr(name)
	if err != nil || !ok {
		return 0, err
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%s=%q is no number", name, text)
	}
	return n, nil
}

// Flag gives an xsd:boolean attribute; absent it is as stated.
func (list Attributes) Flag(name string, absent bool) bool {
	for i := range list {
		if string(list[i].Name) == name {
			return IsTrue(list[i].Value)
		}
	}
	return absent
}

// IsTrue reads an xsd:boolean.
func IsTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}

// RelationshipID gives the r:id attribute, whatever prefix the file has chosen for r, and
// whether there is one.
func (list Attributes) RelationshipID() (id string, named bool) {
	for i := range list {
		name := list[i].Name
		if string(local(name)) == "id" && len(name) > len("id") {
			return string(list[i].Value), true
		}
	}
	return "", false
}

// SheetEntry is what the workbook part says of one of its sheets.
type SheetEntry struct {
	Name   string
	Hidden bool
	ID     string // of its relationship; "" for a module of Excel 5, which has no part
	Module bool
}

// SheetEntry reads the attributes of one <sheet> (18.2.19).
func (list Attributes) SheetEntry() (s SheetEntry, err error) {
	if s.Name, _, err = list.Attr("name"); err != nil {
		return s, err
	}
	s.Name = string(Unescape([]byte(s.Name)))
	state, _, err := list.Attr("state")
	s.Hidden = state == "hidden" || state == "veryHidden"
	id, named := list.RelationshipID()
	s.ID, s.Module = id, named && id == ""
	return s, err
}
