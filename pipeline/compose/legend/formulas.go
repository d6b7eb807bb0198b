package legend

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// halves explains how a formula rounds.
const halves = "取位写作 ROUND(ROUND(…,11),2)：先到11位是为了消去二进制运算的尾差，使恰好为5的照样进位。"

// formulas explains the formulas that the workbook has, for its 编制说明.
func formulas(doc *document.Document) []document.Block {
	uses := func(is func(figure.Working) bool) bool {
		return slices.ContainsFunc(doc.Figures, func(f figure.Figure) bool { return is(f.Working) })
	}
	measures := func(measure string) bool {
		return uses(func(w figure.Working) bool { q, ok := w.(figure.Query); return ok && q.Measure == measure })
	}
	blocks := []document.Block{document.Heading{Level: 2, Text: "公式的读法"}}
	add := func(text string) { blocks = append(blocks, document.Paragraph{Text: text}) }
	add("每个指标在“" + Figures + "”里有一格，名称以 fig_ 开头；各节的表、图引用这个名称，从名称框可以跳到它。指标由公式对附列台账的行计算：COUNTIFS 数符合条件的行，SUMIFS 加符合条件的行，每两个参数是一栏和对这一栏的条件；条件有几种可能时，几个 COUNTIFS 或 SUMIFS 相加。")
	if measures(measure.Distinct) {
		add("去重计数 SUMPRODUCT(--(FREQUENCY(条件×序号, 序号)>0))-1：台账的“序号（去重用）”栏给每个不同的值一个序号，空白为0；FREQUENCY 把符合条件的行按序号分组，不符合的归入0；非空的组数减去0这一组，就是不同的值的个数。")
	}
	weighted := func(is bool) bool {
		return uses(func(w figure.Working) bool {
			q, ok := w.(figure.Query)
			return ok && q.Measure == measure.Mean && (q.Weight != "") == is
		})
	}
	if weighted(false) {
		add("平均是符合条件的数的 AVERAGEIFS；条件有几种可能的，是合计与个数两个 SUMPRODUCT 之商，没有数的行不计。")
	}
	if measures(measure.Max) || measures(measure.Min) {
		add("最大、最小写作 SUMPRODUCT(MAX(…)) 和 SUMPRODUCT(MIN(…))：不符合条件的行先减去或加上 1E+15，使它不会是最大或最小；Excel 2016 及以前没有 MAXIFS、MINIFS。")
	}
	if weighted(true) {
		add("加权平均是两个 SUMPRODUCT 之商：上为比率乘权数之和，下为权数之和，没有比率的行两边都不计。")
	}
	scored := slices.ContainsFunc(doc.Figures, func(f figure.Figure) bool { return f.ID == figure.CampaignScore })
	derived := slices.ContainsFunc(doc.Figures, func(f figure.Figure) bool {
		_, ok := f.Working.(figure.Expression)
		return ok && !slices.Contains(figure.CampaignIDs(), f.ID)
	})
	if derived {
		add("由其他指标得出的指标，如比率、差、增幅，由 fig_ 名称计算，可以从名称一路查到台账的行。")
	}
	if scored {
		add("得分、总分由 fig_ 名称计算，名次由总分 RANK 得出，可以从名次一路查到台账的行。公式里的目标是“年度目标任务”的单元格。" + halves)
	} else if derived {
		add(halves)
	}
	add("在附列台账里改一格，有关的指标、得分、名次和图随之变动；以已发布的报告为准，改动不影响它。要补一行，写在末行之下的空行或插在中间，并填来源行号；补写的行不会自动得到去重序号。")
	add("附列台账的每一行注明来源文件、工作表、行号和单元格；“" + Sources + "”按指标列出全部来源，两边有链接。")
	return blocks
}

// Foot states a document's foot at the end of its manual, which no page of a workbook shows on screen.
func Foot(doc *document.Document) {
	if n := len(doc.Manual.Blocks); n > 0 {
		doc.Manual.Blocks = slices.Clone(doc.Manual.Blocks)
		if last, ok := doc.Manual.Blocks[n-1].(document.Paragraph); ok {
			last.Text += strings.TrimSuffix(doc.Foot, "。") + "。" + scanned(doc.Code)
			doc.Manual.Blocks[n-1] = last
		}
	}
}

// scanned says what the picture on the printed report holds, and what it is for.
func scanned(code document.Code) string {
	if code.Content == "" {
		return ""
	}
	return "纸质报告首页的二维码是“" + code.Content + "”。" + code.Note
}
