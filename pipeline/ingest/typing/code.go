package typing

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

func (s *Settings) readCode(c *grid.Cell, p *Column) Typed {
	if v, ok := p.CodeOf[c.Text]; ok && v == c.Text {
		return Typed{Cell: ledger.Cell{Kind: ledger.Text, Text: v}}
	}
	if v, ok := p.CodeOf[ledger.Fold(c.Text)]; ok {
		r := Typed{Cell: ledger.Cell{Kind: ledger.Text, Text: v}, Forms: formSpace}
		if spelling.Trim(c.Text) != v {
			r.Forms = formCode
		}
		return r
	}
	if bare := bareCode(c.Text); bare != "" {
		if v, ok := p.CodeOf[ledger.Fold(bare)]; ok {
			return Typed{Cell: ledger.Cell{Kind: ledger.Text, Text: v}, Forms: formCode}
		}
	}
	return wrong(rule.Code, s.sayOfficeCode(c.Text, p))
}

// bareCode cuts the number by which a drop-down list names a code: 框架协议_01, 01-内资;
// "" when there is none.
func bareCode(s string) string {
	const digits = "0123456789"
	s = spelling.Compact(s)
	if cut := strings.TrimRight(s, digits); len(cut) < len(s) && (strings.HasSuffix(cut, "_") || strings.HasSuffix(cut, "-")) {
		return cut[:len(cut)-1]
	}
	if cut := strings.TrimLeft(s, digits); len(cut) < len(s) && len(cut) > 0 && strings.IndexByte("_-.", cut[0]) >= 0 {
		return cut[1:]
	}
	return ""
}

func readBool(c *grid.Cell, p *Column) Typed {
	r := Typed{Cell: ledger.Cell{Kind: ledger.Bool}}
	switch strings.ToUpper(spelling.Compact(c.Text)) {
	case "是":
		r.True = true
	case "否":
	case "√", "✓", "✔", "☑", "Y", "YES", "1", "TRUE":
		r.True, r.Forms = true, formBool
	case "×", "✗", "✘", "N", "NO", "0", "FALSE":
		r.Forms = formBool
	default:
		return wrong(rule.Bool, wording.Bool(p.Shown(c.Text)))
	}
	return r
}

// sayOfficeCode words a code that is not in the list, with the one that is meant where the
// value is worded for a 县 and the office is in a 区, 旗 or 市.
func (s *Settings) sayOfficeCode(value string, p *Column) finding.Words {
	said := wording.Code(p.Shown(value), p.Codes)
	meant := s.Level.Say(spelling.Trim(value))
	if code, ok := p.CodeOf[ledger.Fold(meant)]; ok && meant != spelling.Trim(value) {
		said.Expected = fmt.Sprintf("应按本地的说法（zone.toml 的 [words]）写“%s”；可用的是：%s。", code, strings.Join(p.Codes, "、"))
	}
	return said
}
