package ingest

import (
	"strings"
)

// isSection tells a section label: 一、产业项目（5个）, （二）民生项目, 第一部分.
func isSection(s string) bool {
	_, ok := sectionLevel(s)
	return ok
}

// sectionLevel is 1 for 一、 and 2 for （一）.
func sectionLevel(s string) (int, bool) {
	s = compact(s)
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

// isFooter tells a footer by its first words (填表人：, 审核人：, 注：). They are followed by
// a colon or nothing.
func isFooter(s string) bool {
	s = compact(s)
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

// isSample tells the label of a template's sample row: 示例, （例）, 样例1, 填写示例（请删除）.
func isSample(s string) bool {
	s = strings.Trim(compact(s), "():[]【】")
	if i := strings.IndexAny(s, "(:[【,"); i > 0 {
		s = s[:i]
	}
	switch strings.TrimRight(s, "0123456789一二三") {
	case "示例", "样例", "例", "例如", "填写示例", "填报示例", "示例行", "样表":
		return true
	}
	return false
}

// isSigned tells a footer whose words are followed by a blank: 填表人 王某.
func isSigned(s string) bool {
	s = trim(halfWidth(s))
	for _, w := range footerWords {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && strings.TrimLeftFunc(rest, invisible) != rest {
			return true
		}
	}
	return false
}

// isDay tells the date that stands alone under a table: 2020年12月31日.
func isDay(s string) bool {
	d, ok := parseStated(s)
	return ok && d.year != 0 && d.day != 0 && strings.Contains(s, "年")
}

// isRatio tells a line of means or rates under a table.
func isRatio(s string) bool {
	s = compact(s)
	for _, w := range []string{"平均", "人均", "占比", "比重", "同比", "环比", "增幅", "增长", "完成率"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// nilReport tells a line that says that there is nothing to report, or nothing more.
func nilReport(s string) bool {
	s = compact(s)
	for _, w := range []string{"本月无", "本期无", "本月暂无", "本期暂无", "暂无", "无新增", "零报告", "无数据", "无发生", "以下空白", "以下无"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// counter tells a measure word of things that are counted.
func counter(s string) bool {
	switch s {
	case "个", "项", "家", "户", "宗", "条", "套", "件", "人", "名", "批", "批次", "笔", "处", "间", "幢", "栋", "个项目", "家企业", "行":
		return true
	}
	return false
}

// stateCount reads the count that a label states: （5个）, 共43户. It is -1 when the label
// states none and is not blank, 0 when it is blank.
func stateCount(s string) int {
	s = strings.Trim(compact(s), "():")
	if s == "" {
		return 0
	}
	for len(s) > 0 {
		if s[0] < '0' || s[0] > '9' {
			s = s[1:]
			continue
		}
		n, rest := leadingDigits(s)
		word := rest
		if end := strings.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune("(),:;，、；", r) }); end >= 0 {
			word = rest[:end]
		}
		if counter(word) {
			return n
		}
		s = strings.TrimLeft(rest, "0123456789.")
	}
	return -1
}
