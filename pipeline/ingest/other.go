package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/delimited"
	"zonereport/pipeline/ingest/rule"
)

// What lies in a month's folder beside the ledgers and is none: the stamped scan, the letter
// that came with it, the archive in which it came (design-life §11). A spreadsheet that
// cannot be read is never among it: rows of it may be lacking.

// otherEndings are those of files that nobody takes for a spreadsheet.
var otherEndings = []string{
	".pdf", ".ofd", ".doc", ".docx", ".wps", ".wpt", ".rtf", ".md", ".odt", ".ppt", ".pptx", ".dps", ".caj",
	".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg", ".psd", ".dwg", ".vsd", ".vsdx", ".xmind",
	".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".iso", ".eml", ".msg", ".mp3", ".mp4", ".mov", ".avi", ".wav",
	".lnk", ".url", ".exe", ".bat", ".log", ".db", ".ini", ".json", ".toml",
}

// isOther tells whether a file that was refused for a reason is none of the ledgers: by its
// name where that is plain, else by what it holds.
func isOther(name string, data []byte, reason error) bool {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case IsSpreadsheetName(name):
		return false
	case slices.Contains(otherEndings, ext):
		return true
	}
	var refused *grid.FileError
	if !errors.As(reason, &refused) {
		return false
	}
	switch contentOf(data) {
	case Package, Compound, Spreadsheet:
		return refused.Reason == grid.NotSpreadsheet
	case Page, Archive: // OldFormat: there is no table in it
		return refused.Reason == grid.NotSpreadsheet || refused.Reason == grid.OldFormat
	case Delimited:
		return refused.Reason != grid.TooLarge && refused.Reason != grid.LongLine && !tabular(data)
	}
	return refused.Reason != grid.OldFormat
}

// isProse tells a text that is no table: no ledger was found in it, and its name promises none.
func isProse(name string, data []byte, sheets []sheetResult) bool {
	return !IsSpreadsheetName(name) && contentOf(data) == Delimited &&
		!slices.ContainsFunc(sheets, func(s sheetResult) bool { return len(s.parts) > 0 || len(s.findings) == 0 }) && !tabular(data)
}

// looked is how much of a text tells a table from prose, fields how many a line of a table
// has at least.
const (
	looked = 4096
	fields = 4
)

// tabular tells a text of which several lines are divided into fields alike.
func tabular(data []byte) bool {
	head := data[:min(len(data), looked)]
	if delimited.IsUTF16(data) || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	for _, delimiter := range []string{"\t", ",", ";", "|"} {
		lines := 0
		for line := range bytes.Lines(head) {
			if bytes.Count(line, []byte(delimiter)) >= fields-1 {
				lines++
			}
		}
		if lines > 1 {
			return true
		}
	}
	return false
}

// shownFiles is how many files a message names.
const shownFiles = 20

// otherFiles remarks once on all files that are none of the ledgers.
func otherFiles(names []string) finding.Finding {
	list := strings.Join(names[:min(len(names), shownFiles)], "、")
	if len(names) > shownFiles {
		list += " 等"
	}
	return finding.Finding{Rule: rule.Other, Severity: finding.Warning, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("月份文件夹中有 %d 个文件不是电子表格，没有读取：%s。", len(names), list),
		Expected: "月份文件夹中应只放各部门的电子表格台账。",
		Action:   "若台账在其中（如在压缩包里，或是扫描件），请取出或索取电子表格放进来；只是附件的，请移到别处。",
	}}
}
