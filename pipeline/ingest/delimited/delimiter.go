package delimited

import "strings"

// delimiters are the candidates, the more telling first.
const delimiters = "\t,;|"

// sampleRecords is how many records decide the delimiter.
const sampleRecords = 200

// findDelimiter gives the text to read and its delimiter: the one that a first line
// "sep=;" names (Excel takes that line out of the sheet), else the one that divides most
// records into one and the same number of fields.
func findDelimiter(text string) (string, byte) {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && strings.IndexByte(delimiters, rest[0]) >= 0 {
		if n := lineEnd(rest[1:]); n > 0 {
			return rest[1+n:], rest[0]
		}
	}
	best, bestRecords, bestCount := byte(','), 0, 0
	for i := range len(delimiters) {
		records, count := regularity(text, delimiters[i])
		if records > bestRecords || records == bestRecords && count > bestCount {
			best, bestRecords, bestCount = delimiters[i], records, count
		}
	}
	return text, best
}

// regularity gives the most frequent number of delimiters in a record, not counting
// records without any, and how many of the first records have it.
func regularity(text string, delimiter byte) (records, count int) {
	found := map[int]int{}
	p := parser{text: text, delimiter: delimiter}
	for n := 0; n < sampleRecords && p.more(); n++ {
		if _, err := p.record(); err != nil {
			break
		}
		if p.delimiters > 0 {
			found[p.delimiters]++
		}
	}
	for c, n := range found {
		if n > records || n == records && c > count {
			records, count = n, c
		}
	}
	return records, count
}

// lineEnd is the length of the line break that begins s, 0 for none.
func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return 2
	case s != "" && (s[0] == '\n' || s[0] == '\r'):
		return 1
	}
	return 0
}
