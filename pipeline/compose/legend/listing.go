package legend

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// yearHead heads the values of the same month of the year before.
const yearHead = "上年同期"

// figures is the list of the live figures. The columns of earlier months stand behind 数值.
func figures(doc *document.Document) document.Listing {
	head, about := lastMonth(doc)
	heads := []string{"指标", "分组", "数值", head, "单位", "统计时段", "口径", "数据所在工作表", "指标代号"}
	if doc.YearBefore != nil {
		heads = slices.Insert(heads, slices.Index(heads, "单位"), yearHead)
		about += statedBy(yearHead, doc.YearBefore)
	}
	return document.Listing{
		Title: Figures, Heading: annexed(doc, document.FigureList, Figures), Heads: heads,
		About:  annexed(doc, document.FigureList, "全部指标的数值和口径，由公式算出"),
		Remark: "“数值”栏为公式，点中即可看到它对哪张台账、按什么条件计算；单元格名称以 fig_ 开头，各节表格引用这些名称。" + about + "点指标名称到数据来源。",
	}
}

// lastMonth heads the column of last month's values and says where they are from.
func lastMonth(doc *document.Document) (head, about string) {
	last := doc.Last
	if last == nil {
		return "上月", "本年上月没有已发布的报告，“上月”栏空缺。"
	}
	head = "上月"
	switch months := (doc.Period.Year-last.Month.Year)*12 + doc.Period.Number - last.Month.Number; {
	case months == 1:
	case last.Month.Year != doc.Period.Year:
		head = "上次（" + strconv.Itoa(last.Month.Year) + "年" + strconv.Itoa(last.Month.Number) + "月）"
	default:
		head = "上次（" + strconv.Itoa(last.Month.Number) + "月）"
	}
	about = statedBy(head, last)
	if last.Month.Year != doc.Period.Year {
		about += "年初起算的指标本年重新累计，不与上年末相比。"
	}
	return head, about
}

// statedBy says which report the values of a column are from.
func statedBy(head string, p *document.Published) string {
	month := strconv.Itoa(p.Month.Year) + "年" + strconv.Itoa(p.Month.Number) + "月"
	return "“" + head + "”栏是已发布的" + month + "报告（" + p.Month.String() + " " + p.Run + "）的数，空白为当时没有该项。" + p.Note
}

// sources is the list of the sources.
func sources(doc *document.Document) document.Listing {
	remark := "单元格按各部门报送的原文件标出，连续的用冒号相连；计数的指标列出被计各行的主键所在单元格。点指标到它的数值，点工作表到本工作簿里附列的行。"
	if slices.ContainsFunc(doc.Figures, func(f figure.Figure) bool { return f.ID == figure.CampaignTotal }) {
		remark += "总分、名次由得分算出，不再列出。"
	}
	return document.Listing{
		Title: Sources, Heading: annexed(doc, document.SourceList, Sources), Remark: remark,
		About: annexed(doc, document.SourceList, "每个指标取自哪个文件的哪些单元格"),
		Heads: []string{"指标", "分组", "文件", "工作表", "单元格"},
	}
}

// workings say how scores, totals, ranks and streaks come about, and send whoever looks for
// anything else to the sources.
func workings(doc *document.Document) map[string]string {
	texts := map[string]string{}
	for _, f := range doc.Figures {
		text := "见" + Sources
		switch k := f.Working.(type) {
		case figure.Expression:
			text = follows(doc, f.ID, k)
			if slices.ContainsFunc(k.Keys(), func(key string) bool { return doc.Names[key] == "" }) { // a report without the others' totals
				text = "由各单位总分算出，见同月考核通报"
			}
		case figure.Streak:
			text = "由本页下方各月名次计算"
		}
		texts[f.Key()] = text
	}
	return texts
}

// follows says of a figure what it is worked out from.
func follows(doc *document.Document, id string, e figure.Expression) string {
	switch id {
	case figure.CampaignScore:
		return "由实绩和年度目标计算"
	case figure.CampaignTotal:
		return "由各项得分计算"
	case figure.CampaignRank:
		return "由各单位总分计算"
	}
	var names []string
	for _, key := range e.Keys() {
		for _, f := range doc.Figures {
			if f.Key() == key && !slices.Contains(names, f.Name) {
				names = append(names, f.Name)
			}
		}
	}
	if names == nil {
		return "由附列的行计算"
	}
	return "由" + strings.Join(names, "、") + "计算"
}
