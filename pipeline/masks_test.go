package pipeline_test

import (
	"encoding/json"
	"strings"
	"testing"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/revision"
)

// dry compares what a run would publish now with the run in force; nothing is published.
func (d *desk) dry(t *testing.T, month string) revision.Revision {
	t.Helper()
	d.job.Period, _ = calendar.ParseMonth(month)
	o, err := pipeline.DryRun(d.job)
	if err != nil || o.Revised == nil || o.Revised.Unread != nil || len(o.Revised.Lost) > 0 {
		t.Fatal(err, o.Status, o.Revised)
	}
	return o.Revised.Revision
}

const (
	visitHead  = "日期,企业名称,企业属地,所在城市,方式,批次号,责任单位,洽谈内容\n"
	familyHead = "期次,户编号,户主,身份证号,合法建筑面积（㎡）,签约日期,腾空日期\n"
)

// What one of two runs knows for personal the revision does not say, and what is only masked otherwise
// is no revision (design-life §15).
func TestRevisionsAreMaskedAlike(t *testing.T) {
	// 吕建国 and 石美娟 are householders in the one sending or in the other; two phone numbers are masked alike.
	visitors := []string{
		"2020-05-12,甲公司,省外,杭州,来访,P1,示范开发区,与吕建国谈 " + phoneDash,
		"2020-05-13,石美娟,省外,杭州,来访,P2,示范开发区,电话13857500001",
		"2020-05-14,丙公司,省外,杭州,来访,P3,示范开发区,电话13857600001",
		"2020-05-15,丁公司 吕建国,省外,杭州,来访,P4,示范开发区,同石美娟 吕建国"}
	family := func(owner, id, area string) string {
		return familyHead + "六期,W6-001," + owner + "," + id + "," + area + ",2020-03-05,2020-03-01\n"
	}
	before := newDesk(t)
	before.write("2020-12/洽谈.csv", visitHead+strings.Join(visitors, "\n")+"\n")
	before.write("2020-12/搬迁.csv", family("吕建国", idPlain, "120"))
	before.run("2020-12")
	backwards := visitHead
	for i := range visitors {
		backwards += visitors[len(visitors)-1-i] + "\n"
	}
	const only = "row corrected W6-001 []\nnone"
	for _, test := range []struct{ name, visits, families, want string }{
		{"sorted", backwards, family("吕建国", idPlain, "120"), "none"},
		{"another householder is known", backwards, family("石美娟", idPlain, "120"), only},
		{"another number", backwards, family("吕建国", "330624198001011227", "120"), only},
		{"nobody is known any more", backwards, familyHead, ""},
		{"a free text says more", strings.Replace(backwards, "与吕建国谈", "与吕建国、石美娟谈，身份证"+idPlain, 1), family("石美娟", idPlain, "130"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := before.copy(t)
			d.write("2020-12/洽谈.csv", test.visits)
			d.write("2020-12/搬迁.csv", test.families)
			r := d.dry(t, "2020-12")
			if got := told(r); test.want != "" && got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			data, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			for _, mark := range append(marks, "13857600001", "330624198001011227", "138-5750-0001", "138******01（") {
				if strings.Contains(string(data), mark) {
					t.Errorf("%s stands in the revision:\n%s", mark, data)
				}
			}
			if test.want == "" && !r.Differs() {
				t.Error("nothing differs")
			}
		})
	}
}
