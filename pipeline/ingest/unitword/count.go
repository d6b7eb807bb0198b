package unitword

import (
	"strings"
)

// IsMultiple tells a count in thousands or more (万人) or a rate in ‰, which no column may be in.
func IsMultiple(word string) bool {
	if word == "‰" {
		return true
	}
	for _, m := range []string{"万", "千", "百", "亿"} {
		if rest, ok := strings.CutPrefix(word, m); ok && IsCounter(rest) {
			return true
		}
	}
	return false
}

// IsCounter tells a measure word of things that are counted.
func IsCounter(s string) bool {
	switch s {
	case "个", "项", "家", "户", "宗", "条", "套", "件", "人", "名", "批", "批次", "笔", "处", "间", "幢", "栋", "个项目", "家企业", "行":
		return true
	}
	return false
}

// IsYear tells the word behind a year: 2020年, 2020 年度.
func IsYear(word string) bool { return word == "年" || word == "年度" }
