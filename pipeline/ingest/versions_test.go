package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

// serviceRows are rows of 企业难题台账 for the numbers, the status by number where it is stated.
func serviceRows(numbers []int, status map[int]string) string {
	var b strings.Builder
	for _, n := range numbers {
		s := status[n]
		if s == "" {
			s = "办结"
		}
		fmt.Fprintf(&b, "QF%03d,2020-01-23,企业%d,融资,平台,%s,2020-02-02,解决\n", n, n, s)
	}
	return b.String()
}

const relocationHead = "期次,户编号,户主,身份证号,合法建筑面积（㎡）,签约日期,腾空日期,拆除日期\n"

// TestVersions holds design-life §11, "Two versions of one file".
// readVersions reads files and gives the rows of all ledgers and what is said of versions.
func readVersions(t *testing.T, texts map[string]string) (rows int, said []finding.Finding) {
	t.Helper()
	var files []Input
	for name, text := range texts {
		files = append(files, Input{Name: name, Data: []byte(text)})
	}
	set, list := Read(files, shippedLedgers(t), december)
	for _, l := range set {
		rows += len(l.Rows)
	}
	for _, f := range list {
		if f.Rule == rule.Versions {
			said = append(said, f)
		}
	}
	return rows, said
}

func TestVersions(t *testing.T) {
	numbers := func(from, to int) (list []int) {
		for n := from; n <= to; n++ {
			list = append(list, n)
		}
		return list
	}
	services := func(above string, rows string, below string) string {
		return above + servicesHead + "\n" + rows + below
	}
	old := services("", serviceRows(numbers(1, 10), nil), "")
	cases := []struct {
		name  string
		files map[string]string
		at    string   // file of the finding; "" for none
		says  []string // in the finding
		rows  int      // of the ledger that are read further
		never []string // must stand in no finding
	}{
		{"a cell changed, a row more, a row fewer", map[string]string{"a.csv": old, "b.csv": services("", serviceRows(numbers(2, 11), map[int]string{5: "受理"}), "")}, "b.csv",
			[]string{"“a.csv”、“b.csv”是同一份报送的 2 个版本", "看不出", "“企业难题台账”多 1 行（第 2 行），少 1 行（后者的第 11 行），改动 1 格（“状态”F6：受理 → 办结）"}, 10, nil},
		{"newer by 填报日期 below", map[string]string{"a.csv": services("", serviceRows(numbers(1, 10), nil), "填报人：甲,,填报日期：2020年12月30日\n"), "b.csv": services("", serviceRows(numbers(1, 12), nil), "填报人：甲,,填报日期：2021-1-5\n")}, "a.csv",
			[]string{"按填报日期，“b.csv”（2021-01-05）较新，“a.csv”为 2020-12-30", "“b.csv”与“a.csv”相比：“企业难题台账”多 2 行（第 12 行、第 13 行）"}, 12, nil},
		{"newer by the title, whatever the order", map[string]string{"a.csv": services("企业难题台账（2020年1-12月）\n", serviceRows(numbers(1, 12), nil), ""), "b.csv": services("2020年11月企业难题台账\n填报日期,2021-01-05\n", serviceRows(numbers(1, 10), map[int]string{2: "受理"}), "")}, "b.csv",
			[]string{"按标题中的月份，“a.csv”（2020-12）较新，“b.csv”为 2020-11"}, 12, nil},
		{"three versions", map[string]string{"a.csv": old, "b.csv": services("", serviceRows(numbers(1, 11), nil), ""), "c.csv": services("", serviceRows(numbers(1, 12), nil), "")}, "b.csv",
			[]string{"“a.csv”、“b.csv”、“c.csv”是同一份报送的 3 个版本"}, 10, nil},
		{"a column fewer", map[string]string{"a.csv": old, "b.csv": strings.NewReplacer(",来源", "", ",平台", "").Replace(old)}, "b.csv", []string{"“a.csv”与“b.csv”相比：“企业难题台账”多一列“来源”。"}, 10, nil},
		{"another format", map[string]string{"a.csv": old, "b.xls": "<table>" + strings.ReplaceAll(strings.ReplaceAll("<tr><td>"+strings.TrimSuffix(services("", serviceRows(numbers(1, 9), map[int]string{3: "受理"}), ""), "\n"), ",", "<td>"), "\n", "<tr><td>") + "</table>"}, "b.xls",
			[]string{"多 1 行（第 11 行），改动 1 格（“状态”F4：受理 → 办结）"}, 10, nil},
		{"spread over two files", map[string]string{"a.csv": old, "b.csv": services("", serviceRows(numbers(11, 20), nil), "")}, "", nil, 20, nil},
		{"spread, a few rows twice", map[string]string{"a.csv": old, "b.csv": services("", serviceRows(numbers(6, 15), map[int]string{7: "受理"}), "")}, "", nil, 20, nil},
		{"one row reported again", map[string]string{"a.csv": old, "b.csv": services("", serviceRows([]int{3}, map[int]string{3: "受理"}), "")}, "", nil, 11, nil},
		{"identical copies", map[string]string{"a.csv": old, "b.csv": old}, "", nil, 10, nil},
		{"an earlier state of it behind", map[string]string{"a.csv": old, "b.csv": services("", serviceRows(numbers(1, 8), nil), "")}, "", nil, 10, nil},
		{"personal values", map[string]string{"a.csv": relocationHead + "一期,H1,张三丰,,100,2020-01-02,,\n一期,H2,李四光,,100,2020-01-02,,\n", "b.csv": relocationHead + "一期,H1,张三疯,,120,2020-01-02,,\n一期,H2,李四光,,100,2020-01-02,,\n"}, "b.csv",
			[]string{"“户主”C2", "“合法建筑面积”E2：120㎡ → 100㎡"}, 2, []string{"张三"}},
	}
	for _, c := range cases {
		rows, said := readVersions(t, c.files)
		if rows != c.rows {
			t.Errorf("%s: %d rows are read, want %d", c.name, rows, c.rows)
		}
		if c.at == "" && len(said) > 0 || c.at != "" && (len(said) != 1 || said[0].File != c.at || said[0].Severity != finding.Error) {
			t.Errorf("%s: said %v", c.name, said)
			continue
		}
		for _, want := range c.says {
			if !strings.Contains(said[0].Message(), want) {
				t.Errorf("%s: %q is not in %s", c.name, want, said[0].Message())
			}
		}
		if slices.ContainsFunc(c.never, func(s string) bool { return strings.Contains(said[0].Message(), s) }) {
			t.Errorf("%s: one of %q is in %s", c.name, c.never, said[0].Message())
		}
	}
}
