package render_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// drawn are the packages whose numbers end in the bytes of an artifact.
var drawn = []string{"render/layout", "render/pdf", "render/ofd", "render/excel", "render/excel/workbook", "render/excel/form", "render/excel/accessible", "render/returned", "typeface", "compose", "aggregate", "document", "figure"}

// Every product that may go into a sum is rounded by a conversion: arm64, loong64 and amd64 at
// level v3 multiply and add in one step, and a last digit that differs makes other bytes
// (design §3). A product is safe where it is converted, compared, multiplied or divided at once,
// or where one factor is a power of two.
func TestProductsAreRounded(t *testing.T) {
	known := imports{fset: token.NewFileSet(), packages: map[string]*types.Package{}}
	for _, dir := range drawn {
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		files := known.check(t, dir, info)
		if len(files) == 0 {
			t.Fatalf("%s holds no files", dir)
		}
		for _, file := range files {
			for _, at := range bareProducts(file, info) {
				t.Errorf("%s: write float64(x*y) for a product that goes into a sum", known.fset.Position(at))
			}
		}
	}
}

// The check finds what it is for, and nothing else.
func TestBareProducts(t *testing.T) {
	for expression, want := range map[string]int{
		"x*y + z": 1, "z - x*y*w": 1, "f(x * y)": 1, "x*y/w + z*w": 1, "-(x * y) + z": 1, "(x*y) + (z*w)": 2,
		"float64(x*y) + z": 0, "x*y/w + z": 0, "2*x + z": 0, "x*0.5 + z": 0, "x + 3*4": 0, "float64(n*n) + z": 0,
		"float64(int(x*y)) + z": 0, "0.3*x + z": 1,
	} {
		source := "package p\nfunc f(v float64) float64 { return v }\nfunc g(x, y, z, w float64, n int) float64 { return " + expression + " }\n"
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "p.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		if _, err := (&types.Config{}).Check("p", fset, []*ast.File{file}, info); err != nil {
			t.Fatal(err)
		}
		if got := len(bareProducts(file, info)); got != want {
			t.Errorf("%s: %d products, want %d", expression, got, want)
		}
	}
}

// bareProducts are the places of products that nothing rounds.
func bareProducts(file *ast.File, info *types.Info) []token.Pos {
	safe := map[ast.Expr]bool{}
	mark := func(list ...ast.Expr) {
		for _, e := range list {
			safe[ast.Unparen(e)] = true
		}
	}
	var bare []token.Pos
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if info.Types[n.Fun].IsType() && len(n.Args) == 1 {
				mark(n.Args[0])
			}
		case *ast.BinaryExpr:
			switch n.Op {
			case token.QUO, token.LSS, token.GTR, token.LEQ, token.GEQ, token.EQL, token.NEQ:
				mark(n.X, n.Y)
			case token.MUL:
				mark(n.X, n.Y)
				if isFloat(info, n) && !safe[n] && !isPowerOfTwo(info, n.X) && !isPowerOfTwo(info, n.Y) {
					bare = append(bare, n.Pos())
				}
			}
		case *ast.AssignStmt:
			if n.Tok == token.MUL_ASSIGN && isFloat(info, n.Lhs[0]) && !isPowerOfTwo(info, n.Rhs[0]) {
				bare = append(bare, n.Pos())
			}
		}
		return true
	})
	return bare
}

// isFloat says that an expression is a floating-point number that is worked out while the
// program runs; of a type that the check does not know, one with such a factor counts as one.
func isFloat(info *types.Info, e ast.Expr) bool {
	known := info.Types[e]
	if known.Value != nil {
		return false
	}
	if known.Type != nil {
		if basic, ok := known.Type.Underlying().(*types.Basic); !ok || basic.Kind() != types.Invalid {
			return ok && basic.Info()&types.IsFloat != 0
		}
	}
	product, ok := ast.Unparen(e).(*ast.BinaryExpr)
	return ok && (isFloat(info, product.X) || isFloat(info, product.Y))
}

func isPowerOfTwo(info *types.Info, e ast.Expr) bool {
	value := info.Types[e].Value
	if value == nil {
		return false
	}
	v, _ := constant.Float64Val(constant.ToFloat(value))
	for _, exact := range []float64{0.125, 0.25, 0.5, 1, 2, 4, 8, 16} {
		if v == exact {
			return true
		}
	}
	return false
}

// imports checks the types of the program's own packages; of others it knows the name only.
type imports struct {
	fset     *token.FileSet
	packages map[string]*types.Package
}

const module = "zonereport/pipeline/"

func (i imports) Import(name string) (*types.Package, error) {
	if p := i.packages[name]; p != nil {
		return p, nil
	}
	dir, own := strings.CutPrefix(name, module)
	if !own {
		p := types.NewPackage(name, path.Base(name))
		p.MarkComplete()
		i.packages[name] = p
		return p, nil
	}
	if i.check(nil, dir, &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}) == nil {
		return nil, fmt.Errorf("no package %s", name)
	}
	return i.packages[name], nil
}

// check parses a package below pipeline and works out its types as far as they are known.
func (i imports) check(t *testing.T, dir string, info *types.Info) []*ast.File {
	root := os.DirFS("..")
	entries, err := fs.ReadDir(root, dir)
	if err != nil && t != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := fs.ReadFile(root, name)
		if err == nil {
			var file *ast.File
			if file, err = parser.ParseFile(i.fset, name, source, parser.SkipObjectResolution); err == nil {
				files = append(files, file)
			}
		}
		if err != nil && t != nil {
			t.Fatal(err)
		}
	}
	config := types.Config{Importer: i, Error: func(error) {}} // other modules' names are not known here
	i.packages[module+dir], _ = config.Check(module+dir, i.fset, files, info)
	return files
}
