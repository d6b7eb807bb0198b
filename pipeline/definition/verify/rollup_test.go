package verify_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// How a figure adds up over zones is a way that its measure has; what is not stated follows from it.
func TestRollup(t *testing.T) {
	for _, c := range []struct{ unit, keys, usual, also, refused string }{ // refused: the way, then what is said
		{"个", `measure = "count", ledger = "investment"`, "sum", "none", "recompute 各区的数相加就是总数"},
		{"亿元", `measure = "sum", ledger = "investment", column = "total_invest"`, "sum", "none", "recompute 可写 sum、none"},
		{"%", `measure = "sum", ledger = "financing", column = "rate"`, "none", "none", "sum 比率、平均数、最大数、最小数、增幅在各区之间不能相加"},
		{"家", `measure = "distinct", ledger = "visits", column = "firm"`, "none", "sum", "recompute 去重计数"},
		{"人", `measure = "latest", ledger = "incubator", column = "staff", weight = "moved_in"`, "none", "sum", "recompute 最近一行"},
		{"万元", `measure = "max", ledger = "investment", column = "total_invest"`, "none", "none", "sum 最大数"},
		{"万元", `measure = "min", ledger = "investment", column = "total_invest"`, "none", "none", "sum 最小数"},
		{"万元", `measure = "mean", ledger = "investment", column = "total_invest"`, "recompute", "none", "sum 平均数"},
		{"%", `measure = "ratio", of = ["agreements_landed", "agreements"]`, "recompute", "none", "sum 比率"},
		{"%", `measure = "ratio", of = ["firms_contacted", "agreements"]`, "none", "none", `recompute "firms_contacted" 的 rollup 是 none`},
		{"倍", `measure = "ratio", of = ["bond_rate", "bond_rate"]`, "none", "none", `recompute "bond_rate" 的 rollup 是 recompute`},
		{"%", `measure = "growth", of = "new_arrived", against = "last_year"`, "recompute", "none", "sum 增幅"},
		{"百分点", `measure = "growth", of = "bond_rate", against = "last_month"`, "none", "none", `recompute "bond_rate"`},
		{"万元", `measure = "difference", of = ["new_arrived", "domestic_arrived"]`, "sum", "recompute", "add 不认识"},
		{"百分点", `measure = "difference", of = ["bond_rate", "bond_rate"]`, "recompute", "none", `sum "bond_rate" 的 rollup 是 recompute`},
		{"个", `measure = "sum_of", of = ["agreements", "firms_contacted"]`, "none", "none", `sum "firms_contacted" 的 rollup 是 none`},
		{"个", `measure = "sum_of", of = ["agreements", "key_projects"]`, "sum", "none", "summ 是不是想写 \"sum\""},
	} {
		way, said, _ := strings.Cut(c.refused, " ")
		for stated, want := range map[string]string{"": "", c.usual: "", c.also: "", way: said} {
			text := fmt.Sprintf("[[figure]]\nid = \"x\"\nname = \"甲\"\ndefinition = \"口径\"\nunit = %q\n", c.unit) + keys(c.keys)
			if stated != "" {
				text += fmt.Sprintf("rollup = %q\n", stated)
			}
			files := templatestest.Folder(t)
			files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(text)}
			defs, err := load.Definitions(files)
			switch {
			case want == "" && err != nil:
				t.Errorf("%s rollup %q: %v", c.keys, stated, err)
			case want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "figures/zz.toml 第")):
				t.Errorf("%s rollup %q: %v, want %q", c.keys, stated, err, want)
			case err == nil && stated == "" && defs.Rollup("x") != c.usual, err == nil && stated != "" && defs.Rollup("x") != stated:
				t.Errorf("%s rollup %q is %s", c.keys, stated, defs.Rollup("x"))
			}
		}
	}
}

// What nobody defines follows from what it is of; what the campaign makes never adds up.
func TestRollupOfOthers(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		figure.TargetOf("new_arrived"): "sum", figure.CompletionOf("new_arrived"): "recompute", figure.GrowthOf("new_arrived", "last_year"): "recompute",
		figure.TargetOf("bond_rate"): "none", figure.CompletionOf("bond_rate"): "none", figure.GrowthOf("bond_rate", "last_month"): "none",
		figure.TargetOf("firms_contacted"): "none", figure.CompletionOf("firms_contacted"): "none",
		figure.CampaignActual: "none", figure.CampaignScore: "none", figure.CampaignTotal: "none", figure.CampaignRank: "none", figure.CampaignStreak: "none", "unknown": "none",
	} {
		if got := defs.Rollup(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
