package ingest

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/spelling"
)

// BenchmarkReadGrid types 60,000 cells of three ledgers beyond raw reading.
func BenchmarkReadGrid(b *testing.B) {
	c := compile(shippedLedgers(b), december)
	invest, funds, homes := []string{investHead}, []string{"到位月份|项目编号|项目名称|资金类别|资金来源地|当月到位（万元）|年初至本月累计|责任单位"}, []string{"期次|户编号|户主|身份证号|合法建筑面积（㎡）|签约日期|腾空日期|拆除日期"}
	for i := range 2500 {
		invest = append(invest, fmt.Sprintf("2020-990000-25-03-%06d|年产%d万件电子项目|上虞锦丰食品科技有限公司|县外市内|框架协议|2020.3.%d|44,%03d|南明街道", i, i, i%28+1, i%1000))
		funds = append(funds, fmt.Sprintf("2020-%02d|2020-990000-25-03-%06d|年产%d万件电子项目|内资|省外|#%d.5|#%d|经开区", i%12+1, i, i, i, i))
		homes = append(homes, fmt.Sprintf("一期|Q1-%04d|黄娟|990000196806182832|#127.41|@%d|@%d|@%d", i, 41850+i%500, 41900+i%500, 41950+i%500))
	}
	invest = append(invest, "合计||||||#5|")
	book := bookOf(sheetOf("招商项目台账", invest...), sheetOf("到位资金台账", funds...), sheetOf("房屋搬迁台账", homes...))
	cells := 0
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			cells += len(r.Cells)
		}
	}
	b.ReportMetric(float64(cells), "cells")
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		c.gather([]fileResult{{sheets: c.readWorkbook("文件.xlsx", book, december)}})
	}
}

// FuzzSheet reads arbitrary sheets: nothing may panic, and reading twice gives the same.
func FuzzSheet(f *testing.F) {
	defs := shippedLedgers(f)
	f.Add("招商项目台账\n单位：亿元\n"+investHead+"\n"+investRow+"\n合计||||||#1", uint8(3), uint8(1), uint8(5), uint8(2), false)
	f.Add("期次|户编号|合法建筑面积\n一期|H1|#3\n填表人：王", uint8(1), uint8(1), uint8(2), uint8(1), true)
	f.Add("期次|户编号|合法建筑面积\n一期|"+strings.Repeat("\xae", spelling.Telling+1), uint8(0), uint8(0), uint8(1), uint8(1), false) // no rune begins anywhere
	f.Fuzz(func(t *testing.T, text string, r1, c1, r2, c2 uint8, hidden bool) {
		s := sheetOf("1月", strings.Split(text, "\n")...)
		s.Hidden = hidden
		s.Merges = []grid.Range{{Row1: int(r1), Col1: int(c1), Row2: int(r2), Col2: int(c2)}}
		set, list := readGrids(defs, bookOf(s, s))
		again, relist := readGrids(defs, bookOf(s, s))
		if fmt.Sprint(list) != fmt.Sprint(relist) || len(set) != len(again) {
			t.Fatal("reading twice gave two results")
		}
		for _, l := range set {
			for _, row := range l.Rows {
				if len(row.Cells) != len(l.Columns) || row.Sheet == nil {
					t.Fatal("a row has not the ledger's columns")
				}
			}
		}
	})
}
