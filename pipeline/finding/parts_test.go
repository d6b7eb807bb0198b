package finding

import (
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	hard := "请更正后重报。"
	cases := []struct {
		rule, message           string
		found, expected, action string
	}{
		{"value.number", "“约3000”是约数或界限，不能作为精确数值；应填写一个确切的数字。请填报单位更正后重报。",
			"“约3000”是约数或界限，不能作为精确数值。", "应填写一个确切的数字。", "请填报单位更正后重报。"},
		{"value.required", "“总投资”是必填项，此格为空。请补填后重报。", "此格为空。", "“总投资”是必填项。", "请补填后重报。"},
		{"value.required", "“责任单位”是必填项，此格为空；与上一行相同时也要填写（或合并单元格），空格不按上一行认定。请补填后重报。",
			"此格为空；与上一行相同时也要填写（或合并单元格），空格不按上一行认定。", "“责任单位”是必填项。", "请补填后重报。"},
		{"value.integer", "“户数”应为整数，此格是 3.5。请填报单位更正后重报。", "此格是 3.5。", "“户数”应为整数。", "请填报单位更正后重报。"},
		{"value.negative", "“总投资”为负数（-5），此列不得小于 0（外资除外）。请填报单位更正后重报。",
			"“总投资”为负数（-5）。", "此列不得小于 0（外资除外）。", "请填报单位更正后重报。"},
		{"value.code", "“应；请。”不在规定的取值之内；应为：县内、省外。请填报单位更正后重报。",
			"“应；请。”不在规定的取值之内。", "应为：县内、省外。", "请填报单位更正后重报。"},
		{"investment.landed_before_signed", "落地日期2020-01-01早于签约日期2020-02-01，项目应先签约后落地。请招商中心核对这两个日期，填错的更正后重报，属实的作书面说明。",
			"落地日期2020-01-01早于签约日期2020-02-01。", "项目应先签约后落地。", "请招商中心核对这两个日期，填错的更正后重报，属实的作书面说明。"},
		{"sheet.unknown", "工作表的表头与任何一种台账都不相符，未读取。如果它是台账，请按规定的表头更正后重报；如果不是，请说明或删去。",
			"工作表的表头与任何一种台账都不相符，未读取。", "表头与所报台账的规定格式一致。", "如果它是台账，请按规定的表头更正后重报；如果不是，请说明或删去。"},
		{"value.date.future", "日期 2030-01-01 比报告月份 2020-12 晚两年以上，请核对。",
			"日期 2030-01-01 比报告月份 2020-12 晚两年以上。", "不晚于报告月份两年以后的日期。", "请核对。"},
		{"value.rate", "利率读作 0.05%，低得少见，可能漏了百分号（5.28% 应填 5.28 或 5.28%）。请核对。",
			"利率读作 0.05%，低得少见，可能漏了百分号（5.28% 应填 5.28 或 5.28%）。", "按百分数填写的利率，如 5.28%。", "请核对。"},
		{"value.date", "“待定”不是日期；应写到年月日，如 2020-05-12。请填报单位更正后重报。",
			"“待定”不是日期。", "应写到年月日，如 2020-05-12。", "请填报单位更正后重报。"},
		{"own.rule", "两列不一致", "两列不一致。", "符合台账填报要求。", hard},
	}
	for _, c := range cases {
		found, expected, action := Finding{Rule: c.rule, Severity: Error, Message: c.message}.Parts()
		if found != c.found || expected != c.expected || action != c.action {
			t.Errorf("%s:\n found    %s\n expected %s\n action   %s", c.rule, found, expected, action)
		}
	}
}

// Whatever a message says, all of it stands in the parts.
func FuzzParts(f *testing.F) {
	f.Add("“甲”不对；应为乙。请更正。")
	f.Add("应为乙，请更正，应为丙")
	f.Fuzz(func(t *testing.T, message string) {
		list := clauses(message)
		if strings.Join(list, "") != message {
			t.Fatalf("clauses %q of %q", list, message)
		}
		found, expected, action := Finding{Rule: "own.rule", Message: message}.Parts()
		all := found + expected + action
		for _, c := range list {
			if text := strings.TrimRight(strings.TrimSpace(c), "。；，"); !strings.Contains(all, text) {
				t.Errorf("%q lost %q: %q", message, text, all)
			}
		}
	})
}
