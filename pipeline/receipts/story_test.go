package receipts_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/custody"
	"zonereport/pipeline/intake"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/register"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/typeface"
)

// office is a made-up one of seven departments.
const office = `name = "示范经济开发区"
short_name = "示范区"
county = "示范县"

[[department]]
name = "搬迁办"
contact = "0575-1"
due_day = 5
[[department]]
name = "工投集团"
[[department]]
name = "建设局"
ledgers = ["roads"]
due_day = 4
[[department]]
name = "办公室"
ledgers = ["honours"]
due_day = 5
[[department]]
name = "企业服务中心"
due_day = 5
[[department]]
name = "审批代办中心"
due_day = 5
[[department]]
name = "自然资源和规划局"
due_day = 6
[[department]]
name = "别处"
ledgers = ["investment", "funds", "visits", "key_projects", "incubator", "incubator_phases", "housing", "housing_projects", "rebuild_sites", "profile", "targets", "adjustments", "texts"]
applies = false

[schedule]
answer_days = 3
`

// What the departments send.
const (
	moved  = "期次,户编号,户主,合法建筑面积（㎡）,签约日期\n一期,H1,张三丰,120,2020-03-01\n"
	moved1 = moved + "一期,H2,李四光,约一百,2020-03-02\n"
	moved2 = moved + "一期,H2,李四光,100,2020年13月2日\n"
	moved3 = "期次,户编号,户主,合法建筑面积（㎡）,签约日期\n一期,H1,张三,120,2020-03-01\n一期,H2,李四光,100,2020-04-02\n一期,H3,王五常,80,2020-05-01\n"
	bonds  = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投集团,公司债券,20示范01,2020-08-24,60000,5%\n示范工投集团,银行贷款,旧贷,"
	bonds1 = bonds + "1979-05-01,500,5%\n"
	bonds2 = bonds + "1989-05-01,500,5%\n"
	roads  = "道路名称,道路类别,长度,状态\n"
	// A road is built, and the date is not stated: a warning that nobody answers.
	roads1   = roads + "一路,框架道路,1200,建成\n二路,支路,300,在建\n"
	swapped  = roads + "二路,支路,300,在建\n一路,框架道路,1200,建成\n"
	roads2   = roads + "三路,支路,500,规划\n"
	honours0 = "日期,荣誉名称,类型\n"
	honours1 = honours0 + "2020-06-01,省级园区,命名\n"
	reserve  = "地块编号,面积（亩）,土地状态\nD1,50,后备\n"
	supply11 = "宗地编号,受让单位,供地面积（亩）,合同日期\nG1,甲公司,30,2020-10-09\n"
	supply12 = supply11 + "G2,乙公司,20,2020-12-09\n"
)

// book is one file of two departments.
func book(t *testing.T, state string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range map[string][][]any{
		"企业难题": {{"编号", "提出日期", "企业名称", "状态", "办结日期"}, {"N1", "2020-11-02", "丙公司", "办结", "2020-11-30"}, {"N2", "2020-12-02", "丁公司", state}},
		"审批事项": {{"受理编号", "事项名称", "事项类型", "受理日期"}, {"S1", "立项", "备案", "2020-12-01"}},
	} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// desk is the office at work.
type desk struct {
	*testing.T
	job pipeline.Job
}

func newDesk(t *testing.T) *desk {
	dir := t.TempDir()
	d := &desk{t, pipeline.Job{Inputs: filepath.Join(dir, "inputs"), Outputs: filepath.Join(dir, "outputs"), Period: calendar.Month{Year: 2020, Number: 12},
		FontDirs: append([]string{"../../.fonts"}, typeface.SystemDirs()...), Program: pipeline.Program{Name: "zonereport", Version: "test"}, Wait: time.Minute}}
	d.put("zone.toml", office)
	if err := os.MkdirAll(filepath.Join(d.job.Inputs, "2020-12"), 0o755); err != nil {
		t.Fatal(err)
	}
	return d
}

// put lays a file into the inputs folder by hand.
func (d *desk) put(path, text string) {
	d.Helper()
	path = filepath.Join(d.job.Inputs, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
}

// at is a time of January 2021 in Beijing.
func at(day, hour int) time.Time {
	return time.Date(2021, 1, day, hour, 0, 0, 0, time.FixedZone("Beijing", 8*60*60))
}

// receive takes a file in that came at a time.
func (d *desk) receive(name, text string, when time.Time) {
	d.Helper()
	path := filepath.Join(d.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
	job := d.job
	job.Now = when
	if o, err := intake.Receive(job, []intake.File{{Path: path}}, time.Time{}); err != nil || o.Refused() > 0 {
		d.Fatalf("%s: %v, %+v", name, err, o.Items)
	}
}

// run runs the month.
func (d *desk) run(when time.Time, want pipeline.Status) {
	d.Helper()
	job := d.job
	job.Now = when
	if o, err := pipeline.Run(job); err != nil || o.Status != want {
		d.Fatalf("status %d, %v, %v", o.Status, err, o.Findings)
	}
}

// takeAway removes a file of the month by hand.
func (d *desk) takeAway(name string) {
	d.Helper()
	if err := os.Remove(filepath.Join(d.job.Inputs, "2020-12", name)); err != nil {
		d.Fatal(err)
	}
}

// move renames a file of the month by hand.
func (d *desk) move(from, to string) {
	d.Helper()
	dir := filepath.Join(d.job.Inputs, "2020-12")
	if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
		d.Fatal(err)
	}
}

// equals holds the register of a day of January against what a hand has written.
func (d *desk) equals(name string, day int, truth string) register.Register {
	d.Helper()
	r, err := receipts.Register(d.job, calendar.Date(20210100+day))
	if err != nil {
		d.Fatalf("%s: %v", name, err)
	}
	var got []string
	for _, p := range r.Departments {
		line := fmt.Sprintf("%s %s %s", p.Name, p.State, p.Timely)
		for _, l := range p.Ledgers {
			line += fmt.Sprintf(" | %s %s 首%s 末%s 重%d 退%d %d行", l.ID, l.State, dayOf(l.First), dayOf(l.Last), l.Resubmissions, l.Returned, l.Rows)
		}
		got = append(got, line)
	}
	want := strings.Split(strings.TrimSpace(truth), "\n")
	for i := range max(len(got), len(want)) {
		var a, b string
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = strings.TrimSpace(want[i])
		}
		if a != b {
			d.Errorf("%s:\n got %s\nwant %s", name, a, b)
		}
	}
	return r
}

// dayOf is a day of receipt: 5, ?6 where it was only read, - where nothing came.
func dayOf(r *register.Receipt) string {
	switch {
	case r == nil:
		return "-"
	case r.At == "":
		return "?"
	case !r.Stated:
		return fmt.Sprintf("?%d", r.On.Day())
	}
	return fmt.Sprint(r.On.Day())
}

// TestFiveRuns: a month in which departments are late, send again, correct, send nothing, and another month's file.
func TestFiveRuns(t *testing.T) {
	d := newDesk(t)
	november := d.job.Period
	d.job.Period = calendar.Month{Year: 2020, Number: 11}
	d.put("2020-11/说明.csv", "a\n")
	d.receive("供地.csv", supply11, at(1, 8))
	d.job.Period = november

	d.equals("nothing came", 4, `
		搬迁办 未报  | relocation 未报 首- 末- 重0 退0 0行
		工投集团 未报  | financing 未报 首- 末- 重0 退0 0行
		建设局 未报  | roads 未报 首- 末- 重0 退0 0行
		办公室 未报  | honours 未报 首- 末- 重0 退0 0行
		企业服务中心 未报  | services 未报 首- 末- 重0 退0 0行
		审批代办中心 未报  | approvals 未报 首- 末- 重0 退0 0行
		自然资源和规划局 未报  | land_supply 未报 首- 末- 重0 退0 0行 | land_reserve 未报 首- 末- 重0 退0 0行`)

	d.receive("融资.csv", bonds1, at(2, 9))
	d.receive("搬迁.csv", moved1, at(4, 10))
	d.receive("路网一.csv", roads1, at(4, 11))
	d.receive("路网二.csv", roads2, at(5, 9))
	d.receive("荣誉.csv", honours0, at(5, 9))
	d.receive("合.xlsx", book(t, "办了"), at(5, 23))
	d.put("2020-12/储备.csv", reserve)
	d.equals("before the first run", 5, `
		搬迁办 已报 按时 | relocation 已报 首4 末4 重0 退0 2行
		工投集团 已报  | financing 已报 首2 末2 重0 退0 2行
		建设局 已报 迟报 | roads 已报 首5 末5 重0 退0 3行
		办公室 零报 按时 | honours 零报 首5 末5 重0 退0 0行
		企业服务中心 已报 按时 | services 已报 首5 末5 重0 退0 2行
		审批代办中心 已报 按时 | approvals 已报 首5 末5 重0 退0 1行
		自然资源和规划局 未报（缺1本） 未记时间 | land_supply 未报 首- 末- 重0 退0 0行 | land_reserve 已报 首? 末? 重0 退0 1行`)

	d.run(at(6, 9), pipeline.Returned)
	d.equals("first run", 6, `
		搬迁办 退回 按时 | relocation 退回 首4 末4 重0 退1 2行
		工投集团 通过（待说明1）  | financing 通过（待说明1） 首2 末2 重0 退0 2行
		建设局 通过（待说明1） 迟报 | roads 通过（待说明1） 首5 末5 重0 退0 3行
		办公室 零报 按时 | honours 零报 首5 末5 重0 退0 0行
		企业服务中心 退回 按时 | services 退回 首5 末5 重0 退1 2行
		审批代办中心 通过 按时 | approvals 通过 首5 末5 重0 退0 1行
		自然资源和规划局 未报（缺1本） 未记时间 | land_supply 未报 首- 末- 重0 退0 0行 | land_reserve 通过 首?6 末?6 重0 退0 1行`)

	d.receive("搬迁.csv", moved2, at(7, 9))
	d.receive("融资.csv", bonds1, at(7, 10))
	d.receive("路网一.csv", swapped, at(7, 11))
	d.receive("荣誉.csv", honours1, at(8, 9))
	d.receive("合.xlsx", book(t, "办理中"), at(8, 10))
	d.move("储备.csv", "自规局储备.csv")
	r := d.equals("sent again", 8, `
		搬迁办 重报1 按时 | relocation 重报1 首4 末7 重1 退1 2行
		工投集团 通过（待说明1）  | financing 通过（待说明1） 首2 末2 重0 退0 2行
		建设局 重报1 迟报 | roads 重报1 首5 末7 重1 退0 3行
		办公室 重报1 按时 | honours 重报1 首5 末8 重1 退0 1行
		企业服务中心 重报1 按时 | services 重报1 首5 末8 重1 退1 2行
		审批代办中心 通过 按时 | approvals 通过 首5 末5 重0 退0 1行
		自然资源和规划局 未报（缺1本） 逾期未报 | land_supply 未报 首- 末- 重0 退0 0行 | land_reserve 通过 首?6 末?6 重0 退0 1行`)
	d.resent("sent again", r, `
		relocation 1 退回后 corrected H2 合法建筑面积:→100 签约日期:2020-03-02→
		roads 1
		honours 1 added 2020-06-01/省级园区
		services 1 退回后 corrected N2 状态:→办理中`)

	d.run(at(8, 18), pipeline.Returned)
	d.equals("second run", 8, `
		搬迁办 退回 按时 | relocation 退回 首4 末7 重1 退2 2行
		工投集团 通过（待说明1）  | financing 通过（待说明1） 首2 末2 重0 退0 2行
		建设局 通过（待说明1） 迟报 | roads 通过（待说明1） 首5 末7 重1 退0 3行
		办公室 通过 按时 | honours 通过 首5 末8 重1 退0 1行
		企业服务中心 通过 按时 | services 通过 首5 末8 重1 退1 2行
		审批代办中心 通过 按时 | approvals 通过 首5 末5 重0 退0 1行
		自然资源和规划局 未报（缺1本） 逾期未报 | land_supply 未报 首- 末- 重0 退0 0行 | land_reserve 通过 首?6 末?6 重0 退0 1行`)

	d.receive("搬迁.csv", moved3, at(9, 9))
	d.run(at(9, 10), pipeline.Published)
	d.receive("供地2020年11月.csv", supply11, at(10, 9))
	d.run(at(10, 10), pipeline.Published)
	r = d.equals("another month's file", 10, `
		搬迁办 通过 按时 | relocation 通过 首4 末9 重2 退2 3行
		工投集团 通过（待说明1）  | financing 通过（待说明1） 首2 末2 重0 退0 2行
		建设局 通过（待说明1） 迟报 | roads 通过（待说明1） 首5 末7 重1 退0 3行
		办公室 通过 按时 | honours 通过 首5 末8 重1 退0 1行
		企业服务中心 通过 按时 | services 通过 首5 末8 重1 退1 2行
		审批代办中心 通过 按时 | approvals 通过 首5 末5 重0 退0 1行
		自然资源和规划局 通过 迟报 | land_supply 通过 首10 末10 重0 退0 1行 | land_reserve 通过 首?6 末?6 重0 退0 1行`)
	if last := r.Submissions[len(r.Submissions)-1]; !strings.Contains(last.Remark, "2020-11 收到的“供地.csv”内容相同") || !last.Late {
		t.Errorf("another month's file: %+v", last)
	}

	d.takeAway("供地2020年11月.csv")
	d.receive("供地.csv", supply12, at(11, 9))
	d.run(at(11, 10), pipeline.Published)
	job := d.job
	job.Now = at(12, 9)
	if _, err := registry.Issue(job, "", "核定"); err != nil {
		t.Fatal(err)
	}
	d.receive("融资.csv", bonds2, at(13, 9))
	r = d.equals("issued", 13, `
		搬迁办 通过 按时 | relocation 通过 首4 末9 重2 退2 3行
		工投集团 重报1  | financing 重报1 首2 末13 重1 退0 2行
		建设局 通过（待说明1） 迟报 | roads 通过（待说明1） 首5 末7 重1 退0 3行
		办公室 通过 按时 | honours 通过 首5 末8 重1 退0 1行
		企业服务中心 通过 按时 | services 通过 首5 末8 重1 退1 2行
		审批代办中心 通过 按时 | approvals 通过 首5 末5 重0 退0 1行
		自然资源和规划局 通过 迟报 | land_supply 通过 首10 末11 重1 退0 2行 | land_reserve 通过 首?6 末?6 重0 退0 1行`)
	if r.Issued == nil || r.Issued.Run != "r3" || r.Issued.Status != "核定" || r.Issued.On != 20210112 || !r.Submissions[len(r.Submissions)-1].Locked || r.Submissions[0].Locked {
		t.Errorf("issued: %+v, %+v", r.Issued, r.Submissions[len(r.Submissions)-1])
	}
	d.resent("issued", r, `
		relocation 1 退回后 corrected H2 合法建筑面积:→100 签约日期:2020-03-02→
		relocation 2 退回后 corrected H1 corrected H2 签约日期:→2020-04-02 added H3
		financing 1 moved 示范工投集团/旧贷/1989-05-01 发行日期:1979-05-01→1989-05-01
		roads 1
		honours 1 added 2020-06-01/省级园区
		services 1 退回后 corrected N2 状态:→办理中
		land_supply 1 added G2`)
	d.asked(r, `
		搬迁办 value.number 合法建筑面积 约一百 问6 限9 已更正
		搬迁办 value.date 签约日期 2020年13月2日 问8 限11 已更正
		工投集团 value.date.early 发行日期 1979-05-01 问6 限9 已更正
		建设局 roads.built_without_date 建成日期  问6 限9 逾期
		企业服务中心 value.code 状态 办了 问6 限9 已更正`)
	d.rated(r, `
		搬迁办 1/1 1/1 问2 重2
		工投集团 1/1 0/0 问1 重1
		建设局 1/1 0/1 问1 重1
		办公室 1/1 1/1 问0 重1
		企业服务中心 1/1 1/1 问1 重1
		审批代办中心 1/1 1/1 问0 重0
		自然资源和规划局 2/2 0/1 问0 重1`)
	data, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"张三", "李四光", "王五常"} {
		if bytes.Contains(data, []byte(name)) {
			t.Errorf("%s stands in the register", name)
		}
	}

	r = d.pruned()
	if got := strings.Join(r.Notes, " "); got != "2020-12 的草稿 r1 已经清理，当时的审核意见不计。 2020-12 的草稿 r2 已经清理，当时的审核意见不计。" {
		t.Errorf("pruned: %s", got)
	}
	if l := r.Departments[0].Ledgers[0]; l.State.String() != "通过" || l.Resubmissions != 2 || r.Resubmissions[0].Lost == "" || r.Resubmissions[2].Lost != "" {
		t.Errorf("pruned: %s, resent %d, %q", l.State, l.Resubmissions, r.Resubmissions[0].Lost)
	}
}

// pruned takes the drafts away with what only they and submissions before the issue kept.
func (d *desk) pruned() register.Register {
	d.Helper()
	job := d.job
	job.Now = at(14, 9)
	if p, err := custody.Prune(job.Folder(), true); err != nil || len(p.Runs) != 2 {
		d.Fatalf("%v, %+v", err, p)
	}
	r, err := receipts.Register(d.job, 20210114)
	if err != nil {
		d.Fatal(err)
	}
	return r
}

// resent holds the differences between submissions against what a hand has written.
func (d *desk) resent(name string, r register.Register, truth string) {
	d.Helper()
	var lines []string
	for _, re := range r.Resubmissions {
		line := fmt.Sprintf("%s %d", re.Ledger, re.N)
		if re.Returned {
			line += " 退回后"
		}
		if re.Lost != "" {
			line += " " + re.Lost
		}
		for _, row := range re.Rows {
			line += fmt.Sprintf(" %s %s", row.Cause, row.Row)
			for _, c := range row.Cells {
				line += fmt.Sprintf(" %s:%s→%s", c.Column, c.Old, c.New)
			}
		}
		lines = append(lines, line)
	}
	d.same(name, lines, truth)
}

// asked holds the questions against what a hand has written.
func (d *desk) asked(r register.Register, truth string) {
	d.Helper()
	var lines []string
	for _, q := range r.Questions {
		lines = append(lines, fmt.Sprintf("%s %s %s %s 问%d 限%d %s", strings.Join(q.Departments, "、"), q.Rule, q.Column, q.Value, q.Put.Day(), q.Term.Day(), q.State))
	}
	d.same("questions", lines, truth)
}

// rated holds the quality of the departments against what a hand has written.
func (d *desk) rated(r register.Register, truth string) {
	d.Helper()
	var lines []string
	for _, p := range r.Departments {
		q := p.Quality
		lines = append(lines, fmt.Sprintf("%s %d/%d %d/%d 问%d 重%d", p.Name, q.Came, q.Owed, q.OnTime, q.Judged, q.Questions, q.Resubmissions))
	}
	d.same("quality", lines, truth)
}

func (d *desk) same(name string, got []string, truth string) {
	d.Helper()
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(truth), "\n") {
		want = append(want, strings.TrimSpace(line))
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		d.Errorf("%s:\n got:\n%s\nwant:\n%s", name, a, b)
	}
}
