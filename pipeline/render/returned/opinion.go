package returned

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ooxml"
)

// widths of the columns of 审核意见, in characters; together they fill A4 landscape. 规则 is
// for the program that reads the sheet again, and hidden.
var widths = [...]float64{5, 7, 0, 18, 12, 13, 33, 25, 24, 22}

// headLine is the row of the headers on 审核意见; what stands above tells the department
// what to do.
const headLine = 3

// advice is the first text that the department reads.
const advice = "本表列出对本文件的审核意见，相应单元格已着色（红色为强制性，黄色为核实性），能加批注的加了批注。" +
	"强制性：必须更正后重报。核实性：请核实，有误的更正；如属实，请在“说明”栏写明理由后连同本表一并重报。点“位置”可跳到相应单元格；除“说明”栏外请勿改动本表。"

// copied tells the department of what it has before it.
const copied = "本文件按“%s”的数值转成，单元格位置不变，公式已成数值；请在本文件上更正，用它代替原文件重报。"

// hiddenColumns are columns that only the program reads, from one to another.
const hiddenColumns = `<col min="%d" max="%d" width="12" hidden="1" customWidth="1"/>`

// look is the cell styles of 审核意见.
type look struct{ title, advice, head, text, centre, link, hard, soft int }

// look appends the styles of 审核意见.
func (s *styles) look() look {
	font := func(size int, more string) int {
		return s.add("fonts", fmt.Sprintf(`<font>%s<name val="宋体"/><charset val="134"/></font>`, strings.Replace(more, "SIZE", fmt.Sprintf(`<sz val="%d"/>`, size), 1)))
	}
	title, bold, plain := font(16, `<b/>SIZE`), font(10, `<b/>SIZE`), font(10, `SIZE`)
	link := font(10, `<u/>SIZE<color rgb="FF0563C1"/>`)
	border := s.add("borders", `<border><left style="thin"><color rgb="FF808080"/></left><right style="thin"><color rgb="FF808080"/></right><top style="thin"><color rgb="FF808080"/></top><bottom style="thin"><color rgb="FF808080"/></bottom><diagonal/></border>`)
	xf := func(font, fill, border int, horizontal, vertical string) int {
		return s.add("cellXfs", fmt.Sprintf(`<xf numFmtId="49" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="%s" vertical="%s" wrapText="1"/></xf>`,
			font, fill, border, horizontal, vertical))
	}
	return look{
		title: xf(title, 0, 0, "left", "center"), advice: xf(plain, 0, 0, "left", "center"),
		head: xf(bold, s.fill(headColour), border, "center", "center"),
		text: xf(plain, 0, border, "left", "top"), centre: xf(plain, 0, border, "center", "top"), link: xf(link, 0, border, "left", "top"),
		hard: xf(bold, s.fill(errorColour), border, "center", "top"), soft: xf(bold, s.fill(warningColour), border, "center", "top"),
	}
}

// opinionSheet writes the worksheet 审核意见. Three columns are hidden: 规则, and behind the
// columns that are read the two by which an explanation finds its row again.
func opinionSheet(b *book, f File, list []remark, s *styles, front bool) []byte {
	l := s.look()
	var out strings.Builder
	text, width := advice, 0.0
	if f.From != "" {
		text = fmt.Sprintf(copied, f.From) + advice
	}
	for _, w := range widths {
		width += w
	}
	height := textLines(text, width)*14 + 10
	selected := ""
	if front {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(&out, declaration+`<worksheet xmlns="%s"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"%s workbookViewId="0">`+
		`<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><cols>`, b.ns.main, selected, headLine, headLine+1)
	for i, w := range widths {
		if w == 0 {
			fmt.Fprintf(&out, hiddenColumns, i+1, i+1)
			continue
		}
		fmt.Fprintf(&out, `<col min="%[1]d" max="%[1]d" width="%[2]g" customWidth="1"/>`, i+1, w)
	}
	fmt.Fprintf(&out, hiddenColumns+`</cols><sheetData>`, len(widths)+1, len(widths)+2)
	fmt.Fprintf(&out, `<row r="1" ht="28" customHeight="1">%s</row>`, textCell(address{1, 1}, l.title, finding.OpinionTitle+f.Name))
	fmt.Fprintf(&out, `<row r="2" ht="%d" customHeight="1">%s</row>`, height, textCell(address{2, 1}, l.advice, text))
	fmt.Fprintf(&out, `<row r="%d" ht="22" customHeight="1">`, headLine)
	for i, header := range append(finding.OpinionHeaders(), finding.OpinionLedger, finding.OpinionRow) {
		out.WriteString(textCell(address{headLine, i + 1}, l.head, header))
	}
	out.WriteString(`</row>`)
	var links strings.Builder
	for i, r := range list {
		row := headLine + 1 + i
		link := b.location(r)
		out.WriteString(opinionRow(row, r, l, link != ""))
		if link != "" {
			fmt.Fprintf(&links, `<hyperlink ref="D%d" location="%s" display="%s"/>`, row, ooxml.Escape(link), ooxml.Escape(r.Place().InFile()))
		}
	}
	fmt.Fprintf(&out, `</sheetData><mergeCells count="2"><mergeCell ref="A1:%s"/><mergeCell ref="A2:%s"/></mergeCells>`, address{1, len(widths)}, address{2, len(widths)})
	if links.Len() > 0 {
		out.WriteString(`<hyperlinks>` + links.String() + `</hyperlinks>`)
	}
	out.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`)
	return []byte(out.String())
}

// opinionRow writes one finding. Its height is set for programs that do not fit it to the
// wrapped text.
func opinionRow(row int, r remark, l look, linked bool) string {
	level := l.soft
	if r.Severity == finding.Error {
		level = l.hard
	}
	placeStyle := l.text
	if linked {
		placeStyle = l.link
	}
	cells := []struct {
		style int
		text  string
	}{{l.centre, fmt.Sprint(r.number)}, {level, r.Severity.Name()}, {l.text, r.Rule}, {placeStyle, r.Place().InFile()}, {l.text, r.Column},
		{l.text, r.Shown()}, {l.text, r.Found}, {l.text, r.Expected}, {l.text, r.Request()}, {l.text, r.Explanation}, {l.text, r.Ledger}, {l.text, r.Row}}
	lines := 1
	var out strings.Builder
	for i, c := range cells {
		if i < len(widths) && widths[i] > 0 {
			lines = max(lines, textLines(c.text, widths[i]))
		}
		out.WriteString(textCell(address{row, i + 1}, c.style, c.text))
	}
	return fmt.Sprintf(`<row r="%d" ht="%d" customHeight="1">%s</row>`, row, min(400, lines*14+4), out.String())
}

// textLines is how many lines a text takes in a column of that many characters; a 汉字 is
// about two.
func textLines(text string, width float64) int {
	lines := 0
	for _, line := range strings.Split(text, "\n") {
		n := 0.0
		for _, r := range line {
			if n++; r > 0x2e7f {
				n += 0.9
			}
		}
		lines += 1 + int(n/(width-1))
	}
	return lines
}

// location is where the link of a remark leads: its cell, or the top of its sheet. A link
// into a hidden sheet would lead nowhere.
func (b *book) location(r remark) string {
	for _, s := range b.sheets {
		if s.name == r.Sheet && s.part != "" && !s.hidden {
			cell := r.Cell
			if cell == "" {
				cell = "A1"
			}
			return "'" + strings.ReplaceAll(s.name, "'", "''") + "'!" + cell
		}
	}
	return ""
}

// textCell writes a text; a formula in it stays text. What is longer than a cell holds is cut.
func textCell(at address, style int, text string) string {
	if units := utf16.Encode([]rune(text)); len(units) > maxText {
		text = string(utf16.Decode(units[:maxText-1])) + "…"
	}
	if text == "" {
		return fmt.Sprintf(`<c r="%s" s="%d"/>`, at, style)
	}
	return fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, ooxml.EscapeText(text))
}
