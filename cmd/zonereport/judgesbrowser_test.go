//go:build judges

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// picturesVariable names a folder for pictures of every screen that the walks see; none without it.
const picturesVariable = "ZONEREPORT_PICTURES"

// patience is how long somebody at the page waits for it.
const patience = 90 * time.Second

// clerk is somebody at the office's page, in a browser that others wrote.
type clerk struct {
	*testing.T
	program
	server  *exec.Cmd
	address string // as the program printed it
	tab     context.Context
	walk    string // begins the names of pictures
	seen    int

	mu    sync.Mutex
	amiss []string // what the browser complained of, and what it asked others for
}

// serves starts the page of a program's folder; it ends with the test.
func serves(t *testing.T, p program) (*exec.Cmd, string) {
	t.Helper()
	cmd := p.command()
	cmd.Args = []string{"zonereport", "serve", "--no-open"}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://127.0.0.1:") {
		t.Fatalf("serve prints %q, %v", line, err)
	}
	return cmd, strings.TrimSpace(line)
}

// atPage opens the page of a program's folder in a browser of its own.
func atPage(t *testing.T, walk string, p program) *clerk {
	t.Helper()
	c := &clerk{T: t, program: p, walk: walk}
	c.server, c.address = serves(t, p)
	c.browse()
	return c
}

// browse opens the clerk's address in a browser.
func (c *clerk) browse() {
	c.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.WindowSize(1366, 768), chromedp.Flag("lang", "zh-CN"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-extensions", false))
	browser, stop := chromedp.NewExecAllocator(context.Background(), options...)
	c.Cleanup(stop)
	tab, leave := chromedp.NewContext(browser, chromedp.WithListener(c.hears))
	c.Cleanup(leave)
	c.tab = tab
	c.begin()
}

// begin gives the tab its size and the keyboard, and opens the page.
func (c *clerk) begin() {
	c.Helper()
	c.do(chromedp.EmulateViewport(1366, 768), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	c.open(c.address)
}

// another opens a further tab of the same browser.
func (c *clerk) another() *clerk {
	c.Helper()
	tab, leave := chromedp.NewContext(c.tab, chromedp.WithListener(c.hears))
	c.Cleanup(leave)
	d := &clerk{T: c.T, program: c.program, server: c.server, address: c.address, tab: tab, walk: c.walk + "-b"}
	d.begin()
	return d
}

// hears notes what the browser complains of, and everything that it asks of anybody but the program.
func (c *clerk) hears(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		to, err := url.Parse(e.Request.URL)
		here, herr := url.Parse(c.address)
		if outside := err != nil || herr != nil || to.Host != here.Host; outside && to.Scheme != "data" && to.Scheme != "chrome-extension" && to.Scheme != "blob" {
			c.amiss = append(c.amiss, "asks "+e.Request.URL)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "status of 4") { // refusals are looked at where they come
			c.amiss = append(c.amiss, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		c.amiss = append(c.amiss, fmt.Sprint(e.ExceptionDetails))
	}
}

// contented fails where the browser had something to complain of.
func (c *clerk) contented() {
	c.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, what := range c.amiss {
		c.Errorf("the browser: %s", what)
	}
}

// do carries out steps in the tab.
func (c *clerk) do(steps ...chromedp.Action[chromedp.Void]) {
	c.Helper()
	if err := chromedp.Do(c.tab, steps...); err != nil {
		c.Fatal(err)
	}
}

// asks has the page work something out; a page that is being left gives false.
func asks[T any](c *clerk, expression string) (value T, ok bool) {
	limited, stop := context.WithTimeout(c.tab, patience)
	defer stop()
	value, err := chromedp.Run(limited, chromedp.Evaluate[T](expression))
	return value, err == nil
}

// until waits for what the page can say of itself.
func (c *clerk) until(what, expression string) {
	c.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if yes, ok := asks[bool](c, expression); ok && yes {
			return
		}
	}
	c.picture("stuck")
	c.Fatalf("%s did not come in %s; the page says:\n%s", what, patience, c.text())
}

// leaves does what makes another page appear, and waits until that stands and nothing is at work on it.
func (c *clerk) leaves(steps ...chromedp.Action[chromedp.Void]) {
	c.Helper()
	c.do(append([]chromedp.Action[chromedp.Void]{chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool]("document.documentElement.leaving = true")(ctx, t)
		return err
	})}, steps...)...)
	c.until("the next page", "!document.documentElement.leaving && document.readyState === 'complete' && !!document.getElementById('main') && !document.querySelector('[data-refresh]')")
}

// open goes to an address.
func (c *clerk) open(address string) {
	c.Helper()
	c.do(chromedp.Navigate(address))
	c.until(address, "document.readyState === 'complete' && !!document.querySelector('main') && !document.querySelector('[data-refresh]')")
}

// to takes a link of the navigation.
func (c *clerk) to(section string) {
	c.Helper()
	c.leaves(chromedp.Click(fmt.Sprintf(`//nav//a[normalize-space(.)=%q]`, section)))
	if heading, _ := asks[string](c, "document.querySelector('h1').firstChild.textContent.trim()"); heading != section {
		c.Errorf("%s leads to %s", section, heading)
	}
}

// press takes a button or a link of the page by its words.
func (c *clerk) press(words string) {
	c.Helper()
	c.leaves(chromedp.Click(fmt.Sprintf(`//main//*[self::a or self::button][normalize-space(.)=%q]`, words)))
}

// fill types into a field.
func (c *clerk) fill(id, text string) {
	c.Helper()
	if _, ok := asks[bool](c, fmt.Sprintf("(document.getElementById(%q).value = '', true)", id)); !ok {
		c.Fatalf("there is no field %s", id)
	}
	c.do(chromedp.SendKeys(chromedp.ID(id), text))
}

// attach chooses files, as a person does in the dialog or by dropping them.
func (c *clerk) attach(paths ...string) {
	c.Helper()
	c.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), paths))
}

// text is what the page says.
func (c *clerk) text() string {
	text, _ := asks[string](c, "document.body.innerText")
	return text
}

// says wants words on the page.
func (c *clerk) says(words ...string) {
	c.Helper()
	text := c.text()
	for _, w := range words {
		if !strings.Contains(text, w) {
			c.Errorf("the page does not say %q:\n%s", w, text)
		}
	}
}

// fetched is the beginning and the type of what a link or a frame of the page leads to, asked for by the page itself.
func (c *clerk) fetched(selector, attribute string) (kind, beginning string) {
	c.Helper()
	type answer struct{ Type, Begins string }
	from, _ := json.Marshal(selector)
	got, err := chromedp.Run(c.tab, chromedp.Evaluate[answer](fmt.Sprintf(`(async () => {
		const e = document.querySelector(%s);
		if (!e) { return {Type: 'there is none', Begins: ''}; }
		const r = await fetch(e.getAttribute(%q)), bytes = new Uint8Array(await r.arrayBuffer());
		return {Type: r.headers.get('Content-Type') || '', Begins: String.fromCharCode(...bytes.slice(0, 5))};
	})()`, from, attribute), chromedp.EvalAwaitPromise))
	if err != nil {
		c.Fatal(err)
	}
	return got.Type, got.Begins
}

// picture keeps what the clerk sees, where somebody wants pictures.
func (c *clerk) picture(name string) {
	c.Helper()
	if dir := os.Getenv(picturesVariable); dir != "" {
		c.seen++
		data, err := chromedp.Run(c.tab, chromedp.FullScreenshot(100))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%02d-%s.png", c.walk, c.seen, name)), data, 0o644)
		}
		if err != nil {
			c.Error(err)
		}
	}
}

// fits holds the page against the smallest window, 1366 × 768 at 200 % zoom, and against WCAG 2.1 AA as axe-core reads it.
func (c *clerk) fits(name string) {
	c.Helper()
	c.do(chromedp.EmulateViewport(683, 384))
	wide, ok := asks[int](c, "document.documentElement.scrollWidth")
	c.do(chromedp.EmulateViewport(1366, 768))
	if !ok || wide > 683 {
		c.Errorf("%s is %d wide in a window of 683", name, wide)
	}
	axe, err := os.ReadFile(filepath.Join(root(c.T), ".tools", "axe", "axe.min.js"))
	if err != nil {
		c.Fatal(err)
	}
	type verdict struct {
		Held   int
		Broken []string
	}
	found, err := chromedp.Run(c.tab, chromedp.Evaluate[verdict](string(axe)+`;
		axe.run({exclude: [['iframe']]}, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r =>
			({Held: r.passes.length, Broken: r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html))}))`, chromedp.EvalAwaitPromise))
	if err != nil || found.Held < 10 {
		c.Fatalf("axe-core held %d rules, %v", found.Held, err)
	}
	for _, what := range found.Broken {
		c.Errorf("%s: %s", name, what)
	}
}
