package receipts_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/month"
	"zonereport/pipeline/receipts"
)

// lacks is who lacks in the desk's month: how many came of how many, and the departments with their ledgers.
func (d *desk) lacks() string {
	d.Helper()
	list, err := receipts.Lacking(d.job.Inputs, d.job.Outputs, nil, []calendar.Month{d.job.Period})
	if err != nil {
		d.Fatal(err)
	}
	l, ok := list[d.job.Period]
	if !ok {
		return "unknown"
	}
	text := fmt.Sprintf("%d/%d", l.Came, l.Owed)
	for _, p := range l.Departments {
		text += " " + p.Name + ":" + strings.Join(p.Ledgers, "、")
		if p.Some {
			text += "…"
		}
	}
	return text
}

// TestLacking: who has not reported is known from what events tell, from files that none tells of, and once the month
// is published from its manifest.
func TestLacking(t *testing.T) {
	d := newDesk(t)
	const rest = " 建设局:路网台账 办公室:平台荣誉台账 企业服务中心:企业难题台账 审批代办中心:审批事项台账"
	for _, c := range []struct {
		name string
		do   func()
		want string
	}{
		{"nothing", func() {}, "0/8 搬迁办:房屋搬迁台账 工投集团:融资台账" + rest + " 自然资源和规划局:供地台账、土地储备台账"},
		{"one came", func() { d.receive("融资.csv", bonds1, at(2, 9)) }, "1/8 搬迁办:房屋搬迁台账" + rest + " 自然资源和规划局:供地台账、土地储备台账"},
		{"one lies there", func() { d.put("2020-12/储备.csv", reserve) }, "2/8 搬迁办:房屋搬迁台账" + rest + " 自然资源和规划局:供地台账…"},
		{"one that cannot be read", func() { d.put("2020-12/坏.xlsx", "x") }, "2/8 搬迁办:房屋搬迁台账" + rest + " 自然资源和规划局:供地台账…"},
		{"one was taken away", func() { d.takeAway("坏.xlsx"); d.takeAway("融资.csv") }, "1/8 搬迁办:房屋搬迁台账 工投集团:融资台账" + rest + " 自然资源和规划局:供地台账…"},
		{"published", func() { d.put("2020-12/搬迁.csv", moved3); d.run(at(6, 9), pipeline.Published) }, "2/8 工投集团:融资台账" + rest + " 自然资源和规划局:供地台账…"},
		{"came after that", func() { d.receive("供地.csv", supply12, at(7, 9)) }, "3/8 工投集团:融资台账" + rest},
	} {
		c.do()
		if got := d.lacks(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if err := os.Remove(filepath.Join(d.job.Inputs, "zone.toml")); err != nil {
		t.Fatal(err)
	}
	if got := d.lacks(); got != "unknown" {
		t.Errorf("without a zone.toml: %s", got)
	}
}

// TestOtherMonths: a file that bears another month is remarked on; without a folder of the month the register rests
// on what was entered; a month of which nothing is known is refused.
func TestOtherMonths(t *testing.T) {
	d := newDesk(t)
	d.receive("融资2020年11月.csv", bonds1, at(2, 9))
	d.receive("融资2021年1月.csv", bonds2, at(3, 9))
	d.receive("搬迁.csv", "2020年10月房屋搬迁台账\n"+moved3, at(3, 9))
	r, err := receipts.Register(d.job, 20210104)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"文件名写的是 2020-11", "", "标题里写的是 2020-10"} {
		if got := r.Submissions[i].Remark; want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", r.Submissions[i].File, got, want)
		}
	}
	if err := os.RemoveAll(filepath.Join(d.job.Inputs, "2020-12")); err != nil {
		t.Fatal(err)
	}
	if r, err = receipts.Register(d.job, 20210104); err != nil || r.Departments[0].State.String() != "已报" || len(r.Notes) != 1 {
		t.Errorf("%v, %s, %v", err, r.Departments[0].State, r.Notes)
	}
	d.job.Period = calendar.Month{Year: 2019, Number: 1}
	if _, err := receipts.Register(d.job, 20210104); err == nil || !strings.Contains(err.Error(), "没有月份文件夹") {
		t.Errorf("a month of which nothing is known: %v", err)
	}
}

// TestBesideTheOldOne: a file that mostly holds the rows of another one takes its place, though that still lies
// there; one with other rows is another part. One that cannot be read is a submission of what it took the name of.
func TestBesideTheOldOne(t *testing.T) {
	d := newDesk(t)
	state := func() string {
		d.Helper()
		r, err := receipts.Register(d.job, 20210104)
		if err != nil {
			d.Fatal(err)
		}
		l := r.Departments[2].Ledgers[0]
		return fmt.Sprint(l.State, " ", strings.Join(l.Files, " "))
	}
	for _, c := range []struct{ name, text, want string }{
		{"路网.csv", roads1, "已报 路网.csv"},
		{"路网二.csv", roads2, "已报 路网.csv 路网二.csv"},
		{"路网改.csv", roads + "一路,框架道路,1300,建成\n二路,支路,300,在建\n四路,支路,10,规划\n", "重报1 路网改.csv"},
		{"路网改.csv", "\xff\xfe坏", "重报2 路网改.csv"},
	} {
		d.receive(c.name, c.text, at(2, 9))
		if got := state(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTexts: which departments that report in words have not done so is noted.
func TestTexts(t *testing.T) {
	d := newDesk(t)
	d.put("zone.toml", strings.Replace(office, `"adjustments", "texts"]`, `"adjustments"]`, 1)+"[texts]\ndepartments = [\"办公室\", \"搬迁办\"]\n")
	for _, c := range []struct{ text, want string }{
		{"", "工作情况文字还没有收到：办公室、搬迁办（zone.toml 的 [texts]）。"},
		{"搬迁办", "工作情况文字还没有收到：办公室（zone.toml 的 [texts]）。"},
		{"办 公室", ""},
	} {
		if c.text != "" {
			d.put("2020-12/"+c.text+"工作情况.csv", "章节,事项,日期,内容,报送部门\n城镇建设,搬迁,2020-12-01,开展搬迁。,"+c.text+"\n")
		}
		r, err := receipts.Register(d.job, 20210104)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Notes, " "); got != c.want {
			t.Errorf("%q sent: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestNamesMasked: a name out of a personal column is masked in the names of files, too.
func TestNamesMasked(t *testing.T) {
	d := newDesk(t)
	d.receive("王五常的搬迁台账.csv", moved3, at(2, 9))
	r, err := receipts.Register(d.job, 20210104)
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.JSON()
	if l := r.Departments[0].Ledgers[0]; err != nil || l.State.String() != "已报" || strings.Contains(string(data), "王五常") {
		t.Errorf("%v, %s\n%s", err, l.State, data)
	}
}

// TestSharedStore: contents are found in the store that the runs of the month name, also where the command does not.
func TestSharedStore(t *testing.T) {
	d := newDesk(t)
	d.job.Store = filepath.Join(d.TempDir(), "共用")
	d.receive("融资.csv", bonds1, at(2, 9))
	d.run(at(6, 9), pipeline.Published)
	d.receive("融资.csv", bonds2, at(7, 9))
	d.job.Store = ""
	r, err := receipts.Register(d.job, 20210108)
	if err != nil || len(r.Resubmissions) != 1 || r.Resubmissions[0].Lost != "" || len(r.Resubmissions[0].Rows) != 1 {
		t.Errorf("%v, %+v", err, r.Resubmissions)
	}
}

// TestOwed: who owes what and until when is what zone.toml says, else the definitions; what does not apply here and
// what may be sent is owed only where it is required.
func TestOwed(t *testing.T) {
	d := newDesk(t)
	d.put("zone.toml", "name = \"示范经济开发区\"\nrequired = [\"texts\"]\n[[department]]\nname = \"建设局\"\nledgers = [\"roads\"]\ncontact = \"1\"\ndue_day = 4\n"+
		"[[department]]\nname = \"建设局\"\nledgers = [\"安置房项目台账\"]\ndue_day = 9\n[[department]]\nname = \"工投集团\"\napplies = false\n")
	office, err := month.OpenOffice(month.InputsAt(d.job.Inputs), nil, d.job.Period, month.Office{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range receipts.Owed(office) {
		if o.Department == "建设局" || o.Department == "工投集团" || o.Needed {
			got = append(got, fmt.Sprint(o.Department, " ", o.ID, " ", o.Contact, " ", o.DueDay, " ", o.Optional, " ", o.Needed))
		}
	}
	want := []string{"建设局 housing_projects  9 false false", "建设局 housing 1 4 false false", "建设局 rebuild_sites 1 4 false false", "建设局 roads 1 4 false false", "工投集团 financing  0 true false", "各部门 texts  0 true true"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
