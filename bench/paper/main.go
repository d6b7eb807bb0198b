// Command paper typesets one large PDF, from nothing to a file, to be timed as a whole process:
//
//	go build -o bin/paper ./bench/paper
//	bin/paper text 120 out.pdf      120 pages of running text
//	bin/paper table 10000 out.pdf   a table of 10,000 rows and 8 columns
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

func main() {
	debug.SetGCPercent(25) // as the program does
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "paper:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: paper text|table SIZE FILE")
	}
	size, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	doc := document.Document{Title: "排版测速", Author: "zonereport", Period: calendar.Month{Year: 2020, Number: 12}}
	switch args[0] {
	case "text":
		doc.Lead = text(size)
	case "table":
		doc.Lead = []document.Block{table(size)}
	default:
		return fmt.Errorf("unknown kind %q", args[0])
	}
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		return err
	}
	fonts, err := typeface.Find(defs.Style, typeface.SystemDirs())
	if err != nil {
		return err
	}
	file, err := pdf.Render(doc, defs.Style, fonts)
	if err != nil {
		return err
	}
	return os.WriteFile(args[2], file, 0o644)
}

// sentences mix 汉字, marks, numbers and Latin words as reports do.
var sentences = [...]string{
	"全年签订投资框架协议%d个，项目总投资%d.%d亿元，其中县外企业%d家，已落地%d个。",
	"“招商选资大会战”开展以来，各单位（含街道、乡镇）主动对接、靠前服务，到位资金同比增长%d.%d%%，高于序时进度%d个百分点；来访考察%d批次，洽谈企业%d家——均为历年最好水平。",
	"新城大道、大明市路、滨江北路等%d条框架道路建成通车，安置房%d套、%d.%d万平方米交付使用，%d户搬进新居。",
	"按照GB/T 9704的要求，本报告采用A4纸，每页%d行，每行%d字；数据截至%d年%d月%d日……",
}

// text fills so many pages of 22 lines.
func text(pages int) []document.Block {
	var blocks []document.Block
	const perPage = 22 * 28
	for n, count := 0, 0; count < pages*perPage*112/100; {
		var b strings.Builder
		for range 4 {
			sentence := sentences[n%len(sentences)]
			numbers := []any{n%97 + 1, n%53 + 10, n % 10, n%31 + 1, n%12 + 1, n%28 + 1}
			fmt.Fprintf(&b, sentence, numbers[:strings.Count(sentence, "%d")]...)
			n++
		}
		paragraph := b.String()
		count += (len([]rune(paragraph)) + 2 + 27) / 28 * 28
		blocks = append(blocks, document.Paragraph{Text: paragraph})
	}
	return blocks
}

// table has eight columns: a number, a name, and six of figures.
func table(rows int) document.Table {
	t := document.Table{Number: "表1", Title: "测速", Unit: "单位：万元", Columns: []document.Column{{Head: []string{"序号"}, Align: document.Center}, {Head: []string{"项目名称"}, Wide: true}}}
	for i := range 6 {
		t.Columns = append(t.Columns, document.Column{Head: []string{fmt.Sprintf("指标%d", i+1)}, Align: document.Decimal})
	}
	for n := range rows {
		row := document.Row{Cells: []document.Cell{{Text: strconv.Itoa(n + 1)}, {Text: fmt.Sprintf("年产%d万件零部件项目", n%971+10)}}}
		for i := range 6 {
			row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprintf("%d.%02d", (n*7919+i*104729)%99991, (n*31+i)%100)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
