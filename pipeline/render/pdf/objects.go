package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// objects is a PDF as fpdf writes it: numbered objects, one plain cross-reference table, one
// trailer (ISO 32000-1 §7.5). fpdf offers no way to some entries that PDF/A needs, so they
// are put in here.
type objects struct {
	bodies   [][]byte       // of object i+1: all between "obj" and "endobj"
	contents map[int]stream // in the place of some of them
}

var errForeign = errors.New("PDF 组件写出的文件结构与预期不符，请把此信息报告给维护人员")

// parseObjects takes the file apart.
func parseObjects(file []byte) (*objects, error) {
	start := bytes.LastIndex(file, []byte("startxref\n"))
	if start < 0 {
		return nil, errForeign
	}
	line, _, _ := bytes.Cut(file[start+len("startxref\n"):], []byte("\n"))
	at, err := strconv.Atoi(string(line))
	if err != nil || at < 0 || at > start {
		return nil, errForeign
	}
	table, _, ok := bytes.Cut(file[at:start], []byte("trailer\n<<\n"))
	if !ok {
		return nil, errForeign
	}
	o := &objects{}
	lines := bytes.Split(bytes.TrimSuffix(table, []byte("\n")), []byte("\n"))
	if len(lines) < 4 { // xref, its range, the free entry, at least one object
		return nil, errForeign
	}
	for number, entry := range lines[3:] {
		body, err := object(file, entry, number+1)
		if err != nil {
			return nil, err
		}
		o.bodies = append(o.bodies, body)
	}
	return o, nil
}

// object cuts out the object of a line of the cross-reference table.
func object(file, entry []byte, number int) (body []byte, err error) {
	if len(entry) < 10 {
		return nil, errForeign
	}
	offset, err := strconv.Atoi(string(entry[:10]))
	head := fmt.Appendf(nil, "%d 0 obj\n", number)
	if err != nil || offset > len(file) || !bytes.HasPrefix(file[offset:], head) {
		return nil, errForeign
	}
	rest := file[offset+len(head):]
	// A stream may hold any bytes; behind it comes endstream, then endobj.
	from := 0
	if dict, data, ok := bytes.Cut(rest, []byte("stream\n")); ok && !bytes.Contains(dict, []byte("endobj")) {
		length, err := streamLength(dict)
		if err != nil || length > len(data) {
			return nil, errForeign
		}
		from = len(rest) - len(data) + length
	}
	end := bytes.Index(rest[from:], []byte("endobj"))
	if end < 0 {
		return nil, errForeign
	}
	return rest[:from+end], nil
}

func streamLength(dict []byte) (int, error) {
	_, rest, ok := bytes.Cut(dict, []byte("/Length "))
	if !ok {
		return 0, errForeign
	}
	return strconv.Atoi(string(rest[:digits(rest)]))
}

func digits(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

// find returns the number of the first object whose dictionary holds the text, 0 for none.
func (o *objects) find(text string) int {
	for i := range o.bodies {
		if bytes.Contains(o.dictionary(i+1), []byte(text)) {
			return i + 1
		}
	}
	return 0
}

// dictionary is an object without its stream.
func (o *objects) dictionary(number int) []byte {
	dict, _, _ := bytes.Cut(o.bodies[number-1], []byte("stream\n"))
	return dict
}

// replace changes text in an object's dictionary.
func (o *objects) replace(number int, old, text string) {
	dict := o.dictionary(number)
	if !bytes.Contains(dict, []byte(old)) {
		return
	}
	rest := o.bodies[number-1][len(dict):]
	o.bodies[number-1] = append(bytes.ReplaceAll(dict, []byte(old), []byte(text)), rest...)
}

// reference returns the number of the object that an entry of an object's dictionary names.
func (o *objects) reference(number int, entry string) (int, error) {
	_, rest, ok := bytes.Cut(o.dictionary(number), []byte(entry+" "))
	rest = bytes.TrimPrefix(rest, []byte("["))
	n, err := strconv.Atoi(string(rest[:digits(rest)]))
	if !ok || err != nil || n < 1 || n > len(o.bodies) {
		return 0, errForeign
	}
	return n, nil
}

// add adds an object and returns its number.
func (o *objects) add(body []byte) (number int) {
	o.bodies = append(o.bodies, body)
	return len(o.bodies)
}
