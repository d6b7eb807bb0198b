package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
)

// A personal number where something else belongs is refused, a key of 15 digits is asked
// about; what an office counts and numbers passes.
func TestPersonalNumbers(t *testing.T) {
	const id, old, phone = "330624198001011235", "330624800101123", "13812345678"
	people := &definition.Ledger{ID: "relocation", Name: "房屋搬迁台账", Key: []string{"household"}, Columns: []definition.Column{
		{ID: "household", Header: "户编号", Type: "text"}, {ID: "owner", Header: "户主", Type: "text", Personal: "omit"}, {ID: "area", Header: "面积", Type: "area"},
	}}
	firms := &definition.Ledger{ID: "incubator", Name: "入驻台账", Key: []string{"uscc"}, Columns: []definition.Column{
		{ID: "uscc", Header: "统一社会信用代码", Type: "text"}, {ID: "staff", Header: "从业人员", Type: "int"}, {ID: "output", Header: "产值", Type: "money"}, {ID: "firm", Header: "企业", Type: "text"},
	}}
	projects := &definition.Ledger{ID: "investment", Name: "项目台账", Key: []string{"code"}, Columns: []definition.Column{
		{ID: "code", Header: "项目编号", Type: "text"}, {ID: "land", Header: "用地", Type: "land"}, {ID: "rate", Header: "利率", Type: "rate"}, {ID: "target", Header: "目标", Type: "num"},
	}}
	number := func(s string) *grid.Cell { return &grid.Cell{Kind: grid.Number, Text: s} }
	words := func(s string) *grid.Cell { return &grid.Cell{Kind: grid.Text, Text: s} }
	cases := []struct {
		ledger *definition.Ledger
		column int
		cell   *grid.Cell
		want   finding.Severity
	}{
		{people, 0, words(id), finding.Error}, {people, 0, words("户" + id), finding.Error}, {people, 0, words("138-1234-5678"), finding.Error}, {people, 0, number(phone), finding.Error},
		{people, 0, words(old), finding.Warning}, {people, 0, words("W5-001"), ""}, {people, 0, words("13-2020-00123"), ""},
		{people, 2, words(id), finding.Error}, {people, 2, number("3.30624198001011E+17"), finding.Error}, {people, 2, number("330624198001011000"), finding.Error},
		{people, 2, number(phone), finding.Error}, {people, 2, words("１３８ 1234 5678"), finding.Error}, {people, 2, words(old + "㎡"), finding.Error}, {people, 2, number("138.12"), ""},
		{firms, 0, words("91330624MA2D9QY15X"), ""}, {firms, 0, words(id), ""},
		{firms, 1, number(phone), finding.Error}, {firms, 1, words(phone + "人"), finding.Error}, {firms, 1, number("1380"), ""},
		{firms, 2, number(phone), ""}, {firms, 2, number(old), finding.Error}, {firms, 2, words(id), finding.Error}, {firms, 2, number("13812345678.5"), ""},
		{projects, 0, words(old), finding.Warning}, {projects, 0, words(phone), ""}, {projects, 0, words("2020-330624-37-02-101924"), ""}, {projects, 0, words("330624202005120012"), ""},
		{projects, 1, number(phone), finding.Error}, {projects, 2, number(id), finding.Error}, {projects, 3, number(id), finding.Error}, {projects, 3, number(phone), ""},
	}
	for _, c := range cases {
		b := &schema.Compile([]definition.Ledger{*c.ledger}, nil, nil)[0]
		p := &typing.Column{Field: &b.Fields[c.column]}
		p.InUnit, _ = unitword.LookUp(map[schema.Kind]string{schema.Money: "万元", schema.Land: "亩", schema.Area: "㎡"}[p.Kind], p.Kind)
		got := (&typing.Settings{}).Read(c.cell, p)
		if got.Severity != c.want && !(c.want == "" && got.Severity != finding.Error && got.Rule != rule.Personal) || c.want != "" && got.Rule != rule.Personal {
			t.Errorf("%s %q: %s %s, want %s", p.Header, c.cell.Text, got.Severity, got.Rule, c.want)
		}
		if shown := p.Shown(typing.Digits(c.cell)); c.want == finding.Error && strings.Contains(shown, "198001") {
			t.Errorf("%s %q is shown as %q", p.Header, c.cell.Text, shown)
		}
	}
}
