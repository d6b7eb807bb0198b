package pipeline_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/runfolder"
	"zonereport/templates/templatestest"
)

// sent is one file of a month, as a department sent it.
type sent struct {
	name string
	data []byte
}

// sending is what a case expects of a month's files.
type sending struct {
	files  []sent
	ledger string // that rows and columns speak of
	shows  string // its columns, "" for none
	rows   []string
	// said is every finding but those on ledgers that nobody sent: severity, rule, place. A
	// place is file/sheet!cell, the file 表.xlsx and the sheet 表 left out.
	said []string
	also []string // further ledgers that were sent
}

// expect reads and checks a month's files as a run does, and holds rows and the complete
// list of findings against what is expected.
func (m sending) expect(t *testing.T) {
	t.Helper()
	defs, err := load.Definitions(templatestest.Folder(t))
	if err != nil {
		t.Fatal(err)
	}
	work := month.Material{
		Office: month.Office{Defs: defs, Zone: definition.Zone{Name: "新昌经济开发区", ShortName: "新经开", County: "新昌县", Aliases: []string{"经开区"}}},
		Period: calendar.Month{Year: 2020, Number: 12}, Inputs: []runfolder.File{{Path: "zone.toml"}},
	}
	for _, f := range m.files {
		work.Inputs = append(work.Inputs, runfolder.File{Path: "2020-12/" + f.name, Data: f.data})
	}
	set, findings, _ := pipeline.Examine(pipeline.Job{}, work)
	var said, missing []string
	for _, f := range findings {
		if f.Message() == "" || f.Figures == nil {
			t.Errorf("a finding says too little: %+v", f)
		}
		if f.Rule == "ledger.missing" {
			missing = append(missing, f.Message())
			continue
		}
		if f.Rule == "unit.zone" && f.Severity == finding.Warning {
			continue // most of these files hold one row, and that is 南明街道's
		}
		said = append(said, strings.TrimSpace(string(f.Severity)+" "+f.Rule+" "+place(f)))
	}
	slices.Sort(said)
	want := slices.Sorted(slices.Values(m.said))
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
		for _, f := range findings {
			if f.Rule != "ledger.missing" {
				t.Log(f.Severity, f.Rule, place(f), f.Message())
			}
		}
	}
	if diff := cmp.Diff(m.rows, shownRows(set[m.ledger], m.shows)); diff != "" {
		t.Errorf("rows of %s (-want +got):\n%s", m.ledger, diff)
	}
	for _, l := range defs.Ledgers {
		named := slices.ContainsFunc(missing, func(s string) bool { return strings.Contains(s, "“"+l.Name+"”") })
		if came := l.ID == m.ledger || slices.Contains(m.also, l.ID); named == (came || l.Optional) {
			t.Errorf("%s: sent %t, said to be missing %t", l.Name, came, named)
		}
	}
}

// place writes where a finding stands; what has no cell names its column.
func place(f finding.Finding) string {
	p := f.File
	if f.Sheet != "" {
		p += "/" + f.Sheet
	}
	if f.Cell != "" {
		p += "!" + f.Cell
	}
	p = strings.TrimPrefix(strings.TrimPrefix(p, "表.xlsx/表"), "!")
	if f.Cell == "" && f.Column != "" {
		p += "[" + f.Column + "]"
	}
	return p
}

// shownRows writes a ledger's rows: line, then the columns named; nil for a ledger that is not there.
func shownRows(l *ledger.Ledger, columns string) []string {
	var out []string
	if l == nil {
		return out
	}
	for _, r := range l.Rows {
		line := fmt.Sprint(r.Line)
		for _, c := range strings.Fields(columns) {
			line += "|" + shownCell(r.Cells[l.Column(c)])
		}
		out = append(out, line)
	}
	return out
}

func shownCell(c ledger.Cell) string {
	switch c.Kind {
	case ledger.Text:
		return c.Text
	case ledger.Number:
		return c.Number.String()
	case ledger.Date:
		return c.Date.String()
	case ledger.Month:
		return c.Date.String()[:7]
	case ledger.Bool:
		return fmt.Sprint(c.True)
	}
	return ""
}

// file is the workbook 表.xlsx of those sheets.
func file(t testing.TB, tabs ...tab) []sent {
	return []sent{{"表.xlsx", xlsx(t, false, nil, tabs...)}}
}

func encoded(t testing.TB, s string, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

const (
	investHead = "项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位"
	investRow  = "P1|甲项目|乙企业|省外|框架协议|@43963|#100|南明街道"
	fundsHead  = "到位月份|项目编号|资金类别|资金来源地|当月到位（万元）|年初至本月累计（万元）|责任单位"
	visitsHead = "日期|企业名称|企业属地|方式|批次号|责任单位"
	moveHead   = "期次|户编号|户主|身份证号|合法建筑面积（㎡）|签约日期|腾空日期|拆除日期"
	flatHead   = "期次|小区|房号|面积（㎡）|择房户"
	tenantHead = "期次|企业名称|统一社会信用代码|入驻日期|期末从业人员|年产值（万元）|状态"
	landHead   = "宗地编号|受让单位|供地面积|合同日期"
)

// with puts other cells into a line, by column from 1. A project with another code has
// another name.
func with(line string, cells ...any) string {
	list := strings.Split(line, "|")
	for i := 0; i+1 < len(cells); i += 2 {
		list[cells[i].(int)-1] = cells[i+1].(string)
		if line == investRow && cells[i].(int) == 1 {
			list[1] = "项目" + list[0]
		}
	}
	return strings.Join(list, "|")
}

// TestDefects has a case for each defect of real spreadsheets that the field's reference
// lists, by its number, and as number 45 what it adds below the table. Where the contract
// decides otherwise, the contract holds.
func TestDefects(t *testing.T) {
	invest := csv(investHead, with(investRow, 6, "2020-05-12", 7, "100"))
	investRows := []string{"2|P1|2020-05-12|100"}
	const investShows = "code signed_on total_invest"
	html := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>` + strings.ReplaceAll(investHead, "|", "</td><td>") + `</td></tr><tr><td>` +
		strings.ReplaceAll(with(investRow, 6, "2020-05-12", 7, "100"), "|", "</td><td>") + `</td></tr></table></body></html>`
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(invest)
	chinese := encoded(t, gbk, err)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(invest)
	utf16 := encoded(t, wide, err)
	binary := xls(sheet(investHead, investRow))
	hurt := bytes.Clone(binary)
	copy(hurt[512+30:], bytes.Repeat([]byte{0xff}, 900))
	var locked bytes.Buffer
	book := excelize.NewFile()
	if _, err := book.WriteTo(&locked, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	one := func(name string, data []byte) []sent { return []sent{{name, data}} }

	cases := []struct {
		number int
		words  string
		sending
	}{
		{1, "an .xls under the name .xlsx", sending{files: one("表.xlsx", binary), ledger: "investment", shows: investShows, rows: investRows}},
		{1, "an .xlsx under the name .xls", sending{files: one("表.xls", xlsx(t, false, nil, sheet(investHead, investRow))), ledger: "investment", shows: investShows, rows: investRows}},
		{1, "a csv under the name .xlsx", sending{files: one("表.xlsx", []byte(invest)), ledger: "investment", shows: investShows, rows: investRows}},
		{2, "HTML under the name .xls", sending{files: one("表.xls", []byte(html)), ledger: "investment", shows: investShows, rows: investRows}},
		{2, "tabs under the name .xls", sending{files: one("表.xls", []byte(strings.ReplaceAll(invest, ",", "\t"))), ledger: "investment", shows: investShows, rows: investRows}},
		{2, "HTML without a table", sending{files: one("表.xls", []byte("<html><body>请登录</body></html>")), said: []string{"error file.unreadable 表.xls", "error input.no_ledger"}}},
		{2, "HTML that is cut", sending{files: one("表.xls", []byte(html[:len(html)-40])), said: []string{"error file.unreadable 表.xls", "error input.no_ledger"}}},
		{3, "an .et of WPS", sending{files: one("表.et", binary), ledger: "investment", shows: investShows, rows: investRows}},
		{3, "an .et that is no workbook", sending{files: one("表.et", compound("WordDocument", []byte("x"))), said: []string{"error file.unreadable 表.et", "error input.no_ledger"}}},
		{4, "an .xls with damage ends itself alone", sending{files: []sent{{"坏.xls", hurt}, {"表.xlsx", xlsx(t, false, nil, sheet(investHead, investRow))}},
			ledger: "investment", shows: investShows, rows: investRows, said: []string{"error file.unreadable 坏.xls"}}},
		{5, "a password", sending{files: one("表.xlsx", locked.Bytes()), said: []string{"error file.unreadable 表.xlsx", "error input.no_ledger"}}},
		{5, "a protected sheet is readable", sending{files: file(t, tab{name: "表", lines: []string{investHead, investRow}, tail: `<sheetProtection password="CC1A" sheet="1" objects="1"/>`}), ledger: "investment", shows: investShows, rows: investRows}},
		{6, "wrapped by the office's document encryption", sending{files: one("表.xlsx", append([]byte("b\x14#e\x01\x00\x00\x00"), bytes.Repeat([]byte{0x9c, 0, 0x51, 0xfe}, 200)...)),
			said: []string{"error file.unreadable 表.xlsx", "error input.no_ledger"}}},
		{7, "csv in GB18030", sending{files: one("表.csv", chinese), ledger: "investment", shows: investShows, rows: investRows}},
		{7, "csv in UTF-8 with a mark", sending{files: one("表.csv", append([]byte("\xef\xbb\xbf"), invest...)), ledger: "investment", shows: investShows, rows: investRows}},
		{7, "csv in UTF-16", sending{files: one("表.csv", utf16), ledger: "investment", shows: investShows, rows: investRows}},
		{7, "csv cut within a character", sending{files: one("表.csv", chinese[:len(chinese)-3]), said: []string{"error file.unreadable 表.csv", "error input.no_ledger"}}},
		{7, "a header half in mojibake", sending{files: one("表.csv", []byte(csv(investHead+"|备\ufffd", with(investRow, 6, "2020-05-12", 7, "100")+"|x"))),
			ledger: "investment", shows: investShows, rows: investRows, said: []string{"error header.garbled 表.csv/表!I1"}}},
		{7, "a key in mojibake", sending{files: one("表.csv", []byte(csv(investHead, with(investRow, 1, "P\ufffd", 6, "2020-05-12", 7, "100")))),
			ledger: "investment", shows: investShows, rows: []string{"2||2020-05-12|100"}, said: []string{"error value.garbled 表.csv/表!A2", "warning value.garbled 表.csv/表!B2"}}},
		{7, "a name in mojibake", sending{files: one("表.csv", []byte(csv(investHead, with(investRow, 6, "2020-05-12", 7, "100", 8, "经\ufffd区")))),
			ledger: "investment", shows: investShows, rows: investRows, said: []string{"warning value.garbled 表.csv/表!H2"}}},
		{8, "a title and headers of three rows", sending{files: file(t, sheet("2020年招商项目台账", "序号|项目编号|项目名称|投资方|来源地|协议类型|签约日期|投资（亿元）||||责任单位", "|||||||总投资|其中||", "||||||||固定资产|土地|", "#1|"+strings.Replace(investRow, "#100|", "#1.5|#1|#0.2||", 1)).
			merged("A1:K1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:E4", "F2:F4", "G2:G4", "H2:J2", "H3:H4", "I3:J3", "K2:K4")),
			ledger: "investment", shows: "code total_invest unit", rows: []string{"5|P1|15000|南明街道"}, said: []string{"info header.unknown I4", "info header.unknown J4"}}},
		{9, "merged data cells", sending{files: file(t, sheet(investHead, investRow, "P2|丙项目|丁企业|省外|框架协议|@43964||", "P3|戊项目|己企业|省外|框架协议|@43965||").merged("G2:G4", "H2:H4")),
			ledger: "investment", shows: "code total_invest unit", rows: []string{"2|P1|100|南明街道", "3|P2||南明街道", "4|P3||南明街道"}, said: []string{"warning value.merged G2", "info form.merged [责任单位]"}}},
		{10, "blank for as above", sending{files: file(t, sheet(investHead, investRow, "P2|丙项目|丁企业|||@43964|#10|", "P3|戊项目|己企业|省外|正式协议|@43965|#10|儒岙镇")),
			ledger: "investment", shows: "code agreement unit", rows: []string{"2|P1|框架协议|南明街道", "3|P2||", "4|P3|正式协议|儒岙镇"}, said: []string{"error value.required D3", "error value.required E3", "error value.required H3"}}},
		{10, "blank for as above, where nothing is required", sending{files: file(t, sheet("项目|数值|单位|批准日期|依据", "区域面积|#66|平方公里|@43963|甲文", "核准面积|#5|平方公里|@43963|", "道路|#4|条|@43963|乙文")),
			ledger: "profile", shows: "item source", rows: []string{"2|区域面积|甲文", "3|核准面积|", "4|道路|乙文"}}},
		{10, "blank for as above in a delegation's number", sending{files: file(t, sheet(visitsHead, "@43963|甲企业|省外|来访|B1|南明街道", "@43963|乙企业|省外|外出||南明街道", "@43964|丙企业|省外|来访|B2|南明街道", "@43964|丁企业|省外|外出||南明街道", "@43965|戊企业|省外|来访|B3|南明街道", "@43965|己企业|省外|外出||南明街道")),
			ledger: "visits", shows: "batch", rows: []string{"2|B1", "3|", "4|B2", "5|", "6|B3", "7|"}, said: []string{"warning value.blank E3"}}},
		{10, "blank for as above in a column of codes", sending{files: file(t, sheet("编号|提出日期|企业名称|问题类别|状态", "S1|@43963|甲企业|融资|受理", "S2|@43963|乙企业||受理", "S3|@43963|丙企业|用工|受理", "S4|@43963|丁企业||受理", "S5|@43963|戊企业|要素保障|受理")),
			ledger: "services", shows: "no cls", rows: []string{"2|S1|融资", "3|S2|", "4|S3|用工", "5|S4|", "6|S5|要素保障"}}},
		{11, "rows of unequal length", sending{files: file(t, sheet(landHead+"|供地方式|实际开工日期", "Z1|甲企业|5亩|@43963|挂牌|@43993", "Z2|乙企业|6亩|@43964", "Z3|丙企业|7亩|@43965|拍卖")),
			ledger: "land_supply", shows: "parcel area mode started_on", rows: []string{"2|Z1|5|挂牌|2020-06-11", "3|Z2|6||", "4|Z3|7|拍卖|"}, said: []string{"info form.unit [供地面积]"}}},
		{12, "line breaks, spaces and both widths in headers", sending{files: file(t, sheet("宗地\n编号|受 让　单位|供地面积\n（平方米） |合同\u00a0日期 ", "Z1|甲企业|#2000|@43963"), tab{name: "二", lines: []string{"宗地编号\u200b|受让单位*|供地面积( 公顷 )|合同日期：", "Z2|乙企业|#2|@43963"}}),
			ledger: "land_supply", shows: "parcel area", rows: []string{"2|Z1|3", "2|Z2|30"}}},
		{13, "units in headers, mixed", sending{files: file(t, sheet("项目编号|项目名称|建设性质|项目类别|总投资（亿元）|年度计划投资(万元)|年累计完成投资【元】|开工日期", "K1|甲项目|新建|产业|#1.2|#300|#50000|@43963")),
			ledger: "key_projects", shows: "total_invest year_plan ytd_done", rows: []string{"2|12000|300|5"}}},
		{13, "units behind headers, without brackets", sending{files: file(t, sheet("项目编号|项目名称|建设性质|项目类别|总投资/亿元|年度计划投资万元|年累计完成投资，元|开工日期", "K1|甲项目|新建|产业|#1.2|#300|#50000|@43963")),
			ledger: "key_projects", shows: "total_invest year_plan ytd_done", rows: []string{"2|12000|300|5"}}},
		{13, "a unit that no money is in", sending{files: file(t, sheet(strings.Replace(investHead, "万元", "万美元", 1), investRow)),
			ledger: "investment", shows: investShows, rows: []string{"2|P1|2020-05-12|"}, said: []string{"error header.unit G1"}}},
		{13, "no unit anywhere", sending{files: file(t, sheet(strings.Replace(investHead, "（万元）", "", 1), investRow)),
			ledger: "investment", shows: investShows, rows: investRows, said: []string{"warning header.unit.default G1"}}},
		{14, "units in the cells", sending{files: file(t, sheet(investHead, with(investRow, 7, "1.2亿"), with(investRow, 1, "P2", 7, "3500万元"), with(investRow, 1, "P3", 7, "800万美元"), with(investRow, 1, "P4", 7, "50亩"), with(investRow, 1, "P5", 7, "200 000 元"))),
			ledger: "investment", shows: "code total_invest", rows: []string{"2|P1|12000", "3|P2|3500", "4|P3|", "5|P4|", "6|P5|20"},
			said: []string{"warning value.unit G2", "error value.number G4", "error value.number G5", "warning value.unit G6", "info form.unit [总投资]", "info form.thousands [总投资]"}}},
		{14, "units in the cells alone", sending{files: file(t, sheet(landHead, "Z1|甲企业|50亩|@43963", "Z2|乙企业|2公顷|@43963")),
			ledger: "land_supply", shows: "area", rows: []string{"2|50", "3|30"}, said: []string{"info form.unit [供地面积]"}}},
		{14, "a unit beside a number that has a column for it", sending{files: file(t, sheet("项目|数值|单位|批准日期|依据", "区域面积|66平方公里|平方公里|@43963|甲文", "核准面积|#5.69|平方公里|@43963|乙文")),
			ledger: "profile", shows: "item value", rows: []string{"2|区域面积|", "3|核准面积|5.69"}, said: []string{"error value.number B2"}}},
		{15, "an output that no small firm has", sending{files: file(t, sheet(tenantHead, "一期|甲企业|91330624MA2JQ00014|@43466|#350|12亿元|在驻")),
			ledger: "incubator", shows: "output", rows: []string{"2|120000"}, said: []string{"warning incubator.output_per_head [年产值]", "warning value.unit F2", "info form.unit [年产值]", "warning incubator.credit_code C2"}}},
		{16, "a unit for the sheet", sending{files: file(t, sheet("招商项目台账|||||||单位：亿元", strings.Replace(investHead, "（万元）", "", 1), with(investRow, 7, "#1.5"))),
			ledger: "investment", shows: investShows, rows: []string{"3|P1|2020-05-12|15000"}}},
		{16, "a unit for the sheet and another in the header", sending{files: file(t, sheet("招商项目台账|||||||单位：亿元", investHead, investRow)),
			ledger: "investment", shows: investShows, rows: []string{"3|P1|2020-05-12|100"}, said: []string{"info header.unit.differs G2"}}},
		{17, "numbers as text", sending{files: file(t, sheet(investHead, with(investRow, 7, "1,234.5"), with(investRow, 1, "P2", 7, "１２３"), with(investRow, 1, "P3", 7, "１，２００"), with(investRow, 1, "P4", 7, "'56"), with(investRow, 1, "P5", 7, " 70 "), with(investRow, 1, "P6", 7, "1,23"))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|1234.5", "3|123", "4|1200", "5|56", "6|70", "7|"},
			said: []string{"error value.number G7", "info form.thousands [总投资]", "info form.width [总投资]", "info form.text [总投资]"}}},
		{18, "about, more than, from to", sending{files: file(t, sheet(investHead, with(investRow, 7, "约6.6万"), with(investRow, 1, "P2", 7, "60余"), with(investRow, 1, "P3", 7, "近3亿"), with(investRow, 1, "P4", 7, ">1000"), with(investRow, 1, "P5", 7, "10-15"), with(investRow, 1, "P6", 7, "三十余"), with(investRow, 1, "P7", 7, "100多"))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|", "3|", "4|", "5|", "6|", "7|", "8|"},
			said: []string{"error value.number G2", "error value.number G3", "error value.number G4", "error value.number G5", "error value.number G6", "error value.number G7", "error value.number G8"}}},
		{19, "Chinese numerals in a phase", sending{files: file(t, sheet(moveHead, "六期|H1|张|1|#100|@43963|@43964|@43965", "6期|H2|李|2|#100|@43963||")),
			ledger: "relocation", shows: "phase household", rows: []string{"2|六期|H1", "3|6期|H2"}}},
		{19, "Chinese numerals in an amount", sending{files: file(t, sheet(investHead, with(investRow, 7, "壹佰万元"), with(investRow, 1, "P2", 7, "十二"))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|", "3|"}, said: []string{"error value.number G2", "error value.number G3"}}},
		{20, "signs for nothing", sending{files: file(t, sheet("编号|提出日期|企业名称|问题类别|状态|办结日期|办理结果|来源", "S1|@43963|甲企业|/|受理|-|—|无", "S2|@43963|乙企业|暂无|受理|--|——|暂无", "S3|@43963|丙企业|／|受理|－||不详")),
			ledger: "services", shows: "cls closed_on result source", rows: []string{"2||||", "3||||", "4||||不详"}}},
		{20, "signs for nothing where a value must be", sending{files: file(t, sheet(investHead, with(investRow, 7, "/"), with(investRow, 1, "P2", 7, "无"), with(investRow, 1, "P3", 7, "#0"), with(investRow, 1, "P4", 7, "待定"), with(investRow, 1, "P5", 7, "0.00"), with(investRow, 1, "P6", 6, "不详"))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|", "3|", "4|0", "5|", "6|0", "7|100"},
			said: []string{"error value.required G2", "error value.required G3", "error value.number G5", "error value.date F7", "info form.text [总投资]", "warning investment.total_band G4", "warning investment.total_band G6"}}},
		{21, "dates as text", sending{files: file(t, sheet(investHead, with(investRow, 6, "2020.5.12"), with(investRow, 1, "P2", 6, "2020-5-12"), with(investRow, 1, "P3", 6, "2020/5/12"), with(investRow, 1, "P4", 6, "2020年5月12日"), with(investRow, 1, "P5", 6, "20200512"),
			with(investRow, 1, "P6", 6, "#20200512"), with(investRow, 1, "P7", 6, "5月12日"), with(investRow, 1, "P8", 6, "2020年5月"), with(investRow, 1, "P9", 6, "2020/5"), with(investRow, 1, "P10", 6, "２０２０－０５－１２"))),
			ledger: "investment", shows: "signed_on", rows: []string{"2|2020-05-12", "3|2020-05-12", "4|2020-05-12", "5|2020-05-12", "6|2020-05-12", "7|2020-05-12", "8|2020-05-12", "9|", "10|", "11|2020-05-12"},
			said: []string{"warning value.date.year F8", "error value.date F9", "error value.date F10", "info form.date [签约日期]", "info form.serial [签约日期]"}}},
		{22, "serial numbers", sending{files: file(t, sheet(investHead, with(investRow, 6, "@44177"), with(investRow, 1, "P2", 6, "#44177"), with(investRow, 1, "P3", 6, "44177"))),
			ledger: "investment", shows: "signed_on", rows: []string{"2|2020-12-12", "3|2020-12-12", "4|2020-12-12"}, said: []string{"info form.serial [签约日期]"}}},
		{22, "serial numbers from 1904", sending{files: one("表.xlsx", xlsx(t, true, nil, sheet(investHead, with(investRow, 6, "@42715"), with(investRow, 1, "P2", 6, "#42715")))),
			ledger: "investment", shows: "signed_on", rows: []string{"2|2020-12-12", "3|2020-12-12"}, said: []string{"info form.serial [签约日期]"}}},
		{23, "2020.10 that became 2020.1", sending{files: file(t, sheet(fundsHead, "#2020.1|P1|内资|省外|#5|#5|南明街道", "2020.10|P2|内资|省外|#5|#5|南明街道", "#2020.11|P3|内资|省外|#5|#5|南明街道"), tab{name: "二", lines: []string{investHead, with(investRow, 6, "#2020.1"), with(investRow, 1, "P2"), with(investRow, 1, "P3")}}),
			ledger: "funds", shows: "month", rows: []string{"2|", "3|2020-10", "4|2020-11"}, also: []string{"investment"},
			said: []string{"error value.month A2", "info form.month [到位月份]", "error value.date 表.xlsx/二!F2"}}},
		{24, "days that do not exist, lie far ahead or out of order", sending{files: file(t, sheet(investHead+"|落地日期|开工日期|投产日期", with(investRow, 6, "2020-02-30")+"|@44000|@44010|@44020", with(investRow, 1, "P2", 6, "@45000")+"|||", with(investRow, 1, "P3")+"|@43900|@43800|@43700")),
			ledger: "investment", shows: "signed_on", rows: []string{"2|", "3|2023-03-15", "4|2020-05-12"},
			said: []string{"error value.date F2", "warning value.date.future F3", "info row.later [签约日期]", "warning investment.landed_before_signed I4", "warning investment.started_before_landed J4", "warning investment.produced_before_started K4"}}},
		{25, "totals between the rows", sending{files: file(t, sheet(investHead, investRow, "小  计||||||#100|", with(investRow, 1, "P2", 7, "#50"), "其中：县外||||||#50|", "合 计||||||#151|")),
			ledger: "investment", shows: "code total_invest", rows: []string{"2|P1|100", "4|P2|50"}, said: []string{"warning total.mismatch G6"}}},
		{26, "sections between the rows", sending{files: file(t, sheet(investHead, "一、工业项目（1个）|||||||", investRow, "二、服务业项目（2个）|||||||", with(investRow, 1, "P2"))),
			ledger: "investment", shows: "code", rows: []string{"3|P1", "5|P2"}, said: []string{"warning total.count A4"}}},
		{27, "footers", sending{files: file(t, sheet(investHead, investRow, "填表人：王某|||审核人：李某||单位负责人：张某||填报日期：2020.12.31", "备注：金额为协议数", "注：1.只报新签项目；", "2.口径同上月")),
			ledger: "investment", shows: "code", rows: []string{"2|P1"}}},
		{28, "a sample row", sending{files: file(t, sheet("序号|"+investHead, "示例|"+with(investRow, 1, "P0", 7, "XX"), "#1|"+investRow)),
			ledger: "investment", shows: "code", rows: []string{"3|P1"}, said: []string{"warning row.sample A2"}}},
		{28, "a numbered sample row", sending{files: file(t, sheet("序号|"+investHead, "示例1（填报时删除）|"+with(investRow, 1, "P0", 7, "XX"), "例：|"+with(investRow, 1, "P9"), "#1|"+investRow)),
			ledger: "investment", shows: "code", rows: []string{"4|P1"}, said: []string{"warning row.sample A2", "warning row.sample A3"}}},
		{29, "notes, codes and empty sheets", sending{files: file(t, tab{name: "填写说明", lines: []string{"填写说明", "1.金额单位以表头为准；", "2.来源地|按省、市、县填"}}, tab{name: "代码", hidden: true, lines: []string{"来源地|协议类型|资金类别", "省外|框架协议|内资"}}, sheet(investHead, investRow), tab{name: "Sheet2"}),
			ledger: "investment", shows: "code", rows: []string{"2|P1"}, said: []string{"warning sheet.unknown 表.xlsx/填写说明", "info sheet.unknown 表.xlsx/代码", "info sheet.unknown 表.xlsx/Sheet2"}}},
		{29, "headers of two ledgers", sending{files: file(t, sheet("编号|受理日期|办结日期", "S1|@43963|@43964")), ledger: "services", shows: "no", said: []string{"error header.required A1", "error input.no_ledger"}}},
		{29, "headers of two ledgers, named by the sheet", sending{files: file(t, tab{name: "审批事项", lines: []string{"编号|受理日期|办结日期", "S1|@43963|@43964"}}), ledger: "approvals", shows: "no", said: []string{"error header.required 表.xlsx/审批事项!A1", "error input.no_ledger"}}},
		{30, "hidden and filtered rows, hidden columns", sending{files: file(t, tab{name: "表", lines: []string{investHead, investRow, with(investRow, 1, "P2")}, hideRows: []int{3}, hideCols: []int{3}}),
			ledger: "investment", shows: "code", rows: []string{"2|P1", "3|P2"}, said: []string{"warning row.hidden", "warning column.hidden"}}},
		{30, "a hidden sheet", sending{files: file(t, sheet(investHead, investRow), tab{name: "旧", hidden: true, lines: []string{investHead, with(investRow, 1, "P2")}}),
			ledger: "investment", shows: "code", rows: []string{"2|P1", "2|P2"}, said: []string{"warning sheet.hidden 表.xlsx/旧"}}},
		{31, "two ledgers side by side", sending{files: file(t, sheet(investHead+"||"+flatHead, investRow+"||一期|甲苑|101|#90|王")),
			ledger: "investment", shows: "code", rows: []string{"2|P1"}, said: []string{"error sheet.beside J1", "info header.unknown K1", "info header.unknown L1", "info header.unknown M1", "info header.unknown N1"}}},
		{31, "one ledger twice, side by side", sending{files: file(t, sheet(flatHead+"|"+flatHead, "一期|甲苑|101|#90|王|一期|甲苑|102|#90|李")),
			ledger: "housing", shows: "room", rows: []string{"2|101"}, said: []string{"error sheet.beside F1", "warning header.duplicate G1", "warning header.duplicate H1", "warning header.duplicate I1", "warning header.duplicate J1"}}},
		{31, "months side by side", sending{files: file(t, sheet("项目编号|项目名称|资金类别|资金来源地|责任单位|1月|2月|3月", "P1|甲项目|内资|省外|南明街道|#1|#2|#3")),
			ledger: "funds", shows: "code", said: []string{"error header.required A1", "info header.unknown F1", "info header.unknown G1", "info header.unknown H1", "error input.no_ledger"}}},
		{32, "formulas that nobody computed", sending{files: file(t, sheet(investHead, with(investRow, 7, "=50+50"), with(investRow, 1, "P2", 7, "=50+50⇒100"), with(investRow, 1, "P3", 7, "=50+50⇒"))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|", "3|100", "4|"}, said: []string{"error value.formula G2", "error value.formula G4"}}},
		{33, "spreadsheet errors", sending{files: file(t, sheet(investHead, with(investRow, 7, "!#REF!", 8, "!#N/A"), with(investRow, 1, "P2", 6, "!#VALUE!", 4, "!#NAME?"), with(investRow, 1, "!#DIV/0!"))),
			ledger: "investment", shows: "code total_invest", rows: []string{"2|P1|", "3|P2|100", "4||100"},
			said: []string{"error value.error G2", "error value.error H2", "error value.error F3", "error value.error D3", "error value.error A4"}}},
		{33, "spreadsheet errors as text", sending{files: one("表.csv", []byte(csv(investHead, with(investRow, 6, "2020-05-12", 7, "#REF!", 8, "#N/A")))),
			ledger: "investment", shows: "code", rows: []string{"2|P1"}, said: []string{"error value.error 表.csv/表!G2", "error value.error 表.csv/表!H2"}}},
		{34, "links to other workbooks", sending{files: one("表.xlsx", xlsx(t, false, []string{`file:///\\PC-02\共享\明细.xlsx`}, sheet(investHead, with(investRow, 7, "=[1]Sheet1!A1⇒100")))),
			ledger: "investment", shows: "total_invest", rows: []string{"2|100"}, said: []string{"warning file.links 表.xlsx"}}},
		{35, "long numbers in number cells", sending{files: file(t, sheet(tenantHead, "一期|甲企业|#9.13306E+17|@43466|#10|#100|在驻", "一期|乙企业|9.13306E+17|@43466|#10|#100|在驻"), tab{name: "二", lines: []string{moveHead + "|联系电话", "一期|#10001|张|#330624196806182832|#100|@43963|||#13800000000", "一期|H2|李|330624196806182832|#100|@43963|||"}}),
			ledger: "relocation", shows: "household idno", rows: []string{"2|10001|", "3|H2|330624196806182832"}, also: []string{"incubator"},
			said: []string{"error value.digits C2", "error value.digits C3", "error value.digits 表.xlsx/二!D2", "info header.unknown 表.xlsx/二!I1"}}},
		{36, "spellings of one company", sending{files: file(t, sheet(visitsHead, "@43963|宁波甲乙机械有限公司|市外省内|来访|B1|经开区", "@43964|宁波甲乙机械有限责任公司|市外省内|来访|B2|新经开", "@43965|宁波 甲乙机械有限公司|市外省内|来访|B3|新昌经济开发区")),
			ledger: "visits", shows: "firm unit", rows: []string{"2|宁波甲乙机械有限公司|新昌经济开发区", "3|宁波甲乙机械有限责任公司|新昌经济开发区", "4|宁波甲乙机械有限公司|新昌经济开发区"},
			said: []string{"warning visits.similar_firm B3", "info form.alias [责任单位]"}}},
		{37, "a row twice", sending{files: file(t, sheet(investHead, investRow, with(investRow, 2, "甲项目二"), with(investRow, 1, " p1 ", 8, "儒岙镇"))),
			ledger: "investment", shows: "code", rows: []string{"2|P1", "3|P1", "4|p1"}, said: []string{"error key.twice A3", "error key.twice A4"}}},
		{38, "codes with a number behind, old or wrong names", sending{files: file(t, sheet(investHead, with(investRow, 4, "省外_04", 5, "02-框架协议"), with(investRow, 1, "P2", 4, "襄樊"), with(investRow, 1, "P3", 5, "框架协义"))),
			ledger: "investment", shows: "origin agreement", rows: []string{"2|省外|框架协议", "3||框架协议", "4|省外|"}, said: []string{"error value.code D3", "error value.code E4", "info form.code [来源地]", "info form.code [协议类型]"}}},
		{39, "a broken code list, two codes in a cell", sending{files: file(t, sheet(investHead, with(investRow, 4, "省外境外")), tab{name: "代码表", hidden: true, lines: []string{"代码|来源地", "010603|省外", "010603|境外"}}),
			ledger: "investment", shows: "origin", rows: []string{"2|"}, said: []string{"error value.code D2", "info sheet.unknown 表.xlsx/代码表"}}},
		{40, "drop-downs that are wrong", sending{files: file(t, tab{name: "表", lines: []string{investHead, investRow, with(investRow, 1, "P2", 4, "浙江")},
			tail: `<dataValidations count="2"><dataValidation type="list" sqref="D2:D9"><formula1>"浙江,上海"</formula1></dataValidation><dataValidation type="list" sqref="E5:E34"><formula1>INDIRECT($E5)</formula1></dataValidation></dataValidations>`}),
			ledger: "investment", shows: "origin", rows: []string{"2|省外", "3|"}, said: []string{"error value.code D3"}}},
		{41, "columns moved, renamed, added", sending{files: file(t, sheet("牵头单位|协议总投资额（万元）|签约时间|联系人|签约类别|投资方所在地|客商名称|项目|项目代码", "南明街道|#100|@43963|王|框架协议|省外|乙企业|甲项目|P1")),
			ledger: "investment", shows: "code name investor unit", rows: []string{"2|P1|甲项目|乙企业|南明街道"}, said: []string{"info header.unknown D1"}}},
		{41, "a column lost", sending{files: file(t, sheet(strings.Replace(investHead, "协议类型|", "", 1), strings.Replace(investRow, "框架协议|", "", 1))),
			ledger: "investment", shows: "code", said: []string{"error header.required A1", "error input.no_ledger"}}},
		{42, "comments, strikethrough", sending{files: file(t, tab{name: "表", lines: []string{investHead, investRow, with(investRow, 1, "~P2", 2, "~丙项目")}, comments: []string{"B2", "A9"}}),
			ledger: "investment", shows: "code", rows: []string{"2|P1", "3|P2"}, said: []string{"warning value.comment B2", "warning value.struck A3"}}},
		{43, "the same rows sent again", sending{files: []sent{{"表.xlsx", xlsx(t, false, nil, sheet(investHead, investRow, with(investRow, 1, "P2")))}, {"表最终版2(1).xlsx", xlsx(t, false, nil, tab{name: "终", lines: []string{"招商项目台账（2019年1月）", investHead, with(investRow, 1, "P2"), investRow}})}},
			ledger: "investment", shows: "code", rows: []string{"2|P1", "3|P2"}, said: []string{"error sheet.repeated 表最终版2(1).xlsx/终"}}},
		{43, "sent again with a small change", sending{files: []sent{{"表.xlsx", xlsx(t, false, nil, sheet(investHead, investRow, with(investRow, 1, "P2")))}, {"表终.xlsx", xlsx(t, false, nil, sheet(investHead, investRow, with(investRow, 1, "P2", 7, "#101")))}},
			ledger: "investment", shows: "code", rows: []string{"2|P1", "3|P2"}, said: []string{"error file.versions 表终.xlsx"}}},
		{43, "another period in the title", sending{files: file(t, sheet("2019年11月招商项目台账", investHead, investRow)), ledger: "investment", shows: "code", rows: []string{"3|P1"}}},
		{44, "a running total in the month's column", sending{files: file(t, sheet(fundsHead, "2020-01|P1|内资|省外|#10|#10|南明街道", "2020-02|P1|内资|省外|#30|#30|南明街道"), tab{name: "二", lines: []string{investHead, investRow}}),
			ledger: "funds", shows: "month month_amount", rows: []string{"2|2020-01|10", "3|2020-02|30"}, also: []string{"investment"}, said: []string{"warning funds.ytd_amount F3"}}},
		{45, "full-width percent, rates as shares", sending{files: file(t, sheet("融资主体|融资方式|债券或贷款名称|发行日期|融资金额（亿元）|票面利率", "甲公司|公司债券|一|@43963|#6.4|5.28％", "甲公司|公司债券|二|@43963|#1|%0.0528", "甲公司|公司债券|三|@43963|#1|#5.28", "甲公司|公司债券|四|@43963|#1|#0.0528")),
			ledger: "financing", shows: "rate", rows: []string{"2|5.28", "3|5.28", "4|5.28", "5|0.0528"}, said: []string{"warning financing.rate_band F5", "info form.width [票面利率]", "info form.percent [票面利率]"}}},
		{45, "several values in a cell", sending{files: file(t, sheet(investHead, with(investRow, 3, "乙企业、丙企业\n丁企业"), with(investRow, 1, "P2", 7, "100、200"), with(investRow, 1, "P3", 7, "100\n200"))),
			ledger: "investment", shows: "investor total_invest", rows: []string{"2|乙企业、丙企业\n丁企业|100", "3|乙企业|", "4|乙企业|"}, said: []string{"error value.number G3", "error value.number G4"}}},
		{45, "invisible characters in names", sending{files: file(t, sheet(visitsHead, "@43963|\u200b甲　企业\ufeff|省外|来访|B1|\u200b经开区　")),
			ledger: "visits", shows: "firm unit", rows: []string{"2|甲企业|新昌经济开发区"}, said: []string{"info form.alias [责任单位]"}}},
		{45, "a text that a cell cannot hold", sending{files: file(t, sheet(investHead+"|备注", investRow+"|"+strings.Repeat("长", 32767))),
			ledger: "investment", shows: "code", rows: []string{"2|P1"}, said: []string{"warning value.text.cut I2"}}},
	}
	numbers := map[int]bool{}
	for _, c := range cases {
		numbers[c.number] = true
		t.Run(fmt.Sprintf("%02d %s", c.number, c.words), func(t *testing.T) { c.expect(t) })
	}
	for n := 1; n <= 45; n++ {
		if !numbers[n] {
			t.Errorf("defect %d has no case", n)
		}
	}
}
