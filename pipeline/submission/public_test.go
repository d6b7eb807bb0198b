package submission_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/submission"
)

// telling are the columns of the sample's ledgers by which a firm, a household, a project or a person is known.
var telling = []string{"firm", "investor", "household", "owner", "idno", "uscc", "name", "code", "parcel", "room", "estate", "issuer", "grantee", "director", "steward", "office",
	"contact", "phone", "products", "content", "item", "matter", "batch"}

// known are the words that no public package may hold: what the columns say, and the files' names.
func known(t *testing.T, j pipeline.Job) []string {
	t.Helper()
	run, err := publish.At(j.Outputs, december, "r1")
	if err != nil {
		t.Fatal(err)
	}
	m, err := month.Kept(run)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, l := range m.Unmasked() {
		for i, column := range l.Columns {
			if !slices.Contains(telling, column) || l.ID == m.Defs.Scheme.Targets {
				continue
			}
			for _, r := range l.Rows {
				if text := strings.TrimSpace(r.Cells[i].Text); utf8.RuneCountInString(text) >= 3 && !slices.Contains(m.Zone.Names(), text) { // the zone is whom it is about
					list = append(list, text)
				}
			}
		}
	}
	for _, f := range m.Files() {
		base := filepath.Base(f.Name)
		list = append(list, base, strings.TrimSuffix(base, filepath.Ext(base)))
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) < 500 {
		t.Fatalf("only %d words", len(list))
	}
	return list
}

var publics = map[string]map[string][]byte{}

// publicOf is what a public package of a report holds, made once.
func publicOf(t *testing.T, j pipeline.Job, report string) map[string][]byte {
	t.Helper()
	if publics[report] == nil {
		_, publics[report] = pack(t, j, submission.Order{To: "县政务公开办", Profile: submission.Public, Report: report})
	}
	return publics[report]
}

// everything is all that a package says, part by part: texts of PDFs with their structure, outline and metadata, and all
// parts of workbooks.
func everything(t *testing.T, files map[string][]byte) map[string]string {
	t.Helper()
	said := map[string]string{}
	for name, data := range files {
		switch filepath.Ext(name) {
		case ".pdf":
			path := filepath.Join(t.TempDir(), "x.pdf")
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("qpdf", "--json", path).Output()
			if err != nil {
				t.Fatal(err)
			}
			said[name], said[name+" objects"] = text(t, data), string(out)
		case ".xlsx", ".ofd":
			for part, content := range unzipped(t, data) {
				said[name+" "+part] = string(content)
			}
		default:
			said[name] = string(data)
		}
	}
	return said
}

// Nothing in a public package tells of a single firm, household, project or person, or of the departments' files.
func TestPublicNamesNobody(t *testing.T) {
	j := job(t)
	words := known(t, j)
	for _, report := range []string{"annual-review", "campaign"} {
		files := publicOf(t, j, report)
		if len(files) != 5 || files["02附表.xlsx"] == nil {
			t.Fatalf("%s: %d files", report, len(files))
		}
		for part, said := range everything(t, files) {
			for _, word := range words {
				if strings.Contains(said, word) {
					t.Errorf("%s: %s says %s", report, part, word)
				}
			}
			for _, word := range []string{"张三", "数据来源", "审核情况", ".csv", "资料来源："} {
				if strings.Contains(said, word) {
					t.Errorf("%s: %s says %s", report, part, word)
				}
			}
		}
	}
}

// What a public package states equals figures.json and rests on three rows at the least.
func TestPublicFigures(t *testing.T) {
	j := job(t)
	data := read(t, filepath.Join(j.Outputs, "2020-12", "r1", "figures.json"))
	var book struct {
		Figures []struct {
			ID      string
			Group   map[string]string
			Value   decimal.Decimal
			Sources []figure.Source
		}
	}
	if err := json.Unmarshal(data, &book); err != nil {
		t.Fatal(err)
	}
	for report, least := range map[string]int{"annual-review": 40, "campaign": 25} {
		files := publicOf(t, j, report)
		f, err := excelize.OpenReader(bytes.NewReader(files["02附表.xlsx"]))
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]decimal.Decimal{}
		for _, n := range f.GetDefinedName() {
			sheet, at, _ := strings.Cut(n.RefersTo, "!")
			at, sheet = strings.ReplaceAll(at, "$", ""), strings.Trim(sheet, "'")
			value, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if formula, _ := f.GetCellFormula(sheet, at); err != nil || formula != "" {
				t.Fatalf("%s: %v, formula %q", n.Name, err, formula)
			}
			if strings.HasPrefix(n.Name, "fig_") {
				named[n.Name] = decimal.RequireFromString(value)
			}
		}
		found := 0
		for _, g := range book.Figures {
			key := "fig_" + strings.ReplaceAll(g.ID, "/", "_")
			for _, part := range []string{"unit", "indicator", "phase"} {
				if g.Group[part] != "" {
					key += "_" + g.Group[part]
				}
			}
			value, ok := named[key]
			if !ok {
				continue
			}
			found++
			if report == "campaign" && (g.ID == figure.CampaignActual || g.ID == figure.CampaignScore) { // a unit has one landed project
				t.Errorf("%s is told", key)
			}
			if !value.Equal(g.Value) {
				t.Errorf("%s: %s is %s, figures.json says %s", report, key, value, g.Value)
			}
			cells := 0
			for _, s := range g.Sources {
				for _, c := range s.Cells {
					if cells++; strings.Contains(c, ":") {
						cells += 2
					}
				}
			}
			if cells > 0 && cells < 3 && !strings.HasPrefix(g.ID, "target") && g.ID != "campaign_score" && g.ID != "campaign_rank" {
				t.Errorf("%s: %s rests on %d cells", report, key, cells)
			}
		}
		if found != len(named) || found < least {
			t.Errorf("%s: %d of %d names are figures", report, found, len(named))
		}
	}
}
