package inputs

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// misnamed is a folder that looks like a month's and is not named like one: nobody reads it.
type misnamed struct {
	name  string
	month calendar.Month // zero when it states no year
}

// monthLike are the ways in which people write a month: 2023-6, 2023年6月, 202306, 2023.06,
// 2023年6月台账, and 6月 without a year.
var monthLike = regexp.MustCompile(`^(?:(\d{4})\s*(?:年|[-._/·—–~]|)\s*)?(\d{1,2})\s*(月份?)?\s*(?:份|的)?(?:台账|报表|报送|数据|材料|资料|统计表)?$`)

// looksLikeMonth reads a folder's name as a month that is written in another way than 2023-06.
func looksLikeMonth(name string) (misnamed, bool) {
	parts := monthLike.FindStringSubmatch(strings.TrimSpace(norm.NFKC.String(name)))
	if parts == nil || parts[1] == "" && parts[3] == "" {
		return misnamed{}, false
	}
	number, _ := strconv.Atoi(parts[2])
	if number < 1 || number > 12 {
		return misnamed{}, false
	}
	m := misnamed{name: name}
	if parts[1] != "" {
		year, _ := strconv.Atoi(parts[1])
		if year < 1990 || year > 2100 {
			return misnamed{}, false
		}
		m.month = calendar.Month{Year: year, Number: number}
	}
	return m, true
}

// better is how the folder is to be called.
func (m misnamed) better() string {
	if m.month == (calendar.Month{}) {
		return "2023-06 这样的名称（四位年、短横、两位月）"
	}
	return m.month.String()
}

func (m misnamed) finding() finding.Finding {
	return finding.Finding{Rule: ruleMonthName, Severity: finding.Warning, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("输入文件夹中的“%s”像是月份文件夹，没有读取。", m.name),
		Expected: "月份文件夹应按 2023-06 的样子命名。",
		Action:   fmt.Sprintf("若是月份文件夹，请改名为 %s；若不是，请移走或换一个名称。", m.better()),
	}}
}

// folders are the month folders of the inputs folder.
type folders struct {
	months   []calendar.Month // the earliest first
	misnamed []misnamed       // by name
}

func readFolders(inputs string) (folders, error) {
	entries, err := os.ReadDir(inputs)
	if err != nil {
		return folders{}, err
	}
	var f folders
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(inputs, e.Name())); err != nil || !info.IsDir() {
			continue
		}
		if month, err := calendar.ParseMonth(e.Name()); err == nil {
			f.months = append(f.months, month)
		} else if m, like := looksLikeMonth(e.Name()); like {
			f.misnamed = append(f.misnamed, m)
		}
	}
	return f, nil
}

// Misnamed remarks on folders that look like a month's and are not named like one. No report
// says it, for other months' folders must not change a report.
func (f *Folder) Misnamed() ([]finding.Finding, error) {
	have, err := readFolders(f.Dir)
	var remarks []finding.Finding
	for _, m := range have.misnamed {
		remarks = append(remarks, m.finding())
	}
	return remarks, err
}

// newer returns the misnamed folder of the latest month after the given one, for which a run
// that takes the newest month would take the wrong one (design-life §12).
func (f folders) newer(than calendar.Month) (misnamed, bool) {
	var newest misnamed
	for _, m := range f.misnamed {
		if m.month.Start() > than.Start() && m.month.Start() > newest.month.Start() {
			newest = m
		}
	}
	return newest, newest.name != ""
}
