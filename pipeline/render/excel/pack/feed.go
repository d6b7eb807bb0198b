package pack

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/notation"
)

// Origins is the number of columns behind those of a ledger that say where a row came from: its
// file, sheet, line and cells.
const Origins = 4

// Feed is the rows of a ledger on their way into a sheet. They are written when the sheet's
// part is packed, from the document's cells straight into the compressor: a ledger of
// 200,000 rows makes 150 MB of XML, which excelize's streams would put aside in temporary
// files that a kill leaves behind.
type Feed struct {
	First  int // number of the first row
	Rows   []document.EnclosedRow
	Styles []int // by column of the ledger, then of its origins
}

// writeTo writes the rows as a sheet holds them.
func (f *Feed) writeTo(w io.Writer) error {
	const batch = 1 << 16
	b := make([]byte, 0, batch+1<<14)
	before, after := f.frames()
	for i := range f.Rows {
		b = f.appendRow(b, i, before, after)
		if len(b) >= batch {
			if _, err := w.Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err := w.Write(b)
	return err
}

// frames are what stands before and after a row's number in the cells of each column.
func (f *Feed) frames() (before, after []string) {
	for i, style := range f.Styles {
		before = append(before, `<c r="`+notation.Column(i+1))
		after = append(after, `" s="`+strconv.Itoa(style)+`"`)
	}
	return before, after
}

func (f *Feed) appendRow(b []byte, i int, before, after []string) []byte {
	r, number := &f.Rows[i], f.First+i
	open := func(col int) {
		b = append(b, before[col]...)
		b = strconv.AppendInt(b, int64(number), 10)
		b = append(b, after[col]...)
	}
	b = append(b, `<row r="`...)
	b = strconv.AppendInt(b, int64(number), 10)
	b = append(b, `">`...)
	n := len(f.Styles) - Origins
	for c := range n {
		open(c)
		b = appendCell(b, &r.Cells[c])
	}
	if r.Sheet != nil {
		open(n)
		b = appendText(b, r.Sheet.File)
		open(n + 1)
		b = appendText(b, r.Sheet.Name)
	}
	open(n + 2)
	b = appendInt(b, int64(r.Line))
	open(n + 3)
	b = appendText(b, cellsOfRow(r))
	return append(b, `</row>`...)
}

// appendCell writes what an enclosed cell holds, behind its address and style: numbers and
// dates as numbers, everything else as text, which never becomes a formula; nothing for a
// blank, so that it is one for formulas too.
func appendCell(b []byte, c *ledger.Cell) []byte {
	switch c.Kind {
	case ledger.Text:
		return appendText(b, c.Text)
	case ledger.Number:
		if n, ok := notation.Whole(c.Number); ok {
			return appendInt(b, n)
		}
		b = append(b, "><v>"...)
		return append(strconv.AppendFloat(b, notation.Binary(c.Number), 'f', -1, 64), "</v></c>"...)
	case ledger.Date, ledger.Month:
		if !c.Date.IsZero() {
			return appendInt(b, int64(c.Date.Serial()))
		}
	case ledger.Bool:
		return appendText(b, ledger.YesNo(c.True))
	}
	return append(b, "/>"...)
}

func appendInt(b []byte, v int64) []byte {
	b = append(b, "><v>"...)
	return append(strconv.AppendInt(b, v, 10), "</v></c>"...)
}

// appendText writes a text as an inline string, nothing for an empty one.
func appendText(b []byte, s string) []byte {
	if s == "" {
		return append(b, "/>"...)
	}
	b = append(b, ` t="inlineStr"><is><t`...)
	if s != strings.TrimSpace(s) {
		b = append(b, ` xml:space="preserve"`...)
	}
	b = append(b, '>')
	if special(s) {
		s = escaped(s)
	}
	b = append(b, s...)
	return append(b, `</t></is></c>`...)
}

// special says whether a text has what escaped writes otherwise: signs of markup, control characters, what may look
// like the number of a character, and the two that are none at the end of the first plane (EF BF BE, EF BF BF).
func special(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '<', '>', '&', '"', '\'':
			return true
		case '_':
			if i+1 < len(s) && s[i+1] == 'x' {
				return true
			}
		case 0xEF:
			if i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE {
				return true
			}
		case 0xF0, 0xF1, 0xF2, 0xF3, 0xF4: // above the first plane
			return true
		default:
			if c < ' ' {
				return true
			}
		}
	}
	return false
}

// escaped is a text as XML holds it. Excel takes _x0041_ for the character of that number, so
// the _ of what looks like one is written as such a number itself (ECMA-376, ST_Xstring).
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && len(s) > i+6 && s[i+1] == 'x' && s[i+6] == '_' && isHex(s[i+2:i+6]) {
			b.WriteString("_x005F_")
			continue
		}
		b.WriteByte(s[i])
	}
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(b.String())) // a buffer takes everything
	return out.String()
}

func isHex(s string) bool {
	_, err := strconv.ParseUint(s, 16, 32)
	return err == nil
}

// cellsOfRow names the cells of the department's sheet that a row was read from: B5:M5, and
// those of other rows, from which a merged cell gives its value.
func cellsOfRow(r *document.EnclosedRow) string {
	var first, last ledger.Address
	var merged []string
	for i := range r.Cells {
		switch at := r.Cells[i].At; {
		case at.Row == 0: // the sheet has no such column
		case at.Row != int32(r.Line):
			merged = append(merged, at.String())
		case first.Row == 0:
			first, last = at, at
		default:
			first.Col, last.Col = min(first.Col, at.Col), max(last.Col, at.Col)
		}
	}
	own := first.String()
	if last != first {
		own += ":" + last.String()
	}
	if len(merged) == 0 {
		return own
	}
	return strings.TrimPrefix(own+", "+strings.Join(merged, ", "), ", ")
}
