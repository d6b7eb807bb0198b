package zones

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"zonereport/pipeline/calendar"
)

// ledgers are the zone's ledgers over the whole year, those of investment first.
func (z Zone) ledgers() []book {
	investment := z.investment()
	return []book{
		investment, z.funds(investment), z.visits(), z.keyProjects(), z.targets(), z.adjustments(),
		z.landSupply(), z.landReserve(), z.financing(), z.incubatorPhases(), z.incubator(), z.relocation(),
		z.housingProjects(), z.housing(), z.rebuildSites(), z.honours(), z.roads(), z.services(), z.approvals(), z.profile(),
	}
}

// units are the units that may be responsible; the zone's own name comes first, written in several ways.
func (z Zone) units() []string {
	units := []string{z.Name()}
	for i := range 4 + z.Number%4 {
		units = append(units, first[(z.Number+i)%10]+second[(z.Number*3+i)%10]+[]string{"街道", "镇", "乡"}[i%3])
	}
	return units
}

// written is a unit as the rows write it: the zone's own name also in short and with a wide space.
func (z Zone) written(r *rand.Rand, unit string) string {
	if unit == z.Name() {
		return choose(r, unit, unit, z.stem()+"经开区", unit+" ")
	}
	return unit
}

var origins = []string{"县内", "县外市内", "市外省内", "省外", "境外"}

func choose[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// day is a day of the year or, one in five, of the year before.
func day(r *rand.Rand) calendar.Date {
	year := Year
	if r.IntN(5) == 0 {
		year--
	}
	return dayOf(r, year)
}

func dayOf(r *rand.Rand, year int) calendar.Date {
	d, _ := calendar.NewDate(year, 1+r.IntN(12), 1+r.IntN(28))
	return d
}

// after is a day up to so many days later, or none for one in some rows.
func after(r *rand.Rand, d calendar.Date, days, none int) cell {
	if d.IsZero() || r.IntN(none) == 0 {
		return text("")
	}
	return on(d.AddDays(1 + r.IntN(days)))
}

// amount is an amount with none, one, two or six decimals.
func amount(r *rand.Rand, least, most int) string {
	whole := strconv.Itoa(least + r.IntN(most-least))
	switch r.IntN(6) {
	case 0:
		return fmt.Sprintf("%s.%d", whole, 1+r.IntN(9))
	case 1:
		return fmt.Sprintf("%s.%02d", whole, 1+r.IntN(99))
	case 2:
		return fmt.Sprintf("%s.%06d", whole, 1+r.IntN(999999))
	}
	return whole
}

// money is a head with the unit in which the zone's departments write amounts, and an amount in it.
func (z Zone) moneyHead(head string) string {
	return head + []string{"（万元）", "（元）", "（亿元）"}[z.Number%3]
}

func (z Zone) money(r *rand.Rand, least, most int) cell {
	switch z.Number % 3 {
	case 1:
		return number(fmt.Sprintf("%d%04d.%02d", least+r.IntN(most-least), r.IntN(10000), r.IntN(100)))
	case 2:
		return number(fmt.Sprintf("%d.%04d", (least+r.IntN(most-least))/10000, r.IntN(10000)))
	}
	return number(amount(r, least, most))
}

var trades = []string{"轴承", "制冷", "胶囊", "纺机", "电子", "汽配", "环保", "食品", "光电", "新材料"}

func firm(r *rand.Rand, n int) string {
	name := first[n%10] + second[n/10%10] + trades[n/100%10]
	return name + choose(r, "有限公司", "有限公司", "有限公司 ") + []string{"", "（集团）"}[n%2]
}

func (z Zone) investment() book {
	r := z.random("investment")
	b := book{id: "investment", name: "招商项目", dated: 6, heads: []string{"项目编号", "项目名称", "投资方", "来源地", "来源城市", "协议类型",
		"签约日期", z.moneyHead("总投资"), "落地日期", "开工日期", "投产日期", "责任单位", "所在区块"}}
	for i := range z.count(110) {
		signed := day(r)
		landed := after(r, signed, 90, 3)
		started := after(r, landed.day, 60, 2)
		b.rows = append(b.rows, line{early: i%40 == 39, cells: []cell{
			text(fmt.Sprintf("XM-%03d-%03d", z.Number, i)), text(fmt.Sprintf("年产%d万件%s项目", 10+i, choose(r, trades...))), text(firm(r, i*7)),
			text(choose(r, origins...)), text(choose(r, "", "宁州", "明州")), text(choose(r, "意向书", "框架协议", "框架协议", "正式协议")),
			on(signed), z.money(r, 3000, 90000), landed, started, after(r, started.day, 40, 2),
			text(z.written(r, choose(r, z.units()...))), text(choose(r, "东片", "西片", ""))}})
	}
	return b
}

func (z Zone) funds(investment book) book {
	r := z.random("funds")
	b := book{id: "funds", name: "到位资金", dated: 0, heads: []string{"到位月份", "项目编号", "资金类别", "资金来源地", z.moneyHead("当月到位"), "责任单位"}}
	for _, project := range investment.rows {
		capital, origin := choose(r, "内资", "内资", "外资"), choose(r, origins...)
		unit := z.written(r, choose(r, z.units()...))
		for month := 1 - 12; month <= 12; month++ {
			year, number := Year, month
			if month < 1 {
				year, number = Year-1, month+12
			}
			first := calendar.Month{Year: year, Number: number}.Start()
			if r.IntN(3) > 0 || first < project.cells[6].day.Within().Start() && r.IntN(60) > 0 {
				continue
			}
			paid := z.money(r, 20, 900)
			if capital == "外资" && r.IntN(12) == 0 {
				paid.text = "-" + paid.text
			}
			b.rows = append(b.rows, line{cells: []cell{
				{day: first, month: true}, project.cells[0], text(capital), text(origin), paid, text(unit)}})
		}
	}
	return b
}

func (z Zone) visits() book {
	r := z.random("visits")
	b := book{id: "visits", name: "洽谈考察", dated: 0, heads: []string{"日期", "企业名称", "企业属地", "所在城市", "方式", "批次号", "责任单位", "洽谈内容"}}
	for i := range z.count(260) {
		way := choose(r, "来访", "来访", "外出")
		batch := ""
		if way == "来访" {
			batch = fmt.Sprintf("%s%03d", choose(r, "LF", "lf", "ＬＦ"), i/3)
		}
		b.rows = append(b.rows, line{cells: []cell{on(day(r)), text(fmt.Sprintf("%s%d", firm(r, r.IntN(400)), i%2)), text(choose(r, origins...)),
			text(""), text(way), text(batch), text(z.written(r, choose(r, z.units()...))), text(fmt.Sprintf("第%d次洽谈", i))}})
	}
	return b
}

func (z Zone) keyProjects() book {
	r := z.random("key_projects")
	b := book{id: "key_projects", name: "重点产业项目", dated: 10, heads: []string{"项目编号", "项目名称", "建设单位", "项目级别", "建设性质", "项目类别",
		"所在区块", z.moneyHead("总投资"), z.moneyHead("年度计划投资"), z.moneyHead("年累计完成投资"), "开工日期", "投产日期", "重点展示", "责任单位"}}
	for i := range z.count(40) {
		started := day(r)
		nature := "续建"
		if started.Year() == Year {
			nature = choose(r, "新建", "扩建", "技改")
		}
		total := choose(r, z.money(r, 300, 1000), z.money(r, 5000, 90000))
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("ZD%03d", i)), text(fmt.Sprintf("%s%d期项目", choose(r, trades...), i)), text(firm(r, i*3+500)),
			text(choose(r, "省重大产业", "省重点", "市重点", "")), text(nature), text(choose(r, "产业", "产业", "基础设施")), text(choose(r, "东片", "西片", "")),
			total, z.money(r, 100, 2000), z.money(r, 100, 2000), on(started), after(r, started, 200, 2), text(choose(r, "是", "否", "")), text(z.Name())}})
	}
	return b
}

func (z Zone) landSupply() book {
	r := z.random("land_supply")
	b := book{id: "land_supply", name: "供地", dated: 5, heads: []string{"宗地编号", "所属区块", "受让单位", "供地面积（亩）", "供地方式", "合同日期", "实际开工日期", "重点展示"}}
	for i := range z.count(30) {
		signed := day(r)
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("%s工出[%d]%d号", z.stem(), signed.Year(), i)), text(choose(r, "东片", "西片")), text(firm(r, i*3+500)),
			number(amount(r, 5, 200)), text(choose(r, "挂牌", "协议")), on(signed), after(r, signed, 50, 3), text(choose(r, "是", ""))}})
	}
	return b
}

func (z Zone) landReserve() book {
	r := z.random("land_reserve")
	b := book{id: "land_reserve", name: "土地储备", dated: -1, heads: []string{"地块编号", "所属区块", []string{"面积（亩）", "面积（㎡）", "面积（公顷）"}[z.Number%3], "土地状态", "是否熟地"}}
	for i := range z.count(50) {
		area := amount(r, 5, 200)
		if z.Number%3 == 1 {
			area = fmt.Sprintf("%d", 2000+r.IntN(90000)) // a square metre is 0.0015 亩
		}
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("CB-%03d", i)), text(choose(r, "东片", "西片")), number(area),
			text(choose(r, "后备", "后备", "已收储", "闲置")), text(choose(r, "是", "否", ""))}})
	}
	return b
}
