package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
)

// The guide of a blank form comes back with it and is no finding; another sheet of its name,
// or its table under another name, is judged like any other.
func TestGuideSheet(t *testing.T) {
	table := strings.Join(definition.GuideHeaders(), "|")
	book := sheetOf("场地台账", "编号|场地名称|日期", "1|东场|@43831")
	for _, c := range []struct {
		name, sheet string
		lines       []string
		want        []string
	}{
		{"as written", "填写说明", []string{"填写说明", "1．每张工作表是一本台账。", table, "编号|必填|文字"}, nil},
		{"copied, with spaces", "填写说明 (2)", []string{strings.ReplaceAll(table, "填写", "填 写")}, nil},
		{"of the department", "填写说明", []string{"说明", "红色为必填"}, []string{"warning sheet.unknown"}},
		{"a header lacks", "填写说明", []string{strings.Replace(table, "|填写要求", "", 1)}, []string{"warning sheet.unknown"}},
		{"under another name", "要求", []string{table}, []string{"warning sheet.unknown"}},
	} {
		set, list := readGrids([]definition.Ledger{yard()}, bookOf(book, sheetOf(c.sheet, c.lines...)))
		equal(t, c.name, brief(list), c.want)
		if len(set["yard"].Rows) != 1 {
			t.Errorf("%s: %d rows", c.name, len(set["yard"].Rows))
		}
	}
}
