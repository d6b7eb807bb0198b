package edition_test

import (
	"io/fs"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// TestDifferences: what is defined otherwise is named by file, id and key; the rest is not.
func TestDifferences(t *testing.T) {
	loaded := func(t *testing.T, folder fs.FS) definition.Definitions {
		t.Helper()
		defs, err := load.Definitions(folder)
		if err != nil {
			t.Fatal(err)
		}
		return defs
	}
	before := loaded(t, templatestest.Folder(t))
	for _, test := range []struct{ name, file, old, new, want string }{
		{"a comment", "scheme.toml", "decimals = 2", "decimals = 2 # 两位", ""},
		{"a remark in a text", "reports/campaign/lead.tmpl", "{{", "{{/* 说明 */}}{{", ""},
		{"keys of a figure", "figures/annual.toml", "unit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\nwhere = [\n", "unit = \"件\"\nledger = \"investment\"\nmeasure = \"count\"\nwhere = [\n  { column = \"name\", compare = \"!=\", value = \"甲\" },\n", "figures/annual.toml agreements 修改了 unit、where"},
		{"a column", "ledgers/01-investment.toml", "aliases = [", `aliases = ["别的写法", `, "ledgers/01-investment.toml investment/code 修改了 aliases"},
		{"a ledger", "ledgers/01-investment.toml", "department = \"招商中心\"", "department = \"招商局\"", "ledgers/01-investment.toml investment 修改了 department"},
		{"a claim that came", "claims.toml", "[[claim]]", "[[claim]]\nid = \"none_left_more\"\nkind = \"none_left\"\nledger = \"housing\"\ndate = \"moved_in\"\ndefinition = \"全部入住\"\n\n[[claim]]", "claims.toml none_left_more 新增"},
		{"a check", "checks/order.toml", `found = "`, `found = "查：`, "checks/order.toml investment.landed_before_signed 修改了 found"},
		{"an indicator", "scheme.toml", `cap = "1.2"`, `cap = "1.3"`, "scheme.toml sign_invest 修改了 cap"},
		{"the scheme", "scheme.toml", "decimals = 2", "decimals = 1", "scheme.toml scheme 修改了 decimals"},
		{"a text", "reports/campaign/lead.tmpl", "。", "！", "reports/campaign/lead.tmpl campaign 修改了文字"},
		{"a report", "reports/campaign/report.toml", "title = '", "title = '关于", "reports/campaign/report.toml campaign 修改了 title"},
		{"the style", "style.toml", "lines = 22", "lines = 21", "style.toml style 修改了 page"},
		{"reading words", "reading.toml", `until = ["截至"`, `until = ["截至", "截止到"`, "reading.toml reading 修改了 until"},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := loaded(t, templatestest.Changed(t, test.file, test.old, test.new))
			if got := said(edition.Differences(before, after)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			back := strings.ReplaceAll(test.want, "新增", "删除")
			if got := said(edition.Differences(after, before)); got != back {
				t.Errorf("the other way round: got %q, want %q", got, back)
			}
		})
	}
	after := loaded(t, templatestest.Folder(t))
	after.Figures[3], after.Figures[4] = after.Figures[4], after.Figures[3]
	if got := said(edition.Differences(before, after)); got != "figures/annual.toml "+after.Figures[3].ID+" 调整了次序" {
		t.Errorf("another order: got %q", got)
	}
}

func said(list []edition.Difference) string {
	var words []string
	for _, d := range list {
		words = append(words, d.Path+" "+d.ID+" "+d.What)
	}
	return strings.Join(words, "\n")
}
