package excel_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/typeface/typefacetest"
)

func render(t testing.TB, doc document.Document) []byte {
	t.Helper()
	legend.Enter(&doc)
	data, err := excel.Render(doc, typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// named returns the sheet and cell of every defined name that begins with fig_.
func named(f *excelize.File) map[string][2]string {
	cells := map[string][2]string{}
	for _, n := range f.GetDefinedName() {
		if sheet, cell, ok := strings.Cut(n.RefersTo, "!"); ok && strings.HasPrefix(n.Name, "fig_") {
			cells[n.Name] = [2]string{strings.Trim(sheet, "'"), strings.ReplaceAll(cell, "$", "")}
		}
	}
	return cells
}

// same says that a stored number is a decimal, at the 15 digits a workbook keeps.
func same(stored string, want decimal.Decimal) bool {
	got, err := decimal.NewFromString(stored)
	return err == nil && got.Sub(want).Abs().Cmp(want.Abs().Mul(decimal.New(1, -14))) <= 0
}

func TestFiguresAreNamedFormulasWithExactValues(t *testing.T) {
	doc := demo(t)
	f := exceltest.Open(t, render(t, doc))
	cells := named(f)
	if len(cells) != len(doc.Figures) {
		t.Errorf("%d names for %d figures", len(cells), len(doc.Figures))
	}
	for _, fig := range doc.Figures {
		at, ok := cells[doc.Names[fig.Key()]]
		if !ok {
			t.Errorf("%s has no name", fig.Key())
			continue
		}
		if v := exceltest.Raw(t, f, at[0], at[1]); !same(v, fig.Value) {
			t.Errorf("%s holds %s, want %s", fig.Key(), v, fig.Value)
		}
		formula, err := f.GetCellFormula(at[0], at[1])
		if err != nil || (formula == "") != (fig.Working == nil) {
			t.Errorf("%s has the formula %q (%v)", fig.Key(), formula, err)
		}
	}
}

// TestFormulaText pins what a clerk reads in the formula bar.
func TestFormulaText(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	cells := named(f)
	for name, want := range map[string]string{
		"fig_visits_count_全部":                 `COUNT('洽谈考察台账'!$M$2:$M$14)`,
		"fig_visits_count_年内省外":               `COUNTIFS('洽谈考察台账'!$A$2:$A$14,">="&DATE(2020,1,1),'洽谈考察台账'!$A$2:$A$14,"<="&DATE(2020,12,31),'洽谈考察台账'!$C$2:$C$14,"省外")`,
		"fig_visits_sum_只不是县内":                `SUMIFS('洽谈考察台账'!$F$2:$F$14,'洽谈考察台账'!$M$2:$M$14,">0",'洽谈考察台账'!$C$2:$C$14,"<>县内")`,
		"fig_visits_count_期次01":               `SUMPRODUCT(('洽谈考察台账'!$D$2:$D$14="01")*1)`,
		"fig_nothing_sum_全部":                  `SUM('空台账'!$F$2:$F$2)`,
		"fig_visits_distinct_全部":              `SUMPRODUCT(--(FREQUENCY('洽谈考察台账'!$I$2:$I$14+0,'洽谈考察台账'!$J$2:$J$14)>0))-1`,
		"fig_visits_distinct_年内省外":            `SUMPRODUCT(--(FREQUENCY(('洽谈考察台账'!$A$2:$A$14>=DATE(2020,1,1))*('洽谈考察台账'!$A$2:$A$14<=DATE(2020,12,31))*('洽谈考察台账'!$C$2:$C$14="省外")*'洽谈考察台账'!$I$2:$I$14+0,'洽谈考察台账'!$J$2:$J$14)>0))-1`,
		"fig_profile_区域面积":                    `'洽谈考察台账'!$F$4`,
		"fig_campaign_score_南明街道_new_arrived": `ROUND(ROUND(10*MIN(1.2,MAX(0,fig_campaign_actual_南明街道_new_arrived*12/('年度目标任务'!$B$3*12))),11),2)`,
		"fig_campaign_score_镜岭镇_new_arrived":  `ROUND(ROUND(10*MIN(1.2,MAX(0,fig_campaign_actual_镜岭镇_new_arrived*12/(8000*12))),11),2)`,
		"fig_campaign_total_镜岭镇":              `ROUND(ROUND(SUM(fig_campaign_score_镜岭镇_new_arrived)*100/31,11),2)`,
		"fig_campaign_rank_of_two":            `1+(fig_campaign_total_新昌经济开发区>fig_campaign_total_镜岭镇)+(fig_campaign_total_镜岭镇>fig_campaign_total_镜岭镇)`,
	} {
		formula, err := f.GetCellFormula(cells[name][0], cells[name][1])
		if err != nil || formula != want {
			t.Errorf("%s (%v)\n got %s\nwant %s", name, err, formula, want)
		}
	}
	streak := cells["fig_campaign_first_streak"]
	formula, _ := f.GetCellFormula(streak[0], streak[1])
	last := regexp.MustCompile(`^'主要指标'!\$D\$(\d+)$`).FindStringSubmatch(formula)
	if last == nil {
		t.Fatalf("the streak's formula is %s", formula)
	}
	for cell, want := range map[string]string{"C" + last[1]: "fig_campaign_rank_新昌经济开发区", "D" + last[1]: "IF(C" + last[1] + "=1,D" + previous(t, last[1]) + "+1,0)"} {
		if formula, _ := f.GetCellFormula("主要指标", cell); formula != want {
			t.Errorf("%s holds %s, want %s", cell, formula, want)
		}
	}
	formula, _ = f.GetCellFormula(cells["fig_campaign_rank_镜岭镇"][0], cells["fig_campaign_rank_镜岭镇"][1])
	if !regexp.MustCompile(`^RANK\(fig_campaign_total_镜岭镇,'主要指标'!\$C\$\d+:\$C\$\d+\)$`).MatchString(formula) {
		t.Errorf("the rank's formula is %s", formula)
	}
}

func previous(t *testing.T, row string) string {
	t.Helper()
	n, err := strconv.Atoi(row)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(n - 1)
}

func TestTablesReferToFigures(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	found := map[string]string{}
	rows, err := f.GetRows("一、招商选资", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, value := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if formula, _ := f.GetCellFormula("一、招商选资", cell); formula != "" {
				found[formula] = value
			}
		}
	}
	for formula, value := range map[string]string{
		"fig_visits_sum_全部/10000": "25.2124865", "fig_visits_count_年内省外": "3", "SUM(B11:B12)": "3", "SUM(C11:C12)": "0.307",
		"fig_campaign_actual_南明街道_new_arrived/'年度目标任务'!$B$3": "0.1235", "3-fig_campaign_rank_南明街道": "2", "'洽谈考察台账'!$F$2/10000": "0.1",
	} {
		if found[formula] != value {
			t.Errorf("formula %s holds %q, want %s; the sheet has %v", formula, found[formula], value, found)
		}
	}
}

// A number is shown as the document prints it: decimals, percentages, shared ranks.
func TestNumbersShowAsPrinted(t *testing.T) {
	rows, err := exceltest.Open(t, render(t, demo(t))).GetRows("一、招商选资")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, r := range rows {
		for _, text := range r {
			shown[text] = true
		}
	}
	for _, want := range []string{"并列3", "118.2%", "25.21", "0.21", "↑2", "12.4%"} {
		if !shown[want] {
			t.Errorf("no cell shows %s", want)
		}
	}
}

func TestTextNeverBecomesFormula(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	for _, at := range [][2]string{{"洽谈考察台账", "D11"}, {"一、招商选资", "D11"}, {"一、招商选资", "D12"}} {
		value, kind := exceltest.Raw(t, f, at[0], at[1]), excelize.CellTypeUnset
		kind, err := f.GetCellType(at[0], at[1])
		if err != nil || kind != excelize.CellTypeInlineString || !strings.ContainsAny(value[:1], "=@") {
			t.Errorf("%v holds %q as type %v (%v)", at, value, kind, err)
		}
	}
	if v := exceltest.Raw(t, f, "洽谈考察台账", "D5"); v != "01" {
		t.Errorf("the code 01 has become %q", v)
	}
}

// TestNoFormulaIsText guards against excelize's trap: a formula with a value set apart is
// stored as t="str" (design §10).
func TestNoFormulaIsText(t *testing.T) {
	cell := regexp.MustCompile(`<c [^>]*t="str"[^>]*><f[ >]`)
	bare := regexp.MustCompile(`</f></c>`)
	formulas := 0
	for name, part := range exceltest.Parts(t, render(t, demo(t))) {
		if strings.HasPrefix(name, "xl/worksheets/") {
			if cell.Match(part) || bare.Match(part) {
				t.Errorf("%s has a formula without a number", name)
			}
			formulas += bytes.Count(part, []byte("</f>"))
		}
	}
	if formulas < 150 {
		t.Errorf("%d formulas, expected more", formulas)
	}
}

func TestSheetsPrint(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	titles := 0
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles++
		}
	}
	if titles < 5 {
		t.Errorf("%d sheets repeat their heads", titles)
	}
	for _, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 {
			t.Errorf("%s does not print on A4, one page wide (%v)", sheet, err)
		}
		footer, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(footer.OddFooter, "第 &P 页 共 &N 页") || !strings.Contains(footer.OddHeader, "2020年度亮点工作回眸") {
			t.Errorf("%s has the footer %+v (%v)", sheet, footer, err)
		}
	}
	if got := strings.Join(f.GetSheetList(), " "); got != "目录 一、招商选资 二、招商选资 三、说明 主要指标 数据来源 审核情况 编制说明 图表数据 洽谈考察台账 空台账 年度目标任务" {
		t.Errorf("the sheets are %s", got)
	}
	properties, err := f.GetDocProps()
	if err != nil || properties.Title != "新昌经济开发区2020年度亮点工作回眸" || properties.Creator != "新昌经济开发区" || properties.Language != "zh-CN" || properties.Created != "2020-12-31T00:00:00Z" {
		t.Errorf("the properties are %+v (%v)", properties, err)
	}
}

func TestRowsNameTheirSource(t *testing.T) {
	f := exceltest.Open(t, render(t, demo(t)))
	rows, err := f.GetRows("洽谈考察台账", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(visits)+1 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows[1:] {
		if got := strings.Join(row[10:], "|"); got != fmt.Sprintf("招商中心_台账.xlsx|洽谈考察台账|%d|A%d:H%d", i+4, i+4, i+4) {
			t.Errorf("row %d comes from %s", i+2, got)
		}
	}
	if v := exceltest.Raw(t, f, "洽谈考察台账", "A5"); v != "44196" {
		t.Errorf("31 December 2020 is %s", v)
	}
}

func TestChartsAreBoundToCells(t *testing.T) {
	parts := exceltest.Parts(t, render(t, demo(t)))
	for i, title := range []string{"图1", "图2", "图3", "图4", "资金", "项目", "图6"} { // 图5 has a panel for each indicator
		i++
		chart := string(parts[fmt.Sprintf("xl/charts/chart%d.xml", i)])
		if !strings.Contains(chart, title) || !strings.Contains(chart, "图表数据") {
			t.Errorf("chart %d has no title or no cells: %.200s", i, chart)
		}
	}
	if !strings.Contains(string(parts["xl/charts/chart4.xml"]), `orientation val="maxMin"`) {
		t.Error("the first place is not at the top of the ranks")
	}
	if shares := string(parts["xl/charts/chart7.xml"]); strings.Count(shares, "<ser>") != len(units) || !strings.Contains(shares, `grouping val="stacked"`) {
		t.Errorf("shares are not one bar of %d parts", len(units))
	}
}

// Charts are of the kind, colours and decimals that the paper has, and leave the end of every
// axis to the program that shows them.
func TestChartsMatchThePaper(t *testing.T) {
	parts := exceltest.Parts(t, render(t, demo(t)))
	style := typefacetest.Style(t).Chart
	for i, want := range []struct {
		kind, format string
		colours      []string
	}{
		{`<barDir val="bar">`, "0.00", []string{style.Muted, style.Highlight}},
		{`<barDir val="col">`, "0", style.Colours[:2]},
		{`<lineChart>`, "0.0", style.Colours[:1]},
		{`<lineChart>`, "0", style.Colours[:1]},
		{`<barDir val="bar">`, "0.0", style.Colours[:1]},
		{`<barDir val="bar">`, "0.0", style.Colours[:1]},
	} {
		chart := string(parts[fmt.Sprintf("xl/charts/chart%d.xml", i+1)])
		if !strings.Contains(chart, want.kind) || !strings.Contains(chart, `formatCode="`+want.format+`"`) {
			t.Errorf("chart %d is not %s in the format %s", i+1, want.kind, want.format)
		}
		at := 0
		for _, colour := range want.colours {
			next := strings.Index(chart[at:], `val="`+strings.TrimPrefix(colour, "#")+`"`)
			if next < 0 {
				t.Errorf("chart %d lacks the colour %s, or has it out of order", i+1, colour)
				break
			}
			at += next
		}
		if strings.Contains(chart, "<max ") {
			t.Errorf("chart %d has an axis with a fixed end", i+1)
		}
	}
}

// TestRareLetters has names that Excel refuses although they are letters, and one too long.
func TestRareLetters(t *testing.T) {
	doc := demo(t)
	doc.Figures, doc.Names = doc.Figures[:3], map[string]string{}
	for i, group := range []string{"𠮷期", "鿏期", strings.Repeat("长", 300)} {
		doc.Figures[i].Group = []figure.GroupValue{{Name: "phase", Value: group}}
		doc.Names[doc.Figures[i].Key()] = "fig_x_" + group
	}
	cells := named(exceltest.Open(t, render(t, doc)))
	if len(cells) != 3 {
		t.Errorf("the names are %v", cells)
	}
}

func TestSameBytes(t *testing.T) {
	first := render(t, demo(t))
	if !bytes.Equal(first, render(t, demo(t))) {
		t.Error("two renderings differ")
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(first))
	if os.Getenv("EXCEL_TEST_PRINT") != "" {
		fmt.Println("sum:", sum)
		return
	}
	again := exec.Command(os.Args[0], "-test.run=^TestSameBytes$")
	again.Env = append(os.Environ(), "EXCEL_TEST_PRINT=1", "TZ=Asia/Kathmandu", "LANG=tr_TR.UTF-8")
	out, err := again.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "sum: "+sum) {
		t.Errorf("another process differs from %s: %v\n%s", sum, err, out)
	}
}

func TestPackageOrder(t *testing.T) {
	data := render(t, demo(t))
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "[Content_Types].xml" || r.File[1].Name != "_rels/.rels" {
		t.Errorf("the package begins with %s, %s", r.File[0].Name, r.File[1].Name)
	}
	for i, part := range r.File {
		if i > 2 && part.Name <= r.File[i-1].Name {
			t.Errorf("%s stands after %s", part.Name, r.File[i-1].Name)
		}
		if !part.Modified.IsZero() && part.Modified.Year() > 1980 {
			t.Errorf("%s carries the time %v", part.Name, part.Modified)
		}
	}
}

func TestPackageIsWhole(t *testing.T) {
	exceltest.CheckPackage(t, render(t, demo(t)))
}

func TestEmptyDocument(t *testing.T) {
	doc := document.Document{ID: "empty", Title: "空", Period: demo(t).Period}
	legend.Enter(&doc)
	data, err := excel.Render(doc, document.Style{})
	if err != nil {
		t.Fatal(err)
	}
	exceltest.CheckPackage(t, data)
	if got := strings.Join(exceltest.Open(t, data).GetSheetList(), " "); got != "目录 主要指标 数据来源" {
		t.Errorf("the sheets are %s", got)
	}
}
