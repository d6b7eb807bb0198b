package office

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zonereport/cmd/zonereport/exit"
)

const homes = "户号,期次,户主,身份证号,合法建筑面积（㎡）,签约日期,腾空日期\n" +
	"Q1-0001,一期,罗明艳,990000197308049769,168.5,2014-05-27,2014-06-27\n" +
	"Q1-0002,一期,<b>钱大有</b>,990000196503120015,很大<i>,2014-05-28,2014-06-28\n" +
	"Q1-0003,一期,孙小美,990000198001010022,120,2014-05-29,2014-06-29\n"

// 审核意见 shows the cell among its neighbours, without anything personal, and looks again only when something has changed.
func TestFindingsAreShownAmongTheirCells(t *testing.T) {
	o := begin(t, nil)
	if err := os.Remove(filepath.Join(o.Inputs, "2020-12", "招商.csv")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(o.Inputs, "2020-12", "搬迁<img src=x>.csv")
	put(t, path, homes)
	o.enter(t)
	page := o.see(t, o.base+"/findings?month=2020-12")
	for _, want := range []string{"处必须改正", "搬迁&lt;img src=x&gt;.csv", "<mark>很大&lt;i&gt;</mark>", `<th scope="row">3</th>`, "Q1-0002", "168.5", "（个人信息）", "标注文件", "zonereport check --", `<td class="whole">2014-05-28</td>`, "谁还没有报"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	for _, not := range []string{"罗明艳", "钱大有", "孙小美", "990000197308049769", "<img", "<i>", "没有必须改正"} {
		if strings.Contains(page, not) {
			t.Errorf("the page shows %s", not)
		}
	}
	before := looks(o)
	if again := o.see(t, o.base+"/findings?month=2020-12"); again != page || looks(o) != before {
		t.Error("the same is looked up again")
	}
	put(t, path, strings.Replace(homes, "很大<i>", "99", 1))
	if page := o.see(t, o.base+"/findings?month=2020-12"); strings.Contains(page, "很大") || looks(o) != before+1 {
		t.Errorf("what was corrected is not looked at:\n%s", page)
	}
	put(t, filepath.Join(o.Inputs, "zone.toml"), "name = \n")
	if page := o.see(t, o.base+"/findings?month=2020-12"); !strings.Contains(page, "zone.toml 第 1 行") || !strings.Contains(page, `role="alert"`) {
		t.Errorf("a broken zone.toml is not told:\n%s", page)
	}
}

// What goes back to the departments is offered, what is for programs is not.
func TestMarkedFilesAreOffered(t *testing.T) {
	o := begin(t, func(args []string, out, log io.Writer) int {
		for _, name := range []string{"招商.xlsx", "审核意见.txt", "findings.json"} {
			put(t, filepath.Join(args[len(args)-1], name), "x")
		}
		return exit.Returned
	})
	o.enter(t)
	_, page := o.do(t, "findings/marked")
	says(t, "marked", page, "已标注，请下载", ">招商.xlsx</a>", ">审核意见.txt</a>", "!findings.json", "!"+o.scratch)
}

// looks counts what was done so far.
func looks(o *opened) int {
	n := 0
	for o.Bench.Find(strconv.Itoa(n+1)) != nil {
		n++
	}
	return n
}
