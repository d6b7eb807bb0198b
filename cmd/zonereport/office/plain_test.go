package office

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever reads what a command says learns nothing of the folder in which the page keeps what is on its way.
func TestPassingFoldersAreNotShown(t *testing.T) {
	o := &Office{scratch: filepath.Join(t.TempDir(), "zonereport-office-12")}
	in := func(names ...string) string { return filepath.Join(append([]string{o.scratch}, names...)...) }
	for _, c := range []struct{ text, want string }{
		{"收下 " + in("in987", "f", "2", "招商 12月.xlsx") + "：好", "收下 招商 12月.xlsx：好"},
		{"标注的文件在 " + in("marked1", "标注") + "，请交报送部门。", "标注的文件在 标注，请交报送部门。"},
		{"写了 2 份函\n" + in("papers22", "2020-12") + "\n", "写了 2 份函"},
		{"预览在 " + in("preview-3"), "预览在 preview-3"},
		{"没有这个参数。\n用法见：zonereport help issue\n", "没有这个参数。"},
		{"不能执行：--at 写作 \"昨天\"，不是一个时间。", "不能执行：“收到时间”写作 \"昨天\"，不是一个时间。"},
		{"请用 --reason 写明修订原因。请先签发：zonereport issue 2020-12/r1 --to 县；加上 --draft，打包。", "请用“原因”写明修订原因。请先签发：zonereport issue 2020-12/r1 --to 县；加上“送审稿”，打包。"},
		{"请用 --outputs 指明。", "请用 --outputs 指明。"},
		{"", ""},
	} {
		if got := o.Plain(c.text); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got, c.want)
		}
	}
	if got, want := o.CommandLine([]string{"receive", "--at=今天", in("in1", "f", "1", "招商 12月.xlsx")}), `zonereport receive --at=今天 "招商 12月.xlsx"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Whoever opens a month of which nothing is there yet is led to where files come in.
func TestMonthWithoutFilesLeadsToTheInbox(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	if err := os.MkdirAll(filepath.Join(o.Inputs, "2021-01"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ screen, month string }{{"findings", "2021-01"}, {"publish", "2021-01"}, {"findings", "2021-02"}, {"publish", "2021-02"}, {"register", "2021-02"}} {
		page := o.see(t, o.base+"/"+c.screen+"?month="+c.month)
		if _, body, _ := strings.Cut(page, "<h1>"); !strings.Contains(body, `href="/inbox?month=`+c.month) {
			t.Errorf("%s of %s leads nowhere:\n%s", c.screen, c.month, page)
		}
	}
}
