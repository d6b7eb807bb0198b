package ingest

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// A value whose formula refers to another workbook is that of the last time when somebody
// opened both: it may be stale (design-life §11).

// findLinked notes the cells of a block that rest on other workbooks. Where the file itself
// does not name those, the remark on the file as a whole is missing, and is made here.
func (b *block) findLinked(rows []grid.Row) []string {
	if len(b.sheet.Links) == 0 {
		return nil
	}
	places := b.cellsThat(rows, func(c *grid.Cell) bool { return c.Linked })
	if len(b.links) == 0 {
		b.sayPlaces(ruleLinks, places, sayLinkedCells(b.sheet.Links, b.headersOf(places)))
		return nil
	}
	var list []string
	for _, at := range places[:min(len(places), shownPlaces)] {
		list = append(list, fmt.Sprintf("%s!%s（%s）", b.sheet.Name, at, b.at(int(at.Col)).Header))
	}
	if len(places) > shownPlaces {
		list = append(list, fmt.Sprintf("%s另有 %d 格", b.sheet.Name, len(places)-shownPlaces))
	}
	return list
}

// headersOf names the columns of places, each once.
func (b *block) headersOf(places []ledger.Address) []string {
	var names []string
	seen := make(map[int32]bool)
	for _, at := range places {
		if !seen[at.Col] {
			seen[at.Col] = true
			names = append(names, "“"+b.at(int(at.Col)).Header+"”")
		}
	}
	return names
}

// linkedWords are what is asked of a department whose formulas refer to other workbooks.
var linkedWords = finding.Words{Expected: "表中应直接填写数值，不引用其他工作簿。", Action: "请把公式粘贴为数值后重报，或核对数值。"}

func sayLinkedCells(links, headers []string) finding.Words {
	words := linkedWords
	words.Found = fmt.Sprintf("的公式引用了其他工作簿（%s），涉及%s列。程序不打开它们，只采用本文件里存着的计算结果，可能已过时。", nameFew(links), strings.Join(headers, "、"))
	return words
}

// linksIn remarks on the other workbooks that a file's formulas refer to, and on the cells of
// the ledgers that rest on them. They are not opened.
func linksIn(file string, links, cells []string) finding.Finding {
	words := linkedWords
	words.Found = fmt.Sprintf("公式引用了 %d 个其他工作簿（%s）。程序不打开它们，只采用本文件里存着的计算结果，可能已过时。", len(links), nameFew(links))
	if len(cells) > 0 {
		words.Found += "用到它们的单元格：" + strings.Join(cells, "、") + "。"
	}
	return finding.Finding{Rule: ruleLinks, Severity: finding.Warning, File: file, Figures: []string{}, Words: words}
}

// nameFew names the first few of a list.
func nameFew(names []string) string {
	list := strings.Join(names[:min(len(names), shownPlaces)], "、")
	if len(names) > shownPlaces {
		list += " 等"
	}
	return list
}
