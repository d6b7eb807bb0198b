package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition/load"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// 汇总通报 is read as strictly as other definitions; a zone's definitions know nothing of it.
func TestBulletin(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range defs.Files {
		if strings.Contains(f.Path, "rollup") {
			t.Errorf("%s stands among a zone's definitions", f.Path)
		}
	}
	const file = "reports/rollup/rollup.toml"
	for _, c := range []struct{ old, new, want string }{ // want "": taken
		{`title = "报送情况"`, `title = "情况"`, ""},
		{`figures = ["new_arrived"]`, `figures = ["target/new_arrived"]`, ""},
		{`lead = "lead.tmpl"`, `leed = "lead.tmpl"`, `第 9 行：不认识的键 "leed"，是不是想写 "lead"？`},
		{`lead = "lead.tmpl"`, `lead = "leed.tmpl"`, "没有文字文件 reports/rollup/leed.tmpl"},
		{`built = "reporting"`, `built = "reportin"`, `是不是想写 "reporting"？`},
		{`built = "reporting"`, "built = \"reporting\"\nfigures = [\"agreements\"]", "reporting 不写 figures"},
		{`built = "left_out"`, "built = \"left_out\"\nfigures = [\"agreements\"]", "left_out 不写 figures"},
		{`figures = ["new_arrived"]`, `figures = ["new_arived"]`, `是不是想写 "new_arrived"？`},
		{`figures = ["new_arrived"]`, `figures = ["new_arrived", "agreements"]`, "shares 的 figures 写一项指标，这里写了 2 项"},
		{`figures = ["agreements", "agreements_landed"`, `figures = ["agreements", "bonds_issued", "bond_rate", "agreements_landed"`, "zones 的 figures 写一至 6 项指标，这里写了 7 项"},
		{`title = "各开发区报送情况"`, ``, "每张表要有 title"},
		{`title = "报送情况"`, ``, "每一节要有 title"},
		{`file = '`, `# file = '`, "汇总通报要有 file"},
	} {
		folder := templatestest.Changed(t, file, c.old, c.new)
		_, err := load.Bulletin(folder, defs)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.new, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), file)):
			t.Errorf("%s: %v, want %s", c.new, err, c.want)
		}
	}
	if _, err := load.Bulletin(fstest.MapFS{}, defs); err == nil || !strings.Contains(err.Error(), "没有汇总通报的模板") {
		t.Errorf("a folder without: %v", err)
	}
	b, err := load.Bulletin(templates.Files, defs)
	if err != nil || len(b.Texts) != len(b.Narratives()) || b.Texts[b.Lead] == "" {
		t.Errorf("%d texts of %v, %v", len(b.Texts), b.Narratives(), err)
	}
}
