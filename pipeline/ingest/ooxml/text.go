package ooxml

import (
	"bytes"
	"errors"
	"strconv"
	"unicode/utf8"
)

var errEntity = errors.New("malformed XML: unknown entity")

// isPlain tells that raw text stands for itself.
func isPlain(raw []byte) bool {
	return bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0
}

// appendText appends raw text with its entities resolved and its line ends made \n
// (XML 1.0, 2.11, 4.1, 4.6).
func appendText(dst, raw []byte, verbatim bool) ([]byte, error) {
	for len(raw) > 0 {
		n := bytes.IndexAny(raw, "&\r")
		if n < 0 {
			return append(dst, raw...), nil
		}
		dst = append(dst, raw[:n]...)
		if raw[n] == '\r' {
			dst = append(dst, '\n')
			raw = bytes.TrimPrefix(raw[n+1:], []byte("\n"))
			continue
		}
		if verbatim {
			dst = append(dst, '&')
			raw = raw[n+1:]
			continue
		}
		end := bytes.IndexByte(raw[n:], ';')
		if end < 0 {
			return dst, errEntity
		}
		r, ok := entity(raw[n+1 : n+end])
		if !ok {
			return dst, errEntity
		}
		dst = utf8.AppendRune(dst, r)
		raw = raw[n+end+1:]
	}
	return dst, nil
}

// entity resolves what stands between & and ;.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	if n < 0x20 && n != '\t' && n != '\n' && n != '\r' {
		return 0, false
	}
	return rune(n), true
}

// unescape resolves the _xHHHH_ escapes that Office writes for characters that XML does
// not carry, in texts and sheet names (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
func unescape(text []byte) []byte {
	n := bytes.Index(text, []byte("_x"))
	if n < 0 {
		return text
	}
	out := append([]byte(nil), text[:n]...)
	for text = text[n:]; len(text) > 0; {
		if r, ok := escaped(text); ok {
			out = utf8.AppendRune(out, r)
			text = text[len("_x0000_"):]
			continue
		}
		out = append(out, text[0])
		text = text[1:]
	}
	return out
}

// escaped reads one _xHHHH_ at the start of text.
func escaped(text []byte) (rune, bool) {
	if len(text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}
