package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// Zone reads inputs/zone.toml. Its error is definition.Errors, each with its line.
func Zone(data []byte) (definition.Zone, error) {
	file := definition.File{Path: definition.OfficeFile, Data: data}
	zone := definition.Zone{}
	if err := readable(file); err != nil {
		return definition.Zone{}, err
	}
	wrong, stopped := decode(file, &zone)
	zone.File = file
	if !stopped {
		for _, check := range []func(*definition.Zone) error{checkName, checkWords, checkUnits, checkDepartments, checkSchedule, checkIssue} {
			wrong.Add(check(&zone))
		}
	}
	if len(wrong) > 0 {
		return definition.Zone{}, wrong.Sorted()
	}
	return zone, nil
}

var codeForm = regexp.MustCompile(`^[0-9A-Za-z]*$`)

func checkName(z *definition.Zone) error {
	z.Name = strings.TrimSpace(z.Name)
	if z.Name == "" {
		return z.File.Refuse("name", "缺少 name（开发区全称），例如 name = \"新昌经济开发区\"")
	}
	for _, k := range []struct{ key, value string }{{"name", z.Name}, {"short_name", z.ShortName}, {"county", z.County}} {
		if why := unfit(k.value); why != "" {
			return z.File.Refuse(k.key, "%s 的值%s。它写进报告和文件名，请改正", k.key, why)
		}
	}
	if i := slices.IndexFunc(z.Aliases, func(n string) bool { return ledger.Fold(n) == "" }); i >= 0 {
		return z.File.Refuse("aliases", "aliases 中第 %d 项是空白的。请写上台账里的写法，或者删去这一项", i+1)
	}
	for _, k := range []struct{ key, value string }{{"code", z.Code}, {"parent", z.Parent}} {
		if !codeForm.MatchString(k.value) {
			return z.File.Refuse(k.key, "%s 只能用字母和数字，现在是 %q；它是固定代码，改名称时不改它", k.key, k.value)
		}
		if len(k.value) > longestName {
			return z.File.Refuse(k.key, "%s 太长，最多 %d 个字符；它写进文件夹的名字", k.key, longestName)
		}
	}
	if z.Code != "" && strings.EqualFold(z.Code, z.Parent) {
		return z.File.Refuse("parent", "parent（上级的代码）与 code 相同：%q", z.Parent)
	}
	return nil
}

// longestName is how many characters a name may have; file names are made of it.
const longestName = 50

// invisible says that nobody can see a character.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// unfit says why a name can stand in no file name, "" if it can.
func unfit(name string) string {
	if len([]rune(name)) > longestName {
		return fmt.Sprintf("太长，最多 %d 个字", longestName)
	}
	for _, r := range name {
		switch {
		case invisible(r):
			return fmt.Sprintf("里有看不见的字符（U+%04X）", r)
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return fmt.Sprintf("里有 %c，文件名不能用", r)
		}
	}
	return ""
}

// levels are the words for the level of a zone's own county.
var levels = []string{"县", "区", "旗", "市"}

func checkWords(z *definition.Zone) error {
	w := z.Words
	switch {
	case w.County != "" && !slices.Contains(levels, w.County):
		return z.File.Within("words", 0).Refuse("county", "[words] 的 county 只能写 %s，现在是 %q；县名写在最上面的 county", strings.Join(levels, "、"), w.County)
	case w.County == "市" && len(w.Origin) == 0:
		return z.File.Within("words", 0).Refuse("county", "county = \"市\" 时要写明来源地的五种说法，由近到远，例如 origin = [\"市内\", \"市外省内\" …]；默认的五种是 %s", strings.Join(definition.OriginTerms, "、"))
	case w.Origin == nil:
		return nil
	case len(w.Origin) != len(definition.OriginTerms):
		return z.File.Refuse("origin", "origin 应有 %d 种说法，由近到远，依次对应 %s；现在有 %d 种", len(definition.OriginTerms), strings.Join(definition.OriginTerms, "、"), len(w.Origin))
	}
	seen := map[string]bool{}
	for _, term := range w.Origin {
		if folded := ledger.Fold(term); folded == "" || seen[folded] {
			return z.File.Refuse("origin", "origin 的说法不能空白，也不能重复：%q", term)
		}
		seen[ledger.Fold(term)] = true
	}
	return nil
}

// checkUnits refuses units without a name and names that mean two units.
func checkUnits(z *definition.Zone) error {
	owner := map[string]string{}
	for _, n := range append([]string{z.Name, z.ShortName}, z.Aliases...) {
		owner[ledger.Fold(n)] = z.Name
	}
	delete(owner, "")
	seen := map[string]bool{}
	for i, u := range z.Units {
		at := z.File.Within("unit", i)
		name := ledger.Fold(u.Name)
		if name == "" {
			return at.Refuse("unit", "第 %d 个 [[unit]] 缺少 name（单位全称）", i+1)
		}
		if seen[name] {
			return at.Refuse("name", "单位 %q 写了两次，请合并成一个 [[unit]]", u.Name)
		}
		seen[name] = true
		for _, n := range append([]string{u.Name}, u.Aliases...) {
			key, own := "aliases", strings.TrimSpace(u.Name)
			if n == u.Name {
				key = "name"
			}
			if other, taken := owner[ledger.Fold(n)]; taken && ledger.Fold(other) != name {
				return at.Refuse(key, "%q 已经是“%s”的名称或别名，不能又是“%s”。一个写法只能指一个单位", n, other, own)
			}
			if ledger.Fold(n) == "" {
				return at.Refuse(key, "单位 %q 的别名中有空白的一项", u.Name)
			}
			owner[ledger.Fold(n)] = u.Name
		}
	}
	return nil
}

func checkDepartments(z *definition.Zone) error {
	for i, d := range z.Departments {
		at := z.File.Within("department", i)
		switch {
		case strings.TrimSpace(d.Name) == "":
			return at.Refuse("department", "第 %d 个 [[department]] 缺少 name（部门名称）", i+1)
		case d.DueDay < 0 || d.DueDay > 31:
			return at.Refuse("due_day", "due_day 是报告月份次月的几日，应在 1 到 31 之间，现在是 %d", d.DueDay)
		}
	}
	return nil
}

// longestAnswer is how many days a department may have to answer: a report month later nobody remembers.
const longestAnswer = 60

func checkSchedule(z *definition.Zone) error {
	at := z.File.Within("schedule", 0)
	if day := z.Schedule.Day; day < 0 || day > 31 {
		return at.Refuse("day", "day 是报告月份次月的几日，应在 1 到 31 之间，现在是 %d", day)
	}
	if days := z.Schedule.Answer(); days < 1 || days > longestAnswer {
		return at.Refuse("answer_days", "answer_days 是部门答复审核意见的天数，应在 1 到 %d 之间，现在是 %d；删去这一行就是 %d 天", longestAnswer, days, definition.DefaultAnswerDays)
	}
	if _, err := time.Parse("15:04", z.Schedule.Time); err != nil && z.Schedule.Time != "" {
		return at.Refuse("time", "time 应写成 08:30 这样的时刻，现在是 %q", z.Schedule.Time)
	}
	return nil
}

// docNoPlaceholders are the placeholders of a pattern of 文号.
var docNoPlaceholders = []string{"{year}", "{month}", "{n}"}

func checkIssue(z *definition.Zone) error {
	at := z.File.Within("issue", 0)
	for _, line := range [][2]string{{"red_head", z.Issue.RedHead}, {"to", z.Issue.To}, {"contact", z.Issue.Contact}} {
		if text := line[1]; strings.ContainsFunc(text, invisible) || text != "" && strings.TrimSpace(text) == "" {
			return at.Refuse(line[0], "%s 应是一行看得见的文字，现在是 %q", line[0], text)
		}
	}
	pattern := z.Issue.DocNo
	if pattern == "" {
		return nil
	}
	for _, placeholder := range regexp.MustCompile(`\{[^}]*\}?`).FindAllString(pattern, -1) {
		if !slices.Contains(docNoPlaceholders, placeholder) {
			return at.Refuse("doc_no", "文号格式里不认识 %q%s；可用 %s", placeholder, definition.Suggest(placeholder, docNoPlaceholders), strings.Join(docNoPlaceholders, " "))
		}
	}
	if !strings.Contains(pattern, "{n}") {
		return at.Refuse("doc_no", "文号格式 %q 里没有 {n}（序号），每次印发就会同号。例如 \"新经开〔{year}〕{n}号\"", pattern)
	}
	return nil
}
