package load_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

func TestDefaultDefinitions(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(defs.Ledgers) < 19 {
		t.Errorf("%d ledgers, design §4 has 19", len(defs.Ledgers))
	}
	// design §6, in its order
	want := strings.Fields(`agreements agreements_outside agreements_landed agreements_invest domestic_arrived new_arrived
		firms_contacted visit_batches key_projects key_projects_produced land_supplied_parcels land_supplied_area
		land_reserve_area land_ripe_area bonds_issued bond_rate incubator_firms incubator_staff incubator_output
		relocation_signed_households relocation_signed_area relocation_demolished_households relocation_demolished_area
		relocation_households relocation_area housing_area housing_units housing_chosen housing_moved_households
		rebuild_sites_started honours roads_built services_resolved approvals_done profile`)
	var got []string
	for _, f := range defs.Figures {
		got = append(got, f.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("figures %v\nwant    %v", got, want)
	}
	if len(defs.Scheme.Indicators) != 4 || len(defs.Reports) != 2 {
		t.Errorf("%d indicators, %d reports", len(defs.Scheme.Indicators), len(defs.Reports))
	}
}

// What cannot be read is refused. Every refusal names the file and the line, and says why.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		line                 int // 0: any line but none
		reason               string
	}{
		{"unknown key", "ledgers/01-investment.toml", "department =", "departmnt =", 4, `是不是想写 "department"`},
		{"syntax", "scheme.toml", "decimals = 2", "decimals = = 2", 0, "写法有误"},
		{"wrong type", "scheme.toml", "decimals = 2", `decimals = "two"`, 7, "的值应是整数"},
		{"wrong type of one of several", "scheme.toml", "measure = \"sum\"", "measure = 1", 20, "应是文字"},
		{"wrong type in the second of several", "ledgers/02-funds.toml", "header = \"项目名称\"", "header = [\"项目名称\"]", 28, "应是文字"},
		{"id with a slash", "figures/annual.toml", `id = "honours"`, `id = "honours/kind"`, 0, "只能用字母"},
		{"id with a blank", "checks/code.toml", `id = "incubator.credit_code"`, `id = "incubator credit_code"`, 0, "只能用字母"},
		{"figure: defined twice", "figures/annual.toml", `id = "agreements_outside"`, `id = "agreements"`, 0, "定义了两次"},
		{"check: the message of earlier versions", "checks/order.toml", `found = "落地日期`, `message = "落地日期`, 12, "found 哪里不对、expected 应当怎样、action 请谁做什么"},
		{"report: missing narrative", "reports/annual-review/report.toml", `"lead.tmpl"`, `"led.tmpl"`, 0, "没有文字文件"},
		{"words: unknown key", "reading.toml", "until = [", "untill = [", 0, `是不是想写 "until"`},
		{"words: unknown key in a table", "reading.toml", "grand = [", "grant = [", 0, `是不是想写 "grand"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := load.Definitions(templatestest.Changed(t, test.file, test.old, test.new))
			refusal := thatSays(err, test.reason)
			if refusal == nil {
				t.Fatalf("got %v, want a refusal that says %q", err, test.reason)
			}
			switch {
			case test.line < 0:
			case refusal.File != test.file:
				t.Errorf("names file %s, want %s", refusal.File, test.file)
			case refusal.Line == 0 || test.line > 0 && refusal.Line != test.line:
				t.Errorf("names line %d, want %d (0: any)", refusal.Line, test.line)
			}
		})
	}
}

// thatSays is the first of several refusals that says something, nil if none does.
func thatSays(err error, reason string) *definition.Error {
	var list definition.Errors
	list.Add(err)
	for _, one := range list {
		if strings.Contains(one.Reason, reason) {
			return one
		}
	}
	return nil
}

func TestMissingFile(t *testing.T) {
	files := templatestest.Folder(t)
	delete(files, "scheme.toml")
	if _, err := load.Definitions(files); err == nil || !strings.Contains(err.Error(), "scheme.toml") {
		t.Errorf("got %v", err)
	}
}

func TestZone(t *testing.T) {
	zone, err := load.Zone([]byte("name = \"甲开发区\"\naliases = [\"甲区\"]\n"))
	if err != nil || zone.Name != "甲开发区" || !slices.Equal(zone.Aliases, []string{"甲区"}) {
		t.Errorf("got %+v, %v", zone, err)
	}
	for text, reason := range map[string]string{"nam = \"甲\"": "不认识的键", "county = \"甲县\"": "缺少 name", "name = 3": "写法有误"} {
		if _, err := load.Zone([]byte(text)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, want %q", text, err, reason)
		}
	}
}
