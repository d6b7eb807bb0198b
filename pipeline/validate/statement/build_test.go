package statement

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/templates"
)

// shipped are the definitions with the program, and claims on targets.
func shipped(t testing.TB) definition.Definitions {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	defs.Claims = append(defs.Claims, definition.Claim{ID: "met", Kind: "targets_met"}, definition.Claim{ID: "early", Kind: "met_early"})
	return defs
}

// month is a book of some figures; a group follows its key after a slash.
func month(defs definition.Definitions) figure.Book {
	var book figure.Book
	for _, f := range [][3]string{
		{"agreements", "27", "个"}, {"agreements_invest", "2424012", "万元"}, {"new_arrived", "64012.5", "万元"},
		{"firms_contacted", "63", "家"}, {"land_supplied_area", "535.5", "亩"}, {"land_supplied_parcels", "12", "宗"},
		{"relocation_households", "698", "户"}, {"relocation_area", "66012.37", "㎡"}, {"bond_rate", "5.28", "%"},
		{"housing_units/一期", "320", "套"}, {"housing_units/二期", "410", "套"}, {"visit_batches", "131", "批次"},
		{"incubator_staff/一期", "1005", "人"}, {"profile/规划面积", "24.42", "平方公里"}, {"campaign_first_streak", "8", "个月"},
	} {
		id, group, grouped := strings.Cut(f[0], "/")
		def, _ := defs.Figure(id)
		fig := figure.Figure{ID: id, Name: def.Name, Unit: f[2], Value: decimal.RequireFromString(f[1]), Decimals: def.Decimals}
		if id == "campaign_first_streak" {
			fig.Name = "连续第一的月数"
		}
		if grouped {
			fig.Group = []figure.GroupValue{{Name: "phase", Value: group}}
		}
		book.Figures = append(book.Figures, fig)
	}
	for _, unit := range []string{"新昌经济开发区", "南明街道"} {
		book.Figures = append(book.Figures, figure.Figure{ID: figure.CampaignTotal, Name: "考核总分", Unit: "分", Value: decimal.NewFromInt(int64(80 + len(unit))), Group: []figure.GroupValue{{Name: "unit", Value: unit}}})
	}
	book.Claims = []figure.Claim{
		{ID: "first_place_streak", Holds: true, Months: 8, Since: 5},
		{ID: "all_signed", Group: "六期", Holds: true},
		{ID: "all_signed", Group: "七期", Holds: false},
		{ID: "delivery_in_time", Group: "一期", Holds: true},
		{ID: "met", Holds: true},
		{ID: "early", Group: "new_arrived", Holds: true},
	}
	book.Targets = []figure.Target{{ID: "new_arrived", Key: "new_arrived"}}
	return book
}

// line is one row of the ledger; what is empty is blank.
type line struct {
	section, heading, item, content, source, by, use string
	later                                            bool
}

var december = calendar.Month{Year: 2020, Number: 12}

func options() Options {
	return Options{Zone: definition.Zone{Name: "新昌经济开发区", ShortName: "新昌开发区"}, Period: december, Printed: compose.Said}
}

// sent makes the ledger of lines; they stand from row 2 on.
func sent(defs definition.Definitions, lines ...line) ledger.Set {
	def := defs.Ledgers[slices.IndexFunc(defs.Ledgers, func(l definition.Ledger) bool { return l.Texts })]
	l := &ledger.Ledger{ID: def.ID}
	for _, c := range def.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	sheet := &ledger.SheetName{File: "文字.xlsx", Name: "工作情况台账"}
	for i, one := range lines {
		row := ledger.Row{Sheet: sheet, Line: i + 2, Later: one.later, Cells: make([]ledger.Cell, len(l.Columns))}
		for id, text := range map[string]string{
			"section": one.section, "heading": one.heading, "item": one.item, "content": one.content, "source": one.source, "by": one.by,
		} {
			at := l.Column(id)
			row.Cells[at] = ledger.Cell{At: ledger.Address{Row: int32(i + 2), Col: int32(at + 1)}}
			if text != "" {
				row.Cells[at].Kind, row.Cells[at].Text = ledger.Text, text
			}
		}
		if at := l.Column("use"); one.use != "" {
			row.Cells[at] = ledger.Cell{Kind: ledger.Bool, True: one.use == "是", At: ledger.Address{Row: int32(i + 2), Col: int32(at + 1)}}
		}
		l.Rows = append(l.Rows, row)
	}
	return ledger.Set{def.ID: l}
}

// checked are the findings on one text without 依据, or with one, as severity and rule.
func checked(t testing.TB, defs definition.Definitions, content, source string) ([]finding.Finding, string) {
	t.Helper()
	_, findings := Check(defs, month(defs), sent(defs, line{section: "招商选资", item: "甲", content: content, source: source, by: "招商中心"}), options())
	var words []string
	for _, f := range findings {
		words = append(words, string(f.Severity)+" "+f.Rule+" "+f.Value)
	}
	return findings, strings.Join(words, "; ")
}
