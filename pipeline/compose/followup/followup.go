// Package followup words the papers by which an office follows up what departments submitted (design-life §17): the
// register of a month (报送登记), the letters that ask for what is missing (催报函) or is to be corrected and
// explained (核实函), and a line per department for chat. Every sentence and head in them stands in this package.
package followup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mend"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// registerName is what the register's files are called, before the month.
const registerName = "报送登记"

// Paper writes the register to be read and signed: who owes what and how it stands, the quality with its definitions,
// and in annexes each ledger, the questions, what differs between two submissions, every file that came. Long lists
// are cut, and say that the rest stands in the workbook.
func Paper(r register.Register) document.Document {
	return written(r, departmentsOnPaper(r), quality(r, headsOnPaper), ledgersOnPaper(r), questionsOnPaper(r), resentOnPaper(r))
}

// Book writes the register to be worked with: the same with every entry, a column for each thing that one may sort by.
func Book(r register.Register) document.Document {
	return written(r, departmentsInBook(r), quality(r, headsInBook), ledgersInBook(r), questionsInBook(r), resentInBook(r))
}

// written is a register made of its lists.
func written(r register.Register, departments, quality, ledgers, questions, resent []document.Block) document.Document {
	doc := document.Document{
		ID: "register", File: registerName + r.Period.String(), Author: organ(r), Period: r.Period, Dense: true,
		Title: r.Zone + "\n" + month(r.Period) + "统计台账报送登记",
		Foot:  "报告期" + month(r.Period),
	}
	if !r.On.IsZero() {
		doc.Subtitle = "（截至" + r.On.Chinese() + "）"
		doc.Foot += "　截至" + r.On.Chinese()
	}
	doc.Sections = []document.Section{
		{Number: "一、", Title: "报送情况", About: "各部门应报、已报、未报的台账，期限和未办结的问题", Blocks: departments},
		{Number: "二、", Title: "质量评价", About: "完整率、及时率、差错率（公式）、重报次数，怎样计算", Blocks: append(quality,
			document.Signatures{Labels: []string{"统计负责人", "登记人", "登记日期"}})},
	}
	doc.Annexes = annexes([]document.Section{
		{Title: "台账明细", About: "每本台账的状态、收到时间、行数和审核结果", Blocks: ledgers},
		{Title: "问题清单", About: "须更正、须说明的问题，答复期限和答复", Blocks: questions},
		{Title: "重报明细", About: "每次重报与上一次报送的差异", Blocks: resent},
		{Title: "收件登记", About: "收到的每个文件，按先后", Blocks: submissions(r)},
	})
	return doc
}

// annexes numbers those that have something in them.
func annexes(all []document.Section) []document.Section {
	var list []document.Section
	for _, s := range all {
		if len(s.Blocks) > 0 {
			s.Number = "附件" + strconv.Itoa(len(list)+1)
			list = append(list, s)
		}
	}
	return list
}

// Mended is a paper with 〓 in the place of what cannot be drawn, and a note of it.
func Mended(doc document.Document, drawn func(rune) bool) document.Document {
	if !mend.Document(&doc, drawn) {
		return doc
	}
	note := document.Paragraph{Text: mend.Note, Style: document.Note}
	if last := len(doc.Annexes) - 1; last >= 0 {
		doc.Annexes[last].Blocks = append(doc.Annexes[last].Blocks, note)
	} else {
		doc.Lead = append(doc.Lead, note)
	}
	return doc
}

// organ is who writes the papers.
func organ(r register.Register) string {
	if r.Organ != "" {
		return r.Organ
	}
	return r.Zone
}

func month(m calendar.Month) string { return fmt.Sprintf("%d年%d月", m.Year, m.Number) }

// received words when something came: 2021-01-04 10:00, 首次读到2021-01-05 09:30, 尚未登记; "" for nothing.
func received(r *register.Receipt) string {
	if r == nil {
		return ""
	}
	at, err := time.Parse(time.RFC3339, r.At)
	if err != nil {
		return "尚未登记"
	}
	text := calendar.Minute(at)
	if !r.Stated {
		text = "首次读到" + text
	}
	return text
}

// shortly is received without what the register's own days say: 1月4日 16:30, 首次读到 over 1月5日 09:05.
func shortly(r register.Register, came *register.Receipt) string {
	if came == nil || came.At == "" {
		return received(came)
	}
	at := wording.Day(came.On)
	if came.On.Year() != r.On.Year() {
		at = came.On.String()
	}
	if when, err := time.Parse(time.RFC3339, came.At); err == nil {
		at += " " + when.Format("15:04")
	}
	if !came.Stated {
		return stacked("首次读到", at)
	}
	return at
}

// stacked are texts under each other, those that are empty left out.
func stacked(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// band heads the rows below it.
func band(said string) document.Row {
	return document.Row{Kind: document.Band, Cells: []document.Cell{text(said)}}
}

// kind is the severity of a question as the trade calls it.
func kind(q register.Question) string {
	if q.Hard {
		return "强制性"
	}
	return "核实性"
}
