package wording

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

var december = calendar.Month{Year: 2020, Number: 12}

// said are the words of every case by name, and a text that they must hold: what the choice
// between two sentences turns on, and each value in its place.
var said = []struct {
	name  string
	words finding.Words
	holds string
}{
	{"personal", Personal("面积"), "“面积”列不应填个人的号码"},
	{"key", PersonalKey("户编号"), "报告中以星号遮盖。“户编号”列应填编号"},
	{"unit of money", Unit("吨", schema.Money), "单位“吨”不能采用。此列的单位应为万元、元、亿元。"},
	{"unit of land", Unit("吨", schema.Land), "应为亩、公顷、平方米（㎡）。"},
	{"unit of area", Unit("吨", schema.Area), "应为平方米（㎡）、万平方米（万㎡）。"},
	{"unit of counts", Unit("千户", schema.Integer), "应为个、人、户、套等，不得以千、万计。"},
	{"unit of rates", Unit("‰", schema.Rate), "应为%。"},
	{"unit in a cell", UnitCell("万元", "元"), "表头的单位是万元，此格自带单位“元”"},
	{"required", Required("名称", false), "此格为空。“名称”是必填项"},
	{"required, filled above", Required("名称", true), "空格不按上一行认定"},
	{"two numbers", Number("5、6"), "“5、6”像是几个数值写在一格里。"},
	{"two lines", Number("5\n6"), "“5 6”像是几个数值写在一格里。"},
	{"about", Number("约5"), "是约数或界限"},
	{"at most", Number("≤5"), "是约数或界限"},
	{"about, in a range", Number("5-6左右"), "是约数或界限"},
	{"range", Number("5-6"), "像是一个范围"},
	{"to be settled", Number("待定"), "“待定”不是数值。"},
	{"Chinese digits", Number("三十"), "是中文数字，不是阿拉伯数字"},
	{"Chinese digits beside others", Number("5十"), "“5十”不能作为精确数值。"},
	{"no reason known", Number("abc"), "“abc”不能作为精确数值。"},
	{"unit where none is", NumberUnit("5吨", "吨", schema.Num), "“5吨”带有单位“吨”。此列应只填数字"},
	{"a wrong unit", NumberUnit("5吨", "吨", schema.Land), "“5吨”：单位“吨”不能采用。此列的单位应为亩"},
	{"format", Format("44193", "日期"), "“44193”设成了日期格式"},
	{"negative", Negative("金额", "-5", false), "“金额”为负数（-5）。此列不应小于 0。"},
	{"negative, with exceptions", Negative("金额", "-5", true), "不应小于 0（外资除外）。"},
	{"integer", Integer("户数", "5.5"), "此格是 5.5，不是整数。“户数”应为整数。"},
	{"date", Date("某日"), "“某日”不是日期。日期应写到年月日"},
	{"no day", NoDay("2020-05"), "“2020-05”没有写到日。"},
	{"no such day", NoSuchDay("2020-02-30"), "“2020-02-30”这一天不存在。"},
	{"month", Month("某月"), "“某月”不是月份。"},
	{"month in doubt", DoubtfulMonth("2020.1"), "“2020.1”是数字，可能是 1 月，也可能是 10 月"},
	{"text in doubt", DoubtfulText("2020.1"), "“2020.1”按 1 月读入"},
	{"without a year", Yearless("5月12日", "2020-05-12", december), "“5月12日”没有写年份，按报告年度读作 2020-05-12。"},
	{"without a year and a period", Yearless("5月12日", "", calendar.Month{}), "没有指明报告月份时，年份无从认定"},
	{"future", Future("2023-01-01", december), "日期 2023-01-01 比报告月份 2020-12 晚两年以上"},
	{"early", Early("1905-07-12"), "日期 1905-07-12 早于 1980 年"},
	{"code", Code("丙", []string{"甲", "乙"}), "“丙”不在规定的取值之内。应为：甲、乙。"},
	{"bool", Bool("也许"), "“也许”读不出是或否。"},
	{"error", FormulaError("#REF!"), "公式错误值（#REF!）"},
	{"text date", TextDate("2020-05-12"), "按 2020-05-12 读入"},
	{"digits", Digits(), "末几位已丢失"},
	{"garbled key", GarbledKey(), "编号或名称中有乱码字符。"},
	{"garbled", Garbled(), "已照原样读入"},
	{"cut", CutText(), "32767 字"},
	{"merged", Merged("金额", 3), "“金额”的一个数值合并在 3 行里"},
	{"blanks", Blanks("镇街", 4), "“镇街”列有 4 格空白"},
	{"total", Total("合计", "金额", "5", "6", "万元", 3), "“合计”行的“金额”为 5万元，按所辖 3 行相加为 6万元，两者不符"},
	{"count", Count("产业项目（5个）", 5, 4), "写明 5，实有 4 行"},
	{"no total", TotalUnreadable("合计", "金额"), "“合计”行的“金额”不能读作数值"},
	{"bare total", BareTotal, "按合计行处理"},
	{"lone text", LoneText, "只有一格文字"},
	{"sample", SampleRow, "模板的示例"},
	{"guide", GuideRow, "怎样填写的说明"},
	{"hidden", Hidden("5"), "实际存有“5”"},
	{"words in its place", Words("5", "无"), "用“无”代替了内容，实际存有“5”"},
	{"estimate", Estimate("约"), "在数字旁显示了“约”"},
	{"between", Between("万"), "显示了“万”"},
	{"shown unit", ShownUnit("吨", schema.Area), "显示了“吨”，与此列不符，不能采用。此列的单位应为平方米（㎡）"},
	{"foreign", Foreign("US$"), "外币（US$）"},
	{"scaled", Scaled("元"), "表头的单位是元"},
	{"year hidden", YearHidden("2019-05-12", december), "实际存有的是 2019-05-12，不在报告年度 2020 年"},
	{"foreign row", ForeignRow("美元", "币种"), "“币种”列写的是“美元”"},
	{"row unit", RowUnit("万元", "单位", "元"), "表头的单位是万元，此行的“单位”列写的是“元”"},
	{"cell against row", RowUnitCell("单位", "万元", "元"), "“单位”列写的是“万元”，此格自带单位“元”"},
	{"measure", Measure("吨", "单位", "台"), "显示的单位是“吨”，而此行的“单位”写的是“台”。"},
	{"measure without a unit", Measure("吨", "单位", ""), "而此行的“单位”是空的。"},
	{"garbled header", GarbledHeader("金\ufffd"), "表头“金\ufffd”有乱码字符"},
	{"duplicate", DuplicateHeader("总金额", "金额", ledger.Address{Row: 2, Col: 3}), "“总金额”与前面 C2 的列同为“金额”"},
	{"no unit", UnitDefault("金额", "万元"), "“金额”列没有写明单位，表上方也没有“单位：”，按万元读入"},
	{"hidden columns", HiddenColumns([]string{"甲", "乙"}), "有 2 个隐藏的列（甲、乙）"},
	{"qualified", Qualified("计划投资", "计划", "投资"), "“计划投资”里有“计划”，与“投资”含义不同"},
	{"units of a header", UnitClash("万元、元"), "几个单位（万元、元）"},
	{"a rate in a header", UnitClash("万元/亩"), "“万元/亩”是单价或比率"},
	{"hidden sheet", HiddenSheet("土地台账"), "按表头认作“土地台账”"},
	{"beside", BesideSheet("土地台账"), "并排着另一份“土地台账”"},
	{"hidden rows", HiddenRows(3, "筛去"), "有 3 个筛去的行"},
	{"month of the sheet", MonthClash("5月", "月份", 3, "A7"), "工作表名为“5月”，但有 3 行的“月份”写的是别的月份（首个为 A7）"},
	{"links", LinkedCells([]string{"a.xlsx", "b.xlsx"}, []string{"金额", "面积"}), "其他工作簿（a.xlsx、b.xlsx），涉及金额、面积列"},
}

// TestWords: whole sentences, with a text that was expected, and no slot left open.
func TestWords(t *testing.T) {
	for _, c := range said {
		all := c.words.Found + c.words.Expected + c.words.Action
		if !strings.Contains(all, c.holds) {
			t.Errorf("%s: %q is not in %s", c.name, c.holds, all)
		}
		for _, text := range []string{c.words.Found, c.words.Expected, c.words.Action} {
			if text != "" && !strings.HasSuffix(text, "。") || strings.Contains(text, "%!") || strings.Contains(text, "。。") {
				t.Errorf("%s: %q is no sentence", c.name, text)
			}
		}
		if c.words.Expected == "" {
			t.Errorf("%s: nothing is said to have been expected", c.name)
		}
	}
}

// TestInfo: what only informs says nothing of what was expected.
func TestInfo(t *testing.T) {
	for want, words := range map[string]finding.Words{
		"有 3 行的“日期”晚于报告月份 2020-12，照常审核，但不计入本期。": Later(3, "日期", december),
		"此表是退回时所附的审核意见，不是台账；已读取其中填写了说明的 2 条。":   Opinion(2),
		"“备注”不是“土地台账”规定的列，保留但不使用。":              UnknownHeader("备注", "土地台账"),
	} {
		if words != (finding.Words{Found: want}) {
			t.Errorf("%+v, want %s", words, want)
		}
	}
}

// TestLinks names the first few workbooks, and the cells that rest on them where there are any.
func TestLinks(t *testing.T) {
	f := Links("甲.xlsx", []string{"1", "2", "3", "4", "5", "6"}, []string{"表!C2", "表!C3"})
	if !strings.Contains(f.Found, "引用了 6 个其他工作簿（1、2、3、4、5 等）") || !strings.HasSuffix(f.Found, "用到它们的单元格：表!C2、表!C3。") || f.File != "甲.xlsx" || f.Severity != finding.Warning {
		t.Errorf("%+v", f)
	}
	f = Links("甲.xlsx", []string{"1", "2", "3", "4", "5"}, nil)
	if !strings.Contains(f.Found, "（1、2、3、4、5）") || !strings.HasSuffix(f.Found, "可能已过时。") {
		t.Errorf("%+v", f)
	}
	if linkedWords.Found != "" {
		t.Error("one file's words stay for the next")
	}
}

// Every unit that a refusal proposes is one that a column of the kind takes.
func TestProposedUnitsAreTaken(t *testing.T) {
	for kind, measured := range map[schema.Kind]unit.Kind{schema.Money: unit.Money, schema.Land: unit.Land, schema.Area: unit.Area} {
		_, list, _ := strings.Cut(Unit("吨", kind).Expected, "应为")
		for _, word := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、（）。", r) }) {
			if _, ok := measured.LedgerSize(word); !ok {
				t.Errorf("%q is proposed and not taken", word)
			}
		}
	}
}
