package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

func returned(text string) Return {
	return Return{
		Period: december,
		Inputs: []runfolder.File{
			{Path: "zone.toml", Data: []byte("name = '示范经济开发区'\n")},
			{Path: "2020-12/招商.csv", Data: []byte(text)},
			{Path: "2020-12/融资.csv", Data: []byte("好")},
			{Path: "2020-12/路网.csv", Data: []byte("提示")},
		},
		Findings: []finding.Finding{
			{Rule: "value.number", Severity: finding.Error, File: "招商.csv", Sheet: "招商", Cell: "C5", Column: "总投资", Value: "约3000", Words: finding.Words{Found: "不是数字。", Expected: "总投资应为数字。"}},
			{Rule: "order", Severity: finding.Warning, File: "招商.csv", Sheet: "招商", Cell: "D6", Column: "落地日期", Value: "2020-01-01", Words: finding.Words{Found: "落地早于签约。"}},
			{Rule: "column.unknown", Severity: finding.Info, File: "路网.csv", Sheet: "路网", Words: finding.Words{Found: "多出的列。"}},
			{Rule: "ledger.missing", Severity: finding.Warning, Words: finding.Words{Found: "土地储备台账没有报送。"}},
		},
		Mark: beside,
	}
}

// beside lists the cells of the findings in a file beside the one that was sent.
func beside(name string, data []byte, findings []finding.Finding) ([]runfolder.File, error) {
	list := ""
	for _, f := range findings {
		list += string(f.Severity) + " " + f.Cell + "\n"
	}
	return []runfolder.File{{Path: name, Data: data}, {Path: name + "_审核意见.xlsx", Data: []byte(list)}}, nil
}

func TestReturn(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	published := mustPublish(t, o, "一")
	if _, err := o.Return(returned("甲")); err != nil {
		t.Fatal(err)
	}
	folder, err := o.Return(returned("乙"))
	if err != nil {
		t.Fatal(err)
	}
	files := tree(t, folder)
	if len(files) != 5 { // the folder itself, findings.json, the overview, one file, its remarks
		t.Errorf("returned holds %d entries: %v", len(files), files)
	}
	if files["招商.csv"] != "乙" {
		t.Errorf("the file came back as %q", files["招商.csv"])
	}
	// message is the three parts in one, what the severity asks for included
	for _, part := range []string{`"message": "不是数字。总投资应为数字。请填报单位更正后重报。"`, `"found": "不是数字。"`, `"expected": "总投资应为数字。"`, `"action": "请填报单位更正后重报。"`} {
		if !strings.Contains(files[runfolder.FindingsName], part) {
			t.Errorf("findings.json lacks %s: %s", part, files[runfolder.FindingsName])
		}
	}
	if !strings.Contains(files[runfolder.FindingsName], `"cell": "C5"`) || !strings.Contains(files[runfolder.FindingsName], `"figures": []`) {
		t.Errorf("findings.json is %s", files[runfolder.FindingsName])
	}
	for name, wants := range map[string][]string{
		"招商.csv_审核意见.xlsx": {"error C5\nwarning D6\n"},
		opinionName:        {"招商.csv：强制性 1 条，核实性 1 条，见 招商.csv_审核意见.xlsx", "【核实性】土地储备台账没有报送", "\r\n"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s lacks %q:\n%s", name, want, files[name])
			}
		}
	}
	info, err := os.Stat(folder)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("returned files hold personal data; mode %v, %v", info.Mode(), err)
	}
	if err := published.Whole(); err != nil {
		t.Error(err)
	}
}

func TestReturnMarked(t *testing.T) {
	r := returned("甲")
	r.Mark = func(name string, data []byte, findings []finding.Finding) ([]runfolder.File, error) {
		return []runfolder.File{{Path: name + ".xlsx", Data: append(bytes.Clone(data), []byte(name+findings[0].Cell)...)}}, nil
	}
	folder, err := open(t, t.TempDir()).Return(r)
	if err != nil {
		t.Fatal(err)
	}
	files := tree(t, folder)
	if got := files["招商.csv.xlsx"]; got != "甲招商.csvC5" {
		t.Errorf("marked file is %q", got)
	}
	if len(files) != 4 || !strings.Contains(files[opinionName], "核实性 1 条，见 招商.csv.xlsx") {
		t.Errorf("returned beside it: %v", files)
	}
}

// A run that finds the inputs as they were published makes returned files obsolete too.
func TestDropReturned(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	mustPublish(t, o, "一")
	if _, err := o.Return(returned("甲")); err != nil {
		t.Fatal(err)
	}
	if err := o.DropReturned(december); err != nil {
		t.Fatal(err)
	}
	if disk.Exists(filepath.Join(dir, "2020-12", returnedName)) {
		t.Error("files stay returned although the month is published")
	}
}
