package excel_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// visit is a row of a ledger made to be difficult: blanks, codes, patterns, number-like texts.
type visit struct {
	on, left      calendar.Date
	origin, phase string
	firm          string
	amount, rate  string // "" for a blank
	flag          string // 是, 否 or blank
}

var visits = []visit{
	{20200101, 0, "县内", "一期", "甲公司", "1000", "5.28", "是"},
	{20200305, 20201231, "省外", "一期", "乙公司", "0.1", "4.315", "否"},
	{20200305, 20210101, "省外", "二期", "乙公司", "0.2", "", "是"},
	{20201231, 20200601, "境外", "01", "甲公司", "999.99", "5.285", ""},
	{20201231, 0, "", "1", "", "-3.5", "5.285", "是"},
	{20191231, 0, "县外市内", "1", "丙公司", "", "6", "否"},
	{20210101, 0, "市外省内", "5月", "丁*公司", "77.07", "1.1", "是"},
	{0, 20200229, "省外", "A*", "戊公司", "0", "", ""},
	{20200630, 0, "省外", "AB", "戊公司", "250000.005", "3", "是"},
	{20200630, 20201231, "境外", "=1+1", "己公司", "31", "3.3", "否"},
	{20200701, 0, "县内", "<5", "庚\"公司", "12", "2", "是"},
	{20200801, 0, "县内", "", "甲公司", "8", "2.5", "否"},
}

var visitSheet = &ledger.SheetName{File: "招商中心_台账.xlsx", Name: "洽谈考察台账"}

// visitEnclosure is the rows as a document encloses them; without rows if empty.
func visitEnclosure(id, name string, rows []visit) document.Enclosure {
	e := document.Enclosure{Ledger: id, Name: name, Columns: []document.EnclosedColumn{
		{ID: "on", Header: "日期", Kind: ledger.Date}, {ID: "left", Header: "退出日期", Kind: ledger.Date},
		{ID: "origin", Header: "企业属地", Kind: ledger.Text}, {ID: "phase", Header: "期次", Kind: ledger.Text},
		{ID: "firm", Header: "企业名称", Kind: ledger.Text}, {ID: "amount", Header: "融资金额（万元）", Kind: ledger.Number},
		{ID: "rate", Header: "票面利率（%）", Kind: ledger.Number}, {ID: "flag", Header: "重点展示", Kind: ledger.Bool},
		{ID: "distinct_firm", Header: "企业名称序号（去重用）", Kind: ledger.Number, Distinct: []string{"firm"}},
		{ID: document.RowOrder, Header: "行序（去重用）", Kind: ledger.Number},
	}}
	numbers := map[string]int64{"": 0}
	for i, v := range rows {
		if _, ok := numbers[v.firm]; !ok {
			numbers[v.firm] = int64(len(numbers))
		}
		cells := []ledger.Cell{
			dateCell(v.on), dateCell(v.left), textCell(v.origin), textCell(v.phase), textCell(v.firm),
			numberCell(v.amount), numberCell(v.rate), boolCell(v.flag),
			{Kind: ledger.Number, Number: decimal.NewFromInt(numbers[v.firm])}, {Kind: ledger.Number, Number: decimal.NewFromInt(int64(i))},
		}
		for c := range cells[:8] {
			cells[c].At = ledger.Address{Row: int32(i + 4), Col: int32(c + 1)}
		}
		e.Rows = append(e.Rows, document.EnclosedRow{Sheet: visitSheet, Line: i + 4, Cells: cells})
	}
	return e
}

func dateCell(d calendar.Date) ledger.Cell {
	if d == 0 {
		return ledger.Cell{}
	}
	return ledger.Cell{Kind: ledger.Date, Date: d}
}

func textCell(s string) ledger.Cell {
	if s == "" {
		return ledger.Cell{}
	}
	return ledger.Cell{Kind: ledger.Text, Text: s}
}

func numberCell(s string) ledger.Cell {
	if s == "" {
		return ledger.Cell{}
	}
	return ledger.Cell{Kind: ledger.Number, Number: decimal.RequireFromString(s)}
}

func boolCell(s string) ledger.Cell {
	if s == "" {
		return ledger.Cell{}
	}
	return ledger.Cell{Kind: ledger.Bool, True: s == "是"}
}

// query is a measure with its conditions and the same conditions in Go.
type query struct {
	measure string
	where   []figure.Condition
	passes  func(v visit) bool
}

func text(column string, how figure.Comparison, values ...string) figure.Condition {
	return figure.Condition{Column: column, Compare: how, Kind: ledger.Text, Text: values}
}

func dated(column string, how figure.Comparison, d calendar.Date) figure.Condition {
	return figure.Condition{Column: column, Compare: how, Kind: ledger.Date, Date: d}
}

func counted(column string, how figure.Comparison, n string) figure.Condition {
	return figure.Condition{Column: column, Compare: how, Kind: ledger.Number, Number: decimal.RequireFromString(n)}
}

func flagged(how figure.Comparison, b bool) figure.Condition {
	return figure.Condition{Column: "flag", Compare: how, Kind: ledger.Bool, True: b}
}

// cases are conditions of every kind, alone and together.
func cases() map[string]query {
	inYear := []figure.Condition{dated("on", figure.AtLeast, 20200101), dated("on", figure.AtMost, 20201231)}
	year := func(v visit) bool { return v.on >= 20200101 && v.on <= 20201231 }
	amount := func(v visit) decimal.Decimal { return numberCell(v.amount).Number }
	thousand := decimal.NewFromInt(1000)
	with := func(more ...figure.Condition) []figure.Condition { return append(inYear[:2:2], more...) }
	return map[string]query{
		"全部":     {passes: func(visit) bool { return true }},
		"年内":     {where: inYear, passes: year},
		"年内省外":   {where: with(text("origin", figure.Equal, "省外")), passes: func(v visit) bool { return year(v) && v.origin == "省外" }},
		"不是县内":   {where: with(text("origin", figure.NotEqual, "县内")), passes: func(v visit) bool { return year(v) && v.origin != "县内" }},
		"只不是县内":  {where: []figure.Condition{text("origin", figure.NotEqual, "县内")}, passes: func(v visit) bool { return v.origin != "县内" }},
		"省外或境外":  {where: with(text("origin", figure.In, "省外", "境外", "省外")), passes: func(v visit) bool { return year(v) && (v.origin == "省外" || v.origin == "境外") }},
		"五种属地":   {where: []figure.Condition{text("origin", figure.In, "县内", "县外市内", "市外省内", "省外", "境外")}, passes: func(v visit) bool { return v.origin != "" }},
		"期次01":   {where: []figure.Condition{text("phase", figure.Equal, "01")}, passes: func(v visit) bool { return v.phase == "01" }},
		"期次1":    {where: []figure.Condition{text("phase", figure.Equal, "1")}, passes: func(v visit) bool { return v.phase == "1" }},
		"期次5月":   {where: []figure.Condition{text("phase", figure.Equal, "5月")}, passes: func(v visit) bool { return v.phase == "5月" }},
		"期次A星":   {where: []figure.Condition{text("phase", figure.Equal, "A*")}, passes: func(v visit) bool { return v.phase == "A*" }},
		"期次等号":   {where: []figure.Condition{text("phase", figure.Equal, "=1+1")}, passes: func(v visit) bool { return v.phase == "=1+1" }},
		"期次小于":   {where: []figure.Condition{text("phase", figure.In, "<5", "一期")}, passes: func(v visit) bool { return v.phase == "<5" || v.phase == "一期" }},
		"不是期次01": {where: []figure.Condition{text("phase", figure.NotEqual, "01")}, passes: func(v visit) bool { return v.phase != "01" }},
		"引号":     {where: []figure.Condition{text("firm", figure.Equal, `庚"公司`)}, passes: func(v visit) bool { return v.firm == `庚"公司` }},
		"星号公司":   {where: []figure.Condition{text("firm", figure.Equal, "丁*公司")}, passes: func(v visit) bool { return v.firm == "丁*公司" }},
		"没有的公司":  {where: []figure.Condition{text("firm", figure.Equal, "无名公司")}, passes: func(visit) bool { return false }},
		"在驻":     {where: with(dated("left", figure.BlankOrAfter, 20201231)), passes: func(v visit) bool { return year(v) && (v.left == 0 || v.left > 20201231) }},
		"只在驻":    {where: []figure.Condition{dated("left", figure.BlankOrAfter, 20201231)}, passes: func(v visit) bool { return v.left == 0 || v.left > 20201231 }},
		"空或不晚于":  {where: []figure.Condition{dated("left", figure.BlankOrAtMost, 20201231)}, passes: func(v visit) bool { return v.left <= 20201231 }},
		"在驻省外境外": {where: []figure.Condition{dated("left", figure.BlankOrAfter, 20201231), dated("on", figure.BlankOrAtMost, 20201231), text("origin", figure.In, "省外", "境外")}, passes: func(v visit) bool {
			return (v.left == 0 || v.left > 20201231) && v.on <= 20201231 && (v.origin == "省外" || v.origin == "境外")
		}},
		"千万元以上": {where: []figure.Condition{counted("amount", figure.AtLeast, "1000")}, passes: func(v visit) bool { return v.amount != "" && amount(v).Cmp(thousand) >= 0 }},
		"不到千万元": {where: []figure.Condition{counted("amount", figure.Below, "999.99")}, passes: func(v visit) bool { return v.amount != "" && amount(v).Cmp(decimal.RequireFromString("999.99")) < 0 }},
		"等于零":   {where: []figure.Condition{counted("amount", figure.Equal, "0")}, passes: func(v visit) bool { return v.amount == "0" }},
		"不等于零":  {where: []figure.Condition{counted("amount", figure.NotEqual, "0")}, passes: func(v visit) bool { return v.amount != "0" }},
		"至多零点二": {where: []figure.Condition{counted("amount", figure.AtMost, "0.2"), text("phase", figure.NotEqual, "01")}, passes: func(v visit) bool {
			return v.amount != "" && amount(v).Cmp(decimal.RequireFromString("0.2")) <= 0 && v.phase != "01"
		}},
		"重点":     {where: []figure.Condition{flagged(figure.Equal, true)}, passes: func(v visit) bool { return v.flag == "是" }},
		"不是重点":   {where: []figure.Condition{flagged(figure.NotEqual, true)}, passes: func(v visit) bool { return v.flag != "是" }},
		"写明不是重点": {where: []figure.Condition{flagged(figure.Equal, false), text("phase", figure.NotEqual, "01")}, passes: func(v visit) bool { return v.flag == "否" && v.phase != "01" }},
		"某日以后某日前": {where: []figure.Condition{dated("on", figure.Above, 20200101), dated("on", figure.Below, 20201231), text("phase", figure.In, "AB", "二期", "01")}, passes: func(v visit) bool {
			return v.on > 20200101 && v.on < 20201231 && (v.phase == "AB" || v.phase == "二期" || v.phase == "01")
		}},
	}
}

// value works a query out in Go, false for a mean of no rows.
func (q query) value(rows []visit) (decimal.Decimal, bool) {
	sum, weights, count := decimal.Zero, decimal.Zero, int64(0)
	firms := map[string]bool{}
	for _, v := range rows {
		if !q.passes(v) {
			continue
		}
		count++
		sum = sum.Add(numberCell(v.amount).Number)
		if v.firm != "" {
			firms[v.firm] = true
		}
		if v.rate != "" && v.amount != "" {
			weights = weights.Add(numberCell(v.amount).Number)
		}
	}
	switch q.measure {
	case "count":
		return decimal.NewFromInt(count), true
	case "sum":
		return sum, true
	case "distinct":
		return decimal.NewFromInt(int64(len(firms))), true
	}
	return q.mean(rows, weights)
}

func (q query) mean(rows []visit, weights decimal.Decimal) (decimal.Decimal, bool) {
	if weights.IsZero() {
		return decimal.Zero, false
	}
	product := decimal.Zero
	for _, v := range rows {
		if q.passes(v) && v.rate != "" && v.amount != "" {
			product = product.Add(numberCell(v.amount).Number.Mul(numberCell(v.rate).Number))
		}
	}
	return product.DivRound(weights, 30).Round(2), true
}

// figureOf is the figure of a case under a measure over one enclosure.
func figureOf(t testing.TB, ledgerID, name string, q query, rows []visit) (figure.Figure, bool) {
	t.Helper()
	value, ok := q.value(rows)
	working := figure.Query{Ledger: ledgerID, Measure: q.measure, Where: q.where, Decimals: 2}
	switch q.measure {
	case "sum":
		working.Columns = []string{"amount"}
	case "distinct":
		working.Columns = []string{"firm"}
	case "mean":
		working.Columns, working.Weight = []string{"rate"}, "amount"
	}
	return figure.Figure{
		ID: ledgerID + "_" + q.measure, Group: []figure.GroupValue{{Name: "case", Value: name}},
		Name: strings.ToUpper(q.measure), Value: value, Unit: "个", Definition: "口径：" + name, Window: "2020年1—12月", Working: working,
	}, ok
}
