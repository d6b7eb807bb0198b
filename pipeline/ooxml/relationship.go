package ooxml

import (
	"net/url"
	"path"
	"strings"
)

// MaxRelations bounds the relationships of a part; honest workbooks have tens.
const MaxRelations = 1 << 14

// Relationship leads from one part to another, or out of the package.
type Relationship struct {
	ID       string
	Kind     string // the last step of the type's URI, the same in strict files
	Part     string // name of the part
	Stated   string // the target as it is written, a path or a URI
	External bool   // the target lies outside of the package
}

// RelationshipsOf names the part that holds a part's relationships, "" for the package's own.
func RelationshipsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// Related gives the relationships of a part to others, "" for those of the package itself.
// Targets outside of the package are left out.
func (p *Package) Related(source string) ([]Relationship, error) {
	part, err := p.Part(RelationshipsOf(source))
	if err != nil {
		return nil, err
	}
	all, err := Relationships(part, source)
	inside := all[:0]
	for _, r := range all {
		if !r.External {
			inside = append(inside, r)
		}
	}
	return inside, err
}

// Relationships reads the part that holds the relationships of source.
func Relationships(part []byte, source string) ([]Relationship, error) {
	name := RelationshipsOf(source)
	dir, _ := path.Split(source)
	s, err := atRoot(part, "Relationships")
	if err != nil {
		return nil, inPart(name, err)
	}
	var list []Relationship
	err = s.Children(func() error {
		if string(s.Name) != "Relationship" {
			return nil
		}
		if len(list) == MaxRelations {
			return refuse(TooLarge, "more than %d relationships of a part", MaxRelations)
		}
		r, err := s.relationship(dir)
		list = append(list, r)
		return err
	})
	return list, inPart(name, err)
}

// relationship reads the attributes of one <Relationship>; its target is relative to dir.
func (list Attributes) relationship(dir string) (r Relationship, err error) {
	var kind, mode string
	for _, a := range []struct {
		name  string
		value *string
	}{{"Id", &r.ID}, {"Type", &kind}, {"TargetMode", &mode}, {"Target", &r.Stated}} {
		if *a.value, _, err = list.Attr(a.name); err != nil {
			return r, err
		}
	}
	r.Kind = kind[strings.LastIndexByte(kind, '/')+1:]
	r.Part = resolve(dir, r.Stated)
	r.External = strings.EqualFold(mode, "External")
	return r, nil
}

// resolve gives the part that a relationship names, seen from the folder dir.
func resolve(dir, named string) string {
	named = strings.ReplaceAll(named, `\`, "/")
	if plain, err := url.PathUnescape(named); err == nil {
		named = plain
	}
	if !strings.HasPrefix(named, "/") {
		named = "/" + dir + named
	}
	return strings.TrimPrefix(path.Clean(named), "/")
}
