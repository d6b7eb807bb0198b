package amendment

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/revision"
	"zonereport/templates"
)

const zone = "示范经济开发区"

func options(t *testing.T) Options {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Defs: defs, Zone: definition.Zone{Name: zone}, Period: calendar.Month{Year: 2020, Number: 12}}
}

// exact is a value; nil for "".
func exact(s string) *decimal.Decimal {
	if s == "" {
		return nil
	}
	d := decimal.RequireFromString(s)
	return &d
}

// moved is a figure on its way over "kind from to" steps.
func moved(key, name, unit string, steps string, effects ...revision.Effect) revision.Figure {
	f := revision.Figure{Key: key, Name: name, Unit: unit, Effects: effects}
	for step := range strings.SplitSeq(steps, ",") {
		part := strings.Split(strings.TrimSpace(step), " ")
		f.Steps = append(f.Steps, revision.Step{Kind: revision.Kind(part[0]), From: exact(part[1]), To: exact(part[2])})
	}
	f.Old, f.New = f.Steps[0].From, f.Steps[len(f.Steps)-1].To
	f.Difference = zeroed(f.New).Sub(zeroed(f.Old))
	return f
}

func row(cause revision.Cause, ledger, key, cell string) revision.Effect {
	return revision.Effect{Cause: cause, Ledger: ledger, Row: key, CellNew: cell}
}

func changed(cause revision.Cause, ledger, key string, line int, cells ...revision.Cell) revision.Row {
	at := &revision.Place{File: "招商中心.xlsx", Sheet: "到位资金台账", Line: line}
	return revision.Row{Cause: cause, Ledger: ledger, Row: key, New: at, Cells: cells}
}

// runs are the two sides, r1 and r2.
func runs(m revision.Materiality) revision.Revision {
	return revision.Revision{Materiality: m,
		From: revision.Run{Run: "r1", Check: "AAAA-1111-2222"}, To: revision.Run{Run: "r2", Check: "BBBB-3333-4444"}}
}

// small is one amount put right.
func small() revision.Revision {
	r := runs(revision.General)
	fund := row(revision.Corrected, "funds", "2020-04/P1/内资/省外", "G12")
	score := moved("campaign_score/"+zone+"/funds", "新到位资金得分（"+zone+"）", "分", "data 46.13 46.27",
		revision.Effect{Cause: revision.ByFigure, Row: "campaign_actual/" + zone + "/funds"})
	actual := moved("campaign_actual/"+zone+"/funds", "新到位资金（"+zone+"）", "万元", "data 322900 323900", fund)
	r.Figures = []revision.Figure{moved("domestic_arrived", "实际到位内资", "万元", "data 151100 152100", fund), actual, score}
	r.Rows = []revision.Row{changed(revision.Corrected, "funds", "2020-04/P1/内资/省外", 12, revision.Cell{Column: "当月到位", Old: "2221.5", New: "3221.5"})}
	return r
}

// whole has every kind of step, ranks, claims and later months.
func whole() revision.Revision {
	r := runs(revision.Substantial)
	three, two, one, yes, no := 3, 2, 1, true, false
	mean := moved("bond_rate", "债券加权平均利率", "%", "data 5.284 5.536", row(revision.Corrected, "bonds", "乙", "D4"), row(revision.Corrected, "bonds", "甲", "D3"))
	mean.Joint = *exact("0.042")
	fine := moved("land_supplied_area", "供地面积", "亩", "data 1173.4601 1173.4602", row(revision.Corrected, "land_supply", "宗地1", "E5"))
	fine.ShownSame = true
	r.Figures = []revision.Figure{
		fine,
		moved("agreements", "签订投资框架协议", "个", "program 27 26,data 26 28,earlier 28 29,definition 29 25", row(revision.Added, "investment", "P8", "B9"), row(revision.Late, "investment", "P9", "B10")),
		mean,
		moved("visit_batches", "县外客商来访考察", "批次", "definition 73 70"),
		moved("relocation_households/八期", "累计房屋搬迁户数（八期）", "户", "data  12", row(revision.Added, "relocation", "Q8-1", "C5"), row(revision.Added, "relocation", "Q8-2", "C6"),
			row(revision.Added, "relocation", "Q8-3", "C7"), row(revision.Added, "relocation", "Q8-4", "C8")),
		moved("campaign_first_streak", "连续排名第一的月数", "个月", "earlier 8 7"),
		moved("campaign_total/七星街道", "考核总分（七星街道）", "分", "data 90.1 91.2", revision.Effect{Cause: revision.ByFigure, Row: "campaign_score/七星街道/funds"}),
		moved("campaign_rank/七星街道", "考核名次（七星街道）", "名", "data 2 1"),
	}
	r.Ranks = []revision.Rank{{Unit: "七星街道", Old: &two, New: &one}, {Unit: zone, Old: &one, New: &three}, {Unit: "南明街道", New: &two}}
	r.Claims = []revision.Claim{{Key: "all_signed/六期", Old: &yes, New: &no}, {Key: "first_place_streak", New: &yes}, {Key: "unknown"}}
	r.Rows = []revision.Row{changed(revision.Added, "investment", "P8", 9), {Cause: revision.Withdrawn, Ledger: "unheard", Row: "", Old: &revision.Place{File: "旧.csv", Line: 3}},
		{Cause: revision.ByZone, Ledger: "investment", Row: "P1", New: &revision.Place{File: "招商.csv", Sheet: "表一", Line: 4}}}
	r.Definitions = []revision.Definition{{Path: "figures/investment.toml", ID: "agreements", What: "修改了 where"}, {Path: "figures/visits.toml", ID: "visit_batches", What: "修改了 measure"}}
	r.Stale = []revision.Stale{{Period: "2021-01", Run: "r1", Uses: "名次、连续月数"}, {Period: "2021-12", Run: "r2"}}
	return r
}

// many is more than a paper lists of anything.
func many() revision.Revision {
	r := runs(revision.General)
	for i := range mostFigures + 7 {
		r.Figures = append(r.Figures, moved(fmt.Sprintf("figure/%d", i), fmt.Sprintf("指标%d", i), "个", fmt.Sprintf("data %d %d", i, i+1), row(revision.Added, "funds", fmt.Sprintf("K%d", i), "")))
		r.Figures = append(r.Figures, moved(fmt.Sprintf("campaign_actual/单位%d/funds", i), fmt.Sprintf("新到位资金（单位%d）", i), "万元", "data 1 2"))
	}
	for i := range mostRows + 20 {
		r.Rows = append(r.Rows, changed(revision.Added, []string{"investment", "funds"}[i%2], fmt.Sprintf("K%d", i), i+2))
	}
	return r
}

// nothing moved though files differ.
func nothing() revision.Revision {
	r := runs(revision.None)
	for i := range 5 {
		r.Files = append(r.Files, revision.File{Path: fmt.Sprintf("2020-12/表%d.csv", i), What: "内容有变"})
	}
	return r
}

// What the paper says, word for word.
func TestPapers(t *testing.T) {
	o := options(t)
	issued, tried := o, o
	o.Sign = document.Signing{Reason: " 招商中心核对到账凭证，\n更正1笔到位资金"}
	issued.Issued, issued.Issues = whole().From, 1
	draft := small()
	draft.To = revision.Run{}
	tried.Issued, tried.Issues = revision.Run{Run: "r9", Check: "CCCC-5555-6666"}, 3
	for name, doc := range map[string]document.Document{
		"small": Of(small(), o), "whole": Of(whole(), issued), "nothing": Of(nothing(), options(t)), "tried": Of(draft, tried),
	} {
		var b strings.Builder
		if err := documenttest.Dump(&b, doc); err != nil {
			t.Fatal(err)
		}
		documenttest.Golden(t, filepath.Join("testdata", name+".txt"), b.String()+"\n"+doc.Foot+"\n")
	}
}

// A table that would fill pages is bounded and says where the rest stands; rows that moved a figure
// come first.
func TestBounds(t *testing.T) {
	doc := Of(many(), options(t))
	main := doc.Sections[1].Blocks[1].(document.Table)
	others := doc.Annexes[0].Blocks[0].(document.Table)
	said := doc.Annexes[1].Blocks[0].(document.Paragraph).Text
	if len(main.Rows) != mostFigures || len(others.Rows) != mostOthers {
		t.Errorf("%d and %d rows", len(main.Rows), len(others.Rows))
	}
	rows := 0
	for _, b := range doc.Annexes[1].Blocks[1:] {
		rows += len(b.(document.Table).Rows)
	}
	if rows != mostRows || !strings.Contains(said, "其余20行列在revision.json") {
		t.Errorf("%d rows; %s", rows, said)
	}
	for _, table := range []document.Table{main, others} {
		if notes := strings.Join(table.Notes, ""); !strings.Contains(notes, "列在revision.json") {
			t.Errorf("the table does not say where the rest stands: %s", notes)
		}
	}
	if first := doc.Annexes[1].Blocks[1].(document.Table).Rows[0].Cells[0].Text; first != "K1" { // effects name rows of funds
		t.Errorf("%s comes first", first)
	}
}

// Every number of a difference leads to the two it is of, and all three are what they print.
func TestDifferences(t *testing.T) {
	doc := Of(whole(), options(t))
	count := 0
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			table, _ := b.(document.Table)
			for _, r := range table.Rows {
				for _, c := range r.Cells {
					if d, ok := c.From.(document.Difference); ok {
						count++
						by := zeroed(r.Cells[d.Of].Value).Sub(zeroed(r.Cells[d.Less].Value))
						if !by.Equal(*c.Value) || c.Text != document.CannotBe && !d.Places && c.Text != by.StringFixed(int32(c.Decimals)) {
							t.Errorf("%s is shown as the difference %s", by, c.Text)
						}
					}
				}
			}
		}
	}
	if count != 6+4+2 {
		t.Errorf("%d differences", count)
	}
}

// A character that no font draws stops no paper.
func TestUndrawn(t *testing.T) {
	o := options(t)
	o.Sign.Reason = "更正𠮷祥路的数"
	o.Drawn = func(r rune) bool { return r != '𠮷' }
	doc := Of(small(), o)
	first := doc.Sections[0].Blocks
	if got := first[0].(document.Paragraph).Text; !strings.HasPrefix(got, "更正〓祥路的数。") {
		t.Error(got)
	}
	if last := first[len(first)-1].(document.Paragraph); !strings.Contains(last.Text, "〓") {
		t.Error("nothing says what 〓 is")
	}
}
