package pdf_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// node is an element of a file's structure tree, read back.
type node struct {
	kind       string // H1, P, TD
	alt, id    string
	attributes map[string]any
	kids       []*node
	text       string // of its own content and of its parts, in order
}

// all are the nodes of the kinds, in order, from n downwards.
func (n *node) all(kinds ...string) []*node {
	var list []*node
	for _, kind := range kinds {
		if n.kind == kind {
			list = append(list, n)
		}
	}
	for _, kid := range n.kids {
		list = append(list, kid.all(kinds...)...)
	}
	return list
}

// treeReader reads the structure of a file that qpdf has opened, and holds it together.
type treeReader struct {
	*testing.T
	objects map[string]map[string]any // dictionary by "12 0 R"
	streams map[string][]byte
	content map[string]map[int]string // text by page and MCID
	owner   map[string]string         // element by "page mcid" and by annotation, as the tree names it
}

// readTree returns the structure of a PDF. It fails where content is in no element or in two, where
// the way back from the content leads elsewhere, and where something is drawn outside all marks.
func readTree(t *testing.T, path string) *node {
	t.Helper()
	r := &treeReader{t, map[string]map[string]any{}, map[string][]byte{}, map[string]map[int]string{}, map[string]string{}}
	r.load(tool(t, "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path))
	catalog := r.only("/Catalog")
	var pages []string
	r.collect(catalog["/Pages"].(string), &pages)
	for _, page := range pages {
		r.content[page] = r.marked(page, r.streams[r.objects[page]["/Contents"].(string)])
	}
	root := r.dict(catalog["/StructTreeRoot"])
	tree := r.element(root["/K"].(string), catalog["/StructTreeRoot"].(string))
	r.wayBack(pages, r.dict(root["/ParentTree"]))
	for page, pieces := range r.content {
		for id, text := range pieces {
			if r.owner[mcidOn(page, id)] == "" {
				t.Errorf("%q (MCID %d of page %s) is in no element", text, id, page)
			}
		}
	}
	return tree
}

func mcidOn(page string, id int) string { return page + "/" + strconv.Itoa(id) }

func (r *treeReader) load(out string) {
	var file struct{ Qpdf []json.RawMessage }
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		r.Fatal(err)
	}
	var objects map[string]struct {
		Value  any
		Stream struct {
			Dict map[string]any
			Data string
		}
	}
	if err := json.Unmarshal(file.Qpdf[1], &objects); err != nil {
		r.Fatal(err)
	}
	for name, o := range objects {
		name = strings.TrimPrefix(name, "obj:")
		if dict, ok := o.Value.(map[string]any); ok {
			r.objects[name] = dict
		} else if list, ok := o.Value.([]any); ok {
			r.objects[name] = map[string]any{"": list}
		}
		if o.Stream.Dict != nil {
			data, err := base64.StdEncoding.DecodeString(o.Stream.Data)
			if err != nil {
				r.Fatal(err)
			}
			r.objects[name], r.streams[name] = o.Stream.Dict, data
		}
	}
}

// only is the one object of a type.
func (r *treeReader) only(kind string) map[string]any {
	for _, o := range r.objects {
		if o["/Type"] == kind {
			return o
		}
	}
	r.Fatalf("no %s", kind)
	return nil
}

func (r *treeReader) dict(value any) map[string]any {
	if name, ok := value.(string); ok {
		return r.objects[name]
	}
	dict, _ := value.(map[string]any)
	return dict
}

// collect lists the pages of a page tree.
func (r *treeReader) collect(at string, pages *[]string) {
	o := r.objects[at]
	if o["/Type"] == "/Page" {
		*pages = append(*pages, at)
		return
	}
	for _, kid := range o["/Kids"].([]any) {
		r.collect(kid.(string), pages)
	}
}

// marked are the texts of a page's content by MCID.
func (r *treeReader) marked(page string, content []byte) map[int]string {
	pieces := map[int]string{}
	const outside, artifact = -2, -1
	at, mcid := outside, false
	var text, font string
	fonts := r.dict(r.dict(r.objects[page]["/Resources"])["/Font"])
	for len(content) > 0 {
		if content[0] == '(' {
			var rest []byte
			text, rest = shownString(content[1:], r.characters(fonts[font]))
			content = rest
			continue
		}
		end := bytes.IndexAny(content, " \n(")
		if end < 0 {
			end = len(content)
		}
		token := string(content[:end])
		content = bytes.TrimLeft(content[end:], " \n")
		switch {
		case strings.HasPrefix(token, "/F"):
			font = token
		case strings.HasSuffix(token, "/MCID"):
			mcid = true
		case strings.HasSuffix(token, "BDC"):
			if at != outside {
				r.Errorf("page %s: marked content in marked content", page)
			}
			if at = artifact; mcid {
				at, _ = strconv.Atoi(strings.TrimSuffix(token, ">>BDC"))
				if _, twice := pieces[at]; twice {
					r.Errorf("page %s: MCID %d stands twice", page, at)
				}
				pieces[at] = ""
			}
			mcid = false
		case token == "EMC":
			at = outside
		case token == "Tj", token == "S", token == "f", token == "B":
			if at == outside {
				r.Errorf("page %s: %s %q outside all marks", page, token, text)
			} else if token == "Tj" && at >= 0 {
				pieces[at] += text
			}
		}
	}
	return pieces
}

// characters is the character map of a font: the text of each code.
func (r *treeReader) characters(font any) map[uint16]string {
	of := map[uint16]string{}
	data := r.streams[fmt.Sprint(r.dict(font)["/ToUnicode"])]
	for _, m := range regexp.MustCompile(`<(\w{4})> <(\w+)>\n`).FindAllSubmatch(data, -1) {
		code, _ := strconv.ParseUint(string(m[1]), 16, 16)
		var units []uint16
		for i := 0; i+4 <= len(m[2]); i += 4 {
			unit, _ := strconv.ParseUint(string(m[2][i:i+4]), 16, 16)
			units = append(units, uint16(unit))
		}
		of[uint16(code)] = string(utf16.Decode(units))
	}
	return of
}

// shownString decodes the string of a text operator up to its closing bracket.
func shownString(content []byte, characters map[uint16]string) (text string, rest []byte) {
	var b []byte
	for i := 0; i < len(content); i++ {
		switch c := content[i]; c {
		case ')':
			for k := 0; k+1 < len(b); k += 2 {
				text += characters[uint16(b[k])<<8|uint16(b[k+1])]
			}
			return text, content[i+1:]
		case '\\':
			i++
			if content[i] == 'r' {
				b = append(b, '\r')
				continue
			}
			b = append(b, content[i])
		default:
			b = append(b, c)
		}
	}
	return "", nil
}

// element reads an element whose parent is given.
func (r *treeReader) element(at, parent string) *node {
	o := r.objects[at]
	if o["/P"] != parent {
		r.Errorf("the parent of %s is %v, not %s", at, o["/P"], parent)
	}
	n := &node{kind: strings.TrimPrefix(fmt.Sprint(o["/S"]), "/"), alt: plain(o["/Alt"]), id: plain(o["/ID"])}
	n.attributes, _ = o["/A"].(map[string]any)
	kids, ok := o["/K"].([]any)
	if !ok && o["/K"] != nil {
		kids = []any{o["/K"]}
	}
	for _, kid := range kids {
		switch kid := kid.(type) {
		case float64:
			n.text += r.piece(at, o["/Pg"].(string), int(kid))
		case string:
			part := r.element(kid, at)
			n.kids, n.text = append(n.kids, part), n.text+part.text
		case map[string]any:
			if kid["/Type"] == "/MCR" {
				n.text += r.piece(at, kid["/Pg"].(string), int(kid["/MCID"].(float64)))
			} else {
				r.own(at, kid["/Obj"].(string))
			}
		}
	}
	return n
}

// piece is a piece of content that an element claims.
func (r *treeReader) piece(element, page string, id int) string {
	r.own(element, mcidOn(page, id))
	text, ok := r.content[page][id]
	if !ok {
		r.Errorf("%s names MCID %d of page %s, which is not there", element, id, page)
	}
	return text
}

func (r *treeReader) own(element, what string) {
	if r.owner[what] != "" {
		r.Errorf("%s is in %s and in %s", what, r.owner[what], element)
	}
	r.owner[what] = element
}

// wayBack holds the tree of parents against the elements.
func (r *treeReader) wayBack(pages []string, parents map[string]any) {
	entries := map[int]any{}
	nums := parents["/Nums"].([]any)
	for i := 0; i+1 < len(nums); i += 2 {
		entries[int(nums[i].(float64))] = nums[i+1]
	}
	for _, page := range pages {
		o := r.objects[page]
		list := r.dict(entries[int(o["/StructParents"].(float64))])[""].([]any)
		if len(list) != len(r.content[page]) {
			r.Errorf("page %s has %d pieces, %d ways back", page, len(r.content[page]), len(list))
		}
		for id, element := range list {
			if r.owner[mcidOn(page, id)] != element {
				r.Errorf("MCID %d of page %s leads to %v, but is in %s", id, page, element, r.owner[mcidOn(page, id)])
			}
		}
		links, _ := o["/Annots"].([]any)
		for _, link := range links {
			a := r.objects[link.(string)]
			if element := entries[int(a["/StructParent"].(float64))]; r.owner[link.(string)] != element || plain(a["/Contents"]) == "" {
				r.Errorf("link %s leads to %v, is in %q, says %q", link, element, r.owner[link.(string)], plain(a["/Contents"]))
			}
			if r.objects[r.owner[link.(string)]]["/S"] != "/Link" {
				r.Errorf("link %s is in no Link", link)
			}
		}
	}
}

// plain is a string of a dictionary.
func plain(value any) string {
	text, _ := value.(string)
	return strings.TrimPrefix(strings.TrimPrefix(text, "u:"), "b:")
}
