package layout

import "strings"

// splitNumber cuts a printed number at its decimal point: "-1234.5%" gives "-1234" and ".5%".
// Texts that do not begin as numbers (—, 未报送, 并列第一) are not numbers.
func splitNumber(text string) (whole, rest string, ok bool) {
	i := 0
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") {
		i = 1
	}
	start := i
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == ',') {
		i++
	}
	if i == start {
		return "", "", false
	}
	rest = text[i:]
	for _, r := range strings.TrimPrefix(rest, ".") {
		if r > 0x2E80 {
			return "", "", false
		}
	}
	return text[:i], rest, true
}
