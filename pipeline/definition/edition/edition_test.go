package edition_test

import (
	"io/fs"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// TestEdition: what a statistician defines decides the edition; how it is written does not.
func TestEdition(t *testing.T) {
	edition := func(folder fs.FS, zone definition.Zone) string {
		t.Helper()
		defs, err := load.For(folder, zone, calendar.Month{})
		if err != nil {
			t.Fatal(err)
		}
		return edition.Of(defs)
	}
	first := edition(templatestest.Folder(t), definition.Zone{})
	for name, change := range map[string]struct {
		file, old, new string
		other          bool
	}{
		"a comment":                    {"scheme.toml", "decimals = 2", "decimals = 2 # 两位", false},
		"how it adds up over zones":    {"figures/annual.toml", "name = \"签订投资框架协议\"\n", "name = \"签订投资框架协议\"\nrollup = \"none\"\n", false},
		"keys in another order":        {"figures/annual.toml", "name = \"签订投资框架协议\"\nunit = \"个\"", "unit = '个'\nname = '签订投资框架协议'", false},
		"a comment in a text":          {"reports/campaign/lead.tmpl", "{{", "{{/* 说明 */}}{{", false},
		"a comment that trims":         {"reports/campaign/lead.tmpl", "{{", "{{/* 说明\n第二行 */ -}}\n{{", false},
		"decimals":                     {"scheme.toml", "decimals = 2", "decimals = 1", true},
		"a text":                       {"reports/campaign/lead.tmpl", "。", "！", true},
		"a condition":                  {"figures/annual.toml", `value = "框架协议"`, `value = "正式协议"`, true},
		"a 口径":                         {"figures/annual.toml", `definition = "`, `definition = "即`, true},
		"how it looks":                 {"style.toml", "lines = 22", "lines = 21", true},
		"an alias of a header":         {"ledgers/01-investment.toml", "aliases = [", `aliases = ["别的写法", `, true},
		"the text of a check":          {"checks/order.toml", `found = "`, `found = "查：`, true},
		"a note that only forms print": {"ledgers/01-investment.toml", `note = "`, `note = "注：`, true},
	} {
		if got := edition(templatestest.Changed(t, change.file, change.old, change.new), definition.Zone{}); (got != first) != change.other {
			t.Errorf("%s: another edition %v, want %v", name, got != first, change.other)
		}
	}
	no := false
	zone := definition.Zone{Departments: []definition.Department{{Name: "经发局", Ledgers: []string{"funds"}}, {Name: "文旅局", Ledgers: []string{"honours"}, Applies: &no}}, Required: []string{"profile"}}
	if edition(templatestest.Folder(t), zone) != first {
		t.Error("who owes a ledger in an office makes another edition")
	}
}
