package returned

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/deflate"
	"zonereport/pipeline/ooxml"
)

// namespaces of the two forms of the format (ECMA-376 part 1 strict, part 4 transitional).
type namespaces struct{ main, relations, kinds string }

var (
	transitional = namespaces{"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"}
	strict = namespaces{"http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://purl.oclc.org/ooxml/officeDocument/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/"}
)

const (
	contentTypes = "[Content_Types].xml"
	packageTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
	packageLinks = "http://schemas.openxmlformats.org/package/2006/relationships"
	typePrefix   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// pack is the package of a workbook and what becomes of its parts.
type pack struct {
	*ooxml.Package
	changed map[string][]byte // new content by member name; nil takes the member away
	added   []string          // names of new members, in order
}

// openPackage reads the directory of the zip. A package that is signed, or shared with a
// log of revisions, is refused: no change leaves it valid.
func openPackage(data []byte) (*pack, error) {
	p, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	for _, f := range p.Files {
		name := ooxml.PartName(f.Name)
		if p.Member(name) != f {
			return nil, fmt.Errorf("part %q is there twice", f.Name)
		}
		if strings.HasPrefix(name, "_xmlsignatures/") || strings.HasPrefix(name, "xl/revisions/") {
			return nil, fmt.Errorf("part %q: the workbook is signed or shared", f.Name)
		}
	}
	return &pack{Package: p, changed: map[string][]byte{}}, nil
}

// member is the name under which the zip holds a part; a new part's own.
func (p *pack) member(part string) string {
	if f := p.Member(part); f != nil {
		return f.Name
	}
	return part
}

func (p *pack) has(part string) bool {
	content, changed := p.changed[p.member(part)]
	return content != nil || !changed && p.Has(part)
}

// read gives the content of a part as it now is.
func (p *pack) read(part string) ([]byte, error) {
	if content := p.changed[p.member(part)]; content != nil {
		return content, nil
	}
	content, err := p.Part(part)
	return bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), err
}

// write gives a part new content, or makes it.
func (p *pack) write(part string, content []byte) {
	name := p.member(part)
	if _, known := p.changed[name]; !known && !p.Has(part) {
		p.added = append(p.added, name)
	}
	p.changed[name] = content
}

// remove takes a part away.
func (p *pack) remove(part string) {
	if p.Has(part) {
		p.changed[p.member(part)] = nil
	}
}

// bytes packs the zip: members without a change are copied compressed as they are.
func (p *pack) bytes() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, deflate.To)
	for _, f := range p.Files {
		content, changed := p.changed[f.Name]
		if changed && content == nil {
			continue
		}
		if changed {
			if err := pressed(z, f.Name, content); err != nil {
				return nil, err
			}
			continue
		}
		if err := z.Copy(f); err != nil {
			return nil, fmt.Errorf("copy %s: %w", f.Name, err)
		}
	}
	for _, name := range p.added {
		if err := pressed(z, name, p.changed[name]); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(z.SetComment(p.Comment), z.Close()); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return out.Bytes(), nil
}

func pressed(z *zip.Writer, name string, content []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(content)
	}
	if err != nil {
		return fmt.Errorf("pack %s: %w", name, err)
	}
	return nil
}

// fresh gives a part name that is not taken: xl/worksheets/sheet%d.xml with the first
// number that is free.
func (p *pack) fresh(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !p.has(name) {
			return name
		}
	}
}

// links reads the relationships of a part; a part without any has none.
func (p *pack) links(part string) ([]ooxml.Relationship, error) {
	name := ooxml.RelationshipsOf(part)
	if !p.has(name) {
		return nil, nil
	}
	content, err := p.read(name)
	if err != nil {
		return nil, err
	}
	return ooxml.Relationships(content, part)
}

// addLink relates a part to another and gives the relationship's id.
func (p *pack) addLink(from, kind, to string) (string, error) {
	list, err := p.links(from)
	if err != nil {
		return "", err
	}
	id := ""
	for n := 1; id == "" || slices.ContainsFunc(list, func(l ooxml.Relationship) bool { return l.ID == id }); n++ {
		id = fmt.Sprintf("rIdOpinion%d", n)
	}
	element := fmt.Sprintf(`Relationship Id="%s" Type="%s" Target="/%s"/>`, id, ooxml.Escape(kind), ooxml.Escape(to))
	name := ooxml.RelationshipsOf(from)
	if !p.has(name) {
		p.write(name, []byte(declaration+`<Relationships xmlns="`+packageLinks+`"><`+element+`</Relationships>`))
		return id, nil
	}
	return id, p.appendTo(name, element)
}

// appendTo adds an element at the end of a part's root, under the root's prefix.
func (p *pack) appendTo(part, element string) error {
	return p.edit(part, func(t ooxml.Tag, e *edits) error {
		if t.Depth == 0 && t.Closing {
			e.atEnd(t, "<"+t.Prefix+element)
		}
		return nil
	})
}

// edit changes a part: do is asked at every tag.
func (p *pack) edit(part string, do func(t ooxml.Tag, e *edits) error) error {
	content, err := p.read(part)
	if err != nil {
		return err
	}
	var e edits
	if err := ooxml.Tags(content, func(t ooxml.Tag) error { return do(t, &e) }); err != nil {
		return fmt.Errorf("part %s: %w", part, err)
	}
	if len(e) > 0 {
		p.write(part, e.apply(content))
	}
	return nil
}

// addType states the content type of a new part, instead of what may be stated of its name.
func (p *pack) addType(part, kind string) error {
	dropping := false
	err := p.edit(contentTypes, func(t ooxml.Tag, e *edits) error {
		if t.Name == "Override" && t.Opening {
			dropping = ooxml.PartName(t.Value("PartName")) == ooxml.PartName(part)
		}
		if t.Name == "Override" && dropping {
			*e = append(*e, edit{t.From, t.To, ""})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.appendTo(contentTypes, fmt.Sprintf(`Override PartName="/%s" ContentType="%s"/>`, ooxml.Escape(part), kind))
}
