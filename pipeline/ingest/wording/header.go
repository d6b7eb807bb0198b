package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// UnknownHeader words a column that the ledger does not define.
func UnknownHeader(header, book string) finding.Words {
	return finding.Words{Found: "“" + header + "”不是“" + book + "”规定的列，保留但不使用。"}
}

// GarbledHeader words a header with characters that a wrong encoding left.
func GarbledHeader(header string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("表头“%s”有乱码字符，无法判定是哪一列。", header),
		Expected: "表头文字应完整、无乱码。", Action: "请在原文件里把表头改正，另存为 .xlsx 后重报。"}
}

// DuplicateHeader words a second column of one meaning.
func DuplicateHeader(header, first string, at ledger.Address) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”与前面 %s 的列同为“%s”，以前一列为准，此列未使用。", header, at, first),
		Expected: "同一内容应只有一列。", Action: "请核对并删去一列。"}
}

// UnitDefault words a column whose unit is stated nowhere.
func UnitDefault(header, base string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”列没有写明单位，表上方也没有“单位：”，按%s读入。", header, base),
		Expected: "应在表头或“单位：”处写明规定的计量单位。", Action: "请核对，并在表头括号内写明单位。"}
}

// HiddenColumns words hidden columns that were read.
func HiddenColumns(headers []string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 个隐藏的列（%s），已照常读入并计算。", len(headers), strings.Join(headers, "、")),
		Expected: "报送的列不应隐藏。", Action: "请核对其中的数值，有误的更正后重报。"}
}

// Qualified words a column that a qualifier keeps from being another.
func Qualified(written, word, header string) finding.Words {
	return finding.Words{Found: "“" + written + "”里有“" + word + "”，与“" + header + "”含义不同，保留但不使用。",
		Expected: "“" + header + "”列的表头不应带改变含义的字。", Action: "如果填的就是“" + header + "”，请把表头改为“" + header + "”后重报；不是的不必处理。"}
}

// UnitClash words a header with several units, or with one by another.
func UnitClash(units string) finding.Words {
	if strings.Contains(units, "/") {
		return finding.Words{Found: "表头的单位“" + units + "”是单价或比率。", Expected: "此列应填总数，单位应是总数的单位。", Action: "请改写单位并填总数后重报。"}
	}
	return finding.Words{Found: "表头写了几个单位（" + units + "），无法判定数值是按哪一个填的。", Expected: "一列应只有一个单位。", Action: "请只写一个单位，并按它填写各行后重报。"}
}
