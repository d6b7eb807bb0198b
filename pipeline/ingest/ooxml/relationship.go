package ooxml

import (
	"net/url"
	"path"
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// maxRelations bounds the relationships of a part; honest workbooks have tens.
const maxRelations = 1 << 14

// relationship leads from one part to another.
type relationship struct {
	id, kind string // kind is the last step of the type's URI, the same in strict files
	target   string // name of the part
}

// relationships reads the relationships of a part, "" for those of the package itself.
// Targets outside of the package are left out.
func (a *archive) relationships(source string) ([]relationship, error) {
	name := relationshipsOf(source)
	dir, _ := path.Split(source)
	s, root, err := a.scan(name)
	if err != nil {
		return nil, err
	}
	if root != "Relationships" {
		return nil, grid.Refuse(grid.Damaged, "part %s: <%s> instead of <Relationships>", name, root)
	}
	var list []relationship
	err = s.children(func() error {
		if string(s.name) != "Relationship" {
			return nil
		}
		if len(list) == maxRelations {
			return grid.Refuse(grid.TooLarge, "more than %d relationships of a part", maxRelations)
		}
		r, external, err := s.relationship(dir)
		if err == nil && !external {
			list = append(list, r)
		}
		return err
	})
	return list, inPart(name, err)
}

// relationshipsOf names the part that holds a part's relationships, "" for the package's own.
func relationshipsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// relationship reads the attributes of one <Relationship>; its target is relative to dir.
func (s *scanner) relationship(dir string) (r relationship, external bool, err error) {
	var kind, mode, target string
	for _, a := range []struct {
		name  string
		value *string
	}{{"Id", &r.id}, {"Type", &kind}, {"TargetMode", &mode}, {"Target", &target}} {
		if *a.value, _, err = s.attr(a.name); err != nil {
			return r, false, err
		}
	}
	r.kind = kind[strings.LastIndexByte(kind, '/')+1:]
	r.target = resolve(dir, target)
	return r, strings.EqualFold(mode, "External"), nil
}

// resolve gives the part that target names, seen from the folder dir.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}
