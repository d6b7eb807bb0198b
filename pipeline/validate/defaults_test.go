package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// plant is the rows that a check is to find fault with, and those of the other ledger it
// looks into.
type plant struct {
	rows  []values
	other []values
}

func alone(row values) plant { return plant{rows: []values{row}} }

// Every default check on rows finds the defect it is for, planted in one row, and nothing
// else is found.
func TestEveryDefaultCheckOnRows(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	project := values{"code": "P1", "name": "甲项目", "investor": "乙公司", "agreement": "框架协议"}
	again := values{"code": "P2", "name": "甲项目", "investor": "乙公司", "agreement": "框架协议"}
	tenant := func(moved string) values {
		return values{"uscc": "91350100M000100Y43", "firm": "甲", "moved_in": moved}
	}
	planted := map[string]plant{
		"investment.landed_before_signed":          alone(values{"signed_on": "2020-05-02", "landed_on": "2020-05-01"}),
		"investment.started_before_landed":         alone(values{"landed_on": "2020-05-02", "started_on": "2020-05-01"}),
		"investment.produced_before_started":       alone(values{"landed_on": "2020-04-02", "started_on": "2020-05-02", "produced_on": "2020-05-01"}),
		"key_projects.produced_before_started":     alone(values{"started_on": "2020-05-02", "produced_on": "2020-05-01"}),
		"land_supply.started_before_contract":      alone(values{"contract_on": "2020-05-02", "started_on": "2020-05-01"}),
		"services.closed_before_opened":            alone(values{"status": "办结", "on": "2020-05-02", "closed_on": "2020-05-01"}),
		"approvals.closed_before_opened":           alone(values{"accepted_on": "2020-05-02", "closed_on": "2020-05-01"}),
		"incubator.left_before_moved_in":           alone(values{"moved_in": "2020-05-02", "left_on": "2020-05-01"}),
		"relocation.vacated_before_signed":         alone(values{"signed_on": "2020-05-02", "vacated_on": "2020-05-01"}),
		"relocation.demolished_before_vacated":     alone(values{"signed_on": "2020-05-02", "demolished_on": "2020-05-01"}),
		"housing.moved_before_chosen":              alone(values{"chosen_by": "H1", "chosen_on": "2020-05-02", "moved_in": "2020-05-01"}),
		"incubator_phases.opened_before_completed": alone(values{"status": "运营", "completed_on": "2020-05-02", "opened_on": "2020-05-01"}),

		"funds.unknown_project":        {[]values{{"code": "P9"}}, []values{{"code": "P1"}}},
		"incubator.credit_code":        alone(values{"uscc": "91350100M000100Y44"}),
		"investment.unit_not_assessed": {[]values{{"unit": "南明"}, {"unit": zoneName}}, []values{{"unit": "南明街道"}}},
		"funds.unit_not_assessed":      {[]values{{"unit": "南明"}, {"unit": zoneName}}, []values{{"unit": "南明街道"}}},
		"visits.unit_not_assessed":     {[]values{{"unit": "南明"}, {"unit": zoneName}}, []values{{"unit": "南明街道"}}},
		"incubator.unknown_phase":      {[]values{{"phase": "四期"}}, []values{{"phase": "一期"}}},
		"housing.unknown_phase":        {[]values{{"phase": "四期"}}, []values{{"phase": "一期"}}},
		"investment.same_project":      {rows: []values{project, again}},
		"key_projects.same_project":    {rows: []values{{"code": "P1", "name": "甲项目", "investor": "乙公司"}, {"code": "P2", "name": "甲项目", "investor": "乙公司"}}},
		"incubator.same_tenant":        {rows: []values{tenant("2020-03-01"), tenant("2020-05-01")}},
		"visits.similar_firm":          {rows: []values{{"firm": "甲有限公司"}, {"firm": "甲股份有限公司"}}},

		"funds.ytd_amount":               alone(values{"month": "2020-05-01", "code": "P1", "month_amount": "5", "ytd_amount": "6"}),
		"incubator.output_per_head":      alone(values{"phase": "一期", "moved_in": "2020-05-02", "staff": "1", "output": "201"}),
		"financing.bond_without_rate":    alone(values{"kind": "公司债券"}),
		"financing.rate_band":            alone(values{"kind": "公司债券", "rate": "0.0528"}),
		"investment.total_band":          alone(values{"total_invest": "9"}),
		"key_projects.total_band":        alone(values{"total_invest": "5000001"}),
		"key_projects.done_above_total":  alone(values{"total_invest": "100", "ytd_done": "101"}),
		"key_projects.plan_above_total":  alone(values{"total_invest": "100", "year_plan": "101"}),
		"housing.flat_area":              alone(values{"area": "1200"}),
		"housing_projects.area_per_unit": alone(values{"area": "16.8", "units": "807"}),
		"land_supply.parcel_area":        alone(values{"area": "36000"}),
		"land_reserve.parcel_area":       alone(values{"area": "360000"}),
		"relocation.area_band":           alone(values{"area": "5001"}),
		"incubator.staff_band":           alone(values{"staff": "10001"}),
		"rebuild_sites.households_band":  alone(values{"households": "20001"}),
		"housing_projects.units_band":    alone(values{"units": "50001"}),
		"funds.amount_band":              alone(values{"month_amount": "5000001"}),

		"services.closed_without_date":            alone(values{"status": "办结", "result": "解决"}),
		"services.resolved_without_date":          alone(values{"status": "办理中", "result": "解决"}),
		"services.date_without_closing":           alone(values{"status": "办理中", "closed_on": "2020-05-01"}),
		"incubator.left_without_date":             alone(values{"status": "退出"}),
		"incubator.date_without_leaving":          alone(values{"status": "在驻", "moved_in": "2020-01-01", "left_on": "2020-05-01"}),
		"incubator_phases.operating_without_date": alone(values{"status": "运营"}),
		"incubator_phases.date_without_opening":   alone(values{"status": "在建", "opened_on": "2020-05-01"}),
		"roads.built_without_date":                alone(values{"status": "建成"}),
		"roads.date_without_building":             alone(values{"status": "在建", "opened_on": "2020-05-01"}),
		"relocation.vacated_without_signing":      alone(values{"vacated_on": "2020-05-01", "demolished_on": "2020-06-01"}),
		"relocation.demolished_without_signing":   alone(values{"demolished_on": "2020-06-01"}),
		"housing.moved_without_choosing":          alone(values{"chosen_by": "H1", "moved_in": "2020-05-01"}),
		"housing.chosen_by_nobody":                alone(values{"chosen_on": "2020-05-01"}),
		"visits.without_batch":                    alone(values{"way": "来访", "origin": "省外"}),
		"investment.started_without_landing":      alone(values{"started_on": "2020-05-01"}),
		"investment.produced_without_starting":    alone(values{"landed_on": "2020-04-01", "produced_on": "2020-05-01"}),
		"key_projects.continued_but_new":          alone(values{"nature": "续建", "started_on": "2020-05-01"}),

		"investment.arrived_above_total": {[]values{{"code": "P1", "total_invest": "100"}}, []values{{"code": "P1", "capital": "内资", "month": "2020-05-01", "month_amount": "60"}, {"code": "P1", "capital": "内资", "month": "2020-06-01", "month_amount": "60"}}},
		"housing_projects.units_listed":  {[]values{{"phase": "一期", "units": "2"}}, []values{{"phase": "一期", "room": "1"}}},
		"relocation_phases.listed":       {[]values{{"phase": "六期", "households": "1"}}, []values{{"phase": "六期", "household": "1"}, {"phase": "六期", "household": "2"}}},
		"key_projects.invest_per_mu":     {[]values{{"investor": "乙公司", "total_invest": "29"}}, []values{{"firm": "乙公司", "parcel": "1", "area": "1", "contract_on": "2020-05-01"}}},
	}
	for _, check := range defs.Checks {
		if check.OverFigures() {
			continue
		}
		data, ok := planted[check.ID]
		delete(planted, check.ID)
		if !ok {
			t.Errorf("%s: this test plants nothing for it", check.ID)
			continue
		}
		def, _ := defs.Ledger(check.Ledger)
		set := ledger.Set{check.Ledger: sheet(t, nil, def, "报表.xlsx", "表", data.rows...)}
		if other, has := defs.Ledger(check.Other); has {
			set[other.ID] = sheet(t, nil, other, "另表.xlsx", "另表", data.other...)
		}
		got := validate.Check(defs, set, options())
		if len(got) != 1 || got[0].Rule != check.ID || got[0].Severity != finding.Warning || got[0].File != "报表.xlsx" {
			t.Errorf("%s: found %s", check.ID, brief(got))
		}
		for _, f := range got {
			if strings.ContainsAny(f.Message(), "{}") || !strings.Contains(f.Message(), "请"+def.Department) {
				t.Errorf("%s: the message does not say who is to do what: %s", check.ID, f.Message())
			}
		}
	}
	for id := range planted {
		t.Errorf("there is no default check %s", id)
	}
}

// published makes figures of the default definitions: "housing_chosen/一期=3".
func published(t *testing.T, defs definition.Definitions, list string) []figure.Figure {
	t.Helper()
	var figures []figure.Figure
	for _, one := range strings.Fields(list) {
		key, number, _ := strings.Cut(one, "=")
		id, group, grouped := strings.Cut(key, "/")
		def, ok := defs.Figure(id)
		if !ok {
			t.Fatalf("there is no figure %s", id)
		}
		f := figure.Figure{ID: id, Name: def.Name, Unit: def.Unit, Definition: def.Text, Value: decimal.RequireFromString(number)}
		if grouped != (def.Group != "") {
			t.Fatalf("%s: group %q", key, def.Group)
		}
		if grouped {
			f.Group = []figure.GroupValue{{Name: def.Group, Value: group}}
		}
		figures = append(figures, f)
	}
	return figures
}

// Every default check on figures finds the defect it is for, and nothing else is found.
func TestEveryDefaultCheckOnFigures(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	planted := map[string][3]string{ // the month's figures; worked out again for November; published for it
		"agreements.outside_above_all":            {"agreements=5 agreements_outside=6"},
		"agreements.landed_above_all":             {"agreements=5 agreements_landed=6"},
		"funds.domestic_above_new":                {"domestic_arrived=6 new_arrived=5"},
		"land.ripe_above_reserve":                 {"land_reserve_area=5 land_ripe_area=6"},
		"key_projects.produced_above_all":         {"key_projects=5 key_projects_produced=6"},
		"relocation.demolished_above_signed":      {"relocation_signed_households/六期=5 relocation_demolished_households/六期=6"},
		"relocation.demolished_area_above_signed": {"relocation_signed_area/六期=5 relocation_demolished_area/六期=6"},
		"relocation.phases_above_all":             {"relocation_signed_households/六期=5 relocation_signed_households/七期=5 relocation_households=9"},
		"relocation.area_of_phases_above_all":     {"relocation_signed_area/六期=5 relocation_signed_area/七期=5 relocation_area=9"},
		"relocation.area_per_household":           {"relocation_signed_area/六期=4900 relocation_signed_households/六期=100"},
		"housing.chosen_above_units":              {"housing_units/一期=5 housing_chosen/一期=6"},
		"housing.moved_above_chosen":              {"housing_chosen/一期=5 housing_moved_households/一期=6"},
		"period.continuity":                       {"services_resolved=521", "services_resolved=460", "services_resolved=470"},
		"period.campaign_continuity":              {}, // no figure of the definitions; below
		"period.stock_change":                     {"land_reserve_area=20000", "", "land_reserve_area=10328"},
		"period.profile_change":                   {"profile/面积=66", "", "profile/面积=5.69"},
		"period.flow_change":                      {"new_arrived=645800", "", "new_arrived=300000"},
		"period.no_growth":                        {"approvals_done=378", "approvals_done=378", "approvals_done=378"},
	}
	actual := func(value int64) []figure.Figure {
		return []figure.Figure{{ID: "campaign_actual", Name: "落地项目数", Unit: "个", Value: decimal.NewFromInt(value),
			Group: []figure.GroupValue{{Name: "unit", Value: "南明街道"}, {Name: "indicator", Value: "landed"}}}}
	}
	for _, check := range defs.Checks {
		if !check.OverFigures() {
			continue
		}
		data, ok := planted[check.ID]
		delete(planted, check.ID)
		if !ok {
			t.Errorf("%s: this test plants nothing for it", check.ID)
			continue
		}
		book := figure.Book{Figures: published(t, defs, data[0]), Again: published(t, defs, data[1])}
		last := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r1", Figures: append([]figure.Figure{}, published(t, defs, data[2])...)}
		if check.ID == "period.campaign_continuity" {
			book.Figures, book.Again, last.Figures = actual(5), actual(4), actual(3)
		}
		opts := options()
		opts.Earlier = []figure.Earlier{last}
		got := validate.Figures(defs, book, opts)
		if len(got) != 1 || got[0].Rule != check.ID || got[0].Severity != finding.Warning || len(got[0].Figures) == 0 {
			t.Errorf("%s: found %s", check.ID, brief(got))
			continue
		}
		department := got[0].Message()[strings.Index(got[0].Message(), "请"):]
		if strings.ContainsAny(got[0].Message(), "{}") || strings.HasPrefix(department, "请核对") {
			t.Errorf("%s: the message does not say who is to do what: %s", check.ID, got[0].Message())
		}
	}
	for id := range planted {
		t.Errorf("there is no default check %s", id)
	}
}

// Where nothing was published before, and where a figure is absent, there is nothing to say.
func TestNoFiguresNoFindings(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i, earlier := range [][]figure.Earlier{nil, {{Month: calendar.Month{Year: 2020, Number: 11}, Ranks: map[string]int{}}}, {{Month: calendar.Month{Year: 2019, Number: 12}, Figures: published(t, defs, "honours=4")}}} {
		opts := options()
		opts.Earlier = earlier
		if got := validate.Figures(defs, figure.Book{Figures: published(t, defs, "honours=3"), Again: published(t, defs, "honours=2")}, opts); len(got) > 0 {
			t.Error(fmt.Sprint(i, ": ", brief(got)))
		}
	}
}
