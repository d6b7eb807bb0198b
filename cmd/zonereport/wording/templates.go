package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/prepare"
)

// Templates says what is wrong with a templates folder, what is hardly meant, and what was checked.
func Templates(found prepare.TemplatesChecked) string {
	var b strings.Builder
	for _, e := range found.Errors {
		fmt.Fprintln(&b, e)
	}
	if n := len(found.Errors); n > 0 {
		fmt.Fprintf(&b, "共 %d 处错误，在 %d 个文件里。改正后请再核对一次：用到错误之处的定义，这次没有核对。\n", n, files(found.Errors))
	}
	for _, h := range found.Hints {
		fmt.Fprintf(&b, "提示：%s\n", h)
	}
	if len(found.Errors) == 0 {
		fmt.Fprintf(&b, "定义可以使用。核对了%s，互相对得上；空白台账做得出、读得回。\n%s\n", counted(found.Defs), inWhichTimes(found))
	}
	return b.String()
}

// files counts the files that errors are in.
func files(all definition.Errors) int {
	in := map[string]bool{}
	for _, e := range all {
		in[e.File] = true
	}
	return len(in)
}

// counted says how many of what definitions hold.
func counted(defs definition.Definitions) string {
	var parts []string
	for _, n := range numbers(defs) {
		parts = append(parts, fmt.Sprintf("%s %d %s", n.name, n.count, n.word))
	}
	return strings.Join(parts, "、")
}

// number is how many of a kind definitions hold.
type number struct {
	key, name, word string
	count           int
}

func numbers(defs definition.Definitions) []number {
	texts := 0
	for _, f := range defs.Files {
		if strings.HasSuffix(f.Path, ".tmpl") {
			texts++
		}
	}
	return []number{
		{"ledgers", "台账", "本", len(defs.Ledgers)}, {"figures", "指标", "项", len(defs.Figures)}, {"lists", "清单", "张", len(defs.Lists)},
		{"claims", "断言", "条", len(defs.Claims)}, {"checks", "审核", "条", len(defs.Checks)}, {"indicators", "考核指标", "项", len(defs.Scheme.Indicators)},
		{"reports", "报告", "份", len(defs.Reports)}, {"narratives", "文字", "篇", texts},
	}
}

// inWhichTimes says for which months the definitions were checked.
func inWhichTimes(found prepare.TemplatesChecked) string {
	if len(found.Times) < 2 {
		return "这些定义没有起止月份，各月都一样。"
	}
	var times []string
	for _, t := range found.Times {
		times = append(times, t.Months())
	}
	month := "最后一版"
	if found.Month != (calendar.Month{}) {
		month = definition.InWords(found.Month.String())
	}
	return fmt.Sprintf("项数是%s的；各段时间的定义都核对了：%s。", month, strings.Join(times, "，"))
}

// placeRecord is an error or a hint in check-templates --json.
type placeRecord struct {
	File    string `json:"file"`
	Line    int    `json:"line"` // 0: the whole file
	Message string `json:"message"`
}

// timeRecord is a time in which the definitions always say the same.
type timeRecord struct {
	From string `json:"from"` // first month, 2021-01; empty: from ever
	To   string `json:"to"`   // last month; empty: until further notice
}

// TemplatesJSON is Templates for programs.
func TemplatesJSON(found prepare.TemplatesChecked) ([]byte, error) {
	record := struct {
		Errors  []placeRecord  `json:"errors"`
		Hints   []placeRecord  `json:"hints"`
		Period  string         `json:"period"` // whose numbers are checked; empty: the latest
		Checked map[string]int `json:"checked"`
		Times   []timeRecord   `json:"times"`
	}{places(found.Errors), places(found.Hints), "", map[string]int{}, []timeRecord{}}
	if found.Month != (calendar.Month{}) {
		record.Period = found.Month.String()
	}
	for _, n := range numbers(found.Defs) {
		record.Checked[n.key] = n.count
	}
	for _, t := range found.Times {
		record.Times = append(record.Times, timeRecord{t.From, t.To})
	}
	return plainjson.Indented(record)
}

func places(all definition.Errors) []placeRecord {
	list := []placeRecord{}
	for _, e := range all {
		list = append(list, placeRecord{e.File, e.Line, e.Reason})
	}
	return list
}
