package bulletin

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/tally"
)

var stateWords = map[tally.State]string{
	tally.Reported: "已报送", tally.Missing: "未报送", tally.Absent: "未报送", tally.Damaged: "不能使用", tally.Doubled: "重复",
}

// standing is where a zone stands, in few words.
func standing(z tally.Zone) string {
	switch {
	case z.State == tally.Reported && z.Stale != "":
		return "已报送，待重做"
	case z.State == tally.Reported && z.Draft:
		return "已报送，未签发"
	case z.State == tally.Reported && z.Issued == "":
		return "已报送"
	case z.State == tally.Reported:
		return "已报送（" + z.Issued + "）"
	}
	return stateWords[z.State]
}

// remarks are what else is to be known of a zone.
func remarks(z tally.Zone) string {
	var list []string
	for _, one := range append([]string{z.Why, z.Stale}, z.Notes...) {
		if one != "" {
			list = append(list, strings.TrimSuffix(one, "。"))
		}
	}
	if z.Unexpected {
		list = append(list, "不在应报名单上")
	}
	return strings.Join(list, "；")
}

// told is what a text may say of the zones: all names are those of zones. Of a zone that nobody expects it says only
// that it has reported, and how its run stands; what else there is stands in the tables.
type told struct {
	Expected, Reported              int // Reported of those that are expected
	Listed                          bool
	Missing, Damaged, Doubled, Open []string
	Stale, Unexpected               []string
	Drafts, Issued, Untold          []string // Untold came without a chain of events: nobody can tell whether they were issued
}

func (w *writer) zones() told {
	t := told{Listed: w.report.Listed}
	for _, z := range w.report.Zones {
		if !z.Unexpected {
			t.Expected++
		}
		switch {
		case z.State == tally.Reported:
			t.reported(z)
		case z.Unexpected:
		case z.State == tally.Damaged:
			t.Damaged = append(t.Damaged, z.Name)
		case z.State == tally.Doubled:
			t.Doubled = append(t.Doubled, z.Name)
		default:
			t.Missing = append(t.Missing, z.Name)
		}
	}
	t.Open = slices.Concat(t.Missing, t.Damaged, t.Doubled)
	return t
}

// reported enters a zone that has reported.
func (t *told) reported(z tally.Zone) {
	if z.Unexpected {
		t.Unexpected = append(t.Unexpected, z.Name)
	} else {
		t.Reported++
	}
	if z.Stale != "" {
		t.Stale = append(t.Stale, z.Name)
	}
	switch {
	case z.Draft:
		t.Drafts = append(t.Drafts, z.Name)
	case z.Issued != "":
		t.Issued = append(t.Issued, z.Name)
	default:
		t.Untold = append(t.Untold, z.Name)
	}
}

// reporting is the table of the zones: whether they have reported, and by which run.
func (w *writer) reporting() document.Table {
	t := document.Table{Columns: []document.Column{left("开发区"), left("状态"), centred("批次"), centred("校验码"), wide("说明")}}
	for i, z := range w.report.Zones {
		cells := append(of(i, text(z.Name)), text(standing(z)))
		cells = append(cells, of(i, text(z.Now.Run), text(z.Check))...)
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, text(remarks(z)))})
	}
	t.Notes = []string{"批次是该区本月现行的那一次发布，校验码印在该区报告的每一页上。"}
	if len(w.report.Elsewhere) > 0 {
		t.Notes = append(t.Notes, "下列文件夹里没有发布的报告："+some(w.report.Elsewhere)+"。")
	}
	return t
}

// sources is that table for the workbook: where each zone's numbers come from, to the file.
func (w *writer) sources() document.Table {
	t := document.Table{Columns: []document.Column{left("代码"), left("开发区"), left("状态"), centred("报告期"), centred("批次"), centred("校验码"), left("签发"), centred("上月批次"), centred("上年同月批次"),
		left("输出文件夹"), left("figures.json 的 SHA-256"), left("定义的版本"), left("说明")}}
	for i, z := range w.report.Zones {
		issued, period := z.Issued, ""
		if z.Draft {
			issued = "未签发"
		}
		if z.State == tally.Reported {
			period = w.report.Period.String()
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(z.Code), text(z.Name), text(stateWords[z.State]), text(period), text(z.Now.Run), text(z.Check), text(issued),
			text(z.Last.Run), text(z.Year.Run), text(z.Folder), text(z.Sum), text(z.Edition), text(remarks(z))}})
		t.Rows[i].Cells[1].Named = zoneName(i)
	}
	t.Notes = []string{"各表中一个开发区的数，都取自这里所列的那一次发布的 figures.json。"}
	return t
}

// some names the first of many, and how many there are.
func some(list []string) string {
	if len(list) <= mostNamed {
		return strings.Join(list, "、")
	}
	return strings.Join(list[:mostNamed], "、") + "等" + strconv.Itoa(len(list)) + "个"
}
