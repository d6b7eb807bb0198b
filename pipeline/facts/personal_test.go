package facts

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/parquet/parquettest"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/runfolder"
)

// planted are a person, numbers of people, and words that departments write freely.
const (
	person   = "欧阳测试甲"
	identity = "330624199003071236"
	phone    = "13857512345"
	freely   = "自由写下的话"
)

// planting makes a month's files: every ledger of the definitions with every column; what must not come out stands
// in every column where it is to be left out, and where nobody expects it.
func planting(defs definition.Definitions) map[string]string {
	files := map[string]string{}
	for i, l := range defs.Ledgers {
		var b strings.Builder
		for j, c := range l.Columns {
			fmt.Fprintf(&b, "%s%s", comma(j), c.Header)
		}
		for n := 1; n <= 3; n++ {
			b.WriteString("\n")
			for j, c := range l.Columns {
				fmt.Fprintf(&b, "%s%s", comma(j), plant(l, c, n))
			}
		}
		name := fmt.Sprintf("%02d%s.csv", i, l.Name)
		if l.ID == "honours" {
			name = "14" + person + l.Name + ".csv"
		}
		files[name] = b.String() + "\n"
	}
	return files
}

func comma(j int) string {
	if j == 0 {
		return ""
	}
	return ","
}

func plant(l definition.Ledger, c definition.Column, n int) string {
	switch {
	case c.Personal != "" && strings.Contains(c.Header, "身份证"):
		return identity
	case c.Personal != "":
		return person
	case schema.FreeText(l, c):
		return freely + person + "电话" + phone
	case c.ID == "grantor" || c.ID == "investor": // where nobody expects it
		return "公开的单位" + person + phone
	}
	switch c.Type {
	case "code":
		return c.Codes[0]
	case "date":
		return fmt.Sprintf("2020-0%d-1%d", n, n)
	case "month":
		return fmt.Sprintf("2020-0%d", n)
	case "bool":
		return "是"
	case "text":
		return fmt.Sprintf("公开%s%d", c.ID, n)
	}
	return fmt.Sprint(10 * n)
}

// Nothing personal stands in any file of the facts, nor what departments write freely (design §5, design-life §20).
func TestNothingPersonal(t *testing.T) {
	o, dir := newOffice(t, "name = \"甲经济开发区\"\ncounty = \"甲县\"\n"), t.TempDir()
	files := planting(o.material(t, december, nil).Defs)
	o.publish(t, december, files, func(e *runfolder.Edition) { e.Check = "" })
	o.export(t, dir)
	shown, ledgers := 0, 0
	for path, data := range tree(t, dir) {
		texts := []string{path, data}
		if strings.HasSuffix(path, ".parquet") {
			columns, rows := parquettest.Read(t, []byte(data))
			texts = append([]string{path}, columns...)
			for _, row := range rows {
				texts = append(texts, row...)
			}
			if len(rows) > 0 && len(columns) > 9 && columns[3] == schema.File {
				ledgers++
			}
		}
		for _, text := range texts {
			for _, secret := range []string{person, identity, phone, freely} {
				if strings.Contains(text, secret) {
					t.Errorf("%s tells %q in %q", path, secret, text[:min(len(text), 200)])
				}
			}
			if strings.Contains(text, "公开") {
				shown++
			}
		}
	}
	if shown < 100 || ledgers < 20 {
		t.Errorf("%d texts of %d ledgers are shown: the test looks at nothing", shown, ledgers)
	}
	if homes := table(t, dir, "housing"); homes[0]["chosen_by"] != "1" || homes[2]["chosen_by_key"] != "n1" {
		t.Errorf("a person stands as %v", homes[0])
	}
}
