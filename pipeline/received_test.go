package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface/typefacetest"
)

// told lists the chain's events since some number, as kind and file or run.
func (d *desk) told(since int) (list []string) {
	d.t.Helper()
	chain, err := archive.Read(d.job.Outputs)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, e := range chain.Events[since:] {
		list = append(list, strings.TrimSpace(string(e.Event)+" "+e.Period+" "+e.Run+e.File))
	}
	return list
}

// What a run reads for the first time is entered before its own event: by content, once, whatever it is
// called; what no event tells since an older program read it is known by that run's manifest.
func TestFirstRead(t *testing.T) {
	d := newDesk(t)
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	d.job.Now = time.Date(2021, 1, 6, 4, 0, 0, 0, time.UTC)
	relocation := "期次,户号,户主,身份证号,合法建筑面积（㎡）,签约日期\n一期,001,王小明,330624196001011236,120,2020-03-01\n"
	d.write("2020-12/搬迁.csv", relocation)
	d.write("2020-12/扫描.pdf", "x")
	d.write("2020-12/招商.csv", landedHead+landed("A1", "2020-10-10", "示范开发区"))
	steps := []struct {
		name string
		do   func()
		want []string
	}{
		{"a first run", func() {}, []string{"received 2020-12 招商.csv", "received 2020-12 搬迁.csv", "published 2020-12 r1"}},
		{"unchanged", func() {}, nil},
		{"renamed, and one more", func() {
			if err := os.Rename(filepath.Join(d.job.Inputs, "2020-12", "招商.csv"), filepath.Join(d.job.Inputs, "2020-12", "招商2.csv")); err != nil {
				t.Fatal(err)
			}
			d.write("2020-12/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n")
		}, []string{"received 2020-12 来访.csv", "published 2020-12 r2"}},
		{"spoilt", func() {
			d.write("2020-12/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n2020-13-01,甲,乙,丙,示范开发区\n")
		},
			[]string{"received 2020-12 来访.csv", "returned 2020-12"}},
		{"as it was", func() { d.write("2020-12/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n") }, nil},
		{"the chain of an older program", func() {
			if err := os.Remove(filepath.Join(d.job.Outputs, archive.FileName)); err != nil {
				t.Fatal(err)
			}
			d.write("2020-12/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n\n")
		}, []string{"received 2020-12 来访.csv", "published 2020-12 r3"}},
	}
	n := 0
	for _, s := range steps {
		s.do()
		d.runAny()
		if s.name == "the chain of an older program" {
			n = 0
		}
		got := d.told(n)
		n += len(got)
		slices.Sort(got[:max(0, len(got)-1)])
		want := slices.Clone(s.want)
		slices.Sort(want[:max(0, len(want)-1)])
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", s.name, got, want)
		}
	}
}

// All files of a returned month are kept, with the findings; who owes a file in which a column is lacking is
// told too, and names of people stand in no event.
func TestReturnedIsKept(t *testing.T) {
	d := newDesk(t)
	d.job.Now = time.Date(2021, 1, 6, 4, 0, 0, 0, time.UTC)
	texts := map[string]string{
		"融资.csv": "融资主体,融资方式,债券或贷款名称,发行日期,票面利率\n示范工投,公司债券,20示范01,2020-08-24,5%\n",
		"来访.csv": "日期,企业名称,企业属地,方式,责任单位\n",
	}
	for name, text := range texts {
		d.write("2020-12/"+name, text)
	}
	texts["搬迁＊＊＊.csv"] = "期次,户号,户主,身份证号,合法建筑面积（㎡）,签约日期\n一期,001,王小明,330624196001011236,120,2020-03-01\n"
	d.write("2020-12/搬迁王小明.csv", texts["搬迁＊＊＊.csv"])
	d.runAny()
	chain, err := archive.Read(d.job.Outputs)
	if err != nil {
		t.Fatal(err)
	}
	back := chain.Events[len(chain.Events)-1]
	if back.Event != archive.Returned || len(back.Files) != 3 || len(chain.Events) != 4 {
		t.Fatalf("%+v", chain.Events)
	}
	if e := chain.Events[slices.IndexFunc(chain.Events, func(e archive.Event) bool { return e.File == "融资.csv" })]; e.Department != "工投集团" || !slices.Equal(e.Ledgers, []string{"financing"}) {
		t.Errorf("%+v", e)
	}
	if data, err := os.ReadFile(filepath.Join(d.job.Outputs, archive.FileName)); err != nil || strings.Contains(string(data), "王小明") {
		t.Errorf("%v, %s", err, data)
	}
	for _, f := range back.Files {
		kept, err := publish.Stored(d.job.Outputs, "", f.SHA256)
		if err != nil || string(kept) != texts[f.File] || (f.Errors > 0) != (f.File == "融资.csv" || f.File == "搬迁＊＊＊.csv") {
			t.Errorf("%+v is kept as %q, %v", f, kept, err)
		}
	}
	if kept, err := publish.Stored(d.job.Outputs, "", back.SHA256); err != nil {
		t.Error(err)
	} else if list, err := runfolder.DecodeFindings(kept); err != nil || len(list) == 0 {
		t.Errorf("%d findings are kept, %v", len(list), err)
	}
}

// runAny runs the month, however that ends.
func (d *desk) runAny() {
	d.t.Helper()
	if _, err := pipeline.Run(d.of("2020-12")); err != nil {
		d.t.Fatal(err)
	}
}
