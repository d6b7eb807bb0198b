package pdf_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

var keep = flag.String("keep", "", "folder in which the demo PDF is kept, to look at")

// TestDemo renders a document with every kind of block in the fonts of this machine.
func TestDemo(t *testing.T) {
	style := typefacetest.Style(t)
	fonts := machineFonts(t, style)
	file, err := pdf.Render(demo(), style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	again, err := pdf.Render(demo(), style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	if string(file) != string(again) {
		t.Error("two renderings differ")
	}
	if *keep != "" {
		if err := os.WriteFile(filepath.Join(*keep, "demo.pdf"), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	checkFile(t, file)
}

func BenchmarkDemo(b *testing.B) {
	style := typefacetest.Style(b)
	fonts := machineFonts(b, style)
	doc := demo()
	for b.Loop() {
		if _, err := pdf.Render(doc, style, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

// machineFonts finds real fonts; the repository's .fonts is filled by make setup.
func machineFonts(t testing.TB, style document.Style) typeface.Set {
	t.Helper()
	set, err := typeface.Find(style, append([]string{"../../../.fonts"}, typeface.SystemDirs()...))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// demo is a document with every kind of block.
func demo() document.Document {
	return document.Document{
		ID: "demo", File: "示例", Title: "新昌经济开发区\n2020年度亮点工作回眸", Subtitle: "2020年12月",
		Author: "新昌经济开发区", Period: calendar.Month{Year: 2020, Number: 12},
		Lead: []document.Block{para("2020年，新昌经济开发区深入贯彻“重要窗口”建设要求，坚持“发展为要、项目为王、企业为尊”，全年签订投资框架协议63个（其中县外58个），协议总投资242.4亿元；到位县外内资6.4亿元——比目标高12.5%。洽谈企业260多家，来访批次112批次……各项工作取得新进展。")},
		Sections: []document.Section{
			{Number: "一、", Title: "平台创建", Blocks: []document.Block{
				document.Heading{Level: 2, Text: "（一）获得荣誉"},
				para("全年获得“国家级绿色园区”《浙江省小微企业园》“省级高能级战略平台（培育）”等荣誉5项。按照GB/T 9704的规定，用ZONE Report程序编制，数字均来自台账；1—12月新签约项目中，总投资在10000万元以上的有12个，占比19.0%，比上年提高2.3个百分点。"),
				document.Heading{Level: 3, Text: "1.省级以上荣誉"},
				para("名单见表1。"),
				honours(),
			}},
			{Number: "二、", Title: "招商选资", Blocks: []document.Block{
				para("签订框架协议的项目中，年内落地23个，按投资方列示如下。排名在前的街道为七星街道、南明街道，见图1、图2。"),
				landed(),
				barChart(), columnChart(), lineChart(), rankChart(), progressChart(), shareChart(),
				document.Paragraph{Style: document.Note, Text: "注：部分数据因四舍五入的原因，存在总计与分项合计不等的情况。本报告中“—”表示没有年度目标，空白表示未报送。"},
				document.Paragraph{Style: document.Sign, Text: "新昌经济开发区管理委员会"},
				document.Paragraph{Style: document.Sign, Text: "2021年1月8日"},
			}},
		},
		Annexes: []document.Section{
			{Number: "附件1", Title: "主要指标", Blocks: []document.Block{indicators()}},
			{Number: "附件2", Title: "招商选资大会战考核计分表", Blocks: []document.Block{ranking()}},
			{Number: "附件3", Title: "数据来源", Blocks: []document.Block{para("各项指标所用的单元格如下。"), sources(150)}},
		},
	}
}

func para(text string) document.Paragraph { return document.Paragraph{Text: text} }

func texts(values ...string) []document.Cell {
	cells := make([]document.Cell, len(values))
	for i, v := range values {
		cells[i] = document.Cell{Text: v}
	}
	return cells
}

func honours() document.Table {
	return document.Table{Number: "表1", Title: "2020年获得的荣誉", Columns: []document.Column{
		{Head: []string{"日期"}, Align: document.Center}, {Head: []string{"荣誉名称"}, Wide: true},
		{Head: []string{"授予单位"}, Wide: true}, {Head: []string{"级别"}, Align: document.Center}},
		Rows: []document.Row{
			{Cells: texts("2020年3月12日", "国家绿色园区", "工业和信息化部办公厅", "国家级")},
			{Cells: texts("2020年9月1日", "浙江省“万亩千亿”新产业平台培育名单（第二批）——智能装备产业平台", "浙江省发展和改革委员会", "省级")},
			{Cells: texts("2020年12月8日", "省级制造业高质量发展示范园区", "浙江省经济和信息化厅", "省级")},
		}}
}

func landed() document.Table {
	rows := []document.Row{{Kind: document.TotalRow, Cells: texts("合计", "", "1262400.00", "", "100.0")},
		{Kind: document.Part, Cells: texts("其中：省外", "", "842000.50", "", "66.7")}}
	for i := range 36 {
		kind := document.Normal
		if i == 3 {
			kind = document.Highlight
		}
		rows = append(rows, document.Row{Kind: kind, Cells: texts(fmt.Sprintf("年产%d万套智能装备项目", 10*i+5),
			[]string{"上海东方投资集团", "杭州智造科技有限公司", "宁波"}[i%3], fmt.Sprintf("%d.%02d", 900*(i+1)*(i+1), i), fmt.Sprintf("2020年%d月%d日", i%12+1, i%28+1), []string{"0.5", "12.3", "—"}[i%3])})
	}
	return document.Table{Number: "表2", Title: "2020年落地的框架协议项目", Unit: "单位：万元", Columns: []document.Column{
		{Head: []string{"项目名称"}, Wide: true}, {Head: []string{"投资方"}}, {Head: []string{"总投资"}, Align: document.Decimal},
		{Head: []string{"落地日期"}, Align: document.Center}, {Head: []string{"占比（%）"}, Align: document.Decimal}},
		Rows: rows, Notes: []string{"注：1.总投资为协议总投资额。", "2.按落地日期先后排列。"}, Source: "招商项目台账"}
}

func number(text string) document.Point {
	v := decimal.RequireFromString(text)
	return document.Point{Value: &v, Text: text}
}

func numbers(texts ...string) []document.Point {
	points := make([]document.Point, len(texts))
	for i, text := range texts {
		if text != "" {
			points[i] = number(text)
		}
	}
	return points
}

var streets = []string{"新昌经济开发区", "七星街道", "南明街道", "羽林街道", "澄潭街道", "儒岙镇", "回山镇"}

func barChart() document.Chart {
	return document.Chart{Number: "图1", Title: "2020年各单位考核总分", Kind: document.Bars, Unit: "单位：分", Categories: streets, Highlight: "新昌经济开发区",
		Series: []document.Series{{Name: "总分", Points: numbers("103.52", "98.10", "91.00", "88.23", "75.5", "60.1", "12.00")}}}
}

func columnChart() document.Chart {
	return document.Chart{Number: "图2", Title: "孵化器各期入驻企业和从业人员", Kind: document.Columns, Unit: "单位：家、人", Categories: []string{"一期", "二期", "三期（科创园）", "四期"},
		Series: []document.Series{{Name: "企业", Points: numbers("23", "45", "12", "")}, {Name: "从业人员", Points: numbers("220", "451", "98", "133")}}}
}

var monthNames = []string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}

func lineChart() document.Chart {
	return document.Chart{Number: "图3", Title: "2020年各月到位资金", Kind: document.Line, Unit: "单位：万元", Categories: monthNames, Highlight: "外资",
		Series: []document.Series{{Name: "内资", Points: numbers("1200", "900", "2400", "5200", "4100", "6600", "5900", "7200", "8000", "7600", "9100", "12000")},
			{Name: "外资", Points: numbers("0", "0", "300", "", "1100", "1600", "900", "1200", "1000", "1600", "1100", "2000")}}}
}

func rankChart() document.Chart {
	return document.Chart{Number: "图4", Title: "新昌经济开发区2020年各月名次", Kind: document.RankLine, Unit: "单位：名", Categories: monthNames,
		Series: []document.Series{{Name: "名次", Points: numbers("", "3", "4", "2", "1", "1", "1", "1", "1", "1", "1", "1")}}, Note: "注：1月各单位总分均为零，不排名。"}
}

func progressChart() document.Chart {
	points := numbers("1.153", "0.98", "0.91", "0.62", "0.555", "0.3", "")
	for i, text := range []string{"115.3%", "98.0%", "91.0%", "62.0%", "55.5%", "30.0%"} {
		points[i].Text = text
	}
	return document.Chart{Number: "图5", Title: "新到位资金完成年度目标的比例", Kind: document.Progress, Categories: streets, Highlight: "新昌经济开发区",
		Series: []document.Series{{Name: "完成率", Points: points}}}
}

func shareChart() document.Chart {
	return document.Chart{Number: "图6", Title: "签约项目来源地", Kind: document.Shares, Unit: "%", Categories: []string{"省外", "市外省内", "县外市内", "境外"},
		Series: []document.Series{{Name: "2020年", Points: numbers("52.1", "31.4", "14.3", "2.2")}, {Name: "2019年", Points: numbers("40.0", "38.8", "21.2", "0.0")}}}
}

func indicators() document.Table {
	table := document.Table{Number: "附表1", Title: "2020年主要指标", Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true}, {Head: []string{"数值"}, Align: document.Decimal}, {Head: []string{"计量单位"}, Align: document.Center}, {Head: []string{"口径"}, Wide: true}}}
	for i := range 60 {
		table.Rows = append(table.Rows, document.Row{Cells: texts([]string{"签订投资框架协议", "到位县外内资", "房屋搬迁签约面积（六期）"}[i%3],
			[]string{"63", "64000", "66012.37"}[i%3], []string{"个", "万元", "㎡"}[i%3],
			[]string{"招商项目台账，责任单位为本开发区、协议类型为框架协议、签约日期在本年1月1日至报告期末的项目数", "到位资金台账，资金类别为内资、资金来源地不是县内：当月到位之和", "签约日期不晚于报告期末的合法建筑面积之和"}[i%3])})
	}
	return table
}

func ranking() document.Table {
	table := document.Table{Number: "附表2", Title: "2020年12月考核计分", Columns: []document.Column{{Head: []string{"名次"}, Align: document.Decimal}, {Head: []string{"考核单位"}}}}
	for _, indicator := range []string{"签约项目投资额（万元）", "新到位资金（万元）", "落地项目数（个）", "来访批次（批次）"} {
		for _, head := range []string{"实绩", "年度目标", "完成率（%）", "得分"} {
			table.Columns = append(table.Columns, document.Column{Head: []string{indicator, head}, Align: document.Decimal})
		}
	}
	table.Columns = append(table.Columns, document.Column{Head: []string{"总分"}, Align: document.Decimal}, document.Column{Head: []string{"比上月"}, Align: document.Center})
	for i, unit := range streets {
		row := []string{fmt.Sprint(i + 1), unit}
		for k := range 4 {
			row = append(row, fmt.Sprintf("%d.%02d", 242400-i*30000-k*1000, i), "300000", fmt.Sprintf("%d.%d", 90-i*9, k), fmt.Sprintf("%d.%02d", 30-i, k*7))
		}
		kind := document.Normal
		if i == 0 {
			kind = document.Highlight
		}
		table.Rows = append(table.Rows, document.Row{Kind: kind, Cells: texts(append(row, fmt.Sprintf("%d.%02d", 103-7*i, i), []string{"↑1", "↓2", "—"}[i%3])...)})
	}
	return table
}

func sources(n int) document.Table {
	table := document.Table{Number: "附表3", Title: "指标与单元格", Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true}, {Head: []string{"文件"}, Wide: true}, {Head: []string{"工作表"}}, {Head: []string{"单元格"}, Wide: true}}}
	for i := range n {
		cells := "C5:C9"
		for k := range i % 40 {
			cells += fmt.Sprintf("、C%d", 12+3*k)
		}
		table.Rows = append(table.Rows, document.Row{Cells: texts(fmt.Sprintf("campaign_actual/第%d街道/签约项目投资额", i+1), "招商中心-招商项目台账（2020年12月）.xlsx", "Sheet1", cells)})
	}
	return table
}
