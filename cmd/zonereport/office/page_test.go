package office

import (
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`

// Whatever departments and commands say is text on the page: in names of files and zones, fields, outputs, errors.
func TestNothingSentBecomesPage(t *testing.T) {
	o := begin(t, nil)
	put(t, filepath.Join(o.Inputs, "zone.toml"), "name = '''"+evil[:len(evil)-1]+"'''\n")
	put(t, filepath.Join(o.Inputs, "2020-12", "<img src=x onerror=alert(1)>.csv"), "x")
	o.enter(t)
	o.run = func(args []string, out, log io.Writer) int {
		_, _ = fmt.Fprintln(out, evil)
		_, _ = fmt.Fprintln(log, evil)
		return 1
	}
	harmless := func(what, page string) {
		t.Helper()
		if strings.Contains(page, "<script>") || strings.Contains(page, "<img") || strings.Contains(page, "src=x onerror=alert(1)>\"") {
			t.Errorf("%s:\n%s", what, page)
		}
	}
	for _, s := range o.screens() {
		_, page := o.get(t, o.base+"/"+s.Path+"?month=%22%3E%3Cscript%3E")
		harmless(s.Name, page)
	}
	status, page := o.send(t, []sending{{"<img src=x onerror=alert(1)>.csv", 3}}, "at", evil)
	harmless("a result", page)
	if status != 200 || strings.Count(page, "&lt;script&gt;") < 3 {
		t.Errorf("a result says %d:\n%s", status, page)
	}
	_, page = o.send(t, []sending{{strings.ReplaceAll(evil, `"`, "%22") + ".csv", 65 << 20}})
	harmless("a refusal", page)
	_, page = o.send(t, []sending{{"a.csv", 3}}, "period", evil)
	harmless("a wrong month", page)
	put(t, filepath.Join(o.Inputs, "zone.toml"), "name = "+evil)
	for _, s := range o.screens() {
		_, page := o.get(t, o.base+"/"+s.Path)
		harmless(s.Name+" with an error", page)
	}
}

// Every page has what who works by keyboard or by ear needs: a language, one heading, a way past the navigation,
// names of fields, heads of tables, and all nine screens.
func TestPagesAreAccessible(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	for _, s := range o.screens() {
		status, page := o.get(t, o.base+"/"+s.Path+"?month=2020-12")
		if status != 200 {
			t.Errorf("%s: %d", s.Name, status)
		}
		for _, want := range []string{`<html lang="zh-CN">`, `href="#main"`, "<title>", `<nav aria-label=`} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", s.Name, want)
			}
		}
		for _, name := range []string{"月份", "收件", "审核意见", "预览", "发布", "历史与比较", "签发", "打包", "查数"} {
			if !strings.Contains(page, ">"+name+"</a>") {
				t.Errorf("%s has no link to %s", s.Name, name)
			}
		}
		if n := strings.Count(page, "<h1"); n != 1 {
			t.Errorf("%s has %d headings of the first level", s.Name, n)
		}
		if !s.Hidden && strings.Count(page, `aria-current="page"`) != 1 {
			t.Errorf("%s does not say where one is", s.Name)
		}
		if strings.Count(page, "<th") > strings.Count(page, `scope="`)+strings.Count(page, "<thead") {
			t.Errorf("%s has heads of tables that do not say of what", s.Name)
		}
		for _, bad := range []string{" style=", " onclick=", "http://", "https://", "javascript:"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", s.Name, bad)
			}
		}
		fieldsAreNamed(t, s.Name, page)
	}
	total := 0
	entries, _ := assets.ReadDir("assets")
	for _, e := range entries {
		info, _ := e.Info()
		total += int(info.Size())
	}
	if total == 0 || total > 60_000 {
		t.Errorf("the page's own style and script have %d bytes", total)
	}
}

// fieldsAreNamed wants a label around or for every field.
func fieldsAreNamed(t *testing.T, screen, page string) {
	t.Helper()
	for _, kind := range []string{"<input", "<select", "<textarea"} {
		for _, tag := range strings.Split(page, kind)[1:] {
			tag, _, _ = strings.Cut(tag, ">")
			_, id, _ := strings.Cut(tag, ` id="`)
			id, _, _ = strings.Cut(id, `"`)
			if strings.Contains(tag, `type="hidden"`) || id != "" && strings.Contains(page, `for="`+id+`"`) || strings.Contains(tag, "aria-label") {
				continue
			}
			if !strings.Contains(tag, `name="files"`) { // lies within its label
				t.Errorf("%s: a field without a name: %s", screen, tag)
			}
		}
	}
}

// One thing is done at a time; what takes longer shows how far it is, and goes on by itself.
func TestOneThingAtATime(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	going, go2 := make(chan struct{}), make(chan struct{})
	o.run = func(args []string, out, log io.Writer) int {
		_, _ = fmt.Fprintln(log, "✓ 读取台账 0.10 秒")
		close(going)
		<-go2
		_, _ = fmt.Fprintln(out, "已重做 2020-12")
		return 2
	}
	first := make(chan string, 1)
	begun := time.Now()
	go func() {
		_, page := o.press(t, "months/redo")
		first <- page
	}()
	<-going
	if status, page := o.press(t, "months/redo"); status != http.StatusConflict || !strings.Contains(page, "正在做“重做受影响的月份”") || !strings.Contains(page, "/job/") {
		t.Errorf("a second order while one is at work: %d\n%s", status, page)
	}
	if status, page := o.send(t, []sending{{"a.csv", 1}}); status != http.StatusConflict || tree(t, o.scratch) != "" {
		t.Errorf("an upload while one is at work: %d, left %q\n%s", status, tree(t, o.scratch), page)
	}
	if status, _ := o.press(t, "end"); status != http.StatusConflict {
		t.Errorf("it ends with work undone: %d", status)
	}
	page := <-first
	if waited := time.Since(begun); waited < patience {
		t.Errorf("a button waits %v", waited)
	}
	for _, want := range []string{"正在进行", "读取台账", "zonereport run --", `data-refresh="1"`, `<noscript><meta http-equiv="refresh"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of work lacks %s:\n%s", want, page)
		}
	}
	close(go2)
	for _, job := range []string{"1", "2", "3"} {
		if j := o.Bench.Find(job); j != nil && j.Args != nil {
			<-j.Done()
			_, page = o.get(t, o.base+"/job/"+job+"?month=2020-12")
		}
	}
	if !strings.Contains(page, "已重做 2020-12") || !strings.Contains(page, "有必须改正的问题") || strings.Contains(page, "refresh") {
		t.Errorf("the page of its result:\n%s", page)
	}
	if n := len(o.commands()); n != 1 {
		t.Errorf("%d commands", n)
	}
}

// press presses a button about December.
func (o *opened) press(t *testing.T, button string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, o.base+"/"+button+"?month=2020-12", nil)
	if err != nil {
		t.Fatal(err)
	}
	return o.ask(t, r)
}

// A defect of the program is told, and the page stays.
func TestAPanicIsTold(t *testing.T) {
	o := begin(t, func([]string, io.Writer, io.Writer) int { panic("broken") })
	o.enter(t)
	if status, page := o.press(t, "months/redo"); status != 200 || !strings.Contains(page, "程序的故障") {
		t.Errorf("%d\n%s", status, page)
	}
	o.run = nil
	if _, page := o.press(t, "months/redo"); !strings.Contains(page, "完成") {
		t.Errorf("nothing can be done any more:\n%s", page)
	}
}
