package pipeline_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/validate/statement"
	"zonereport/templates"
)

// Every example of the guide's part on texts comes out as it says, over the sample.
func TestGuideTexts(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(guide), "| 内容 | 依据 | 结果 |\n|---|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	examples := strings.Split(strings.TrimSpace(table), "\n")
	if len(examples) < 15 {
		t.Fatalf("the guide has %d examples", len(examples))
	}
	rows := "章节,事项,内容,依据,填报单位\n"
	for i, example := range examples {
		cells := strings.Split(example, "|")
		rows += fmt.Sprintf("企业服务,例%d,%s,%s,办公室\n", i, strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2]))
	}
	file := ingest.Input{Name: "办公室文字.csv", Data: []byte(rows)}
	found := textsJudged(t, file)
	_, review := made(t, templates.Files, file)
	for i, example := range examples {
		cells := strings.Split(example, "|")
		content, want := strings.TrimSpace(cells[1]), strings.TrimSpace(cells[3])
		row := fmt.Sprintf("企业服务/例%d/办公室", i)
		got := found[row]
		if got == "" {
			got = "写进报告"
		}
		if got != want {
			t.Errorf("%s: %s, the guide says %s", content, got, want)
		}
		if before, _, _ := strings.Cut(content, "{{"); got == "写进报告" && !strings.Contains(review, "\n"+before) {
			t.Errorf("%s: is not in the report", content)
		}
		if left := strings.Contains(review, fmt.Sprintf("“企业服务”的“例%d”", i)); left != (got == "核实性") {
			t.Errorf("%s: %s, said to be left out: %v", content, got, left)
		}
	}
}

// textsJudged is how the texts of a file are judged, by row: 强制性, 核实性.
func textsJudged(t *testing.T, file ingest.Input) map[string]string {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	zone, period := zoneOf(t, "../inputs/zone.toml"), calendar.Month{Year: 2020, Number: 12}
	set, _ := ingest.Read(sample(t, file), defs.Ledgers, ingest.Options{Period: period, Zone: zone, Words: defs.Words})
	book, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: period})
	_, findings := statement.Check(defs, book, set, statement.Options{Zone: zone, Period: period, Printed: compose.Said})
	finding.Sort(findings)
	judged := map[string]string{}
	for _, f := range findings {
		if judged[f.Row] == "" {
			judged[f.Row] = f.Severity.Name()
		}
	}
	return judged
}
