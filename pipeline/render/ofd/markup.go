package ofd

import (
	"encoding/xml"
	"slices"
	"strconv"
)

// namespace is that of GB/T 33190-2016.
const namespace = "http://www.ofdspec.org/2016"

// Decimals of what is written. A hundredth of a millimetre is a quarter of a printer's dot at 600 dpi;
// the distances of the glyphs of a line add up, and factors are multiplied.
const (
	coarse = 2
	fine   = 4
)

// markup is an XML file that is being written.
type markup struct {
	buf    []byte
	within []string // elements that are open
	inTag  bool     // the last of them still takes attributes
}

// file begins an XML file of OFD.
func file(root string) *markup {
	m := &markup{buf: []byte(xml.Header)}
	m.open(root)
	m.text("xmlns:ofd", namespace)
	return m
}

// open begins an element.
func (m *markup) open(name string) {
	m.fill()
	m.buf = append(append(m.buf, "<ofd:"...), name...)
	m.within, m.inTag = append(m.within, name), true
}

// fill ends the tag of the element that is open: what follows is its content.
func (m *markup) fill() {
	if m.inTag {
		m.buf, m.inTag = append(m.buf, '>'), false
	}
}

// close ends elements, the innermost first.
func (m *markup) close(names ...string) {
	for _, name := range names {
		last := len(m.within) - 1
		if m.within[last] != name {
			panic("ofd: " + name + " is closed within " + m.within[last]) // a slip of this package; no input leads here
		}
		m.within = m.within[:last]
		if m.inTag {
			m.buf, m.inTag = append(m.buf, "/>"...), false
			continue
		}
		m.buf = append(append(append(m.buf, "</ofd:"...), name...), '>')
	}
}

// end ends the file.
func (m *markup) end() []byte {
	for len(m.within) > 0 {
		m.close(m.within[len(m.within)-1])
	}
	return m.buf
}

// text is an attribute.
func (m *markup) text(name, value string) {
	m.buf = append(append(append(m.buf, ' '), name...), `="`...)
	m.escape(value)
	m.buf = append(m.buf, '"')
}

// number is an attribute that counts or refers.
func (m *markup) number(name string, value int) {
	m.buf = append(append(append(m.buf, ' '), name...), `="`...)
	m.buf = append(strconv.AppendInt(m.buf, int64(value), 10), '"')
}

// lengths is an attribute of lengths in mm.
func (m *markup) lengths(name string, values ...float64) { m.numbers(name, coarse, values) }

// factors is an attribute of a matrix, or of a size that glyphs are multiplied by.
func (m *markup) factors(name string, values ...float64) { m.numbers(name, fine, values) }

func (m *markup) numbers(name string, places int, values []float64) {
	m.buf = append(append(append(m.buf, ' '), name...), `="`...)
	m.list(places, values...)
	m.buf = append(m.buf, '"')
}

// list appends numbers with blanks between.
func (m *markup) list(places int, values ...float64) {
	for i, v := range values {
		if i > 0 {
			m.buf = append(m.buf, ' ')
		}
		m.decimal(v, places)
	}
}

// decimal appends a number without zeros at the end of its decimals.
func (m *markup) decimal(v float64, places int) {
	from := len(m.buf)
	m.buf = strconv.AppendFloat(m.buf, v, 'f', places, 64)
	for places > 0 && m.buf[len(m.buf)-1] == '0' {
		m.buf = m.buf[:len(m.buf)-1]
	}
	if m.buf[len(m.buf)-1] == '.' {
		m.buf = m.buf[:len(m.buf)-1]
	}
	if string(m.buf[from:]) == "-0" {
		m.buf = append(m.buf[:from], '0')
	}
}

// leaf is an element with a text and nothing else; none for an empty text.
func (m *markup) leaf(name, text string) {
	if text == "" {
		return
	}
	m.open(name)
	m.content(text)
	m.close(name)
}

// content is the text of an element.
func (m *markup) content(text string) {
	m.fill()
	m.escape(text)
}

// escape appends a text; what XML cannot hold becomes U+FFFD.
func (m *markup) escape(text string) {
	plain := !slices.ContainsFunc([]byte(text), func(b byte) bool {
		return b < ' ' || b == '&' || b == '<' || b == '>' || b == '"' || b == '\'' || b == 0xEF
	})
	if plain {
		m.buf = append(m.buf, text...)
		return
	}
	_ = xml.EscapeText(m, []byte(text)) // a slice takes everything
}

// Write implements io.Writer.
func (m *markup) Write(p []byte) (int, error) {
	m.buf = append(m.buf, p...)
	return len(p), nil
}
