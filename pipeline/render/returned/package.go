package returned

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
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
	maxPart      = 256 << 20 // unzipped size of a part; ingest has refused larger files
)

// pack is the package of a workbook: the members of its zip and what becomes of them.
type pack struct {
	members []*zip.File
	comment string               // of the zip
	byName  map[string]*zip.File // names in lower case (ECMA-376 part 2, 7.2.3)
	changed map[string][]byte    // new content by member name; nil takes the member away
	added   []string             // names of new members, in order
}

// openPackage reads the directory of the zip. A package that is signed, or shared with a
// log of revisions, is refused: no change leaves it valid.
func openPackage(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open zip: %w", err)
	}
	p := &pack{members: z.File, comment: z.Comment, byName: map[string]*zip.File{}, changed: map[string][]byte{}}
	for _, f := range z.File {
		name := partName(f.Name)
		if p.byName[name] != nil {
			return nil, fmt.Errorf("part %q is there twice", f.Name)
		}
		if strings.HasPrefix(name, "_xmlsignatures/") || strings.HasPrefix(name, "xl/revisions/") {
			return nil, fmt.Errorf("part %q: the workbook is signed or shared", f.Name)
		}
		p.byName[name] = f
	}
	return p, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// member is the name under which the zip holds a part; a new part's own.
func (p *pack) member(part string) string {
	if f := p.byName[partName(part)]; f != nil {
		return f.Name
	}
	return part
}

func (p *pack) has(part string) bool {
	name := p.member(part)
	content, changed := p.changed[name]
	return content != nil || !changed && p.byName[partName(part)] != nil
}

// read gives the content of a part as it now is.
func (p *pack) read(part string) ([]byte, error) {
	name := p.member(part)
	if content, ok := p.changed[name]; ok && content != nil {
		return content, nil
	}
	f := p.byName[partName(part)]
	if f == nil || f.UncompressedSize64 > maxPart {
		return nil, fmt.Errorf("part %s is missing or too large", part)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", part, err)
	}
	content, err := io.ReadAll(io.LimitReader(r, maxPart))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("part %s: %w", part, err)
	}
	return bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), nil
}

// write gives a part new content, or makes it.
func (p *pack) write(part string, content []byte) {
	name := p.member(part)
	if _, known := p.changed[name]; !known && p.byName[partName(part)] == nil {
		p.added = append(p.added, name)
	}
	p.changed[name] = content
}

// remove takes a part away.
func (p *pack) remove(part string) {
	if p.byName[partName(part)] != nil {
		p.changed[p.member(part)] = nil
	}
}

// bytes packs the zip: members without a change are copied compressed as they are.
func (p *pack) bytes() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range p.members {
		content, changed := p.changed[f.Name]
		if changed && content == nil {
			continue
		}
		if changed {
			if err := deflate(z, f.Name, content); err != nil {
				return nil, err
			}
			continue
		}
		if err := z.Copy(f); err != nil {
			return nil, fmt.Errorf("copy %s: %w", f.Name, err)
		}
	}
	for _, name := range p.added {
		if err := deflate(z, name, p.changed[name]); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(z.SetComment(p.comment), z.Close()); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return out.Bytes(), nil
}

func deflate(z *zip.Writer, name string, content []byte) error {
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

// link is one relationship of a part.
type link struct {
	id, kind, target string // kind is the last step of the type's URI; target names the part
	external         bool
}

func linksPart(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// links reads the relationships of a part; a part without any has none.
func (p *pack) links(part string) ([]link, error) {
	name := linksPart(part)
	if !p.has(name) {
		return nil, nil
	}
	content, err := p.read(name)
	if err != nil {
		return nil, err
	}
	var list []link
	err = tags(content, func(t tag) error {
		if t.name == "Relationship" && t.opening {
			kind := t.attr("Type")
			list = append(list, link{t.attr("Id"), kind[strings.LastIndexByte(kind, '/')+1:],
				resolve(path.Dir(part), t.attr("Target")), strings.EqualFold(t.attr("TargetMode"), "External")})
		}
		return nil
	})
	return list, err
}

// resolve gives the part that target names, seen from the folder dir.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + "/" + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// addLink relates a part to another and gives the relationship's id.
func (p *pack) addLink(from, kind, to string) (string, error) {
	list, err := p.links(from)
	if err != nil {
		return "", err
	}
	id := ""
	for n := 1; id == "" || slices.ContainsFunc(list, func(l link) bool { return l.id == id }); n++ {
		id = fmt.Sprintf("rIdOpinion%d", n)
	}
	element := fmt.Sprintf(`Relationship Id="%s" Type="%s" Target="/%s"/>`, id, escape(kind), escape(to))
	name := linksPart(from)
	if !p.has(name) {
		p.write(name, []byte(declaration+`<Relationships xmlns="`+packageLinks+`"><`+element+`</Relationships>`))
		return id, nil
	}
	return id, p.appendTo(name, element)
}

// appendTo adds an element at the end of a part's root, under the root's prefix.
func (p *pack) appendTo(part, element string) error {
	return p.edit(part, func(t tag, e *edits) error {
		if t.depth == 0 && t.closing {
			e.atEnd(t, "<"+t.prefix+element)
		}
		return nil
	})
}

// edit changes a part: do is asked at every tag.
func (p *pack) edit(part string, do func(t tag, e *edits) error) error {
	content, err := p.read(part)
	if err != nil {
		return err
	}
	var e edits
	if err := tags(content, func(t tag) error { return do(t, &e) }); err != nil {
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
	err := p.edit(contentTypes, func(t tag, e *edits) error {
		if t.name == "Override" && t.opening {
			dropping = partName(t.attr("PartName")) == partName(part)
		}
		if t.name == "Override" && dropping {
			*e = append(*e, edit{t.from, t.to, ""})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.appendTo(contentTypes, fmt.Sprintf(`Override PartName="/%s" ContentType="%s"/>`, escape(part), kind))
}
