package submission_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/submission"
	"zonereport/pipeline/typeface"
)

var december = calendar.Month{Year: 2020, Number: 12}

// office is the sample, published and issued once for all tests.
var office = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "submission")
	if err != nil {
		return "", err
	}
	if _, err := pipeline.Run(order(dir)); err != nil {
		return dir, err
	}
	_, err = registry.Issue(order(dir), "", "核定")
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, _ := office(); dir != "" {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

func order(outputs string) pipeline.Job {
	return pipeline.Job{Inputs: "../../inputs", Outputs: outputs, Period: december, FontDirs: append([]string{"../../.fonts"}, typeface.SystemDirs()...),
		Program: pipeline.Program{Name: "zonereport", Version: "test"}, Now: time.Date(2021, 1, 8, 2, 0, 0, 0, time.UTC),
		Sign: document.Signing{DocNo: "新经开〔2021〕3号", Dated: "2021-01-08", Signer: "张三"}}
}

// job works on the office, where nothing has been packed yet.
func job(t *testing.T) pipeline.Job {
	t.Helper()
	outputs, err := office()
	if err == nil {
		err = os.RemoveAll(filepath.Join(outputs, "packages"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return order(outputs)
}

func pack(t *testing.T, j pipeline.Job, o submission.Order) (submission.Packed, map[string][]byte) {
	t.Helper()
	if o.Report == "" {
		o.Report = submission.DefaultReport
	}
	packed, err := submission.Pack(j, o)
	if err != nil {
		t.Fatal(err)
	}
	return packed, unzipped(t, read(t, packed.Path))
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// text is what a PDF says, without blanks and line breaks.
func text(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\f' {
			return -1
		}
		return r
	}, string(out))
}

// A superior gets the report as it was published, byte for byte, and the list describes every file.
func TestSuperior(t *testing.T) {
	j := job(t)
	packed, files := pack(t, j, submission.Order{To: "县统计局", Profile: submission.Superior})
	run := filepath.Join(j.Outputs, "2020-12", "r1")
	for name, published := range map[string]string{"01正文.pdf": "新昌经济开发区2020年度亮点工作回眸.pdf", "02附表.xlsx": "新昌经济开发区2020年度亮点工作回眸.xlsx"} {
		if !bytes.Equal(files[name], read(t, filepath.Join(run, published))) {
			t.Errorf("%s is not the published %s", name, published)
		}
	}
	if len(files) != 5 || len(packed.Files) != 4 {
		t.Errorf("%d files, %d listed", len(files), len(packed.Files))
	}
	check := packed.Run.Manifest.Check
	letter, sheet := text(t, files["00报送函.pdf"]), text(t, files["03签发单.pdf"])
	chain, err := archive.Read(j.Outputs)
	if err != nil {
		t.Fatal(err)
	}
	issue, _ := chain.LastIssued(december)
	for _, want := range []string{"县统计局：", "新经开〔2021〕3号", "关于报送《新昌经济开发区2020年度亮点工作回眸》的函", "报告期为2020年12月", check, "zonereportverify2020-12/r1", "为核定数", "附件：1.正文2.附表3.签发单4.清单", "2021年1月8日"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the letter does not say %s:\n%s", want, letter)
		}
	}
	for _, want := range []string{"单位负责人", "统计负责人", "填表人", "联系电话", "报出日期2021年1月8日", "盖章处", "校验码" + check, "核定（第1次印发）", "签发人张三", "2021-01-0810:00登记", chain.Checksum(issue.Event)} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet does not say %s:\n%s", want, sheet)
		}
	}
	if lines := strings.Split(string(files["清单.txt"]), "\r\n"); len(lines) != 6 || !regexp.MustCompile("^1\t00报送函.pdf\t1\t\\d+\t[0-9a-f]{64}\t[0-9a-f]{64}$").MatchString(lines[1]) {
		t.Errorf("%q", lines)
	}
}

// The same order gives the same bytes, whenever it is given.
func TestSameBytes(t *testing.T) {
	for _, o := range []submission.Order{{To: "县统计局", Profile: submission.Superior, Draft: true}, {To: "县政务公开办", Profile: submission.Public, Report: "campaign"}} {
		var made [][]byte
		for n := range 2 {
			j := job(t)
			j.Now = j.Now.AddDate(n, 0, 0)
			packed, _ := pack(t, j, o)
			made = append(made, read(t, packed.Path))
		}
		if !bytes.Equal(made[0], made[1]) {
			t.Errorf("%+v: the bytes differ", o)
		}
	}
}

// What nobody has signed says so on each page, and on its sheet; it may be packed before it is issued.
func TestDraft(t *testing.T) {
	_, files := pack(t, job(t), submission.Order{To: "管委会", Profile: submission.Superior, Draft: true})
	pages := strings.Split(strings.TrimSuffix(text(t, files["01正文.pdf"]), "\f"), "\f")
	for i, page := range pages {
		if !strings.Contains(page, "稿") { // its letters stand apart, as they rise
			t.Errorf("page %d does not", i+1)
		}
	}
	if sheet := text(t, files["03签发单.pdf"]); len(pages) < 10 || !strings.Contains(sheet, "送审稿（未签发）") || strings.Contains(sheet, "张三") {
		t.Errorf("%d pages; %s", len(pages), sheet)
	}
}

// A run that is not what was published is not packed.
func TestDamaged(t *testing.T) {
	for name, file := range map[string]string{"report": "2020-12/r1/新昌经济开发区2020年度亮点工作回眸.pdf", "figures": "2020-12/r1/figures.json", "manifest": "2020-12/r1/manifest.json", "chain": "events.jsonl"} {
		j := job(t)
		path := filepath.Join(j.Outputs, filepath.FromSlash(file))
		whole := read(t, path)
		if err := os.WriteFile(path, append(bytes.Replace(whole, []byte("2020-12"), []byte("2020-11"), 1), ' '), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := submission.Pack(j, submission.Order{Run: "r1", To: "县统计局", Profile: submission.Superior, Report: "annual-review"})
		var differs *submission.DiffersError
		if _, there := os.Stat(filepath.Join(j.Outputs, "packages")); !errors.As(err, &differs) || there == nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
