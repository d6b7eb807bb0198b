//go:build judges

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Sent by the department with a day that does not exist; corrected; corrected once more.
const (
	wrongBonds   = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范集团,公司债券,20示范01,2020-02-30,100,5%\n"
	rightBonds   = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范集团,公司债券,20示范01,2020-02-28,100,5%\n"
	revisedBonds = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范集团,公司债券,20示范01,2020-02-28,300,5%\n"
)

// received puts the sample's files where a department's mail would be saved, and leaves no office: the clerk begins
// with nothing.
func received(t *testing.T) (p program, files []string) {
	t.Helper()
	p = newProgram(t)
	mail := filepath.Join(p.dir, "收到的 邮件")
	if err := os.Rename(filepath.Join(p.dir, "inputs", "2020-12"), mail); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(p.dir, "inputs")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(mail, "*"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return p, files
}

// bondsFile writes what the department sends this time, always under the same name.
func (p program) bondsFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(p.dir, "收到的 邮件", "补报_融资台账.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestJudgeWalk goes from an empty folder to a package with a mouse: files in, findings, correction, preview,
// publication, revision, comparison, issue, package, and one number followed to its cells.
func TestJudgeWalk(t *testing.T) {
	p, files := received(t)
	c := atPage(t, "walk", p)
	c.picture("begin")
	c.fits("建立")
	c.fill("name", "新昌经济开发区")
	c.fill("short", "新经开")
	c.fill("county", "新昌县")
	c.fill("aliases", "经开区、新昌经开区")
	c.fill("period", "2020-12")
	c.press("建立")
	c.picture("founded")

	c.to("收件")
	c.attach(append(files, p.bondsFile(t, wrongBonds))...)
	c.picture("chosen")
	c.press("收下")
	c.says("招商项目台账", "融资台账")
	c.picture("received")
	c.fits("收件")

	c.to("审核意见")
	c.says("补报_融资台账.csv", "2020-02-30")
	c.picture("findings")
	c.fits("审核意见")
	c.press("标注文件，供下载退回")
	if kind, begins := c.fetched("ul.files a", "href"); begins == "" {
		t.Errorf("the marked file is %s, %q", kind, begins)
	}
	c.picture("marked")

	c.to("发布")
	c.says("不能发布")
	c.picture("refused")
	c.to("收件")
	c.attach(p.bondsFile(t, rightBonds))
	c.press("收下")
	c.says("补报_融资台账.csv")
	c.picture("corrected")
	c.to("收件") // a file dropped twice is no second one
	c.attach(p.bondsFile(t, rightBonds))
	c.press("收下")
	c.picture("twice")
	if kept, err := filepath.Glob(filepath.Join(p.dir, "inputs", ".replaced", "2020-12", "*")); err != nil || len(kept) != 1 {
		t.Errorf("replaced files: %v, %v", kept, err)
	}

	c.to("预览")
	c.press("生成预览")
	if kind, begins := c.fetched("iframe", "src"); begins != "%PDF-" {
		t.Errorf("the preview is %s, %q", kind, begins)
	}
	c.picture("preview")
	c.fits("预览")
	c.to("发布")
	c.picture("publish")
	c.fits("发布")
	c.fill("confirm", "2020-11")
	c.press("发布")
	c.says("2020-11")
	c.picture("unconfirmed")
	if _, err := os.Stat(filepath.Join(p.dir, "outputs", "2020-12", "r1")); err == nil {
		t.Error("published though another month was typed")
	}
	c.fill("confirm", "2020-12")
	c.press("发布")
	p.inForce(t, "published in the browser")
	c.picture("published")

	c.to("收件")
	c.attach(p.bondsFile(t, revisedBonds))
	c.press("收下")
	c.to("发布")
	c.says("r1")
	c.picture("changes")
	c.fill("reason", "工投集团更正融资金额")
	c.fill("confirm", "2020-12")
	c.press("发布")
	p.inForce(t, "published again in the browser")

	c.to("历史与比较")
	c.picture("history")
	c.fits("历史与比较")
	c.press("比较")
	c.says("r1", "r2", "融资")
	c.picture("compared")
	c.to("签发")
	c.do(chromedp.Click(`//label[normalize-space(.)="核定"]`))
	c.fill("doc-no", "新经开〔2021〕3号")
	c.picture("issue")
	c.fits("签发")
	c.press("签发")
	c.picture("issued")
	c.to("打包")
	c.fill("to", "县统计局")
	c.picture("package")
	c.fits("打包")
	c.press("打包")
	if kind, begins := c.fetched("ul.files a", "href"); !strings.HasPrefix(begins, "PK") {
		t.Errorf("the package is %s, %q", kind, begins)
	}
	c.picture("packed")
	c.to("查数")
	c.picture("trace")
	c.fits("查数")
	c.fill("q", "框架协议项目总投资")
	c.press("查找")
	c.press("框架协议项目总投资")
	c.says("2424000万元（242.4亿元）", "来源单元格", "计入的台账行共 27 行")
	c.picture("figure")
	c.fits("查数, a figure")
	c.to("月份")
	c.says("已签发")
	c.picture("months")
	c.fits("月份")
	c.press("2020年12月：谁报了、谁没报")
	c.picture("register")
	c.fits("报送登记")
	c.contented()
}

// TestJudgeKeyboard goes the same way without a mouse: every step is reached by Tab, taken by Enter, and can be seen
// to be where the keyboard is.
func TestJudgeKeyboard(t *testing.T) {
	p, files := received(t)
	c := atPage(t, "keys", p)
	c.typeInto("name", "新昌经济开发区")
	c.typeInto("aliases", "经开区、新昌经开区")
	c.typeInto("period", "2020-12")
	c.enter("建立")
	c.enter("收件")
	c.tabTo("the field for files", "e.type === 'file'")
	c.attach(files...) // the dialog is the system's
	c.enter("收下")
	c.enter("审核意见")
	c.enter("预览")
	c.enter("生成预览")
	c.enter("发布")
	c.typeInto("confirm", "2020-12")
	c.enter("发布", "BUTTON")
	p.inForce(t, "published by keyboard")
	c.picture("published")
	c.enter("签发")
	c.tabTo("the choice of the status", "e.name === 'status'")
	c.do(chromedp.KeyEvent(" "))
	c.enter("签发", "BUTTON")
	c.picture("issued")
	c.enter("打包")
	c.typeInto("to", "县统计局")
	c.enter("打包", "BUTTON")
	c.picture("packed")
	if packed, err := filepath.Glob(filepath.Join(p.dir, "outputs", "packages", "*.zip")); err != nil || len(packed) != 1 {
		t.Errorf("packed by keyboard: %v, %v", packed, err)
	}
	c.contented()
}

// tabTo presses Tab until the element e that has the keyboard is the one that is meant.
func (c *clerk) tabTo(what, expression string) {
	c.Helper()
	for range 250 {
		if yes, _ := asks[bool](c, "(e => "+expression+")(document.activeElement)"); yes {
			if style, _ := asks[string](c, "getComputedStyle(document.activeElement).outlineStyle"); style != "solid" {
				c.Errorf("nobody sees that the keyboard is at %s", what)
			}
			return
		}
		c.do(chromedp.KeyEvent(kb.Tab))
	}
	c.Fatalf("no Tab leads to %s on the page:\n%s", what, c.text())
}

// enter takes a link or a button by its words; of the kind that is named where there are several.
func (c *clerk) enter(words string, kind ...string) {
	c.Helper()
	text, _ := json.Marshal(words)
	expression := fmt.Sprintf("['A', 'BUTTON'].includes(e.tagName) && e.textContent.trim() === %s", text)
	if len(kind) > 0 {
		expression += fmt.Sprintf(" && e.tagName === %q", kind[0])
	}
	c.tabTo(words, expression)
	c.leaves(chromedp.KeyEvent(kb.Enter))
}

// typeInto types into the field of that id.
func (c *clerk) typeInto(id, text string) {
	c.Helper()
	c.tabTo(id, fmt.Sprintf("e.id === %q", id))
	if _, ok := asks[bool](c, "(document.activeElement.select && document.activeElement.select(), true)"); !ok {
		c.Fatalf("%s cannot be typed over", id)
	}
	c.do(chromedp.KeyEvent(text))
}

// TestJudgeTabs has two tabs publish what both have seen: one does, the other hears that there is nothing new.
func TestJudgeTabs(t *testing.T) {
	p := newProgram(t)
	a := atPage(t, "tabs", p)
	b := a.another()
	for _, c := range []*clerk{a, b} {
		c.to("发布")
		c.fill("confirm", "2020-12")
	}
	a.press("发布")
	p.inForce(t, "published in the first tab")
	b.press("发布")
	b.picture("second")
	if _, err := os.Stat(filepath.Join(p.dir, "outputs", "2020-12", "r2")); err == nil {
		t.Error("what two tabs have seen was published twice")
	}
	b.to("月份")
	b.says("r1")
	a.contented()
	b.contented()
}

// TestJudgeManyFiles drops two hundred files at once, and one more than may come.
func TestJudgeManyFiles(t *testing.T) {
	p := newProgram(t)
	var files []string
	for i := range 201 {
		path := filepath.Join(p.dir, fmt.Sprintf("第%03d份_融资台账.csv", i))
		if err := os.WriteFile(path, fmt.Appendf(nil, "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范集团,公司债券,20示范%03d,2020-02-28,100,5%%\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	c := atPage(t, "many", p)
	c.to("收件")
	c.attach(files...)
	c.do(chromedp.Click(`//main//button[normalize-space(.)="收下"]`))
	if valid, ok := asks[bool](c, "document.querySelector('form.upload').checkValidity()"); !ok || valid {
		t.Error("201 files are not refused before they are sent")
	}
	c.attach(files[:200]...)
	c.press("收下")
	c.picture("200")
	if got, err := filepath.Glob(filepath.Join(p.dir, "inputs", "2020-12", "第*.csv")); err != nil || len(got) != 200 {
		t.Errorf("%d files came, %v", len(got), err)
	}
	c.contented()
}

// TestJudgeUploadKilled kills the program while a file is on its way: nothing half is left in the month, and the next
// program takes the file.
func TestJudgeUploadKilled(t *testing.T) {
	p := newProgram(t)
	server, address := serves(t, p)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	answer, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil {
		t.Fatal(err)
	}
	body := &slowly{left: 40 << 20, begin: "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"大文件.csv\"\r\n\r\n", half: make(chan struct{})}
	go func() {
		<-body.half
		_ = server.Process.Kill()
	}()
	origin := address[:strings.Index(address, "/?")]
	request, err := http.NewRequest(http.MethodPost, origin+"/inbox/receive?month=2020-12", body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	request.Header.Set("Origin", origin)
	if answer, err := client.Do(request); err == nil {
		t.Errorf("the upload ended with %s before the program was killed", answer.Status)
	}
	if err := filepath.WalkDir(filepath.Join(p.dir, "inputs"), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(d.Name(), "大文件") {
			t.Errorf("half a file is left: %s", path)
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	c := atPage(t, "killed", p)
	c.to("收件")
	c.attach(func() string {
		path := filepath.Join(p.dir, "大文件.csv")
		if err := os.WriteFile(path, []byte(rightBonds), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}())
	c.press("收下")
	c.says("大文件.csv")
}

// slowly is a body that tells when half of it was sent, and then takes its time.
type slowly struct {
	begin string
	left  int
	half  chan struct{}
	told  bool
}

// Read gives the beginning, then as many x as there are left.
func (s *slowly) Read(b []byte) (int, error) {
	if s.begin != "" {
		n := copy(b, s.begin)
		s.begin = s.begin[n:]
		return n, nil
	}
	if s.left < 20<<20 && !s.told {
		s.told = true
		close(s.half)
	}
	if s.told {
		time.Sleep(50 * time.Millisecond)
	}
	n := min(len(b), s.left)
	for i := range n {
		b[i] = 'x'
	}
	s.left -= n
	if n == 0 {
		return 0, fmt.Errorf("sent to its end, though the program should be dead")
	}
	return n, nil
}
