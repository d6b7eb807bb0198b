package submission_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/submission"
)

// twice is an office that issued its month, then the same with one approval less, as r2.
func twice(t *testing.T) pipeline.Job {
	t.Helper()
	dir := t.TempDir()
	inputs := filepath.Join(dir, "inputs")
	if err := os.CopyFS(inputs, os.DirFS("../../inputs")); err != nil {
		t.Fatal(err)
	}
	j := order(filepath.Join(dir, "outputs"))
	j.Inputs = inputs
	found, err := filepath.Glob(filepath.Join(inputs, "2020-12", "审批代办中心*.csv"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	for n := range 2 {
		if n == 1 {
			lines := strings.SplitAfter(string(read(t, found[0])), "\n")
			data := strings.Join(append(lines[:len(lines)-2:len(lines)-2], lines[len(lines)-1]), "")
			if err := os.WriteFile(found[0], []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
			j.Sign.Reason = "核实后减少一项"
		}
		if _, err := pipeline.Run(j); err != nil {
			t.Fatal(err)
		}
		if _, err := registry.Issue(j, "", "核定"); err != nil {
			t.Fatal(err)
		}
	}
	return j
}

// Where one issued run has taken the place of another: the papers of the older say so, those of the newer do not; 修订说明
// goes with the newer as it was published, and in a draft with its mark on each page and the same words.
func TestReplaced(t *testing.T) {
	j := twice(t)
	newer, files := pack(t, j, submission.Order{To: "县统计局", Profile: submission.Superior})
	paper := files["04修订说明.pdf"]
	published, err := filepath.Glob(filepath.Join(j.Outputs, "2020-12", "r2", "修订说明*.pdf"))
	if err != nil || len(published) != 1 || !bytes.Equal(paper, read(t, published[0])) {
		t.Errorf("修订说明 is not the published one (%v, %v)", published, err)
	}
	const said = "其后本月已有第2次印发（校验码"
	letter := text(t, files["00报送函.pdf"])
	if !strings.Contains(letter, "附件：1.正文2.附表3.签发单4.修订说明5.清单") || strings.Contains(letter, "代替本报告") {
		t.Errorf("the letter of the newer run says %s", letter)
	}
	older, old := pack(t, j, submission.Order{Run: "r1", To: "县统计局", Profile: submission.Superior})
	if told := strings.Join(older.Notes, ""); !strings.Contains(told, "2020-12/r1 已由本月第2次印发（r2）代替") {
		t.Errorf("the user is told %q", told)
	}
	for _, name := range []string{"00报送函.pdf", "03签发单.pdf"} {
		if got := text(t, old[name]); !strings.Contains(got, said+newer.Run.Manifest.Check+"）代替本报告") {
			t.Errorf("%s of the older run says %s", name, got)
		}
	}
	drafted, draft := pack(t, j, submission.Order{To: "管委会", Profile: submission.Superior, Draft: true})
	for _, note := range drafted.Notes {
		if strings.Contains(note, "修订说明") {
			t.Errorf("drawn again without the mark, 修订说明 differs: %s", note)
		}
	}
	pages, plain := strings.Split(text(t, draft["04修订说明.pdf"]), "\f"), text(t, paper)
	if len(pages) != strings.Count(plain, "\f")+1 {
		t.Errorf("%d pages", len(pages)-1)
	}
	for i, page := range pages[:len(pages)-1] {
		if strings.Count(page, "稿") == strings.Count(strings.Split(plain, "\f")[i], "稿") { // its letters stand apart, as they rise
			t.Errorf("page %d has no mark", i+1)
		}
	}
}
