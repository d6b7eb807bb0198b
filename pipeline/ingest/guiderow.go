package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

var guideWords = finding.Words{Found: "此行是各列怎样填写的说明，未作为数据读取。", Expected: "表头下面应直接是数据。", Action: "请删去说明行；如是数据，请按各列的要求填写后重报。"}

// longWords is more characters than a value of a number or date column has.
const longWords = 12

// underHeader looks again at a line above the first row of data: words that explain the
// columns are no row, and notes there end no table (design-life §11).
func (b *block) underHeader(row *grid.Row, class rowClass, label *grid.Cell) rowClass {
	switch {
	case label == nil || class != dataRow && class != footerRow && class != loneRow:
		return class
	case isGuideLabel(label.Text) && len(row.Cells) > 1 && !b.readable(row) || b.explains(row):
		return guideRow
	case class == footerRow && isNote(label.Text):
		return noteRow
	}
	return class
}

// isGuideLabel tells the label of a line that explains the columns.
func isGuideLabel(s string) bool {
	s = strings.Trim(compact(s), "():[]【】*")
	for _, w := range []string{"填写", "填报", "填表", "指标", "字段", "列"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			s = rest
			break
		}
	}
	switch s {
	case "说明", "要求", "须知", "规则", "规范", "提示", "示例", "格式", "指引":
		return true
	}
	return false
}

// isNote tells a note on the whole table that stands under its header: 注：, 填表说明：.
func isNote(s string) bool {
	s = compact(s)
	for _, w := range []string{"注", "备注", "说明", "填表说明", "填报说明"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// readable tells that some number, date or code of a line can be read.
func (b *block) readable(row *grid.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || p.kind == text || c.Kind == grid.Text && nothing(c.Text) {
			continue
		}
		if r := b.settings.read(c, p); c.Kind != grid.Text || r.Kind != ledger.Blank && r.severity != finding.Error {
			return true
		}
	}
	return false
}

// explains tells a line whose texts explain the columns: none of its numbers, dates and codes
// can be read, half of its cells or more speak of filling in, three of them in such columns at
// least. Where there are fewer every cell must, so that a row with a bad cell or two is
// never taken for one.
func (b *block) explains(row *grid.Row) bool {
	filled, spoken, typed := 0, 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || nothing(c.Text) && c.Kind == grid.Text {
			continue
		}
		filled++
		if c.Kind != grid.Text || !b.speaks(beginning(c.Text), p) {
			continue
		}
		if spoken++; p.kind != text {
			typed++
		}
	}
	if typed == 0 || b.readable(row) || b.covered(row.Line) {
		return false
	}
	return typed >= 3 && spoken*2 >= filled || filled >= 2 && spoken == filled
}

// speaks tells a text that explains its column and is no value of it.
func (b *block) speaks(s string, p *column) bool {
	key := wordKey(s)
	if holdsAny(key, b.words.instructions) {
		return true
	}
	if p.kind == text {
		return false
	}
	if p.kind == code {
		named := 0
		for _, c := range p.Codes {
			if strings.Contains(key, ledger.Fold(c)) {
				named++
			}
		}
		if named > 1 {
			return true
		}
	}
	return holdsAny(key, b.words.forValues) || p.kind != code && namesForm(key) || p.kind != code && utf8.RuneCountInString(key) >= longWords ||
		p.kind == boolean && strings.Contains(key, "是/否")
}

// namesForm tells a text that says how a date is written or in what an amount is stated, and
// gives none: 年/月/日, 万元.
func namesForm(key string) bool {
	if strings.ContainsAny(key, "0123456789") {
		return false
	}
	return strings.Contains(key, "年") && strings.Contains(key, "月") || slices.ContainsFunc(splitUnits(key), isMeasure)
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
