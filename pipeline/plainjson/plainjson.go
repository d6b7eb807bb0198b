// Package plainjson writes JSON for people and programs: Chinese and < > & as they are, keys of maps sorted.
package plainjson

import (
	"bytes"
	"encoding/json"
)

// Indented writes a value on several lines, the last one ended.
func Indented(v any) ([]byte, error) { return encoded(v, "  ") }

// Line writes a value on one line, without its line end.
func Line(v any) ([]byte, error) {
	data, err := encoded(v, "")
	return bytes.TrimSuffix(data, []byte("\n")), err
}

func encoded(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}
