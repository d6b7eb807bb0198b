package load

import (
	"reflect"
	"slices"

	"zonereport/pipeline/definition"
)

// ZoneKeys returns every key that zone.toml may have, at any depth.
func ZoneKeys() []string { return keysOf(definition.Zone{}) }

// keysOf returns every TOML key that a value's type knows, at any depth, for a suggestion.
func keysOf(v any) []string {
	keys := map[string]bool{}
	collectKeys(reflect.TypeOf(v), keys, map[reflect.Type]bool{})
	names := make([]string, 0, len(keys))
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	return names
}

func collectKeys(t reflect.Type, keys map[string]bool, seen map[reflect.Type]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		collectKeys(t.Elem(), keys, seen)
	case reflect.Struct:
		if seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			if name := t.Field(i).Tag.Get("toml"); name != "" && name != "-" {
				keys[name] = true
			}
			collectKeys(t.Field(i).Type, keys, seen)
		}
	}
}
