package office

import (
	"bytes"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/cmd/zonereport/published"
	"zonereport/cmd/zonereport/reporting"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/typeface/typefacetest"
)

// program carries out the commands that publish, as main does.
func program(args []string, out, log io.Writer) int {
	for _, c := range []command.Command{reporting.Run, published.Compare, published.Issue, published.Package, published.Verify} {
		if c.Name == args[0] {
			return exit.Report(log, c.Run(&command.Call{Command: c, Args: args[1:], Out: out, Log: log}))
		}
	}
	return exit.Usage
}

const bonds = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n"

// desk is an office at which the program works, with one ledger of December.
func desk(t *testing.T) *opened {
	o := begin(t, program)
	o.Fonts = typefacetest.Folder(t)
	if err := os.Remove(filepath.Join(o.Inputs, "2020-12", "招商.csv")); err != nil {
		t.Fatal(err)
	}
	o.bond(t, "64000")
	o.enter(t)
	return o
}

// bond puts December's ledger with an amount into the inputs.
func (o *opened) bond(t *testing.T, amount string) {
	put(t, filepath.Join(o.Inputs, "2020-12", "融资.csv"), bonds+"示范工投集团,公司债券,20示范01,2020-08-24,"+amount+",5.28%\n")
}

// do presses a button with fields filled in, and waits for what comes of it.
func (o *opened) do(t *testing.T, button string, fields ...string) (int, string) {
	t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r, err := http.NewRequest(http.MethodPost, o.base+"/"+button+"?month=2020-12", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return o.settled(t, r)
}

// settled asks, and on a busy machine goes on asking until the page has stopped changing by itself.
func (o *opened) settled(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	for {
		resp, err := o.browser.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil || !strings.Contains(string(page), `data-refresh="1"`) {
			return resp.StatusCode, string(page)
		}
		if job := o.Bench.Current(); job != nil {
			<-job.Done()
		}
		r, _ = http.NewRequest(http.MethodGet, resp.Request.URL.String(), nil)
	}
}

// says wants texts on a page, and with ! before them does not.
func says(t *testing.T, what, page string, texts ...string) {
	t.Helper()
	page = html.UnescapeString(page)
	for _, text := range texts {
		text, not := strings.CutPrefix(text, "!")
		if strings.Contains(page, text) == not {
			t.Errorf("%s: %q, there %v\n%s", what, text, not, page[strings.Index(page, "<main"):])
		}
	}
}

// seen is the 依据码 that a page of 发布 carries.
func seen(t *testing.T, page string) string {
	t.Helper()
	m := regexp.MustCompile(`name="seen" value="([0-9a-f]{16})"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("there is nothing to publish:\n%s", page)
	}
	return m[1]
}

// month gives the page of a screen about December.
func (o *opened) month(t *testing.T, screen string, more ...string) string {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, o.base+"/"+screen+"?month=2020-12"+strings.Join(more, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	status, page := o.settled(t, r)
	if status != http.StatusOK {
		t.Errorf("%s: %d", screen, status)
	}
	return page
}

// runs are the run folders of December.
func (o *opened) runs(t *testing.T) []string {
	t.Helper()
	dirs, err := filepath.Glob(filepath.Join(o.Outputs, "2020-12", "r[0-9]*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range dirs {
		dirs[i] = filepath.Base(dirs[i])
	}
	return dirs
}

// An office without a month says what comes first.
func TestNothingToPublish(t *testing.T) {
	o := begin(t, nil)
	if err := os.RemoveAll(filepath.Join(o.Inputs, "2020-12")); err != nil {
		t.Fatal(err)
	}
	o.enter(t)
	for _, s := range []string{"preview", "publish", "history", "issue", "package"} {
		_, page := o.get(t, o.base+"/"+s)
		says(t, s, page, "还没有月份", "收件", "!请看这里")
	}
}

// What is previewed is what is published, once the month was typed; nothing else is, and what was filled in stays.
func TestPreviewAndPublish(t *testing.T) {
	o := desk(t)
	page := o.month(t, "publish")
	says(t, "a month without a run", page, "未发布", "第一次发布", "强制性 0 条", "先预览", "输入要发布的月份 2020-12")
	first := seen(t, page)
	for _, c := range []struct{ confirm, seen, want string }{
		{"", first, "请在“确认”一栏输入要发布的月份 2020-12"},
		{"2020-11", first, "写的是 2020-11，这一页要发布的是 2020-12"},
		{"发布", first, "写的是 发布"},
		{"2020-12", "", "先看过下面的比较"},
		{"2020-12", "--again", "先看过下面的比较"},
	} {
		status, page := o.do(t, "publish/run", "confirm", c.confirm, "seen", c.seen, "signer", "张三", "doc-no", "新经开〔2021〕3号", "reason", `"更正"`)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%q with %q: %d", c.confirm, c.seen, status)
		}
		says(t, c.confirm, page, c.want, `value="张三"`, `value="新经开〔2021〕3号"`, `value=""更正""`, `value="`+first+`"`)
	}
	if ran := o.commands(); len(ran) != 0 {
		t.Errorf("it ran %q", ran)
	}
	status, preview := o.do(t, "preview/run", "signer", "张三")
	says(t, "a preview", preview, "现在还没有发布", `<iframe class="pdf" src="/file/`, "示范经济开发区2020年度亮点工作回眸", "考核通报", `value="张三"`, "--dry-run --out", "!有变化", "看比较，发布")
	if status != http.StatusOK || o.runs(t) != nil {
		t.Errorf("after the preview: %d, %v", status, o.runs(t))
	}
	o.shown(t, preview)
	says(t, "after the preview", o.month(t, "publish"), "看过的预览就是现在要发布的这一份", `value="张三"`, "--expect "+first)

	o.bond(t, "65000")
	says(t, "the preview of other files", o.month(t, "preview"), "台账在预览以后有变化", "有变化的文件：融资.csv", "!看比较，发布")
	status, page = o.do(t, "publish/run", "confirm", "2020-12", "seen", first, "signer", "张三")
	says(t, "published with other files", page, "以后有变化", "没有发布", "重新看比较，再发布", "没有执行", "signer=%E5%BC%A0%E4%B8%89")
	if status != http.StatusOK || o.runs(t) != nil {
		t.Errorf("it published what nobody saw: %v", o.runs(t))
	}
	release := make(chan struct{})
	if _, ok := o.Bench.Start(&work.Job{}, func(*work.Job) (int, any) { <-release; return 0, nil }); !ok {
		t.Fatal("something is at work")
	}
	time.AfterFunc(2*glance, func() { close(release) }) // what was filled in waits for what is at work
	_, page = o.do(t, "publish/run", "confirm", "2020-11", "seen", first)
	says(t, "a wrong month, and other files", page, "写的是 2020-11", "在这一页打开以后有变化")

	o.bond(t, "64000")
	_, page = o.do(t, "publish/run", "confirm", "２０２０年12月", "seen", first, "signer", "张三")
	says(t, "published", page, "已发布 r1", "完成", "/issue?month=2020-12", "回眸.pdf", "--expect="+first)
	d, _ := o.drafts.Find("preview", "2020-12", "")
	r1 := filepath.Join(o.Outputs, "2020-12", "r1")
	entries, err := os.ReadDir(d.Dir)
	if err != nil || len(entries) < 8 || tree(t, d.Dir) != tree(t, r1) {
		t.Errorf("it published %s, the preview was %s, %v", tree(t, r1), tree(t, d.Dir), err)
	}
	for _, e := range entries {
		was, _ := os.ReadFile(filepath.Join(d.Dir, e.Name()))
		if is, err := os.ReadFile(filepath.Join(r1, e.Name())); err != nil || !bytes.Equal(is, was) {
			t.Errorf("%s is not what was previewed, %v", e.Name(), err)
		}
	}
	_, page = o.do(t, "publish/run", "confirm", "2020-12", "seen", first) // the other tab
	says(t, "once more", page, "没有变化，没有发布新的")
	says(t, "the month as it is", o.month(t, "publish"), "不用再发布", "!name=\"seen\"")
	_, page = o.do(t, "preview/run")
	says(t, "a preview of nothing new", page, "已经发布", "就是已经发布的 r1", "!看比较，发布")
	says(t, "a preview that is gone", o.month(t, "preview", "&draft=99"), "这次预览已经不在了")
}

// shown fetches the PDF in the frame of a page.
func (o *opened) shown(t *testing.T, page string) {
	t.Helper()
	src := regexp.MustCompile(`<iframe class="pdf" src="([^"]*)"`).FindStringSubmatch(page)
	resp, err := o.browser.Get(o.base + src[1])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, _ := io.ReadAll(resp.Body)
	h := resp.Header
	if !strings.HasPrefix(string(data), "%PDF-") || h.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(h.Get("Content-Disposition"), "inline") || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'self'") {
		t.Errorf("the frame shows %.20q, %v", data, h)
	}
}

// What a correction changes is shown with its cause, and the months that rest on it are made again on demand.
func TestPublishACorrection(t *testing.T) {
	o := desk(t)
	for _, month := range []string{"2020-12", "2021-01"} {
		put(t, filepath.Join(o.Inputs, "2021-01", "融资.csv"), bonds+"示范工投集团,公司债券,20示范01,2020-08-24,64000,5.28%\n示范工投集团,公司债券,21示范01,2021-01-24,100,5.3%\n")
		if code := program(o.Args("run", "inputs outputs fonts", "--period", month), io.Discard, io.Discard); code != exit.Done {
			t.Fatalf("%s: exit %d", month, code)
		}
	}
	o.bond(t, "65000")
	page := o.month(t, "publish")
	says(t, "a correction", page, "与现行的 r1 相比", "1项指标有变", "64000 → 65000 万元", "+1000", "更正1行（工投集团，融资台账 E2）", "<th scope=\"row\">2021年1月</th>", `name="cascade"`)
	o.do(t, "preview/run")
	_, page = o.do(t, "publish/run", "confirm", "2020-12", "seen", seen(t, page), "cascade", "1", "reason", "工投集团更正")
	says(t, "with what rests on it", page, "已发布 r2", "2021-01：已发布 r2", "修订说明.pdf")

	says(t, "what was previewed, without the reason", o.month(t, "preview"), "预览以后已经发布了 r2", "这一份没有发布", "!看比较，发布")
	says(t, "history", o.month(t, "history"), ">r2</a>", ">r1</a>", "现行", "manifest.json", "figures.csv", "代替 r1", "更正1行", "修订说明")
	says(t, "an older run", o.month(t, "history", "&run=r1"), "<h2>r1</h2>", "!代替 r1")
	if status, page := o.do(t, "history/compare", "from", "r2", "to", "r2"); status != http.StatusUnprocessableEntity {
		t.Errorf("a run with itself: %d\n%s", status, page)
	}
	if status, page := o.do(t, "history/compare", "from", "--outputs="+t.TempDir(), "to", "r2"); status != http.StatusUnprocessableEntity {
		t.Errorf("a flag for a run: %d\n%s", status, page)
	}
	_, page = o.do(t, "history/compare", "from", "r1", "to", "r2")
	says(t, "compared", page, "r1 → r2", "64000 → 65000 万元", "工投集团，融资台账 E2", `title="修订说明.pdf"`, "zonereport compare")
	o.shown(t, page)
	says(t, "what the command said", o.month(t, regexp.MustCompile(`job/\d+`).FindString(page), "&said=1"), "64000 → 65000 万元")
}

// What cannot be published leads to what is wrong; a run at work elsewhere, to another try with what was filled in.
func TestPublishingIsHindered(t *testing.T) {
	o := desk(t)
	code := seen(t, o.month(t, "publish"))
	outputs, err := publish.Open(o.Outputs, "另一处", 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Run = func(args []string, out, log io.Writer) int { return program(append(args, "--wait", "0s"), out, log) }
	_, page := o.do(t, "publish/run", "confirm", "2020-12", "seen", code, "signer", "张三")
	says(t, "busy", page, "正在使用输出文件夹", "请等它结束后再运行", "另一处正在运行", "等它结束，再发布一次", "signer=%E5%BC%A0%E4%B8%89")
	if err := outputs.Close(); err != nil {
		t.Fatal(err)
	}
	says(t, "again", o.month(t, "publish", "&signer=%E5%BC%A0%E4%B8%89"), `value="张三"`)

	o.bond(t, "六万")
	page = o.month(t, "publish")
	says(t, "hard findings", page, "现在不能发布", "强制性 1 条", "/findings?month=2020-12", "!输入要发布的月份", "退回改正")
	_, page = o.do(t, "preview/run")
	says(t, "a preview with hard findings", page, "有必须改正的问题", "/findings?month=2020-12", "!iframe")
	if status, _ := o.do(t, "publish/return", "seen", "x"); status != http.StatusUnprocessableEntity {
		t.Errorf("returned unseen: %d", status)
	}
	_, page = o.do(t, "publish/return", "seen", seen(t, o.month(t, "publish")))
	says(t, "returned", page, "没有发布", "融资", "审核意见.txt", "/findings?month=2020-12")
	says(t, "afterwards", o.month(t, "publish"), "上次退回时标注的文件", "审核意见.txt")
	if o.runs(t) != nil {
		t.Errorf("it published %v", o.runs(t))
	}
}

// A later month that was to be made again and is returned leads to the months; what a run was compared with is looked
// up anew after each.
func TestAfterARun(t *testing.T) {
	o := begin(t, func([]string, io.Writer, io.Writer) int { return exit.Returned })
	o.enter(t)
	o.remember("publish", looked{key: "as it was"})
	_, page := o.do(t, "publish/run", "confirm", "2020-12", "seen", strings.Repeat("0", 16), "cascade", "1")
	says(t, "a later month returned", page, "看各月份", "!看审核意见")
	if _, ok := o.known("publish", "as it was"); ok {
		t.Error("what was looked up before a run stays")
	}
	if ran := o.commands(); len(ran) != 1 || !slices.Contains(ran[0], "--cascade") || !slices.Contains(ran[0], "--expect="+strings.Repeat("0", 16)) {
		t.Errorf("it ran %q", ran)
	}
	put(t, filepath.Join(o.Outputs, "2020-12", "returned", "招商.csv"), "x")
	_, page = o.do(t, "publish/run", "confirm", "2020-12", "seen", strings.Repeat("0", 16))
	says(t, "the month returned", page, "看审核意见", "招商.csv")
}

// A run is issued and packed from the page, and what the commands refuse keeps what was filled in.
func TestIssueAndPack(t *testing.T) {
	o := desk(t)
	says(t, "nothing to issue", o.month(t, "issue"), "没有可以签发的")
	says(t, "nothing to pack", o.month(t, "package"), "没有可以打包的")
	if status, _ := o.do(t, "issue/run", "status", "核定"); status != http.StatusUnprocessableEntity {
		t.Errorf("no run: %d", status)
	}
	if code := program(o.Args("run", "inputs outputs fonts", "--period", "2020-12", "--signer", "张三"), io.Discard, io.Discard); code != exit.Done {
		t.Fatalf("exit %d", code)
	}
	says(t, "a draft", o.month(t, "issue"), "还没有签发过", `value="r1" checked`, `value="张三"`, "核定")
	says(t, "a draft to pack", o.month(t, "package"), "还没有签发，只能打包送审稿", "annual-review")
	status, page := o.do(t, "issue/run", "run", "r1", "signer", "李四")
	says(t, "no status", page, "请选择状态", `value="李四"`)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("no status: %d", status)
	}
	_, page = o.do(t, "issue/run", "run", "r1", "status", "核定", "signer", "李四")
	says(t, "another signer", page, "两者应当一致", "改好填写的内容，再签发", "run=r1")
	_, page = o.do(t, "package/run", "to", "县统计局", "report", "annual-review", "use", "上级")
	says(t, "packed unissued", page, "还没有签发", "改好填写的内容，再打包")
	_, page = o.do(t, "issue/run", "run", "r1", "status", "核定", "signer", "张三")
	says(t, "issued", page, "已签发（核定），第1次印发", "打包报送")
	says(t, "history", o.month(t, "history"), "已签发（核定），第1次印发")
	if status, _ := o.do(t, "package/run", "to", " "); status != http.StatusUnprocessableEntity {
		t.Errorf("to nobody: %d", status)
	}
	_, page = o.do(t, "package/run", "to", "县统计局", "report", "annual-review", "use", "上级")
	says(t, "packed", page, "已打包", "报县统计局.zip")
	link := regexp.MustCompile(`/file/[0-9a-f]+`).FindString(page)
	if _, data := o.get(t, o.base+link); !strings.HasPrefix(data, "PK") {
		t.Errorf("the package is %.40q", data)
	}
	says(t, "packages", o.month(t, "package"), "以前打的包", link)
	_, page = o.do(t, "history/verify")
	says(t, "verified", page, "✓ 查验通过")
	if n := len(o.commands()); n != 5 || !slices.Contains(o.commands()[3], "--to=县统计局") {
		t.Errorf("%d commands: %q", n, o.commands())
	}
}

// A run whose files were changed behind the program's back is not said to be in order, whatever was looked up before.
func TestADamagedRun(t *testing.T) {
	o := desk(t)
	if code := program(o.Args("run", "inputs outputs fonts", "--period", "2020-12"), io.Discard, io.Discard); code != exit.Done {
		t.Fatalf("exit %d", code)
	}
	says(t, "before", o.month(t, "publish"), "没有变化")
	put(t, filepath.Join(o.Outputs, "2020-12", "r1", "manifest.json"), "{")
	says(t, "publish", o.month(t, "publish"), "manifest.json 与发布时不一致", "!没有变化", "!>第一次发布", "从备份恢复；恢复不了的")
	says(t, "months", o.month(t, "months"), "2020年12月：", "manifest.json 与发布时不一致", "从备份恢复", "看各次发布")
	says(t, "trace", o.month(t, "trace"), "manifest.json 与发布时不一致", "!还没有发布")
	_, page := o.do(t, "history/verify")
	says(t, "verified", page, "！ ", "不一致", "!查验通过")
}
