package bulletin

import (
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
	"zonereport/templates"

	"github.com/shopspring/decimal"
)

func builtIn(t *testing.T) (definition.Bulletin, definition.Definitions) {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	b, err := load.Bulletin(templates.Files, defs)
	if err != nil {
		t.Fatal(err)
	}
	return b, defs
}

// The built-in template can be filled in; a slip in a text is named.
func TestVerify(t *testing.T) {
	b, defs := builtIn(t)
	if err := Verify(b, defs); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]string{
		`{{sum "agreementz"}}`:                      `是不是想写 "agreements"`,
		`{{zones.Reportd}}`:                         "Reportd",
		`{{summ "agreements"}}`:                     "summ",
		`{{with sum "agreements"}}{{.Valu}}{{end}}`: "Valu",
	} {
		wrong := b
		wrong.Texts = map[string]string{}
		for name, own := range b.Texts {
			wrong.Texts[name] = own
		}
		wrong.Texts[b.Lead] = text
		if err := Verify(wrong, defs); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "reports/rollup/lead.tmpl") {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// small is three zones of which one is missing: a sum that moved, a rate, what one measures otherwise.
func small() tally.Report {
	exact := func(s string) decimal.Decimal { return decimal.RequireFromString(s) }
	is := func(s string) *decimal.Decimal { v := exact(s); return &v }
	two := 2
	was := func(s string) *figure.Figure { return &figure.Figure{Value: exact(s)} }
	r := MadeUp(definition.Definitions{})
	r.Listed = false
	r.Zones = []tally.Zone{{Name: "甲开发区", Code: "A1", Check: "AAAA-1111-2222", Sum: "0123456789abcdef0123", Folder: "甲/outputs", Now: tally.Stated{Run: "r2"}, Issued: "核定"},
		{Name: "乙开发区", Check: "BBBB-1111-2222", Sum: "abc", Folder: "乙", Now: tally.Stated{Run: "r1"}, Draft: true, Stale: "引用的2020-11是r1，现行的是r2"},
		{Name: "丙开发区", State: tally.Missing, Why: "没有发布，最近发布的是2020-11"}}
	r.Elsewhere = []string{"说明"}
	r.Rows = []tally.Row{
		{ID: "new_arrived", Name: "实际新到位资金", Unit: "万元", Definition: "口径", Rule: measure.Added, Flow: true, Total: is("12.5"),
			Values: []tally.Value{{Standing: tally.Counted, Value: exact("10.5"), Last: was("8"), Year: was("5")}, {Standing: tally.Counted, Value: exact("2"), Year: was("4")}, {}},
			Last:   tally.Change{Of: 1, Now: is("10.5"), Then: is("8")}, Year: tally.Change{Of: 2, Now: is("12.5"), Then: is("9")}},
		{ID: "agreements", Name: "签订投资框架协议", Unit: "个", Definition: "口径", Rule: measure.Added, Total: is("3"),
			Values: []tally.Value{{Standing: tally.Counted, Value: exact("3")}, {Standing: tally.Otherwise, Value: exact("5")}, {}}},
		{ID: "bond_rate", Name: "公司债券票面利率", Unit: "%", Decimals: &two, Definition: "口径", Rule: measure.Recomputed, Total: is("5.00"), Quotient: &figure.Fraction{Numerator: exact("100.5"), Denominator: exact("20.1")},
			Values: []tally.Value{{Standing: tally.Counted, Value: exact("5"), Quotient: &figure.Fraction{Numerator: exact("50.5"), Denominator: exact("10.1")}}, {Standing: tally.Counted, Value: exact("5"), Quotient: &figure.Fraction{Numerator: exact("50"), Denominator: exact("10")}}, {}}},
		{ID: "incubator_firms", Name: "孵化器入驻企业", Unit: "家", Definition: "口径", Rule: measure.Apart, Group: []figure.GroupValue{{Name: "phase", Value: "一期"}},
			Values: []tally.Value{{Standing: tally.Counted, Value: exact("7")}, {}, {}}},
	}
	return r
}

// What the papers say, word for word.
func TestPapers(t *testing.T) {
	b, defs := builtIn(t)
	paper, book, err := Papers(small(), Options{Bulletin: b, Organ: "示范市统计局", Defs: defs})
	if err != nil {
		t.Fatal(err)
	}
	for name, doc := range map[string]document.Document{"paper": paper, "book": book} {
		var text strings.Builder
		if err := documenttest.Dump(&text, doc); err != nil {
			t.Fatal(err)
		}
		documenttest.Golden(t, filepath.Join("testdata", name+".txt"), text.String()+"\n"+doc.Foot+"\n")
	}
}

// Zones with as high a value stand among the leading ones together or not at all.
func TestLead(t *testing.T) {
	zones := []tally.Zone{{Name: "甲"}, {Name: "乙"}, {Name: "丙"}, {Name: "丁"}, {Name: "戊"}}
	for values, want := range map[string]string{"5 4 3 2 1": "甲（5个）、乙（4个）、丙（3个）", "1 2 3 4 5": "戊（5个）、丁（4个）、丙（3个）", "5 3 3 3 3": "甲（5个）", "0 0 0 0 1": "戊（1个）", "3 3 3 3 3": "", "5 4 3": ""} {
		r := tally.Row{Rule: measure.Added, Unit: "个"}
		for _, v := range strings.Fields(values) {
			r.Values = append(r.Values, tally.Value{Standing: tally.Counted, Value: decimal.RequireFromString(v)})
		}
		if got := lead(r, zones); got != want {
			t.Errorf("%s: %s, want %s", values, got, want)
		}
	}
}

// Those that are expected are those that have reported and those that have not; who came uninvited makes up for nobody,
// and what nobody can tell is not called issued.
func TestZones(t *testing.T) {
	b, defs := builtIn(t)
	for name, c := range map[string]struct {
		zones      []tally.Zone
		want, nots string
	}{
		"one missing, one uninvited": {[]tally.Zone{{Name: "甲", Issued: "核定"}, {Name: "乙", State: tally.Absent}, {Name: "丙", Unexpected: true, Draft: true}}, "应报送的开发区共2个，已报送1个，未报送或不能使用的1个。", "都还没有签发"},
		"uninvited and missing":      {[]tally.Zone{{Name: "甲", Issued: "核定"}, {Name: "乙", State: tally.Missing, Unexpected: true}}, "应报送的开发区共1个，已全部报送。", "也报送了"},
		"without a chain":            {[]tally.Zone{{Name: "甲", Issued: "核定"}, {Name: "乙"}}, "不能核对是否签发的有乙。", "都已报送并签发"},
		"all issued":                 {[]tally.Zone{{Name: "甲", Issued: "核定"}}, "各开发区都已报送并签发", "不能核对"},
		"all drafts":                 {[]tally.Zone{{Name: "甲", Draft: true}, {Name: "乙", Draft: true}}, "都还没有签发", "的有"},
	} {
		paper, _, err := Papers(tally.Report{Period: madeUp, Listed: true, Zones: c.zones}, Options{Bulletin: b, Defs: defs})
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		if err := documenttest.Dump(&text, paper); err != nil {
			t.Fatal(err)
		}
		if said := text.String(); !strings.Contains(said, c.want) || strings.Contains(said, c.nots) {
			t.Errorf("%s: want %s and not %s:\n%s", name, c.want, c.nots, said)
		}
	}
}

// What a total came to by dividing is printed with its own decimals, however round the zones' numbers are; a rate moves
// by points.
func TestQuotients(t *testing.T) {
	is := func(s string) *decimal.Decimal { v := decimal.RequireFromString(s); return &v }
	r := tally.Row{ID: "staff", Unit: "人", Rule: measure.Recomputed, Total: is("2.5"), Values: []tally.Value{{Standing: tally.Counted, Value: *is("2")}, {Standing: tally.Counted, Value: *is("3")}}}
	c := tally.Change{Of: 2, Now: is("2.5"), Then: is("2.25")}
	if got := total(r).Text + " " + difference(r, c).Text; got != "2.5 0.25" {
		t.Errorf("total and change %s", got)
	}
	for in, want := range map[string]string{"%": "提高0.25个百分点", "人": "增加0.25人", "百分点": "提高0.25个百分点"} {
		if r.Unit = in; moved(r, *is("0.25")) != want {
			t.Errorf("in %s: %s, want %s", in, moved(r, *is("0.25")), want)
		}
	}
	for then, want := range map[string]string{"2.5": "持平", "2.4999": "基本持平", "2": "增长25%", "3": "下降16.7%"} {
		if got := grown(tally.Change{Of: 1, Now: is("2.5"), Then: is(then)}); got != want {
			t.Errorf("from %s: %s, want %s", then, got, want)
		}
	}
}
