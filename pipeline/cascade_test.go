package pipeline_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

const redoNote = "待重做.txt"

// landedHead begins a ledger of projects of which only the landing date counts.
const landedHead = "项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资（万元）,落地日期,责任单位\n"

// landed is a project of a unit that landed on that day.
func landed(code, day, unit string) string {
	return fmt.Sprintf("%s,%s项目,%s公司,省外,框架协议,%s,1000,%s,%s\n", code, code, code, day, day, unit)
}

// explained is a file on whose warnings the department has written a reason.
func explained(t *testing.T) string {
	t.Helper()
	sent := xlsx(t, false, nil, tab{name: "招商项目台账", lines: []string{"项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位|落地日期",
		"ZS1|甲项目|甲公司|省外|框架协议|@43900|#3000|儒岙镇|@43890"}})
	files, _ := back(t, monthOf(t, runfolder.File{Path: "2020-12/乡镇.xlsx", Data: sent}), "乡镇.xlsx")
	book, err := excelize.OpenReader(bytes.NewReader(files[0].Data))
	for _, cell := range []string{"J4", "J5"} {
		if err == nil {
			err = book.SetCellValue(finding.OpinionSheet, cell, "先行落地")
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.String()
}

// ranked is an office of two units in October, November and December: 示范开发区 is first in each
// of them, and the rows are the same in all. November has an explained warning and a folder that is
// not read. more is said before they are run.
func ranked(t *testing.T, more ...func(*desk)) *desk {
	d := newDesk(t)
	d.write("2020-11/乡镇.xlsx", explained(t))
	d.write("2020-11/旧/旧.csv", "旧")
	for _, month := range []string{"2020-10", "2020-11", "2020-12"} {
		d.write(month+"/招商.csv", landedHead+landed("A1", "2020-10-10", "示范开发区")+landed("A2", "2020-10-11", "示范开发区")+landed("B1", "2020-10-12", "南明街道")+landed("C1", "2020-11-02", "示范开发区")+landed("D1", "2020-12-02", "南明街道"))
		d.write(month+"/资金.csv", "到位月份,项目编号,资金类别,资金来源地,当月到位（万元）,责任单位,"+month+"备注\n")
		d.write(month+"/来访.csv", "日期,企业名称,企业属地,方式,责任单位\n")
		d.write(month+"/目标.csv", "年度,责任单位,考核指标,年度目标,计量单位\n2020,示范开发区,落地项目数,12,个\n2020,南明街道,落地项目数,12,个\n")
	}
	for _, add := range more {
		add(d)
	}
	for _, month := range []string{"2020-10", "2020-11", "2020-12"} {
		d.run(month)
	}
	return d
}

// correct makes 南明街道 the first of October; what the other months were made of stays.
func (d *desk) correct() {
	d.write("2020-10/招商.csv", landedHead+landed("A1", "2020-10-10", "示范开发区")+landed("A2", "2020-10-11", "南明街道")+landed("B1", "2020-10-12", "南明街道"))
}

// cascade runs a month and all that rest on it.
func (d *desk) cascade(month string) (pipeline.Outcome, error) {
	job := d.of(month)
	job.Cascade = true
	return pipeline.Run(job)
}

// stale lists the stale months with what they took, and wants a note in each of them and in no other.
func (d *desk) stale() []string {
	d.t.Helper()
	list, err := publish.StaleRuns(d.job.Outputs)
	if err != nil {
		d.t.Fatal(err)
	}
	var told, noted []string
	for _, s := range list {
		text := s.Period.String()
		noted = append(noted, text)
		for _, u := range s.Uses {
			text += " " + u.String()
		}
		told = append(told, text)
	}
	notes, err := filepath.Glob(filepath.Join(d.job.Outputs, "*", redoNote))
	if err != nil {
		d.t.Fatal(err)
	}
	for i := range notes {
		notes[i] = filepath.Base(filepath.Dir(notes[i]))
	}
	if !slices.Equal(notes, noted) {
		d.t.Errorf("notes in %v, stale are %v", notes, noted)
	}
	return told
}

// files are all files of the outputs folder with their content.
func (d *desk) files() map[string]string {
	d.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(d.job.Outputs, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(d.job.Outputs, path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return files
}

// sameFiles wants the outputs of two offices to be equal byte for byte.
func (d *desk) sameFiles(other *desk) {
	d.t.Helper()
	a, b := d.files(), other.files()
	for name, text := range a {
		if b[name] != text {
			d.t.Errorf("%s is not the same", name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			d.t.Errorf("%s is missing", name)
		}
	}
}

func redone(o pipeline.Outcome) string {
	var list []string
	for _, r := range o.Redone {
		list = append(list, fmt.Sprintf("%s %s %d", r.Period, r.Manifest.Run, r.Status))
	}
	return strings.Join(list, ", ")
}

// A correction of October after November and December were published is told, and cascaded gives
// what making them again by hand gives (lifecycle.md §0, two-truths).
func TestCascade(t *testing.T) {
	published := ranked(t)
	if got := published.stale(); len(got) > 0 {
		t.Fatalf("as published: %q", got)
	}
	published.correct()
	for name, test := range map[string]func(*desk){"by hand": equalToByHand, "from inputs": fromInputs, "returned": stops, "failed": fails} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(published.copy(t))
		})
	}
}

// It works for a month that is published and for one that is unchanged, and takes nothing but what was kept.
func equalToByHand(before *desk) {
	t := before.t
	byHand, later := before.copy(t), before.copy(t)
	o, err := before.cascade("2020-10")
	if err != nil || o.Status != pipeline.Published || redone(o) != "2020-11 r2 1, 2020-12 r2 1" || len(o.Stale) > 0 || len(before.stale()) > 0 {
		t.Fatalf("%v: status %d, redone %s, stale %v", err, o.Status, redone(o), o.Stale)
	}

	o = byHand.run("2020-10")
	if len(o.Stale) != 2 || o.Stale[0].Run != "r1" {
		t.Errorf("told: %v", o.Stale)
	}
	recorded := []revision.Stale{{Period: "2020-11", Run: "r1", Uses: "名次、连续月数、上月数"}, {Period: "2020-12", Run: "r1", Uses: "名次、连续月数"}}
	if !slices.Equal(o.Manifest.Stale, recorded) || !slices.Equal(o.Revised.Revision.Stale, recorded) {
		t.Errorf("recorded: %v, %v", o.Manifest.Stale, o.Revised.Revision.Stale)
	}
	want := []string{"2020-11 引用的是 2020-10 r1，现行的是 r2（名次、连续月数、上月数）", "2020-12 引用的是 2020-10 r1，现行的是 r2（名次、连续月数）"}
	if got := byHand.stale(); !slices.Equal(got, want) {
		t.Errorf("stale: %q", got)
	}
	byHand.run("2020-11")
	// November again is another November: December rests on neither.
	want = []string{"2020-12 引用的是 2020-10 r1，现行的是 r2（名次、连续月数） 引用的是 2020-11 r1，现行的是 r2（名次、连续月数、上月数）"}
	if got := byHand.stale(); !slices.Equal(got, want) {
		t.Errorf("stale after November: %q", got)
	}
	byHand.run("2020-12")
	before.sameFiles(byHand)
	if run, err := publish.Latest(before.job.Outputs, before.of("2020-11").Period); err != nil || len(run.Manifest.Explanations) == 0 {
		t.Errorf("November's own explanation is not taken over: %v", err)
	}

	later.run("2020-10")
	later.write("2020-11/招商.csv", landedHead+landed("Z9", "2020-11-10", "南明街道"))
	o, err = later.cascade("2020-10")
	if err != nil || o.Status != pipeline.Unchanged || redone(o) != "2020-11 r2 1, 2020-12 r2 1" {
		t.Fatalf("%v: status %d, redone %s", err, o.Status, redone(o))
	}
	before.sameFiles(later)
	if o, err = later.cascade("2020-10"); err != nil || o.Status != pipeline.Unchanged || len(o.Redone) > 0 {
		t.Errorf("once more: %v, %s", err, redone(o))
	}
}

// With --from-inputs the folders decide, and a correction in them is another run.
func fromInputs(d *desk) {
	t := d.t
	byHand := d.copy(t)
	for _, one := range []*desk{d, byHand} {
		one.write("2020-12/招商.csv", landedHead+landed("Z9", "2020-11-10", "南明街道"))
	}
	d.job.FromInputs = true
	if o, err := d.cascade("2020-10"); err != nil || redone(o) != "2020-11 r2 1, 2020-12 r2 1" {
		t.Fatalf("%v: %s", err, redone(o))
	}
	for _, month := range []string{"2020-10", "2020-11", "2020-12"} {
		byHand.run(month)
	}
	d.sameFiles(byHand)
}

// The first month that is returned ends the cascade: those before stay published, the rest is named.
func stops(d *desk) {
	t := d.t
	d.write("2020-12/招商.csv", landedHead+landed("Z9", "2020-11-31", "南明街道"))
	d.job.FromInputs = true
	o, err := d.cascade("2020-10")
	if err != nil || o.Status != pipeline.Published || redone(o) != "2020-11 r2 1, 2020-12  3" {
		t.Fatalf("%v: status %d, %s", err, o.Status, redone(o))
	}
	if got := d.stale(); len(got) != 1 || len(o.Stale) != 1 || o.Stale[0].Period.String() != "2020-12" {
		t.Errorf("the rest: %q, %v", got, o.Stale)
	}
	d.job.FromInputs = false
	if o, err = d.cascade("2020-10"); err != nil || redone(o) != "2020-12 r2 1" {
		t.Errorf("from what was kept: %v, %s", err, redone(o))
	}
	if _, err := os.Stat(filepath.Join(d.job.Outputs, "2020-12", "returned")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("returned is still there: %v", err)
	}
}

// What cannot be made again ends the cascade with a message that says how far it came.
func fails(d *desk) {
	t := d.t
	run, err := publish.Latest(d.job.Outputs, d.of("2020-12").Period)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range run.Manifest.Inputs {
		if f.Path == "2020-12/资金.csv" {
			err = os.Remove(filepath.Join(d.job.Outputs, "store", f.SHA256))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	o, err := d.cascade("2020-10")
	var stopped *pipeline.CascadeError
	if !errors.As(err, &stopped) || o.Status != pipeline.Published || redone(o) != "2020-11 r2 1" {
		t.Fatalf("%v: %s", err, redone(o))
	}
	for _, want := range []string{"重做 2020-12 时停下", "留存的文件 2020-12/资金.csv", "已经重做并发布：2020-11 r2。"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the message lacks %q: %v", want, err)
		}
	}
	if len(o.Stale) != 1 || len(d.stale()) != 1 {
		t.Errorf("the rest: %v", o.Stale)
	}
}

// Over the turn of the year January continues December, and the next December stands beside it. A
// month that says the same as before is published all the same, for it rests on another run.
func TestCascadeOverTheYear(t *testing.T) {
	d := newDesk(t)
	for _, month := range []string{"2020-12", "2021-01", "2021-02", "2021-12"} {
		d.write(month+"/融资.csv", bonds+"100,5%\n")
		d.run(month)
	}
	d.write("2020-12/融资.csv", bonds+"200,5%\n")
	d.run("2020-12")
	want := []string{"2021-01 引用的是 2020-12 r1，现行的是 r2（上年末数）", "2021-12 引用的是 2020-12 r1，现行的是 r2（上年同期）"}
	if got := d.stale(); !slices.Equal(got, want) {
		t.Fatalf("stale: %q", got)
	}
	o, err := d.cascade("2020-12")
	if err != nil || redone(o) != "2021-01 r2 1, 2021-12 r2 1" || len(d.stale()) > 0 {
		t.Errorf("%v: %s, %q", err, redone(o), d.stale())
	}
}
