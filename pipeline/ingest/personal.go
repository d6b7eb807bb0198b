package ingest

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/shown"
)

// Personal numbers in columns of something else (design-life §11): shifted by a column, or
// typed into the wrong one. As a count or an area they would be published.

// refusedKinds are the personal numbers that a column cannot hold. A telephone number may be
// an amount in 元. The household number is the key of a ledger with people in it; there, as in
// other keys, 15 digits are only doubtful.
func (f *field) refusedKinds(def *definition.Ledger) []shown.Kind {
	people := slices.ContainsFunc(def.Columns, func(c definition.Column) bool { return c.Personal != "" })
	switch {
	case f.kind == integer || f.kind == area || f.kind == land || f.kind == rate:
		return []shown.Kind{shown.Identity, shown.OldIdentity, shown.Phone}
	case f.kind == money || f.kind == num:
		return []shown.Kind{shown.Identity, shown.OldIdentity}
	case f.kind == text && f.soleKey && people && f.Personal == "":
		return []shown.Kind{shown.Identity, shown.Phone}
	}
	return nil
}

// misplaced tells a cell with a personal number that its column cannot hold.
func (p *column) misplaced(c *grid.Cell) bool {
	return len(p.refused) > 0 && shown.Has(digitsOf(c), p.refused...)
}

// doubtful tells a key that is or holds what looks like an identity number. A credit code has
// 18 characters too.
func (p *column) doubtful(c *grid.Cell) bool {
	return p.key && p.kind == text && p.Personal == "" && !p.credit() && shown.Has(digitsOf(c), shown.Identity, shown.OldIdentity)
}

// credit tells a column of credit codes (统一社会信用代码).
func (f *field) credit() bool { return strings.Contains(f.Header, "信用代码") }

// digitsOf is a cell's text with a number written out: 3.30624198001011E+17 is 330624198001011000.
func digitsOf(c *grid.Cell) string {
	if c.Kind != grid.Number || strings.IndexByte(c.Text, 'E') < 0 {
		return c.Text
	}
	n, err := decimal.NewFromString(c.Text)
	if err != nil || n.Exponent() > longestNumber {
		return c.Text
	}
	return n.String()
}

func sayPersonal(header string) finding.Words {
	return finding.Words{Found: "此格像是身份证号或手机号码，可能填错了列，或整行错了一列。", Expected: "“" + header + "”列不应填个人的号码。",
		Action: "请核对这一行的各列，更正后重报。"}
}

func sayPersonalKey(header string) finding.Words {
	return finding.Words{Found: "此格像是身份证号，报告中以星号遮盖。", Expected: "“" + header + "”列应填编号，不应填个人的号码。",
		Action: "请核对，是身份证号的改填编号后重报，确是编号的作书面说明。"}
}
