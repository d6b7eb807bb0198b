package prepare

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// The sample month fits the default definitions without a remark, and its reports have
// something to say on every ledger.
func TestSampleIsClean(t *testing.T) {
	m, err := sampled(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, findings, _ := pipeline.Examine(pipeline.Job{}, m)
	for _, f := range findings {
		t.Errorf("%s %s %s: %s", f.Severity, f.File, f.Cell, f.Message())
	}
	for _, l := range m.Defs.Ledgers {
		if !l.Optional && (set[l.ID] == nil || len(set[l.ID].Rows) == 0) {
			t.Errorf("the sample has no %s", l.Name)
		}
	}
}

// A ledger, a column and an indicator that the sample does not know get made-up rows, so that what rests on
// them has values; the same rows each time.
func TestSampleFillsInWhatIsNew(t *testing.T) {
	files := templatestest.Folder(t)
	add := func(path, text string) {
		files[path] = &fstest.MapFile{Data: append(slices.Clone(fileIn(files, path)), text...)}
	}
	add("ledgers/30-patents.toml", `id = "patents"
name = "专利台账"
department = "市场监管分局"
row_date = "granted_on"
key = ["number"]
column = [
  { id = "number", header = "专利号", type = "text", required = true },
  { id = "unit", header = "责任单位", type = "text", unit = true, required = true },
  { id = "firm", header = "专利权人", type = "text", required = true },
  { id = "uscc", header = "统一社会信用代码", type = "text" },
  { id = "granted_on", header = "授权日期", type = "date", required = true },
  { id = "lapsed_on", header = "失效日期", type = "date" },
  { id = "kind", header = "专利类型", type = "code", codes = ["发明", "实用新型"], required = true },
  { id = "fee", header = "转让金额", type = "money" },
  { id = "pledged", header = "是否质押", type = "bool" },
  { id = "claims", header = "权利要求项数", type = "int", required = true },
]
`)
	add("ledgers/01-investment.toml", "\n[[column]]\nid = \"grade\"\nheader = \"项目评级\"\ntype = \"code\"\ncodes = [\"A\", \"B\"]\nrequired = true\n")
	where := `where = [{ column = "unit", compare = "=", value = "@zone" }, { column = "granted_on", compare = "in year" }, `
	for id, rest := range map[string]string{
		"inventions": where + `{ column = "kind", compare = "=", value = "发明" }]`,
		"pledged":    where + `{ column = "pledged", compare = "=", value = true }, { column = "claims", compare = ">", value = 40 }]`,
		"alive":      where + `{ column = "lapsed_on", compare = "blank or after" }]`,
	} {
		add("figures/patents.toml", "[[figure]]\nid = \""+id+"\"\nname = \""+id+"\"\nunit = \"件\"\nledger = \"patents\"\nmeasure = \"count\"\ndefinition = \"件数\"\n"+rest+"\n\n")
	}
	add("figures/patents.toml", "[[figure]]\nid = \"graded\"\nname = \"评级A\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"件数\"\nwhere = [{ column = \"grade\", compare = \"=\", value = \"A\" }]\n\n"+
		"[[figure]]\nid = \"fees\"\nname = \"转让金额\"\nunit = \"万元\"\nledger = \"patents\"\nmeasure = \"sum\"\ncolumn = \"fee\"\ngroup = \"kind\"\ndefinition = \"金额\"\n")
	add("checks/patents.toml", "[[check]]\nid = \"patents.code\"\nseverity = \"error\"\nkind = \"credit_code\"\nledger = \"patents\"\ncolumn = \"uscc\"\nfound = \"代码不对。\"\nexpected = \"应当对。\"\n")
	add("scheme.toml", "\n[[indicator]]\nid = \"patents\"\nname = \"授权专利\"\nunit = \"件\"\nmethod = \"ratio\"\nweight = \"10\"\ncap = \"1.2\"\nledger = \"patents\"\nmeasure = \"count\"\ndefinition = \"件数\"\n"+strings.TrimSuffix(where, ", ")+"]\n")
	files["scheme.toml"].Data = []byte(strings.Replace(string(files["scheme.toml"].Data), `total = "100"`, `total = "110"`, 1))
	m, err := sampled(files)
	if err != nil {
		t.Fatal(err)
	}
	again, err := sampled(files)
	if err != nil || !reflect.DeepEqual(m.Inputs, again.Inputs) {
		t.Errorf("other rows the second time, %v", err)
	}
	j := pipeline.Judge(pipeline.Job{}, m, nil)
	if n := finding.Count(j.Findings, finding.Error); n > 0 {
		t.Fatalf("%d hard findings: %v", n, j.Findings)
	}
	values := map[string]string{}
	for _, f := range j.Book.Figures {
		values[f.Key()] = f.Value.String()
	}
	for _, key := range []string{"inventions", "pledged", "alive", "graded", "fees/发明", "fees/实用新型", "campaign_score/示范经济开发区/patents", "campaign_score/南浦镇/patents"} {
		if v := values[key]; v == "" || v == "0" {
			t.Errorf("%s is %q", key, v)
		}
	}
}

func fileIn(files fstest.MapFS, path string) []byte {
	if f := files[path]; f != nil {
		return f.Data
	}
	return nil
}
