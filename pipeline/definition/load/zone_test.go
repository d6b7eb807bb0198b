package load_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// whole is a zone.toml in which every key is used (design-life §12).
const whole = `name = "示范经济开发区"
short_name = "示范区"
county = "示范县"
aliases = ["示范经开区"]
code = "330624A"
parent = "330624"
templates = "../我的模板"
required = ["investment", "到位资金台账"]

[words]
county = "区"

[[unit]]
name = "城东街道"
aliases = ["城东街道办事处"]
group = "街道"

[[department]]
name = "招商局"
ledgers = ["investment", "到位资金台账", "visits"]
contact = "0575-86020001"
due_day = 5

[[department]]
name = "搬迁办"
applies = false

[texts]
departments = ["办公室"]

[schedule]
day = 8
time = "08:30"
after = "notify"
answer_days = 3

[issue]
doc_no = "示经开〔{year}〕{n}号"
organ = "示范经济开发区管理委员会"
signers = ["主任"]
`

// office loads the built-in definitions for a zone.toml.
func office(text string) (definition.Zone, definition.Definitions, error) {
	zone, err := load.Zone([]byte(text))
	if err != nil {
		return zone, definition.Definitions{}, err
	}
	defs, err := load.For(templates.Files, zone, calendar.Month{})
	return zone, defs, err
}

func TestOfficeFileTakesEveryKey(t *testing.T) {
	_, defs, err := office(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range defs.Ledgers {
		department, absent, needed := l.Department, false, false
		switch l.ID {
		case "investment", "funds", "visits":
			department, needed = "招商局", l.ID != "visits"
		case "relocation", "relocation_phases":
			absent = true
		}
		if l.Department != department || l.Absent != absent || l.Needed != needed {
			t.Errorf("%s: owed by %s, absent %v, needed %v", l.ID, l.Department, l.Absent, l.Needed)
		}
	}
}

// A department has five days to answer where the office does not say (design-life §17).
func TestAnswerDays(t *testing.T) {
	for text, want := range map[string]int{"": 5, "[schedule]\nday = 8\n": 5, "[schedule]\nanswer_days = 1\n": 1, "[schedule]\nanswer_days = 60\n": 60} {
		zone, err := load.Zone([]byte("name = \"甲\"\n" + text))
		if got := zone.Schedule.Answer(); err != nil || got != want {
			t.Errorf("%q: %d days, %v, want %d", text, got, err, want)
		}
	}
}

// What is wrong is refused with the line it stands in and a word on what to do.
func TestOfficeFileRefuses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		line       int
		says       string
	}{
		{"no name", "county = \"示范县\"\n", 0, "缺少 name"},
		{"unknown key", "name = \"甲\"\nnmae = \"甲\"\n", 2, `"name"`},
		{"unknown table", "name = \"甲\"\n[shedule]\nday = 3\n", 2, `"schedule"`},
		{"unknown key of a department", "name = \"甲\"\n[[department]]\nname = \"搬迁办\"\ndue = 3\n", 4, "不认识的键"},
		{"wrong type", "name = \"甲\"\naliases = \"乙\"\n", 2, "列表"},
		{"table written as text", "name = \"甲\"\nwords = \"区\"\n", 2, "[名称]"},
		{"key below a table", "name = \"甲\"\n[words]\ncounty = \"县\"\nrequired = [\"funds\"]\n", 4, "第一个 ["},
		{"key of a table on top", "name = \"甲\"\ndue_day = 5\n[[department]]\nname = \"搬迁办\"\n", 2, "不写在文件的最上面"},
		{"key twice", "name = \"甲\"\nname = \"乙\"\n", 2, "两次"},
		{"Chinese key", "名称 = \"甲\"\n", 1, "英文名称"},
		{"no quotes", "name = 甲\n", 1, "引号里"},
		{"line break in the name", "short_name = \"甲\"\nname = \"甲\\n乙\"\n", 2, "U+000A"},
		{"direction in the county", "name = \"甲\"\ncounty = \"甲\\u202e县\"\n", 2, "U+202E"},
		{"slash in the name", "name = \"甲/乙\"\n", 1, "文件名"},
		{"long name", "name = \"" + strings.Repeat("长", 51) + "\"\n", 1, "太长"},
		{"blank alias", "name = \"甲\"\naliases = [\"乙\", \" \"]\n", 2, "第 2 项"},
		{"code", "name = \"甲\"\ncode = \"33-06\"\n", 2, "字母和数字"},
		{"code with a space", "name = \"甲\"\ncode = \"33 \"\n", 2, "字母和数字"},
		{"code in wide digits", "name = \"甲\"\ncode = \"３３\"\n", 2, "字母和数字"},
		{"code that is a path", "name = \"甲\"\ncode = \"..\"\n", 2, "字母和数字"},
		{"code without quotes", "name = \"甲\"\ncode = 330624\n", 2, "引号里"},
		{"long code", "name = \"甲\"\ncode = \"" + strings.Repeat("9", 51) + "\"\n", 2, "最多 50 个"},
		{"parent", "name = \"甲\"\ncode = \"33\"\nparent = \"绍兴\"\n", 3, "字母和数字"},
		{"parent is itself", "name = \"甲\"\ncode = \"a1\"\nparent = \"A1\"\n", 3, "相同"},
		{"level", "name = \"甲\"\ncounty = \"甲县\"\n[words]\ncounty = \"县城\"\n", 4, "县、区、旗、市"},
		{"市 without its terms", "name = \"甲\"\n[words]\ncounty = \"市\"\n", 3, "origin"},
		{"four terms", "name = \"甲\"\n[words]\ncounty = \"市\"\norigin = [\"市内\", \"省内\", \"省外\", \"境外\"]\n", 4, "5 种"},
		{"a term twice", "name = \"甲\"\n[words]\norigin = [\"市内\", \"市内\", \"省内\", \"省外\", \"境外\"]\n", 3, "重复"},
		{"nameless unit", "name = \"甲\"\n[[unit]]\nname = \"乙\"\n[[unit]]\naliases = [\"丙\"]\n", 4, "第 2 个 [[unit]]"},
		{"unit twice", "name = \"甲\"\n[[unit]]\nname = \"乙\"\n[[unit]]\nname = \" 乙\"\n", 5, "两次"},
		{"alias of two units", "name = \"甲\"\n[[unit]]\nname = \"乙\"\naliases = [\"丁\"]\n[[unit]]\nname = \"丙\"\naliases = [\"丁\"]\n", 7, "“乙”"},
		{"alias of the zone", "name = \"甲\"\naliases = [\"丁\"]\n[[unit]]\nname = \"丁\"\n", 4, "“甲”"},
		{"due day", "name = \"甲\"\n[[department]]\nname = \"搬迁办\"\ndue_day = 5\n[[department]]\nname = \"建设局\"\ndue_day = 32\n", 7, "1 到 31"},
		{"time", "name = \"甲\"\n[schedule]\ntime = \"8点\"\n", 3, "08:30"},
		{"no day to answer", "name = \"甲\"\n[schedule]\nday = 3\nanswer_days = 0\n", 4, "1 到 60"},
		{"answer before it is asked", "name = \"甲\"\n[schedule]\nanswer_days = -1\n", 3, "1 到 60"},
		{"answer in the next season", "name = \"甲\"\n[schedule]\nanswer_days = 61\n", 3, "是 5 天"},
		{"answer in words", "name = \"甲\"\n[schedule]\nanswer_days = \"五天\"\n", 3, "整数"},
		{"mistyped answer_days", "name = \"甲\"\n[schedule]\nanswer_day = 5\n", 3, "answer_days"},
		{"文号 without a number", "name = \"甲\"\n[issue]\ndoc_no = \"甲〔{year}〕号\"\n", 3, "{n}"},
		{"文号 with an unknown mark", "name = \"甲\"\n[issue]\ndoc_no = \"甲〔{yaer}〕{n}号\"\n", 3, "{year}"},
		{"红头 of two lines", "name = \"甲\"\n[issue]\nseal = true\nred_head = \"甲\\n文件\"\n", 4, "一行"},
		{"blank 主送机关", "name = \"甲\"\n[issue]\nto = \"　\"\n", 3, "看得见"},
		{"unknown ledger", "name = \"甲\"\nrequired = [\"investmnt\"]\n", 2, `"investment"`},
		{"unknown ledger of a department", "name = \"甲\"\n[[department]]\nname = \"乙\"\nledgers = [\"到位资金台帐\"]\n", 4, "到位资金台账"},
		{"department that owes nothing", "name = \"甲\"\n[[department]]\nname = \"招商中\"\n", 3, "招商中心"},
		{"ledger of two departments", "name = \"甲\"\n[[department]]\nname = \"乙\"\nledgers = [\"roads\"]\n[[department]]\nname = \"建设局\"\n", 6, "已经写了"},
		{"required and absent", "name = \"甲\"\nrequired = [\"relocation\"]\n[[department]]\nname = \"搬迁办\"\napplies = false\n", 2, "applies"},
		{"indicator without its ledger", "name = \"甲\"\n[[department]]\nname = \"招商中心\"\napplies = false\n", 4, "考核指标"},
	} {
		_, _, err := office(c.text)
		var broken *definition.Error
		if !errors.As(err, &broken) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if broken.File != "zone.toml" || broken.Line != c.line || !strings.Contains(broken.Reason, c.says) {
			t.Errorf("%s: %v, want line %d and %q", c.name, err, c.line, c.says)
		}
	}
}

// Without targets there is no campaign that could miss a ledger.
func TestNoCampaignHere(t *testing.T) {
	_, _, err := office("name = \"甲\"\n[[department]]\nname = \"招商中心\"\napplies = false\n[[department]]\nname = \"办公室\"\nledgers = [\"targets\"]\napplies = false\n")
	if err != nil {
		t.Error(err)
	}
}

// The office's words for 县 stand in codes, conditions, texts and narratives; names keep theirs.
func TestWords(t *testing.T) {
	city := definition.Level{County: "市", Origin: []string{"本市", "本市以外省内", "省内其他", "外省", "国外"}}
	for _, c := range []struct {
		words      definition.Level
		text, want string
	}{
		{definition.Level{}, "县内、县外企业", "县内、县外企业"},
		{definition.Level{County: "县"}, "县内、县外企业", "县内、县外企业"},
		{definition.Level{County: "区"}, "县内、县外市内、市外省内、省外", "区内、区外市内、市外省内、省外"},
		{definition.Level{County: "旗"}, "县外客商，县级、县重点，全县，“县内”以外", "旗外客商，旗级、旗重点，全旗，“旗内”以外"},
		{definition.Level{County: "区"}, "新昌县城关镇，示范县", "新昌县城关镇，示范县"},
		{city, "县内、县外市内、市外省内、省外、境外", "本市、本市以外省内、省内其他、外省、国外"},
		{city, "县外企业，市级、县级，市重点、县重点", "市外企业，市级、县级，市重点、县重点"},
	} {
		if got := c.words.Say(c.text); got != c.want {
			t.Errorf("%v: %s, want %s", c.words, got, c.want)
		}
	}
	for _, level := range []string{"区", "旗"} {
		_, defs, err := office("name = \"甲\"\n[words]\ncounty = \"" + level + "\"\n")
		if err != nil {
			t.Fatal(err)
		}
		investment, _ := defs.Ledger("investment")
		origin, _ := investment.Column("origin")
		if want := []string{level + "内", level + "外市内", "市外省内", "省外", "境外"}; !slices.Equal(origin.Codes, want) {
			t.Errorf("codes %v", origin.Codes)
		}
		outside, _ := defs.Figure("agreements_outside")
		if outside.Name != "其中："+level+"外企业" || outside.Where[0].Value != level+"内" {
			t.Errorf("figure %q where %v", outside.Name, outside.Where)
		}
		if text := defs.Text("reports/annual-review/05-investment.tmpl"); !strings.Contains(text, level+"外客商") || strings.Contains(text, "县外") {
			t.Errorf("narrative: %s", text)
		}
	}
}

// What is kept of the definitions is what was read, whatever the words are.
func TestWordsKeepTheFiles(t *testing.T) {
	_, defs, err := office("name = \"甲\"\n[words]\ncounty = \"区\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range defs.Files {
		if data, err := fs.ReadFile(templates.Files, f.Path); err != nil || !bytes.Equal(data, f.Data) {
			t.Errorf("%s differs from the file (%v)", f.Path, err)
		}
	}
}

// Only what a figure or a report reads is part of the basis.
func TestBasisOfZone(t *testing.T) {
	basis := func(text string) string {
		t.Helper()
		zone, defs, err := office(text)
		if err != nil {
			t.Fatal(err)
		}
		data, err := zone.Basis(defs)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	same, other := basis("name = \"甲\"\naliases = [\"乙\", \"丙\"]\n"), basis(whole)
	for _, c := range []struct{ old, new string }{
		{"0575-86020001", "0575-86020002"}, {"due_day = 5", "due_day = 6"}, {"day = 8", "day = 9"}, {"notify", "other"}, {"answer_days = 3", "answer_days = 4"},
		{"〔{year}〕", "〔{year}〕第"}, {"主任", "副主任"}, {"管理委员会", "管委会"}, {"../我的模板", "别的"}, {"330624A", "330624B"},
		{`["办公室"]`, `["项目办"]`}, {"name = \"示范经济开发区\"", "# 说明\nname  =  \"示范经济开发区\""},
		{"group = \"街道\"", "group = \"第一组\""},
	} {
		text := strings.Replace(whole, c.old, c.new, 1)
		if text == whole {
			t.Fatalf("%s is not in the file", c.old)
		}
		if basis(text) != other {
			t.Errorf("%s → %s changes the basis", c.old, c.new)
		}
	}
	for _, c := range []struct{ old, new string }{
		{"示范经开区", "经开区"}, {"示范县", "样板县"}, {"\"区\"", "\"旗\""}, {"城东街道办事处", "城东街办"},
		{"招商局", "招商一局"}, {"applies = false", "applies = true"}, {"short_name = \"示范区\"\n", ""},
	} {
		text := strings.Replace(whole, c.old, c.new, 1)
		if basis(text) == other {
			t.Errorf("%s → %s leaves the basis as it is", c.old, c.new)
		}
	}
	if basis("aliases = [\"丙\", \"乙\"]\nname = \"甲\"\n[words]\ncounty = \"县\"\n[[department]]\nname = \"招商中心\"\ncontact = \"1\"\n") != same {
		t.Error("order of aliases, the words of a 县, or a contact change the basis")
	}
}

// What a 公文 bears is part of the basis where a report is one: all that stands under a 红头, without one
// the 主送机关 alone.
func TestIssueInBasis(t *testing.T) {
	const red = "red_head = \"甲文件\"\n"
	for _, c := range []struct {
		official  bool
		old, new  string
		different bool
	}{
		{true, "", red, true}, {true, red, "red_head = \"乙文件\"\n", true}, {true, red, red + "organ = \"甲\"\n", true},
		{true, red, red + "seal = true\n", true}, {true, red, red + "doc_no = \"甲{n}号\"\n", true}, {true, red, red + "signers = [\"乙\"]\n", false},
		{true, "", "to = \"乙\"\n", true}, {true, "to = \"乙\"\n", "to = \"乙\"\norgan = \"甲\"\n", false}, {true, "", "seal = true\n", false},
		{false, "", red, false}, {false, "", "to = \"乙\"\n", false},
	} {
		files := templatestest.Changed(t, "reports/campaign/report.toml", "official = true", fmt.Sprintf("official = %v", c.official))
		basis := func(keys string) string { return basisOf(t, files, "name = \"甲\"\n[issue]\n"+keys) }
		if different := basis(c.old) != basis(c.new); different != c.different {
			t.Errorf("official %v, %q → %q changes the basis: %v", c.official, c.old, c.new, different)
		}
	}
}

// Where the scheme ranks units by the groups of zone.toml, these are part of the basis.
func TestGroupsInBasis(t *testing.T) {
	for scheme, counts := range map[string]bool{"": false, "grouped = true\n": true} {
		files := templatestest.Changed(t, "scheme.toml", "decimals = 2", scheme+"decimals = 2")
		if changed := basisOf(t, files, whole) != basisOf(t, files, strings.Replace(whole, `group = "街道"`, `group = "第一组"`, 1)); changed != counts {
			t.Errorf("%q: another group changes the basis: %v", scheme, changed)
		}
	}
}

// basisOf is what figures and reports read of an office file under some definitions.
func basisOf(t *testing.T, files fs.FS, text string) string {
	t.Helper()
	zone, err := load.Zone([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	defs, err := load.For(files, zone, calendar.Month{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := zone.Basis(defs)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
