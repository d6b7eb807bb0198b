package versions

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// comparison is versions of one file held against each other.
type comparison struct {
	kept   *edition // the newest, the first where the files do not tell
	others []*edition
	by     string // what tells that kept is the newest; empty for nothing
}

// compareVersions finds the newest of the versions as far as the files tell.
func compareVersions(group []*edition) comparison {
	for i, e := range group {
		by := ""
		newest := !slices.ContainsFunc(group, func(o *edition) bool {
			if o == e {
				return false
			}
			order, word := e.file.Tells.compare(o.file.Tells)
			by = word
			return order <= 0
		})
		if newest {
			return comparison{e, slices.Delete(slices.Clone(group), i, i+1), by}
		}
	}
	return comparison{kept: group[0], others: group[1:]}
}

// finding words the versions; it stands at the file that gives way.
func (v comparison) finding() finding.Finding {
	var names, found []string
	for _, e := range append([]*edition{v.kept}, v.others...) {
		names = append(names, "“"+e.file.Name+"”")
	}
	found = append(found, fmt.Sprintf("%s是同一份报送的 %d 个版本，大半的行是同一些。", strings.Join(names, "、"), len(names)))
	if v.by != "" {
		var older []string
		for _, e := range v.others {
			_, by := v.kept.file.Tells.compare(e.file.Tells)
			older = append(older, fmt.Sprintf("“%s”为 %s", e.file.Name, e.file.Tells.shown(by)))
		}
		found = append(found, fmt.Sprintf("按%s，“%s”（%s）较新，%s。", v.by, v.kept.file.Name, v.kept.file.Tells.shown(v.by), strings.Join(older, "，")))
	} else {
		found = append(found, "哪一份较新，从标题、填报日期和文件属性都看不出。")
	}
	for _, e := range v.others {
		found = append(found, v.kept.differences(e))
	}
	found = append(found, fmt.Sprintf("其余审核按“%s”进行。", v.kept.file.Name))
	return finding.Finding{Rule: rule.Versions, Severity: finding.Error, File: v.others[0].file.Name, Figures: []string{}, Words: finding.Words{
		Found:    strings.Join(found, ""),
		Expected: "同一份台账应只报一份。",
		Action:   "请只保留正确的一份，把其他的移出月份文件夹后重新运行；其中若有补报的新行，请先并入保留的一份。",
	}}
}

// differences says, ledger by ledger, what the kept version has otherwise than another.
func (e *edition) differences(other *edition) string {
	var said, alike []string
	for _, h := range e.books {
		old := other.of(h.book)
		if old == nil || !h.shares(old) {
			continue
		}
		name := "“" + h.book.Name + "”"
		if list := h.differences(old); len(list) > 0 {
			said = append(said, name+strings.Join(list, "，"))
		} else {
			alike = append(alike, name)
		}
	}
	if len(alike) > 0 {
		said = append(said, strings.Join(alike, "、")+"没有差别")
	}
	return fmt.Sprintf("“%s”与“%s”相比：%s。", e.file.Name, other.file.Name, strings.Join(said, "；"))
}

// shownDifferences is how many places of a kind a message names.
const shownDifferences = 5

// differences lists rows more and fewer, cells changed, columns more and fewer.
func (h *holding) differences(old *holding) []string {
	var list, more, fewer, changed []string
	for _, key := range h.keys {
		row, before := h.byKey[key], old.byKey[key]
		if before == nil {
			more = append(more, fmt.Sprintf("第 %d 行", row.Line))
			continue
		}
		for f := range row.Cells {
			if h.columns[f] && old.columns[f] && !sameValue(&row.Cells[f], &before.Cells[f]) {
				changed = append(changed, h.change(f, &row.Cells[f], &before.Cells[f]))
			}
		}
	}
	for _, key := range old.keys {
		if h.byKey[key] == nil {
			fewer = append(fewer, fmt.Sprintf("第 %d 行", old.byKey[key].Line))
		}
	}
	if len(more) > 0 {
		list = append(list, fmt.Sprintf("多 %d 行（%s）", len(more), some(more)))
	}
	if len(fewer) > 0 {
		list = append(list, fmt.Sprintf("少 %d 行（后者的%s）", len(fewer), some(fewer)))
	}
	if len(changed) > 0 {
		list = append(list, fmt.Sprintf("改动 %d 格（%s）", len(changed), some(changed)))
	}
	for i := range h.book.Fields {
		switch header := h.book.Fields[i].Header; {
		case h.columns[i] && !old.columns[i]:
			list = append(list, fmt.Sprintf("多一列“%s”", header))
		case !h.columns[i] && old.columns[i]:
			list = append(list, fmt.Sprintf("少一列“%s”", header))
		}
	}
	return list
}

func some(list []string) string {
	if len(list) > shownDifferences {
		return strings.Join(list[:shownDifferences], "、") + " 等"
	}
	return strings.Join(list, "、")
}

// sameValue tells cells of one value.
func sameValue(a, b *ledger.Cell) bool {
	var x, y strings.Builder
	printCell(&x, a)
	printCell(&y, b)
	return a.Refused == b.Refused && x.String() == y.String()
}

// change words a changed cell: where it stands in the newer version, and both values, unless
// it is free text, in which anything may stand.
func (h *holding) change(f int, now, before *ledger.Cell) string {
	field := &h.book.Fields[f]
	at := "“" + field.Header + "”"
	if now.At.Row > 0 {
		at += now.At.String()
	}
	if field.Personal != "" || field.Kind == schema.Text {
		return at
	}
	return fmt.Sprintf("%s：%s → %s", at, shownValue(before, field), shownValue(now, field))
}

// shownValue writes a value in its column's base unit.
func shownValue(c *ledger.Cell, f *schema.Field) string {
	switch {
	case c.Refused:
		return "读不出"
	case c.Kind == ledger.Blank:
		return "空"
	case c.Kind != ledger.Number:
		return c.Plain()
	}
	unit, _ := unitword.Base(f.Kind)
	if f.Kind == schema.Rate {
		unit = "%"
	}
	return c.Number.String() + unit
}
