package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// sent makes ledgers of the default definitions, each row given as "unit date": the zone and
// two other units have targets.
func sent(t *testing.T, defs definition.Definitions, rows map[string][]string) ledger.Set {
	t.Helper()
	set := ledger.Set{}
	for id, lines := range rows {
		def, _ := defs.Ledger(id)
		var data []values
		for i, line := range lines {
			unit, date, _ := strings.Cut(line, " ")
			v := values{"code": fmt.Sprint("P", i), "firm": fmt.Sprint("F", i), "unit": unit}
			if id == "targets" {
				v = values{"year": "2020", "unit": unit, "indicator": "落地项目数", "target": fmt.Sprint(i), "uom": "个"}
			} else if date != "" {
				v[def.RowDate] = date
			}
			data = append(data, v)
		}
		set[id] = sheet(t, nil, def, id+".xlsx", "表", data...)
	}
	return set
}

// said are the findings of the names of units and of years, with what they propose.
func said(list []finding.Finding) []finding.Finding {
	var out []finding.Finding
	for _, f := range list {
		if strings.HasPrefix(f.Rule, "unit.") || f.Rule == "ledger.year" {
			out = append(out, f)
		}
	}
	return out
}

// How ledgers name units (design-life §12, trial A13).
func TestUnits(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	const zone, date = zoneName, " 2020-05-01"
	targets := []string{zone, "南明街道", "七星街道", "新昌高新技术产业园区"}
	for _, c := range []struct {
		name  string
		rows  map[string][]string
		units []definition.Unit
		want  []string // severity rule sheet!cell value
		says  string   // in the first one's Action
	}{
		{"honest", map[string][]string{"investment": {zone + date, "南明街道" + date, "七星街道" + date}, "targets": targets}, nil, nil, ""},
		{"honest, a similar unit without targets", map[string][]string{"investment": {zone + date, "七里街道" + date, "南岩街道" + date}, "targets": targets}, nil, nil, ""},
		{"no row names a unit", map[string][]string{"visits": {date, date}, "targets": targets}, nil, nil, ""},
		{"without rows", map[string][]string{"investment": {}, "targets": targets}, nil, nil, ""},
		{"another way to write the zone", map[string][]string{"investment": {"南明街道" + date, "新昌经开区管委会" + date, "新昌经开区管委会" + date}, "targets": targets}, nil,
			[]string{"error unit.zone 表!L4 新昌经开区管委会"}, `aliases = ["经开区", "新昌经开区管委会"]`},
		{"two ways, in another ledger", map[string][]string{"visits": {"经济开发区" + date, "新昌经济开发区招商局" + date}, "investment": {zone + date}, "targets": targets}, nil,
			[]string{"error unit.zone 表!G3 经济开发区", "error unit.zone 表!G4 新昌经济开发区招商局"}, "[[unit]]"},
		{"without targets", map[string][]string{"funds": {"新昌经济开发区管委会" + date}}, nil,
			[]string{"error unit.zone 表!H3 新昌经济开发区管委会"}, "aliases"},
		{"a ledger in which no figure asks for the zone", map[string][]string{"key_projects": {"经济开发区" + date}, "targets": targets}, nil,
			[]string{"error unit.zone 表!N3 经济开发区"}, "aliases"},
		{"the zone has no rows", map[string][]string{"investment": {"南明街道" + date}, "targets": targets}, nil,
			[]string{"warning unit.zone 表! "}, "作书面说明"},
		{"the zone has no rows where nobody asks", map[string][]string{"key_projects": {"项目办" + date}, "targets": targets}, nil, nil, ""},
		{"almost another unit", map[string][]string{"investment": {"新昌高新园区" + date, "南明街道" + date}, "targets": targets}, nil,
			[]string{"warning unit.zone 表! ", "warning unit.spelling 表!L3 新昌高新园区"}, "作书面说明"},
		{"a company of an assessed unit", map[string][]string{"investment": {zone + date, "南明街道办事处" + date, "南明街道办事处" + date}, "targets": targets}, nil,
			[]string{"warning unit.spelling 表!L4 南明街道办事处"}, `name = "南明街道" 和 aliases = ["南明街道办事处"]`},
		{"the zone is there and written in another way too", map[string][]string{"investment": {zone + date, "新昌经济开发区管委会" + date}, "targets": targets}, nil,
			[]string{"warning unit.spelling 表!L4 新昌经济开发区管委会"}, `aliases = ["经开区", "新昌经济开发区管委会"]`},
		{"a unit that zone.toml tells apart", map[string][]string{"investment": {"经济开发区" + date}, "targets": append(targets, "经济开发区")}, []definition.Unit{{Name: "经济开发区"}},
			[]string{"warning unit.zone 表! "}, "作书面说明"},
		{"a unit of zone.toml without targets", map[string][]string{"investment": {zone + date, "沃洲镇" + date}, "targets": targets}, []definition.Unit{{Name: "沃洲镇"}, {Name: "南明街道"}},
			[]string{"warning unit.targets ! 沃洲镇"}, "补报目标"},
		{"no targets at all", map[string][]string{"investment": {zone + date}}, []definition.Unit{{Name: "沃洲镇"}}, nil, ""},
		{"the targets write the zone in another way", map[string][]string{"investment": {zone + date}, "targets": {"新昌经济开发区管委会", "南明街道"}}, nil,
			[]string{"warning unit.spelling 表!B3 新昌经济开发区管委会"}, "aliases"},
		{"a zone that is not assessed", map[string][]string{"investment": {zone + date}, "targets": {"南明街道", "新昌工业园区"}}, nil, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			opts := options()
			opts.Zone.County, opts.Zone.Aliases, opts.Zone.Units = "新昌县", []string{"经开区"}, c.units
			got := said(validate.Check(defs, sent(t, defs, c.rows), opts))
			var lines []string
			for _, f := range got {
				lines = append(lines, fmt.Sprintf("%s %s %s!%s %s", f.Severity, f.Rule, f.Sheet, f.Cell, f.Value))
				if f.Found == "" || f.Expected == "" || f.Action == "" || f.Figures == nil {
					t.Errorf("unfinished %+v", f)
				}
			}
			if strings.Join(lines, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(c.want, "\n"))
			} else if len(got) > 0 && !strings.Contains(got[0].Action, c.says) {
				t.Errorf("does not say %s: %s", c.says, got[0].Action)
			}
		})
	}
}

// A ledger of another year is asked about; one with later rows of the year, and one whose
// figures know no year, are not.
func TestOtherYear(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, ledger string
		dates        []string
		month        int
		asked        bool
	}{
		{"last year's", "visits", []string{"2019-03-01", "2019-12-31"}, 12, true},
		{"next year's", "financing", []string{"2021-01-04"}, 12, true},
		{"last year's honours", "honours", []string{"2019-06-01"}, 12, true},
		{"with one row of the year", "visits", []string{"2019-03-01", "2020-01-02"}, 12, false},
		{"rows after the report month", "land_supply", []string{"2019-03-01", "2020-11-02"}, 3, false},
		{"a stock", "relocation", []string{"2017-03-01"}, 12, false},
		{"a stock with a date to come in", "incubator", []string{"2015-03-01"}, 12, false},
		{"no dates", "visits", []string{"", ""}, 12, false},
		{"no rows", "visits", nil, 12, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			def, _ := defs.Ledger(c.ledger)
			var data []values
			for i, date := range c.dates {
				data = append(data, values{def.Columns[1].ID: fmt.Sprint(i), def.RowDate: date, "unit": zoneName})
			}
			for _, v := range data {
				for _, col := range def.Columns {
					if col.Type != "text" && col.ID != def.RowDate {
						delete(v, col.ID)
					}
				}
			}
			opts := options()
			opts.Period = calendar.Month{Year: 2020, Number: c.month}
			got := said(validate.Check(defs, ledger.Set{c.ledger: sheet(t, nil, def, "报表.xlsx", "表", data...)}, opts))
			if asked := len(got) == 1 && got[0].Rule == "ledger.year" && got[0].Severity == finding.Warning && strings.Contains(got[0].Message(), "2020年"); asked != c.asked || !c.asked && len(got) > 0 {
				t.Errorf("found %s", brief(got))
			}
		})
	}
}
