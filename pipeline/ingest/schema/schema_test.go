package schema

import (
	"slices"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/shown"
)

func TestKinds(t *testing.T) {
	for name, want := range map[string]struct {
		kind             Kind
		numeric, hasUnit bool
	}{
		"text": {Text, false, false}, "code": {Code, false, false}, "date": {Date, false, false}, "month": {Month, false, false}, "bool": {Bool, false, false},
		"money": {Money, true, true}, "land": {Land, true, true}, "area": {Area, true, true},
		"num": {Num, true, false}, "int": {Integer, true, false}, "rate": {Rate, true, false},
	} {
		k := kindOf(name)
		if k != want.kind || k.Numeric() != want.numeric || k.HasUnit() != want.hasUnit {
			t.Errorf("%s is %d, numeric %t, unit %t; want %+v", name, k, k.Numeric(), k.HasUnit(), want)
		}
	}
}

// TestCompile: places of the columns that date a row, state its unit, stand for a sheet's month;
// what is key, counted, known as a code.
func TestCompile(t *testing.T) {
	defs := []definition.Ledger{
		{ID: "land", Name: "土地 台账", Key: []string{"plot|name", "day"}, RowDate: "day", SheetMonth: "month", Columns: []definition.Column{
			{ID: "plot", Header: "地块", Type: "text"}, {ID: "name", Header: "名称", Type: "text"}, {ID: "day", Header: "日期", Type: "date"},
			{ID: "month", Header: "月份", Type: "month"}, {ID: "unit", Header: "说明", Aliases: []string{"计量 单位"}, Type: "text"},
			{ID: "unit2", Header: "计量单位", Type: "text"}, {ID: "size", Header: "面积", Type: "land"},
			{ID: "state", Header: "状态", Type: "code", Codes: []string{"在建", "Ａ类"}}}},
		{ID: "people", Name: "人员", Key: []string{"no"}, Columns: []definition.Column{{ID: "no", Header: "编号", Type: "code"}, {ID: "unit", Header: "计量单位", Type: "code"}}},
	}
	books := Compile(defs, definition.Counted{"land": {"size": true}, "people": {}}, spelling.Set([]string{"计量单位"}))
	b := &books[0]
	if b.Stem != "土地" || b.DateField != 2 || b.MonthField != 3 || b.UnitField != 4 || !b.HasLand || !slices.Equal(b.IDs, []string{"plot", "name", "day", "month", "unit", "unit2", "size", "state"}) {
		t.Errorf("%+v", b)
	}
	for i := range b.Fields {
		f := &b.Fields[i]
		if f.InKey != (i < 3) || f.SoleKey || f.Counted != (f.ID == "size") || f.Column != &defs[0].Columns[i] || (f.CodeOf != nil) != (f.ID == "state") {
			t.Errorf("%s: %+v", f.ID, f)
		}
	}
	if codes := b.Fields[7].CodeOf; len(codes) != 2 || codes["在建"] != "在建" || codes["A类"] != "Ａ类" {
		t.Errorf("codes %v", codes)
	}
	b = &books[1]
	if b.Ledger.ID != "people" || b.Stem != "人员" || b.DateField != -1 || b.MonthField != -1 || b.UnitField != -1 || b.HasLand || !b.Fields[0].SoleKey || b.Fields[1].SoleKey || b.Fields[0].Counted {
		t.Errorf("%+v", b)
	}
	if all := Compile(defs, nil, nil); !all[0].Fields[0].Counted || !all[1].Fields[1].Counted || all[0].UnitField != -1 {
		t.Errorf("nothing said of what counts: %+v", all)
	}
}

// TestRefusedNumbers: where a personal number cannot be what a column asks for.
func TestRefusedNumbers(t *testing.T) {
	all, no, key := []shown.Kind{shown.Identity, shown.OldIdentity, shown.Phone}, []shown.Kind{shown.Identity, shown.OldIdentity}, []shown.Kind{shown.Identity, shown.Phone}
	for kind, want := range map[string][]shown.Kind{"int": all, "area": all, "land": all, "rate": all, "money": no, "num": no, "text": nil, "code": nil, "date": nil, "bool": nil} {
		book := Compile([]definition.Ledger{{ID: "l", Key: []string{"k"}, Columns: []definition.Column{{ID: "x", Type: kind}, {ID: "k", Type: "text"}, {ID: "who", Type: "text", Personal: "omit"}}}}, nil, nil)[0]
		if got := book.Fields[0].RefusedNumbers; !slices.Equal(got, want) {
			t.Errorf("%s refuses %v, want %v", kind, got, want)
		}
	}
	person, plain := definition.Column{ID: "who", Type: "text", Personal: "number"}, definition.Column{ID: "note", Type: "text"}
	for _, c := range []struct {
		name string
		key  []string
		col  definition.Column
		with definition.Column
		want []shown.Kind
	}{
		{"key beside people", []string{"k"}, definition.Column{ID: "k", Type: "text"}, person, key},
		{"key without people", []string{"k"}, definition.Column{ID: "k", Type: "text"}, plain, nil},
		{"part of a key", []string{"k", "who"}, definition.Column{ID: "k", Type: "text"}, person, nil},
		{"no key", []string{"who"}, definition.Column{ID: "k", Type: "text"}, person, nil},
		{"a person as the key", []string{"k"}, definition.Column{ID: "k", Type: "text", Personal: "omit"}, person, nil},
	} {
		book := Compile([]definition.Ledger{{ID: "l", Key: c.key, Columns: []definition.Column{c.col, c.with}}}, nil, nil)[0]
		if got := book.Fields[0].RefusedNumbers; !slices.Equal(got, c.want) {
			t.Errorf("%s refuses %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRowUnitWords(t *testing.T) {
	w := CompileRowUnits(definition.Words{RowUnits: definition.RowUnits{Currency: []string{"币种", "结算 币种", "cur"}, Unit: []string{"计量单位"}}})
	if !w.Currency["结算币种"] || !w.Currency["CUR"] || w.Currency["计量单位"] || !w.Unit["计量单位"] || w.Unit["币种"] || !slices.Equal(w.Currencies, []string{"结算币种", "币种", "CUR"}) {
		t.Errorf("%+v", w)
	}
	for key, want := range map[string]bool{"发行币种": true, "币种": true, "币种说明": false, "计量单位": false, "": false} {
		if w.EndsInCurrency(key) != want {
			t.Errorf("%q ends in a currency: %t", key, !want)
		}
	}
	for header, want := range map[string]bool{"统一社会信用代码": true, "企业信用代码（18位）": true, "代码": false} {
		if (&Field{Column: &definition.Column{Header: header}}).Credit() != want {
			t.Errorf("%q is a column of credit codes: %t", header, !want)
		}
	}
}
