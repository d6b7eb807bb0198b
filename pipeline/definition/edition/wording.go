package edition

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
	"zonereport/pipeline/definition"
)

// wording is a narrative text without what no report of the month shows: comments, blank lines
// beyond one, and what is said only where there is something that there is in other months only.
func wording(d definition.Definitions, path string) string {
	text := strings.ReplaceAll(d.Text(path), "\r\n", "\n")
	t := parse.New("")
	t.Mode = parse.SkipFuncCheck
	parts := map[string]*parse.Tree{}
	if _, err := t.Parse(text, "", "", parts); err != nil { // package verify refuses it
		return text
	}
	var said []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		fold(d, parts[name].Root)
		said = append(said, name+"\n"+strings.TrimSpace(blankLines.ReplaceAllString(parts[name].Root.String(), "\n\n")))
	}
	return strings.Join(said, "\n\n")
}

var blankLines = regexp.MustCompile(`\n[ \t]*\n\s*`)

// fold puts in the place of a branch what is left of it in the month.
func fold(d definition.Definitions, list *parse.ListNode) {
	if list == nil {
		return
	}
	var nodes []parse.Node
	for _, n := range list.Nodes {
		branch, always := branchOf(n), false
		if branch == nil {
			nodes = append(nodes, n)
			continue
		}
		fold(d, branch.List)
		fold(d, branch.ElseList)
		left := branch.ElseList
		if n.Type() == parse.NodeIf {
			if always = never(d, inverted(branch.Pipe)); always {
				left = branch.List
			}
		}
		switch {
		case !always && !never(d, branch.Pipe):
			nodes = append(nodes, n)
		case left != nil:
			nodes = append(nodes, left.Nodes...)
		}
	}
	list.Nodes = nodes
}

func branchOf(n parse.Node) *parse.BranchNode {
	switch n := n.(type) {
	case *parse.IfNode:
		return &n.BranchNode
	case *parse.WithNode:
		return &n.BranchNode
	case *parse.RangeNode:
		return &n.BranchNode
	}
	return nil
}

// subjects are the kinds of what the first argument of a function names, as in OtherTimes.
var subjects = map[definition.Subject]string{definition.FigureKey: "figure", definition.MovedKey: "figure", definition.ClaimID: "claim", definition.ListID: "list", definition.LedgerID: "ledger"}

// never says that a condition asks for something that there is in other months only.
func never(d definition.Definitions, node parse.Node) bool {
	pipe, ok := node.(*parse.PipeNode)
	if !ok || pipe == nil || len(pipe.Cmds) != 1 {
		return false
	}
	args := pipe.Cmds[0].Args
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok || len(args) < 2 {
		return false
	}
	if name.Ident == "and" {
		return slices.ContainsFunc(args[1:], func(n parse.Node) bool { return never(d, n) })
	}
	text, ok := args[1].(*parse.StringNode)
	if !ok || !slices.Contains([]string{"has", "some", "groups", "target", "completion", "lastyear", "lastmonth", "claim", "proves", "list", "sent"}, name.Ident) {
		return false
	}
	id, _, _ := strings.Cut(text.Text, "/")
	return d.OtherTimes[subjects[definition.NarrativeFunctions[name.Ident]]+" "+id]
}

// inverted is what a condition with not in front asks for.
func inverted(pipe *parse.PipeNode) parse.Node {
	if pipe != nil && len(pipe.Cmds) == 1 && len(pipe.Cmds[0].Args) == 2 {
		if name, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode); ok && name.Ident == "not" {
			return pipe.Cmds[0].Args[1]
		}
	}
	return nil
}
