package verify_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// The guide's table tells of every kind of claim with all its keys.
func TestGuideTellsEveryKindOfClaim(t *testing.T) {
	guide, err := os.ReadFile("../../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range definition.ClaimKinds {
		row := regexp.MustCompile("(?m)^\\| `" + kind.Name + "` \\|.*$").FindString(string(guide))
		if row == "" {
			t.Errorf("docs/definitions.md does not tell of %s", kind.Name)
		}
		for _, key := range slices.Concat(kind.Needs, kind.May) {
			if !strings.Contains(row, "`"+key+"`") {
				t.Errorf("docs/definitions.md does not say %s of %s", key, kind.Name)
			}
		}
	}
}

// A claim that its kind cannot prove is refused at its line, with what to do.
func TestClaimsRefused(t *testing.T) {
	const base = "ledger = \"relocation\"\ndate = \"signed_on\"\n"
	for name, test := range map[string]struct{ claim, says string }{
		"unknown kind":                {"kind = \"all_dome\"\n" + base, `是不是想写 "all_done"`},
		"missing key":                 {"kind = \"within_days\"\n" + base + "from = \"signed_on\"\n", "缺少 days"},
		"superfluous key":             {"kind = \"streak\"\n" + base, "streak 不用 ledger"},
		"key of another kind":         {"kind = \"all_done\"\n" + base + "within = \"phase\"\n", "all_done 不用 within"},
		"unknown column":              {"kind = \"filled\"\nledger = \"investment\"\ncolumns = [\"directer\"]\n", `是不是想写 "director"`},
		"no date":                     {"kind = \"in_time\"\nledger = \"housing_projects\"\ndue = \"status\"\n", "要用日期列"},
		"alternatives":                {"kind = \"first\"\nledger = \"incubator\"\ndate = \"moved_in\"\ngroup = \"uscc|firm\"\n", "只写一列"},
		"within without group":        {"kind = \"first\"\nledger = \"investment\"\ndate = \"landed_on\"\nwithin = \"block\"\n", "within 与 group 一起写"},
		"grouped by people":           {"kind = \"first\"\nledger = \"investment\"\ndate = \"landed_on\"\ngroup = \"director\"\n", "含个人信息"},
		"other without its column":    {"kind = \"all_done\"\n" + base + "group = \"phase\"\nother = \"relocation_phases\"\n", "要一起写"},
		"amount without other":        {"kind = \"all_done\"\n" + base + "group = \"phase\"\namount = \"households\"\n", "要一起写"},
		"other without group":         {"kind = \"all_done\"\n" + base + "other = \"relocation_phases\"\nother_column = \"phase\"\n", "要写 group"},
		"an amount that is no number": {"kind = \"all_done\"\n" + base + "group = \"phase\"\nother = \"relocation_phases\"\nother_column = \"phase\"\namount = \"area\"\n", "要用数值列"},
		"unknown other ledger":        {"kind = \"all_done\"\n" + base + "group = \"phase\"\nother = \"relocation_phase\"\nother_column = \"phase\"\n", `是不是想写 "relocation_phases"`},
	} {
		t.Run(name, func(t *testing.T) {
			files := templatestest.Folder(t)
			files["claims.toml"].Data = append(files["claims.toml"].Data, "\n[[claim]]\nid = \"own\"\n"+test.claim+"definition = \"x\"\n"...)
			_, err := load.Definitions(files)
			var refusal *definition.Error
			if !errors.As(err, &refusal) || refusal.File != "claims.toml" || refusal.Line == 0 || !strings.Contains(refusal.Reason, test.says) {
				t.Errorf("got %v, want a refusal that says %s", err, test.says)
			}
		})
	}
}

// Tables, charts and texts may name the target of a figure that there is, and its completion.
func TestTargetsInReports(t *testing.T) {
	const report = "reports/annual-review/report.toml"
	table := func(figures, head string) string {
		return "\n[[section.table]]\ntitle = \"目标\"\nhead = \"期次\"\nfigures = [" + figures + "]\ncolumn = [" + head + "]\n"
	}
	for name, test := range map[string]struct{ table, text, says string }{
		"both":                 {table(`"housing_chosen", "target/housing_chosen", "completion/housing_chosen"`, `{ head = "已择房（套）" }, { head = "目标（套）" }, { head = "完成率（%）", decimals = 1 }`), "{{target \"housing_chosen\"}}{{num \"completion/housing_chosen/一期\"}}%", ""},
		"of no figure":         {table(`"target/housing_chose"`, `{ head = "目标" }`), "", `是不是想写 "housing_chosen"`},
		"head in another unit": {table(`"completion/housing_chosen"`, `{ head = "完成率（亩）" }`), "", "印出来的是%"},
		"text of no figure":    {"", "{{completion \"housing_chose\"}}", `是不是想写 "housing_chosen"`},
	} {
		t.Run(name, func(t *testing.T) {
			files := templatestest.Folder(t)
			files[report].Data = append(files[report].Data, test.table...)
			services := files["reports/annual-review/10-services.tmpl"]
			services.Data = append(services.Data, test.text...)
			_, err := load.Definitions(files)
			if test.says == "" && err != nil || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
				t.Errorf("got %v, want a refusal that says %q", err, test.says)
			}
		})
	}
}
