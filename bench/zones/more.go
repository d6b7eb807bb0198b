package zones

import (
	"fmt"

	"zonereport/pipeline/calendar"
)

func (z Zone) financing() book {
	r := z.random("financing")
	b := book{id: "financing", name: "融资", dated: 4, heads: []string{"融资主体", "融资方式", "债券或贷款名称", "发行方式", "发行日期", z.moneyHead("融资金额"), "票面利率（%）"}}
	for i := range z.count(14) {
		kind, rate := choose(r, "公司债券", "公司债券", "银行贷款"), fmt.Sprintf("%d.%02d", 2+r.IntN(5), r.IntN(100))
		if r.IntN(6) == 0 {
			rate = ""
		}
		b.rows = append(b.rows, line{cells: []cell{text(z.stem() + "工投集团有限公司"), text(kind), text(fmt.Sprintf("第%d笔", i)), text(""), on(day(r)), z.money(r, 2000, 60000), number(rate)}})
	}
	return b
}

func (z Zone) incubatorPhases() book {
	b := book{id: "incubator_phases", name: "孵化器分期", dated: -1, heads: []string{"期次", "建筑面积（㎡）", "竣工日期", "投用日期", "状态"}}
	for i, phase := range []string{"一期", "二期", "A区"} {
		done, _ := calendar.NewDate(Year-3+i, 6, 30)
		b.rows = append(b.rows, line{cells: []cell{text(phase), number(fmt.Sprint(20000 + 7000*i)), on(done), on(done.AddDays(60)), text("运营")}})
	}
	return b
}

func (z Zone) incubator() book {
	r := z.random("incubator")
	b := book{id: "incubator", name: "孵化器入驻企业", dated: 3, heads: []string{"期次", "企业名称", "统一社会信用代码", "入驻日期", "退出日期", "期末从业人员", z.moneyHead("年产值"), "状态", "重点展示"}}
	seen := map[string]bool{}
	for i := range z.count(120) {
		moved := day(r)
		code := ""
		if i%3 > 0 {
			code = credit(fmt.Sprintf("91330624MA%07d", z.Number*1000+i-i%9/8)) // some firms twice
		}
		for code != "" && seen[code+moved.String()] {
			moved = moved.AddDays(1)
		}
		seen[code+moved.String()] = true
		b.rows = append(b.rows, line{cells: []cell{text(choose(r, "一期", "二期", "A区", "a区", "Ａ区", "一 期")), text(fmt.Sprintf("%s%d", firm(r, i), i)), text(code),
			on(moved), after(r, moved, 200, 2), number(fmt.Sprint(3 + r.IntN(80))), z.money(r, 100, 900), text(choose(r, "在驻", "")), text("")}})
	}
	return b
}

// credit completes a credit code of 17 characters by its check character (GB 32100).
func credit(body string) string {
	const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	weight, sum := 1, 0
	for _, c := range body {
		for i, known := range characters {
			if c == known {
				sum += i * weight
			}
		}
		weight = weight * 3 % 31
	}
	return body + string(characters[(31-sum%31)%31])
}

func (z Zone) relocation() book {
	r := z.random("relocation")
	b := book{id: "relocation", name: "房屋搬迁", dated: 5, heads: []string{"期次", "户编号", "户主", "身份证号", "合法建筑面积（㎡）", "签约日期", "腾空日期", "拆除日期"}}
	phases := []string{"一期", "二期", "三期", "①区", "1区", "1区"} // the last three are one
	for i := range z.count(1800) {
		var signed cell
		if r.IntN(8) > 0 {
			signed = on(day(r))
		}
		vacated := after(r, signed.day, 60, 5)
		b.rows = append(b.rows, line{early: true, cells: []cell{text(phases[r.IntN(3+z.Number%4)]), text(fmt.Sprintf("Q-%05d", i)), text(fmt.Sprintf("某户%d", i)),
			text(""), number(fmt.Sprintf("%d.%02d", 60+r.IntN(300), r.IntN(100))), signed, vacated, after(r, vacated.day, 60, 4)}})
	}
	return b
}

func (z Zone) housingProjects() book {
	b := book{id: "housing_projects", name: "安置房项目", dated: -1, heads: []string{"期次", "建筑面积（㎡）", "套数", "计划交付日期", "状态"}}
	for i, phase := range []string{"一期", "二期", "三期"}[:1+z.Number%3] {
		due, _ := calendar.NewDate(Year+i, 9, 30)
		b.rows = append(b.rows, line{cells: []cell{text(phase), number(fmt.Sprint(90000 + 100*i)), text(fmt.Sprint(z.count(700) / 3)), planned(due), text("在建")}})
	}
	return b
}

func (z Zone) housing() book {
	r := z.random("housing")
	b := book{id: "housing", name: "安置房择房", dated: -1, heads: []string{"期次", "小区", "地块", "房号", "面积（㎡）", "择房户", "择房日期", "入住日期"}}
	for i := range z.count(700) {
		var chosen cell
		who := ""
		if r.IntN(3) > 0 {
			chosen, who = on(day(r)), fmt.Sprintf("某户%d", i/2)
		}
		b.rows = append(b.rows, line{cells: []cell{text([]string{"一期", "二期", "三期"}[r.IntN(1+z.Number%3)]), text(choose(r, "明山苑", "明泽府")), text(choose(r, "江南", "江北", "")),
			text(fmt.Sprintf("1-%04d", i)), number(fmt.Sprintf("%d.%02d", 60+r.IntN(90), r.IntN(100))), text(who), chosen, after(r, chosen.day, 100, 3)}})
	}
	return b
}

func (z Zone) rebuildSites() book {
	r := z.random("rebuild_sites")
	b := book{id: "rebuild_sites", name: "迁建安置点", dated: -1, heads: []string{"安置点名称", "户数", "启动日期", "状态"}}
	for i := range 6 {
		b.rows = append(b.rows, line{cells: []cell{text(first[i] + second[z.Number%10] + "点"), number(fmt.Sprint(20 + i)), on(day(r)), text("启动建房")}})
	}
	return b
}

func (z Zone) honours() book {
	r := z.random("honours")
	b := book{id: "honours", name: "平台荣誉", dated: 0, heads: []string{"日期", "荣誉名称", "授予单位", "级别", "类型", "获得主体"}}
	for i := range 8 {
		b.rows = append(b.rows, line{cells: []cell{on(day(r)), text(fmt.Sprintf("荣誉%d", i)), text("某厅"), text(choose(r, "省级", "市级")), text(choose(r, "命名", "试点", "考核")), text(z.Name())}})
	}
	return b
}

func (z Zone) roads() book {
	r := z.random("roads")
	b := book{id: "roads", name: "路网", dated: -1, heads: []string{"道路名称", "道路类别", "长度（米）", "状态", "建成日期", "重点展示"}}
	for i := range 12 {
		built := choose(r, true, false)
		status, opened := "在建", text("")
		if built {
			d, _ := calendar.NewDate(Year-1, 1+r.IntN(12), 1+r.IntN(28))
			status, opened = "建成", on(d)
		}
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("%s%d路", first[i%10], i)), text(choose(r, "框架道路", "支路")), number(fmt.Sprint(500 + r.IntN(3000))), text(status), opened, text("")}})
	}
	return b
}

func (z Zone) services() book {
	r := z.random("services")
	b := book{id: "services", name: "企业难题", dated: 1, heads: []string{"编号", "提出日期", "企业名称", "问题类别", "来源", "状态", "办结日期", "办理结果"}}
	for i := range z.count(120) {
		raised := day(r)
		closed := after(r, raised, 30, 4)
		status, result := "办理中", ""
		if !closed.day.IsZero() {
			status, result = "办结", choose(r, "解决", "解决", "解释", "转办")
		}
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("NT%04d", i)), on(raised), text(firm(r, r.IntN(300))), text(choose(r, "融资", "用工", "")), text("走访"), since(closed, status, "办理中"), closed, since(closed, result, "")}})
	}
	return b
}

func (z Zone) approvals() book {
	r := z.random("approvals")
	b := book{id: "approvals", name: "审批事项", dated: 4, heads: []string{"受理编号", "事项名称", "企业名称", "事项类型", "受理日期", "办结日期"}}
	for i := range z.count(500) {
		accepted := day(r)
		b.rows = append(b.rows, line{cells: []cell{text(fmt.Sprintf("SP%05d", i)), text(choose(r, "项目备案", "施工许可", "不动产登记")), text(firm(r, r.IntN(300))),
			text(choose(r, "审批", "备案", "许可")), on(accepted), after(r, accepted, 40, 6)}})
	}
	return b
}

func (z Zone) profile() book {
	b := book{id: "profile", name: "开发区概况", dated: -1, heads: []string{"项目", "数值", "单位", "批准日期", "依据"}}
	for i, item := range []string{"规划面积", "规划面积", "建成区面积"} {
		day, _ := calendar.NewDate(Year-2+i, 5, 20)
		b.rows = append(b.rows, line{cells: []cell{text(item), number(fmt.Sprintf("%d.%d", 20+z.Number, i)), text("平方公里"), on(day), text("批复")}})
	}
	return b
}
