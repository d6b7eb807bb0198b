package validate_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
)

func tenants() definition.Ledger {
	return definition.Ledger{ID: "incubator", Name: "入驻企业台账", Key: []string{"uscc|firm", "moved_in"},
		Columns: slices.Concat(text("firm", "uscc"), typed("date", "moved_in"), text("note"))}
}

func TestKeysTwice(t *testing.T) {
	cases := []struct {
		name string
		data []values
		want []string
	}{
		{"folded, by the first alternative that is not blank", []values{
			{"uscc": "x1", "firm": "甲", "moved_in": "2020-01-01"}, {"uscc": " Ｘ1", "firm": "乙", "moved_in": "2020-01-01"},
			{"firm": "丙", "moved_in": "2020-01-01"}, {"firm": "丙 ", "moved_in": "2020-01-01"}},
			[]string{"error key.twice 表!B4  Ｘ1", "error key.twice 表!A6 丙 "}},
		{"another part differs", []values{{"firm": "甲", "moved_in": "2020-01-01"}, {"firm": "甲", "moved_in": "2020-01-02"}}, nil},
		{"each later row", []values{{"firm": "甲"}, {"firm": "甲"}, {"firm": "甲"}}, []string{"error key.twice 表!A4 甲", "error key.twice 表!A5 甲"}},
		{"a blank part is compared, a blank key is not", []values{
			{"firm": "甲"}, {"firm": "甲"}, {"note": "x"}, {"note": "x"}, {"moved_in": "2020-01-01"}, {"moved_in": "2020-01-01"}},
			[]string{"error key.twice 表!A4 甲", "error key.twice 表!A8 "}},
		{"later rows too", []values{{"firm": "甲"}, {"firm": "甲", "later": "yes"}}, []string{"error key.twice 表!A4 甲"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			defs := definition.Definitions{Ledgers: []definition.Ledger{tenants()}}
			set := ledger.Set{"incubator": sheet(t, nil, tenants(), "孵化器.xlsx", "表", c.data...)}
			want(t, validate.Check(defs, set, options()), c.want...)
		})
	}
}

func TestKeyMessageNamesTheEarlierCell(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{tenants()}}
	l := sheet(t, nil, tenants(), "一.xlsx", "1月", values{"uscc": "X1", "moved_in": "2020-01-01"})
	sheet(t, l, tenants(), "二.xlsx", "2月", values{"uscc": "X1", "moved_in": "2020-01-01", "note": "改"}, values{"uscc": "X2"})
	got := validate.Check(defs, ledger.Set{"incubator": l}, options())
	want(t, got, "error key.twice 2月!B3 X1")
	if m := got[0].Message(); !strings.Contains(m, "“X1、2020-01-01”重复，前一次在《一.xlsx》“1月”表B3单元格") {
		t.Error(m)
	}
}

func TestPersonalKeysAreMasked(t *testing.T) {
	def := tenants()
	def.Columns[0].Personal = "number"
	defs := definition.Definitions{Ledgers: []definition.Ledger{def}}
	got := validate.Check(defs, ledger.Set{"incubator": sheet(t, nil, def, "一.xlsx", "表", values{"firm": "王某"}, values{"firm": "王某"})}, options())
	want(t, got, "error key.twice 表!A4 ＊＊＊")
	if strings.Contains(got[0].Message(), "王某") {
		t.Error(got[0].Message())
	}
}

// A key that a merge gives several rows is found in the line of the row that repeats it.
func TestMergedKey(t *testing.T) {
	def := definition.Ledger{ID: "housing", Name: "择房台账", Key: []string{"phase", "room"}, Columns: text("phase", "room")}
	l := sheet(t, nil, def, "择房.xlsx", "表", values{"phase": "一期", "room": "101"}, values{"phase": "一期", "room": "102"}, values{"phase": "一期", "room": "101"})
	for i := range l.Rows {
		l.Rows[i].Cells[0].At.Row = 3
	}
	got := validate.Check(definition.Definitions{Ledgers: []definition.Ledger{def}}, ledger.Set{"housing": l}, options())
	want(t, got, "error key.twice 表!A5 一期")
	if !strings.Contains(got[0].Message(), "表A3单元格") {
		t.Error(got[0].Message())
	}
}
