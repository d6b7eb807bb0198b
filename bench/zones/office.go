package zones

import (
	"fmt"
	"strings"

	"zonereport/pipeline/calendar"
)

// settings is the zone's zone.toml.
func (z Zone) settings(editions string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "name = %q\nshort_name = %q\ncounty = %q\naliases = [%q]\ncode = %q\nparent = \"9900\"\n",
		z.Name(), z.stem()+"区", z.stem()+"县", z.stem()+"经开区", z.Code())
	if z.Second() {
		fmt.Fprintf(&b, "templates = %q\n", editions+"/second")
	}
	for i, unit := range z.units() {
		fmt.Fprintf(&b, "\n[[unit]]\nname = %q\ngroup = %q\n", unit, []string{"甲组", "乙组"}[min(1, i%3)])
	}
	return b.String()
}

// aims are an indicator with its yearly target for one unit, in the unit in which it is stated.
type aims struct {
	name, unit  string
	least, most int
	decimals    bool
}

var (
	firstAims = []aims{
		{"签约项目投资额", "亿元", 8, 60, true}, {"新到位资金", "万元", 2000, 30000, false},
		{"落地项目数", "个", 2, 12, false}, {"来访批次", "批次", 3, 20, false}}
	secondAims = []aims{
		{"到位资金", "万元", 2000, 30000, false}, {"签约额", "亿元", 8, 60, true}, {"洽谈企业", "家", 5, 30, false},
		{"落地", "个", 2, 12, false}, {"县外资金", "万元", 1000, 20000, false}, {"资金增速", "万元", 1500, 20000, true}}
)

func (z Zone) targets() book {
	r := z.random("targets")
	b := book{id: "targets", name: "年度目标", dated: -1, heads: []string{"年度", "责任单位", "考核指标", "年度目标", "计量单位", "完成期限"}}
	goals := firstAims
	if z.Second() {
		goals = secondAims
	}
	for i, unit := range z.units() {
		if i == 0 && !z.assessed() {
			continue
		}
		for j, a := range goals {
			if (z.Number+i*5+j)%17 == 3 {
				continue // a unit without a target for this
			}
			value := fmt.Sprint(a.least + r.IntN(a.most-a.least))
			if a.decimals && r.IntN(2) == 0 {
				value += fmt.Sprintf(".%02d", r.IntN(100))
			}
			due := text("")
			if r.IntN(3) == 0 {
				d, _ := calendar.NewDate(Year, 6+r.IntN(6), 28)
				due = planned(d)
			}
			b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprint(Year)), text(unit), text(a.name), number(value), text(a.unit), due}})
		}
	}
	return b
}

// adjustments are bonuses, penalties, vetoes and points given by hand; zones of the first edition have few.
func (z Zone) adjustments() book {
	r := z.random("adjustments")
	b := book{id: "adjustments", name: "加减分", dated: 0, heads: []string{"日期", "责任单位", "类型", "事项", "考核指标", "分值", "项目编号", "依据"}}
	add := func(number_, kind, matter, of, points, project string) {
		unit := choose(r, z.units()...)
		b.rows = append(b.rows, line{cells: []cell{on(dayOf(r, Year)), text(unit), text(kind), text(matter + number_), text(of), number(points), text(project), text("会议纪要")}})
	}
	names := map[string][]string{"加分": {""}, "扣分": {""}}
	if z.Second() {
		names = map[string][]string{"加分": {"走访", "大项目"}, "扣分": {"通报批评"}}
	}
	if !z.Second() && z.Number%8 != 4 {
		return b
	}
	for i := range 14 {
		number := fmt.Sprint(i)
		add(number, "加分", "事项", choose(r, names["加分"]...), fmt.Sprintf("%d.%d", r.IntN(2), 1+r.IntN(9)), choose(r, "", "XM-1", "xm-1", "XM-2"))
		if i%2 == 0 {
			add(number, "扣分", "通报", choose(r, names["扣分"]...), fmt.Sprintf("0.%d5", 1+r.IntN(9)), choose(r, "", "XM-3"))
		}
		if z.Second() {
			add(number, "评分", "评定", "服务评价", fmt.Sprintf("%d.%d", r.IntN(4), r.IntN(10)), "")
		}
	}
	if z.Number%8 == 4 {
		add("", "否决", "事故", "", "", "")
	}
	if z.Second() {
		add("", "否决", "事故", "安全生产", "", "")
	}
	return b
}
