package office

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/cmd/zonereport/office/work"
)

// What is only looked up turns no order away, keeps nobody from leaving, and its page is the screen's.
func TestLookingUpIsNobodysOrder(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	for o.Bench.Current() != nil {
		<-o.Bench.Current().Done()
	}
	hold := make(chan struct{})
	looking, ok := o.Bench.Start(&work.Job{Title: "审核", Back: "findings", Period: "2020-12"}, func(*work.Job) (int, any) { <-hold; return 0, nil })
	if !ok {
		t.Fatal("the bench is taken")
	}
	put(t, filepath.Join(o.Inputs, "2020-12", "另一个.csv"), "c,d\n")
	if status, page := o.get(t, o.base+"/months?month=2020-12"); status != 200 || !strings.Contains(page, "正在看谁还没有报") || !strings.Contains(page, "2020年12月") || !strings.Contains(page, `data-refresh="1"`) {
		t.Errorf("the first page waits: %d\n%s", status, page)
	}
	pressed := make(chan int, 1)
	go func() {
		status, _ := o.press(t, "months/redo")
		pressed <- status
	}()
	time.Sleep(100 * time.Millisecond) // so that it meets what is looked up
	close(hold)
	if status := <-pressed; status != http.StatusOK || len(o.commands()) != 1 {
		t.Errorf("an order behind what is looked up: %d, %v", status, o.commands())
	}
	o.browser.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	defer func() { o.browser.CheckRedirect = nil }()
	for _, path := range []string{"/job/1", "/job/2"} {
		if j := o.Bench.Find(path[len("/job/"):]); j != looking {
			continue
		}
		resp, err := o.browser.Get(o.base + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/findings?month=2020-12" {
			t.Errorf("its page: %d to %q", resp.StatusCode, resp.Header.Get("Location"))
		}
	}
}

// The button 退出 ends the program, also while something is looked up, but not while an order is at work.
func TestTheEnd(t *testing.T) {
	o := begin(t, nil)
	o.enter(t)
	hold := make(chan struct{})
	defer close(hold)
	for o.Bench.Current() != nil {
		<-o.Bench.Current().Done()
	}
	o.Bench.Start(&work.Job{Title: "审核"}, func(*work.Job) (int, any) { <-hold; return 0, nil })
	if status, page := o.press(t, "end"); status != 200 || !strings.Contains(page, "程序已经结束") || strings.Contains(page, "<nav") {
		t.Errorf("%d\n%s", status, page)
	}
	for { // it closes what it listens to after its last answer
		if _, err := o.browser.Get(o.base + "/months"); err != nil {
			return
		}
	}
}

// 报送登记 says how each department stands, and its buttons write into folders of the page.
func TestRegisterIsShown(t *testing.T) {
	o := begin(t, nil)
	if err := os.Remove(filepath.Join(o.Inputs, "2020-12", "招商.csv")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(o.Inputs, "2020-12", "搬迁.csv"), homes)
	o.enter(t)
	page := o.see(t, o.base+"/register?month=2020-12")
	for _, want := range []string{"个部门没有报齐", `<th scope="row">搬迁办</th>`, "招商项目台账", "未报", "zonereport register --", `aria-current="true">月份</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if strings.Contains(page, "罗明艳") {
		t.Error("a name is shown")
	}
	o.run = func(args []string, out, log io.Writer) int {
		dir := args[slices.Index(args, "--out")+1]
		put(t, filepath.Join(dir, "催报函 <b>.pdf"), "x")
		return 0
	}
	for button, want := range map[string]string{"register/papers": "register", "register/remind": "remind"} {
		r, _ := http.NewRequest(http.MethodPost, o.base+"/"+button+"?month=2020-12", strings.NewReader("on=2021-01-06"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		status, page := o.ask(t, r)
		args := o.commands()[len(o.commands())-1]
		if status != 200 || args[0] != want || !slices.Contains(args, "2020-12") || !slices.Contains(args, "--on=2021-01-06") || !strings.HasPrefix(args[len(args)-1], o.scratch) {
			t.Errorf("%s: %d %v", button, status, args)
		}
		if !strings.Contains(page, `download="催报函 &lt;b&gt;.pdf"`) {
			t.Errorf("%s offers nothing:\n%s", button, page)
		}
	}
	if status, page := o.press(t, "register/remind"); status != http.StatusUnprocessableEntity || !strings.Contains(page, "请填写催报的日期") {
		t.Errorf("without a date: %d", status)
	}
}
