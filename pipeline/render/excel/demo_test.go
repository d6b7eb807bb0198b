package excel_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

var units = []string{"新昌经济开发区", "南明街道", "七星街道", "镜岭镇"}

// demo is a document with every kind of block and figures of every working.
func demo(t testing.TB) document.Document {
	t.Helper()
	doc := document.Document{
		ID: "demo", File: "示例", Title: "新昌经济开发区\n2020年度亮点工作回眸", Subtitle: "2020年12月", Author: "新昌经济开发区",
		Period: calendar.Month{Year: 2020, Number: 12},
		Enclosures: []document.Enclosure{
			visitEnclosure("visits", "洽谈考察台账", visits), visitEnclosure("nothing", "空台账", nil), targetEnclosure(),
		},
	}
	names := make([]string, 0, len(cases()))
	for name := range cases() {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, measure := range []string{"count", "sum", "distinct", "mean"} {
		for _, name := range names {
			q := cases()[name]
			q.measure = measure
			if f, ok := figureOf(t, "visits", name, q, visits); ok {
				doc.Figures = append(doc.Figures, f)
			}
			if f, ok := figureOf(t, "nothing", name, q, nil); ok {
				doc.Figures = append(doc.Figures, f)
			}
		}
	}
	doc.Figures = append(doc.Figures, latest())
	doc.Figures = append(doc.Figures, assessed()...)
	doc.Names = map[string]string{}
	for _, f := range doc.Figures {
		doc.Names[f.Key()] = "fig_" + strings.ReplaceAll(f.Key(), "/", "_")
	}
	doc.Lead = []document.Block{document.Paragraph{Text: strings.Repeat("全区上下抓招商、强项目，主要指标再上新台阶。", 60)}}
	doc.Sections = []document.Section{
		{Number: "一、", Title: "招商选资", Blocks: narrative()},
		{Number: "二、", Title: "招商选资", Blocks: charts()},
		{Number: "三、", Title: "说明", Blocks: []document.Block{document.Paragraph{Text: "只有文字的一节。"}, document.Paragraph{Text: "注：口径见附件。", Style: document.Note}, document.Paragraph{Text: "2021年1月5日", Style: document.Sign}}},
	}
	doc.Manual = document.Section{Title: "编制说明", Blocks: []document.Block{document.Heading{Level: 2, Text: "数据范围"}, document.Paragraph{Text: "报告期为2020年12月。"}}}
	doc.Annexes = []document.Section{{Kind: document.FigureList, Number: "附件1", Title: "主要指标"}, {Kind: document.SourceList, Number: "附件2", Title: "数据来源"}, {Number: "附件3", Title: "审核情况", Blocks: []document.Block{document.Paragraph{Text: "没有需要核实的情况。"}}}}
	return doc
}

// latest is a figure taken from one cell: the amount of the third row.
func latest() figure.Figure {
	return figure.Figure{
		ID: "profile", Group: []figure.GroupValue{{Name: "item", Value: "区域面积"}}, Name: "区域面积", Value: decimal.RequireFromString("0.2"), Unit: "平方公里",
		Sources: []figure.Source{{File: visitSheet.File, Sheet: visitSheet.Name, Cells: []string{"F6"}}},
		Working: figure.Query{Ledger: "visits", Measure: "latest", Columns: []string{"amount"}, Weight: "on"},
	}
}

var targetSheet = &ledger.SheetName{File: "办公室.xlsx", Name: "年度目标任务"}

// targets of the four units; the last has none.
var targets = []string{"10000", "8000", "8000"}

func targetEnclosure() document.Enclosure {
	e := document.Enclosure{Ledger: "targets", Name: "年度目标任务", Columns: []document.EnclosedColumn{
		{ID: "unit", Header: "责任单位", Kind: ledger.Text}, {ID: "target", Header: "年度目标（按考核指标的单位）", Kind: ledger.Number}, {ID: "uom", Header: "计量单位", Kind: ledger.Text},
	}}
	for i, target := range targets {
		cells := []ledger.Cell{textCell(units[i]), numberCell(target), textCell("万元")}
		cells[1].At = ledger.Address{Row: int32(i + 2), Col: 4}
		e.Rows = append(e.Rows, document.EnclosedRow{Sheet: targetSheet, Line: i + 2, Cells: cells})
	}
	return e
}

// assessed are the campaign's figures: 10 × 1235×12/(10000×12) is 1.235 and rounds up,
// which a binary product does not reach; two units share a total; one has a scaled total.
func assessed() []figure.Figure {
	actuals := []string{"1235", "988", "988", "100"}
	scores := []string{"1.24", "1.24", "1.24", "0.13"}
	totals := []string{"1.24", "1.24", "1.24", "0.42"}
	ranks := []int64{1, 1, 1, 4}
	var a, s, to, r []figure.Figure
	var among []figure.Term
	for i, unit := range units {
		group := []figure.GroupValue{{Name: "unit", Value: unit}}
		slot := []figure.GroupValue{{Name: "unit", Value: unit}, {Name: "indicator", Value: "new_arrived"}}
		at := figure.Cell{Name: "年度目标", Value: decimal.RequireFromString("8000"), Unit: "万元"}
		if i < len(targets) {
			at = figure.Cell{Name: "年度目标", Value: decimal.RequireFromString(targets[i]), Unit: "万元", Sheet: targetSheet, At: ledger.Address{Row: int32(i + 2), Col: 4}}
		}
		a = append(a, figure.Figure{ID: "campaign_actual", Group: slot, Name: "新到位资金", Value: decimal.RequireFromString(actuals[i]), Unit: "万元"})
		s = append(s, figure.Figure{ID: "campaign_score", Group: slot, Name: "新到位资金得分", Value: decimal.RequireFromString(scores[i]), Unit: "分", Working: figure.Expression{Decimals: 2, Term: figure.Product{
			number("10"), figure.Least{number("1.2"), figure.Most{number("0"), figure.Quotient{
				Of: figure.Product{figure.Value{Key: figure.Key("campaign_actual", unit, "new_arrived")}, number("12")}, By: figure.Product{at, number("12")},
			}}},
		}}})
		total := figure.Expression{Term: figure.Sum{figure.Value{Key: s[i].Key()}}, Decimals: 2}
		if i == 3 {
			total.Term = figure.Quotient{Of: figure.Product{total.Term, number("100")}, By: number("31")} // 0.13 × 100 ÷ 31 = 0.419…
		}
		to = append(to, figure.Figure{ID: "campaign_total", Group: group, Name: "考核总分", Value: decimal.RequireFromString(totals[i]), Unit: "分", Working: total})
		among = append(among, figure.Value{Key: to[i].Key()})
	}
	for i, unit := range units {
		r = append(r, figure.Figure{ID: "campaign_rank", Group: []figure.GroupValue{{Name: "unit", Value: unit}}, Name: "考核名次", Value: decimal.NewFromInt(ranks[i]), Unit: "名", Working: place(among[i], among...)})
	}
	apart := figure.Figure{ID: "campaign_rank_of_two", Name: "两家中的名次", Value: decimal.NewFromInt(2), Unit: "名", Working: place(among[3], among[0], among[3])}
	streak := figure.Figure{ID: "campaign_first_streak", Name: "连续排名第一的月数", Value: decimal.NewFromInt(3), Unit: "个月", Working: figure.Streak{Unit: units[0], Rank: "campaign_rank/" + units[0], Ranks: []int{1, 2, 0, 1, 1, 1}}}
	never := figure.Figure{ID: "never_first", Name: "从未第一", Value: decimal.Zero, Unit: "个月", Working: figure.Streak{Unit: units[1], Ranks: []int{1, 2}}}
	return slices.Concat(a, s, to, r, []figure.Figure{apart, streak, never})
}

func number(s string) figure.Number { return figure.Number{Value: decimal.RequireFromString(s)} }

func place(of figure.Term, among ...figure.Term) figure.Expression {
	return figure.Expression{Term: figure.Place{Of: of, Among: among}}
}

func exact(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

// narrative has headings, paragraphs and tables with heads of two layers, a total, parts,
// figures in another unit, percentages and texts that look like formulas.
func narrative() []document.Block {
	head := []document.Column{{Head: []string{"期次"}}, {Head: []string{"签约", "户数（户）"}, Align: document.Decimal}, {Head: []string{"签约", "面积（平方米）"}, Align: document.Decimal}, {Head: []string{"备注"}, Wide: true}}
	rows := []document.Row{
		{Kind: document.TotalRow, Cells: []document.Cell{{Text: "合计"}, {Text: "3", Value: exact("3")}, {Text: "0.31", Value: exact("0.307"), Decimals: 2}, {}}},
		{Cells: []document.Cell{{Text: "一期"}, {Text: "1", Value: exact("1")}, {Text: "0.10", Value: exact("0.1"), Decimals: 2}, {Text: "=1+1"}}},
		{Cells: []document.Cell{{Text: "二期"}, {Text: "2", Value: exact("2")}, {Text: "0.21", Value: exact("0.207"), Decimals: 2}, {Text: "@SUM(A1)"}}, Kind: document.Highlight},
	}
	figures := document.Table{Number: "表2", Title: "指标", Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"数值"}, Align: document.Decimal}}, Rows: []document.Row{
		{Cells: []document.Cell{{Text: "到位资金（亿元）", Link: "visits_sum/全部"}, {Text: "25.21", Value: exact("25.2124865"), Decimals: 2, Figure: "visits_sum/全部", In: unit.Ratio{From: decimal.New(1, 0), To: decimal.New(1, 4)}}}},
		{Kind: document.Part, Cells: []document.Cell{{Text: "其中：省外"}, {Text: "3", Value: exact("3"), Figure: "visits_count/年内省外"}}},
		{Cells: []document.Cell{{Text: "名次"}, {Text: "并列3", Value: exact("3"), Prefix: "并列"}}},
		{Cells: []document.Cell{{Text: "完成率"}, {Text: "118.2%", Value: exact("1.1824"), Decimals: 1, Percent: true}}},
		{Cells: []document.Cell{{Text: "-5"}, {Text: "—"}}},
		{Cells: []document.Cell{{Text: "年度目标完成率"}, {Text: "12.4%", Value: exact("0.1235"), Decimals: 1, Percent: true, From: document.Worked{Term: figure.Quotient{
			Of: figure.Value{Key: "campaign_actual/南明街道/new_arrived"}, By: figure.Cell{Value: *exact("8000"), Sheet: targetSheet, At: ledger.Address{Row: 3, Col: 4}}}}}}},
		{Cells: []document.Cell{{Text: "升降"}, {Text: "↑2", From: document.Movement{Rank: "campaign_rank/南明街道", Previous: 3, Gained: 2}}}},
		{Cells: []document.Cell{{Text: "融资（亿元）"}, {Text: "0.10", Value: exact("0.1"), Decimals: 2, From: document.Taken{Sheet: *visitSheet, At: ledger.Address{Row: 4, Col: 6}, In: unit.Ratio{From: decimal.New(1, 0), To: decimal.New(1, 4)}}}}},
		{Cells: []document.Cell{{Text: "没有附列的行"}, {Text: "7", Value: exact("7"), From: document.Taken{Sheet: *visitSheet, At: ledger.Address{Row: 99, Col: 6}}}}},
	}, Notes: []string{"第一条注。", "第二条注。"}, Source: "各部门台账"}
	return []document.Block{
		document.Heading{Level: 2, Text: "（一）总体"}, document.Paragraph{Text: "全年签订投资框架协议27个。"}, document.Heading{Level: 3, Text: "1.签约"},
		document.Table{Number: "表1", Title: "各期签约情况", Unit: "户、平方米", Columns: head, Rows: rows}, figures,
	}
}

// charts has one of every kind, with gaps, figures and a category set apart.
func charts() []document.Block {
	series := func(name string, values ...string) document.Series {
		s := document.Series{Name: name}
		for _, v := range values {
			p := document.Point{}
			if v != "" {
				p = document.Point{Value: exact(v), Text: v}
			}
			s.Points = append(s.Points, p)
		}
		return s
	}
	totals := document.Series{Name: "总分"}
	for i, u := range units {
		totals.Points = append(totals.Points, document.Point{Value: exact([]string{"1.24", "1.24", "1.24", "0.42"}[i]), Figure: "campaign_total/" + u})
	}
	parts := document.Series{} // shares of the totals, 4.14 together
	for i, u := range units {
		parts.Points = append(parts.Points, document.Point{Value: exact([]string{"29.9516908212560386", "29.9516908212560386", "29.9516908212560386", "10.1449275362318841"}[i]), Figure: "campaign_total/" + u})
	}
	return []document.Block{
		document.Chart{Number: "图1", Title: "考核总分", Kind: document.Bars, Unit: "分", Categories: units, Series: []document.Series{totals}, Decimals: 2, Highlight: units[0]},
		document.Chart{Number: "图2", Title: "签约与拆除", Kind: document.Columns, Unit: "户", Categories: []string{"一期", "二期"}, Series: []document.Series{series("签约", "402", "388"), series("拆除", "402", "")}},
		document.Chart{Number: "图3", Title: "各月到位", Kind: document.Line, Unit: "亿元", Categories: []string{"1月", "2月", "3月"}, Series: []document.Series{series("到位", "1.5", "", "2.5")}, Decimals: 1},
		document.Chart{Number: "图4", Title: "各月名次", Kind: document.RankLine, Unit: "名", Categories: []string{"1月", "2月", "3月"}, Series: []document.Series{series("名次", "5", "2", "1")}},
		document.Chart{Number: "图5", Title: "完成率", Kind: document.Progress, Unit: "%", Categories: units, Series: []document.Series{series("资金", "118.2", "90", "100", ""), series("项目", "50", "60", "70", "80")}, Decimals: 1, Note: "序时进度为100%。"},
		document.Chart{Number: "图6", Title: "总分构成", Kind: document.Shares, Unit: "%", Categories: units, Series: []document.Series{parts}, Decimals: 1},
	}
}
