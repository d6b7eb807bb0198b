package facts

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/facts/parquet/parquettest"
)

// lines are the rows of a table in some of its columns.
func lines(t *testing.T, dir, name string, keep func(map[string]string) bool, columns ...string) []string {
	t.Helper()
	var list []string
	for _, row := range table(t, dir, name) {
		if keep != nil && !keep(row) {
			continue
		}
		cells := make([]string, len(columns))
		for i, c := range columns {
			value, there := row[c]
			if !there {
				t.Fatalf("%s has no column %s", name, c)
			}
			cells[i] = value
		}
		list = append(list, strings.Join(cells, " "))
	}
	return list
}

func assessed(landed string) map[string]string {
	return map[string]string{
		"目标.csv": "年度,责任单位,考核指标,年度目标,计量单位,完成期限\n" +
			"2020,南明街道,签约项目投资额,2,亿元,\n2020,甲经济开发区,签约项目投资额,0,万元,\n2020,甲经济开发区,签约项目投资额,30000,万元,2020-12-31\n" +
			"2019,儒岙镇,落地项目数,5,个,\n2020,南明街道,签约项目投资额,9,亿元,\n2020,南 明街道,来访批次,4,批,\n2020,甲经济开发区,落地项目数,,个,\n2020,甲经济开发区,发行公司债券,3000,万元,\n2020,甲经济开发区,别的,1,个,\n",
		"招商.csv": "项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资,落地日期,责任单位\n" +
			"A-1,甲项目,某公司,县内,框架协议,2020-03-01,20000," + landed + ",甲经济开发区\nA-2,乙项目,某公司,省外,框架协议,2020-04-01,10000,2020-06-01,南明街道\n",
		"到位资金.csv": "到位月份,项目编号,项目名称,资金类别,资金来源地,当月到位,年初至本月累计,责任单位\n2020-05,A-1,甲项目,内资,省外,100,100,甲经济开发区\n",
		"洽谈.csv":   "日期,企业名称,企业属地,方式,批次号,责任单位\n2020-05-06,某公司,省外,来访,1,南明街道\n",
		"加减分.csv":  "日期,责任单位,类型,事项,考核指标,分值,项目编号,依据\n2020-05-06,南明街道,加分,某事,,2,ａ-1,某文件\n2020-05-07,别的单位,扣分,某事,,1,,某文件\n",
		"融资.csv":   bonds + "甲工投,公司债券,20示范01,2020-08-24,1500,5%\n",
	}
}

// What the campaign goes by stands in its tables as the program resolved it.
func TestCampaignTables(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\naliases = [\"甲开发区\"]\n"), t.TempDir()
	o.publish(t, november, assessed(""))
	o.publish(t, december, assessed("2020-12-02"))
	o.export(t, dir)
	in := func(period string) func(map[string]string) bool {
		return func(row map[string]string) bool { return row["_period"] == period }
	}
	december := in("2020-12")
	for _, test := range []struct {
		name string
		got  []string
		want []string
	}{
		{"units", lines(t, dir, "_units", december, "position", "unit", "unit_key", "grp", "own"), []string{"0 南明街道 南明街道  false", "1 甲经济开发区 甲经济开发区  true"}},
		{"targets", lines(t, dir, "_targets", december, "_ord", "unit", "indicator", "figure", "value", "unit_word", "counted", "own", "due", "cell"), []string{
			"0 南明街道 sign_invest  20000 万元 true false ∅ D2", "1 甲经济开发区 sign_invest  0 万元 true false ∅ D3", "2 甲经济开发区 sign_invest  30000 万元 false true 2020-12-31 D4",
			"4 南明街道 sign_invest  90000 万元 false false ∅ D6", "5 南明街道 visit_batches  4 批次 true false ∅ D7", "6 甲经济开发区 landed  ∅ 个 false false ∅ D8",
			"7 甲经济开发区  bonds_issued 3000 万元 true true ∅ D9", "8 甲经济开发区   ∅  false false ∅ D10",
		}},
		{"adjustments", lines(t, dir, "_adjustments", december, "_ord", "unit", "type", "points", "project_key", "on_date", "counted", "rule"), []string{
			"0 南明街道 加分 2 A-1 2020-05-06 true ∅", "1 别的单位 扣分 1 ∅ 2020-05-07 false ∅",
		}},
		{"scheme", lines(t, dir, "_scheme", december, "position", "indicator", "method", "grp", "weight"), []string{"0 sign_invest ratio  30", "1 new_arrived ratio  40", "2 landed ratio  20", "3 visit_batches ratio  10"}},
		{"earlier", lines(t, dir, "_earlier", nil, "_period", "month", "month_run", "kind", "redefined", "unit", "rank"), []string{"2020-12 2020-11 r1 published false 南明街道 1"}},
		{"ledgers", lines(t, dir, "_ledgers", func(row map[string]string) bool {
			return december(row) && strings.Contains("investment texts", row["ledger"])
		}, "ledger", "table_name", "state", "rows", "later"),
			[]string{"investment investment sent 2 0", "texts texts missing 0 0"}},
		{"zones", lines(t, dir, "zones", december, "name", "own_key", "county", "year", "month", "year_start", "month_start", "period_end", "assessed"), []string{"甲经济开发区 甲经济开发区 甲县 2020 12 2020-01-01 2020-12-01 2020-12-31 true"}},
		{"stated", lines(t, dir, "_stated", func(row map[string]string) bool {
			return row["id"] == "bonds_issued" || strings.HasPrefix(row["id"], "campaign")
		}, "_period", "month", "month_run", "id", "group", "value", "unit_word", "comparable"),
			[]string{"2020-12 2020-11 r1 bonds_issued {} 1500 万元 true"}},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%s: %s", test.name, cmp.Diff(test.want, test.got))
		}
	}
	if later := lines(t, dir, "investment", in("2020-11"), "_later", "_counts_from", "landed_on"); !slices.Equal(later, []string{"false 2020-03-01 " + parquettest.Null, "false 2020-04-01 2020-06-01"}) {
		t.Errorf("in November there are %q", later)
	}
}
