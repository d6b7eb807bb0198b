package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/prepare"
)

// What must never get out: the name of two householders, numbers of theirs.
var marks = []string{"吕建国", "石美娟", "13857500001", "330624198001011235", "330624800101123", "330624198001011000"}

// asWritten are the marks as departments write them.
const (
	nameBlank  = "吕 建 国"
	nameZero   = "石\u200b美\u200b娟"
	phoneDash  = "138-5750-0001"
	phoneBlank = "138 5750 0001"
	phoneWide  = "１３８５７５００００１"
	idPlain    = "330624198001011235"
	idBlank    = "330624 19800101 1235"
	idZero     = "33062419800101\u200b1235"
	idOld      = "330624 800101 123"
)

// markedMonth is a month with the marks in every place that does not block it.
func markedMonth(t *testing.T) map[string][]byte {
	invest := tab{name: "招商项目台账", comments: []string{"B5"}, lines: []string{"招商项目台账（联系人 " + nameBlank + " " + phoneBlank + "）", "单位：万元",
		"项目编号|项目名称|投资方|来源地|来源城市|协议类型|签约日期|总投资|责任单位|落地日期|备注|联系电话|联系人" + phoneDash,
		"一、产业项目 " + nameZero + phoneWide,
		"ZS1|甲项目 " + phoneDash + "|" + nameBlank + "|省外|" + idBlank + "|框架协议|2020-03-09|#3000|新昌经济开发区|2020-02-28|" + nameZero + "代办，身份证" + idZero + "|13857500001|" + idPlain,
		"ZS2 " + idBlank + "|乙项目|乙公司|省外||框架协议|2020-03-19|#5|新昌经济开发区|2020-02-28||" + phoneWide + "|" + nameZero,
		"填表人：" + nameBlank + " " + phoneDash}}
	opinion := tab{name: finding.OpinionSheet, lines: []string{finding.OpinionTitle + "招商.xlsx", strings.Join(finding.OpinionHeaders(), "|"),
		"1|核实性|investment.landed_before_signed|招商项目台账!J5|落地日期|2020-02-28|x|y|z|" + nameBlank + "说手续后补，电话" + phoneBlank + "，" + idOld}}
	household := func(no, rest string) string { return "六期（" + nameZero + "户）|" + no + "|" + rest }
	return map[string][]byte{
		"zone.toml":       []byte("name = \"新昌经济开发区\"\nshort_name = \"新经开\"\ncounty = \"新昌县\"\n"),
		"2020-12/招商.xlsx": xlsx(t, false, nil, invest, opinion),
		"2020-12/搬迁.xlsx": xlsx(t, false, nil, tab{name: "房屋搬迁台账", lines: []string{"期次|户编号|户主|身份证号|合法建筑面积（㎡）|签约日期|腾空日期|联系电话",
			household("W6-001", "吕建国|"+idPlain+"|#120|2020-03-05|2020-03-01|13857500001"), household("W6-002", "石美娟|330624800101123|#90|2020-03-06||"+phoneWide),
			household(strings.ReplaceAll(idOld, " ", ""), "吕建国|"+idPlain+"|#80|2020-03-07||")}}),
		"2020-12/洽谈.csv": []byte(csv("日期|企业名称|企业属地|所在城市|方式|批次号|责任单位|洽谈内容",
			"2020-05-12|"+nameBlank+phoneBlank+"|省外|杭州|来访|"+phoneDash+"|新昌经济开发区|"+idBlank+nameZero, "2020-05-13|"+nameBlank+"138 5750 0002|省外||来访||新昌经济开发区|"+idOld)),
		"2020-12/荣誉.csv": []byte(csv("日期|荣誉名称|授予单位|级别|类型|获得主体", "2020-05-12|先进个人"+nameZero+"|"+idZero+"|省级|命名|"+phoneWide)),
		"2020-12/概况.csv": []byte(csv("项目|数值|单位|批准日期|依据", "区域面积"+phoneDash+"|66|平方公里|2020-05-12|"+nameBlank)),
		"2020-12/目标.csv": []byte(csv("年度|责任单位|考核指标|年度目标|计量单位", "2020|新昌经济开发区|落地项目数|3|个", "2020|石美娟|落地项目数|3|个")),
		"2020-12/其他.csv": []byte(csv("甲|乙|丙", nameBlank+"|"+phoneDash+"|"+idBlank)),
	}
}

// Personal data planted in every column and every odd place of a month reaches no output
// (design §5, design-life §11).
func TestPersonalDataStaysIn(t *testing.T) {
	files := markedMonth(t)
	outcome, dir := run(t, files)
	if outcome.Status != pipeline.Published {
		t.Fatalf("not published: %+v", outcome.Findings)
	}
	explained := 0
	for _, f := range outcome.Findings {
		if f.Explanation != "" {
			explained++
		}
	}
	if explained != 1 {
		t.Errorf("%d explanations, want one", explained)
	}
	inDir(t, dir)
	inFindings(t, outcome.Findings)
	// Texts that differ count apart also when they look alike behind the mask.
	for _, f := range outcome.Figures {
		if want := map[string]string{"firms_contacted": "2", "relocation_households": "3", "agreements": "2"}[f.ID]; want != "" && f.Value.String() != want {
			t.Errorf("%s is %s, want %s", f.ID, f.Value, want)
		}
	}
}

// So also where a rerun tells what changed, in revision.json and 修订说明: rows with the marks were
// corrected, withdrawn or moved, and that these are names only the older files say.
func TestPersonalDataStaysInRevision(t *testing.T) {
	d := newDesk(t)
	put(t, d.job.Inputs, markedMonth(t))
	d.run("2020-12")
	for path, change := range map[string]func(string) string{
		"2020-12/洽谈.csv": func(s string) string { return strings.NewReplacer("2020-05-12", "2020-06-12", nameZero, "").Replace(s) },
		"2020-12/荣誉.csv": func(s string) string { return strings.Replace(s, "省级", "市级", 1) },
		"2020-12/概况.csv": func(s string) string { return strings.Replace(s, "66", "67", 1) },
		"2020-12/目标.csv": func(s string) string { return strings.Replace(s, "2020,石美娟,落地项目数,3,个", "", 1) },
	} {
		data, err := os.ReadFile(filepath.Join(d.job.Inputs, path))
		if err != nil {
			t.Fatal(err)
		}
		if changed := change(string(data)); changed != string(data) {
			d.write(path, changed)
		} else {
			t.Fatalf("%s is as it was", path)
		}
	}
	d.write("2020-12/搬迁.xlsx", string(xlsx(t, false, nil, tab{name: "房屋搬迁台账", lines: []string{"期次|户编号|户主|身份证号|合法建筑面积（㎡）|签约日期|腾空日期|联系电话",
		"六期（" + nameZero + "户）|W6-001|丁国平||#125|2020-03-05|2020-03-01|"}})))
	o := d.run("2020-12")
	if rows := o.Revised.Revision.Rows; len(rows) < 6 {
		t.Fatalf("only %d rows changed: %+v", len(rows), rows)
	}
	told := t.TempDir()
	for _, name := range []string{"revision.json", "修订说明.pdf", "修订说明.xlsx"} {
		data, err := os.ReadFile(filepath.Join(o.Dir, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(told, name), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	inDir(t, told)
}

// So also where a cell is refused and the files go back.
func TestPersonalDataStaysInReturned(t *testing.T) {
	cases := map[string]struct {
		file string
		data []byte
		want []string // rules of hard findings
	}{
		"failing cells": {"2020-12/更多.xlsx", xlsx(t, false, nil,
			tab{name: "孵化器入驻企业台账", lines: []string{"期次|企业名称|统一社会信用代码|入驻日期|期末从业人员|年产值（万元）|状态|重点展示",
				"一期|丙公司||" + idBlank + "|#13857500001|" + idPlain + "|" + nameBlank + "|" + phoneDash, "一期|丁公司||2020-01-01|" + phoneWide + "|" + idOld + "|在驻|", "一期|戊公司||#330624198001011000|1|1|在驻|"}},
			tab{name: "房屋搬迁台账", lines: []string{"期次|户编号|户主|身份证号|合法建筑面积（㎡）|签约日期", "七期|" + idBlank + "|吕建国|" + idPlain + "|#330624198001011000|" + nameZero, "七期|" + phoneDash + "|石美娟||" + idZero + "|2020年" + phoneBlank}},
			tab{name: "年度目标任务", lines: []string{"年度|责任单位|考核指标|年度目标|计量单位", "2020|甲镇|" + nameBlank + "|1|" + phoneDash, "2020|甲镇|落地项目数|-1|" + nameZero}}),
			[]string{"value.personal", "value.date", "value.code"}},
		"the name of a file":               {"2020-12/招商" + phoneDash + ".csv", []byte(csv("项目|数值", "面积|1")), []string{"file.personal"}},
		"the name of a file, of a person":  {"2020-12/" + nameBlank + "的荣誉.csv", []byte(csv("日期|荣誉名称|类型", "2020-05-12|甲|命名")), []string{"file.personal"}},
		"the name of a sheet":              {"2020-12/路网.xlsx", xlsx(t, false, nil, tab{name: idPlain, lines: []string{"道路名称|道路类别|状态", "甲路|支路|建成"}}), []string{"sheet.personal"}},
		"the name of a sheet that is none": {"2020-12/路网.xlsx", xlsx(t, false, nil, tab{name: idPlain, lines: []string{"甲|乙", "1|2"}}, tab{name: "路", lines: []string{"道路名称|道路类别|状态", "甲路|" + phoneBlank + "|建成"}}), []string{"value.code"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			files := markedMonth(t)
			files[c.file] = c.data
			outcome, dir := run(t, files)
			if outcome.Status != pipeline.Returned {
				t.Fatalf("not returned: %+v", outcome.Findings)
			}
			inDir(t, dir)
			inFindings(t, outcome.Findings)
			for _, rule := range c.want {
				found := false
				for _, f := range outcome.Findings {
					found = found || f.Rule == rule && f.Severity == finding.Error
				}
				if !found {
					t.Errorf("no %s among %+v", rule, outcome.Findings)
				}
			}
		})
	}
}

// So also where files are only inspected: the names in one of them count in all.
func TestPersonalDataStaysInInspected(t *testing.T) {
	files := markedMonth(t)
	files["2020-12/更多.xlsx"] = xlsx(t, false, nil, tab{name: "路网台账", lines: []string{"道路名称|道路类别|状态|建成日期|" + nameBlank + "|+8613857500001", "甲路|" + nameZero + "|建成|" + nameBlank + "|1|2"}})
	inputs := t.TempDir()
	put(t, inputs, files)
	readings, err := prepare.Inspect(prepare.Inspection{Files: []string{filepath.Join(inputs, "2020-12")}, Inputs: inputs})
	if err != nil || len(readings) != len(files)-1 {
		t.Fatalf("%d readings of %d files, %v", len(readings), len(files)-1, err)
	}
	for _, r := range readings {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		clean(t, "reading of "+r.File, string(text))
	}
}

// clean holds a text against the marks, however written.
func clean(t *testing.T, what, text string) {
	t.Helper()
	bare := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
	for _, mark := range marks {
		if i := strings.Index(bare, mark); i >= 0 {
			t.Errorf("%s holds %s: …%s…", what, mark, strings.ToValidUTF8(bare[max(0, i-60):min(len(bare), i+60)], ""))
		}
	}
}

func inFindings(t *testing.T, list []finding.Finding) {
	t.Helper()
	for _, f := range list {
		text, err := f.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		clean(t, "finding "+f.Rule, string(text))
	}
}

// inDir looks through everything in a folder, inflated. Of the departments' workbooks that go
// back only what the program has written is looked at.
func inDir(t *testing.T, dir string) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		seen++
		name := entry.Name()
		clean(t, "the name", name)
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".xlsx":
			inBook(t, name, data, filepath.Base(dir) == "returned")
		case ".pdf":
			out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
			if err != nil {
				t.Fatalf("pdftotext is needed by this test; sh setup/checkers.sh installs it: %v", err)
			}
			clean(t, name, string(out))
		case ".json", ".txt", ".html":
			clean(t, name, string(data))
		case ".csv":
			if name == "figures.csv" {
				clean(t, name, string(data))
			}
		}
		return nil
	})
	if err != nil || seen < 3 {
		t.Fatalf("%d files in %s, %v", seen, dir, err)
	}
}

func inBook(t *testing.T, name string, data []byte, returned bool) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		text := string(part)
		if !returned || strings.Contains(text, finding.OpinionTitle) && strings.Contains(f.Name, "sheet") {
			clean(t, name+" "+f.Name, text)
		}
	}
}

// Control characters and marks of direction of names and values show as what they are in every
// finding and in what a reading quotes; they forge no line.
func TestControlCharactersShow(t *testing.T) {
	const evil = "甲\x1b[31m\u202e乙\n【强制性】伪造"
	files := map[string][]byte{
		"zone.toml": []byte("name = \"新昌经济开发区\"\n"),
		"2020-12/招商" + evil + ".csv": []byte("项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资（万元）,责任单位,\x1b[2J列\u2066\n" +
			"ZS1,\"" + evil + "\",甲,\"" + evil + "\",框架协议,2020-05-12,\"约\x1b3\u202e\",新昌经济开发区,x\n"),
	}
	outcome, dir := run(t, files)
	if outcome.Status != pipeline.Returned {
		t.Fatalf("not returned: %+v", outcome.Findings)
	}
	control := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
	shown := 0
	for _, f := range outcome.Findings {
		for _, text := range []string{f.File, f.Sheet, f.Column, f.Message()} {
			if strings.ContainsFunc(text, control) {
				t.Errorf("%s: %q", f.Rule, text)
			}
		}
		if strings.Contains(f.Message(), `\u001b`) {
			shown++
		}
	}
	if shown == 0 {
		t.Error("nothing is told of the characters")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.ContainsFunc(e.Name(), control) {
			t.Errorf("%q goes back", e.Name())
		}
	}
	list, err := os.ReadFile(filepath.Join(dir, "审核意见.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.NewReplacer("\r\n", "").Replace(string(list)); strings.ContainsFunc(text, control) {
		t.Errorf("%q", text)
	}
}
