package compose

import (
	"errors"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/templates/templatestest"
)

// changed loads the default templates with one text in place of another in a file; old "" takes
// the place of the whole file.
func changed(t *testing.T, file, old, new string) definition.Definitions {
	t.Helper()
	if old == "" {
		old = string(templatestest.Folder(t)[file].Data)
	}
	defs, err := load.Definitions(templatestest.Changed(t, file, old, new))
	if err != nil {
		t.Fatal(err)
	}
	return defs
}

// Every text is read whole, with the branches that a month does not take.
func TestVerifyRefusals(t *testing.T) {
	const investment, services, ranking = "reports/annual-review/05-investment.tmpl", "reports/annual-review/10-services.tmpl", "reports/campaign/01-ranking.tmpl"
	const annual = "reports/annual-review/report.toml"
	tests := []struct {
		name, file, old, new string
		line                 int // 0: any but none
		reason               string
	}{
		{"column", investment, `.Text "investor"`, `.Text "investr"`, 0, `是不是想写 "investor"`},
		{"column of names", "reports/annual-review/03-infrastructure.tmpl", `names . "name"`, `names . "nam"`, 0, `是不是想写 "name"`},
		{"column through a variable", services, "", "说\n{{$l := list \"land_shown\"}}{{range $i, $r := $l}}{{$r.Text \"frm\"}}{{end}}", 2, `是不是想写 "firm"`},
		{"column in an else", services, "", "{{if some \"honours\"}}是{{else}}{{with list \"land_shown\"}}{{range .}}{{.Plain \"arae\"}}{{end}}{{end}}{{end}}", 1, `是不是想写 "area"`},
		{"column of the first row", services, "", "{{with list \"land_shown\"}}{{(index . 0).Text \"frm\"}}{{end}}", 1, `是不是想写 "firm"`},
		{"personal column", services, "", "{{range list \"homes_moved_in\"}}{{.Text \"chosen_by\"}}{{end}}", 1, "含个人信息"},
		{"names of two columns", services, "", "{{names (list \"homes_moved_in\") \"estate\" \"chosen_by\"}}", 1, "含个人信息"},
		{"names of a personal column", services, "", "{{names (list \"homes_moved_in\") \"chosen_by\"}}", 1, "含个人信息"},
		{"date as text", services, "", "{{range list \"land_supplied\"}}{{.Text \"contract_on\"}}{{end}}", 1, "可用 .Before、.Chinese、.Day"},
		{"money as percent", services, "", "{{range list \"bonds_issued\"}}{{.Percent \"amount\"}}{{end}}", 1, ".Percent 用于 rate 列"},
		{"land as money", services, "", "{{range list \"land_supplied\"}}{{.Money \"area\"}}{{end}}", 1, ".Money 用于 money 列"},
		{"figure under another unit", services, "", "到位{{num \"new_arrived\"}}亿元", 1, "写的是亿元，这个数的单位是万元"},
		{"figure under per cent", services, "", "占{{num \"new_arrived\"}}%", 1, "写的是%"},
		{"count under a unit", services, "", "{{num \"agreements\"}}亩", 1, "的单位是个"},
		{"row under another unit", services, "", "{{range list \"land_shown\"}}{{.Plain \"area\"}}公顷{{end}}", 1, "写的是公顷，这个数的单位是亩"},
		{"field of nothing", services, "", "{{.Year}}", 1, "没有 .Year"},
		{"nothing", services, "", "{{.}}", 1, "不能印出来"},
		{"field of a claim", services, "", "{{with claim \"all_signed\" \"一期\"}}{{.Hold}}{{end}}", 1, `是不是想写 "Holds"`},
		{"field of the campaign", ranking, ".Unranked", ".Unrankd", 0, `是不是想写 "Unranked"`},
		{"field of a unit in a range", ranking, "", "{{with campaign}}{{range $i, $s := .Indicators}}{{$s.Nam}}{{end}}{{end}}", 1, `是不是想写 "Name"`},
		{"rows printed", services, "", "{{list \"land_shown\"}}", 1, "不能印出来"},
		{"claim printed", services, "", "{{claim \"all_signed\" \"一期\"}}", 1, "不能印出来"},
		{"range over a number", services, "", "一\n二{{range 1000000000000}}三{{end}}", 2, "range"},
		{"range over a number of a function", services, "", "{{range year}}三{{end}}", 1, "range"},
		{"part that runs itself", services, "", "{{define \"甲\"}}{{template \"甲\"}}{{end}}{{template \"甲\"}}", 1, "没有尽头"},
		{"parts that run each other", services, "", "{{define \"甲\"}}{{template \"乙\"}}{{end}}{{define \"乙\"}}{{template \"甲\"}}{{end}}{{template \"甲\"}}", 1, "没有尽头"},
		{"text that runs itself", services, "", "{{template \"x\"}}", 1, "没有尽头"},
		{"part that is not there", services, "", "{{template \"丙\"}}", 1, "没有 {{define"},
		{"printf", services, "", `{{printf "%1000000d" 1}}`, 1, `不能用函数 "printf"`},
		{"title", annual, "{{year}}年度{{else}}", "{{.Year}}年度{{else}}", 0, "没有 .Year"},
		{"device as a file", annual, `file = '{{zone}}{{if eq month 12}}{{year}}年度{{else}}{{year}}年{{months}}{{end}}亮点工作回眸'`, `file = "CON"`, 4, "Windows"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := Verify(changed(t, test.file, test.old, test.new))
			var refusal *definition.Error
			if !errors.As(err, &refusal) {
				t.Fatalf("got %v, want a refusal", err)
			}
			if refusal.File != test.file || refusal.Line == 0 || test.line > 0 && refusal.Line != test.line || !strings.Contains(refusal.Reason, test.reason) {
				t.Errorf("got %v, want %s at %s:%d", refusal, test.reason, test.file, test.line)
			}
		})
	}
}

// What texts may do beyond what the default ones do.
func TestVerifyAllows(t *testing.T) {
	for name, text := range map[string]string{
		"the default":              "",
		"a part with what it gets": "{{define \"行\"}}{{.Text \"firm\"}}{{end}}{{range list \"land_shown\"}}{{template \"行\" .}}{{end}}",
		"a part used twice":        "{{define \"月\"}}{{month}}{{end}}{{template \"月\"}}{{template \"月\"}}",
		"a variable of an outer":   "{{$n := \"\"}}{{range list \"land_shown\"}}{{$n = .Text \"firm\"}}{{end}}{{$n}}",
		"break":                    "{{range list \"land_shown\"}}{{.Text \"firm\"}}{{break}}{{end}}",
		"a column through a pipe":  "{{range list \"land_shown\"}}{{.Text \"firm\" | plainquotes}}{{end}}",
		"either list":              "{{range or (list \"land_shown\") (list \"land_shown\")}}{{.Text \"firm\"}}{{end}}",
		"a column that varies":     "{{range $c := groups \"incubator_firms\"}}{{range list \"land_shown\"}}{{.Text $c}}{{end}}{{end}}",
		"units behind numbers":     "{{num \"new_arrived\"}}万元、{{num \"relocation_area\"}}平方米、{{num \"agreements\"}}个{{range list \"granted_numbers\"}}{{.Plain \"value\"}}亩{{end}}",
		"a date":                   "{{with claim \"all_signed\" \"一期\"}}{{.Date}}{{day .Date}}{{end}}",
	} {
		if err := Verify(changed(t, "reports/annual-review/10-services.tmpl", "", text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A name that only a month or a zone makes unfit is refused when it is known.
func TestFileNameOfAMonth(t *testing.T) {
	defs := changed(t, "reports/campaign/report.toml", "file = '{{county}}", "file = '{{county}}/")
	_, err := Compose(defs, figure.Book{}, ledger.Set{}, nil, Options{Zone: definition.Zone{Name: "甲区", County: "甲县"}, Period: calendar.Month{Year: 2020, Number: 12}})
	var refusal *definition.Error
	if !errors.As(err, &refusal) || refusal.File != "reports/campaign/report.toml" || refusal.Line != 4 || !strings.Contains(refusal.Reason, "不能含有 /") {
		t.Errorf("got %v", err)
	}
}

// Two reports cannot have one name, in whatever case.
func TestFileNamesDiffer(t *testing.T) {
	defs := changed(t, "reports/campaign/report.toml", "file = '{{county}}{{scheme}}{{year}}年{{month}}月考核通报'", "file = '{{zone}}{{year}}年度亮点工作回眸'")
	zone := definition.Zone{Name: "甲区", County: "甲县"}
	_, err := Compose(defs, figure.Book{}, ledger.Set{}, nil, Options{Zone: zone, Period: calendar.Month{Year: 2020, Number: 12}})
	var refusal *definition.Error
	if len(defs.Reports) != 2 || !errors.As(err, &refusal) || refusal.Line != 4 || !strings.Contains(refusal.Reason, "另一份报告") {
		t.Errorf("got %v", err)
	}
	if _, err := Compose(defs, figure.Book{}, ledger.Set{}, nil, Options{Zone: zone, Period: calendar.Month{Year: 2020, Number: 11}}); err != nil {
		t.Errorf("in another month the names differ: %v", err)
	}
}
