package pipeline_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestHardLayouts reads the most crooked tables that offices have made of a ledger: what is
// meant is clear to a person, so values and findings are exact.
func TestHardLayouts(t *testing.T) {
	everything := tab{name: "房屋搬迁台账", lines: []string{
		"新昌经济开发区2020年房屋搬迁台账",
		"填报单位（盖章）：搬迁办||||||单位：平方米||",
		"序号|期  次|户情况|||建筑面积||进度||",
		"||户编号|户主|身份证号|总面积|合法建筑面积|签约|腾空|拆除",
		"|||||㎡|㎡|日期|日期|日期",
		"一、六期（2户）",
		"#1|六期|H1|王某|330624196806182832|#130|#100.5|@43963|@43970|@43980",
		"#2||H2|李某|330624196806182831|#90|#80|@43963|@43970|@43980",
		"|小  计（2 户）||||#220|#180.5||",
		"二、七期（3户）",
		"#3|七期|H3|张某|330624196806182830|#60|#50|@44000|/|—",
		"||其中：住改商|||#60|#50||",
		"#4||H4|赵某|330624196806182839|#70|#60|@44000|—|/",
		"|合    计||||#350|#290.5||",
		"注：1.面积以认定为准。",
		"填表人：王某|||审核人：李某|||负责人：张某|||填报日期：2020.12.31",
	}, hideCols: []int{5}}.merged("A1:J1", "A3:A5", "B3:B5", "C3:E3", "C4:C5", "D4:D5", "E4:E5", "F3:G3", "H3:J3", "A6:J6", "B7:B8", "B11:B13", "A10:J10")
	months := []tab{
		{name: "1月", lines: []string{"2020年1月到位资金", "单位：亿元", "项目编号|资金类别|资金来源地|当月到位|自年初累计|责任单位", "P1|内资|省外|#1|#1|南明街道", "合计|||#1|#1|"}},
		{name: "二月", lines: []string{"项目编号|资金类别|资金来源地|本月到位资金（万元）|1-2月累计（万元）|招引单位", "P1|内资|省外|#500|#10500|南明街道"}},
		{name: "12月份", hidden: true, lines: []string{"项目代码|内资/外资|来源地|当月实际到位额（元）|责任单位", "P1|外资|境外|#-20000|南明街道"}},
		{name: "汇总", lines: []string{"月份|合计（万元）", "1月|#10000", "2月|#500"}},
	}
	stacked := sheet("一季度企业服务台账", "编号|提出日期|企业名称|问题类别|状态|办结日期|办理结果", "S1|@43831|甲企业|融资|办结|@43840|解决", "合计：1项",
		"", "审批代办事项台账|||填报单位：审批代办中心", "（共2项）", "受理编号|事项名称|申请单位|事项类型|受理日期|办结时间", "A1|用地预审|乙企业|审批|@43832|@43845", "A2|备案|丙企业|备案|@43832|", "小计|2项",
		"", "二季度企业服务台账", "难题编号|受理日期|企业|类别|状态|办结时间|结果", "S2|@43931|丁企业|用工|受理||")
	aside := sheet("", "", "", "|||招商项目情况（单位：亿元、亩）", "", "", "|||项目代码|项目|客商名称|项目来源地|签约形式|签约时间|总投资|牵头单位", "|||P1|甲项目|乙企业|省外|框架协议|2020.5.12|#1.5|经开区", "|||P2|丙项目|丁企业|省外|框架协议|2020.5.13|#2|南明街道", "|||||||||#3.5")
	page := []string{"新昌县2020年重点产业项目|||||||", "项目编号|项目名称|性质|类别|计划总投资（万元）|开工时间|责任单位", "（甲）|（乙）|（丙）|（丁）|#1|#2|（戊）", "K1|甲项目|新建|产业|#1000|@43963|南明街道", "本页小计||||#1000||",
		"新昌县2020年重点产业项目（续表）", "项目编号|项目名称|性质|类别|计划总投资（万元）|开工时间|责任单位", "K2|乙项目|续建|产业|#2000|@43463|南明街道", "K3|丙项目|续建|民生|#3000|@43463|南明街道", "本页小计||||#5000||",
		"项目编号|项目名称|性质|类别|计划总投资（亿元）|开工时间|责任单位", "K4|丁项目|技改|产业|#0.4|@43963|南明街道", "本页小计||||#0.4||", "总    计||||#1||"}
	text, err := simplifiedchinese.GB18030.NewEncoder().String(csv("2020年供地台账||||||", "填报单位：自然资源和规划局|||单位：平方米|||", "||||||", "宗地编号|受让单位|供地方式|供地面积|合同日期|实际开工日期|备注",
		"330624-1|甲“机械”,有限公司|挂牌|1,000|2020/1/2|2020/2/1|含\n两行", "330624-2|乙企业|协议|２０００|2020年3月|——|", "330624-3|丙企业|标准地挂牌|3亩|20200405||"+strings.Repeat("|", 20), "||||||", "合计|||5,000|||", "制表：王某|||审核：李某|||"))
	gb := encoded(t, text, err)
	page2 := `<html><head><meta charset="utf-8"><style>td{mso-number-format:"\@"}</style></head><body><h1>安置房</h1><table border=1>
<tr><td colspan=7>安置房择房台账</td></tr><tr><th rowspan=2>期次</th><th rowspan="2">小区</th><th rowspan=2>房号</th><th colspan=2>户型</th><th colspan=2>择房</th></tr>
<tr><th>面积<br>（㎡）</th><th>朝向</th><th>择房户</th><th>日期</th></tr>
<tr><td rowspan=2>一期</td><td rowspan=2>大明&nbsp;泽府</td><td>1-101</td><td x:num="90.5">90.50</td><td>南</td><td>王某</td><td>2020.5.12</td></tr>
<tr style='display:none'><td>1-102</td><td>88</td><td></td><td>李某</td><td>2020年5月13日</td></tr>
<tr><td>合计<td colspan=2>2套</td><td>178.5</td><td><td></td><td></table></body></html>`
	old := xls(everything, tab{name: "代码", hidden: true, lines: []string{"期次|状态", "六期|完成"}})

	for name, m := range map[string]sending{
		"everything at once": {files: file(t, everything), ledger: "relocation", shows: "phase household area signed_on vacated_on demolished_on",
			rows: []string{"7|六期|H1|100.5|2020-05-12|2020-05-19|2020-05-29", "8|六期|H2|80|2020-05-12|2020-05-19|2020-05-29", "11|七期|H3|50|2020-06-18||", "13|七期|H4|60|2020-06-18||"},
			said: []string{"warning column.hidden 表.xlsx/房屋搬迁台账", "warning total.count 表.xlsx/房屋搬迁台账!A10", "info header.unknown 表.xlsx/房屋搬迁台账!F4", "info form.merged 表.xlsx/房屋搬迁台账[期次]"}},
		"the same as .et": {files: []sent{{"搬迁.et", old}}, ledger: "relocation", shows: "phase household area",
			rows: []string{"7|六期|H1|100.5", "8|六期|H2|80", "11|七期|H3|50", "13|七期|H4|60"},
			said: []string{"warning total.count 搬迁.et/房屋搬迁台账!A10", "info header.unknown 搬迁.et/房屋搬迁台账!F4", "info form.merged 搬迁.et/房屋搬迁台账[期次]", "info sheet.unknown 搬迁.et/代码"}},
		"a sheet per month": {files: file(t, append(months, tab{name: "表", lines: []string{investHead, with(investRow, 7, "2亿")}})...), ledger: "funds", also: []string{"investment"}, shows: "month month_amount ytd_amount unit",
			rows: []string{"4|2020-01|10000|10000|南明街道", "2|2020-02|500|10500|南明街道", "2|2020-12|-2||南明街道"},
			said: []string{"warning sheet.hidden 表.xlsx/12月份", "warning sheet.unknown 表.xlsx/汇总", "warning value.unit G2", "info form.unit [总投资]"}},
		"ledgers stacked in a sheet": {files: file(t, stacked), ledger: "services", also: []string{"approvals"}, shows: "no on cls status closed_on result",
			rows: []string{"3|S1|2020-01-01|融资|办结|2020-01-10|解决", "15|S2|2020-04-10|用工|受理||"}},
		"far from the corner": {files: file(t, aside), ledger: "investment", shows: "code total_invest unit", rows: []string{"8|P1|15000|新昌经济开发区", "9|P2|20000|南明街道"},
			said: []string{"warning total.unlabelled J10", "info form.date [签约日期]", "info form.alias [责任单位]"}},
		"headers on every printed page": {files: file(t, sheet(page...)), ledger: "key_projects", shows: "code total_invest",
			rows: []string{"4|K1|1000", "8|K2|2000", "9|K3|3000", "12|K4|4000"}},
		"csv with all around it": {files: []sent{{"供地.csv", gb}}, ledger: "land_supply", shows: "parcel firm area mode contract_on started_on",
			rows: []string{"5|330624-1|甲“机械”,有限公司|1.5|挂牌|2020-01-02|2020-02-01", "6|330624-2|乙企业|3|协议||", "7|330624-3|丙企业|3|标准地挂牌|2020-04-05|"},
			said: []string{"error value.date 供地.csv/供地!E6", "info form.width 供地.csv/供地[供地面积]", "info form.thousands 供地.csv/供地[供地面积]", "info form.unit 供地.csv/供地[供地面积]", "info header.unknown 供地.csv/供地!G4"}},
		"a page with spans": {files: []sent{{"择房.xls", []byte(page2)}}, ledger: "housing", shows: "phase estate room area chosen_by chosen_on",
			rows: []string{"4|一期|大明泽府|1-101|90.5|王某|2020-05-12", "5|一期|大明泽府|1-102|88|李某|2020-05-13"},
			said: []string{"warning row.hidden 择房.xls/择房", "info header.unknown 择房.xls/择房!E3", "info form.merged 择房.xls/择房[期次]", "info form.merged 择房.xls/择房[小区]", "info form.date 择房.xls/择房[择房日期]", "info form.text 择房.xls/择房[面积]"}},
	} {
		t.Run(name, func(t *testing.T) { m.expect(t) })
	}
}

// A row of a single name above another table's header is a row, no title.
func TestLoneRowAboveAHeader(t *testing.T) {
	s := sheet("安置点名称|户数|启动日期", "孟家塘|#10|@43963", "蟠龙山", "迁建点|户数|启动日期", "五丰||")
	sending{files: file(t, s), ledger: "rebuild_sites", shows: "name households", rows: []string{"2|孟家塘|10", "3|蟠龙山|", "5|五丰|"}}.expect(t)
}
