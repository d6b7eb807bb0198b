package command

import (
	"flag"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/shown"
)

// SignFlags reads what a 公文 bears; Signed checks it once the flags are parsed.
func SignFlags(f *flag.FlagSet) *document.Signing {
	var s document.Signing
	f.StringVar(&s.DocNo, "doc-no", "", "")
	f.StringVar(&s.Dated, "dated", "", "")
	f.StringVar(&s.Signer, "signer", "", "")
	f.StringVar(&s.Reason, "reason", "", "")
	return &s
}

// Signed brings what the flags say into the form in which it is printed. Each is one line and no
// longer than its place; personal numbers are masked.
func (c *Call) Signed(f *flag.FlagSet, s *document.Signing) error {
	given := map[string]bool{}
	f.Visit(func(one *flag.Flag) { given[one.Name] = true })
	for _, one := range []struct {
		flag, example string
		text          *string
		longest       int
	}{
		{"doc-no", "新经开〔2021〕3号", &s.DocNo, 40},
		{"dated", "2021-01-08", &s.Dated, 20},
		{"signer", "张三", &s.Signer, 20},
		{"reason", "招商中心更正到位资金", &s.Reason, 300},
	} {
		*one.text = shown.Mask(strings.Join(strings.Fields(*one.text), " "))
		reason := ""
		switch {
		case !given[one.flag]:
			continue
		case *one.text == "":
			reason = "后面是空的"
		case strings.ContainsFunc(*one.text, func(r rune) bool { return !unicode.IsPrint(r) }):
			reason = "里有不能印的字符"
		case len([]rune(*one.text)) > one.longest:
			reason = fmt.Sprintf("有 %d 个字，太长，最多 %d 个字", len([]rune(*one.text)), one.longest)
		}
		if reason != "" {
			return c.Wrong("--%s %s。应写成 %s 的样子；留作空白的，不写这个参数。", one.flag, reason, one.example)
		}
	}
	if s.Dated == "" {
		return nil
	}
	date, ok := dated(s.Dated)
	if !ok {
		return c.Wrong("--dated 写作 %q，不是一个日期。成文日期应写成 2021-01-08 的样子。", s.Dated)
	}
	s.Dated = date.String()
	return nil
}

var dateForm = regexp.MustCompile(`^(\d{4})(?:-|年|\.|/)(\d{1,2})(?:-|月|\.|/)(\d{1,2})日?$`)

// dated reads a date as people write it: 2021-01-08, 2021年1月8日.
func dated(text string) (calendar.Date, bool) {
	m := dateForm.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1])
	}
	return calendar.NewDate(n[0], n[1], n[2])
}
