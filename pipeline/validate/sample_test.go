package validate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// The default checks have three questions on the 2020 case: the output of the incubator's
// first phase, which is as published and not plausible, and two projects for which more
// money arrived than they were to cost. Its figures agree with each other.
func TestTheSampleOf2020(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../inputs/2020-12/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sample files: %v", err)
	}
	var files []ingest.Input
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, ingest.Input{Name: filepath.Base(p), Data: data})
	}
	opts := options()
	opts.Zone.Aliases = []string{"经开区", "新昌经开区"}
	set, _ := ingest.Read(files, defs.Ledgers, ingest.Options{Period: opts.Period, Zone: opts.Zone, Words: defs.Words})
	want(t, validate.Check(defs, set, opts),
		"warning incubator.output_per_head 孵化器入驻企业台账! 120000 [incubator_output/一期]",
		"warning investment.arrived_above_total 招商项目台账!I85 2800 [campaign_actual/南明街道/sign_invest]",
		"warning investment.arrived_above_total 招商项目台账!I94 8300 [campaign_actual/七星街道/sign_invest]")
	book, more := aggregate.Derive(defs, set, aggregate.Options{Zone: opts.Zone, Period: opts.Period})
	want(t, append(more, validate.Figures(defs, book, opts)...))
}

// BenchmarkCheck holds 300,000 rows of funds against keys, codes and year-to-date sums.
func BenchmarkCheck(b *testing.B) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		b.Fatal(err)
	}
	def, _ := defs.Ledger("funds")
	data := make([]values, 300_000)
	for i := range data {
		data[i] = values{"month": fmt.Sprintf("2020-%02d-01", 1+i%12), "code": fmt.Sprint("P", i/12), "capital": "内资", "origin": "省外",
			"month_amount": "1", "ytd_amount": fmt.Sprint(1 + i%12), "unit": zoneName}
	}
	slices.Reverse(data)
	set := ledger.Set{"funds": sheet(&testing.T{}, nil, def, "报表.xlsx", "表", data...)}
	for b.Loop() {
		if got := validate.Check(defs, set, options()); len(got) != 0 {
			b.Fatal(brief(got))
		}
	}
}
