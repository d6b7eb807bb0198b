package load_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// fault is one change of the default templates that makes them wrong.
type fault struct {
	file, old, new string
	want           []string // what the lines begin with at which errors are wanted
}

// Everything that is wrong is told at once, each where it stands, and nothing that is wrong only
// because of it.
func TestEveryFaultIsTold(t *testing.T) {
	const annual, funds, investment, review = "figures/annual.toml", "ledgers/02-funds.toml", "ledgers/01-investment.toml", "reports/annual-review/report.toml"
	const text = "reports/annual-review/10-services.tmpl"
	tests := map[string][]fault{
		"TOML of a figure that others are of": {{annual, "name = \"签订投资框架协议\"", "name = “签订投资框架协议”", []string{"name = “"}}},
		"TOML of an id":                       {{annual, "id = \"agreements\"", "id = “agreements”", []string{"id = “"}}},
		"TOML of a ledger's head":             {{investment, "department = ", "department ＝ ", []string{"department ＝"}}},
		"TOML of a column":                    {{investment, "id = \"origin\"", "id = “origin”", []string{"id = “origin"}}},
		"a file in another encoding":          {{annual, "# ", "# \xcc\xa8\xd5\xca\n# ", []string{"# \xcc"}}},
		"a list file under another name":      {{"lists.toml.txt", "", "", nil}},
		"a figure without its ledger":         {{annual, "ledger = \"investment\"", "ledger = \"investmnt\"", []string{"ledger = \"investmnt\""}}},
		"a column of no type":                 {{investment, "type = \"money\"", "type = \"mony\"", []string{"type = \"mony\""}}},
		"several in a ledger": {
			{investment, "type = \"money\"", "type = \"mony\"", []string{"type = \"mony\""}},
			{investment, "id = \"agreement\"\n", "id = \"agreement\"\nrequird = true\n", []string{"requird"}},
		},
		"several in a text": {{text, "", "{{say \"honors\"}}\n{{some \"honours\"}}\n{{sya \"honours\"}}\n", []string{"{{sya"}}},
		"several names in a text": {{text, "", "{{say \"honors\"}}\n{{say \"honours\"}}\n{{claim \"nothing\"}}{{range list \"homes_moved_in\"}}\n{{.Text \"nowhere\"}}{{end}}\n",
			[]string{"{{say \"honors", "{{claim", "{{.Text"}}},
		"the same fault in three figures": {{annual, "", "", nil}},
		"all over": {
			{annual, "unit = \"家\"", "unit = \"亩\"", []string{"unit = \"亩\""}},
			{funds, "codes = [\"内资\", \"外资\"]", "codes = [\"外资\"]", nil},
			{"checks/code.toml", "kind = \"credit_code\"", "kind = \"credit\"", []string{"kind = \"credit\""}},
			{"scheme.toml", "total = \"100\"", "total = \"110\"", []string{"total = \"110\""}},
			{"style.toml", "[page]", "[page]\nheigth = 1", []string{"heigth"}},
			{review, "kind = \"columns\"", "kind = \"colums\"", []string{"kind = \"colums\""}},
			{review, "list = \"honours_of_year\"", "list = \"honours_year\"", []string{"list = \"honours_year\""}},
			{text, "", "{{say \"honors\"}}", []string{"{{say"}},
		},
	}
	for name, faults := range tests {
		t.Run(name, func(t *testing.T) {
			files := templatestest.Folder(t)
			for _, f := range faults {
				change(t, files, f)
			}
			var want []string
			for _, f := range faults {
				for _, begin := range f.want {
					want = append(want, fmt.Sprint(f.file, " ", lineThatBegins(t, files, f.file, begin)))
				}
			}
			switch name {
			case "a list file under another name":
				want = []string{"lists.toml.txt 1"}
			case "the same fault in three figures":
				want = threeFaults(files, annual)
			case "all over": // what rests on the code that is gone
				want = append(want, whereSaid(files, "\"内资\"")...)
			}
			slices.Sort(want)
			_, err := load.For(files, definition.Zone{}, calendar.Month{}, compose.Verify)
			var all definition.Errors
			if !errors.As(err, &all) {
				t.Fatalf("got %v", err)
			}
			var got []string
			for _, e := range all {
				got = append(got, fmt.Sprint(e.File, " ", e.Line))
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				for _, e := range all {
					t.Log(e)
				}
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func change(t *testing.T, files fstest.MapFS, f fault) {
	t.Helper()
	switch {
	case strings.HasSuffix(f.file, ".txt"):
		whole := strings.TrimSuffix(f.file, ".txt")
		files[f.file] = files[whole]
		delete(files, whole)
	case f.old != "":
		text := string(files[f.file].Data)
		if !strings.Contains(text, f.old) {
			t.Fatalf("%s has no %s", f.file, f.old)
		}
		files[f.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, f.old, f.new, 1))}
	case f.new != "":
		files[f.file] = &fstest.MapFile{Data: []byte(f.new)}
	}
}

func lineThatBegins(t *testing.T, files fstest.MapFS, file, begin string) int {
	t.Helper()
	for i, line := range strings.Split(string(files[file].Data), "\n") {
		if strings.HasPrefix(line, begin) {
			return i + 1
		}
	}
	t.Fatalf("%s has no line that begins with %s", file, begin)
	return 0
}

// whereSaid are the lines of figures and lists in which a word stands.
func whereSaid(files fstest.MapFS, word string) []string {
	var list []string
	for path, f := range files {
		if !strings.HasSuffix(path, ".toml") || strings.HasPrefix(path, "ledgers/") {
			continue
		}
		for i, line := range strings.Split(string(f.Data), "\n") {
			if strings.Contains(line, word) {
				list = append(list, fmt.Sprint(path, " ", i+1))
			}
		}
	}
	return list
}

// threeFaults misspells one column in three figures alike.
func threeFaults(files fstest.MapFS, file string) []string {
	text := string(files[file].Data) + "\n"
	var want []string
	for i := range 3 {
		text += fmt.Sprintf("[[figure]]\nid = \"more_%d\"\nname = \"甲\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"甲\"\nwhere = [{ column = \"nowhere\", compare = \"as of\" }]\n", i)
		want = append(want, fmt.Sprint(file, " ", strings.Count(text, "\n")))
	}
	files[file] = &fstest.MapFile{Data: []byte(text)}
	return want
}
