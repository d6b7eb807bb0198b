package load_test

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
)

// folder copies the default templates so that a test can change a file.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(templates.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.Files, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestDefaultDefinitions(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(defs.Ledgers) != 19 {
		t.Errorf("%d ledgers, design §4 has 19", len(defs.Ledgers))
	}
	// design §6, in its order
	want := strings.Fields(`agreements agreements_outside agreements_landed agreements_invest domestic_arrived new_arrived
		firms_contacted visit_batches key_projects key_projects_produced land_supplied_parcels land_supplied_area
		land_reserve_area land_ripe_area bonds_issued bond_rate incubator_firms incubator_staff incubator_output
		relocation_signed_households relocation_signed_area relocation_demolished_households relocation_demolished_area
		relocation_households relocation_area housing_area housing_units housing_chosen housing_moved_households
		rebuild_sites_started honours roads_built services_resolved approvals_done profile`)
	var got []string
	for _, f := range defs.Figures {
		got = append(got, f.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("figures %v\nwant    %v", got, want)
	}
	if len(defs.Scheme.Indicators) != 4 || len(defs.Reports) != 2 {
		t.Errorf("%d indicators, %d reports", len(defs.Scheme.Indicators), len(defs.Reports))
	}
}

// Every refusal names the file and the line, and says why.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		line                 int // 0: any line but none
		reason               string
	}{
		{"unknown key", "ledgers/01-investment.toml", "department =", "departmnt =", 4, `是不是想写 "department"`},
		{"syntax", "scheme.toml", "decimals = 2", "decimals = = 2", 0, "写法有误"},
		{"wrong type", "scheme.toml", "decimals = 2", `decimals = "two"`, 7, "的值应是整数"},
		{"wrong type of one of several", "scheme.toml", `cap = "1.2"`, `cap = 1.2`, 18, "应是文字"},
		{"wrong type in the second of several", "ledgers/02-funds.toml", "header = \"项目名称\"", "header = [\"项目名称\"]", 28, "应是文字"},
		{"two columns of one header", "ledgers/02-funds.toml", "header = \"项目名称\"", "header = \"项目代码\"", 28, "一个表头只能指一列"},
		{"two ledgers of one name", "ledgers/02-funds.toml", `name = "到位资金台账"`, `name = "招商项目台账"`, 3, "两本台账"},
		{"id with a slash", "figures/annual.toml", `id = "honours"`, `id = "honours/kind"`, 0, "只能用字母"},
		{"id with a blank", "checks/code.toml", `id = "incubator.credit_code"`, `id = "incubator credit_code"`, 0, "只能用字母"},
		{"unknown @", "figures/annual.toml", `value = "@zone"`, `value = "@zon"`, 0, `"@zone"`},
		{"full-width braces", "reports/annual-review/lead.tmpl", "{{say \"agreements\"}}", "｛｛say \"agreements\"｝｝", 0, "半角的 {{ }}"},
		{"unknown column type", "ledgers/01-investment.toml", `type = "money"`, `type = "mony"`, 0, `是不是想写 "money"`},
		{"code column without codes", "ledgers/02-funds.toml", `codes = ["内资", "外资"]`, "", 0, "要有 codes"},
		{"unknown key column", "ledgers/02-funds.toml", `"capital", "origin"]`, `"capital", "orgin"]`, 0, `是不是想写 "origin"`},
		{"figure: unknown ledger", "figures/annual.toml", `ledger = "funds"`, `ledger = "fund"`, 0, `是不是想写 "funds"`},
		{"figure: unknown column", "figures/annual.toml", `column = "signed_on", compare = "in year"`, `column = "sign_on", compare = "in year"`, 0, `是不是想写 "signed_on"`},
		{"figure: unknown code", "figures/annual.toml", `value = "框架协议"`, `value = "框架协义"`, 0, `是不是想写 "框架协议"`},
		{"figure: unknown measure", "figures/annual.toml", `measure = "distinct"`, `measure = "distnct"`, 0, "distinct"},
		{"figure: number for a code", "figures/annual.toml", `value = "框架协议"`, `value = 3`, 0, "应是文字"},
		{"figure: text for a number", "figures/annual.toml", `value = 1000`, `value = "1000"`, 0, "应是一个数"},
		{"figure: window on a text column", "figures/annual.toml", `column = "signed_on", compare = "in year"`, `column = "name", compare = "in year"`, 0, "只用于日期列"},
		{"figure: of an unknown one", "figures/annual.toml", `of = "agreements"`, `of = "agreement"`, 0, `是不是想写 "agreements"`},
		{"figure: sum of a text column", "figures/annual.toml", `column = "total_invest"`, `column = "name"`, 0, "要用数值列"},
		{"figure: defined twice", "figures/annual.toml", `id = "agreements_outside"`, `id = "agreements"`, 0, "定义了两次"},
		{"scheme: weight", "scheme.toml", `weight = "30"`, `weight = "many"`, 0, "正数"},
		{"scheme: tie breaker", "scheme.toml", `tie_breaker = "new_arrived"`, `tie_breaker = "new_arived"`, 0, `是不是想写 "new_arrived"`},
		{"claim: kind", "claims.toml", `kind = "streak"`, `kind = "streek"`, 0, `是不是想写 "streak"`},
		{"check: kind", "checks/order.toml", `kind = "order"`, `kind = "ordre"`, 0, `是不是想写 "order"`},
		{"check: severity", "checks/order.toml", `severity = "warning"`, `severity = "warn"`, 0, "审核级别"},
		{"check: missing key", "checks/order.toml", `than = "signed_on"`, "", 0, "缺少 than"},
		{"check: missing bound", "checks/amount.toml", "most = 200", "", 0, "缺少 least 或 most"},
		{"check: key of another kind", "checks/order.toml", `than = "signed_on"`, "than = \"signed_on\"\nlimit = 30", 0, "order 不用 limit"},
		{"check: column", "checks/order.toml", `than = "landed_on|signed_on"`, `than = "landed_on|sign_on"`, 0, `是不是想写 "signed_on"`},
		{"check: column of the other ledger", "checks/ledgers.toml", `amount = "month_amount"`, `amount = "month_amout"`, 0, `是不是想写 "month_amount"`},
		{"check: other ledger without its column", "checks/ledgers.toml", `other_column = "phase"`, "", 0, "要一起写"},
		{"check: dates and numbers", "checks/order.toml", `than = "signed_on"`, `than = "total_invest"`, 0, "两个日期列或两个数值列"},
		{"check: band of a text", "checks/amount.toml", `column = "rate"` + "\nleast", `column = "name"` + "\nleast", 0, "要用数值列"},
		{"check: bounds the wrong way round", "checks/amount.toml", "least = 0.5", "least = 50", 0, "least 大于 most"},
		{"check: condition", "checks/state.toml", `value = "办结"`, `value = "办解"`, 0, `是不是想写 "办结"`},
		{"check: what should be", "checks/state.toml", `should = [{ column = "status", compare = "="`, `should = [{ column = "statu", compare = "="`, 0, `是不是想写 "status"`},
		{"check: nothing found", "checks/order.toml", `found = "落地日期`, `#found = "落地日期`, 0, "缺少 found"},
		{"check: nothing expected", "checks/order.toml", `expected = "项目应先签约后落地`, `#expected = "项目应先签约后落地`, 0, "缺少 expected"},
		{"check: the message of earlier versions", "checks/order.toml", `found = "落地日期`, `message = "落地日期`, 12, "found 哪里不对、expected 应当怎样、action 请谁做什么"},
		{"check: placeholder of what was expected", "checks/order.toml", `expected = "应先签合同后开工。"`, `expected = "应先签{thn}后开工。"`, 0, `是不是想写 "than"`},
		{"check: placeholder of the request", "checks/figures.toml", `action = "请{department}核对来源地`, `action = "请{departmnt}核对来源地`, 0, `是不是想写 "department"`},
		{"check: placeholder", "checks/order.toml", "早于签约日期{other}", "早于签约日期{ohter}", 0, `是不是想写 "other"`},
		{"check: figure", "checks/figures.toml", `base = "agreements"`, `base = "agrements"`, 0, `是不是想写 "agreements"`},
		{"check: ratio of different groups", "checks/figures.toml", `base = "housing_units"`, `base = "profile"`, 0, "分组列相同"},
		{"check: ratio with a campaign's figure", "checks/figures.toml", `base = "agreements"`, `base = "campaign_total"`, 0, "figures 里定义的指标"},
		{"check: continuity of an undated stock", "checks/periods.toml", `"agreements",`, `"land_reserve_area",`, 0, "不能按上月重算"},
		{"check: continuity of ranks", "checks/periods.toml", `figures = ["campaign_actual"]`, `figures = ["campaign_rank"]`, 0, "只有 campaign_actual"},
		{"check: a stock that stalls", "checks/periods.toml", `figures = ["new_arrived",`, `figures = ["key_projects",`, 0, "stalled"},
		{"list: column", "lists.toml", `"grantor"`, `"granter"`, 0, `是不是想写 "grantor"`},
		{"list: personal data", "lists.toml", `columns = ["phase", "estate", "moved_in"]`, `columns = ["phase", "chosen_by"]`, 0, "个人信息"},
		{"list: order by personal data", "lists.toml", `columns = ["phase", "estate", "moved_in"]`, "columns = [\"phase\"]\nsort = [\"chosen_by\"]", 0, "用来排序"},
		{"figure: group of personal data", "figures/annual.toml", "group = \"phase\"\nwhere = [{ column = \"signed_on\"", "group = \"owner\"\nwhere = [{ column = \"signed_on\"", 231, "含个人信息，不能用来分组"},
		{"figure: group of numbered persons", "figures/annual.toml", "group = \"phase\"\nwhere = [{ column = \"chosen_on\"", "group = \"chosen_by\"\nwhere = [{ column = \"chosen_on\"", 0, "含个人信息，不能用来分组"},
		{"claim: group of personal data", "claims.toml", `group = "phase"`, `group = "owner"`, 0, "用来分组"},
		{"figure: alternatives as a group", "figures/annual.toml", "group = \"phase\"\nwhere = [\n  { column = \"moved_in\"", "group = \"phase|firm\"\nwhere = [\n  { column = \"moved_in\"", 0, "只写一列"},
		{"indicator: without its unit", "scheme.toml", `  { column = "unit", compare = "=", value = "@zone" },` + "\n", "", 0, "每个单位都会得到全部的数"},
		{"indicator: all but its unit", "scheme.toml", `compare = "=", value = "@zone"`, `compare = "!=", value = "@zone"`, 0, "每个单位都会得到全部的数"},
		{"indicator: of a figure without a unit", "scheme.toml", `of = "agreements_invest"`, `of = "bonds_issued"`, 0, "没有列"},
		{"indicator: group", "scheme.toml", `column = "batch"`, "column = \"batch\"\ngroup = \"way\"", 0, "不写 group"},
		{"scheme: weights beyond the total", "scheme.toml", `weight = "40"`, `weight = "50"`, 8, "分值之和是110"},
		{"scheme: total that is no number", "scheme.toml", `total = "100"`, `total = "一百"`, 8, "正数"},
		{"figure: unit of another kind", "figures/annual.toml", "unit = \"万元\"", "unit = \"亩\"", 0, "可用的单位是 万元、亿元、元"},
		{"figure: misspelt unit", "figures/annual.toml", "unit = \"万元\"", "unit = \"亿 元\"", 0, "可用的单位是 万元、亿元、元"},
		{"figure: money in per cent", "figures/annual.toml", "unit = \"万元\"", "unit = \"%\"", 0, "可用的单位是 万元、亿元、元"},
		{"figure: rate in pieces", "figures/annual.toml", "unit = \"%\"", "unit = \"个\"", 0, "可用的单位是 %"},
		{"figure: floor area in mu", "figures/annual.toml", "unit = \"㎡\"", "unit = \"亩\"", 0, "可用的单位是 ㎡、万㎡"},
		{"figure: count in money", "figures/annual.toml", "unit = \"个\"", "unit = \"亿元\"", 0, "计数应写个、户、家"},
		{"figure: unit of the rows for money", "figures/annual.toml", "unit = \"万元\"", "unit = \"@unit\"", 0, "不能取自各行"},
		{"figure: unit of an unknown column", "figures/annual.toml", "unit = \"@unit\"", "unit = \"@unt\"", 0, `是不是想写 "unit"`},
		{"figure: decimals", "figures/annual.toml", "decimals = 2", "decimals = 40", 0, "0 至 12"},
		{"indicator: unit", "scheme.toml", `unit = "万元"`, `unit = "个"`, 0, "可用的单位是 万元、亿元、元"},
		{"table: unit of a column", "reports/annual-review/report.toml", `column = "total_invest", unit = "亿元"`, `column = "total_invest", unit = "公顷"`, 0, "可用的单位是 万元、亿元、元"},
		{"table: unit of a text", "reports/annual-review/report.toml", `column = "investor" }`, `column = "investor", unit = "亿元" }`, 0, "不对"},
		{"table: head without its unit", "reports/annual-review/report.toml", `column = "total_invest", unit = "亿元"`, `column = "total_invest"`, 0, "写的是亿元，这一列印出来的是万元"},
		{"table: head of another unit", "reports/annual-review/report.toml", `"面积（亩）"`, `"面积（公顷）"`, 0, "写的是公顷，这一列印出来的是亩"},
		{"table: head of a figure", "reports/annual-review/report.toml", `"建筑面积（平方米）" }`, `"建筑面积（万平方米）" }`, 0, "写的是万平方米"},
		{"table: head of a count", "reports/annual-review/report.toml", `"套数（套）" }`, `"套数（亩）" }`, 0, "写的是亩"},
		{"table: unit of the whole", "reports/annual-review/report.toml", "title = \"安置房建设和择房情况\"", "title = \"安置房建设和择房情况\"\nunit = \"亿元\"", 0, "没有一列以它计量"},
		{"chart: unit", "reports/annual-review/report.toml", "unit = \"套\"", "unit = \"亿元\"", 0, "计数应写"},
		{"check: unit behind a value", "checks/amount.toml", "总投资{value}万元", "总投资{value}亿元", 0, "{value} 后面写的是亿元，这个数的单位是万元"},
		{"check: unit behind a bound", "checks/amount.toml", "{most}亩", "{most}公顷", 0, "写的是公顷"},
		{"report: list", "reports/annual-review/report.toml", `list = "land_supplied"`, `list = "land_suplied"`, 0, `是不是想写 "land_supplied"`},
		{"report: heading", "reports/annual-review/report.toml", `under = "安置房"`, `under = "安置"`, 0, "小标题"},
		{"report: missing narrative", "reports/annual-review/report.toml", `"lead.tmpl"`, `"led.tmpl"`, -1, "没有这个文件"},
		{"narrative: syntax", "reports/annual-review/01-platform.tmpl", "{{- end}}\n{{- with", "{{- with", 0, "少了 {{end}}"},
		{"narrative: brackets", "reports/annual-review/10-services.tmpl", `{{say "services_resolved"}}`, `{{say "services_resolved"}`, 0, "括号和引号是否配对"},
		{"narrative: unknown function", "reports/annual-review/10-services.tmpl", "{{say ", "{{sai ", 3, `没有函数 "sai"，是不是想写 "say"？`},
		{"narrative: unknown figure", "reports/annual-review/10-services.tmpl", `{{say "services_resolved"}}`, `{{say "service_resolved"}}`, 3, `是不是想写 "services_resolved"`},
		{"narrative: unknown claim", "reports/annual-review/05-investment.tmpl", `claim "first_place_streak"`, `claim "first_streak"`, 0, "断言"},
		{"words: unknown key", "reading.toml", "until = [", "untill = [", 0, `是不是想写 "until"`},
		{"words: unknown key in a table", "reading.toml", "grand = [", "grant = [", 0, `是不是想写 "grand"`},
		{"words: blank", "reading.toml", `until = ["截至"`, `until = [" "`, 0, "空白的词"},
		{"style: fallback", "style.toml", `fallback = ["`, `fallback = ["nobody", "`, 0, "字体角色"},
		{"title: unknown function", "reports/campaign/report.toml", "title = '{{county}}", "title = '{{conty}}", 0, "conty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := folder(t)
			text := string(files[test.file].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%s does not hold %q any more", test.file, test.old)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, test.old, test.new, 1))}
			_, err := load.Definitions(files)
			var refusal *definition.Error
			if !errors.As(err, &refusal) {
				t.Fatalf("got %v, want a refusal", err)
			}
			if !strings.Contains(refusal.Reason, test.reason) {
				t.Errorf("reason %q does not say %q", refusal.Reason, test.reason)
			}
			switch {
			case test.line < 0:
			case refusal.File != test.file:
				t.Errorf("names file %s, want %s", refusal.File, test.file)
			case refusal.Line == 0 || test.line > 0 && refusal.Line != test.line:
				t.Errorf("names line %d, want %d (0: any)", refusal.Line, test.line)
			}
		})
	}
}

// The default checks use every kind, and the guide's table tells of each with its keys and
// placeholders.
func TestEveryKindOfCheckIsUsed(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile("../../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range definition.CheckKinds {
		if !slices.ContainsFunc(defs.Checks, func(c definition.Check) bool { return c.Kind == kind.Name }) {
			t.Errorf("no default check is of the kind %s", kind.Name)
		}
		row := regexp.MustCompile("(?m)^\\| `" + kind.Name + "` \\|.*$").FindString(string(guide))
		for _, word := range slices.Concat(kind.Needs, kind.Says) {
			for _, key := range definition.Alternatives(word) {
				if !strings.Contains(row, "`"+key+"`") && !strings.Contains(row, "{"+key+"}") {
					t.Errorf("docs/definitions.md does not say %s of %s", key, kind.Name)
				}
			}
		}
	}
}

func TestMissingFile(t *testing.T) {
	files := folder(t)
	delete(files, "scheme.toml")
	if _, err := load.Definitions(files); err == nil || !strings.Contains(err.Error(), "scheme.toml") {
		t.Errorf("got %v", err)
	}
}

func TestZone(t *testing.T) {
	zone, err := load.Zone([]byte("name = \"甲开发区\"\naliases = [\"甲区\"]\n"))
	if err != nil || zone.Name != "甲开发区" || !slices.Equal(zone.Aliases, []string{"甲区"}) {
		t.Errorf("got %+v, %v", zone, err)
	}
	for text, reason := range map[string]string{"nam = \"甲\"": "不认识的键", "county = \"甲县\"": "缺少 name", "name = 3": "写法有误"} {
		if _, err := load.Zone([]byte(text)); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, want %q", text, err, reason)
		}
	}
}

// A scheme without a total is open-ended; personal columns may be counted and asked whether
// they are blank.
func TestAllowed(t *testing.T) {
	for _, test := range []struct{ name, file, old, new string }{
		{"open-ended scheme", "scheme.toml", `total = "100"`, ``},
		{"weights in decimals", "scheme.toml", `weight = "40"`, `weight = "40.00"`},
		{"money in 亿元", "figures/annual.toml", "unit = \"万元\"", "unit = \"亿元\""},
		{"land in 公顷", "figures/annual.toml", "unit = \"亩\"", "unit = \"公顷\""},
		{"floor area by its word", "figures/annual.toml", "unit = \"㎡\"", "unit = \"平方米\""},
		{"a count of any word", "figures/annual.toml", "unit = \"个\"", "unit = \"笔\""},
		{"table in another unit", "reports/annual-review/report.toml", `head = "面积（亩）", column = "area"`, `head = "面积（公顷）", unit = "公顷", column = "area"`},
		{"figure's column in another unit", "reports/annual-review/report.toml", `"建筑面积（平方米）" }`, `"建筑面积（万平方米）", unit = "万平方米" }`},
		{"distinct persons", "figures/annual.toml", `column = "uscc|firm"`, `column = "uscc"`},
		{"persons who signed", "figures/annual.toml", "measure = \"count\"\ngroup = \"phase\"\nwhere = [{ column = \"signed_on\"", "measure = \"distinct\"\ncolumn = \"idno\"\ngroup = \"phase\"\nwhere = [{ column = \"signed_on\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := folder(t)
			text := string(files[test.file].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%s does not hold %q any more", test.file, test.old)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, test.old, test.new, 1))}
			if _, err := load.Definitions(files); err != nil {
				t.Error(err)
			}
		})
	}
}

// Checks that add personal data up, group by it or show it are refused at their own lines.
func TestPersonalChecks(t *testing.T) {
	tests := map[string]string{
		"value in the message":   "kind = \"present\"\nledger = \"relocation\"\ncolumn = \"owner\"\nfound = \"户主{value}。\"\nexpected = \"应当如此\"",
		"expected value":         "kind = \"expect\"\nledger = \"relocation\"\ncolumn = \"owner\"\nshould = [{ column = \"phase\", compare = \"=\", value = \"一期\" }]\nfound = \"户主{value}。\"\nexpected = \"应当如此\"",
		"other spelling":         "kind = \"similar\"\nledger = \"relocation\"\ncolumn = \"owner\"\ndrop = [\"先生\"]\nfound = \"与{other}相近。\"\nexpected = \"应当如此\"",
		"group":                  "kind = \"sums\"\nledger = \"relocation\"\ncolumn = \"area\"\ngroup = \"owner\"\nmost = 1\nfound = \"{group}合计{value}。\"\nexpected = \"应当如此\"",
		"key of a running sum":   "kind = \"running_sum\"\nledger = \"relocation\"\ncolumn = \"area\"\namount = \"area\"\nsame = [\"owner\"]\nfound = \"{value}。\"\nexpected = \"应当如此\"",
		"group of another table": "kind = \"sums\"\nledger = \"housing_projects\"\ncolumn = \"units\"\ngroup = \"phase\"\nother = \"housing\"\nother_column = \"chosen_by\"\nmost = 1\nfound = \"{group}。\"\nexpected = \"应当如此\"",
	}
	for name, check := range tests {
		t.Run(name, func(t *testing.T) {
			files := folder(t)
			files["checks/own.toml"] = &fstest.MapFile{Data: []byte("[[check]]\nid = \"own\"\nseverity = \"warning\"\n" + check + "\n")}
			_, err := load.Definitions(files)
			var refusal *definition.Error
			if !errors.As(err, &refusal) || refusal.File != "checks/own.toml" || refusal.Line == 0 {
				t.Fatalf("got %v, want a refusal with its line", err)
			}
			if refusal.Line > 2 && !strings.Contains(refusal.Reason, "个人信息") || !strings.Contains(refusal.Reason, "own") && !strings.Contains(refusal.Reason, "{value}") {
				t.Errorf("reason %q", refusal.Reason)
			}
		})
	}
	files := folder(t)
	files["checks/own.toml"] = &fstest.MapFile{Data: []byte("[[check]]\nid = \"own\"\nseverity = \"warning\"\nkind = \"repeated\"\nledger = \"relocation\"\ncolumn = \"idno\"\nsame = [\"idno\"]\nfound = \"身份证号与{other}相同。\"\nexpected = \"应当如此\"\n")}
	if _, err := load.Definitions(files); err != nil {
		t.Errorf("a check that shows no personal data: %v", err)
	}
}
