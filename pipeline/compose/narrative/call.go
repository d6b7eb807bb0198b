package narrative

import (
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"zonereport/pipeline/definition"
)

// builtins are the functions of text/template that a narrative may use besides its own, with
// the type of what they give; nil is that of the last argument.
var builtins = map[string]reflect.Type{
	"and": nil, "or": nil, "not": reflect.TypeFor[bool](), "len": reflect.TypeFor[int](), "index": nil, "slice": nil,
	"eq": reflect.TypeFor[bool](), "ne": reflect.TypeFor[bool](), "lt": reflect.TypeFor[bool](), "le": reflect.TypeFor[bool](),
	"gt": reflect.TypeFor[bool](), "ge": reflect.TypeFor[bool](),
}

// command is what a command gives; piped is the value that comes down the pipeline.
func (r *reader) command(c *parse.CommandNode, dot, piped typed, isPiped bool) typed {
	args := make([]typed, 0, len(c.Args))
	for _, a := range c.Args[1:] {
		args = append(args, r.value(a, dot, nil))
	}
	nodes := c.Args[1:]
	if isPiped {
		args, nodes = append(args, piped), append(slices.Clip(nodes), nil)
	}
	if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return r.call(name, nodes, args)
	}
	return r.value(c.Args[0], dot, nodes)
}

// value is what a node stands for; args go to the method that it ends with.
func (r *reader) value(n parse.Node, dot typed, args []parse.Node) typed {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return r.fields(n.Pos, dot, n.Ident, args)
	case *parse.VariableNode:
		return r.fields(n.Pos, r.variable(n.Ident[0]), n.Ident[1:], args)
	case *parse.ChainNode:
		return r.fields(n.Pos, r.value(n.Node, dot, nil), n.Field, args)
	case *parse.PipeNode:
		return r.pipe(n, dot)
	case *parse.IdentifierNode:
		return r.call(n, nil, nil)
	case *parse.StringNode:
		return typed{Type: reflect.TypeFor[string]()}
	case *parse.NumberNode:
		return typed{Type: reflect.TypeFor[int]()}
	case *parse.BoolNode:
		return typed{Type: reflect.TypeFor[bool]()}
	}
	return typed{}
}

func (r *reader) variable(name string) typed {
	for i, v := range slices.Backward(r.names) {
		if v == name {
			return r.types[i]
		}
	}
	return nothing // $, what the text began with
}

// fields follows .A.B; what comes last may be a method with arguments.
func (r *reader) fields(at parse.Pos, v typed, names []string, args []parse.Node) typed {
	for i, name := range names {
		if v.Type == nil {
			return typed{}
		}
		method, isMethod := v.MethodByName(name)
		t := v.Type
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		field, isField := reflect.StructField{}, false
		if t.Kind() == reflect.Struct {
			field, isField = t.FieldByName(name)
		}
		switch {
		case isMethod:
			if i == len(names)-1 && t == r.row {
				r.column(at, v.list, name, args)
			}
			v = typed{Type: method.Type.Out(0)}
		case isField && field.IsExported():
			v = typed{Type: field.Type}
		default:
			r.fail(at, "这里没有 .%s 这一项%s", name, definition.Suggest(name, membersOf(v.Type, t)))
			return typed{}
		}
	}
	return v
}

// membersOf are the fields and methods that a text may name.
func membersOf(own, plain reflect.Type) []string {
	var names []string
	for m := range own.NumMethod() {
		names = append(names, own.Method(m).Name)
	}
	if plain.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(plain) {
			if f.IsExported() && !f.Anonymous {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// call is what a function gives.
func (r *reader) call(n *parse.IdentifierNode, nodes []parse.Node, args []typed) typed {
	if result, ok := builtins[n.Ident]; ok {
		if result == nil && len(args) > 0 {
			return r.oneOf(n.Ident, args)
		}
		return typed{Type: result}
	}
	f, ok := r.functions[n.Ident]
	if !ok {
		r.fail(n.Pos, "这里不能用函数 %q%s", n.Ident, definition.Suggest(n.Ident, slices.Sorted(maps.Keys(r.functions))))
		return typed{}
	}
	v := typed{Type: reflect.TypeOf(f).Out(0)}
	switch n.Ident {
	case "list":
		v.list = literal(nodes, 0)
	case "names", "different":
		if len(args) > 0 && args[0].list != "" {
			for i := range nodes[1:] {
				r.column(n.Pos, args[0].list, "Text", nodes[1+i:])
			}
		}
	}
	return v
}

// oneOf is what and, or, index and slice give: one of their arguments, or of its elements.
func (r *reader) oneOf(name string, args []typed) typed {
	switch first := args[0]; {
	case name == "slice":
		return first
	case name == "index" && first.Type != nil && first.Kind() == reflect.Slice:
		return typed{first.Elem(), first.list}
	case name == "index":
		return typed{}
	}
	for _, a := range args[1:] {
		if a != args[0] {
			return typed{}
		}
	}
	return args[0]
}

// literal is the text in quotes at a place of the arguments, "" if there is none.
func literal(nodes []parse.Node, i int) string {
	if i < len(nodes) {
		if s, ok := nodes[i].(*parse.StringNode); ok {
			return s.Text
		}
	}
	return ""
}
