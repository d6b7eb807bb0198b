// Package letter words the papers that go with a report when it is handed on: the letter that sends it (报送函)
// and the sheet on which those responsible sign (签发单). Every sentence in them stands in this package.
package letter

import (
	"fmt"
	"regexp"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/document"
)

// Facts is what the papers state. Nothing in them comes from a clock or from the machine.
type Facts struct {
	To       string // 主送机关
	Organ    string // 署名机关
	Zone     string // name of the zone
	Title    string // of the report, on one line
	Period   calendar.Month
	Run      string   // 2020-12/r2
	Check    string   // 校验码
	Code     string   // code of the zone, else its name
	Public   bool     // the report holds values only, for everybody to read
	Draft    bool     // 送审稿: nobody has signed it
	Enclosed []string // names of what goes with the letter
	Issue    Issue    // nothing in it of a draft
	Entry    Entry
	Later    Later
}

// Later is the issued run that has taken the place of this one (代替); none if Nth is 0.
type Later struct {
	Nth   int    // which issued run of the month it is
	Check string // its 校验码
}

// Issue is how the report was issued (签发). What is empty stays a blank.
type Issue struct {
	Status string // 初步, 修订, 核定
	DocNo  string // 文号
	Dated  calendar.Date
	Signer string // 签发人
	Nth    int    // which issued run of the month it is
	At     string // when it was entered: 2021-01-08 10:00
}

// Entry is where the chain of events tells of it: the number of the line and its checksum.
type Entry struct {
	Event  string // 签发, 发布
	N      int
	SHA256 string
}

// month is 2020年12月.
func month(m calendar.Month) string { return fmt.Sprintf("%d年%d月", m.Year, m.Number) }

// Mark is what each page bears of what nobody has signed yet (design-life §18).
const Mark = "送审稿"

// base is what both papers share.
func (f Facts) base(id, file, title string) document.Document {
	across := ""
	if f.Draft {
		across = Mark
	}
	return document.Document{ID: id, File: file, Author: f.Organ, Period: f.Period, Title: title, Across: across,
		Foot: fmt.Sprintf("报告期%s　校验码%s", month(f.Period), f.Check), Check: f.Check, Code: mark.Code(f.Code, f.Period, f.Check)}
}

// kind says which edition is sent: （公开版）, （送审稿）.
func (f Facts) kind() string {
	switch {
	case f.Draft && f.Public:
		return "（公开版送审稿）"
	case f.Draft:
		return "（送审稿）"
	case f.Public:
		return "（公开版）"
	}
	return ""
}

// Letter is the 报送函 (GB/T 9704-2012): to whom, what goes with it, how it can be told from another, and by whom.
// It is to fit on one page, if the names in it are not long.
func Letter(f Facts) document.Document {
	doc := f.base("letter", "00报送函", f.heading())
	doc.DocNo, doc.To, doc.Enclosed, doc.Seal = f.Issue.DocNo, f.To, f.Enclosed, true
	doc.Lead = document.Paragraphs(f.sends(), f.proves())
	doc.Sections = []document.Section{{Blocks: f.signs()}}
	return doc
}

// longestTitle is how many 字 a line of the title holds: 二号 in the 156 mm of GB/T 9704-2012.
const longestTitle = 20

// heading is the title of the letter, its lines broken by sense: within the report's title where that has its own
// break, and before it where the first line would be too long.
func (f Facts) heading() string {
	first, rest := f.parted()
	before := "关于报送"
	if width(before)+width(first)+1 > longestTitle || rest == "" && width(before)+width(first)+width(f.kind())+4 > longestTitle {
		before += "\n"
	}
	if rest != "" {
		first += "\n"
	}
	return before + "《" + first + rest + "》" + f.kind() + "的函"
}

// yearBegins finds 2020年 within a title.
var yearBegins = regexp.MustCompile(`[0-9]{4}年`)

// parted is the report's title in two: behind the zone where it begins with it, else before the year.
func (f Facts) parted() (first, rest string) {
	if rest, ok := strings.CutPrefix(f.Title, f.Zone); ok && rest != "" {
		return f.Zone, rest
	}
	if at := yearBegins.FindStringIndex(f.Title); at != nil && at[0] > 0 {
		return f.Title[:at[0]], f.Title[at[0]:]
	}
	return f.Title, ""
}

// width is about how many 字 a text takes: figures and Latin letters are half as wide.
func width(text string) int {
	halves := 0
	for _, r := range text {
		halves++
		if r >= 0x2e80 {
			halves++
		}
	}
	return (halves + 1) / 2
}

// sends says what is sent, of which month, and as what.
func (f Facts) sends() string {
	text := fmt.Sprintf("现将《%s》%s报送你单位，请%s。报告期为%s，数据截至%s", f.Title, f.kind(), f.asks(), month(f.Period), f.Period.End().Chinese())
	switch {
	case f.Draft:
		text += "。送审稿未经签发，数据以签发的报告为准"
	case f.Issue.Status != "":
		text += fmt.Sprintf("，为%s数，系本月报告第%d次印发", f.Issue.Status, f.Issue.Nth)
	}
	if later := f.replaced(); later != "" {
		text += "。" + later
	}
	if f.Public {
		text += "。公开版只列数值，依据不足三个企业、住户或项目的不列"
	}
	return text + "。"
}

// replaced says that another run has taken the place of this one.
func (f Facts) replaced() string {
	if f.Later.Nth == 0 {
		return ""
	}
	return fmt.Sprintf("其后本月已有第%d次印发（校验码%s）代替本报告", f.Later.Nth, f.Later.Check)
}

func (f Facts) asks() string {
	if f.Draft {
		return "提出意见"
	}
	return "审阅"
}

// proves says how the reader can tell that it is what was published.
func (f Facts) proves() string {
	return "报告每页下端印有校验码" + f.Check + "，各文件的SHA-256和SM3列在清单.txt。需要查验的，由我单位用zonereport verify " + f.Run + "据留存的台账核对。"
}

// signs are 署名 and 成文日期; a date that nobody gave is a blank.
func (f Facts) signs() []document.Block {
	date := "　　　　年　　月　　日"
	if !f.Issue.Dated.IsZero() {
		date = f.Issue.Dated.Chinese()
	}
	return []document.Block{document.Paragraph{Style: document.Sign, Text: f.Organ}, document.Paragraph{Style: document.Sign, Text: date}}
}
