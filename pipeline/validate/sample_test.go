package validate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// The default checks have one question on the 2020 case: the output of the incubator's
// first phase, which is as published and not plausible.
func TestTheSampleOf2020(t *testing.T) {
	defs, err := definition.Load(templates.Files)
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
	set, _ := ingest.Read(files, defs.Ledgers, ingest.Options{Period: opts.Period, Zone: opts.Zone})
	want(t, validate.Check(defs, set, opts), "warning incubator.output_per_head 孵化器入驻企业台账! 120000 [incubator_output/一期]")
}

// Every default check finds the defect it is for: a bad value planted in one row.
func TestEveryDefaultCheck(t *testing.T) {
	defs, err := definition.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	planted := map[string]values{
		"investment.landed_before_signed":      {"signed_on": "2020-05-02", "landed_on": "2020-05-01"},
		"investment.started_before_landed":     {"landed_on": "2020-05-02", "started_on": "2020-05-01"},
		"investment.produced_before_started":   {"started_on": "2020-05-02", "produced_on": "2020-05-01"},
		"key_projects.produced_before_started": {"started_on": "2020-05-02", "produced_on": "2020-05-01"},
		"land_supply.started_before_contract":  {"contract_on": "2020-05-02", "started_on": "2020-05-01"},
		"services.closed_before_opened":        {"on": "2020-05-02", "closed_on": "2020-05-01"},
		"approvals.closed_before_opened":       {"accepted_on": "2020-05-02", "closed_on": "2020-05-01"},
		"incubator.left_before_moved_in":       {"moved_in": "2020-05-02", "left_on": "2020-05-01"},
		"relocation.vacated_before_signed":     {"signed_on": "2020-05-02", "vacated_on": "2020-05-01"},
		"relocation.demolished_before_vacated": {"vacated_on": "2020-05-02", "demolished_on": "2020-05-01"},
		"funds.unknown_project":                {"code": "P9"},
		"incubator.credit_code":                {"uscc": "91350100M000100Y44"},
		"funds.ytd_amount":                     {"month": "2020-05-01", "code": "P1", "month_amount": "5", "ytd_amount": "6"},
		"incubator.output_per_head":            {"phase": "一期", "moved_in": "2020-05-02", "staff": "1", "output": "201"},
		"financing.bond_without_rate":          {"kind": "公司债券"},
	}
	for _, check := range defs.Checks {
		data, ok := planted[check.ID]
		if !ok {
			t.Errorf("%s: this test plants nothing for it", check.ID)
			continue
		}
		def, _ := defs.Ledger(check.Ledger)
		set := ledger.Set{check.Ledger: sheet(t, nil, def, "报表.xlsx", "表", data)}
		if other, has := defs.Ledger("investment"); has && check.Kind == "reference" {
			set["investment"] = sheet(t, nil, other, "报表.xlsx", "项目", values{"code": "P1"})
		}
		got := validate.Check(defs, set, options())
		if len(got) != 1 || got[0].Rule != check.ID || got[0].Severity != finding.Warning {
			t.Errorf("%s: found %s", check.ID, brief(got))
		}
		delete(planted, check.ID)
	}
	for id := range planted {
		t.Errorf("there is no default check %s", id)
	}
}

// BenchmarkCheck holds 300,000 rows of funds against keys, codes and year-to-date sums.
func BenchmarkCheck(b *testing.B) {
	defs, err := definition.Load(templates.Files)
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
