package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
	"zonereport/templates/templatestest"
)

// What departments only write otherwise is no revision: sorted, over several files under other names, in
// another order of columns, in other units of measurement (design-life §15).
func TestOnlyWrittenOtherwise(t *testing.T) {
	a := "A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"
	b := "B2,乙项目,乙公司,省外,框架协议,2020-11-11,2000.50,,示范开发区"
	before := newDesk(t)
	before.write("2020-12/招商.csv", investment(a, b))
	before.write("2020-12/供地.csv", "宗地编号,所属区块,受让单位,供地面积（亩）,供地方式,合同日期\nD1,南区,甲公司,15,挂牌,2020-05-05\nD2,南区,乙公司,1.5,挂牌,2020-06-06\n")
	before.run("2020-12")
	for name, files := range map[string]map[string]string{
		"renamed and split": {"2020-12/招商.csv": "", "2020-12/一.csv": investment(b), "2020-12/二.csv": investment(a)},
		"in 元, columns in another order": {"2020-12/招商.csv": "责任单位,总投资（元）,项目编号,项目名称,投资方,来源地,协议类型,签约日期\n" +
			"示范开发区,20005000,B2,乙项目,乙公司,省外,框架协议,2020年11月11日\n示范经济开发区,10000000,A1,甲项目,甲公司,省外,框架协议,2020/10/10\n"},
		"in 平方米": {"2020-12/供地.csv": "宗地编号,所属区块,受让单位,供地面积（平方米）,供地方式,合同日期\nD2,南区,乙公司,1000,挂牌,2020-06-06\nD1,南区,甲公司,10000,挂牌,2020-05-05\n"},
		"in 公顷":  {"2020-12/供地.csv": "宗地编号,所属区块,受让单位,供地面积（公顷）,供地方式,合同日期\nD1,南区,甲公司,1,挂牌,2020-05-05\nD2,南区,乙公司,0.1,挂牌,2020-06-06\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d := before.copy(t)
			for path, text := range files {
				if text == "" {
					if err := os.Remove(filepath.Join(d.job.Inputs, path)); err != nil {
						t.Fatal(err)
					}
					continue
				}
				d.write(path, text)
			}
			r := d.dry(t, "2020-12")
			if r.Differs() || r.Materiality != revision.None || len(r.Files) == 0 {
				t.Errorf("%s\nfiles %v", told(r), r.Files)
			}
		})
	}
}

// Everything changes at once: each is told by its step, in their order, and by its cause.
func TestEverythingAtOnce(t *testing.T) {
	row := func(code, date, amount, unit string) string {
		return code + "," + code + "项目,甲公司,省外,框架协议," + date + "," + amount + ",," + unit
	}
	aims := "年度,责任单位,考核指标,年度目标,计量单位\n2020,示范经济开发区,签约项目投资额,1000,万元\n2020,南明街道,签约项目投资额,1000,万元\n"
	rest := func(d *desk, month string) {
		d.write(month+"/目标.csv", aims)
		d.write(month+"/资金.csv", "到位月份,项目编号,项目名称,资金类别,资金来源地,当月到位（万元）,责任单位\n2020-10,A1,甲项目,内资,省外,1,示范开发区\n")
		d.write(month+"/洽谈.csv", visitHead+"2020-10-12,甲公司,省外,杭州,来访,P1,示范开发区,谈\n")
	}
	d := newDesk(t)
	october := []string{row("A1", "2020-10-10", "100", "示范开发区"), row("N1", "2020-10-11", "900", "南明街道")}
	december := append(october, row("B2", "2020-11-11", "5000", "示范开发区"), row("G3", "2020-12-01", "7", "高新园"))
	for month, lines := range map[string][]string{"2020-10": october, "2020-12": december} {
		rest(d, month)
		d.write(month+"/招商.csv", investment(lines...))
	}
	d.run("2020-10")
	d.run("2020-12")
	d.write("2020-10/招商.csv", investment(row("A1", "2020-10-10", "950", "示范开发区"), october[1]))
	d.run("2020-10") // the zone was second in October, now it is first
	d.write("zone.toml", "name = \"示范经济开发区\"\nshort_name = \"示范开发区\"\naliases = [\"高新园\"]\n")
	d.write("2020-12/招商.csv", investment(append(december, row("L4", "2020-10-12", "30", "示范开发区"))...))
	d.job.Templates = templatestest.Changed(t, "figures/annual.toml", "column = \"total_invest\"\ndefinition = \"签订投资框架协议的项目的总投资之和\"",
		"column = \"total_invest\"\nwhere = [{ column = \"total_invest\", compare = \"<\", value = 1000 }]\ndefinition = \"不到1000万元的\"")
	r := d.dry(t, "2020-12")
	steps := map[string]string{}
	for _, f := range r.Figures {
		if _, _, implicit := figure.Grown(f.Key); implicit { // it comes and goes with its base
			continue
		}
		for _, s := range f.Steps {
			steps[f.Key] += string(s.Kind) + " " + s.From.String() + "→" + s.To.String() + " "
		}
		for _, e := range f.Effects {
			steps[f.Key] += "[" + string(e.Cause) + " " + e.Row + " " + e.Effect.String() + "]"
		}
	}
	for key, want := range map[string]string{
		"agreements":            "data 2→4 [zone G3 1][late L4 1]",
		"agreements_invest":     "data 5100→5137 definition 5137→137 [zone G3 7][late L4 30]",
		"campaign_first_streak": "earlier 2→3 definition 3→0 ", // an indicator is of it
	} {
		if steps[key] != want {
			t.Errorf("%s: %s\nwant %s", key, steps[key], want)
		}
	}
	var rows []string
	for _, row := range r.Rows {
		rows = append(rows, string(row.Cause)+" "+row.Row)
	}
	if got := strings.Join(rows, ", "); got != "zone G3, late L4" {
		t.Errorf("rows: %s", got)
	}
	if len(r.Definitions) != 1 || r.Definitions[0].ID != "agreements_invest" {
		t.Errorf("definitions: %v", r.Definitions)
	}
}
