package facts

import (
	"bytes"
	"encoding/json"
	"reflect"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/plainjson"
)

// An edition's definitions stand in the folder of facts as far as SQL is made of them, as data: so every call
// makes the SQL of all editions again, those of other zones and months among them. Equal editions have
// the same bytes, whatever files they were read from.

// definitionsPath is where they stand.
func definitionsPath(edition string) string {
	return shelf.DefinitionsFolder + "/" + edition[:min(len(edition), 8)] + ".json"
}

// written is what SQL is made of.
type written struct {
	Ledgers []definition.Ledger
	Figures []definition.Figure
	Scheme  definition.Scheme
	Summary []string // the figures that summaries name
}

// encode writes an edition's definitions.
func encode(defs definition.Definitions) ([]byte, error) {
	w := written{Figures: defs.Figures, Scheme: defs.Scheme, Summary: defs.Summarised()}
	for _, l := range defs.Ledgers {
		if l.Defined != "" {
			l.Department = l.Defined
		}
		l.Defined, l.Absent, l.Needed = "", false, false
		w.Ledgers = append(w.Ledgers, l)
	}
	v := reflect.New(reflect.TypeFor[written]()).Elem()
	said(v, reflect.ValueOf(w))
	return plainjson.Indented(v.Interface())
}

// said copies what an edition says: what its hash leaves out is left out here.
func said(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			if from.Type().Field(i).Tag.Get("canonical") != "-" {
				said(to.Field(i), from.Field(i))
			}
		}
	case reflect.Slice:
		if from.Len() > 0 {
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
			for i := range from.Len() {
				said(to.Index(i), from.Index(i))
			}
		}
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			said(to.Elem(), from.Elem())
		}
	default:
		to.Set(from)
	}
}

// decode reads an edition's definitions back.
func decode(data []byte) (definition.Definitions, error) {
	var w written
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&w); err != nil {
		return definition.Definitions{}, err
	}
	plain(reflect.ValueOf(&w).Elem())
	defs := definition.Definitions{Ledgers: w.Ledgers, Figures: w.Figures, Scheme: w.Scheme}
	if len(w.Summary) > 0 {
		defs.Reports = []definition.Report{{Summary: &definition.Summary{Figures: w.Summary}}}
	}
	return defs, nil
}

// plain makes numbers that conditions state texts, as which they are exact.
func plain(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			plain(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			plain(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			plain(v.Elem())
		}
	case reflect.Interface:
		if n, ok := v.Interface().(json.Number); ok {
			v.Set(reflect.ValueOf(n.String()))
		}
	}
}
