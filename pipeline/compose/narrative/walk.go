package narrative

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"zonereport/pipeline/definition"
)

// typed is what is known of a value before there is one: its type, nil if nothing is, and the
// list whose rows it holds, or whose row it is.
type typed struct {
	reflect.Type
	list string
}

// nothing is the value that a whole text begins with: it has no fields.
var nothing = typed{Type: reflect.TypeFor[struct{}]()}

// reader reads a text as text/template will run it, with types in place of values.
type reader struct {
	defs       definition.Definitions
	functions  template.FuncMap
	path, text string
	row        reflect.Type           // of a list's rows
	parts      map[string]*parse.Tree // {{define}}
	within     []string               // parts that are being read
	done       map[string]bool        // parts that were read, by name and type
	names      []string               // variables in sight, the nearest last
	types      []typed
	bad        definition.Errors // in the order of the text
}

// fail notes what is wrong at a node.
func (r *reader) fail(at parse.Pos, format string, args ...any) {
	line := 1 + strings.Count(r.text[:min(int(at), len(r.text))], "\n")
	r.bad = append(r.bad, &definition.Error{File: r.path, Line: line, Reason: "文字模板有误：" + fmt.Sprintf(format, args...)})
}

func (r *reader) list(l *parse.ListNode, dot typed) {
	if l == nil {
		return
	}
	for i, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if text, ok := following(l, i); ok {
				r.sign(n, dot, text)
			}
			if v := r.pipe(n.Pipe, dot); len(n.Pipe.Decl) == 0 && !printable(v) {
				r.fail(n.Pos, "%s 不是文字或数，不能印出来", n)
			}
		case *parse.IfNode:
			r.branch(n.BranchNode, dot)
		case *parse.WithNode:
			r.branch(n.BranchNode, dot)
		case *parse.RangeNode:
			r.branch(n.BranchNode, dot)
		case *parse.TemplateNode:
			r.part(n, dot)
		}
	}
}

// printable says that a value prints as what it says.
func printable(v typed) bool {
	if v.Type == nil {
		return true
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Map, reflect.Func:
		return false
	}
	return true
}

func (r *reader) branch(b parse.BranchNode, dot typed) {
	outer := len(r.names)
	defer func() { r.names, r.types = r.names[:outer], r.types[:outer] }()
	inner := dot
	switch b.NodeType {
	case parse.NodeRange:
		inner = r.element(b.Pipe, dot)
	case parse.NodeWith:
		inner = r.pipe(b.Pipe, dot)
	default:
		r.pipe(b.Pipe, dot)
	}
	r.list(b.List, inner)
	r.list(b.ElseList, dot)
}

// element is what range gives dot, and its variables, in each round.
func (r *reader) element(p *parse.PipeNode, dot typed) typed {
	over := r.commands(p, dot)
	element := typed{list: over.list}
	if over.Type != nil {
		switch over.Kind() {
		case reflect.Slice:
			element.Type = over.Elem()
		default:
			r.fail(p.Pos, "range 后面要写清单、各组等几个值，%s 不是", p)
		}
	}
	for i, v := range p.Decl {
		if i == len(p.Decl)-1 {
			r.declare(v.Ident[0], element)
		} else {
			r.declare(v.Ident[0], typed{Type: reflect.TypeFor[int]()})
		}
	}
	return element
}

func (r *reader) declare(name string, v typed) {
	r.names, r.types = append(r.names, name), append(r.types, v)
}

// part reads a {{template}} with what it is given; one that runs itself never ends.
func (r *reader) part(n *parse.TemplateNode, dot typed) {
	given := nothing
	if n.Pipe != nil {
		given = r.pipe(n.Pipe, dot)
	}
	tree := r.parts[n.Name]
	key := fmt.Sprintf("%s %v %s", n.Name, given.Type, given.list)
	switch {
	case tree == nil:
		r.fail(n.Pos, "没有 {{define %q}}", n.Name)
	case slices.Contains(r.within, n.Name) || n.Name == "x":
		r.fail(n.Pos, "{{template %q}} 又用到自己，没有尽头", n.Name)
	case !r.done[key]:
		r.done[key] = true
		names, types := r.names, r.types
		r.names, r.types, r.within = nil, nil, append(r.within, n.Name)
		r.list(tree.Root, given)
		r.names, r.types, r.within = names, types, r.within[:len(r.within)-1]
	}
}

// pipe is what a pipeline gives; its variables come into sight.
func (r *reader) pipe(p *parse.PipeNode, dot typed) typed {
	v := r.commands(p, dot)
	if p != nil && !p.IsAssign {
		for _, d := range p.Decl {
			r.declare(d.Ident[0], v)
		}
	}
	return v
}

func (r *reader) commands(p *parse.PipeNode, dot typed) typed {
	var v typed
	if p != nil {
		for i, c := range p.Cmds {
			v = r.command(c, dot, v, i > 0)
		}
	}
	return v
}
