package compose

import (
	"slices"
	"strings"

	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/definition"
)

// Verify reads every text of the reports as it will be filled in, the branches that a month
// does not take as well, and refuses names of fields and columns that do not exist, columns
// of a kind that a function cannot word, personal data, and file names that a system cannot
// hold (design-life §13). The error is definition.Errors: all of them, with file and line.
func Verify(defs definition.Definitions) error {
	var wrong definition.Errors
	for _, report := range defs.Reports {
		c := &composer{defs: defs, report: report}
		functions := newNarrator(c).functions
		file := reportFile(defs, report)
		for _, line := range []string{report.File, report.Title, report.Subtitle} {
			for _, err := range narrative.Verify(defs, functions, file.Path, line) {
				wrong = append(wrong, &definition.Error{File: file.Path, Line: lineOf(file, line), Reason: err.Reason})
			}
		}
		if reason := filename.Problem(report.File); reason != "" && !strings.Contains(report.File, "{{") {
			wrong = append(wrong, unfit(file, report.File, reason))
		}
		for _, path := range report.Narratives() {
			wrong = append(wrong, narrative.Verify(defs, functions, path, defs.Text(path))...)
		}
	}
	return wrong.OrNil()
}

// unfit is the refusal of a report's file name.
func unfit(file definition.File, name, reason string) *definition.Error {
	return &definition.Error{File: file.Path, Line: lineOf(file, "file"), Reason: "报告的 file = “" + cutShort(name) + "”：" + reason + "。请改 file"}
}

// cutShort keeps the first characters of a text that a message quotes.
func cutShort(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "……"
	}
	return s
}

// reportFile is the report.toml that defines a report.
func reportFile(defs definition.Definitions, report definition.Report) definition.File {
	own := definition.File{Path: defs.Places["report "+report.ID]}
	if i := slices.IndexFunc(defs.Files, func(f definition.File) bool { return f.Path == own.Path }); i >= 0 {
		own = defs.Files[i]
	}
	return own
}

// lineOf finds the line of a file that holds a text, or states the key of that name; 0 if
// none does.
func lineOf(file definition.File, text string) int {
	first, _, _ := strings.Cut(text, "\n")
	for i, line := range strings.Split(string(file.Data), "\n") {
		if key, _, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == text {
			return i + 1
		}
		if len(first) > 8 && strings.Contains(line, first) {
			return i + 1
		}
	}
	return 0
}
