package pipeline_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/ingest"
	"zonereport/templates/templatestest"
)

// A department that nobody prepared for, defined by following docs/definitions.md alone: a ledger, figures from
// rows and from figures, the five largest, a section, a check, a claim, another scheme. The values were worked out by hand.
func TestNewDepartment(t *testing.T) {
	const folder = "testdata/department"
	files := templatestest.Folder(t)
	overlay := os.DirFS(folder + "/templates")
	err := fs.WalkDir(overlay, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(overlay, path)
		if filepath.Base(path) == "section.toml" { // stands at the end of the report
			path = strings.Replace(path, "section.toml", "report.toml", 1)
			data = append(append([]byte{}, files[path].Data...), data...)
		}
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var inputs []ingest.Input
	paths, err := filepath.Glob(folder + "/inputs/*.csv")
	if err != nil || len(paths) != 2 {
		t.Fatalf("%v, %v", paths, err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ingest.Input{Name: filepath.Base(p), Data: data})
	}
	docs, book := monthly(t, files, inputs, calendar.Month{Year: 2020, Number: 3})
	for key, want := range map[string]string{
		"export":              "4880.5",  // 1000+1200+1500+400+350+250.5+80+60+40
		"import":              "805",     // 200+300+100+50+0+140+10+5+0
		"trade_all":           "0.56855", // 亿元
		"export_share":        "85.84",   // 4880.5 ÷ 5685.5
		"trade_surplus":       "4075.5",
		"export_growth":       "31.9", // 4880.5 ÷ (900+1100+1400+300); April of the year before is not in the window
		"export_month_growth": "30.4", // (1500+350+80+40) ÷ (1200+250.5+60)
		"export_mean":         "542.28",
		"export_most":         "1500",
		"export_by_trade/医药":  "290.5",
		"campaign_score/新昌经济开发区/export_ratio": "73.21", // 60 × 4880.5 × 12 ÷ (16000 × 3) = 73.2075
		"campaign_score/新昌经济开发区/export_more":  "38",    // 40 × 80% and six whole fives of 31.9
		"campaign_score/儒岙镇/export_ratio":     "48",    // 60 × 600 × 12 ÷ (3000 × 3)
		"campaign_score/儒岙镇/export_more":      "36",    // 32 and four fives of 20
		"campaign_total/新昌经济开发区":              "111.21",
		"campaign_total/儒岙镇":                  "84",
		"campaign_rank/儒岙镇":                   "2",
	} {
		if got := find(t, book, key).Value.String(); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	var b strings.Builder
	if err := documenttest.Dump(&b, docs[0]); err != nil {
		t.Fatal(err)
	}
	review := b.String()
	for _, want := range []string{
		"出口额4880.5万元，比上年同期增长31.9%；进出口总额5685.5万元，其中出口占85.84%，顺差4075.5万元。当月出口比上月增长30.4%。",
		"出口居前的是甲公司、乙公司。", "机械行业备案全部完成。", "轴承行业备案全部完成。", "医药行业备案全部完成。",
		"进口额140万元，是出口额250.5万元的0.56倍。",
	} {
		if !strings.Contains(review, want) {
			t.Errorf("the review does not say %s", want)
		}
	}
	if strings.Contains(review, "纺织行业备案全部完成") {
		t.Error("the review claims what one row does not prove")
	}
}
