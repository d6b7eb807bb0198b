package pipeline

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/shown"
)

// guard stands between what departments sent and everything that is written or shown: names
// out of personal columns and personal numbers come masked wherever they stand, control
// characters as what they are (design §5, design-life §11). It changes texts only, so no
// figure changes; texts that differ stay different.
type guard struct {
	names *shown.Names
	given map[string]string // what a text of the ledgers became, where it changed
	taken map[string]string // which folded text a changed one was
}

// newGuard learns the names from the personal columns of the ledgers.
func newGuard(defs definition.Definitions, zone definition.Zone, sets ...ledger.Set) *guard {
	var texts []string
	for _, set := range sets {
		texts = append(texts, personalTexts(defs.Ledgers, set)...)
	}
	own := append([]string{zone.Name, zone.ShortName}, zone.Aliases...)
	texts = slices.DeleteFunc(texts, func(text string) bool {
		return organisation(text) || slices.Contains(own, text)
	})
	return &guard{names: shown.NewNames(texts), given: map[string]string{}, taken: map[string]string{}}
}

// personalTexts lists what stands in personal columns, without the numbers of households.
func personalTexts(defs []definition.Ledger, set ledger.Set) []string {
	var texts []string
	for _, def := range defs {
		l := set[def.ID]
		if l == nil {
			continue
		}
		for _, c := range def.Columns {
			at := l.Column(c.ID)
			if c.Personal == "" || at < 0 {
				continue
			}
			for i := range l.Rows {
				if text := l.Rows[i].Cells[at].Text; text != "" && !numbered(text) {
					texts = append(texts, text)
				}
			}
		}
	}
	return texts
}

// numbered tells a short number or code, such as that of a household, from a name.
func numbered(text string) bool {
	digits := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }) >= 0
	return digits && utf8.RuneCountInString(text) < 15
}

// organisation tells from its end that a text names no person: firms choose flats too.
func organisation(text string) bool {
	text = strings.TrimSpace(text)
	for _, end := range []string{"公司", "集团", "中心", "委员会", "村委会", "居委会", "合作社", "开发区", "街道", "镇", "局", "厂", "店", "单位", "集体", "未定", "待定", "空置"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// set masks the ledgers' texts and the names of their files and sheets. Columns of credit
// codes stay as they are, and so do personal columns, which no output takes.
func (g *guard) set(defs []definition.Ledger, set ledger.Set) {
	sheets := map[*ledger.Sheet]bool{}
	for _, def := range defs {
		l := set[def.ID]
		if l == nil {
			continue
		}
		for _, sheet := range l.Sheets {
			g.sheet(sheet, sheets)
		}
		var columns []int
		for _, c := range def.Columns {
			if at := l.Column(c.ID); at >= 0 && c.Type == "text" && c.Personal == "" && !strings.Contains(c.Header, "信用代码") {
				columns = append(columns, at)
			}
		}
		last := make([]change, len(columns)) // of each column: texts stand in runs
		for i := range l.Rows {
			row := &l.Rows[i]
			g.sheet(row.Sheet, sheets)
			for j, at := range columns {
				if text := row.Cells[at].Text; text != last[j].was {
					last[j] = change{text, g.cell(text)}
				}
				row.Cells[at].Text = last[j].is
			}
		}
	}
}

// change is a text before and after.
type change struct{ was, is string }

func (g *guard) sheet(sheet *ledger.Sheet, seen map[*ledger.Sheet]bool) {
	if sheet != nil && !seen[sheet] {
		seen[sheet] = true
		sheet.File, sheet.Name = g.name(sheet.File), g.name(sheet.Name)
	}
}

// cell masks a text of a ledger. Texts that count as two stay two.
func (g *guard) cell(text string) string {
	masked := g.names.Mask(text)
	if masked != text && organisation(text) {
		masked = shown.Mask(text)
	}
	if masked = shown.Cell(masked); masked == text {
		return text
	}
	if known, ok := g.given[text]; ok {
		return known
	}
	is := ledger.Fold(text)
	one := masked
	for n := 2; ; n++ {
		if was, used := g.taken[ledger.Fold(one)]; !used || was == is {
			break
		}
		one = masked + "（" + strings.Repeat("＊", n) + "）"
	}
	g.taken[ledger.Fold(one)] = is
	g.given[text] = one
	return one
}

// name masks the name of a file, a sheet or a folder; what comes out can be a file's name.
func (g *guard) name(text string) string { return strings.ReplaceAll(g.line(text), "*", "＊") }

// line masks a text of one line that the program has worded.
func (g *guard) line(text string) string { return shown.Escape(g.names.Mask(text)) }

// free masks what a department has written.
func (g *guard) free(text string) string { return shown.EscapeLines(g.names.MaskAll(text)) }

// findings masks every text of findings.
func (g *guard) findings(list []finding.Finding) []finding.Finding {
	list = slices.Clone(list)
	for i := range list {
		f := &list[i]
		f.File, f.Sheet = g.name(f.File), g.name(f.Sheet)
		f.Column, f.Row, f.Value = g.line(f.Column), g.free(f.Row), g.free(f.Value)
		f.Found, f.Expected, f.Action = g.line(f.Found), g.line(f.Expected), g.line(f.Action)
	}
	return list
}

// files gives the month's files the names under which findings name them.
func (g *guard) files(files []publish.File) []publish.File {
	files = slices.Clone(files)
	for i := range files {
		dir, name := path.Split(files[i].Path)
		files[i].Path = dir + g.name(name)
	}
	return files
}

// named are hard findings on files and sheets of ledgers whose names hold personal data: they
// would stand in every list of sources.
func (g *guard) named(files []ingest.Input, set ledger.Set) []finding.Finding {
	var list []finding.Finding
	hard := func(rule, what, file, sheet, name string) bool {
		if g.names.Mask(name) == name {
			return false
		}
		list = append(list, finding.Finding{Rule: rule, Severity: finding.Error, File: file, Sheet: sheet, Figures: []string{}, Words: finding.Words{
			Found:    what + "名里有个人信息（姓名、身份证号或手机号码）：" + name + "。",
			Expected: what + "名会写进报告的数据来源，不应含有个人信息。",
			Action:   "请删去" + what + "名里的个人信息后重报。",
		}})
		return true
	}
	flagged := map[string]bool{}
	for _, f := range files {
		flagged[f.Name] = hard("file.personal", "文件", f.Name, "", f.Name)
	}
	for _, id := range slices.Sorted(maps.Keys(set)) {
		for _, sheet := range set[id].Sheets {
			if at := sheet.File + "\x00" + sheet.Name; !flagged[at] && !(flagged[sheet.File] && strings.HasPrefix(sheet.File, sheet.Name)) {
				flagged[at] = hard("sheet.personal", "工作表", sheet.File, sheet.Name, sheet.Name)
			}
		}
	}
	return list
}

// explanations masks what opinion sheets state, as findings are masked.
func (g *guard) explanations(list []finding.Explanation) []finding.Explanation {
	for i := range list {
		e := &list[i]
		e.File, e.Place, e.Column = g.name(e.File), g.name(e.Place), g.line(e.Column)
		e.Row, e.Value = g.free(e.Row), g.free(e.Value)
	}
	return list
}
