// Package canonical writes plain data in one form, so that equal content has an equal hash:
// under every version of the program, on every machine, whatever order maps have. What is zero
// or empty is not written, so that a field which is added later changes the hash of no content
// that lacks it; fields go by name, not by place.
//
//	struct     {Name:value …} by the names of its exported fields; one tagged `canonical:"-"` is left out
//	list, map  [value …], {key value …} by key
//	text       4:text, with its length in bytes
//	number     as in Go, exact decimals plainly
//	pointer    *value, so that a pointer to nothing much differs from none
//	interface  the type's name before the value
package canonical

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"reflect"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// Sum is the SHA-256 of the canonical form of values, in hexadecimal digits.
func Sum(values ...any) string {
	w := writer{hash: sha256.New(), forms: map[reflect.Type]*form{}}
	for _, v := range values {
		w.any(reflect.ValueOf(v))
		w.buf = append(w.buf, '\n')
	}
	w.flush()
	return hex.EncodeToString(w.hash.Sum(nil))
}

// writer forms one value after the other in a buffer and hands it to the hash.
type writer struct {
	hash   hash.Hash
	buf    []byte
	hashed int // bytes that the hash already has
	forms  map[reflect.Type]*form
}

// form is how values of a type are written.
type form struct {
	exact  bool    // an exact decimal
	plain  bool    // has a plain form of its own
	fields []field // of a struct: those that are written, by name
	part   *form   // of what a list or pointer holds; nil where that differs
}

type field struct {
	name  string
	index int
	form  *form
}

// whole is how much has been written, with what the hash has; back takes what came after away again.
func (w *writer) whole() int  { return w.hashed + len(w.buf) }
func (w *writer) back(to int) { w.buf = w.buf[:to-w.hashed] }

func (w *writer) flush() {
	_, _ = w.hash.Write(w.buf) // a hash takes everything
	w.hashed += len(w.buf)
	w.buf = w.buf[:0]
}

var (
	decimalType = reflect.TypeFor[decimal.Decimal]()
	plainType   = reflect.TypeFor[interface{ Plain() string }]()
)

// any appends a value of any type.
func (w *writer) any(v reflect.Value) {
	if v.IsValid() {
		w.value(v, w.form(v.Type()))
	}
}

// value appends a value, nothing for one that is zero or empty.
func (w *writer) value(v reflect.Value, form *form) {
	if form.exact {
		if d := v.Interface().(decimal.Decimal); !d.IsZero() {
			w.text(d.String())
		}
		return
	}
	if form.plain && v.CanAddr() {
		w.text(v.Addr().Interface().(interface{ Plain() string }).Plain())
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		w.structure(v, form.fields)
	case reflect.Slice, reflect.Array:
		w.list(v, form.part)
	case reflect.Map:
		w.table(v)
	case reflect.Pointer:
		if !v.IsNil() {
			w.buf = append(w.buf, '*')
			w.value(v.Elem(), form.part)
		}
	case reflect.Interface:
		if !v.IsNil() {
			w.buf = append(append(w.buf, v.Elem().Type().Name()...), ' ')
			w.any(v.Elem())
		}
	default:
		w.plain(v)
	}
}

// plain appends a text, a number or a truth value.
func (w *writer) plain(v reflect.Value) {
	switch {
	case v.IsZero():
	case v.Kind() == reflect.String:
		w.text(v.String())
	case v.Kind() == reflect.Bool:
		w.buf = append(w.buf, 't')
	case v.CanInt():
		w.buf = strconv.AppendInt(w.buf, v.Int(), 10)
	case v.CanUint():
		w.buf = strconv.AppendUint(w.buf, v.Uint(), 10)
	case v.CanFloat():
		w.buf = strconv.AppendFloat(w.buf, v.Float(), 'g', -1, 64)
	default:
		panic(fmt.Sprintf("canonical: %s is no plain data", v.Type()))
	}
}

func (w *writer) text(s string) {
	if s != "" {
		w.buf = append(strconv.AppendInt(w.buf, int64(len(s)), 10), ':')
		w.buf = append(w.buf, s...)
	}
}

func (w *writer) list(v reflect.Value, part *form) {
	if v.Len() == 0 {
		return
	}
	w.buf = append(w.buf, '[')
	for i := range v.Len() {
		w.value(v.Index(i), part)
		w.buf = append(w.buf, ' ')
		if len(w.buf) > enough { // whatever holds the list is not empty, and is not taken away again
			w.flush()
		}
	}
	w.buf = append(w.buf, ']')
}

func (w *writer) table(v reflect.Value) {
	if v.Len() == 0 {
		return
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	w.buf = append(w.buf, '{')
	for _, k := range keys {
		w.text(k.String())
		w.buf = append(w.buf, ' ')
		w.any(v.MapIndex(k))
		w.buf = append(w.buf, ' ')
	}
	w.buf = append(w.buf, '}')
}

func (w *writer) structure(v reflect.Value, fields []field) {
	begun, some := w.whole(), false
	w.buf = append(w.buf, '{')
	for _, f := range fields {
		at := w.whole()
		w.buf = append(append(w.buf, f.name...), ':')
		stated := w.whole()
		w.value(v.Field(f.index), f.form)
		if w.whole() == stated {
			w.back(at)
			continue
		}
		some = true
		w.buf = append(w.buf, ' ')
	}
	if !some {
		w.back(begun)
		return
	}
	w.buf = append(w.buf, '}')
}

// form returns how values of a type are written.
func (w *writer) form(t reflect.Type) *form {
	if f, known := w.forms[t]; known {
		return f
	}
	f := &form{exact: t == decimalType, plain: reflect.PointerTo(t).Implements(plainType)}
	w.forms[t] = f // before its parts, which may hold the type again
	switch t.Kind() {
	case reflect.Struct:
		f.fields = w.fieldsOf(t)
	case reflect.Slice, reflect.Array, reflect.Pointer:
		f.part = w.form(t.Elem())
	}
	return f
}

// enough is how many bytes are handed to the hash at once.
const enough = 1 << 15

// fieldsOf lists the fields of a struct that are written, by name.
func (w *writer) fieldsOf(t reflect.Type) []field {
	var list []field
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("canonical") != "-" {
			list = append(list, field{f.Name, i, w.form(f.Type)})
		}
	}
	slices.SortFunc(list, func(a, b field) int { return cmp.Compare(a.name, b.name) })
	return list
}
