package blank

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
)

func formOf(department, name string, key []string, columns ...definition.Column) definition.Ledger {
	return definition.Ledger{ID: name, Name: name, Department: department, Key: key, RowDate: "on", Columns: columns}
}

// A header gets its unit, once: one that states its own is read by it.
func TestFormHeaders(t *testing.T) {
	for _, c := range []struct{ header, kind, want string }{
		{"总投资", "money", "总投资（万元）"},
		{"总投资（亿元）", "money", "总投资（亿元）"},
		{"总投资(元)", "money", "总投资(元)"},
		{"总投资万元", "money", "总投资万元"},
		{"总投资（含税）", "money", "总投资（含税）（万元）"},
		{"面积", "land", "面积（亩）"},
		{"面积（公顷）", "land", "面积（公顷）"},
		{"建筑面积", "area", "建筑面积（㎡）"},
		{"建筑面积万平方米", "area", "建筑面积万平方米"},
		{"用地（万㎡）", "land", "用地（万㎡）"},
		{"规划面积（平方公里）", "land", "规划面积（平方公里）（亩）"},
		{"利率", "rate", "利率（%）"},
		{"单元", "text", "单元"},
		{"户数", "int", "户数"},
		{"长度", "num", "长度"},
	} {
		column := definition.Column{ID: "c", Header: c.header, Type: c.kind}
		if got := formColumn(formOf("甲", "乙", []string{"c"}, column), column).Header; got != c.want {
			t.Errorf("%s of type %s becomes %s, want %s", c.header, c.kind, got, c.want)
		}
	}
}

// A header that ends in 万㎡ also ends in ㎡; reading takes it for the longer one.
func TestFormUnitIsTheOneThatIsRead(t *testing.T) {
	if word, stated := formUnit(definition.Column{Header: "建筑面积万㎡", Type: "area"}); word != "万㎡" || !stated {
		t.Errorf("建筑面积万㎡ is filled in in %q (%v)", word, stated)
	}
}

func TestFormColumn(t *testing.T) {
	d := formOf("招商中心", "到位资金台账", []string{"no|name", "on"},
		definition.Column{ID: "no", Header: "编号", Type: "text"},
		definition.Column{ID: "name", Header: "名称", Type: "text", Personal: "omit"},
		definition.Column{ID: "on", Header: "日期", Type: "date", Required: true, Planned: true, Aliases: []string{"时间"}},
		definition.Column{ID: "kind", Header: "类别", Type: "code", Codes: []string{"内资", "外资"}},
		definition.Column{ID: "amount", Header: "金额", Type: "money", Note: "当月新到位的数。", Example: "12",
			BelowZeroIf: &definition.Condition{Column: "kind", Compare: "in", Value: []any{"外资", "其他"}}},
	)
	want := []document.FormColumn{
		{Header: "编号", Kind: ledger.Text, Note: "编号（可以留空）\n填写：文字\n主键：“编号”或“名称”“日期”全部相同的两行要退回"},
		{Header: "名称", Kind: ledger.Text, Note: "名称（可以留空）\n填写：文字\n主键：“编号”或“名称”“日期”全部相同的两行要退回\n个人信息，不进入报告"},
		{Header: "日期", Kind: ledger.Date, Required: true, From: 19800101, Until: 20991231,
			Note:   "日期（必填）\n填写：日期，写到日\n主键：“编号”或“名称”“日期”全部相同的两行要退回\n晚于报告月份的行照常审核，不计入当月\n计划日期，可以在将来\n例：2020-05-12\n也叫：时间",
			Prompt: "写到年月日，如 2020-05-12。", Refusal: "应是一个存在的日期，写到年月日，如 2020-05-12。不要写“待定”“不详”，没有日期就留空。"},
		{Header: "类别", Kind: ledger.Text, Choices: []string{"内资", "外资"}, Note: "类别（可以留空）\n填写：从列表中选一项\n代码：内资、外资",
			Prompt: "请从列表中选一项。", Refusal: "只能填列表中的一项：内资、外资。"},
		{Header: "金额（万元）", Kind: ledger.Number, Signed: true,
			Note:   "金额（可以留空）\n填写：数字\n单位：万元\n当月新到位的数\n只在规定的情形下可以小于 0（类别为外资、其他）\n例：12",
			Prompt: "只写数字，单位万元。", Refusal: "应是一个确切的数字，不写单位、约数和范围。"},
	}
	forms := Forms([]definition.Ledger{d}, 9)
	if diff := cmp.Diff(want, forms[0].Sheets[0].Columns); diff != "" {
		t.Error(diff)
	}
	if rows := forms[0].Guide.Parts[0].Rows; len(rows) != 5 || len(rows[4]) != len(definition.GuideHeaders()) || rows[4][3] != "万元" {
		t.Errorf("the guide says %q", rows)
	}
	if rules := strings.Join(forms[0].Guide.Rules, "\n"); !strings.Contains(rules, "可填 9 行") || !strings.Contains(rules, "个人信息") {
		t.Errorf("the rules are\n%s", rules)
	}
}

// A department's ledgers come together, and every department has a file of its own.
func TestFormFiles(t *testing.T) {
	column := definition.Column{ID: "on", Header: "日期", Type: "date"}
	var got []string
	for _, f := range Forms([]definition.Ledger{
		formOf("建设局", "一", []string{"on"}, column), formOf("办/公室", "二", []string{"on"}, column),
		formOf("建设局", "三", []string{"on"}, column), formOf("办:公室", "四", []string{"on"}, column),
	}, 1) {
		line := f.File
		for _, s := range f.Sheets {
			line += " " + s.Title
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"建设局_空白台账 一 三", "办_公室_空白台账 二", "办_公室_空白台账（2） 四"}, got); diff != "" {
		t.Error(diff)
	}
}
