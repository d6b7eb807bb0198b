package office

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/reporting"
)

// hand sends one file with a text, received at a time.
func (o *opened) hand(t *testing.T, name, text, at string) (int, string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, _ := form.CreateFormFile("files", name)
	_, _ = io.WriteString(part, text)
	_ = form.WriteField("period", "2020-12")
	_ = form.WriteField("at", at)
	_ = form.Close()
	r, err := http.NewRequest(http.MethodPost, o.base+"/inbox/receive", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	return o.settled(t, r)
}

// What is dropped lies in the month's folder, is told by what it was taken for, and a corrected file replaces the
// one before, which stays.
func TestFilesAreReceived(t *testing.T) {
	o := begin(t, func(args []string, out, log io.Writer) int {
		if args[0] != "receive" {
			return 1
		}
		return exit.Report(log, reporting.Receive.Run(&command.Call{Command: reporting.Receive, Args: args[1:], Out: out, Log: log}))
	})
	if err := os.RemoveAll(filepath.Join(o.Inputs, "2020-12")); err != nil {
		t.Fatal(err)
	}
	o.enter(t)
	right := strings.Replace(homes, "很大<i>", "99", 1)
	for _, c := range []struct{ name, text, at, says string }{
		{"搬迁.csv", homes, "2021-01-05 10:30", "✓ 完成"},
		{"搬迁.csv", homes, "2021-01-06", "内容相同"},
		{"搬迁.csv", right, "2021-01-07 09:00", "代替同名的旧文件"},
		{"照片.jpg", "x", "", "！ 有的文件没有收下"},
		{"搬迁2.csv", right, "昨天", "不是一个时间"},
	} {
		status, page := o.hand(t, c.name, c.text, c.at)
		if status != 200 || !strings.Contains(page, c.says) {
			t.Errorf("%s at %s: %d, lacks %q:\n%s", c.name, c.at, status, c.says, page)
		}
		if strings.Contains(page, o.scratch) || !strings.Contains(page, " "+c.name+"</code>") {
			t.Errorf("%s: the command does not name the file as it was dropped:\n%s", c.name, page)
		}
	}
	page := o.see(t, o.base+"/inbox?month=2020-12")
	for _, want := range []string{`<th scope="row">搬迁.csv</th>`, "搬迁办（1 本台账）", "2021-01-07 09:00 收到"} {
		if !strings.Contains(page, want) {
			t.Errorf("收件 lacks %s:\n%s", want, page)
		}
	}
	if data, err := os.ReadFile(filepath.Join(o.Inputs, "2020-12", "搬迁.csv")); err != nil || string(data) != right {
		t.Errorf("the file in the month's folder: %q, %v", data, err)
	}
	if old := tree(t, filepath.Join(o.Inputs, ".replaced")); !strings.Contains(old, fmt.Sprintf(" %d\n", len(homes))) || strings.Count(old, "\n") != 1 {
		t.Errorf("what was replaced: %s", old)
	}
	if left := tree(t, o.scratch); left != "" {
		t.Errorf("left behind: %s", left)
	}
}
