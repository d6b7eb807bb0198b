package pipeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/prove"
	"zonereport/pipeline/typeface/typefacetest"
)

// archived is an office with three months of which the first was corrected and the others made
// again: six runs that replace one another, rest on one another, and remark on what lay beside the ledgers.
func archived(t *testing.T) *desk {
	d := ranked(t, func(d *desk) {
		d.job.FontDirs = []string{typefacetest.Folder(t)}
		d.job.Now = time.Date(2021, 1, 6, 4, 0, 0, 0, time.UTC)
		d.write("2020年9月/旧.csv", "x\n")
		d.write("2020-12/扫描.pdf", "x")
		d.write("2020-12/旧/去年.csv", "x\n")
		d.write("2020-12/搬迁.csv", "期次,户号,户主,身份证号,合法建筑面积（㎡）,签约日期\n一期,001,王小明,330624196001011236,120,2020-03-01\n")
	})
	d.correct()
	if o, err := d.cascade("2020-10"); err != nil || len(o.Redone) != 2 {
		t.Fatal(err, o.Redone)
	}
	return d
}

// verified verifies and returns the verdicts as text.
func (d *desk) verified(period, run string, all bool) (prove.Verified, string) {
	d.t.Helper()
	job := d.of(period)
	var said strings.Builder
	sum, err := prove.Verify(job, run, all, func(v archive.Verdict) {
		said.WriteString(v.Period + " " + v.Run + "\n")
		for _, p := range []archive.Property{v.Authentic, v.Complete, v.Usable, v.Safe} {
			said.WriteString(strings.Join(slices.Concat(p.Proved, p.Notes, p.Differs), "\n") + "\n")
		}
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return sum, said.String() + strings.Join(sum.Chain, "\n")
}

// What nobody touched is proved, whatever the month and whatever is in force today; it is entered in the
// chain, and proving changes nothing else.
func TestVerify(t *testing.T) {
	d := archived(t)
	before := contents(t, d.job.Outputs)
	sum, said := d.verified("", "", true)
	if sum.Runs != 6 || sum.Differs() || strings.Count(said, "逐字节相同") != 6 {
		t.Errorf("%d runs, %d differ:\n%s", sum.Runs, sum.Differ, said)
	}
	chain, err := archive.Read(d.job.Outputs)
	chain.Events = slices.DeleteFunc(chain.Events, func(e archive.Event) bool { return e.Event == archive.Received })
	if err != nil || len(chain.Events) != 12 || chain.Events[11].Event != archive.Verified || chain.Events[11].Run != "r2" || chain.Events[11].Manifest == "" {
		t.Errorf("%d events, %v", len(chain.Events), err)
	}
	after := contents(t, d.job.Outputs)
	for name, text := range after {
		if name != archive.FileName && before[name] != text {
			t.Errorf("verify changed %s", name)
		}
	}
	if sum, said := d.verified("", "", false); sum.Runs != 1 || !strings.HasPrefix(said, "2020-12 r2\n") {
		t.Errorf("without a month: %d runs, %s", sum.Runs, said)
	}
	d.job.Inputs = filepath.Join(t.TempDir(), "none")
	if sum, _ := d.verified("2020-11", "r1", false); sum.Differs() || sum.Runs != 1 {
		t.Error("a run that was replaced, without the inputs, is not proved")
	}
	for _, job := range []pipeline.Job{{Outputs: filepath.Join(t.TempDir(), "none")}, {Outputs: t.TempDir()}, d.of("2020-09")} {
		var missing *inputs.Error
		if _, err := prove.Verify(job, "", false, nil); !errors.As(err, &missing) {
			t.Errorf("nothing to verify: %v", err)
		}
	}
}

// Whatever is not as it was differs, and it is said what to do; what is in order, or was never there, does not.
func TestVerifyBadInput(t *testing.T) {
	whole := archived(t)
	of := func(run, file string) string { return filepath.Join("2020-12", run, file) }
	for name, c := range map[string]struct {
		spoil func(s spoiler)
		run   string
		says  string
		fine  bool
	}{
		"nothing": {func(s spoiler) {}, "", "逐字节相同", true},
		"a figure and its checksum": {func(s spoiler) {
			old := s.sum(of("r2", "figures.json"))
			s.replace(of("r2", "figures.json"), `"value": "3"`, `"value": "7"`)
			s.replace(of("r2", "manifest.json"), old, s.sum(of("r2", "figures.json")))
		}, "", "数值不同：签订投资框架协议（agreements）所写 7个，台账算得 3个", false},
		"a figure":         {func(s spoiler) { s.replace(of("r2", "figures.json"), `"value": "3"`, `"value": "7"`) }, "", "figures.json 与发布时不一致（内容已被改动）", false},
		"a report":         {func(s spoiler) { s.append(s.glob("2020-12/r2/*.pdf"), "x") }, "", ".pdf 与发布时不一致（内容已被改动）", false},
		"a report is lost": {func(s spoiler) { s.remove(s.glob("2020-12/r2/*通报.xlsx")) }, "", "文件不在了", false},
		"a report and its checksum": {func(s spoiler) {
			file := s.glob("2020-12/r2/*年度亮点工作回眸.pdf")
			old := s.sum(file)
			s.append(file, "x")
			s.replace(of("r2", "manifest.json"), old, s.sum(file))
		}, "", "文件的字节不同", false},
		"the check code": {func(s spoiler) {
			s.replace(of("r2", "manifest.json"), `"period": "2020-12"`, `"period": "2020-12", "x": 1`)
		}, "", "manifest.json 与事件链第", false},
		"the manifest is no more":    {func(s spoiler) { s.write(of("r2", "manifest.json"), "{") }, "", "请从备份恢复整个运行文件夹", false},
		"the run folder":             {func(s spoiler) { s.remove("2020-12/r2") }, "", "latest 写的那一次不能用", false},
		"the run folder, named":      {func(s spoiler) { s.remove(of("r2", "manifest.json")) }, "r2", "manifest.json 与发布时不一致（文件不在了）", false},
		"latest set back":            {func(s spoiler) { s.write("2020-12/latest", "r1") }, "", "现行的是 r1：文件 latest 恢复了它；最后发布的是 r2", true},
		"latest lost":                {func(s spoiler) { s.remove("2020-12/latest") }, "", "写入现行的那一次", false},
		"latest spoilt":              {func(s spoiler) { s.write("2020-12/latest", "第二次") }, "", "里面应只有现行那一次的名称", false},
		"the replaced run":           {func(s spoiler) { s.remove("2020-12/r1") }, "r2", "被代替的 r1 不是当时的样子", false},
		"the replaced run's figures": {func(s spoiler) { s.append(of("r1", "figures.json"), " ") }, "r2", "被代替的 r1 不是当时的样子", false},
		"an earlier run":             {func(s spoiler) { s.remove("2020-11/r2") }, "r2", "引用的前期发布不是当时的样子", false},
		"an earlier run's figures":   {func(s spoiler) { s.append("2020-11/r2/figures.json", " ") }, "r2", "引用的前期发布不是当时的样子", false},
		"an input":                   {func(s spoiler) { s.remove(s.stored("r2", "招商.csv")) }, "", "留存文件夹缺：台账 2020-12/招商.csv", false},
		"an input altered":           {func(s spoiler) { s.append(s.stored("r2", "招商.csv"), "\n") }, "", "内容已被改动", false},
		"a definition":               {func(s spoiler) { s.remove(s.stored("r2", "scheme.toml")) }, "", "定义 scheme.toml", false},
		"a font":                     {func(s spoiler) { s.remove(s.stored("r2", "LiberationSerif-Regular.ttf")) }, "", "字体 LiberationSerif-Regular.ttf", false},
		"a font altered":             {func(s spoiler) { s.append(s.stored("r2", "LiberationSerif-Regular.ttf"), "x") }, "", "内容已被改动", false},
		"a stray file":               {func(s spoiler) { s.write(of("r2", "名单.txt"), "王小明，13812345678") }, "", "名单.txt 里有 1 处个人信息", false},
		"Excel's lock file":          {func(s spoiler) { s.write(of("r2", "~$回眸.xlsx"), "x") }, "", "逐字节相同", true},
		"an event cut":               {func(s spoiler) { s.cutLine(archive.FileName, 2) }, "r2", "与上一行不衔接", false},
		"the chain":                  {func(s spoiler) { s.remove(archive.FileName) }, "r2", "没有登记在事件链里", false},
		"a torn line":                {func(s spoiler) { s.append(archive.FileName, `{"n":9`) }, "", "逐字节相同", true},
		"later months":               {func(s spoiler) { s.remove("2020-12"); s.remove("2020-11") }, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := whole.copy(t)
			month := "2020-12"
			c.spoil(spoiler{t, d.job.Outputs})
			if name == "later months" {
				month = "2020-10"
				c.fine, c.says = true, "逐字节相同"
			}
			sum, said := d.verified(month, c.run, false)
			if sum.Differs() == c.fine || !strings.Contains(said, c.says) {
				t.Errorf("differs: %v, want %v and %q in\n%s", sum.Differs(), !c.fine, c.says, said)
			}
		})
	}
}

// spoiler spoils an outputs folder.
type spoiler struct {
	t   *testing.T
	dir string
}

func (s spoiler) done(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s spoiler) read(path string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, path))
	s.done(err)
	return string(data)
}

func (s spoiler) write(path, text string) {
	s.t.Helper()
	s.done(os.WriteFile(filepath.Join(s.dir, path), []byte(text), 0o644))
}

func (s spoiler) append(path, text string) { s.t.Helper(); s.write(path, s.read(path)+text) }

func (s spoiler) remove(path string) {
	s.t.Helper()
	s.there(path)
	s.done(os.RemoveAll(filepath.Join(s.dir, path)))
}

func (s spoiler) there(path string) {
	s.t.Helper()
	_, err := os.Stat(filepath.Join(s.dir, path))
	s.done(err)
}

func (s spoiler) replace(path, old, new string) {
	s.t.Helper()
	text := s.read(path)
	if !strings.Contains(text, old) {
		s.t.Fatalf("%s does not say %s", path, old)
	}
	s.write(path, strings.Replace(text, old, new, 1))
}

func (s spoiler) sum(path string) string {
	s.t.Helper()
	sum := sha256.Sum256([]byte(s.read(path)))
	return hex.EncodeToString(sum[:])
}

func (s spoiler) glob(pattern string) string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, pattern))
	s.done(err)
	if len(found) == 0 {
		s.t.Fatalf("no %s", pattern)
	}
	name, err := filepath.Rel(s.dir, found[0])
	s.done(err)
	return name
}

// stored is the file of the store that keeps what the manifest of a December run names so.
func (s spoiler) stored(run, name string) string {
	s.t.Helper()
	_, after, found := strings.Cut(s.read("2020-12/"+run+"/manifest.json"), name+`",`)
	_, after, more := strings.Cut(after, `"sha256": "`)
	if !found || !more {
		s.t.Fatalf("the manifest names no %s", name)
	}
	return filepath.Join("store", after[:64])
}

func (s spoiler) cutLine(path string, line int) {
	s.t.Helper()
	lines := strings.SplitAfter(s.read(path), "\n")
	s.write(path, strings.Join(slices.Delete(lines, line, line+1), ""))
}

// contents are the files of a folder by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
