package pipeline_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// planted are the twelve defects of the workbook that twelveDefects makes, as severity,
// rule, sheet and cell.
var planted = []string{
	"error value.number 招商项目台账!H5",
	"error value.code 招商项目台账!D6",
	"error value.date 招商项目台账!G7",
	"error value.required 招商项目台账!L8",
	"error key.twice 招商项目台账!A9",
	"warning investment.landed_before_signed 招商项目台账!I10",
	"error value.code 到位资金台账!D5",
	"warning funds.unknown_project 到位资金台账!B6",
	"warning funds.ytd_amount 到位资金台账!G7",
	"error value.negative 房屋搬迁台账!E6",
	"error value.digits 房屋搬迁台账!D7",
	"warning relocation.vacated_before_signed 房屋搬迁台账!G8",
}

// sheetText is a sheet of the planted workbook: a title, a unit line, headers, rows. A cell
// "" is not in the file at all.
type sheetText struct {
	name, title, unit string
	headers           []string
	widths            []float64
	rows              [][]any
}

var defectSheets = []sheetText{
	{"招商项目台账", "新昌经济开发区招商项目台账（2020年12月）", "单位：万元",
		[]string{"项目编号", "项目名称", "投资方", "来源地", "来源城市", "协议类型", "签约日期", "总投资", "落地日期", "开工日期", "投产日期", "责任单位", "联系电话"},
		[]float64{12, 22, 24, 10, 10, 10, 12, 10, 12, 12, 12, 16, 14},
		[][]any{
			{"ZS2020-01", "轴承智能制造", "杭州远山控股有限公司", "市外省内", "杭州", "正式协议", "2020-03-12", 52000, "2020-04-01", "2020-05-06", "", "新昌经济开发区", "13857500001"},
			{"ZS2020-02", "数控机床基地", "上海精衡机械有限公司", "省外", "上海", "框架协议", "2020-04-20", "约3000", "2020-06-01", "", "", "新昌经济开发区", "13857500002"},
			{"ZS2020-03", "医药中间体", "绍兴康源药业有限公司", "省内", "绍兴", "框架协议", "2020-05-08", 18000, "", "", "", "新昌经济开发区", "13857500003"},
			{"ZS2020-04", "制冷配件", "宁波海川电器有限公司", "市外省内", "宁波", "正式协议", "2020-02-30", 9600, "", "", "", "新昌经济开发区", "13857500004"},
			{"ZS2020-05", "纺机部件", "嵊州恒达机械有限公司", "县外市内", "嵊州", "意向书", "2020-06-18", 4200, "", "", "", "", "13857500005"},
			{"ZS2020-02", "数控机床基地二期", "上海精衡机械有限公司", "省外", "上海", "正式协议", "2020-07-02", 26000, "", "", "", "新昌经济开发区", "13857500006"},
			{"ZS2020-06", "胶囊装备", "苏州同泰装备有限公司", "省外", "苏州", "正式协议", "2020-08-15", 31000, "2020-07-30", "2020-09-01", "", "新昌经济开发区", "13857500007"},
			{"ZS2020-07", "汽车零部件", "台州弘毅汽配有限公司", "市外省内", "台州", "正式协议", "2020-09-09", 12500, "2020-10-10", "", "", "新昌经济开发区", "13857500008"},
		}},
	{"到位资金台账", "新昌经济开发区到位资金台账（2020年12月）", "单位：万元",
		[]string{"到位月份", "项目编号", "项目名称", "资金类别", "资金来源地", "当月到位", "年初至本月累计", "责任单位"},
		[]float64{12, 12, 20, 10, 12, 12, 16, 16},
		[][]any{
			{"2020-06", "ZS2020-01", "轴承智能制造", "内资", "市外省内", 1200, 1200, "新昌经济开发区"},
			{"2020-07", "ZS2020-06", "胶囊装备", "民资", "省外", 800, 800, "新昌经济开发区"},
			{"2020-08", "ZS2020-99", "胶囊装备二期", "内资", "省外", 650, 650, "新昌经济开发区"},
			{"2020-07", "ZS2020-01", "轴承智能制造", "内资", "市外省内", 900, 2200, "新昌经济开发区"},
		}},
	{"房屋搬迁台账", "新昌经济开发区房屋搬迁台账", "单位：㎡",
		[]string{"期次", "户编号", "户主", "身份证号", "合法建筑面积", "签约日期", "腾空日期", "拆除日期"},
		[]float64{10, 12, 10, 24, 14, 12, 12, 12},
		[][]any{
			{"五期", "W5-001", "吕建国", "330624196501010011", 186.5, "2020-03-01", "2020-04-02", "2020-05-10"},
			{"五期", "W5-002", "俞秀英", "330624195812120026", 142.25, "2020-03-01", "2020-04-05", "2020-05-10"},
			{"五期", "W5-003", "章水根", "330624197007070033", -98, "2020-03-03", "", ""},
			{"五期", "W5-004", "石美娟", 330624196909090000, 120, "2020-03-05", "2020-04-08", ""},
			{"五期", "W5-005", "丁国平", "330624196303030059", 210.75, "2020-03-18", "2020-03-06", "2020-05-20"},
		}},
	{"填表说明", "", "", []string{"本表由招商中心、搬迁办按月填报。"}, []float64{60}, nil},
}

// twelveDefects makes a department's workbook with the planted defects. Its last sheet,
// with a note on how the form is filled in, is hidden.
func twelveDefects(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		check(err)
		return id
	}
	border := []excelize.Border{{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1}, {Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1}}
	title := style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Family: "宋体"}, Alignment: &excelize.Alignment{Horizontal: "center"}})
	head := style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 11, Family: "宋体"}, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, Alignment: &excelize.Alignment{Horizontal: "center", WrapText: true}})
	cell := style(excelize.Style{Font: &excelize.Font{Size: 11, Family: "宋体"}, Border: border})
	for i, s := range defectSheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(err)
		}
		last, _ := excelize.ColumnNumberToName(len(s.headers))
		for c, width := range s.widths {
			name, _ := excelize.ColumnNumberToName(c + 1)
			check(f.SetColWidth(s.name, name, name, width))
		}
		if s.rows == nil {
			check(f.SetCellValue(s.name, "A1", s.headers[0]))
			check(f.SetSheetVisible(s.name, false))
			continue
		}
		check(f.SetCellValue(s.name, "A1", s.title))
		check(f.MergeCell(s.name, "A1", last+"1"))
		check(f.SetCellStyle(s.name, "A1", "A1", title))
		check(f.SetCellValue(s.name, last+"2", s.unit))
		check(f.SetSheetRow(s.name, "A3", &s.headers))
		check(f.SetCellStyle(s.name, "A3", last+"3", head))
		for r, row := range s.rows {
			for c, value := range row {
				name, _ := excelize.CoordinatesToCellName(c+1, r+4)
				if value == "" {
					continue
				}
				check(f.SetCellValue(s.name, name, value))
				check(f.SetCellStyle(s.name, name, name, cell))
			}
		}
	}
	check(f.AddComment("招商项目台账", excelize.Comment{Cell: "H3", Author: "张工", Text: "以合同为准"}))
	check(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "招商项目台账!$A$1:$M$11", Scope: "招商项目台账"}))
	var out bytes.Buffer
	_, err := f.WriteTo(&out)
	check(err)
	return out.Bytes()
}

func label(severity, rule, sheet, cell string) string {
	return fmt.Sprintf("%s %s %s!%s", severity, rule, sheet, cell)
}
