package ingest

import (
	"testing"

	"zonereport/pipeline/grid"
)

// What only says that it is of the report year stands for its group beside qualified columns, and
// 实际 for its group's word (design-life §11); between 本年 and 累计 nobody chooses.
func TestCurrentStandsForItsGroup(t *testing.T) {
	defs := shipped(t, "incubator", "land_supply", "approvals")
	tenants := func(group string, leaves ...string) grid.Sheet {
		n := len(leaves)
		top, low, row := "期次|企业名称|入驻日期|期末从业人员|"+group, "|||", "一期|甲|2019-03-01|#20"
		for i, l := range leaves {
			low += "|" + l
			row += "|#" + string(rune('1'+i)) + "00"
		}
		return merge(sheetOf("孵化器入驻企业台账", "单位：万元", top, low, row), [4]int{2, 1, 3, 1}, [4]int{2, 2, 3, 2}, [4]int{2, 3, 3, 3}, [4]int{2, 4, 3, 4}, [4]int{2, 5, 2, 4 + n})
	}
	for _, c := range []struct {
		name, ledger, column string
		sheet                grid.Sheet
		rows                 []string
	}{
		{"last year and this", "incubator", "output", tenants("年产值", "上年同期", "本年累计", "增长%"), []string{"4|200"}},
		{"years", "incubator", "output", tenants("年产值", "2020年", "2019年"), []string{"4|100"}},
		{"with a unit", "incubator", "output", tenants("年产值", "上年（万元）", "本年（亿元）"), []string{"4|2000000"}},
		{"a span of months", "incubator", "output", tenants("年产值", "2020年1-12月", "同比增长"), []string{"4|100"}},
		{"two that both may be it", "incubator", "output", tenants("年产值", "本年", "累计"), nil},
		{"another year alone", "incubator", "output", tenants("年产值", "2019年", "2018年"), nil},
		{"a plan and the year", "incubator", "output", tenants("年产值", "计划", "完成"), nil},
		{"actual before the group's word", "land_supply", "started_on", merge(sheetOf("供地台账", "宗地编号|受让单位|供地面积（亩）|合同日期|开工日期", "||||约定|实际", "Z1|甲|#3|2020-03-01|2020-04-01|2020-05-01"), [4]int{1, 5, 1, 6}), []string{"3|2020-05-01"}},
		{"actual with it", "approvals", "closed_on", merge(sheetOf("审批事项台账", "受理编号|事项名称|事项类型|办结时间", "|||应办结|实际办结", "S1|甲|许可|2020-03-01|2020-03-09"), [4]int{1, 4, 1, 5}), []string{"3|2020-03-09"}},
	} {
		set, _ := readGrids(defs, bookOf(c.sheet))
		equal(t, c.name, table(set[c.ledger], c.column), c.rows)
	}
}
