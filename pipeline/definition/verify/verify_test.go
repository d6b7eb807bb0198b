package verify_test

import (
	"errors"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// What does not hold together is refused. Every refusal names the file and the line, and says why.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		line                 int // 0: any line but none
		reason               string
	}{
		{"two columns of one header", "ledgers/02-funds.toml", "header = \"项目名称\"", "header = \"项目代码\"", 28, "一个表头只能指一列"},
		{"two ledgers of one name", "ledgers/02-funds.toml", `name = "到位资金台账"`, `name = "招商项目台账"`, 3, "两本台账"},
		{"unknown @", "figures/annual.toml", `value = "@zone"`, `value = "@zon"`, 0, `"@zone"`},
		{"full-width braces", "reports/annual-review/05-investment.tmpl", "{{say \"agreements\"}}", "｛｛say \"agreements\"｝｝", 0, "半角的 {{ }}"},
		{"summary: unknown figure", "reports/annual-review/report.toml", `"agreements", "agreements_invest", "new_arrived"`, `"agreements", "agreements_invest", "new_arived"`, 16, `是不是想写 "new_arrived"`},
		{"summary: group of a plain figure", "reports/annual-review/report.toml", `"incubator_firms", "relocation_households"`, `"incubator_firms/一期", "relocation_households/一期"`, 17, "不分组"},
		{"summary: a target", "reports/annual-review/report.toml", `"incubator_firms", "relocation_households"`, `"incubator_firms", "target/relocation_households"`, 17, `写指标本身 "relocation_households"`},
		{"summary: twice", "reports/annual-review/report.toml", `"incubator_firms", "relocation_households"`, `"incubator_firms", "agreements"`, 0, "写了两次"},
		{"summary: too many", "reports/annual-review/report.toml", `"incubator_firms", "relocation_households"`, `"honours", "roads_built", "bonds_issued", "bond_rate", "approvals_done", "relocation_households"`, 0, "最多 12 项"},
		{"summary: missing text", "reports/annual-review/report.toml", `narrative = "summary.tmpl"`, `narrative = "sumary.tmpl"`, 14, `是不是想写 "summary.tmpl"`},
		{"summary: unknown key", "reports/annual-review/report.toml", `narrative = "summary.tmpl"`, `narative = "summary.tmpl"`, 0, `是不是想写 "narrative"`},
		{"summary: built and figures", "reports/annual-review/report.toml", `narrative = "summary.tmpl"`, `built = "standing"`, 14, "只写一样"},
		{"summary: unknown built", "reports/campaign/report.toml", `built = "standing"`, `built = "standings"`, 0, `是不是想写 "standing"`},
		{"summary: unknown figure of a text", "reports/annual-review/summary.tmpl", `lastyear "agreements_invest"`, `lastyear "agreement_invest"`, 2, `是不是想写 "agreements_invest"`},
		{"summary: how a figure moved that none states", "reports/annual-review/summary.tmpl", `lastyear "agreements_invest"`, `lastyear "honours"`, 2, "写进一份报告 [summary] 的 figures"},
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
		{"list: personal data", "lists.toml", `columns = ["phase", "estate", "parcel", "moved_in"]`, `columns = ["phase", "chosen_by"]`, 0, "个人信息"},
		{"list: order by personal data", "lists.toml", `columns = ["phase", "estate", "parcel", "moved_in"]`, "columns = [\"phase\"]\nsort = [\"chosen_by\"]", 0, "用来排序"},
		{"figure: group of personal data", "figures/annual.toml", "group = \"phase\"\nwhere = [{ column = \"signed_on\"", "group = \"owner\"\nwhere = [{ column = \"signed_on\"", 232, "含个人信息，不能用来分组"},
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
		{"report: id of 修订说明", "reports/campaign/report.toml", `id = "campaign"`, `id = "revision"`, 0, "修订说明用它们"},
		{"report: list", "reports/annual-review/report.toml", `list = "land_supplied"`, `list = "land_suplied"`, 0, `是不是想写 "land_supplied"`},
		{"report: heading", "reports/annual-review/report.toml", `under = "安置房"`, `under = "安置"`, 0, "小标题"},
		{"narrative: syntax", "reports/annual-review/01-platform.tmpl", "{{- end}}\n{{- with", "{{- with", 0, "少了 {{end}}"},
		{"narrative: brackets", "reports/annual-review/10-services.tmpl", `{{say "services_resolved"}}`, `{{say "services_resolved"}`, 0, "括号和引号是否配对"},
		{"narrative: unknown function", "reports/annual-review/10-services.tmpl", "{{say ", "{{sai ", 3, `没有函数 "sai"，是不是想写 "say"？`},
		{"narrative: unknown figure", "reports/annual-review/10-services.tmpl", `{{say "services_resolved"}}`, `{{say "service_resolved"}}`, 3, `是不是想写 "services_resolved"`},
		{"narrative: unknown claim", "reports/annual-review/05-investment.tmpl", `claim "first_place_streak"`, `claim "first_streak"`, 0, "断言"},
		{"words: blank", "reading.toml", `until = ["截至"`, `until = [" "`, 0, "空白的词"},
		{"words: blank in those of texts", "reading.toml", `phrases = [`, `phrases = [" ", `, 0, "空白的词"},
		{"words: an unknown kind of claim", "reading.toml", "\nall_done = [", "\nall_dome = [", 0, `是不是想写 "all_done"`},
		{"words: a proof of nothing", "reading.toml", `met_early = ["提前"]`, `met_early = ["提钱"]`, 0, `是不是想写 "提前"`},
		{"texts: a column missing", "ledgers/21-texts.toml", `id = "source"`, `id = "sauce"`, 0, `要有列 "source"`},
		{"texts: a column of another type", "ledgers/21-texts.toml", `type = "bool"`, `type = "text"`, 0, `列 "use" 要是 bool 列`},
		{"texts: a personal column", "ledgers/21-texts.toml", "header = \"填报单位\"\n", "header = \"填报单位\"\npersonal = \"omit\"\n", 0, "不能是含个人信息的列"},
		{"style: fallback", "style.toml", `fallback = ["`, `fallback = ["nobody", "`, 0, "字体角色"},
		{"title: unknown function", "reports/campaign/report.toml", "title = '{{county}}", "title = '{{conty}}", 0, "conty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := load.Definitions(templatestest.Changed(t, test.file, test.old, test.new))
			var refusal *definition.Error
			if !errors.As(err, &refusal) {
				t.Fatalf("got %v, want a refusal", err)
			}
			if !strings.Contains(refusal.Reason, test.reason) {
				t.Errorf("reason %q does not say %q", refusal.Reason, test.reason)
			}
			switch {
			case refusal.File != test.file:
				t.Errorf("names file %s, want %s", refusal.File, test.file)
			case refusal.Line == 0 || test.line > 0 && refusal.Line != test.line:
				t.Errorf("names line %d, want %d (0: any)", refusal.Line, test.line)
			}
		})
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
			if _, err := load.Definitions(templatestest.Changed(t, test.file, test.old, test.new)); err != nil {
				t.Error(err)
			}
		})
	}
}
