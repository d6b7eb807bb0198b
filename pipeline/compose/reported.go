package compose

import (
	"slices"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Said are the ways in which narratives print a figure with its unit, the usual one first.
func Said(f figure.Figure) []string {
	return []string{wording.Figure(&f), wording.Number(&f) + f.Unit, wording.About(f.Value, f.Unit), wording.Over(f.Value, f.Unit, "多")}
}

// others is the heading of texts that name none in a section whose parts have headings.
const others = "工作情况"

// reported puts what departments report in words after what the figures say: a paragraph a row, in the
// order of the rows, under the heading that the row names, else at the end (design-life §14).
func (c *composer) reported(n *narrator, parts []part, place string) []part {
	headed := len(parts) > 1
	for _, t := range c.texts(place) {
		heading := t.Heading
		switch {
		case place == c.report.LeadName: // the opening has no parts
			heading = ""
		case heading == "" && headed:
			heading = others
		}
		i := slices.IndexFunc(parts, func(p part) bool { return ledger.Fold(p.heading) == ledger.Fold(heading) })
		if i < 0 {
			parts = append(parts, part{heading: heading})
			i = len(parts) - 1
		}
		parts[i].blocks = append(parts[i].blocks, n.paragraph(t))
	}
	return parts
}

// leading puts the texts of the opening behind the first paragraph, for the last one leads over to the sections.
func (c *composer) leading(n *narrator, blocks []document.Block) []document.Block {
	first := min(1, len(blocks))
	opening := c.reported(n, []part{{blocks: slices.Clone(blocks[:first])}}, c.report.LeadName)
	return append(opening[0].blocks, blocks[first:]...)
}

// texts are those of a section, or of the opening, that are printed.
func (c *composer) texts(place string) []figure.Text {
	return slices.DeleteFunc(slices.Clone(c.book.Texts), func(t figure.Text) bool { return t.Unused || t.Section != place })
}

// paragraph fills a text's figures in; its own words stay as they are. What a department tells may be of
// a single firm, so all of it is told of as named.
func (n *narrator) paragraph(t figure.Text) document.Paragraph {
	n.stated = nil
	var text strings.Builder
	var spans []document.Span
	for _, p := range t.Parts {
		words := p.Words
		if p.Figure != "" {
			words = n.say(p.Figure)
		}
		if words != "" {
			spans = append(spans, document.Span{From: text.Len(), To: text.Len() + len(words), Figure: n.known(p.Figure), Named: true})
		}
		text.WriteString(words)
	}
	return document.Paragraph{Text: text.String(), Figures: slices.Compact(slices.Sorted(slices.Values(n.stated))), Spans: spans}
}

// reports lists where the texts of a report come from.
func (c *composer) reports() []document.Reported {
	var list []document.Reported
	for _, place := range c.report.Places() {
		for _, t := range c.texts(place) {
			r := document.Reported{By: t.By, Item: t.Item, Section: place, Cell: t.At.String()}
			if t.Row.Sheet != nil {
				r.File, r.Sheet = t.Row.Sheet.File, t.Row.Sheet.Name
			}
			list = append(list, r)
		}
	}
	return list
}

// unused words which texts are not in the report, "" where all are.
func (c *composer) unused() string {
	var items []string
	for _, place := range c.report.Places() {
		for _, t := range c.book.Texts {
			if t.Unused && t.Section == place {
				items = append(items, "“"+place+"”的“"+t.Item+"”")
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	return "部门报送的文字有核实性意见、尚未说明的，没有写入报告：" + strings.Join(items, "、") + "。"
}
