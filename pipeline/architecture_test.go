package pipeline_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const base = "zonereport/pipeline/"

// stages work one after the other and know nothing of each other; models are what they share.
var (
	stages = []string{"inputs", "ingest", "validate", "aggregate", "revise", "compose", "render/excel", "render/pdf", "render/returned", "publish", "archive"}
	models = []string{"canonical", "calendar", "exact", "unit", "measure", "finding", "ledger", "figure", "document", "definition", "query", "lineage", "plainjson", "disk", "known", "runfolder", "typeface", "demo", "shown", "revision", "register", "ooxml", "grid", "bundle", "deflate", "trail", "render/layout", "tally", "facts/schema"}
)

// reading is the floors of ingest, the lowest first: a package imports only those before it.
var reading = []string{"protected", "ooxml", "biff", "delimited", "markup",
	"spelling", "schema", "unitword", "rule", "wording", "typing", "lines", "trace", "report", "recognise", "assemble", "versions"}

// owners are the only folders that may import a library; bench, which is no part of the
// program, measures excelize.
var owners = map[string][]string{
	"github.com/xuri/excelize/v2":         {"render/excel"},
	"github.com/richardlehane/mscfb":      {"ingest"},
	"github.com/gofrs/flock":              {"disk"},
	"github.com/BurntSushi/toml":          {"definition/load"},
	"github.com/emmansun/gmsm/sm3":        {"submission"},
	"github.com/parquet-go/parquet-go":    {"facts/parquet"},
	"github.com/klauspost/compress/flate": {"deflate"},
}

// floors are the rooms of render/excel and render/layout from the ground up, and above them those that may
// see stages; "" is pipeline itself. A room imports only from floors below its own.
var floors = [][]string{
	{"render/excel/notation", "render/layout/page"},
	{"render/excel/formula", "render/excel/pack", "render/layout/typeset"},
	{"render/excel/workbook", "render/layout/chart"},
	{"render/excel", "render/excel/form", "render/excel/accessible", "render/layout"},
	{"render", "wanted"},
	{"month", "custody"},
	{"comparing", "followup"},
	{""},
	{"receipts"},
	{"prove", "registry", "prepare", "submission", "intake", "facts", "rollup"},
}

// overseeing are the rooms that may see stages: what several orders have in common, or one alone does. Stages
// know none of them.
var overseeing = slices.Concat(floors[4:]...)

// roomPath is where a room is imported from.
func roomPath(room string) string { return strings.TrimSuffix(base+room, "/") }

// libraryless are packages that import no library that has an owner.
var libraryless = []string{"render/excel/notation", "render/excel/formula"}

type listed struct {
	ImportPath string
	Imports    []string
	GoFiles    []string
}

// packages lists every package of the module with what its non-test files import.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,GoFiles", "zonereport/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	return list
}

// within returns the folder of the list that a package lies in, "" for none.
func within(path string, folders []string) string {
	for _, f := range folders {
		if path == base+f || strings.HasPrefix(path, base+f+"/") {
			return f
		}
	}
	return ""
}

// No package grows beyond what one can look through.
func TestPackagesStaySmall(t *testing.T) {
	for _, p := range packages(t) {
		if n := len(p.GoFiles); n > 20 {
			t.Errorf("%s has %d files", p.ImportPath, n)
		}
	}
}

// A file becomes ledgers floor by floor (docs/architecture.md).
func TestReadingGoesUpward(t *testing.T) {
	const prefix = base + "ingest/"
	seen := 0
	for _, p := range packages(t) {
		if !strings.HasPrefix(p.ImportPath+"/", prefix) {
			continue
		}
		name, below := strings.CutPrefix(p.ImportPath, prefix)
		if !below {
			continue
		}
		floor := slices.Index(reading, name)
		if seen++; floor < 0 {
			t.Errorf("%s is on no floor of ingest", name)
		}
		for _, imported := range p.Imports {
			if other, ok := strings.CutPrefix(imported, prefix); ok && slices.Index(reading, other) >= floor {
				t.Errorf("%s imports %s, which does not lie below it", name, other)
			}
			if imported == strings.TrimSuffix(prefix, "/") {
				t.Errorf("%s imports ingest, which stands above it", name)
			}
		}
	}
	if seen != len(reading) {
		t.Errorf("%d packages below ingest, %d floors", seen, len(reading))
	}
}

func TestImportsPointOneWay(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range packages(t) {
		stage, model := within(p.ImportPath, stages), within(p.ImportPath, models)
		seen[stage], seen[model] = true, true
		for _, imported := range p.Imports {
			other := within(imported, stages)
			if stage != "" && other != "" && other != stage {
				t.Errorf("%s imports the stage %s; stages meet only in pipeline.go", p.ImportPath, other)
			}
			if model != "" && other != "" {
				t.Errorf("%s is shared and imports the stage %s", p.ImportPath, other)
			}
			if stage != "" && imported == base+"definition/load" {
				t.Errorf("%s reads definitions; stages are handed them", p.ImportPath)
			}
			if (stage != "" || model != "") && slices.ContainsFunc(overseeing, func(room string) bool { return imported == roomPath(room) }) {
				t.Errorf("%s imports %s, which stands above it", p.ImportPath, imported)
			}
			if owner, limited := owners[imported]; limited && within(p.ImportPath, owner) == "" && p.ImportPath != "zonereport/bench" {
				t.Errorf("%s imports %s; that is for %v only", p.ImportPath, imported, owner)
			}
		}
	}
	for _, folder := range slices.Concat(stages, models) {
		if !seen[folder] {
			t.Errorf("there is no package %s; this test looks for one", folder)
		}
	}
}

// What is shared lies below what shares it.
func TestRoomsStandOnFloors(t *testing.T) {
	floor := map[string]int{}
	for i, rooms := range floors {
		for _, room := range rooms {
			floor[roomPath(room)] = i + 1
		}
	}
	seen := 0
	for _, p := range packages(t) {
		own := floor[p.ImportPath]
		if own == 0 {
			continue
		}
		seen++
		for _, imported := range p.Imports {
			if floor[imported] >= own {
				t.Errorf("%s imports %s, which does not lie below it", p.ImportPath, imported)
			}
			if _, limited := owners[imported]; limited && slices.Contains(libraryless, strings.TrimPrefix(p.ImportPath, base)) {
				t.Errorf("%s imports %s; it is to do without", p.ImportPath, imported)
			}
		}
	}
	if seen != len(floor) {
		t.Errorf("%d of %d rooms are there", seen, len(floor))
	}
}

// Date and time are inputs (design §2): a report made again years later has the same bytes.
func TestNothingReadsTheClock(t *testing.T) {
	inspect(t, ".", func(at token.Position, n ast.Node) {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return
		}
		if x, ok := selector.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, selector.Sel.Name) {
			t.Errorf("%s reads the clock or its zone", at)
		}
	})
}

// inspect walks through the code below a folder that is no test's.
func inspect(t *testing.T, folder string, each func(token.Position, ast.Node)) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if n != nil {
				each(set.Position(n.Pos()), n)
			}
			return true
		})
		return nil
	})
	if err != nil || files < 10 {
		t.Errorf("%s: looked at %d files, %v", folder, files, err)
	}
}
