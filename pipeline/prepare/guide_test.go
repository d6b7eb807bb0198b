package prepare

import (
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/templates/templatestest"
)

// example is a block of docs/definitions.md between fences.
type example struct {
	line int
	kind string // behind the fence
	text string
}

func examples(t *testing.T) []example {
	t.Helper()
	guide, err := os.ReadFile("../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	open := -1
	for i, line := range strings.Split(string(guide), "\n") {
		fence, isFence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case isFence && open < 0:
			all, open = append(all, example{line: i + 1, kind: fence}), i
		case isFence:
			open = -1
		case open >= 0:
			all[len(all)-1].text += line + "\n"
		}
	}
	if open >= 0 || len(all) < 10 {
		t.Fatalf("%d examples, the last one open: %t", len(all), open >= 0)
	}
	return all
}

var (
	ledgerID  = regexp.MustCompile(`(?m)\Aid = "(\w+)"`)
	aTable    = regexp.MustCompile(`(?m)^\[\[(\w+)\]\]`)
	itsName   = regexp.MustCompile(`(?m)^name = "([^"]+)"`)
	narrative = regexp.MustCompile(`(?m)^narrative = "([^"]+)"`)
	figureIDs = regexp.MustCompile(`(?m)^\[\[figure\]\]\nid = "(\w+)"`)
)

// place says where in a templates folder an example goes, "" if it is none of definitions; own says that
// it is tried in a folder of its own, for a folder has one scheme.
func (e example) place() (file string, own bool) {
	switch table := aTable.FindStringSubmatch(e.text); {
	case e.kind == "" && strings.Contains(e.text, "{{"):
		return "reports/annual-review/10-services.tmpl", false
	case e.kind != "toml":
		return "", false
	case ledgerID.MatchString(e.text):
		return "ledgers/90-" + ledgerID.FindStringSubmatch(e.text)[1] + ".toml", false
	case strings.HasPrefix(e.text, "[summary]"):
		return "reports/annual-review/report.toml", false
	case table == nil:
		return "", false
	case table[1] == "figure" || table[1] == "check":
		return fmt.Sprintf("%ss/guide-%d.toml", table[1], e.line), false
	case table[1] == "list" || table[1] == "claim":
		return fmt.Sprintf("%ss-guide-%d.toml", table[1], e.line), false
	case table[1] == "indicator" || table[1] == "group" || table[1] == "adjustment":
		return "scheme.toml", true
	case table[1] == "section":
		return "reports/annual-review/report.toml", false
	case table[1] == "column": // of a ledger that is there
		return "ledgers/01-investment.toml", false
	}
	return "", false
}

// put adds an example to a folder. One of a scheme takes the place of indicators of the same name, or of the
// whole scheme.
func (e example) put(files fstest.MapFS, file string) {
	before := ""
	if f := files[file]; f != nil {
		before = strings.TrimRight(string(f.Data), "\n") + "\n\n"
	}
	if file == "scheme.toml" {
		before = regexp.MustCompile(`(?m)^total = .*\n`).ReplaceAllString(before, "")
		if strings.HasPrefix(strings.TrimSpace(e.text), "name =") {
			before = ""
		}
		for _, block := range strings.Split(e.text, "[[indicator]]")[1:] {
			name := itsName.FindString(block)
			parts := strings.Split(before, "[[indicator]]")
			kept := parts[:1]
			for _, part := range parts[1:] {
				if name == "" || !strings.Contains(part, name) {
					kept = append(kept, part)
				} else if strings.Contains(part, `id = "new_arrived"`) {
					kept[0] = regexp.MustCompile(`(?m)^tie_breaker = .*\n`).ReplaceAllString(kept[0], "")
				}
			}
			before = strings.Join(kept, "[[indicator]]")
		}
	}
	if strings.HasPrefix(e.text, "[summary]") { // a report has one
		before = regexp.MustCompile(`(?s)\[summary\].*?\n\]\n`).ReplaceAllString(before, "")
	}
	for _, m := range narrative.FindAllStringSubmatch(e.text, -1) { // its text is the statistician's
		files[path.Join(path.Dir(file), m[1])] = &fstest.MapFile{Data: []byte("情况如下。\n")}
	}
	files[file] = &fstest.MapFile{Data: []byte(before + e.text)}
}

// Every example of the guide is used: definitions together in one folder, where they must hold, and their
// figures have values with made-up rows; schemes each in a folder of its own; zone.toml as an office's. An example that is
// none of these fails here. Commands are run by the stories of the program.
func TestGuideExamples(t *testing.T) {
	files := templatestest.Folder(t)
	var schemes []example
	figures := map[string]int{}
	for _, e := range examples(t) {
		file, own := e.place()
		switch {
		case own:
			schemes = append(schemes, e)
		case file != "":
			e.put(files, file)
			for _, m := range figureIDs.FindAllStringSubmatch(e.text, -1) {
				figures[m[1]] = e.line
			}
		case e.kind == "toml" && strings.Contains(e.text, "name = ") && !aTable.MatchString(e.text) || strings.Contains(e.text, "[[department]]"):
			if _, err := load.Zone([]byte(e.text)); err != nil {
				t.Errorf("line %d: %v", e.line, err)
			}
		case e.kind == "" && strings.HasPrefix(e.text, "zonereport "):
		default:
			t.Errorf("docs/definitions.md line %d: no test knows how to run this example (%q):\n%s", e.line, e.kind, e.text)
		}
	}
	values := valuesUnder(t, files)
	for id, line := range figures {
		if !values[id] {
			t.Errorf("docs/definitions.md line %d: %s has no value with made-up rows", line, id)
		}
	}
	for _, e := range schemes {
		t.Run(fmt.Sprintf("line %d", e.line), func(t *testing.T) {
			own := fstest.MapFS{}
			for name, f := range files {
				own[name] = f
			}
			e.put(own, "scheme.toml")
			valuesUnder(t, own)
		})
	}
}

// valuesUnder are the figures that have a value in a preview.
func valuesUnder(t *testing.T, files fstest.MapFS) map[string]bool {
	t.Helper()
	m, err := sampled(files)
	var all definition.Errors
	if errors.As(err, &all) {
		for _, e := range all {
			t.Error(e)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	j := pipeline.Judge(pipeline.Job{}, m, nil)
	for _, f := range j.Findings {
		if f.Severity == finding.Error {
			t.Errorf("%s %s: %s", path.Base(f.File), f.Cell, f.Message())
		}
	}
	values := map[string]bool{}
	for _, f := range j.Book.Figures {
		if !f.Value.IsZero() {
			values[f.ID] = true
		}
	}
	return values
}

// The table of contents names every part.
func TestGuideContents(t *testing.T) {
	guide, err := os.ReadFile("../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := regexp.MustCompile(`(?m)^## (.+)$`).FindAllStringSubmatch(string(guide), -1)
	if len(parts) < 8 {
		t.Fatalf("%d parts", len(parts))
	}
	at := 0
	for _, m := range parts {
		line := "- [" + strings.ReplaceAll(m[1], "`", "") + "](#"
		i := strings.Index(string(guide[at:]), line)
		if i < 0 {
			t.Fatalf("the contents do not name %q in its place", m[1])
		}
		at += i
	}
}
