// Package documenttest writes documents as text, and holds texts against golden files.
package documenttest

import (
	"fmt"
	"io"
	"strings"

	"zonereport/pipeline/document"
)

// Dump writes a document as plain text, for people and for golden tests: what it says, in
// order, without how it looks.
func Dump(w io.Writer, doc document.Document) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", doc.ID, doc.File)
	if doc.RedHead != "" {
		fmt.Fprintf(&b, "== %s\n", doc.RedHead)
	}
	if doc.DocNo+doc.Signer != "" {
		fmt.Fprintf(&b, "= %s 签发人：%s\n", doc.DocNo, doc.Signer)
	}
	fmt.Fprintf(&b, "= %s\n", strings.ReplaceAll(doc.Title, "\n", " | "))
	if doc.Subtitle != "" {
		fmt.Fprintf(&b, "= %s\n", doc.Subtitle)
	}
	if doc.Notice != "" {
		fmt.Fprintf(&b, "= （%s）\n", doc.Notice)
	}
	dumpBlocks(&b, doc.Summary)
	if len(doc.Summary) > 0 {
		b.WriteString("\n")
	}
	if doc.To != "" {
		fmt.Fprintf(&b, "%s：\n", doc.To)
	}
	dumpBlocks(&b, doc.Lead)
	sections := append(append([]document.Section(nil), doc.Sections...), doc.Annexes...)
	if doc.Manual.Title != "" {
		sections = append(sections, doc.Manual)
	}
	for _, s := range sections {
		fmt.Fprintf(&b, "\n# %s%s\n", s.Number, s.Title)
		dumpBlocks(&b, s.Blocks)
	}
	if doc.Remark != "" {
		fmt.Fprintf(&b, "（%s）\n", doc.Remark)
	}
	for i, name := range doc.Enclosed {
		fmt.Fprintf(&b, "附件%d：%s\n", len(doc.Annexes)+i+1, name)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func dumpBlocks(b *strings.Builder, blocks []document.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case document.Heading:
			fmt.Fprintf(b, "%s %s\n", strings.Repeat("#", block.Level), block.Text)
		case document.Paragraph:
			fmt.Fprintf(b, "%s\n", block.Text)
		case document.Table:
			dumpTable(b, block)
		case document.Chart:
			dumpChart(b, block)
		case document.Signatures:
			fmt.Fprintf(b, "%s\n", strings.Join(block.Labels, "：＿＿ ")+"：＿＿")
		}
	}
}

func dumpTable(b *strings.Builder, t document.Table) {
	fmt.Fprintf(b, "[%s %s %s]\n", t.Number, t.Title, t.Unit)
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = strings.Join(c.Head, "/")
	}
	fmt.Fprintf(b, "| %s\n", strings.Join(heads, " | "))
	for _, r := range t.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.Text
		}
		fmt.Fprintf(b, "| %s\n", strings.Join(cells, " | "))
	}
	for _, n := range t.Notes {
		fmt.Fprintf(b, "注：%s\n", n)
	}
	if t.Source != "" {
		fmt.Fprintf(b, "资料来源：%s\n", t.Source)
	}
}

func dumpChart(b *strings.Builder, c document.Chart) {
	fmt.Fprintf(b, "(%s %s %s)\n", c.Number, c.Title, c.Unit)
	for _, s := range c.Series {
		points := make([]string, len(s.Points))
		for i, p := range s.Points {
			points[i] = c.Categories[i] + " " + p.Text
		}
		fmt.Fprintf(b, "  %s: %s\n", s.Name, strings.Join(points, "; "))
	}
	if c.Note != "" {
		fmt.Fprintf(b, "  %s\n", c.Note)
	}
}
