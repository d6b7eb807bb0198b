package pack

import (
	"bytes"
	"strconv"
)

var (
	rowStart    = []byte(`<row r="`)
	fixedHeight = []byte(` customHeight="1"`)
)

// growing lets the rows of a sheet from one on grow with what is filled into them: excelize fixes every
// height that it states. 0 is for no row.
func growing(sheet []byte, from int) []byte {
	if from == 0 {
		return sheet
	}
	out := make([]byte, 0, len(sheet))
	for rest := sheet; ; {
		start := bytes.Index(rest, rowStart)
		if start < 0 {
			return append(out, rest...)
		}
		end := start + bytes.IndexByte(rest[start:], '>')
		number, _, _ := bytes.Cut(rest[start+len(rowStart):end], []byte(`"`))
		tag := rest[start:end]
		if row, err := strconv.Atoi(string(number)); err == nil && row >= from {
			tag = bytes.Replace(tag, fixedHeight, nil, 1)
		}
		out = append(append(out, rest[:start]...), tag...)
		rest = rest[end:]
	}
}
