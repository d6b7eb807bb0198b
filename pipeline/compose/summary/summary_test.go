package summary_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/summary"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/templates"
)

// defaults are the default definitions with one growth that is declared.
func defaults(t *testing.T) definition.Definitions {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	places := 2
	defs.Figures = append(defs.Figures, definition.Figure{ID: "own_growth", Name: "批次增幅", Unit: "%",
		Query: definition.Query{Measure: measure.Growth, Of: "visit_batches", Against: measure.LastYear, Decimals: &places}})
	return defs
}

// figures are made of words such as housing_chosen/二期=538.
func figures(t *testing.T, defs definition.Definitions, list string) []figure.Figure {
	t.Helper()
	var out []figure.Figure
	for _, word := range strings.Fields(list) {
		key, value, _ := strings.Cut(word, "=")
		id, group := figure.IDOf(key)
		def, ok := defs.Figure(id)
		if !ok {
			t.Fatalf("no figure %s", id)
		}
		f := figure.Figure{ID: id, Name: def.Name, Unit: def.Unit, Decimals: def.Decimals, Value: decimal.RequireFromString(value)}
		if group != "" {
			f.Group = []figure.GroupValue{{Name: "phase", Value: group}}
		}
		out = append(out, f)
	}
	return out
}

func shown(table document.Table) string {
	var lines []string
	var heads []string
	for _, c := range table.Columns {
		heads = append(heads, c.Head[0])
	}
	lines = append(lines, strings.Join(heads, " "))
	for _, r := range table.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		line := strings.Join(cells, " ")
		if r.Kind == document.Part {
			line = "　" + line
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines, table.Notes...), "\n")
}

// What leaders read of figures: columns that no figure fills are left out, and a note says what there is not.
func TestIndicators(t *testing.T) {
	defs := defaults(t)
	const none = "“—”表示没有年度目标，或没有可比的数。"
	for _, test := range []struct {
		name, keys, figures string
		turned              string
		year                figure.Switch
		month               int
		want                string
	}{
		{"everything", "agreements_invest", "agreements_invest=2424000 target/agreements_invest=2050000 completion/agreements_invest=118.24 growth_last_month/agreements_invest=-33.33 growth_last_year/agreements_invest=5", "", 0, 12,
			"指标 单位 本期 年度目标 完成率（%） 比上月（%） 比上年同期（%）\n框架协议项目总投资 亿元 242.4 205.0 118.24 -33.3 5.0\n年初起累计的指标，“比上月”是当月数比上月当月数。"},
		{"nothing beside", "agreements", "agreements=27", "", 0, 12,
			"指标 单位 本期\n签订投资框架协议 个 27\n没有年度目标、可比的上月数、已发布的上年同期报告，不列相应的栏。"},
		{"January", "agreements relocation_households", "agreements=2 relocation_households=9 growth_last_month/relocation_households=12.5", "", 0, 1,
			"指标 单位 本期 比上月（%）\n签订投资框架协议 个 2 —\n累计房屋搬迁户数 户 9 12.5\n年初起累计的指标，1月没有上月数可比。" + none + "没有年度目标、已发布的上年同期报告，不列相应的栏。"},
		{"from below zero", "new_arrived", "new_arrived=5000", "growth_last_month/new_arrived", 0, 12,
			"指标 单位 本期 比上月（%）\n实际新到位资金 万元 5000 由负转正\n年初起累计的指标，“比上月”是当月数比上月当月数。没有年度目标、已发布的上年同期报告，不列相应的栏。"},
		{"another definition then", "agreements", "agreements=27", "", figure.Incomparable, 12,
			"指标 单位 本期 比上年同期（%）\n签订投资框架协议 个 27 不可比\n“不可比”表示口径已改，不可比。没有年度目标、可比的上月数，不列相应的栏。"},
		{"worked out again", "agreements", "agreements=27 growth_last_year/agreements=3", "", figure.Recomputed, 12,
			"指标 单位 本期 比上年同期（%）\n签订投资框架协议 个 27 3.0\n口径改变的，上年同期数由当时的台账按现行口径重算（按可比口径）。没有年度目标、可比的上月数，不列相应的栏。"},
		{"rates", "bond_rate", "bond_rate=5.28 growth_last_year/bond_rate=0.25", "", 0, 12,
			"指标 单位 本期 比上年同期（%）\n公司债券票面利率 % 5.28 0.25\n单位为%的指标，增减以百分点计。没有年度目标、可比的上月数，不列相应的栏。"},
		{"its own growth", "visit_batches", "visit_batches=73 own_growth=12.345 growth_last_year/visit_batches=1", "", 0, 12,
			"指标 单位 本期 比上年同期（%）\n县外客商来访考察 批次 73 12.35\n没有年度目标、可比的上月数，不列相应的栏。"},
		{"nothing yet", "agreements_invest", "agreements_invest=0 target/agreements_invest=2050000 completion/agreements_invest=0", "", 0, 1,
			"指标 单位 本期 年度目标 完成率（%）\n框架协议项目总投资 亿元 0 205 0.00\n没有可比的上月数、已发布的上年同期报告，不列相应的栏。"},
		{"parts", "key_projects_produced key_projects agreements agreements_landed", "key_projects=43 key_projects_produced=6 agreements=27 agreements_landed=10", "", 0, 12,
			"指标 单位 本期\n本年建成投产 个 6\n新建、续建千万元以上产业项目 个 43\n签订投资框架协议 个 27\n　其中：已落地 个 10\n没有年度目标、可比的上月数、已发布的上年同期报告，不列相应的栏。"},
		{"one group", "housing_chosen/二期", "housing_chosen/一期=1 housing_chosen/二期=2", "", 0, 12,
			"指标 单位 本期\n安置房已择房（二期） 套 2\n没有年度目标、可比的上月数、已发布的上年同期报告，不列相应的栏。"},
		{"not sent, of other months", "agreements honours", "honours=1", "", 0, 12,
			"指标 单位 本期\n获得平台荣誉 项 1\n没有年度目标、可比的上月数、已发布的上年同期报告，不列相应的栏。"},
		{"none", "agreements", "", "", 0, 12, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			book := summary.Book{Definitions: defs, Figures: figures(t, defs, test.figures), Turned: strings.Fields(test.turned), Month: test.month,
				Switched: func(_ *figure.Figure, against string) figure.Switch {
					if against == measure.LastYear {
						return test.year
					}
					return figure.Unswitched
				}}
			if got := shown(book.Indicators(strings.Fields(test.keys))); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// Of many groups as many are told as a page holds, and the figures behind them are not crowded out.
func TestManyGroups(t *testing.T) {
	defs := defaults(t)
	var list []string
	for _, n := range strings.Split("一二三四五六七八九十甲乙丙丁", "") {
		list = append(list, "housing_chosen/"+n+"期=1")
	}
	book := summary.Book{Definitions: defs, Figures: figures(t, defs, strings.Join(list, " ")+" honours=1 agreements=2"), Switched: func(*figure.Figure, string) figure.Switch { return 0 }}
	table := book.Indicators([]string{"agreements", "housing_chosen", "honours"})
	if n := len(table.Rows); n != definition.SummaryFigures || table.Rows[n-1].Cells[0].Text != "获得平台荣誉" {
		t.Errorf("%d rows", n)
	}
	if !strings.Contains(table.Notes[0], "“安置房已择房”只列前十组，全部见“主要指标”。") {
		t.Error(table.Notes)
	}
}

// Where the zone stands: every number is that of a figure, what changed is against last month's run.
func TestStanding(t *testing.T) {
	total, was := decimal.RequireFromString("90.14"), decimal.RequireFromString("88.04")
	of := func(id string, v string, group ...figure.GroupValue) figure.Figure {
		return figure.Figure{ID: id, Name: "名称得分", Unit: "分", Group: group, Value: decimal.RequireFromString(v)}
	}
	book := summary.Book{Figures: []figure.Figure{
		of(figure.CampaignScore, "30", figure.ByIndicator("甲", "a")...), of(figure.CampaignTotal, "90.14", figure.ByUnit("甲")...),
		of(figure.CampaignRank, "2", figure.ByUnit("甲")...), of(figure.CampaignStreak, "0"),
	}}
	zone := func(change func(*summary.Zone)) summary.Zone {
		z := summary.Zone{Standing: figure.Standing{Unit: "甲", Rank: 2, Previous: 1, Total: &total, Indicators: []figure.Result{{Indicator: "a"}}}, Units: 4, Decimals: 2, Movement: document.Cell{Text: "↓1"}}
		change(&z)
		return z
	}
	last := of(figure.CampaignTotal, "0", figure.ByUnit("甲")...)
	last.Value = was
	const arrows = "名次升降：↑为上升，↓为下降，后为位数，“平”为持平。"
	for name, test := range map[string]struct {
		zone summary.Zone
		want string
	}{
		"first time": {zone(func(z *summary.Zone) { z.Previous, z.Movement = 0, document.Cell{} }), "项目 单位 本月\n名次（共4个单位） 名 2\n总分 分 90.14\n名称得分 分 30.00"},
		"published": {zone(func(z *summary.Zone) { z.Stated = []figure.Figure{last} }),
			"项目 单位 本月 比上月\n名次（共4个单位） 名 2 ↓1\n总分 分 90.14 2.10\n名称得分 分 30.00 \n" + arrows},
		"tied in a group": {zone(func(z *summary.Zone) { z.Tied, z.Group = true, "开发区组" }),
			"项目 单位 本月 比上月\n名次（开发区组共4个单位） 名 并列2 ↓1\n总分 分 90.14 \n名称得分 分 30.00 \n" + arrows + "上月没有已发布的、可比的得分，得分的“比上月”空缺。"},
		"another scheme": {zone(func(z *summary.Zone) { z.Switch, z.Movement = figure.Incomparable, document.Cell{Text: "不可比"} }),
			"项目 单位 本月 比上月\n名次（共4个单位） 名 2 不可比\n总分 分 90.14 \n名称得分 分 30.00 \n考核办法与上月不同，口径已改，不可比。上月没有已发布的、可比的得分，得分的“比上月”空缺。"},
		"no rank": {zone(func(z *summary.Zone) { z.Rank = 0 }), ""},
	} {
		table := book.Standing(test.zone)
		if got := shown(table); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
		for _, r := range table.Rows {
			if r.Cells[2].Figure == "" {
				t.Errorf("%s: %s states no figure", name, r.Cells[0].Text)
			}
		}
	}
}
