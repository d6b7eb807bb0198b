package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
)

// yardCell reads one row of the yard ledger and gives the value of one column and what was
// said of its cell.
func yardCell(t *testing.T, header, cell string) (string, []string) {
	t.Helper()
	set, list := readGrids([]definitionLedger{yard()}, bookOf(sheetOf("场地", "编号|场地名称|类别|"+header, "A1|一号||"+cell)))
	l := set["yard"]
	if l == nil || len(l.Rows) != 1 {
		t.Fatalf("%s %q: %v", header, cell, list)
	}
	key, _ := recognise.Key(header)
	for i, c := range yard().Columns {
		if strings.HasPrefix(key, c.Header) {
			return valueOf(l.Rows[0].Cells[i]), brief(list)
		}
	}
	t.Fatalf("no column %s", header)
	return "", nil
}

func TestCells(t *testing.T) {
	cases := []struct{ header, cell, value, said string }{
		{"日期", "@44193", "2020-12-28", ""}, {"日期", "#44193", "2020-12-28", ""}, {"日期", "44193", "2020-12-28", ""}, {"日期", "#20200512", "2020-05-12", ""},
		{"日期", "2020.2.30", "", "error value.date D2"}, {"日期", "待定", "", "error value.date D2"}, {"日期", "2020年5月", "", "error value.date D2"},
		{"日期", "#2020.5", "", "error value.date D2"}, {"日期", "#2020", "", "error value.date D2"}, {"日期", "#202005", "", "error value.date D2"},
		{"日期", "5月12日", "2020-05-12", "warning value.date.year D2"}, {"日期", "2月30日", "", "error value.date D2"}, {"日期", "2022-12-31", "2022-12-31", "info row.later"},
		{"日期", "2023-01-01", "2023-01-01", "info row.later;warning value.date.future D2"}, {"日期", "1905.7.12", "1905-07-12", "warning value.date.early D2"},
		{"日期", "/", "", ""}, {"日期", "——", "", ""}, {"日期", "!#REF!", "", "error value.error D2"}, {"日期", "=", "", "error value.formula D2"},
		{"计划日期", "2030-01-01", "2030-01-01", ""}, {"日期", "2021-01-01", "2021-01-01", "info row.later"},
		{"月份", "2020-12", "2020-12", ""}, {"月份", "2020.10", "2020-10", ""}, {"月份", "2020.1", "2020-01", "warning value.month.zero D2"}, {"月份", "#2020.1", "", "error value.month D2"},
		{"月份", "#2020.11", "2020-11", ""}, {"月份", "#2020.5", "2020-05", ""}, {"月份", "#202012", "2020-12", ""}, {"月份", "@44193", "2020-12", ""}, {"月份", "#44193", "2020-12", ""},
		{"月份", "12月", "2020-12", "warning value.date.year D2"}, {"月份", "#3", "2020-03", "warning value.date.year D2"}, {"月份", "2020年13月", "", "error value.month D2"},
		{"月份", "1-12月", "", "error value.month D2"}, {"月份", "1-12", "", "error value.month D2"}, {"月份", "#13", "", "error value.month D2"}, {"月份", "2020年5月12日", "2020-05", ""}, {"月份", "2020.2.30", "", "error value.date D2"},
		{"总投资（万元）", "44,400", "44400", ""}, {"总投资(亿元)", "#0.12", "1200", ""}, {"总投资（元）", "#35000000", "3500", ""}, {"总投资（万元）", "1.2亿", "12000", "warning value.unit D2"},
		{"总投资（亿元）", "3500万元", "3500", "warning value.unit D2"}, {"总投资（万元）", "800万美元", "", "error value.number D2"}, {"总投资（万元）", "约3000", "", "error value.number D2"},
		{"总投资（万元）", "12-15", "", "error value.number D2"}, {"总投资（万元）", "三十余", "", "error value.number D2"}, {"总投资（万元）", ">100", "", "error value.number D2"},
		{"总投资（万元）", "#-5", "", "error value.negative D2"}, {"总投资（万元）", "50亩", "", "error value.number D2"}, {"总投资（万元）", "@44193", "", "error value.number D2"},
		{"总投资（万元）", "%0.5", "", "error value.number D2"}, {"总投资（万元）", "暂无", "", ""}, {"总投资", "#5", "5", "warning header.unit.default D1"},
		{"总投资", "5万元", "5", ""}, {"总投资（万美元）", "#5", "", "error header.unit D1"}, {"总投资（千元）", "#5", "", "error header.unit D1"}, {"总投资（含税，万元）", "#5", "5", ""},
		{"总投资万元", "#5", "5", ""}, {"总投资：亿元", "#5", "50000", ""}, {"总 投\n资（万元）", "#5", "5", ""}, {"总投资【亿元】", "#1", "10000", ""},
		{"用地面积（公顷）", "#2", "30", ""}, {"用地面积（㎡）", "#2000", "3", ""}, {"用地面积（平方米）", "#1", "0.0015", ""}, {"用地面积", "#2", "2", "warning header.unit.default D1"},
		{"用地面积（亩）", "2公顷", "30", "warning value.unit D2"}, {"用地面积（平方公里）", "#2", "", "error header.unit D1"}, {"用地面积（亩）", "#-1", "", "error value.negative D2"},
		{"建筑面积（万㎡）", "#6.6", "66000", ""}, {"建筑面积（万平方米）", "#6.6", "66000", ""}, {"建筑面积（㎡）", "6.6万", "66000", "warning value.unit D2"}, {"建筑面积（亩）", "#6.6", "", "error header.unit D1"},
		{"用地面积（万元）", "#2", "", "error header.unit D1"}, {"总投资（亩）", "#5", "", "error header.unit D1"}, {"总投资（含土地）", "#5", "5", "warning header.unit.default D1"}, {"人数", "#12", "12", ""}, {"人数", "12人", "12", ""}, {"人数", "12.5", "", "error value.integer D2"}, {"人数", "#-1", "", "error value.negative D2"}, {"人数（万人）", "#1", "", "error header.unit D1"},
		{"人数", "60余人", "", "error value.number D2"}, {"数值", "#-1.5", "-1.5", ""}, {"数值", "66平方公里", "", "error value.number D2"},
		{"利率", "#5.28", "5.28", ""}, {"利率", "5.28%", "5.28", ""}, {"利率（%）", "%0.0528", "5.28", ""}, {"利率", "%0.0528", "5.28", ""}, {"利率", "#0.0528", "0.0528", ""}, {"利率", "LPR+30BP", "", "error value.number D2"},
		{"利率（‰）", "#5", "", "error header.unit D1"},
		{"熟地", "是", "true", ""}, {"熟地", "√", "true", ""}, {"熟地", "Y", "true", ""}, {"熟地", "#1", "true", ""}, {"熟地", "否", "false", ""}, {"熟地", "n", "false", ""}, {"熟地", "#0", "false", ""}, {"熟地", "大概", "", "error value.bool D2"}, {"熟地", "", "", ""},
		{"责任单位", "经开区", "新昌经济开发区", ""}, {"责任单位", "新昌 经开区", "新昌经济开发区", ""}, {"责任单位", "南明街道 ", "南明街道", ""}, {"责任单位", "无", "", ""},
		{"备注", " 甲 乙\n丙 ", "甲 乙\n丙", ""}, {"备注", "#12.5", "12.5", ""}, {"备注", "@44193", "2020-12-28", "warning value.text.date D2"}, {"备注", "!#N/A", "", "error value.error D2"},
		{"户主", "#990000196806182000", "", "error value.digits D2"}, {"户主", "9.13306E+17", "", "error value.digits D2"},
	}
	for _, c := range cases {
		value, said := yardCell(t, c.header, c.cell)
		got := ""
		for i, s := range said {
			if i > 0 {
				got += ";"
			}
			got += s
		}
		if value != c.value || got != c.said {
			t.Errorf("%s %q: got %q %q, want %q %q", c.header, c.cell, value, got, c.value, c.said)
		}
	}
}

func TestDate1904(t *testing.T) {
	b := bookOf(sheetOf("场地", "编号|场地名称|日期", "A1|一号|@42731"))
	b.Date1904 = true
	set, _ := readGrids([]definitionLedger{yard()}, b)
	if got := valueOf(set["yard"].Rows[0].Cells[3]); got != "2020-12-28" {
		t.Errorf("got %s", got)
	}
}

func TestDateTextCell(t *testing.T) {
	s := typing.Settings{Period: december.Period, Horizon: december.Period.End().AddYears(2)}
	p := &typing.Column{Field: &schema.Field{Column: &yardColumns()[3], Kind: schema.Date}}
	if r := s.Read(&grid.Cell{Kind: grid.DateText, Text: "2020-12-28T00:00:00"}, p); r.Date != 20201228 || r.Forms != 0 {
		t.Errorf("got %+v", r)
	}
}
