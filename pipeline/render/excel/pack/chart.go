package pack

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
)

// chartPoints is what the charts of a workbook show: the cells of 图表数据 by address, as the
// sheet's part holds them, still escaped. excelize writes charts without their points, and
// viewers that do not calculate then show nothing.
type chartPoints struct {
	values map[ledger.Address][]byte
	format func(ledger.Address) string // of the numbers of a cell
}

// chartReference is a chart's reference to a range of cells, with the points that excelize leaves
// blank.
var chartReference = regexp.MustCompile(`<(str|num)Ref><f>([^<]*)</f>(?:<(?:str|num)Cache>.*?</(?:str|num)Cache>)?</(?:str|num)Ref>`)

// fill writes into a chart what its references hold. All of them lead into 图表数据.
func (p chartPoints) fill(chart []byte) []byte {
	return chartReference.ReplaceAllFunc(chart, func(whole []byte) []byte {
		ref := chartReference.FindSubmatch(whole)
		cells := columnOf(string(ref[2]))
		if len(cells) == 0 {
			return whole
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "<%[1]sRef><f>%[2]s</f><%[1]sCache>", ref[1], ref[2])
		if string(ref[1]) == "num" {
			fmt.Fprintf(&b, "<formatCode>%s</formatCode>", escaped(p.format(cells[0])))
		}
		fmt.Fprintf(&b, `<ptCount val="%d"/>`, len(cells))
		for i, at := range cells {
			if value := p.values[at]; value != nil { // else a gap
				fmt.Fprintf(&b, `<pt idx="%d"><v>%s</v></pt>`, i, value)
			}
		}
		fmt.Fprintf(&b, "</%[1]sCache></%[1]sRef>", ref[1])
		return b.Bytes()
	})
}

var sheetCell = regexp.MustCompile(`<c r="([A-Z]+\d+)"[^>]*>(?:<f>[^<]*</f>)?(?:<v>|<is><t[^>]*>)([^<]+)`)

// cellValues are the values of a sheet's part by address.
func cellValues(sheet []byte) map[ledger.Address][]byte {
	values := map[ledger.Address][]byte{}
	for _, m := range sheetCell.FindAllSubmatch(sheet, -1) {
		if row, col, ok := ooxml.ParseAddress(m[1]); ok {
			values[ledger.Address{Row: int32(row), Col: int32(col)}] = m[2]
		}
	}
	return values
}

// columnOf lists the cells of a reference such as 'Sheet'!$A$1:$A$3, which never leaves its
// column; nil if it is none.
func columnOf(ref string) []ledger.Address {
	r, ok := ooxml.ParseRange(strings.ReplaceAll(ref[strings.LastIndexByte(ref, '!')+1:], "$", ""))
	if !ok || r.Col1 != r.Col2 {
		return nil
	}
	var cells []ledger.Address
	for row := r.Row1; row <= r.Row2; row++ {
		cells = append(cells, ledger.Address{Row: int32(row), Col: int32(r.Col1)})
	}
	return cells
}
