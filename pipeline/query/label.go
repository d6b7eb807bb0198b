package query

import (
	"strings"
	"unicode"

	"zonereport/pipeline/ledger"
)

// Label returns a group value as figures carry it. White space and invisible characters
// inside Chinese words go (六 期 is 六期); between two Latin words one space stays. A label
// compares as what it was made of (ledger.Fold); what would not stays as it is.
func Label(s string) string {
	var b strings.Builder
	var last rune // the last one written
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			gap = gap || unicode.IsSpace(r)
			continue
		}
		if gap && latin(last) && latin(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, gap = r, false
	}
	if label := b.String(); ledger.Fold(label) == ledger.Fold(s) {
		return label
	}
	return s
}

func latin(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
