package revision

import (
	"reflect"

	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/shown"
)

// FileName is the name of the revision in a run folder, and in the folder that compare --out names.
const FileName = "revision.json"

// JSON writes revision.json: indented, with < > & as they are and nothing that moves a cursor.
func (r Revision) JSON() ([]byte, error) {
	data, err := plainjson.Indented(r)
	return []byte(shown.EscapeLines(string(data))), err
}

// MarshalJSON writes revision.json's object: lists are never null.
func (r Revision) MarshalJSON() ([]byte, error) {
	type plain Revision
	return object(plain(r))
}

// MarshalJSON writes a figure: lists are never null.
func (f Figure) MarshalJSON() ([]byte, error) {
	type plain Figure
	return object(plain(f))
}

// MarshalJSON writes a row: lists are never null.
func (r Row) MarshalJSON() ([]byte, error) {
	type plain Row
	return object(plain(r))
}

// object writes a struct with an empty list in the place of each that is nil; whether < > & are
// escaped is left to the caller.
func object[T any](v T) ([]byte, error) {
	fields := reflect.ValueOf(&v).Elem()
	for i := range fields.NumField() {
		if f := fields.Field(i); f.Kind() == reflect.Slice && f.IsNil() {
			f.Set(reflect.MakeSlice(f.Type(), 0, 0))
		}
	}
	return plainjson.Line(v)
}
