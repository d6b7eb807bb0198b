package ingest

import "testing"

// The row that only numbers the columns is no data, however it begins; titles over a further
// ledger are none of the one above, also where that asks for one text only.
func TestLinesBetweenHeadersAndData(t *testing.T) {
	financing := "融资主体|融资方式|债券或贷款名称|发行日期|融资金额（万元）"
	loan := "甲|信托|乙|2020-03-01|#5"
	phases := "期次|建筑面积（㎡）|套数|状态"
	flats := "期次|小区|房号|面积（㎡）"
	for _, c := range []struct {
		name    string
		ledgers []string
		lines   []string
		rows    []int
	}{
		{"甲乙", []string{"financing"}, []string{financing, "甲|乙|丙|1|2", loan}, []int{1}},
		{"栏次", []string{"financing"}, []string{financing, "栏次|#1|#2|#3|#4", loan}, []int{1}},
		{"letters", []string{"financing"}, []string{financing, "A|B|C|D|E", loan}, []int{1}},
		{"letters that are no numbering", []string{"rebuild_sites"}, []string{"安置点名称|户数|启动日期|状态", "A|#3|2020-03-01|在建", "B|#3|2020-03-01|在建"}, []int{2}},
		{"titles over another ledger", []string{"housing_projects", "housing"}, []string{"安置房项目台账", phases, "一期|#10|#1|在建", "", "安置房择房台账", "单位：㎡", flats, "一期|甲|1|#90"}, []int{1, 1}},
		{"without a blank line", []string{"rebuild_sites", "housing"}, []string{"安置点名称|户数|启动日期|状态", "甲|#3|2020-03-01|在建", "安置房择房台账|单位：㎡", flats, "一期|甲|1|#90"}, []int{1, 1}},
		{"a name alone is a row", []string{"rebuild_sites"}, []string{"安置点名称|户数|启动日期|状态", "甲|#3|2020-03-01|在建", "登记表"}, []int{2}},
	} {
		set, list := readGrids(shipped(t, c.ledgers...), bookOf(sheetOf("表", c.lines...)))
		for i, id := range c.ledgers {
			if n := len(set[id].Rows); n != c.rows[i] {
				t.Errorf("%s: %d rows of %s, want %d; %q", c.name, n, id, c.rows[i], brief(list))
			}
		}
		if hard := brief(list); len(hard) > 0 && hard[0][:5] == "error" {
			t.Errorf("%s: %q", c.name, hard)
		}
	}
}
