package pipeline_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface/typefacetest"
)

// A reason that names somebody of the ledgers' personal columns is printed without the name.
func TestReasonNamesNobody(t *testing.T) {
	d := newDesk(t)
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	d.write("2020-12/搬迁.csv", "期次,户号,户主,身份证号,合法建筑面积（㎡）,签约日期\n一期,001,王小明,330624196001011236,120,2020-03-01\n")
	d.job.Sign = document.Signing{Reason: "王小明户的面积已更正"}
	o := d.run("2020-12")
	if s := o.Manifest.Sign; s == nil || strings.Contains(s.Reason, "王小明") || !strings.Contains(s.Reason, "户的面积已更正") {
		t.Fatalf("%+v", s)
	}
	if sum, said := d.verified("", "", true); sum.Differs() {
		t.Error(said)
	}
}
