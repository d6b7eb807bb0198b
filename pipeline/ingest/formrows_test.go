package ingest

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
)

// Lines of a prepared form that hold running numbers and zeros only are no rows, and are
// counted once a sheet (design-life §11).
func TestEmptyLinesOfAForm(t *testing.T) {
	head := "序号|" + investHead
	row := "#1|" + investRow
	for _, c := range []struct {
		name  string
		lines []string
		rows  int
		said  []string
	}{
		{"running number and zero", []string{head, row, "#2|||||||#0", "#3|||||||#0"}, 1, []string{"info row.empty"}},
		{"zeros as text and with digits", []string{head, row, "#2|||||||0.00", "#3|||||||０", "#4|||||||0万元"}, 1, []string{"info row.empty"}},
		{"formulas that show 0 in every column", []string{head, row, "#2|#0|#0|#0|#0|#0|#0|#0|#0"}, 1, []string{"info row.empty"}},
		{"zeros alone", []string{head, row, "|||||||#0", "|||||||0"}, 1, []string{"info row.empty"}},
		{"dashes beside them", []string{head, row, "#2|/|—||||无|#0"}, 1, []string{"info row.empty"}},
		{"numbers under no header", []string{"|" + investHead, row, "#2|||||||#0"}, 1, []string{"info row.empty", "info header.missing A2"}},
		{"an amount", []string{head, row, "#2|||||||#5"}, 2, []string{"error value.required B3", "error value.required C3", "error value.required D3", "error value.required E3", "error value.required F3", "error value.required G3", "error value.required I3"}},
		{"a name", []string{head, row, "#2||丙|||||#0"}, 2, []string{"error value.required B3", "error value.required D3", "error value.required E3", "error value.required F3", "error value.required G3", "error value.required I3"}},
		{"a remark under another header", []string{head + "|电话", row, "#2|||||||#0||0575"}, 2, nil},
	} {
		set, list := readGrids(shipped(t, "investment"), bookOf(sheetOf("招商项目台账", c.lines...)))
		got := brief(list)
		if c.said == nil {
			got = nil
		}
		if n := len(set["investment"].Rows); n != c.rows || !slices.Equal(got, c.said) {
			t.Errorf("%s: %d rows, %q; want %d, %q", c.name, n, got, c.rows, c.said)
		}
	}
	sums := definition.Ledger{ID: "sums", Name: "数额台账", Department: "办", Key: []string{"year"}, Columns: []definition.Column{
		{ID: "year", Header: "年度", Type: "int", Required: true}, {ID: "a", Header: "收入", Type: "money", Required: true}, {ID: "b", Header: "支出", Type: "money", Required: true}}}
	set, list := readGrids([]definition.Ledger{sums}, bookOf(sheetOf("数额台账", "序号|年度|收入（万元）|支出（万元）", "#1|#2020|#0|#0", "#2|#0|#0|#0")))
	if len(set["sums"].Rows) != 2 || len(brief(list)) > 0 {
		t.Errorf("where zero is all a row can say: %d rows, %q", len(set["sums"].Rows), brief(list))
	}
}

// A row of words under the header that explains the columns is no row; a row with a bad cell
// or two is never taken for one (design-life §11).
func TestInstructionRows(t *testing.T) {
	const guide = "warning row.guide A2"
	for _, c := range []struct {
		name, ledger, head string
		lines              []string
		rows               int
		said               []string
	}{
		{"of the trial", "investment", "序号|" + investHead, []string{"填写说明|文本，必填|全称|全称|下拉选择|下拉选择|格式：yyyy/m/d|数字|全称", "#1|" + investRow}, 1, []string{guide}},
		{"without a label", "investment", investHead, []string{"编号规则见附件|与备案名称一致|企业全称|下拉选择|下拉选择|格式：2020-01-01|数字，保留两位小数|填写全称", investRow}, 1, []string{guide}},
		{"long words", "investment", investHead, []string{"必填|必填||县内/县外市内/省外|意向书、框架协议、正式协议|以双方在正式文本上盖章的那一天算起|指协议里写明的全部固定资产和流动资金|", investRow}, 1, []string{guide}},
		{"of a sample row too", "investment", "序号|" + investHead, []string{"填表说明|必填|必填|必填|选择|选择|日期|数值|必填", "示例|P0|某项目|某公司|省外|框架协议|2020-01-01|100|某区", "#1|" + investRow}, 1, []string{guide, "warning row.sample A3"}},
		{"forms and units", "investment", investHead, []string{"按合同|必填|必填|选一项|选一项|年-月-日|万元|必填", investRow}, 1, []string{guide}},
		{"types", "investment", investHead, []string{"文本|文本|文本|代码|代码|日期|数值|文本", investRow}, 1, []string{guide}},
		{"types in English", "investment", investHead, []string{"text|text|text|list|list|yyyy-mm-dd|number|text", investRow}, 1, []string{guide}},
		{"lists of what may be chosen", "visits", "日期|企业名称|企业属地|所在城市|方式|批次号|责任单位|洽谈内容", []string{"见面的日期|对方单位名称|县内/县外市内/省外|城市|来访/外出|同一批次同一编号|我方单位|简要说明", "2020-03-01|甲|省外|沪|来访|P1|经开区|谈"}, 1, []string{guide}},
		{"units in brackets", "incubator", "期次|企业名称|入驻日期|退出日期|期末从业人员|年产值（万元）|状态|重点展示", []string{"一期、二期|执照名称|签合同之日|未退出不填|人数（整数）|金额（万元）|在驻/退出|是/否", "一期|甲|2019-03-01||#20|#100|在驻|否"}, 1, []string{guide}},
		{"many bad cells", "relocation", "期次|户编号|合法建筑面积|签约日期|腾空日期|拆除日期", []string{"一期|H1|待核|未签|未腾|未拆", "一期|H2|#3|2020-03-01||"}, 2, []string{"warning header.unit.default C1", "error value.number C2", "error value.date D2", "error value.date E2", "error value.date F2"}},
		{"a label alone tells it", "investment", "序号|" + investHead, []string{"填报要求||||||年/月/日||", "#1|" + investRow}, 1, []string{guide}},
		{"no rows below", "investment", investHead, []string{"必填|必填|必填|下拉选择|下拉选择|日期|数字|必填"}, 0, []string{guide}},
		{"few columns", "rebuild_sites", "安置点名称|户数|启动日期|状态", []string{"填写全称|填整数|格式：年-月-日|选择", "甲|#3|2020-03-01|在建"}, 1, []string{guide}},
		{"a note ends no table", "investment", investHead, []string{"注：金额保留两位小数", "P9||||||#5|", investRow}, 2, nil},
		{"two bad cells", "investment", investHead, []string{"P9|丙|丁|省外|框架协议|以合同为准|约3000|经开区", investRow}, 2, []string{"error value.date F2", "error value.number G2"}},
		{"two bad cells of few", "rebuild_sites", "安置点名称|户数|启动日期|状态", []string{"数字小镇|以实际为准|待填报|在建", "甲|#3|2020-03-01|在建"}, 2, []string{"error value.number B2", "error value.date C2"}},
		{"a bad cell in a row of its own", "rebuild_sites", "安置点名称|户数|启动日期|状态", []string{"统一路安置点|请示中||", "甲|#3|2020-03-01|在建"}, 2, []string{"error value.number B2"}},
		{"names that hold the words", "visits", "日期|企业名称|企业属地|方式|责任单位|洽谈内容", []string{"2020-03-01|数字经济公司|省外|来访|经开区|选择厂房的格式"}, 1, nil},
		{"further down it is a row", "investment", investHead, []string{investRow, "必填|必填|必填|下拉选择|下拉选择|日期|数字|必填"}, 2, []string{"error value.code D3", "error value.code E3", "error value.date F3", "error value.number G3"}},
	} {
		set, list := readGrids(shipped(t, c.ledger), bookOf(sheetOf("S", append([]string{c.head}, c.lines...)...)))
		got := slices.DeleteFunc(brief(list), func(s string) bool { return strings.HasPrefix(s, "info") })
		if c.said == nil {
			got = nil
		}
		if n := len(set[c.ledger].Rows); n != c.rows || !slices.Equal(got, c.said) {
			t.Errorf("%s: %d rows, %q; want %d, %q", c.name, n, got, c.rows, c.said)
		}
	}
}

// 2020年度 is the year, however it is written (design §7).
func TestYears(t *testing.T) {
	head := "年度|责任单位|考核指标|年度目标|计量单位"
	var lines []string
	for _, y := range []string{"2020年度", "2020年", "2020 年度", "２０２０年度", " 2020 年", "#2020", "2020"} {
		lines = append(lines, y+"|甲"+y+"|新到位资金|#5|万元")
	}
	set, list := readGrids(shipped(t, "targets"), bookOf(sheetOf("年度目标任务", append([]string{head}, lines...)...)))
	for _, r := range set["targets"].Rows {
		if got := valueOf(r.Cells[0]); got != "2020" {
			t.Errorf("line %d: %q", r.Line, got)
		}
	}
	if len(set["targets"].Rows) != len(lines) || len(brief(list)) > 0 {
		t.Errorf("%d rows, %q", len(set["targets"].Rows), brief(list))
	}
}
