package evidence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/evidence"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/trail"
)

var december = calendar.Month{Year: 2020, Number: 12}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// house is a ledger of households with a column that is personal, and one of targets.
var house = []definition.Ledger{
	{ID: "house", Name: "房屋搬迁台账", Columns: []definition.Column{
		{ID: "no", Header: "户编号", Type: "text"}, {ID: "owner", Header: "户主", Type: "text", Personal: "omit"},
		{ID: "area", Header: "合法建筑面积", Type: "area"}, {ID: "note", Header: "备注", Type: "text"},
	}},
	{ID: "targets", Name: "年度目标任务", Columns: []definition.Column{{ID: "name", Header: "考核指标", Type: "text"}, {ID: "value", Header: "年度目标", Type: "num"}}},
	{ID: "unsent", Name: "没有报的台账", Columns: []definition.Column{{ID: "who", Header: "联系人", Type: "text", Personal: "omit"}}},
}

// rowsIn puts rows of texts into a sheet, from line 2 and column B.
func rowsIn(t *testing.T, l definition.Ledger, file string, lines ...string) *ledger.Ledger {
	t.Helper()
	sheet := &ledger.SheetName{File: file, Name: "表一"}
	of := &ledger.Ledger{ID: l.ID, Sheets: []*ledger.SheetName{sheet}}
	for i, line := range lines {
		row := ledger.Row{Sheet: sheet, Line: i + 2}
		for j, text := range strings.Split(line, "|") {
			c := ledgertest.Cell(t, l.Columns[j].Type, text)
			c.At = ledger.Address{Row: int32(i + 2), Col: int32(j + 2)}
			row.Cells = append(row.Cells, c)
		}
		of.Rows = append(of.Rows, row)
	}
	return of
}

func month(t *testing.T) (definition.Definitions, figure.Book, ledger.Set) {
	t.Helper()
	set := ledger.Set{
		"house":   rowsIn(t, house[0], "搬迁.xlsx", "W1|张三|120.5|", "W2|李四|80|"+strings.Repeat("长", 300), "W3|王五||"),
		"targets": rowsIn(t, house[1], "目标.csv", "搬迁面积|250"),
	}
	set["house"].Rows[2].Cells[2] = set["house"].Rows[1].Cells[2] // a merged cell
	phase := []figure.GroupValue{{Name: "phase", Value: "六期"}}
	own := []figure.Source{{File: "搬迁.xlsx", Sheet: "表一", Cells: []string{"D2:D3"}}}
	target := figure.Cell{Name: "年度目标", Value: dec("250"), Unit: "㎡", Of: "area/六期", Ledger: "targets", Sheet: set["targets"].Rows[0].Sheet, At: ledger.Address{Row: 2, Col: 3}}
	area := figure.Value{Key: "area/六期"}
	book := figure.Book{
		Figures: []figure.Figure{
			{ID: "none", Name: "没有的", Unit: "户", Definition: "没有一行", Window: "报送时点", Working: figure.Query{Ledger: "house"}},
			{ID: "completion/area", Group: phase, Name: "搬迁面积完成率", Value: dec("80.2"), Unit: "%", Definition: "面积÷目标",
				Working: figure.Expression{Decimals: 2, Term: figure.Product{figure.Quotient{Of: area, By: target}, figure.Number{Value: dec("100"), Name: "%"}, figure.Quotient{Of: area, By: area}}}},
			{ID: "area", Group: phase, Name: "搬迁面积", Value: dec("200.5"), Unit: "㎡", Definition: "面积之和", Window: "截至2020年12月31日", Sources: own, Working: figure.Query{Ledger: "house", Measure: "sum"}},
			{ID: "growth_last_month/area", Group: phase, Name: "搬迁面积比上月增幅", Value: dec("100"), Unit: "%", Sources: own,
				Working: figure.Expression{Term: figure.Quotient{Of: figure.Less{Of: area, By: figure.Stated{Key: "area/六期", Month: calendar.Month{Year: 2020, Number: 11}, Run: "r2", Value: dec("100"), Unit: "㎡"}}, By: figure.Measured{Name: "上年同期", Value: dec("80"), Unit: "㎡", Sources: []figure.Source{{File: "搬迁.xlsx", Sheet: "表一", Cells: []string{"D3"}}}}}}},
			{ID: "invest", Name: "总投资", Value: dec("2424000"), Unit: "万元"},
			{ID: "streak", Name: "连续第一", Value: dec("2"), Unit: "个月", Working: figure.Streak{Rank: "rank", Ranks: []int{0, 1, 1}}},
		},
		Claims:  []figure.Claim{{ID: "all", Group: "六期", Holds: true, Of: 2, Done: 2, Sources: own}, {ID: "streak", Months: 1, Since: 3}},
		Targets: []figure.Target{{ID: "area/六期", Key: "area/六期", Value: dec("250"), Unit: "㎡", Due: 20201130, Sheet: target.Sheet, At: target.At}},
		Missing: []string{"unsent"},
	}
	defs := definition.Definitions{Ledgers: house, Claims: []definition.Claim{{ID: "all", Kind: "all_done", Text: "各户均已签约"}, {ID: "streak", Kind: "streak", Text: "连续"}}}
	return defs, book, set
}

func page(t *testing.T) trail.Page {
	t.Helper()
	defs, book, set := month(t)
	docs := []document.Document{{Title: "甲区\n回眸", Summary: []document.Block{document.Heading{Level: 1, Text: "摘要"}, document.Paragraph{Figures: []string{"area/六期", "completion/area/六期"}}},
		Sections: []document.Section{{Number: "一、", Title: "搬迁", Blocks: []document.Block{document.Paragraph{Figures: []string{"area/六期", "area/六期"}}}}}},
		{Title: "通报", Sections: []document.Section{{Number: "一、", Title: "排名", Blocks: []document.Block{document.Table{Rows: []document.Row{{Cells: []document.Cell{{Figure: "area/六期"}, {Text: "无"}}}}}}}}}}
	return evidence.New(defs, book, set, december).Page("甲区", "1-2-3", docs)
}

// told is a figure of the page as text.
func told(f trail.Figure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%v\n", f.Name, f.Value, f.Window, f.Ledgers)
	for _, x := range f.Facts {
		fmt.Fprintf(&b, "%s：%s\n", x.Head, x.Text)
	}
	for _, o := range f.Operands {
		fmt.Fprintf(&b, "由 %s %s %s%s %v\n", o.Name, o.Value, o.Link, o.From, o.Sources)
	}
	fmt.Fprintf(&b, "%v %d", f.Sources, f.Total)
	for _, s := range f.Rows {
		fmt.Fprintf(&b, "\n%s %s %v", s.Place, s.Ledger, s.Columns)
		for _, r := range s.Rows {
			fmt.Fprintf(&b, "\n%d %v", r.Line, r.Cells)
		}
	}
	return b.String()
}

// Everything that is to be known of a figure is told: what it says and where, its target, how it follows from
// others, its cells and rows, without what is personal.
func TestFigures(t *testing.T) {
	long := strings.Repeat("长", 200) + "……"
	for key, want := range map[string]string{
		"area/六期": "搬迁面积（六期）|200.5平方米|截至2020年12月31日|[房屋搬迁台账]\n口径：面积之和\n年度目标：250平方米，完成期限2020年11月30日（目标.csv › 表一!C2）\n完成率：80.2%\n" +
			"见于：《甲区回眸》摘要，一、搬迁；《通报》一、排名\n[{搬迁.xlsx › 表一 [{D2:D3 -t1.2}] [] 0}] 3\n" +
			"搬迁.xlsx › 表一 房屋搬迁台账 [{B 户编号} {D 合法建筑面积（㎡）} {E 备注}]\n2 [{W1  false} {120.5  true} {  false}]\n3 [{W2  false} {80  true} {" + long + "  false}]\n4 [{W3  false} {80 D3 true} {  false}]",
		"completion/area/六期": "搬迁面积完成率（六期）|80.2%||[]\n口径：面积÷目标\n算式：搬迁面积（六期）200.5平方米÷年度目标250平方米×100%×搬迁面积（六期）200.5平方米÷搬迁面积（六期）200.5平方米＝80.20%\n见于：《甲区回眸》摘要\n" +
			"由 搬迁面积（六期） 200.5平方米 #area/六期 []\n由 年度目标 250平方米  [{目标.csv › 表一 [{C2 -t2.2}] [] 0}]\n[] 0",
		"growth_last_month/area/六期": "搬迁面积比上月增幅（六期）|100%||[房屋搬迁台账]\n算式：（搬迁面积（六期）200.5平方米－2020年11月100平方米）÷上年同期80平方米≈100%\n由 搬迁面积（六期） 200.5平方米 #area/六期 []\n" +
			"由 2020年11月 100平方米 已发布的2020年11月报告（2020-11 r2） []\n由 上年同期 80平方米  [{搬迁.xlsx › 表一 [{D3 -t1.3}] [] 0}]\n[] 0",
		"none":   "没有的|0户|报送时点|[房屋搬迁台账]\n口径：没有一行\n[] 0",
		"invest": "总投资|2424000万元（242.4亿元）||[]\n[] 0",
		"streak": "连续第一|2个月||[]\n各月名次：1月没有名次，2月第1名，3月第1名\n由 rank   []\n[] 0",
	} {
		got := ""
		for _, p := range page(t).Parts {
			for _, f := range p.Figures {
				if f.Key == key {
					got += told(f)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
}

// A figure stands once, where a chapter states it first; what tells of it follows it.
func TestParts(t *testing.T) {
	var got []string
	for _, p := range page(t).Parts {
		text := p.Report + "/" + p.Title
		for _, f := range p.Figures {
			text += " " + f.Key
		}
		got = append(got, text)
	}
	want := []string{"甲区回眸/一、搬迁 area/六期 completion/area/六期 growth_last_month/area/六期", "/正文没有写到的指标 none invest streak"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Rows on which something rests are listed once, by sheet, without what is personal; the page says what it leaves out.
func TestSheetsAndNotes(t *testing.T) {
	p := page(t)
	var got []string
	for _, s := range p.Sheets {
		for _, r := range s.Rows {
			got = append(got, fmt.Sprintf("%s %s %d/%d %s %d %s", s.Anchor, s.Ledger, len(s.Rows), s.Total, r.Anchor, r.Line, r.Cells[0].Text))
		}
	}
	want := []string{"-t1 房屋搬迁台账 3/3 -t1.2 2 W1", "-t1 房屋搬迁台账 3/3 -t1.3 3 W2", "-t1 房屋搬迁台账 3/3 -t1.4 4 W3", "-t2 年度目标任务 1/1 -t2.2 2 搬迁面积"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	notes := strings.Join(p.Notes, "")
	if !strings.Contains(notes, "不列户主各列") || strings.Contains(notes, "联系人") || strings.Contains(notes, "最多列") || p.Check != "1-2-3" || p.Month != "2020年12月" {
		t.Errorf("%+v", p.Notes)
	}
}

// What is claimed is told with what was counted, in words of its kind.
func TestClaims(t *testing.T) {
	p := page(t)
	if c := p.Claims[0]; c.Text != "各户均已签约" || c.Group != "六期" || !c.Holds || c.Result != "2行中2行符合" || c.Total != 3 || len(c.Sources) != 1 || !slices.Equal(c.Ledgers, []string{"房屋搬迁台账"}) {
		t.Errorf("%+v", c)
	}
	defs, book, set := month(t)
	for _, c := range []struct {
		kind  string
		claim figure.Claim
		want  string
	}{
		{"streak", figure.Claim{Months: 8, Since: 5, Shared: true}, "5月起连续8个月，其中有并列"},
		{"streak", figure.Claim{}, ""},
		{"targets_met", figure.Claim{Of: 4, Done: 3, Open: 1}, "4项目标达到3项，另有1项的台账没有报送"},
		{"in_time", figure.Claim{Of: 4, Done: 4, Open: 2, Date: 20201231, Due: 20201230}, "4行中4行符合，2行尚未完成，最后一天是2020年12月31日，期限2020年12月30日"},
		{"within_days", figure.Claim{Of: 4, Done: 3, Open: 2}, "4行中3行符合，另有2行未到期限"},
		{"all_done", figure.Claim{Of: 4, Done: 4, Planned: 5, Date: 20201231}, "4行中4行符合，应有5行，最后一天是2020年12月31日"},
		{"first", figure.Claim{Of: 4, Done: 1, Date: 20200102}, "4行中1行符合，最早的是2020年1月2日"},
		{"met_early", figure.Claim{Date: 20200102, Due: 20200630}, "2020年1月2日达到，期限2020年6月30日"},
	} {
		c.claim.ID = "all"
		defs.Claims[0].Kind, book.Claims = c.kind, []figure.Claim{c.claim}
		if got := evidence.New(defs, book, set, december).Page("", "", nil).Claims[0].Result; got != c.want {
			t.Errorf("%s: %s, want %s", c.kind, got, c.want)
		}
	}
}

// However long a month's ledgers and lists are, what is shown is bounded, and what is left out is counted.
func TestBounds(t *testing.T) {
	defs, book, set := month(t)
	lines := make([]string, 12_000)
	for i := range lines {
		lines[i] = fmt.Sprintf("W%d||1|", i)
	}
	set["house"] = rowsIn(t, house[0], "搬迁.xlsx", lines...)
	var cells []string
	var sum figure.Sum
	for i := range 6000 {
		cells = append(cells, fmt.Sprintf("D%d", 2*i+2))
	}
	for i := range 40 {
		sum = append(sum, figure.Value{Key: fmt.Sprint("part", i)})
	}
	book.Figures = []figure.Figure{{ID: "area", Sources: []figure.Source{{File: "搬迁.xlsx", Sheet: "表一", Cells: cells}}, Working: figure.Query{}}, {ID: "sum", Working: figure.Expression{Term: sum}}}
	book.Claims = nil
	p := evidence.New(defs, book, set, december).Page("", "", nil)
	area, total := p.Parts[0].Figures[0], p.Parts[0].Figures[1]
	s := area.Sources[0]
	if len(area.Rows[0].Rows) != 10 || area.Total != 6000 || len(s.Cells) != 20 || len(s.Rest) != 180 || s.More != 5800 || s.Cells[1].Row != "-t1.4" {
		t.Errorf("%d rows of %d, %d and %d ranges and %d more", len(area.Rows[0].Rows), area.Total, len(s.Cells), len(s.Rest), s.More)
	}
	if len(total.Operands) != 30 || total.More != 10 {
		t.Errorf("%d operands and %d more", len(total.Operands), total.More)
	}
	if len(p.Sheets[0].Rows) != 5000 || p.Sheets[0].Total != 6000 || !strings.Contains(strings.Join(p.Notes, ""), "房屋搬迁台账计入6000行，列出5000行") {
		t.Errorf("%d of %d rows: %v", len(p.Sheets[0].Rows), p.Sheets[0].Total, p.Notes)
	}
	// Alone a figure has as many rows as are asked for, and leads where others are shown.
	alone, ok := evidence.New(defs, book, set, december).Figure("sum", 50, func(key string) string { return "/trace?figure=" + key })
	if !ok || alone.Operands[0].Link != "" || alone.Link != "/trace?figure=sum" {
		t.Errorf("%+v", alone)
	}
	if f, ok := evidence.New(defs, book, set, december).Figure("area", 50, func(string) string { return "" }); !ok || len(f.Rows[0].Rows) != 50 || f.Sources[0].Cells[0].Row != "" {
		t.Error("50 rows are asked for")
	}
	if _, ok := evidence.New(defs, book, set, december).Figure("none", 1, nil); ok {
		t.Error("there is no such figure")
	}
}

// An actual of the campaign has the target and the progress that its standing states; a number of no rows is no operand.
func TestCampaign(t *testing.T) {
	defs, book, set := month(t)
	target, progress := dec("4"), dec("0.75125")
	book.Figures = []figure.Figure{
		{ID: figure.CampaignActual, Group: figure.ByIndicator("甲", "landed"), Name: "落地项目数", Value: dec("3"), Unit: "个"},
		{ID: figure.CampaignActual, Group: figure.ByIndicator("乙", "landed"), Name: "落地项目数", Value: dec("3"), Unit: "个"},
		{ID: "sum", Working: figure.Expression{Term: figure.Sum{figure.Measured{Name: "无"}, figure.Measured{Name: "一", Value: dec("1")}, figure.Cell{Name: "无处"}, figure.Number{Value: dec("5")}}}},
	}
	book.Campaign = &figure.Campaign{Standings: []figure.Standing{{Unit: "乙", Indicators: []figure.Result{{Indicator: "landed"}}},
		{Unit: "甲", Indicators: []figure.Result{{Indicator: "signed"}, {Indicator: "landed", Target: &target, Progress: &progress, TargetAt: &figure.Cell{Sheet: &ledger.SheetName{File: "目标.csv", Name: "目标"}, At: ledger.Address{Row: 3, Col: 4}}}}}}}
	p := evidence.New(defs, book, set, december).Page("", "", nil)
	for i, want := range []string{"[{年度目标 4个（目标.csv!D3）} {完成率 75.13%}]", "[]"} {
		if got := fmt.Sprint(p.Parts[0].Figures[i].Facts); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	var names []string
	for _, o := range p.Parts[0].Figures[2].Operands {
		names = append(names, o.Name)
	}
	if !slices.Equal(names, []string{"一", "无处"}) {
		t.Errorf("operands are %v", names)
	}
}

// A sheet may hold two ledgers, and a line two rows: each row is told with its ledger, and no anchor twice.
func TestSharedSheets(t *testing.T) {
	defs, book, set := month(t)
	sheet := set["house"].Sheets[0]
	set["house"].Rows[1].Line = 2
	for i := range set["targets"].Rows {
		row := &set["targets"].Rows[i]
		row.Sheet, row.Line = sheet, 9
		for j := range row.Cells {
			row.Cells[j].At.Row = 9
		}
	}
	book.Figures = []figure.Figure{{ID: "both", Sources: []figure.Source{{File: sheet.File, Sheet: sheet.Name, Cells: []string{"B2:C9"}}}}}
	p := evidence.New(defs, book, set, december).Page("", "", nil)
	var got []string
	for _, s := range append(p.Sheets, p.Parts[0].Figures[0].Rows...) {
		for _, r := range s.Rows {
			got = append(got, fmt.Sprintf("%s %d %s", s.Ledger, r.Line, r.Anchor))
		}
	}
	want := []string{"房屋搬迁台账 2 -t1.2", "房屋搬迁台账 2 ", "房屋搬迁台账 4 -t1.4", "年度目标任务 9 -t2.9", "房屋搬迁台账 2 ", "房屋搬迁台账 2 ", "房屋搬迁台账 4 ", "年度目标任务 9 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Many long ledgers together are bounded too.
func TestBoundOfThePage(t *testing.T) {
	defs, book, set := month(t)
	lines := slices.Repeat([]string{"W||1|"}, 6000)
	defs.Ledgers, book.Figures, book.Claims = nil, nil, nil
	for i := range 5 {
		l := house[0]
		l.ID, l.Name = fmt.Sprint("house", i), fmt.Sprint("台账", i)
		file := fmt.Sprintf("%d.xlsx", i)
		defs.Ledgers, set[l.ID] = append(defs.Ledgers, l), rowsIn(t, l, file, lines...)
		book.Figures = append(book.Figures, figure.Figure{ID: l.ID, Sources: []figure.Source{{File: file, Sheet: "表一", Cells: []string{"D2:D6001"}}}})
	}
	p := evidence.New(defs, book, set, december).Page("", "", nil)
	listed := 0
	for _, s := range p.Sheets {
		listed += len(s.Rows)
	}
	if notes := strings.Join(p.Notes, ""); listed != 20_000 || len(p.Sheets) != 5 || !strings.Contains(notes, "台账4计入6000行，列出0行") {
		t.Errorf("%d rows of %d sheets; %s", listed, len(p.Sheets), notes)
	}
}
