package followup

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
)

func left(head string) document.Column { return document.Column{Head: []string{head}} }

func wide(head string) document.Column { return document.Column{Head: []string{head}, Wide: true} }

func centred(head string) document.Column {
	return document.Column{Head: []string{head}, Align: document.Center}
}

func decimals(head string) document.Column {
	return document.Column{Head: []string{head}, Align: document.Decimal}
}

func text(s string) document.Cell { return document.Cell{Text: s} }

func count(n int) document.Cell {
	v := decimal.NewFromInt(int64(n))
	return document.Cell{Text: strconv.Itoa(n), Value: &v}
}

// some is a count, blank for none.
func some(n int) document.Cell {
	if n == 0 {
		return document.Cell{}
	}
	return count(n)
}

// rate is a share as the register states it, that many times, a formula over two columns of its row; — without a base.
func rate(v *decimal.Decimal, of, by, times int) document.Cell {
	const places = 1
	if v == nil {
		return text(document.CannotBe)
	}
	return document.Cell{Text: wording.Fixed(*v, places), Value: v, Decimals: places, From: document.Quotient{Of: of, By: by, Times: times}}
}

func join(list []string) string { return strings.Join(list, "、") }
