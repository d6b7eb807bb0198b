package office

import (
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// 查数 finds a figure by words, shows what it rests on and the command that says the same, leads on to other figures,
// and gives no value that the ledgers do not bear out.
func TestFiguresAreTraced(t *testing.T) {
	o := desk(t)
	says(t, "nothing is published", o.month(t, "trace"), "还没有发布", "!查找")
	put(t, filepath.Join(o.Inputs, "2020-12", "搬迁.csv"), "期次,户编号,户主,身份证号,合法建筑面积（㎡）,签约日期,腾空日期\n"+
		rowsOf(60)+"<b>七 期</b>,W7-001,石美娟,,90,2020-03-06,\n")
	if code := program(o.Args("run", "inputs outputs fonts", "--period", "2020-12", "--trace"), io.Discard, io.Discard); code != 0 {
		t.Fatalf("exit %d", code)
	}
	page := o.month(t, "trace")
	says(t, "all figures", page, "公司债券票面利率", "5.28%", "搬迁合同签订户数（六期）", "查看.html", "!r2", "!石美娟")
	page = o.month(t, "trace", "&q=债券+利率")
	says(t, "the only figure with the words", page, "bond_rate", "融资.csv", "F2", "20示范01", "zonereport explain", "2020-12/r1 bond_rate", "!发布</label>")
	says(t, "several figures", o.month(t, "trace", "&q=签订户数"), "（六期）", "（<b>七期</b>）", "!票面利率")
	says(t, "none", o.month(t, "trace", "&q="+url.QueryEscape(evil)), "没有含", "全部指标")
	page = o.month(t, "trace", "&figure=relocation_signed_households/六期")
	says(t, "many rows", page, "计入的台账行共 60 行，先列 50 行", "列出全部台账行", "W6-050", "!W6-051", "!吕建国", "!石美娟")
	says(t, "all rows", o.month(t, "trace", "&figure=relocation_signed_households/六期&rows=all"), "W6-060", "!列出全部台账行")
	says(t, "another figure", o.month(t, "trace", "&figure=bond_rat"), "没有指标 bond_rat", "bond_rate")
	says(t, "another run", o.month(t, "trace", "&run=r7"), "没有 r7")
	says(t, "a hostile figure", o.month(t, "trace", "&figure="+url.QueryEscape(evil)), "没有指标")
	if status, style := o.get(t, o.base+"/assets/trace.css"); status != 200 || !strings.Contains(style, ".trail") {
		t.Errorf("the style: %d", status)
	}

	// A second run can be looked up beside the first; what was altered gives no value.
	o.bond(t, "65000")
	if code := program(o.Args("run", "inputs outputs fonts", "--period", "2020-12"), io.Discard, io.Discard); code != 0 {
		t.Fatalf("exit %d", code)
	}
	says(t, "the first run", o.month(t, "trace", "&run=r1&figure=bonds_issued"), "64000万元", "!65000", "2020-12/r1 bonds_issued")
	path := filepath.Join(o.Outputs, "2020-12", "r2", "figures.json")
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, []byte(strings.Replace(string(data), "65000", "75000", 1)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	says(t, "an altered run", o.month(t, "trace", "&figure=bonds_issued"), "不能给出", "zonereport verify 2020-12/r2", "!75000")
	says(t, "the list of an altered run", o.month(t, "trace"), "被改动")
}

// 查看.html is made where its box is ticked, goes on being made, and is made no more where the box is cleared.
func TestThePageIsChosen(t *testing.T) {
	o := desk(t)
	const ticked = `name="trace" value="1" checked`
	says(t, "nothing was asked for", o.month(t, "preview"), "附一页 查看.html", "!"+ticked)
	_, page := o.do(t, "preview/run", "trace", "1")
	says(t, "the preview", page, "查看.html", ticked)
	page = o.month(t, "publish")
	says(t, "what was previewed", page, ticked)
	_, page = o.do(t, "publish/run", "seen", seen(t, page), "confirm", "2020-11", "trace", "1")
	says(t, "another month was typed", page, "没有发布", ticked)
	o.do(t, "publish/run", "seen", seen(t, page), "confirm", "2020-12", "trace", "1")
	html := func(run string) bool {
		_, err := os.Stat(filepath.Join(o.Outputs, "2020-12", run, "查看.html"))
		return err == nil
	}
	if ran := o.commands(); !html("r1") || !slices.Contains(ran[len(ran)-1], "--trace") {
		t.Errorf("it is not there after %v", ran[len(ran)-1])
	}
	o.bond(t, "65000")
	page = o.month(t, "publish")
	says(t, "the run in force has it", page, ticked)
	o.do(t, "publish/run", "seen", seen(t, page), "confirm", "2020-12", "trace", "1")
	if ran := o.commands(); !html("r2") || slices.Contains(ran[len(ran)-1], "--trace") {
		t.Errorf("it goes on being made, but not after %v", ran[len(ran)-1])
	}
	o.bond(t, "66000")
	o.do(t, "publish/run", "seen", seen(t, o.month(t, "publish")), "confirm", "2020-12")
	if html("r3") || !html("r2") {
		t.Errorf("it is there though nobody wants it")
	}
	put(t, filepath.Join(o.Inputs, "zone.toml"), "name = \"示范经济开发区\"\ntrace = true\n")
	says(t, "the office wants it", o.month(t, "publish"), ticked)
}

// rowsOf are households of 六期.
func rowsOf(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("六期,W6-0" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)) + ",吕建国,,120,2020-03-05,2020-03-01\n")
	}
	return b.String()
}
