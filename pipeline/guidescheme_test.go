package pipeline_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ingest"
	"zonereport/templates/templatestest"
)

// Every example of the guide's part on schemes can be written into scheme.toml as it stands, and scores
// the sample as the guide says.
func TestGuideScheme(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(guide), "## 考核办法：")
	part, _, _ = strings.Cut(part, "\n## ")
	blocks := regexp.MustCompile("(?s)```toml\n(.*?)```").FindAllStringSubmatch(part, -1)
	if len(blocks) != 10 {
		t.Fatalf("the part has %d examples, not 10", len(blocks))
	}
	files := templatestest.Folder(t)
	whole := string(files["scheme.toml"].Data)
	head, _, _ := strings.Cut(whole, "[[indicator]]")
	head = strings.Replace(strings.Replace(head, `total = "100"`, "", 1), `tie_breaker = "new_arrived"`, "", 1)
	awards := ingest.Input{Name: "加减分.csv", Data: []byte("日期,责任单位,类型,事项,考核指标,分值,项目编号,依据\n2020-06-30,新昌经济开发区,评分,二季度,服务评价,7,,评分表\n2020-09-30,新昌经济开发区,评分,三季度,服务评价,8.5,,评分表\n")}
	const zone = "新昌经济开发区"
	for _, b := range blocks {
		if !strings.Contains(b[1], "[[indicator]]") {
			files["scheme.toml"] = &fstest.MapFile{Data: []byte(whole + "\n" + b[1])}
			defs, err := load.Definitions(files)
			if err != nil {
				t.Fatal(err)
			}
			if len(defs.Scheme.Rules) != 5 || len(defs.Scheme.Groups) != 1 {
				t.Errorf("%d rules and %d groups", len(defs.Scheme.Rules), len(defs.Scheme.Groups))
			}
			continue
		}
		id := regexp.MustCompile(`id = "(.*?)"`).FindStringSubmatch(b[1])[1]
		says := regexp.MustCompile(`# 得([0-9.]+)分`).FindStringSubmatch(b[1])
		if says == nil {
			t.Errorf("%s: the example does not say what it scores", id)
			continue
		}
		files["scheme.toml"] = &fstest.MapFile{Data: []byte(head + b[1])}
		defs, err := load.Definitions(files)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		_, book := composed(t, defs, zoneOf(t, "../inputs/zone.toml"), sample(t, awards), calendar.Month{Year: 2020, Number: 12})
		if f := find(t, book, figure.Key(figure.CampaignScore, zone, id)); f.Value.String() != says[1] {
			t.Errorf("%s scores %s, the guide says %s", id, f.Value, says[1])
		}
	}
	for _, key := range []string{"cap", "floor", "direction", "expected", "plan", "lo", "hi", "flat", "on", "step", "base", "step_pct", "step_pts", "steps", "unmet", "parity", "per", "pts", "base_year",
		"by", "tiers", "coefficients", "per_event", "start", "min", "max", "evidence_required", "freq", "other_months", "weights", "score_decimals", "missing_target", "grouped", "once_per", "ranks", "indicators"} {
		if !regexp.MustCompile("(?m)`" + key + "`|`" + key + " = |^" + key + " = ").MatchString(part) {
			t.Errorf("the part does not explain %s", key)
		}
	}
}
