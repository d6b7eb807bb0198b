// Package terminal writes on a terminal: texts that fit its lines, the stages of a job as it goes on, nothing that moves
// the cursor.
package terminal

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// lineWidth is how many columns of a terminal the texts fill.
const lineWidth = 100

// cellWidth is how many columns of a terminal a character takes: two for 汉字 and
// full-width forms (Unicode Standard Annex #11), none for marks and invisible characters.
func cellWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func textWidth(s string) int {
	n := 0
	for _, r := range s {
		n += cellWidth(r)
	}
	return n
}

// Columns aligns rows of cells, two blanks apart, each line behind the indent. The column
// of the index right is aligned to the right; -1 for none.
func Columns(indent string, rows [][]string, right int) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], textWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := indent
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-textWidth(cell))
			if i == right {
				cell, pad = pad+cell, ""
			}
			line += cell + pad + "  "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// Wrap breaks a text into lines that fit lineWidth behind the indent. No line begins with
// a punctuation mark.
func Wrap(text, indent string) string {
	var b strings.Builder
	b.WriteString(indent)
	used := len(indent)
	for _, r := range text {
		if w := cellWidth(r); used+w > lineWidth-4 && !strings.ContainsRune("、，；：。）”", r) {
			b.WriteString("\n" + indent)
			used = len(indent)
		}
		b.WriteRune(r)
		used += cellWidth(r)
	}
	return b.String() + "\n"
}
