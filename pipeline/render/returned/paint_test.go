package returned

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// Whatever stands in a worksheet: colouring its cells leaves all values as they were, and
// the part well-formed.
func FuzzPaint(f *testing.F) {
	l := departmental()
	f.Add([]byte(l[sheet1]), uint16(2), uint16(2))
	f.Add([]byte(prefixTags(l[sheet1])), uint16(1), uint16(3))
	f.Add([]byte(`<worksheet><sheetData><row><c><v>1</v></c><c/></row><row r="9"/></sheetData></worksheet>`), uint16(9), uint16(1))
	f.Fuzz(func(t *testing.T, part []byte, row, col uint16) {
		want, err := cellValues(part)
		if err != nil {
			return
		}
		s := &styles{counts: map[string]int{}, added: map[string][]string{}, marks: map[string]int{}, xfs: []string{"<xf/>", "<xf/>", "<xf/>", "<xf/>"}}
		at := markedCell{address{int(row) + 1, int(col)%16384 + 1}, []remark{{number: 1}}}
		changes, err := paint(part, []markedCell{at}, s)
		if err != nil {
			return
		}
		painted := changes.apply(part)
		got, err := cellValues(painted)
		if err != nil {
			t.Fatalf("%q is no XML any more: %v", painted, err)
		}
		if got != want {
			t.Errorf("%q\nbecame %q", part, painted)
		}
	})
}

// cellValues reads all texts of a part.
func cellValues(part []byte) (string, error) {
	var all strings.Builder
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		if text, ok := token.(xml.CharData); ok {
			all.Write(text)
		}
	}
}
