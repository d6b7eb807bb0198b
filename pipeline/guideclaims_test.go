package pipeline_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/ingest"
	"zonereport/templates/templatestest"
)

// The claims of the guide can be used as they stand; the texts that it shows tell them.
func TestGuideClaims(t *testing.T) {
	guide, err := os.ReadFile("../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(guide), "## 断言：")
	part, _, _ = strings.Cut(part, "\n## ")
	files := templatestest.Folder(t)
	const services = "reports/annual-review/10-services.tmpl"
	for _, b := range regexp.MustCompile("(?s)```(toml)?\n(.*?)```").FindAllStringSubmatch(part, -1) {
		path := services
		if b[1] == "toml" {
			path = "claims.toml"
		}
		files[path] = &fstest.MapFile{Data: append(append(files[path].Data, "\n\n"...), b[2]...)}
	}
	book, review := made(t, files,
		ingest.Input{Name: "目标.csv", Data: []byte("年度,责任单位,考核指标,年度目标,计量单位,完成期限\n2020,新昌经济开发区,洽谈联系企业,2,家,2020-12-31\n2020,新昌经济开发区,供地面积,100000,亩,2020-12-31\n")})
	own := map[string]bool{}
	for _, c := range book.Claims {
		if id, is := strings.CutPrefix(c.ID, "own_"); is {
			own[id] = true
			if c.Of > 0 && len(c.Sources) == 0 && c.Open+c.Done > 0 {
				t.Errorf("%s has no evidence", c.Key())
			}
		}
	}
	if len(own) != 10 {
		t.Errorf("claims %v of ten", own)
	}
	for _, c := range book.Claims {
		if c.ID == "own_early" && c.Group == "firms_contacted" && (!c.Holds || c.Date.Year() != 2020) {
			t.Errorf("%+v", c)
		}
	}
	firms := find(t, book, "completion/firms_contacted")
	for _, says := range []string{"年度目标任务", fmt.Sprintf("完成年度目标2家的%s%%。", firms.Value.Truncate(0)), "| 洽谈联系企业完成率 | % |"} {
		if !strings.Contains(review, says) {
			t.Errorf("the review does not say %s", says)
		}
	}
}
