//go:build judges

package main

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestJudgeTracePage opens 查看.html as a file, as somebody does who got it by mail: it is found in by words, leads from
// a figure to its cells and back, fits narrow windows, prints, and asks nobody for anything.
func TestJudgeTracePage(t *testing.T) {
	p := newProgram(t)
	for _, long := range []string{"搬迁办", "建设局", "审批代办中心"} { // what is read by every rule has to be short
		files, err := filepath.Glob(filepath.Join(p.dir, "inputs", "2020-12", long+"*"))
		if err != nil || len(files) != 1 || os.Remove(files[0]) != nil {
			t.Fatal(files, err)
		}
	}
	p.mustRun(t, "--trace")
	dir := filepath.Join(t.TempDir(), "收到 的")
	if err := os.Rename(filepath.Join(p.dir, "outputs", "2020-12", "r1"), dir); err != nil {
		t.Fatal(err)
	}
	address := &url.URL{Scheme: "file", Path: filepath.Join(dir, "查看.html")}
	c := &clerk{T: t, walk: "trace", address: address.String()}
	c.browse()
	c.picture("begin")
	c.fits("查看.html")

	// A firm is found, with the figures that count its rows.
	c.fill("-words", "日本博通")
	c.until("what was found", "document.getElementById('-found').textContent !== ''")
	c.says("1 行台账", "签订投资框架协议", "框架协议项目总投资")
	c.picture("found")
	if hidden, _ := asks[bool](c, "document.getElementById('services_resolved').hidden"); !hidden {
		t.Error("what has nothing to do with the words still stands there")
	}
	c.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter)) // 全部显示, by keyboard
	c.until("everything", "!document.getElementById('services_resolved').hidden")

	// From a figure to a row, and from a total through its scores to the target's cell.
	c.do(chromedp.Navigate(address.String() + "#campaign_total/" + url.PathEscape("新昌经济开发区")))
	c.until("the total", "document.getElementById('campaign_total/新昌经济开发区').open")
	c.do(chromedp.Click(`//details[@id="campaign_total/新昌经济开发区"]//a[contains(., "新到位资金得分")]`))
	c.until("the score", "document.getElementById('campaign_score/新昌经济开发区/new_arrived').open")
	c.says("算式", "年度目标 280000万元")
	c.picture("score")
	c.do(chromedp.Click(`//details[@id="agreements"]/summary`))
	c.fits("查看.html with figures opened")
	c.do(chromedp.Click(`//details[@id="campaign_score/新昌经济开发区/new_arrived"]//a[starts-with(@href, "#-t")]`))
	c.until("the row", "(r => !!r && r.tagName === 'TR' && r.getBoundingClientRect().height > 0 && r.textContent.includes('280000'))(document.querySelector(':target'))")
	c.picture("row")
	c.do(chromedp.EmulateViewport(420, 800))
	c.picture("narrow")

	// Printed, figures are opened; the rows of all ledgers stay where they are.
	var printed []byte
	c.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		got, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err == nil {
			printed = got.Data
		}
		return err
	}))
	file := filepath.Join(dir, "打印.pdf")
	if err := os.WriteFile(file, printed, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil || !strings.Contains(string(text), "签订投资框架协议的项目的总投资之和") {
		t.Errorf("printed it does not say what a figure means: %v", err)
	}
	c.contented()

	// Without scripts it is read all the same.
	c.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate("about:blank"), chromedp.Navigate(address.String()+"#agreements"), chromedp.Click(`//details[@id="agreements"]/summary`))
	c.until("a figure without scripts", "document.getElementById('agreements').open && document.getElementById('-search').hidden")
	c.picture("unscripted")
}
