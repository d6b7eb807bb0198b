package bulletin

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
	"zonereport/pipeline/unit"
)

// table is one of the template, numbered; none where there is nothing to put in it.
func (w *writer) table(def definition.BulletinTable) []document.Block {
	var t document.Table
	rows := w.rows(def.Figures)
	switch def.Built {
	case "reporting":
		t = w.reporting()
	case "left_out":
		t = w.leftOutTable()
	case "totals":
		t = w.totals(rows)
	case "zones":
		t = w.sideBySide(rows)
	case "shares":
		if len(rows) > 0 {
			t = w.shares(rows[0])
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	w.tables++
	t.Number, t.Title = fmt.Sprintf("表%d", w.tables), def.Title
	if def.Note != "" {
		t.Notes = append(t.Notes, def.Note)
	}
	return []document.Block{t}
}

// rows are those of some figures, of a grouped one all groups together; all rows where none are named.
func (w *writer) rows(ids []string) []tally.Row {
	if len(ids) == 0 {
		return w.report.Rows
	}
	var list []tally.Row
	for _, id := range ids {
		if r, ok := w.report.Row(id); ok {
			list = append(list, r)
		}
	}
	return list
}

// totals has a figure a row.
func (w *writer) totals(rows []tally.Row) document.Table {
	t := document.Table{Columns: []document.Column{wide("指标"), centred("单位"), number("合计"), number("计入", "区数"), number("比上月", "增减"), number("比上年同期", "增减"), number("比上年同期", "增减率（%）")}}
	partly := false
	for _, r := range rows {
		partly = partly || r.Last.Of > 0 && r.Last.Of < r.Count(tally.Counted) || r.Year.Of > 0 && r.Year.Of < r.Count(tally.Counted)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(r.Label()), text(unit.Written(r.Unit)), total(r), counted(r),
			difference(r, r.Last), difference(r, r.Year), growth(r, r.Year)}})
	}
	t.Notes = []string{"年初至报告期末的指标，比上月的增减就是本月新增；“—”是不能汇总，或没有可比的数。"}
	if partly {
		t.Notes = append(t.Notes, "增减只比两期都有数、口径相同的开发区，区数少于计入区数的，见工作簿。")
	}
	if slices.ContainsFunc(rows, func(r tally.Row) bool { return r.Rule == measure.Recomputed && r.Total != nil }) {
		t.Notes = append(t.Notes, "比率、平均数由各区的分子、分母之和重算，增减是两个比率、平均数之差。")
	}
	return t
}

// brackets explains what goes into no total.
const brackets = "〔〕里的数口径、单位与多数开发区不同，或不能核对，没有计入合计，原因见“没有计入合计的”；空格是没有报送。"

// sideBySide has a zone a row, a figure a column.
func (w *writer) sideBySide(rows []tally.Row) document.Table {
	t := document.Table{Columns: []document.Column{left("开发区")}}
	decimals := make([]int, len(rows))
	for k, r := range rows {
		t.Columns, decimals[k] = append(t.Columns, number(inUnit(r))), places(r)
	}
	sum := document.Row{Kind: document.TotalRow, Cells: []document.Cell{text("合计")}}
	var lines []document.Row
	odd := false
	for i, z := range w.report.Zones {
		row := document.Row{Cells: of(i, text(named(z)))}
		for k, r := range rows {
			row.Cells = append(row.Cells, of(i, value(r.Values[i], decimals[k]))...)
			odd = odd || r.Values[i].Standing > tally.Counted
		}
		lines = append(lines, row)
	}
	for _, r := range rows {
		sum.Cells = append(sum.Cells, total(r))
	}
	if len(rows) == 0 {
		return document.Table{}
	}
	t.Rows = append([]document.Row{sum}, lines...) // the total first: tables of many zones take pages
	if odd {
		t.Notes = append(t.Notes, brackets)
	}
	return t
}

// named is a zone's name, with what is the matter where it has no numbers.
func named(z tally.Zone) string {
	if z.State == tally.Reported {
		return z.Name
	}
	return z.Name + "（" + stateWords[z.State] + "）"
}

// shares has a zone a row: a figure, what share of all it is, how it moved.
func (w *writer) shares(r tally.Row) document.Table {
	t := document.Table{Unit: unit.Written(r.Unit), Columns: []document.Column{left("开发区"), number("本期"), number("比重（%）"), number("上月"), number("比上月", "增减"), number("上年同期"), number("比上年同期", "增减"), number("比上年同期", "增减率（%）")}}
	n := places(r, r.Last, r.Year)
	for _, v := range r.Values {
		for _, f := range []*figure.Figure{v.Last, v.Year} {
			if f != nil && r.Decimals == nil {
				n = max(n, wording.Decimals(f.Value, mostPlaces))
			}
		}
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.TotalRow, Cells: shareTotal(r, n)})
	for i, z := range w.report.Zones {
		cells := shareCells(named(z), r, r.Values[i], n)
		of(i, cells[:ofNow+1]...)
		cells[0].Link = document.ToName + zoneName(i)
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	var notes []string
	if n := r.Count(tally.Counted); n > r.Last.Of || n > r.Year.Of && r.Year.Of > 0 {
		notes = append(notes, fmt.Sprintf("增减的合计只含两期都有数、口径相同的开发区：与上月可比的%d个，与上年同期可比的%d个。", r.Last.Of, r.Year.Of))
	}
	if r.Year.Of == 0 { // nobody has last year's: its columns would be empty
		t.Columns = t.Columns[:ofYear]
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[:ofYear]
		}
		notes = append(notes, "没有可比的上年同期数。")
	}
	if r.Count(tally.Counted)+r.Count(tally.None) < len(r.Values) {
		notes = append(notes, brackets)
	}
	t.Notes = notes
	return t
}

// leftOut is what goes into no total: a zone, a figure, why.
type leftOut struct{ zone, figure, why string }

var whys = map[tally.Standing]string{
	tally.Otherwise: "口径与汇总用的不同",
	tally.Unproved:  "没有随报定义（store），不能核对口径",
	tally.Foreign:   "单位不同",
	tally.Undivided: "由旧版程序生成，没有分子、分母",
}

// leftOut lists it by zone: of one reason a line, with its figures.
func (w *writer) leftOut() []leftOut {
	var list []leftOut
	for i, z := range w.report.Zones {
		if z.State != tally.Reported {
			list = append(list, leftOut{z.Name, "全部指标", stateWords[z.State] + "：" + z.Why})
			continue
		}
		for _, standing := range []tally.Standing{tally.Otherwise, tally.Unproved, tally.Foreign, tally.Undivided} {
			var names []string
			for _, r := range w.report.Rows {
				if r.Values[i].Standing == standing && !r.All && !slices.Contains(names, r.Name) {
					names = append(names, r.Name)
				}
			}
			if len(names) > 0 {
				list = append(list, leftOut{z.Name, strings.Join(names, "、"), whys[standing]})
			}
		}
	}
	return list
}

func (w *writer) leftOutTable() document.Table {
	t := document.Table{Columns: []document.Column{left("开发区"), wide("指标"), wide("原因")}}
	for _, one := range w.leftOut() {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(one.zone), text(one.figure), text(one.why)}})
	}
	return t
}
