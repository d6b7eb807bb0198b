package definition

import (
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
)

// Subject is what the first argument of a narrative function names, so that Load can
// refuse a misspelt name before a report is made.
type Subject uint8

const (
	// Free arguments are not checked.
	Free Subject = iota
	// FigureKey is a figure's id, with its group value behind a slash if it has one.
	FigureKey
	// ClaimID is the id of a claim.
	ClaimID
	// ListID is the id of a list.
	ListID
	// LedgerID is the id of a ledger.
	LedgerID
)

// NarrativeFunctions are the functions that a narrative text may call (docs/definitions.md).
var NarrativeFunctions = map[string]Subject{
	"has": FigureKey, "some": FigureKey, "say": FigureKey, "num": FigureKey, "about": FigureKey, "over": FigureKey,
	"groups": FigureKey, "key": FigureKey,
	"claim": ClaimID, "proves": ClaimID, "list": ListID, "sent": LedgerID,
	"names": Free, "names2": Free, "counted": Free, "different": Free, "plainquotes": Free, "contains": Free,
	"day": Free, "thisyear": Free, "years": Free, "percent": Free,
	"zone": Free, "short": Free, "county": Free, "iszone": Free, "chinese": Free, "year": Free, "month": Free, "months": Free, "asof": Free, "left": Free,
	"campaign": Free, "scheme": Free, "schemeitems": Free, "tiebreaker": Free,
}

// narratives parses every text of a report and checks the names in it.
func (l *loader) narratives(r Report) error {
	file := l.owner["report "+r.ID]
	for _, text := range []string{r.Title, r.Subtitle, r.File} {
		if err := l.text(File{Path: file.Path, Data: []byte(text)}); err != nil {
			return file.fail(text, "%s", err.(*Error).Reason)
		}
	}
	paths := present(r.Lead)
	for _, s := range r.Sections {
		paths = append(paths, present(s.Narrative)...)
	}
	for _, p := range paths {
		if err := l.text(l.file(p)); err != nil {
			return err
		}
	}
	return nil
}

// text parses one text. The error is an *Error.
func (l *loader) text(file File) error {
	for i, line := range strings.Split(string(file.Data), "\n") {
		if strings.Contains(line, "｛｛") || strings.Contains(line, "｝｝") {
			return &Error{File: file.Path, Line: i + 1, Reason: "文字模板有误：全角的 ｛｛ ｝｝ 应写成半角的 {{ }}，不然会原样印进报告。请切换到英文输入法改正"}
		}
	}
	functions := template.FuncMap{}
	for name := range NarrativeFunctions {
		functions[name] = func(...any) string { return "" }
	}
	t, err := template.New("x").Funcs(functions).Parse(string(file.Data))
	if err != nil {
		return TemplateError(file.Path, err)
	}
	var bad error
	for _, t := range t.Templates() {
		walk(t.Root, func(call *parse.CommandNode) {
			if err := l.call(file, call); err != nil && bad == nil {
				bad = err
			}
		})
	}
	return bad
}

// call checks one function call of a narrative.
func (l *loader) call(file File, call *parse.CommandNode) error {
	name, ok := call.Args[0].(*parse.IdentifierNode)
	if !ok || len(call.Args) < 2 {
		return nil
	}
	text, ok := call.Args[1].(*parse.StringNode)
	if !ok {
		return nil
	}
	at := func(what string, known []string) error {
		id, _, _ := strings.Cut(text.Text, "/")
		if slices.Contains(known, id) {
			return nil
		}
		e := file.unknown(what, id, known)
		e.Line = 1 + strings.Count(string(file.Data[:min(int(text.Pos), len(file.Data))]), "\n")
		return e
	}
	switch NarrativeFunctions[name.Ident] {
	case FigureKey:
		return at("指标", l.figureIDs())
	case ClaimID:
		return at("断言", l.claimIDs())
	case ListID:
		return at("清单", l.listIDs())
	case LedgerID:
		return at("台账", l.ledgerIDs())
	}
	return nil
}

// walk visits every command of a template.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				walk(c, visit)
			}
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				walk(c, visit)
			}
		}
	case *parse.CommandNode:
		visit(n)
		for _, a := range n.Args {
			walk(a, visit)
		}
	case *parse.IfNode:
		branch(n.BranchNode, visit)
	case *parse.RangeNode:
		branch(n.BranchNode, visit)
	case *parse.WithNode:
		branch(n.BranchNode, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	}
}

func branch(b parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(b.Pipe, visit)
	walk(b.List, visit)
	walk(b.ElseList, visit)
}
