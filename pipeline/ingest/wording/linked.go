package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

// linkedWords are what is asked of a department whose formulas refer to other workbooks.
var linkedWords = finding.Words{Expected: "表中应直接填写数值，不引用其他工作簿。", Action: "请把公式粘贴为数值后重报，或核对数值。"}

// LinkedCells words formulas that refer to other workbooks; it goes on behind the places.
func LinkedCells(links, headers []string) finding.Words {
	words := linkedWords
	words.Found = fmt.Sprintf("的公式引用了其他工作簿（%s），涉及%s列。程序不打开它们，只采用本文件里存着的计算结果，可能已过时。", nameFew(links), strings.Join(headers, "、"))
	return words
}

// Links remarks on the other workbooks that a file's formulas refer to, and on the cells of
// the ledgers that rest on them. They are not opened.
func Links(file string, links, cells []string) finding.Finding {
	words := linkedWords
	words.Found = fmt.Sprintf("公式引用了 %d 个其他工作簿（%s）。程序不打开它们，只采用本文件里存着的计算结果，可能已过时。", len(links), nameFew(links))
	if len(cells) > 0 {
		words.Found += "用到它们的单元格：" + strings.Join(cells, "、") + "。"
	}
	return finding.Finding{Rule: rule.Links, Severity: finding.Warning, File: file, Figures: []string{}, Words: words}
}

// nameFew names the first few of a list.
func nameFew(names []string) string {
	list := strings.Join(names[:min(len(names), Few)], "、")
	if len(names) > Few {
		list += " 等"
	}
	return list
}

// What a workbook holds beside its values and people read values from: hidden columns,
// comments, strikethrough, links (domain reference, defects 30, 34, 42). The program counts
// such values like any other, and says so.

// Few is how many places a message lists.
const Few = 5
