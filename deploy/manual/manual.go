// Package manual turns a text in Markdown into a document, so that what is handed to users is set by the layout
// that sets the reports. It knows the Markdown that 使用说明 uses, and says of any other what it is and where.
package manual

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"zonereport/pipeline/document"
)

// Document reads a text: the heading of the first level is the title, each of the second a section, each of the
// third a heading within it; below them stand paragraphs, lists, quotations (small print) and tables, whose last
// column takes the room that is left. What letters would show as bold or as code is set as text. The error names
// the line of what cannot be set.
func Document(source []byte) (document.Document, error) {
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	r := reader{source: source}
	for node := root.FirstChild(); node != nil && r.err == nil; node = node.NextSibling() {
		r.block(node)
	}
	r.doc.Contents = true
	if r.err == nil && r.doc.Title == "" {
		r.err = fmt.Errorf("line 1: there is no title")
	}
	return r.doc, r.err
}

// reader collects the document. After the first error it reads nothing more.
type reader struct {
	source []byte
	doc    document.Document
	err    error
}

// block reads one block.
func (r *reader) block(node ast.Node) {
	switch n := node.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Paragraph:
		r.add(document.Paragraph{Text: r.words(n)})
	case *ast.Blockquote:
		for part := n.FirstChild(); part != nil; part = part.NextSibling() {
			r.add(document.Paragraph{Text: r.words(part), Style: document.Note})
		}
	case *ast.List:
		r.list(n)
	case *extended.Table:
		r.table(n)
	default:
		r.refuse(node)
	}
}

// heading begins what a heading heads.
func (r *reader) heading(n *ast.Heading) {
	words := r.words(n)
	switch {
	case n.Level == 1 && r.doc.Title == "":
		r.doc.Title = words
	case n.Level == 2:
		r.doc.Sections = append(r.doc.Sections, document.Section{Title: words})
	case n.Level == 3:
		r.add(document.Heading{Level: 2, Text: words})
	default:
		r.refuse(n)
	}
}

// list reads the items of a list, each a paragraph that begins with its number or a dot; what stands below
// the first paragraph of an item follows it.
func (r *reader) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "·"
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		for part := item.FirstChild(); part != nil; part = part.NextSibling() {
			switch part.(type) {
			case *ast.TextBlock, *ast.Paragraph:
				r.add(document.Paragraph{Text: mark + r.words(part)})
				mark = ""
			default:
				r.block(part)
			}
		}
	}
}

// table reads a table of text.
func (r *reader) table(n *extended.Table) {
	var t document.Table
	for line := n.FirstChild(); line != nil; line = line.NextSibling() {
		var cells []document.Cell
		for cell := line.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, document.Cell{Text: r.words(cell)})
		}
		if _, head := line.(*extended.TableHeader); !head {
			t.Rows = append(t.Rows, document.Row{Cells: cells})
			continue
		}
		for i, c := range cells {
			t.Columns = append(t.Columns, document.Column{Head: []string{c.Text}, Wide: i == len(cells)-1})
		}
	}
	r.add(t)
}

// add puts a block where the text has come to.
func (r *reader) add(b document.Block) {
	if n := len(r.doc.Sections); n > 0 {
		r.doc.Sections[n-1].Blocks = append(r.doc.Sections[n-1].Blocks, b)
		return
	}
	r.doc.Lead = append(r.doc.Lead, b)
}

// words are the words of a node, without marks. Lines are joined as Chinese is, without a space.
func (r *reader) words(node ast.Node) string {
	var b strings.Builder
	for part := node.FirstChild(); part != nil; part = part.NextSibling() {
		switch n := part.(type) {
		case *ast.Text:
			b.Write(n.Value(r.source))
		case *ast.String:
			b.Write(n.Value)
		case *ast.CodeSpan, *ast.Emphasis, *ast.Link:
			b.WriteString(r.words(n))
		case *ast.AutoLink:
			b.Write(n.Label(r.source))
		default:
			r.refuse(part)
		}
	}
	return b.String()
}

// refuse notes what cannot be set.
func (r *reader) refuse(node ast.Node) {
	if r.err == nil {
		r.err = fmt.Errorf("line %d: %s is nothing that a manual is set with", r.line(node), node.Kind())
	}
}

// line is where a node begins, or the nearest that says so: the block it stands in.
func (r *reader) line(node ast.Node) int {
	for ; node != nil; node = node.Parent() {
		if node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
			return 1 + bytes.Count(r.source[:node.Lines().At(0).Start], []byte("\n"))
		}
	}
	return 1
}
