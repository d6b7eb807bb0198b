package narrative

import (
	"slices"
	"strings"
	"text/template/parse"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// following is the text directly behind a node.
func following(l *parse.ListNode, i int) (string, bool) {
	if i+1 < len(l.Nodes) {
		if text, ok := l.Nodes[i+1].(*parse.TextNode); ok {
			return string(text.Text), true
		}
	}
	return "", false
}

// sign refuses a bare number, of num or .Plain, with another unit behind it than it is in.
func (r *reader) sign(n *parse.ActionNode, dot typed, text string) {
	written := unit.Leading(text)
	if written == "" || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return
	}
	args := n.Pipe.Cmds[0].Args
	own, known := "", false
	switch first := args[0].(type) {
	case *parse.IdentifierNode:
		if first.Ident == "num" {
			own, known = r.unitOfFigure(literal(args[1:], 0))
		}
	case *parse.FieldNode:
		if slices.Equal(first.Ident, []string{"Plain"}) {
			own, known = r.unitOfColumn(dot.list, literal(args[1:], 0))
		}
	}
	if known && unit.Name(written) != own {
		r.fail(n.Pos, "%s 后面写的是%s，这个数的单位是%s", n, written, own)
	}
}

func (r *reader) unitOfFigure(key string) (string, bool) {
	id, _ := figure.IDOf(key)
	f, ok := r.defs.Figure(id)
	return unit.Name(f.Unit), ok && !strings.HasPrefix(f.Unit, "@")
}

func (r *reader) unitOfColumn(list, name string) (string, bool) {
	d, _ := r.ledger(list)
	column, _ := d.Column(name)
	base := unit.OfColumn(column.Type).Base()
	return base, base != ""
}
