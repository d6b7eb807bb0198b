package pipeline_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/prepare"
	"zonereport/pipeline/wanted"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// A department whose list does not fit into a cell's rule, with a column of every type and
// names that need care.
const nursery = `id = "nursery"
name = "苗木台账"
department = "农业/农村局"
row_date = "on"
key = ["no", "cert|name"]

[[column]]
id = "no"
header = "批号"
type = "text"
required = true
note = "同一次采购填同一个批号。"
example = "0012"

[[column]]
id = "cert"
header = "检疫证号"
type = "text"

[[column]]
id = "name"
header = "树种"
type = "code"
required = true
codes = [%s]

[[column]]
id = "on"
header = "采购日期"
type = "date"

[[column]]
id = "month"
header = "入账月份"
type = "month"

[[column]]
id = "plan"
header = "计划种植日期"
type = "date"
planned = true

[[column]]
id = "price"
header = "采购金额"
type = "money"
required = true
below_zero_if = { column = "cert", compare = "!=", value = "无证" }

[[column]]
id = "field"
header = "种植面积（公顷）"
type = "land"

[[column]]
id = "shed"
header = "大棚面积"
type = "area"

[[column]]
id = "count"
header = "株数"
type = "int"
required = true

[[column]]
id = "height"
header = "平均株高"
type = "num"

[[column]]
id = "alive"
header = "成活率"
type = "rate"

[[column]]
id = "local"
header = "本地苗"
type = "bool"

[[column]]
id = "farmer"
header = "种植户"
type = "text"
personal = "omit"
`

func withNursery(t *testing.T) fstest.MapFS {
	t.Helper()
	files := templatestest.Folder(t)
	var codes []string
	for i := range 90 {
		codes = append(codes, fmt.Sprintf("%q", fmt.Sprintf("乔木,第%02d种", i)))
	}
	files["ledgers/20-nursery.toml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf(nursery, strings.Join(codes, ", ")))}
	return files
}

// An empty form gives every ledger without rows and no finding at all.
func TestBlankReadsBackEmpty(t *testing.T) {
	files := withNursery(t)
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	blanks, err := prepare.Blanks("", files, calendar.Month{}, nil, 30)
	if err != nil {
		t.Fatal(err)
	}
	set, said := ingest.Read(inputsOf(blanks), defs.Ledgers, ingest.Options{Period: calendar.Month{Year: 2020, Number: 12}, Words: defs.Words})
	for _, f := range said {
		t.Errorf("%s %s!%s %s: %s", f.Severity, f.Sheet, f.Cell, f.Rule, f.Message())
	}
	for _, d := range defs.Ledgers {
		if l := set[d.ID]; l == nil || len(l.Rows) > 0 {
			t.Errorf("%s: %+v", d.ID, l)
		}
	}
	if !slices.ContainsFunc(blanks, func(b prepare.Blank) bool { return b.Name == "农业_农村局_空白台账.xlsx" }) {
		t.Error("the new department has no file of its name")
	}
}

// A form filled in with valid values of every type reads back equal and without a finding.
func TestBlankReadsBackFilled(t *testing.T) {
	files := withNursery(t)
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	blanks, err := prepare.Blanks("", files, calendar.Month{}, nil, 200)
	if err != nil {
		t.Fatal(err)
	}
	for seed, lines := range []int{1, 200} {
		random := rand.New(rand.NewPCG(uint64(seed), 7))
		var inputs []ingest.Input
		want := map[string][][]string{}
		for _, b := range blanks {
			inputs = append(inputs, fillIn(t, random, b, defs, want, lines))
		}
		hold(t, fmt.Sprintf("filling %d lines", lines), defs, inputs, want)
	}
}

// The same holds when the form was saved by another program.
func TestBlankSavedByLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is not installed; it saves the forms as an office would (Debian: libreoffice-calc-nogui)")
	}
	files := withNursery(t)
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	blanks, err := prepare.Blanks("", files, calendar.Month{}, nil, 40)
	if err != nil {
		t.Fatal(err)
	}
	in, out, profile := t.TempDir(), t.TempDir(), t.TempDir()
	want := map[string][][]string{}
	random := rand.New(rand.NewPCG(99, 7))
	arguments := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	var inputs []ingest.Input
	for _, b := range blanks {
		filled := fillIn(t, random, b, defs, want, 30)
		path := filepath.Join(in, b.Name)
		if err := os.WriteFile(path, filled.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, path)
	}
	if report, err := exec.Command(soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, report)
	}
	for _, b := range blanks {
		data, err := os.ReadFile(filepath.Join(out, b.Name))
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ingest.Input{Name: b.Name, Data: data})
	}
	hold(t, "saved by LibreOffice", defs, inputs, want)
}

func inputsOf(blanks []prepare.Blank) []ingest.Input {
	var inputs []ingest.Input
	for _, b := range blanks {
		inputs = append(inputs, ingest.Input{Name: b.Name, Data: b.Data})
	}
	return inputs
}

// hold reads filled forms and holds them against what was filled in.
func hold(t *testing.T, what string, defs definition.Definitions, inputs []ingest.Input, want map[string][][]string) {
	t.Helper()
	set, said := ingest.Read(inputs, defs.Ledgers, ingest.Options{Period: calendar.Month{Year: 2020, Number: 12}, Words: defs.Words})
	for _, f := range said {
		t.Errorf("%s: %s %s!%s %s: %s", what, f.Severity, f.Sheet, f.Cell, f.Rule, f.Message())
	}
	for _, d := range defs.Ledgers {
		var got [][]string
		for _, r := range set[d.ID].Rows {
			var row []string
			for _, c := range r.Cells {
				row = append(row, stated(c))
			}
			got = append(got, row)
		}
		if diff := cmp.Diff(want[d.ID], got); diff != "" || len(got) == 0 {
			t.Errorf("%s: %s\n%s", what, d.ID, diff)
		}
	}
}

func stated(c ledger.Cell) string {
	switch c.Kind {
	case ledger.Text:
		return c.Text
	case ledger.Number:
		return c.Number.String()
	case ledger.Date, ledger.Month:
		return c.Date.String()
	case ledger.Bool:
		return map[bool]string{true: "是", false: "否"}[c.True]
	}
	return ""
}

// fillIn fills so many lines of a form's sheets, and the places above them, and adds to want what must be read.
func fillIn(t *testing.T, random *rand.Rand, b prepare.Blank, defs definition.Definitions, want map[string][][]string, lines int) ingest.Input {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, d := range defs.Ledgers {
		if i, err := f.GetSheetIndex(d.Name); err != nil || i < 0 || len(want[d.ID]) > 0 {
			continue
		}
		line := headLine(t, f, d) + 1
		sign(t, f, d.Name, line-1)
		for n := range lines {
			var row []string
			for col, c := range d.Columns {
				value, read := entry(random, d, c, n, row)
				row = append(row, read)
				if value == nil {
					continue
				}
				cell, err := excelize.CoordinatesToCellName(col+1, line+n)
				if err == nil {
					err = f.SetCellValue(d.Name, cell, value)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			want[d.ID] = append(want[d.ID], row)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return ingest.Input{Name: b.Name, Data: out.Bytes()}
}

// sign fills in what stands above the table.
func sign(t *testing.T, f *excelize.File, sheet string, head int) {
	t.Helper()
	for label, value := range map[string]any{"填表人：": "王某", "审核人：": "李某", "报告期：": "2020年12月", "联系电话：": "13957508888", "填报日期：": calendar.Date(20210105).Serial()} {
		found, err := f.SearchSheet(sheet, label)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s has %s at %v (%v)", sheet, label, found, err)
		}
		col, row, _ := excelize.CellNameToCoordinates(found[0])
		if row >= head {
			t.Fatalf("%s of %s stands in row %d", label, sheet, row)
		}
		merged, err := f.GetMergeCells(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range merged {
			if m.GetStartAxis() == found[0] {
				col, _, _ = excelize.CellNameToCoordinates(m.GetEndAxis())
			}
		}
		cell, _ := excelize.CoordinatesToCellName(col+1, row)
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
}

// headLine is the row of a sheet's heads.
func headLine(t *testing.T, f *excelize.File, d definition.Ledger) int {
	t.Helper()
	rows, err := f.GetRows(d.Name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) == len(d.Columns) && strings.HasPrefix(row[0], d.Columns[0].Header) {
			return i + 1
		}
	}
	t.Fatalf("%s has no row of %d heads", d.Name, len(d.Columns))
	return 0
}

// entry makes a value for a cell as a spreadsheet keeps it, and says what it must be read as.
func entry(random *rand.Rand, d definition.Ledger, c definition.Column, n int, row []string) (value any, read string) {
	if !c.Required && random.IntN(5) == 0 {
		return nil, ""
	}
	number := decimal.New(int64(random.IntN(10_000_000)), -int32(random.IntN(4)))
	switch c.Type {
	case "code":
		code := c.Codes[random.IntN(len(c.Codes))]
		return code, code
	case "bool":
		code := []string{"是", "否"}[random.IntN(2)]
		return code, code
	case "date", "month":
		day := calendar.Date((2015+random.IntN(6))*10000 + (1+random.IntN(12))*100 + 1 + random.IntN(28))
		if c.Type == "month" {
			return day.Serial(), (day - calendar.Date(day.Day()) + 1).String()
		}
		return day.Serial(), day.String()
	case "int":
		number = decimal.NewFromInt(int64(random.IntN(5000)))
	case "rate":
		number = decimal.New(int64(20+random.IntN(900)), -2)
	case "money", "num":
		if c.Type == "num" && n%3 == 0 || foreign(d, c, row) {
			number = number.Neg()
		}
	case "text":
		text := []string{"0012", "330624199001011234", "91330624MA2D8XYZ1K", "梅渚", "甲公司", "A-07", "3", "2020-05"}[random.IntN(8)] + []string{"", "0", "号"}[random.IntN(3)]
		if strings.Contains(strings.Join(d.Key, "|"), c.ID) {
			text += fmt.Sprintf("/%03d", n)
		}
		return text, text
	}
	v, _ := number.Float64()
	return v, number.Mul(scaleIn(c)).String()
}

// foreign tells a row in which the funds ledger lets an amount be below zero.
func foreign(d definition.Ledger, c definition.Column, row []string) bool {
	for i, of := range d.Columns[:len(row)] {
		if c.BelowZeroIf != nil && of.ID == c.BelowZeroIf.Column && c.BelowZeroIf.Compare == "=" {
			return row[i] == c.BelowZeroIf.Value
		}
	}
	return false
}

// scaleIn is what one of the unit in a column's head is in base units.
func scaleIn(c definition.Column) decimal.Decimal {
	if strings.Contains(c.Header, "公顷") {
		return decimal.NewFromInt(15)
	}
	return decimal.NewFromInt(1)
}

func TestBlankNames(t *testing.T) {
	for _, c := range []struct {
		wanted []string
		files  string // names and ledgers
		says   []string
	}{
		{[]string{"investment"}, "招商中心_空白台账.xlsx 招商项目台账", nil},
		{[]string{"到位资金台账", "招商项目"}, "招商中心_空白台账.xlsx 招商项目台账 到位资金台账", nil},
		{[]string{"孵化器公司"}, "孵化器公司_空白台账.xlsx 孵化器分期台账 孵化器入驻企业台账", nil},
		{[]string{"融资", "搬迁办"}, "工投集团_空白台账.xlsx 融资台账\n搬迁办_空白台账.xlsx 房屋搬迁台账 分期任务台账", nil},
		{[]string{" Roads"}, "建设局_空白台账.xlsx 路网台账", nil},
		{[]string{"孵化器"}, "", []string{"有多本", "孵化器分期台账、孵化器入驻企业台账"}},
		{[]string{"招商中新"}, "", []string{"是不是想写：招商中心", "招商项目台账（investment）"}},
		{[]string{"honurs"}, "", []string{"是不是想写：平台荣誉台账"}},
		{[]string{"investment", ""}, "", []string{"没有名为“”", "办公室：平台荣誉台账（honours）、开发区概况（profile）"}},
	} {
		blanks, err := prepare.Blanks("", templates.Files, calendar.Month{}, c.wanted, 5)
		var files []string
		for _, b := range blanks {
			files = append(files, b.Name+" "+strings.Join(b.Ledgers, " "))
		}
		if got := strings.Join(files, "\n"); got != c.files {
			t.Errorf("%q gives %q, want %q", c.wanted, got, c.files)
		}
		var unknown *wanted.LedgerError
		if errors.As(err, &unknown) != (c.says != nil) {
			t.Errorf("%q ends with %v", c.wanted, err)
			continue
		}
		for _, want := range c.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q does not say %q: %v", c.wanted, want, err)
			}
		}
	}
}

// Definitions by which a form would be taken for another ledger are refused before anybody
// fills it in.
func TestBlankThatDoesNotReadBack(t *testing.T) {
	files := templatestest.Folder(t)
	twin := bytes.Replace(files["ledgers/15-roads.toml"].Data, []byte(`id = "roads"`), []byte(`id = "streets"`), 1)
	files["ledgers/21-streets.toml"] = &fstest.MapFile{Data: twin}
	_, err := prepare.Blanks("", files, calendar.Month{}, []string{"streets"}, 5)
	var broken *definition.Error
	if !errors.As(err, &broken) || !strings.Contains(err.Error(), "路网台账") {
		t.Errorf("ends with %v, want a definition error that names the ledger", err)
	}
}

func TestBlankSameBytes(t *testing.T) {
	for range 3 {
		first, err1 := prepare.Blanks("", templates.Files, calendar.Month{}, []string{"建设局", "招商中心"}, 50)
		second, err2 := prepare.Blanks("", templates.Files, calendar.Month{}, []string{"建设局", "招商中心"}, 50)
		if err1 != nil || err2 != nil || !cmp.Equal(first, second) || len(first) != 2 {
			t.Fatalf("two times the same definitions give different bytes (%v, %v)", err1, err2)
		}
	}
}
