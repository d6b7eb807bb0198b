package ingest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/trace"
)

// addsUp holds what was told of a sheet against the sheet: each line is in one class and
// the rows of data are those that went into ledgers.
func addsUp(sheet *grid.Sheet, result *sheetResult) error {
	told := result.told
	var lines, want []int
	data := 0
	for _, c := range told.Classes {
		n := 0
		for _, r := range c.Lines {
			for line := r.From; line <= r.To; line++ {
				lines = append(lines, line)
				n++
			}
		}
		if n != c.Count {
			return fmt.Errorf("%s: %d lines of %s are counted as %d", sheet.Name, n, c.Class, c.Count)
		}
		if c.Class == "data" {
			data = n
		}
	}
	for _, row := range sheet.Rows {
		want = append(want, row.Line)
	}
	if slices.Sort(lines); !slices.Equal(lines, want) || told.Rows != len(want) {
		return fmt.Errorf("%s: the lines %v are told of as %v, %d", sheet.Name, want, lines, told.Rows)
	}
	kept, rows := 0, 0
	for _, p := range result.parts {
		kept += len(p.Rows)
	}
	for _, l := range told.Ledgers {
		rows += l.Rows
	}
	if data != kept || data != rows {
		return fmt.Errorf("%s: %d lines of data, %d told, %d in ledgers", sheet.Name, data, rows, kept)
	}
	return nil
}

// Every line of the sample month has its class, and telling changes nothing of what is read.
// isLost tells lines that the sample has none of: they would be read as no data.
func isLost(c trace.Class) bool {
	return c.Count > 0 && slices.Contains([]string{"below", "lone", "sample", "blank"}, c.Class)
}

func TestSampleAddsUp(t *testing.T) {
	defs := shippedLedgers(t)
	opts := december
	opts.tell = true
	sheets := 0
	for _, file := range sampleInputs(t) {
		book, err := open(file.Name, file.Data)
		if err != nil {
			t.Fatal(err)
		}
		results := compile(defs, december).readWorkbook(file.Name, book, opts)
		for i := range results {
			sheets++
			if err := addsUp(&book.Sheets[i], &results[i]); err != nil {
				t.Errorf("%s: %v", file.Name, err)
			}
			if slices.ContainsFunc(results[i].told.Classes, isLost) {
				t.Errorf("%s %s: %+v", file.Name, results[i].told.Name, results[i].told.Classes)
			}
		}
		_, list := Read([]Input{file}, defs, december)
		plain := slices.DeleteFunc(list, func(f finding.Finding) bool { return f.File == "" })
		if told := inspected(file, defs, december).Findings; len(told) != len(plain) || len(plain) > 0 && !reflect.DeepEqual(told, plain) {
			t.Errorf("%s: other findings when told", file.Name)
		}
	}
	if sheets < 19 {
		t.Errorf("%d sheets", sheets)
	}
}

// tellOf reads one sheet and returns what is told of it.
func tellOf(defs []definition.Ledger, sheet grid.Sheet) *trace.SheetReading {
	opts := december
	opts.tell = true
	return compile(defs, december).readWorkbook("文件.xlsx", bookOf(sheet), opts)[0].told
}

// classesOf writes the classes as "title 1,3-4".
func classesOf(s *trace.SheetReading) []string {
	var out []string
	for _, c := range s.Classes {
		var runs []string
		for _, r := range c.Lines {
			run := fmt.Sprint(r.From)
			if r.To > r.From {
				run += fmt.Sprintf("-%d", r.To)
			}
			runs = append(runs, run)
		}
		if c.Count > 0 {
			out = append(out, c.Class+" "+strings.Join(runs, ","))
		}
	}
	return out
}

// columnsOf writes the columns as "C 甲/乙 used 总投资=own 万元 header".
func columnsOf(l *trace.Ledger) []string {
	var out []string
	for _, c := range l.Columns {
		key := "=" + c.Key
		if c.Own {
			key = "=own"
		}
		if c.Use != trace.Used {
			key, c.Header = "", strings.TrimSpace(string(c.Use)+" "+c.Header)
		}
		out = append(out, strings.TrimRight(fmt.Sprintf("%s %s %s%s %s %s", c.Letter, c.Written, c.Header, key, c.Unit, c.Origin), " "))
	}
	return out
}

func TestTellColumns(t *testing.T) {
	defs := shippedLedgers(t)
	cases := []struct {
		name  string
		sheet grid.Sheet
		head  trace.Run
		want  []string
	}{
		{"own header and alias", sheetOf("S", "期次|总套数|建筑\n面积|建设状态", "一期|#8|#9|在建"), trace.Run{From: 1, To: 1},
			[]string{"A 期次 期次=own", "B 总套数 套数=总套数", "C 建筑面积 建筑面积=own ㎡ default", "D 建设状态 状态=建设状态"}},
		{"two rows, units from group, own header and line", merge(sheetOf("S", "重点产业项目台账", "计量单位：万元", "项目编号|项目|性质|项目类别|投资情况（亿元）||1-12月完成投资|开工日期", "||||计划总投资|年度计划投资（元）||", "P1|甲|新建|产业|#1|#2|#3|2020.1.2"),
			[4]int{3, 5, 3, 6}, [4]int{3, 7, 4, 7}, [4]int{3, 8, 4, 8}), trace.Run{From: 3, To: 4},
			[]string{"A 项目编号 项目编号=own", "B 项目 项目名称=项目", "C 性质 建设性质=性质", "D 项目类别 项目类别=own", "E 投资情况（亿元）/计划总投资 总投资=计划总投资 亿元 group",
				"F 投资情况（亿元）/年度计划投资（元） 年度计划投资=own 元 header", "G 1-12月完成投资 年累计完成投资=1-本月完成投资 万元 line", "H 开工日期 开工日期=own"}},
		{"a row of units is the header's own", sheetOf("S", "期次|套数|建筑面积|状态", "|套|万㎡|—", "一期|#8|#10|在建"), trace.Run{From: 1, To: 2},
			[]string{"A 期次 期次=own", "B 套数/套 套数=own", "C 建筑面积/万㎡ 建筑面积=own 万㎡ header", "D 状态/— 状态=own"}},
		{"a unit without brackets", sheetOf("S", strings.Replace(investHead, "总投资（万元）", "总投资亿元", 1), investRow), trace.Run{From: 1, To: 1},
			append(strings.Split("A 项目编号 项目编号=own|B 项目名称 项目名称=own|C 投资方 投资方=own|D 来源地 来源地=own|E 协议类型 协议类型=own|F 签约日期 签约日期=own", "|"), "G 总投资亿元 总投资=own 亿元 header", "H 责任单位 责任单位=own")},
		{"what is not used", sheetOf("S", "序号|期次|套数|建筑面积（千元）|状态|建设状态|电话|备\ufffd", "#1|一期|#8|#9|在建|在建|1|x|多"), trace.Run{From: 1, To: 1},
			[]string{"A 序号 serial", "B 期次 期次=own", "C 套数 套数=own", "D 建筑面积（千元） 建筑面积=own 千元 refused", "E 状态 状态=own", "F 建设状态 duplicate 状态", "G 电话 unknown", "H 备\ufffd garbled", "I  headerless"}},
		{"a refused unit", sheetOf("S", "期次|套数|建筑面积（亩）", "一期|#8|#9"), trace.Run{From: 1, To: 1}, []string{"A 期次 期次=own", "B 套数 套数=own", "C 建筑面积（亩） 建筑面积=own 亩 refused"}},
	}
	for _, c := range cases {
		told := tellOf(defs, c.sheet)
		if len(told.Ledgers) != 1 {
			t.Errorf("%s: %d ledgers", c.name, len(told.Ledgers))
			continue
		}
		equal(t, c.name, columnsOf(&told.Ledgers[0]), c.want)
		if told.Ledgers[0].Head != c.head {
			t.Errorf("%s: header in lines %v, want %v", c.name, told.Ledgers[0].Head, c.head)
		}
	}
}

func TestTellRows(t *testing.T) {
	head := "序号|编号|场地名称|日期|总投资（万元）|人数"
	cases := []struct {
		name  string
		sheet grid.Sheet
		want  []string
	}{
		{"every class", sheetOf("场地", "场地台账", "单位：万元", head, "甲|#1|#2|#3|#4|#5", "示例|A0|某||#1", "一、产业项目（2个）", "|A1|甲|2020.1.2|#10", "|A2|乙|2021.1.2|#5", "", "小计||||#15", "|其中：外资|||#4", "#3", "|无处可归", "合计||||#15", "填表人：王", "|尾巴"),
			[]string{"title 1-2", "head 3", "index 4", "data 7-8", "total 10,14", "section 6", "note 11", "footer 15", "below 16", "sample 5", "lone 13", "blank 12"}},
		{"a row below the footer", sheetOf("场地", head, "|A1|甲||#10", "注：以上为一季度", "#2|A2|乙||#5"), []string{"head 1", "data 2,4", "footer 3"}},
		{"header at a page break", sheetOf("场地", head, "|A1|甲||#10", head, "|A2|乙||#5"), []string{"head 1,3", "data 2,4"}},
		{"no ledger", sheetOf("通讯录", "姓名|电话", "张|1"), []string{"other 1-2"}},
		{"empty", sheetOf("Sheet2"), nil},
	}
	for _, c := range cases {
		equal(t, c.name, classesOf(tellOf([]definition.Ledger{yard()}, c.sheet)), c.want)
	}
}

func TestTellWhy(t *testing.T) {
	defs := shippedLedgers(t)
	told := tellOf(defs, sheetOf("到位资金", "单位：亿元", "项目代码|资金类别|资金来源地|当月到位|责任单位", "P1|内资|省外|#1|甲"))
	l := told.Ledgers[0]
	own, alias, lacking := Weights()
	if l.Chosen.ID != "funds" || l.Chosen.Own != 4 || l.Chosen.Alias != 1 || strings.Join(l.Chosen.Lacking, "") != "到位月份" || l.Chosen.Sheet == 0 || l.Chosen.Title+l.Chosen.File != 0 ||
		l.Chosen.Score != 4*own+alias+lacking+l.Chosen.Sheet || l.Second == nil || l.Second.Score >= l.Chosen.Score || l.Doubt {
		t.Errorf("got %+v, second %+v", l.Chosen, l.Second)
	}
	if strings.Join(l.Units, "") != "亿元" || l.UnitsAt != "A1" || strings.Join(l.Absent, " ") != "项目名称 年初至本月累计" {
		t.Errorf("got %v at %s, absent %v", l.Units, l.UnitsAt, l.Absent)
	}
	month := tellOf(defs, sheetOf("5月", "项目代码|资金类别|资金来源地|当月到位|责任单位", "P1|内资|省外|#1|甲")).Ledgers[0]
	if month.Month != "2020-05" || len(month.Chosen.Lacking) != 0 {
		t.Errorf("a sheet named by its month: got %+v", month)
	}
	if two := tellOf(defs, sheetOf("甲", investHead, investRow, "", "期次|房号|小区|择房户", "一期|101|甲|H1")).Ledgers; len(two) != 2 || two[1].Chosen.ID != "housing" || two[1].Head != (trace.Run{From: 4, To: 4}) {
		t.Errorf("two ledgers in one sheet: got %+v", two)
	}
	if doubt := tellOf(defs, sheetOf("S", "期次|状态|企业名称", "一期|运营|甲")).Ledgers; len(doubt) != 1 || !doubt[0].Doubt || doubt[0].Second.ID != "incubator" {
		t.Errorf("a doubt between two: got %+v", doubt)
	}
	if none := tellOf(defs, sheetOf("S", "企业名称|电话|地址|传真", "甲|1|x|y")); len(none.Ledgers) != 0 || none.Nearest == nil {
		t.Errorf("no ledger: got %+v", none)
	}
}

func TestTellForms(t *testing.T) {
	told := tellOf([]definition.Ledger{yard()}, merge(sheetOf("场地", "编号|场地名称|总投资（万元）|日期|类别|责任单位", " A1|甲 |１２|2020.1.2|ａbc|经开区", "A2|乙\n|1,200|@44193| ABC|", "A3|/|—|#44193||无"), [4]int{2, 6, 3, 6}))
	var got []string
	for _, f := range told.Ledgers[0].Forms {
		got = append(got, fmt.Sprintf("%s %s %d %s", f.Header, f.Form, f.Count, f.First))
	}
	equal(t, "forms", got, []string{"编号 space 1 A2", "场地名称 space 2 B2", "总投资 width 1 C2", "日期 date 1 D2", "类别 code 1 E2", "责任单位 alias 1 F2",
		"总投资 thousands 1 C3", "类别 space 1 E3", "责任单位 merged 1 F3", "场地名称 nothing 1 B4", "总投资 nothing 1 C4", "日期 serial 1 D4", "责任单位 nothing 1 F4"})
}

// inspected is what Inspect says.
func inspected(file Input, defs []definition.Ledger, opts Options) Reading {
	reading, _ := Inspect(file, defs, opts)
	return reading
}

// Without a period no row is later, and a date without a year is no day that cannot be.
func TestInspectWithoutPeriod(t *testing.T) {
	text := "项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资（万元）,责任单位\nP1,甲,乙,省外,框架协议,2099-01-01,1,甲\nP2,甲,乙,省外,框架协议,2月29日,1,甲\n"
	r := inspected(Input{"招商.csv", []byte(text)}, shippedLedgers(t), Options{})
	if l := r.Sheets[0].Ledgers[0]; l.Rows != 2 || len(l.Later) != 0 {
		t.Errorf("got %+v", l)
	}
	equal(t, "findings", brief(r.Findings), []string{"warning value.date.year F3"})
	r = inspected(Input{"招商.csv", []byte(text)}, shippedLedgers(t), december)
	if l := r.Sheets[0].Ledgers[0]; len(l.Later) != 1 || l.Later[0] != (trace.Run{From: 2, To: 2}) {
		t.Errorf("with a period: got %+v", l)
	}
}

func TestInspectContent(t *testing.T) {
	sample := sampleInputs(t)
	old := slices.IndexFunc(sample, func(f Input) bool { return strings.HasSuffix(f.Name, ".xls") })
	defs := shippedLedgers(t)
	cases := []struct {
		name    string
		data    []byte
		content Content
		belied  bool
		sheets  int
	}{
		{"融资.XLS", sample[old].Data, Compound, false, 1},
		{"融资.xlsx", sample[old].Data, Compound, true, 1},
		{"表.xls", []byte("a\tb\n1\t2\n"), Delimited, true, 1},
		{"表.xls", []byte("<html><table><tr><td>甲</td></tr></table></html>"), Page, true, 1},
		{"表.csv", []byte("%PDF-1.4"), Foreign, true, 0},
		{"表.csv", nil, Foreign, true, 0},
	}
	for _, c := range cases {
		r := inspected(Input{c.name, c.data}, defs, december)
		if r.Content != c.content || r.Belied != c.belied || len(r.Sheets) != c.sheets {
			t.Errorf("%s: got %q, belied %v, %d sheets", c.name, r.Content, r.Belied, len(r.Sheets))
		}
		if refused := len(r.Findings) == 1 && r.Findings[0].Rule == rule.File; refused != (c.sheets == 0) {
			t.Errorf("%s: findings %v", c.name, r.Findings)
		}
	}
}

func TestTellRepeated(t *testing.T) {
	s := inspected(Input{"表.html", []byte("<html>" + strings.Repeat("<table><tr><td>期次<td>套数<td>建筑面积（㎡）</tr><tr><td>一期<td>8<td>9</tr></table>", 2) + "</html>")}, shippedLedgers(t), december).Sheets
	if len(s) != 2 || s[0].Ledgers[0].Repeats != nil || s[1].Ledgers[0].Repeats == nil || s[1].Ledgers[0].Repeats.Name != "表" {
		t.Errorf("got %+v", s)
	}
}
