package formula

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

var sent = &ledger.SheetName{File: "招商.xlsx", Name: "1月"}

// funds is a ledger of three rows: A 日期, B 来源, C 金额, D 利率, E 重点, F the numbers of the
// distinct 来源, G the rows' own; behind them file, sheet, line (J) and cells.
func funds() Area {
	e := &document.Enclosure{Columns: []document.EnclosedColumn{
		{ID: "on"}, {ID: "origin"}, {ID: "amount"}, {ID: "rate"}, {ID: "main"},
		{ID: "distinct_origin", Distinct: []string{"origin"}}, {ID: document.RowOrder},
	}}
	for i := range 3 {
		cells := make([]ledger.Cell, len(e.Columns))
		for c := range cells {
			cells[c] = ledger.Cell{Kind: ledger.Number, Number: decimal.NewFromInt(int64(10*i + c)), At: ledger.Address{Row: int32(i + 5), Col: int32(c + 2)}}
		}
		e.Rows = append(e.Rows, document.EnclosedRow{Sheet: sent, Line: i + 5, Cells: cells})
	}
	return Over("资'金", e)
}

func origins(how figure.Comparison, texts ...string) figure.Condition {
	return figure.Condition{Column: "origin", Compare: how, Kind: ledger.Text, Text: texts}
}

func on(how figure.Comparison, d calendar.Date) figure.Condition {
	return figure.Condition{Column: "on", Compare: how, Kind: ledger.Date, Date: d}
}

func amount(how figure.Comparison, n string) figure.Condition {
	return figure.Condition{Column: "amount", Compare: how, Kind: ledger.Number, Number: decimal.RequireFromString(n)}
}

// TestQuery pins the text of every measure, and of every comparison under count. S stands for
// the sheet, @X for the rows of column X.
func TestQuery(t *testing.T) {
	yes := figure.Condition{Column: "main", Compare: figure.Equal, Kind: ledger.Bool, True: true}
	yi := unit.Ratio{From: decimal.New(1, 0), To: decimal.New(1, 4)}
	for _, c := range []struct {
		q    figure.Query
		want string
	}{
		{figure.Query{Measure: "count"}, `COUNT(@J)`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.Equal, "省外")}}, `COUNTIFS(@B,"省外")`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.In, "省外", "境外", "省外")}}, `COUNTIFS(@B,"省外")+COUNTIFS(@B,"境外")`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.In, "省外", "境外", "县内", "市内", "国外")}}, `SUMPRODUCT((((@B="省外")+(@B="境外")+(@B="县内")+(@B="市内")+(@B="国外"))>0)*1)`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.NotEqual, "县内")}}, `COUNTIFS(@J,">0",@B,"<>县内")`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.NotEqual, "01")}}, `SUMPRODUCT((@J>0)*(@B<>"01"))`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.Equal, `甲"乙`)}}, `COUNTIFS(@B,"甲""乙")`},
		{figure.Query{Measure: "count", Where: []figure.Condition{origins(figure.In)}}, `SUMPRODUCT(0*1)`},
		{figure.Query{Measure: "count", Where: []figure.Condition{on(figure.AtLeast, 20200101), on(figure.AtMost, 20201231)}}, `COUNTIFS(@A,">="&DATE(2020,1,1),@A,"<="&DATE(2020,12,31))`},
		{figure.Query{Measure: "count", Where: []figure.Condition{on(figure.BlankOrAfter, 20201231), yes}}, `COUNTIFS(@E,"是",@A,"=")+COUNTIFS(@E,"是",@A,">"&DATE(2020,12,31))`},
		{figure.Query{Measure: "count", Where: []figure.Condition{on(figure.BlankOrAtMost, 20201231), origins(figure.Equal, "01")}}, `SUMPRODUCT((((@A="")+(@A<=DATE(2020,12,31)))>0)*(@B="01"))`},
		{figure.Query{Measure: "count", Where: []figure.Condition{amount(figure.Equal, "0")}}, `COUNTIFS(@C,0)`},
		{figure.Query{Measure: "count", Where: []figure.Condition{amount(figure.Below, "1.5"), origins(figure.Equal, "01")}}, `SUMPRODUCT((@C<>"")*(@C<1.5)*(@B="01"))`},
		{figure.Query{Measure: "count", Where: []figure.Condition{amount(figure.Above, "1.5"), origins(figure.Equal, "01")}}, `SUMPRODUCT((@C>1.5)*(@B="01"))`},
		{figure.Query{Measure: "sum", Columns: []string{"amount"}}, `SUM(@C)`},
		{figure.Query{Measure: "sum", Columns: []string{"amount"}, In: yi}, `SUM(@C)/10000`},
		{figure.Query{Measure: "sum", Columns: []string{"amount"}, In: unit.Ratio{From: yi.To, To: yi.From}}, `SUM(@C)*10000`},
		{figure.Query{Measure: "sum", Columns: []string{"amount"}, In: yi, Where: []figure.Condition{origins(figure.In, "省外", "境外")}}, `(SUMIFS(@C,@B,"省外")+SUMIFS(@C,@B,"境外"))/10000`},
		{figure.Query{Measure: "sum", Columns: []string{"amount"}, Where: []figure.Condition{origins(figure.Equal, "5月")}}, `SUMPRODUCT((@B="5月")*1,@C)`},
		{figure.Query{Measure: "distinct", Columns: []string{"origin"}}, `SUMPRODUCT(--(FREQUENCY(@F+0,@G)>0))-1`},
		{figure.Query{Measure: "distinct", Columns: []string{"origin"}, Where: []figure.Condition{yes}}, `SUMPRODUCT(--(FREQUENCY((@E="是")*1*@F+0,@G)>0))-1`},
		{figure.Query{Measure: "mean", Columns: []string{"rate"}, Weight: "amount", Decimals: 2, Where: []figure.Condition{yes}},
			`ROUND(ROUND(SUMPRODUCT((@E="是")*1,@D,@C)/SUMPRODUCT((@E="是")*1*ISNUMBER(@D),@C),11),2)`},
		// What is not enclosed, such as personal data, cannot be stated.
		{figure.Query{Measure: "count", Where: []figure.Condition{{Column: "idno", Compare: figure.NotEqual, Kind: ledger.Text}}}, ""},
		{figure.Query{Measure: "sum", Columns: []string{"idno"}}, ""},
		{figure.Query{Measure: "sum"}, ""},
		{figure.Query{Measure: "distinct", Columns: []string{"amount"}}, ""},
		{figure.Query{Measure: "mean", Columns: []string{"rate"}, Weight: "idno"}, ""},
		{figure.Query{Measure: "median", Columns: []string{"rate"}}, ""},
	} {
		want := strings.NewReplacer("@A", "S!$A$2:$A$5", "@B", "S!$B$2:$B$5", "@C", "S!$C$2:$C$5", "@D", "S!$D$2:$D$5", "@E", "S!$E$2:$E$5",
			"@F", "S!$F$2:$F$5", "@G", "S!$G$2:$G$5", "@J", "S!$J$2:$J$5").Replace(c.want)
		if got := strings.ReplaceAll(Query(c.q, nil, funds()), "'资''金'", "S"); got != want {
			t.Errorf("%+v\n got %s\nwant %s", c.q, got, want)
		}
	}
}

// A ledger without rows is a blank one: there is something to count in, and one class.
func TestQueryOverNoRows(t *testing.T) {
	empty := Over("空", &document.Enclosure{Columns: []document.EnclosedColumn{{ID: "origin"}, {ID: "d", Distinct: []string{"origin"}}, {ID: document.RowOrder}}})
	for measure, want := range map[string]string{
		"count": "COUNT('空'!$F$2:$F$2)", "sum": "SUM('空'!$A$2:$A$2)", "distinct": "SUMPRODUCT(--(FREQUENCY('空'!$B$2:$B$2+0,'空'!$B$2:$B$2+0)>0))-1",
	} {
		if got := Query(figure.Query{Measure: measure, Columns: []string{"origin"}}, nil, empty); got != want {
			t.Errorf("%s\n got %s\nwant %s", measure, got, want)
		}
	}
}

// latest is the one cell that the figure was taken from, whatever row it stands in now.
func TestLatest(t *testing.T) {
	q := figure.Query{Measure: "latest", Columns: []string{"amount"}}
	for _, c := range []struct {
		from []figure.Source
		want string
	}{
		{[]figure.Source{{File: sent.File, Sheet: sent.Name, Cells: []string{"D6"}}}, "'资''金'!$C$3"},
		{[]figure.Source{{File: sent.File, Sheet: sent.Name, Cells: []string{"D9"}}}, ""},
		{[]figure.Source{{File: sent.File, Sheet: "2月", Cells: []string{"D6"}}}, ""},
		{[]figure.Source{{File: sent.File, Sheet: sent.Name, Cells: []string{"D6", "D7"}}}, ""},
		{nil, ""},
	} {
		if got := Query(q, c.from, funds()); got != c.want {
			t.Errorf("from %v: %s, want %s", c.from, got, c.want)
		}
	}
}

// Cells of the departments' files are found again, and only numbers count as found.
func TestArea(t *testing.T) {
	a := funds()
	if cell, n := a.Cell(*sent, ledger.Address{Row: 7, Col: 4}); cell != "'资''金'!$C$4" || n.String() != "22" {
		t.Errorf("D7 stands at %s and is %s", cell, n)
	}
	for _, at := range []ledger.Address{{Row: 8, Col: 4}, {Row: 7, Col: 20}} {
		if cell, _ := a.Cell(*sent, at); cell != "" {
			t.Errorf("%s stands at %s", at, cell)
		}
	}
	if cell, _ := a.Cell(ledger.SheetName{File: sent.File}, ledger.Address{Row: 7, Col: 4}); cell != "" {
		t.Errorf("another sheet's D7 stands at %s", cell)
	}
	if a.Begin(*sent) != "'资''金'!A2" || a.Begin(ledger.SheetName{}) != "" {
		t.Errorf("rows begin at %q and %q", a.Begin(*sent), a.Begin(ledger.SheetName{}))
	}
}

// A literal of a formula holds 255 characters; a longer text is put together.
func TestLongTextIsPutTogether(t *testing.T) {
	want := `"` + strings.Repeat("长", 250) + `"&"` + strings.Repeat("长", 50) + `"`
	if got := quoteText(strings.Repeat("长", 300)); got != want {
		t.Errorf("%s", got)
	}
}
