// Package guard masks what may not be shown, by the names that the month's own ledgers hold.
// Package shown knows what a personal number looks like and how a text is masked.
package guard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// Guard stands between what departments sent and everything that is written or shown: names
// out of personal columns and personal numbers come masked wherever they stand, control
// characters as what they are (design §5, design-life §11). It changes texts only, so no
// figure changes; texts that differ stay different.
type Guard struct {
	names *shown.Names
	given map[string]string // what a text of the ledgers became, where it changed
	taken map[string]string // which folded text a changed one was
}

// New learns the names from the personal columns of the ledgers.
func New(defs definition.Definitions, zone definition.Zone, sets ...ledger.Set) *Guard {
	var texts []string
	for _, set := range sets {
		texts = append(texts, personalTexts(defs.Ledgers, set)...)
	}
	own := append([]string{zone.Name, zone.ShortName}, zone.Aliases...)
	texts = slices.DeleteFunc(texts, func(text string) bool {
		return organisation(text) || slices.Contains(own, text)
	})
	return &Guard{names: shown.NewNames(texts), given: map[string]string{}, taken: map[string]string{}}
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
	for _, end := range []string{"公司", "集团", "中心", "委员会", "村委会", "居委会", "合作社", "开发区", "街道", "镇", "局", "厂", "店", "单位", "集体", "未定", "待定", "空置", "组", "专班", "科室", "办公室"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// Name masks the name of a file, a sheet or a folder; what comes out can be a file's name.
func (g *Guard) Name(text string) string { return strings.ReplaceAll(g.Line(text), "*", "＊") }

// Line masks a text of one line that the program has worded.
func (g *Guard) Line(text string) string { return shown.Escape(g.names.Mask(text)) }

// Free masks what a department has written.
func (g *Guard) Free(text string) string { return shown.EscapeLines(g.names.MaskAll(text)) }

// Reveals says that a text shows what may not be shown.
func (g *Guard) Reveals(text string) bool { return g.names.Mask(text) != text }
