package pipeline_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/evidence"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/render/tracepage"
	"zonereport/pipeline/trail"
	"zonereport/templates"
)

// traceOf reads the page of a run.
func traceOf(t *testing.T, dir string) (data []byte, nodes []*html.Node) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, tracepage.Name))
	if err != nil {
		t.Fatal(err)
	}
	return data, elements(t, data)
}

func elements(t *testing.T, data []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var nodes []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// fragment is the anchor that a link leads to.
func fragment(n *html.Node) (string, error) {
	return url.PathUnescape(strings.TrimPrefix(attribute(n, "href"), "#"))
}

// Every figure and every claim of the sample stands once on the page, each with its value, and every link of the page
// leads to something on it. It stands alone and stays small.
func TestTracePageLeadsFromEveryFigureToItsRows(t *testing.T) {
	d := newDesk(t)
	wanted := true
	d.job.Inputs, d.job.Trace = "../inputs", &wanted
	o := d.run("2020-12")
	data, nodes := traceOf(t, o.Dir)
	if len(data) > 2<<20 {
		t.Errorf("%d bytes", len(data))
	}
	ids := map[string]*html.Node{}
	for _, n := range nodes {
		if id := attribute(n, "id"); id != "" {
			if ids[id] != nil {
				t.Errorf("two elements are called %s", id)
			}
			ids[id] = n
		}
	}
	links := 0
	for _, n := range nodes {
		if n.Data != "a" {
			continue
		}
		links++
		target, err := fragment(n)
		if err != nil || ids[target] == nil {
			t.Errorf("%q leads nowhere: %v", attribute(n, "href"), err)
		}
	}
	var figures struct {
		Figures []struct {
			ID, Name, Value string
			Group           map[string]string
			Sources         []struct {
				File, Sheet string
				Cells       []string
			}
		}
	}
	text, err := os.ReadFile(filepath.Join(o.Dir, "figures.json"))
	if err == nil {
		err = json.Unmarshal(text, &figures)
	}
	if err != nil || len(figures.Figures) != len(o.Figures) {
		t.Fatal(err)
	}
	for i, f := range figures.Figures {
		item := ids[trail.Anchor(o.Figures[i].Key())]
		if item == nil {
			t.Errorf("%s is not there", o.Figures[i].Key())
			continue
		}
		said := textOf(item)
		if !strings.Contains(said, f.Value) || !strings.Contains(said, f.Name) || !strings.Contains(said, o.Figures[i].Definition) {
			t.Errorf("%s says %s", o.Figures[i].Key(), said)
		}
	}
	for _, c := range o.Manifest.Claims {
		if item := ids[trail.ClaimAnchor(c.Key)]; item == nil || strings.Contains(textOf(item), "不成立") == c.Holds {
			t.Errorf("the claim %s is not told", c.Key)
		}
	}
	// A figure that counts rows leads to each stretch of them, and the row has the cell.
	for key, want := range map[string]string{"agreements": "招商中心_招商统计表2020年12月.xlsx", "relocation_signed_area/六期": "搬迁办_房屋搬迁台账2020年12月.xlsx"} {
		stretches := 0
		for n := range ids[key].Descendants() {
			row, _ := fragment(n)
			if n.Type != html.ElementNode || n.Data != "a" || !strings.HasPrefix(row, trail.Own+"t") {
				continue
			}
			stretches++
			first, _, _ := strings.Cut(textOf(n), ":")
			if line := textOf(ids[row].FirstChild); !strings.HasSuffix(first, line) || strings.TrimRight(first, "0123456789")+line != first {
				t.Errorf("%s: %s leads to line %s", key, first, line)
			}
		}
		if stretches == 0 || !strings.Contains(textOf(ids[key]), want) {
			t.Errorf("%s leads to no row of %s", key, want)
		}
	}
	if links < 1000 {
		t.Errorf("only %d links", links)
	}
	standsAlone(t, data, nodes)
}

// standsAlone says of a page that it loads nothing and runs nothing but its own script.
func standsAlone(t *testing.T, data []byte, nodes []*html.Node) {
	t.Helper()
	allowed := strings.Fields("html head meta title style body header h1 h2 p div nav label input select option button ul li a small section main details summary b strong dl dt dd table caption thead tbody tr th td i mark span script")
	scripts := 0
	for _, n := range nodes {
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("there is an element <%s>", n.Data)
		}
		if n.Data == "script" {
			scripts++
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if scripts != 1 || bytes.Contains(data, []byte("@import")) || bytes.Contains(data, []byte("url(")) {
		t.Errorf("%d scripts, or a style that loads something", scripts)
	}
}

// What departments write is text on the page, whatever it looks like.
func TestTracePageTakesNoTextForMarkup(t *testing.T) {
	hostile := []string{`</script><script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `"><svg onload=alert(1)>`, `' onmouseover='alert(1)`, `</style><style>*{display:none}</style>`,
		`<!--`, `]]>`, `{{.Zone}}`, `javascript:alert(1)`, "</details></table></body></html>", `&lt;b&gt;`}
	d := newDesk(t)
	wanted := true
	d.job.Trace = &wanted
	rows := investmentHead
	for i, h := range hostile {
		rows += fmt.Sprintf("%s,%s,%s,省外,框架协议,2020-03-09,3000,2020-04-01,示范开发区\n", quoted(fmt.Sprint("P", i, h)), quoted(h), quoted(h))
	}
	d.write("2020-12/招商<img onerror=1>&.csv", rows)
	d.write("2020-12/目标.csv", "年度,责任单位,考核指标,年度目标,计量单位\n2020,示范经济开发区,落地项目数,3,个\n2020,<img src=x onerror=alert(1)>,落地项目数,3,个\n")
	d.write("2020-12/孵化.csv", "企业名称,统一社会信用代码,期次,入驻日期,期末从业人员,年产值（万元）,状态\n"+quoted(hostile[0])+",,"+quoted(hostile[2]+" 二 期")+",2020-01-01,1,1,在驻\n")
	o := d.run("2020-12")
	data, nodes := traceOf(t, o.Dir)
	standsAlone(t, data, nodes)
	page := ""
	for _, n := range nodes {
		if n.Data == "body" {
			page = textOf(n)
		}
	}
	for _, h := range hostile {
		if !strings.Contains(page, h) {
			t.Errorf("%s is not told as it was sent", h)
		}
	}
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// A month with a long ledger makes no page that no browser opens; the page says what it leaves out.
func TestTracePageStaysBounded(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	rows.WriteString("期次,户编号,户主,身份证号,合法建筑面积（㎡）,签约日期,腾空日期,拆除日期\n")
	for i := range 20000 {
		fmt.Fprintf(&rows, "六期,H%05d,,,120.%02d,2020-03-%02d,2020-04-01,\n", i, i%100, 1+i%28)
	}
	inputs := []ingest.Input{{Name: "搬迁.csv", Data: []byte(rows.String())}}
	period := calendar.Month{Year: 2020, Number: 12}
	zone := zoneOf(t, "../inputs/zone.toml")
	set, _ := ingest.Read(inputs, defs.Ledgers, ingest.Options{Period: period, Zone: zone, Words: defs.Words})
	book, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: period})
	page := evidence.New(defs, book, set, period).Page(zone.Name, "", nil)
	data, err := tracepage.Render(page)
	if err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, s := range page.Sheets {
		listed += len(s.Rows)
	}
	if len(data) > 4<<20 || listed != 5000 || !bytes.Contains(data, []byte("房屋搬迁台账计入20000行，列出5000行")) {
		t.Errorf("%d bytes, %d rows; %v", len(data), listed, page.Notes)
	}
}
