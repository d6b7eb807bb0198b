package aggregate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/templates"
)

const inputs = "../../inputs"

// sample reads the 2020 case as one month of it.
func sample(t *testing.T, month string) (definition.Definitions, ledger.Set, aggregate.Options) {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(inputs, "zone.toml"))
	if err != nil {
		t.Fatal(err)
	}
	zone, err := load.Zone(data)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(inputs, "2020-12", "*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", inputs, err)
	}
	var files []ingest.Input
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, ingest.Input{Name: filepath.Base(p), Data: data})
	}
	set, _ := ingest.Read(files, defs.Ledgers, ingest.Options{Period: period(month), Zone: zone, Words: defs.Words})
	return defs, set, aggregate.Options{Zone: zone, Period: period(month)}
}

// The published totals of the 2020 review.
func TestTheReviewOf2020(t *testing.T) {
	defs, set, opts := sample(t, "2020-12")
	book, findings := aggregate.Derive(defs, set, opts)
	missing := slices.DeleteFunc(slices.Clone(book.Missing), func(id string) bool {
		l, _ := defs.Ledger(id)
		return l.Optional
	})
	if len(findings) != 0 || len(missing) != 0 {
		t.Errorf("findings %v, missing %v", findings, missing)
	}
	got := byKey(book)
	for key, want := range map[string]string{
		"agreements": "27个", "agreements_outside": "16个", "agreements_landed": "10个", "agreements_invest": "2424000万元",
		"domestic_arrived": "151100万元", "new_arrived": "322900万元", "firms_contacted": "63家", "visit_batches": "73批次",
		"key_projects": "43个", "land_reserve_area": "10328亩", "land_ripe_area": "1038亩", "bonds_issued": "64000万元", "bond_rate": "5.28%",
		"incubator_firms/一期": "13家", "incubator_output/一期": "120000万元", "relocation_households": "2923户", "relocation_area": "698408.19㎡",
		"relocation_demolished_area/六期": "66012.37㎡", "relocation_signed_area/七期": "133045.61㎡", "housing_chosen/二期": "538套",
		"services_resolved": "521项", "approvals_done": "378项", "profile/整合提升后区域面积": "66平方公里",
		"campaign_rank/" + zoneName: "1名", "campaign_first_streak": "8个月",
	} {
		if f := got[key]; f.Value.String()+f.Unit != want {
			t.Errorf("%s is %s%s, want %s", key, f.Value, f.Unit, want)
		}
	}
	for _, f := range book.Figures {
		if !f.Value.IsZero() && len(f.Sources) == 0 || f.Name == "" || f.Definition == "" || f.Window == "" || f.Working == nil {
			t.Errorf("%s is not complete: %+v", f.Key(), f)
		}
	}
}

// The ledgers of December, asked for an earlier month, give the ranking that December
// recomputes for it.
func TestTheSampleAsOfEarlierMonths(t *testing.T) {
	december, _ := aggregate.Derive(sample(t, "2020-12"))
	for i, m := range december.Campaign.Months[:11] {
		book, _ := aggregate.Derive(sample(t, m.Month.String()))
		months := book.Campaign.Months
		if got, want := fmt.Sprint(months[i].Ranks), fmt.Sprint(m.Ranks); len(months) != i+1 || got != want {
			t.Errorf("%s: asked for itself %s, recomputed in December %s", m.Month, got, want)
		}
		if rank := byKey(book)[figure.Key("campaign_rank", zoneName)].Value.String(); rank != fmt.Sprint(m.Ranks[zoneName]) {
			t.Errorf("%s: the zone's rank figure is %s, the months say %d", m.Month, rank, m.Ranks[zoneName])
		}
	}
}

// What December's rows give for the last published month is what that month's own report
// of the same ledgers states, figure by figure; without one there is nothing to give again.
func TestTheLastPublishedMonthAgain(t *testing.T) {
	defs, set, opts := sample(t, "2020-12")
	if book, _ := aggregate.Derive(defs, set, opts); book.Again != nil {
		t.Errorf("%d figures of a month that nobody published", len(book.Again))
	}
	opts.Earlier = []figure.Earlier{
		{Month: period("2020-09"), Ranks: map[string]int{}}, {Month: period("2020-10"), Figures: []figure.Figure{}},
		{Month: period("2019-11"), Figures: []figure.Figure{}}, {Month: period("2020-12"), Figures: []figure.Figure{}}}
	book, _ := aggregate.Derive(defs, set, opts)
	october, _ := aggregate.Derive(sample(t, "2020-10"))
	want := byKey(october)
	actuals := 0
	for _, f := range book.Again {
		if w := want[f.Key()]; !w.Value.Equal(f.Value) || w.Definition != f.Definition || w.Unit != f.Unit || w.Window != f.Window {
			t.Errorf("%s again is %s%s (%s), October states %s%s (%s)", f.Key(), f.Value, f.Unit, f.Window, w.Value, w.Unit, w.Window)
		}
		if f.ID == "campaign_actual" {
			actuals++
		}
	}
	if actuals != 48 || len(book.Again) < 100 {
		t.Errorf("%d figures again, %d of them actuals", len(book.Again), actuals)
	}
}
