package narrative

import (
	"reflect"
	"text/template"
	"text/template/parse"

	"zonereport/pipeline/definition"
)

// Verify reads a text as Fill will run it, the branches that a month does not take as well. It
// refuses names of fields, parts and functions that do not exist, and of a list's columns those
// that its ledger has not, that are personal, or that a method of its rows cannot word. The rows
// are what the function list gives.
func Verify(defs definition.Definitions, functions template.FuncMap, path, text string) definition.Errors {
	t, err := template.New("x").Funcs(functions).Parse(text)
	if err != nil {
		return definition.Errors{definition.TemplateError(path, err)}
	}
	r := &reader{defs: defs, functions: functions, path: path, text: text, row: rowType(functions), parts: map[string]*parse.Tree{}, done: map[string]bool{}}
	for _, part := range t.Templates() {
		r.parts[part.Name()] = part.Tree
	}
	if t.Tree != nil {
		r.list(t.Root, nothing)
	}
	return r.bad
}

// rowType is the type of a list's rows, nil where no function gives lists.
func rowType(functions template.FuncMap) reflect.Type {
	if list, ok := functions["list"]; ok {
		return reflect.TypeOf(list).Out(0).Elem()
	}
	return nil
}
