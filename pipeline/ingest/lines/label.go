// Package lines tells what a line of a sheet is by what stands in it: the label of a total, of a
// section, of a footer; the number of a page; words that explain the columns.
package lines

import (
	"strings"

	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
)

// IsSection tells a section label: 一、产业项目（5个）, （二）民生项目, 第一部分.
func IsSection(s string) bool {
	_, ok := SectionLevel(s)
	return ok
}

// SectionLevel is 1 for 一、 and 2 for （一）.
func SectionLevel(s string) (int, bool) {
	s = spelling.Compact(s)
	level := 1
	if rest, ok := strings.CutPrefix(s, "("); ok {
		s, level = rest, 2
	}
	end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("一二三四五六七八九十", r) })
	if end <= 0 {
		return 0, false
	}
	rest := s[end:]
	if level == 2 {
		return level, strings.HasPrefix(rest, ")")
	}
	return level, strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "．")
}

// footerWords begin a footer.
var footerWords = []string{"填表人", "制表人", "填报人", "审核人", "复核人", "经办人", "负责人", "单位负责人", "统计负责人", "部门负责人", "分管领导",
	"主管领导", "联系人", "联系电话", "填表日期", "填报日期", "报送日期", "制表日期", "报出日期", "填报单位", "制表单位", "制表", "审核", "盖章", "单位盖章", "签字",
	"注", "备注", "说明", "填表说明", "填报说明", "数据来源"}

// IsFooter tells a footer by its first words (填表人：, 审核人：, 注：). They are followed by
// a colon or nothing.
func IsFooter(s string) bool {
	s = spelling.Compact(s)
	for _, w := range footerWords {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		if i := strings.IndexByte(rest, ')'); i > 0 && rest[0] == '(' { // 填表人（签字）：
			rest = rest[i+1:]
		}
		if strings.HasPrefix(rest, ":") || rest == "" && w != "审核" && w != "备注" && w != "说明" || w == "注" && strings.HasPrefix(rest, "1") {
			return true
		}
	}
	return false
}

// IsSample tells the label of a template's sample row: 示例, （例）, 样例1, 填写示例（请删除）.
func IsSample(s string) bool {
	s = strings.Trim(spelling.Compact(s), "():[]【】")
	if i := strings.IndexAny(s, "(:[【,"); i > 0 {
		s = s[:i]
	}
	switch strings.TrimRight(s, "0123456789一二三") {
	case "示例", "样例", "例", "例如", "填写示例", "填报示例", "示例行", "样表":
		return true
	}
	return false
}

// IsSigned tells a footer whose words are followed by a blank: 填表人 王某.
func IsSigned(s string) bool {
	s = spelling.Trim(spelling.HalfWidth(s))
	for _, w := range footerWords {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && strings.TrimLeftFunc(rest, spelling.Invisible) != rest {
			return true
		}
	}
	return false
}

// IsDay tells the date that stands alone under a table: 2020年12月31日.
func IsDay(s string) bool {
	d, ok := typing.ParseStated(s)
	return ok && d.Year != 0 && d.Day != 0 && strings.Contains(s, "年")
}

// IsRatio tells a line of means or rates under a table.
func IsRatio(s string) bool {
	s = spelling.Compact(s)
	for _, w := range []string{"平均", "人均", "占比", "比重", "同比", "环比", "增幅", "增长", "完成率"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// IsNilReport tells a line that says that there is nothing to report, or nothing more.
func IsNilReport(s string) bool {
	s = spelling.Compact(s)
	for _, w := range []string{"本月无", "本期无", "本月暂无", "本期暂无", "暂无", "无新增", "零报告", "无数据", "无发生", "以下空白", "以下无"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// StatedCount reads the count that a label states: （5个）, 共43户. It is -1 when the label
// states none and is not blank, 0 when it is blank.
func StatedCount(s string) int {
	s = strings.Trim(spelling.Compact(s), "():")
	if s == "" {
		return 0
	}
	for len(s) > 0 {
		if s[0] < '0' || s[0] > '9' {
			s = s[1:]
			continue
		}
		n, rest := spelling.LeadingDigits(s)
		word := rest
		if end := strings.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune("(),:;，、；", r) }); end >= 0 {
			word = rest[:end]
		}
		if unitword.IsCounter(word) {
			return n
		}
		s = strings.TrimLeft(rest, "0123456789.")
	}
	return -1
}

// IsGuideLabel tells the label of a line that explains the columns.
func IsGuideLabel(s string) bool {
	s = strings.Trim(spelling.Compact(s), "():[]【】*")
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

// IsNote tells a note on the whole table that stands under its header: 注：, 填表说明：.
func IsNote(s string) bool {
	s = spelling.Compact(s)
	for _, w := range []string{"注", "备注", "说明", "填表说明", "填报说明"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
