package pipeline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// demanding are the words that make a text a demand, so that it reads as a sentence of its own
// between what is wrong and what to do.
var demanding = []string{"应", "通常"}

func demands(text string) bool {
	for _, word := range demanding {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// What was expected is said in whole sentences: 金额应以人民币填报, never 人民币金额.
func TestExpectationsAreSentences(t *testing.T) {
	defs, err := load.Definitions(templatestest.Folder(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, check := range defs.Checks {
		if !demands(check.Expected) {
			t.Errorf("%s: %s", check.ID, check.Expected)
		}
	}
	n := 0
	for pkg, files := range sources(t) {
		for _, file := range files {
			ast.Inspect(file, func(node ast.Node) bool {
				value := expectation(node)
				if value == nil {
					return true
				}
				n++
				if text := statedTexts(value, files); !demands(text) {
					t.Errorf("%s: %q asks for nothing", pkg, text)
				}
				return true
			})
		}
	}
	if n < 80 {
		t.Errorf("only %d expectations were found", n)
	}
}

// sources parses the program's own files, by folder.
func sources(t *testing.T) map[string][]*ast.File {
	t.Helper()
	all, set := map[string][]*ast.File{}, token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		all[filepath.Dir(path)] = append(all[filepath.Dir(path)], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// expectation is the value that a node gives to finding.Words.Expected, where it is stated
// there and not passed on.
func expectation(node ast.Node) ast.Expr {
	var value ast.Expr
	switch n := node.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Expected" {
			value = n.Value
		}
	case *ast.AssignStmt:
		if field, ok := n.Lhs[0].(*ast.SelectorExpr); ok && len(n.Lhs) == 1 && field.Sel.Name == "Expected" {
			value = n.Rhs[0]
		}
	}
	switch v := value.(type) {
	case *ast.SelectorExpr: // of a definition
		return nil
	case *ast.CallExpr:
		if function, ok := v.Fun.(*ast.SelectorExpr); !ok || function.Sel.Name != "Sprintf" {
			return nil
		}
	}
	return value
}

// statedTexts joins the texts of an expression, those of names from where they are declared.
func statedTexts(value ast.Expr, files []*ast.File) string {
	var all strings.Builder
	ast.Inspect(value, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.BasicLit:
			text, _ := strconv.Unquote(n.Value)
			all.WriteString(text)
		case *ast.Ident:
			for _, file := range files {
				ast.Inspect(file, func(node ast.Node) bool {
					if spec, ok := node.(*ast.ValueSpec); ok && spec.Names[0].Name == n.Name && len(spec.Values) == 1 {
						all.WriteString(statedTexts(spec.Values[0], nil))
					}
					if set, ok := node.(*ast.AssignStmt); ok && len(set.Lhs) == 1 {
						if name, ok := set.Lhs[0].(*ast.Ident); ok && name.Name == n.Name {
							all.WriteString(statedTexts(set.Rhs[0], nil))
						}
					}
					return true
				})
			}
		}
		return true
	})
	return all.String()
}
