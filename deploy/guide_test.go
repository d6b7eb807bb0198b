package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/deploy/manual"
)

// words are all that the page and the program behind it say, by their sources.
func words(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		files, err := filepath.Glob(filepath.Join("../cmd/zonereport/office", pattern))
		if err != nil || len(files) < 10 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
	}
	return all.String()
}

// 使用说明 can be set, names what is to be double-clicked, every screen of the page, and its buttons and fields as the
// page has them; the script waits for what the program says.
func TestGuide(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", guide))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := manual.Document(source); err != nil {
		t.Error(err)
	}
	page := words(t)
	for _, want := range []string{"月份", "收件", "审核意见", "预览", "发布", "历史与比较", "签发", "打包", "查数", "建立", "退出", "办理月份", "报告月份", "收到时间", "收下",
		"标注文件，供下载退回", "强制性", "核实性", "生成预览", "确认", "退回改正", "送审稿", "谁报了、谁没报", "空白台账，供下载发给部门", "查验", "不能打开"} {
		if !strings.Contains(string(source), "“"+want+"”") || !strings.Contains(page, want) {
			t.Errorf("“%s” is not both in it and on the page", want)
		}
	}
	for _, e := range append(starters(true), starters(false)...) {
		if name := strings.TrimSuffix(e.name, ".desktop"); !strings.Contains(string(source), "“"+name+"”") {
			t.Errorf("it does not name %s", name)
		}
		if _, sign, ok := strings.Cut(string(e.data), "grep -q '"); ok {
			if sign, _, _ = strings.Cut(sign, "'"); !strings.Contains(page, sign) {
				t.Errorf("%s waits for %q, which nothing says", e.name, sign)
			}
		}
	}
}
