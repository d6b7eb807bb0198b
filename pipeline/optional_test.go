package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/ingest"
	"zonereport/templates/templatestest"
)

// A ledger that nobody has to send is missed by no report; a section that rests on it alone is there
// when it came.
func TestOptionalLedger(t *testing.T) {
	files := templatestest.Folder(t)
	files["ledgers/40-patents.toml"] = &fstest.MapFile{Data: []byte(`id = "patents"
name = "专利台账"
department = "市场监管分局"
key = ["number"]
optional = true
[[column]]
id = "number"
header = "专利授权号"
type = "text"
required = true
[[column]]
id = "firm"
header = "专利权人名称"
type = "text"
required = true
`)}
	files["figures/patents.toml"] = &fstest.MapFile{Data: []byte("[[figure]]\nid = \"patents\"\nname = \"专利\"\nunit = \"件\"\nledger = \"patents\"\nmeasure = \"count\"\ndefinition = \"件数\"\n")}
	files["reports/annual-review/patents.tmpl"] = &fstest.MapFile{Data: []byte("专利{{say \"patents\"}}。\n")}
	report := files["reports/annual-review/report.toml"]
	report.Data = append(report.Data, "\n[[section]]\ntitle = \"知识产权\"\nnarrative = \"patents.tmpl\"\nledgers = [\"patents\"]\n"...)
	for _, c := range []struct {
		name string
		sent []ingest.Input
		says bool
	}{
		{"not sent", nil, false},
		{"sent", []ingest.Input{{Name: "局.csv", Data: []byte("专利授权号,专利权人名称\nZL1,甲\nZL2,乙\n")}}, true},
		{"sent without rows", []ingest.Input{{Name: "局.csv", Data: []byte("专利授权号,专利权人名称\n")}}, true},
	} {
		docs, _ := documents(t, files, sample(t, c.sent...))
		var text strings.Builder
		if err := documenttest.Dump(&text, docs[0]); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(text.String(), "知识产权"); got != c.says {
			t.Errorf("%s: the section is there: %v", c.name, got)
		}
		if strings.Contains(text.String(), "专利台账（市场监管分局）未报送") || strings.Contains(text.String(), "未收到“专利台账”") {
			t.Errorf("%s: the report misses the ledger", c.name)
		}
	}
}
