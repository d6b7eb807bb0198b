package pipeline_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/month"
	"zonereport/pipeline/validate"
	"zonereport/pipeline/validate/statement"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// The guide docs/definitions.md adds a department, a figure, a sentence and a check without
// a line of Go. This test does what it says, with its own text.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(?:toml)?\n(.*?)```").FindAllStringSubmatch(string(guide), -1)
	block := func(part string) []byte {
		for _, b := range blocks {
			if strings.Contains(b[1], part) {
				return []byte(b[1])
			}
		}
		t.Fatalf("the guide has no block with %s", part)
		return nil
	}
	files := templatestest.Folder(t)
	files["ledgers/20-patents.toml"] = &fstest.MapFile{Data: block(`id = "patents"`)}
	files["figures/patents.toml"] = &fstest.MapFile{Data: block(`id = "patents_granted"`)}
	files["checks/patents.toml"] = &fstest.MapFile{Data: block(`id = "patents.claims"`)}
	files["figures/patents.toml"].Data = append(files["figures/patents.toml"].Data, block(`id = "patents_share"`)...)
	files["lists.toml"] = &fstest.MapFile{Data: append(files["lists.toml"].Data, block(`id = "patents_top"`)...)}
	services := "reports/annual-review/10-services.tmpl"
	top := []byte("\n权利要求最多的是{{names (list \"patents_top\") \"firm\"}}。\n")
	files[services] = &fstest.MapFile{Data: slices.Concat(files[services].Data, block(`say "patents_granted"`), block(`say "patents_share"`), top)}
	report := "reports/annual-review/report.toml"
	own := regexp.MustCompile(`(?s)\[summary\].*?\n\]\n`).ReplaceAll(files[report].Data, block(`"own-summary.tmpl"`))
	files[report] = &fstest.MapFile{Data: own}
	files["reports/annual-review/own-summary.tmpl"] = &fstest.MapFile{Data: block(`lastyear "patents_granted"`)}
	book, review := made(t, files, ingest.Input{Name: "局里的表.csv", Data: []byte(
		"授权号,专利权人,授权公告日,专利类型,权利要求项数\nZL1,甲公司,2020.3.5,发明,5\nZL2,乙公司,2020-07-01,实用新型,\nZL3,丙公司,20201231,发明,1000\nZL4,丁公司,2019-12-31,发明,\nZL5,戊公司,2021年1月1日,发明,\n")})
	f := find(t, book, "patents_granted")
	if f.Value.String() != "2" || f.Unit != "件" || len(f.Sources) != 1 || strings.Join(f.Sources[0].Cells, " ") != "A2 A4" {
		t.Errorf("got %s%s from %v, want 2件 from A2 A4", f.Value, f.Unit, f.Sources)
	}
	if !strings.Contains(review, "全年授权发明专利2件。") {
		t.Error("the review does not state the new figure")
	}
	if !strings.Contains(review, "发明专利占授权专利的66.67%，比上年增长100.0%。") || !strings.Contains(review, "权利要求最多的是丙公司。") {
		t.Error("the review does not state the derived figures and the first of the list")
	}
	_, summary, _ := strings.Cut(review, "# 摘要\n")
	summary, _, _ = strings.Cut(summary, "\n注：")
	if want := "授权发明专利2件，比上年同期增长100.0%。签约项目总投资完成年度目标的118.24%，当月数比上月下降100.0%。\n[  ]\n" +
		"| 指标 | 单位 | 本期 | 年度目标 | 完成率（%） | 比上月（%） | 比上年同期（%）\n| 授权发明专利 | 件 | 2 | — | — | — | 100.0\n" +
		"| 框架协议项目总投资 | 亿元 | 242.4 | 205.0 | 118.24 | -100.0 | —\n| 安置房已择房（二期） | 套 | 538 | 500 | 107.60 | 8.0 | —"; summary != want {
		t.Errorf("the summary is\n%s\nwant\n%s", summary, want)
	}
	for key, want := range map[string]string{"patents_other": "1件", "patents_claims_mean": "502.5项"} {
		if f := find(t, book, key); f.Value.String()+f.Unit != want {
			t.Errorf("%s is %s%s, want %s", key, f.Value, f.Unit, want)
		}
	}
	if !strings.Contains(review, "权利要求1000项。权利要求通常在1至100项之间。请市场监管分局核对") {
		t.Error("the new check does not find what it is for")
	}
	if !strings.Contains(review, "| 授权发明专利 | 件 | 2 |") {
		t.Error("the annex does not list the new figure")
	}
}

// The definitions with dates that the guide shows hold in the months that it says.
func TestGuideValidity(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(guide), "## 第六步")
	part, _, _ = strings.Cut(part, "\n## ")
	var blocks []string
	for _, b := range regexp.MustCompile("(?s)```(?:toml)?\n(.*?)```").FindAllStringSubmatch(part, -1) {
		blocks = append(blocks, b[1])
	}
	if len(blocks) != 4 {
		t.Fatalf("the step has %d examples, not 4", len(blocks))
	}
	files := templatestest.Folder(t)
	add := func(path, text string) {
		data := []byte(text)
		if f := files[path]; f != nil {
			data = append(slices.Clone(f.Data), text...)
		}
		files[path] = &fstest.MapFile{Data: data}
	}
	add("figures/annual.toml", "\n"+blocks[0])
	add("reports/annual-review/lead.tmpl", blocks[1])
	add("ledgers/01-investment.toml", "\n"+blocks[2])
	add("figures/2022.toml", blocks[3])
	for when, want := range map[string]string{"2020-12": "1000 false []", "2021-01": "5000 false [洽谈 签约]", "2021-07": "5000 false [洽谈 签约 开工]", "2022-01": "5000 true [洽谈 签约 开工]"} {
		period, _ := calendar.ParseMonth(when)
		defs, err := month.DefinitionsIn(files, definition.Zone{}, period)
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		large, _ := defs.Figure("large_projects")
		_, firms := defs.Figure("firms_of_2022")
		investment, _ := defs.Ledger("investment")
		stage, _ := investment.Column("stage")
		if got := fmt.Sprint(large.Where[1].Value, firms, stage.Codes); got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
	}
	for _, key := range []string{"valid_from", "valid_to", "basis", "change", "comparable"} {
		if !strings.Contains(part, "`"+key+"`") {
			t.Errorf("the step does not explain %s", key)
		}
	}
}

// The zone.toml of the guide can be used as it stands, and uses every key there is.
func TestGuideOffice(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```toml\n(name = .*?)```").FindSubmatch(guide)
	if blocks == nil {
		t.Fatal("the guide has no zone.toml")
	}
	zone, err := load.Zone(blocks[1])
	if err != nil {
		t.Fatal(err)
	}
	defs, err := load.For(templates.Files, zone, calendar.Month{})
	if err != nil {
		t.Fatal(err)
	}
	investment, _ := defs.Ledger("investment")
	relocation, _ := defs.Ledger("relocation")
	if investment.Department != "招商局" || !investment.Needed || !relocation.Absent {
		t.Errorf("the guide's office: %+v", zone)
	}
	for _, name := range load.ZoneKeys() {
		if !regexp.MustCompile(`(?m)^(#? ?)` + name + ` = |^\[+` + name + `\]`).Match(blocks[1]) {
			t.Errorf("the guide does not show %s", name)
		}
	}
}

// made runs the stages up to the documents over the sample and more files, and returns the
// book and the annual review as text.
func made(t *testing.T, files fs.FS, more ...ingest.Input) (figure.Book, string) {
	t.Helper()
	docs, book := documents(t, files, sample(t, more...))
	var b strings.Builder
	if err := documenttest.Dump(&b, docs[0]); err != nil {
		t.Fatal(err)
	}
	return book, b.String()
}

func documents(t *testing.T, files fs.FS, inputs []ingest.Input) ([]document.Document, figure.Book) {
	t.Helper()
	return monthly(t, files, inputs, calendar.Month{Year: 2020, Number: 12})
}

func monthly(t *testing.T, files fs.FS, inputs []ingest.Input, period calendar.Month) ([]document.Document, figure.Book) {
	t.Helper()
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	return composed(t, defs, zoneOf(t, "../inputs/zone.toml"), inputs, period)
}

func zoneOf(t *testing.T, path string) definition.Zone {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := load.Zone(data)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// composed runs the stages up to the documents.
func composed(t *testing.T, defs definition.Definitions, zone definition.Zone, inputs []ingest.Input, period calendar.Month) ([]document.Document, figure.Book) {
	t.Helper()
	set, findings := ingest.Read(inputs, defs.Ledgers, ingest.Options{Period: period, Zone: zone, Words: defs.Words})
	findings = append(findings, validate.Check(defs, set, validate.Options{Period: period, Zone: zone})...)
	if finding.Count(findings, finding.Error) > 0 {
		t.Fatalf("hard findings: %v", findings)
	}
	book, more := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: period})
	findings = slices.Concat(findings, more, validate.Figures(defs, book, validate.Options{Zone: zone, Period: period}))
	var stated []finding.Finding
	book.Texts, stated = statement.Check(defs, book, set, statement.Options{Zone: zone, Period: period, Printed: compose.Said})
	findings = append(findings, stated...)
	finding.Sort(findings)
	book.Texts = statement.Admit(book.Texts, findings)
	docs, err := compose.Compose(defs, book, set, findings, compose.Options{Zone: zone, Period: period})
	if err != nil {
		t.Fatal(err)
	}
	return mark.On(docs, mark.Mark{}), book
}

func sample(t *testing.T, more ...ingest.Input) []ingest.Input {
	t.Helper()
	paths, err := filepath.Glob("../inputs/2020-12/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sample: %v", err)
	}
	inputs := more
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ingest.Input{Name: filepath.Base(p), Data: data})
	}
	return inputs
}

func find(t *testing.T, book figure.Book, key string) figure.Figure {
	t.Helper()
	for _, f := range book.Figures {
		if f.Key() == key {
			return f
		}
	}
	t.Fatalf("no figure %s", key)
	return figure.Figure{}
}
