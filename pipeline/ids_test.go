package pipeline_test

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/templates"
)

// What an office defines is known by what it says: no code spells the id of a ledger, a figure, an
// indicator, a claim or a list. The scheme's own figures are named in figure/campaign.go alone. A flag may be
// called like one.
func TestNothingSpellsAnID(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, l := range defs.Ledgers {
		ids[l.ID] = true
	}
	for _, f := range defs.Figures {
		ids[f.ID] = true
	}
	for _, i := range defs.Scheme.Indicators {
		ids[i.ID] = true
	}
	for _, c := range defs.Claims {
		ids[c.ID] = true
	}
	for _, l := range defs.Lists {
		ids[l.ID] = true
	}
	for _, id := range figure.CampaignIDs() {
		ids[id] = true
	}
	for _, folder := range []string{".", "../cmd"} {
		flags := map[ast.Node]bool{}
		inspect(t, folder, func(at token.Position, n ast.Node) {
			if call, ok := n.(*ast.CallExpr); ok && isFlag(call) {
				flags[call.Args[0]], flags[call.Args[1]] = true, true
			}
			literal, ok := n.(*ast.BasicLit)
			if !ok || flags[n] || literal.Kind != token.STRING || at.Filename == filepath.Join("figure", "campaign.go") {
				return
			}
			text, err := strconv.Unquote(literal.Value)
			if id, _, _ := strings.Cut(text, "/"); err == nil && ids[id] {
				t.Errorf("%s spells the id %q", at, id)
			}
		})
	}
}

// isFlag tells a call that defines or writes a flag: flags.String(…), flags.StringVar(…), Flag(…).
func isFlag(call *ast.CallExpr) bool {
	if name, ok := call.Fun.(*ast.Ident); ok && len(call.Args) == 2 {
		return name.Name == "Flag"
	}
	of, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) < 2 {
		return false
	}
	set, ok := of.X.(*ast.Ident)
	return ok && set.Name == "flags"
}
