// Package shown is what of a department's text may be shown: personal numbers and the names
// that stand in personal columns come masked (design §5, design-life §11), and control
// characters as what they are. It knows no ledger and no file.
package shown

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind is a sort of personal number.
type Kind uint8

const (
	// Identity is an identity number of 18 characters: right check character, possible birth date.
	Identity Kind = iota + 1
	// OldIdentity is one of 15 digits, as issued until 1999: possible birth date, no check character.
	OldIdentity
	// Phone is a mobile telephone number: 11 digits, the first 1, the second 3–9.
	Phone
)

// number is a personal number in a text, from byte to byte.
type number struct {
	Kind     Kind
	From, To int
}

// numbersIn finds the personal numbers in a text, in order. A number is a whole run of digits,
// not a part of a longer one. Blanks, dashes, dots, brackets, characters without width and
// the width of the digits do not matter; an amount (a decimal, or what is followed by 元) and
// digits that a code begins with letters are no telephone number.
func numbersIn(text string) []number {
	if !mayHold(text) {
		return nil
	}
	var list []number
	for _, group := range groups(text) {
		for i := 0; i < len(group); i++ {
			if n, last := longest(text, group[i:]); last >= 0 {
				list = append(list, n)
				i += last
			}
		}
	}
	return list
}

// Has says that a text holds a personal number of one of the kinds.
func Has(text string, kinds ...Kind) bool {
	for _, n := range numbersIn(text) {
		for _, kind := range kinds {
			if n.Kind == kind {
				return true
			}
		}
	}
	return false
}

// mayHold says quickly of most texts that they hold too few digits.
func mayHold(text string) bool {
	digits := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= '0' && c <= '9' || c >= 0xef { // full-width digits begin with 0xef, rarer ones with 0xf0
			digits++
		}
	}
	return digits >= phoneDigits
}

const (
	identityDigits    = 18
	oldIdentityDigits = 15
	phoneDigits       = 11
)

// countryCodes are how the code of China stands before a telephone number, with nothing between.
var countryCodes = []string{"86", "0086"}

// gap is what stands before a stretch of digits.
type gap struct {
	dashes, dots, others int
}

// stretch is digits with nothing visible between them.
type stretch struct {
	gap      gap
	digits   string
	from, to int
}

// widestGap is how many characters may stand between two stretches of one number.
const widestGap = 4

// groups cuts a text into stretches of digits that belong together but for what is folded.
func groups(text string) [][]stretch {
	var list [][]stretch
	var group []stretch
	var open *stretch // still growing
	var between gap
	width := 0
	for i, r := range text {
		d, isDigit := digit(r)
		switch {
		case isDigit && open != nil:
			open.digits = grown(open.digits, text[open.from:i+utf8.RuneLen(r)], d)
			open.to = i + utf8.RuneLen(r)
		case isDigit:
			group = append(group, stretch{between, string(d), i, i + utf8.RuneLen(r)})
			open = &group[len(group)-1]
		case unicode.Is(unicode.Cf, r):
		case between.add(r, open != nil) && width < widestGap:
			if open != nil {
				open, width = nil, 0
			}
			width++
		default:
			if len(group) > 0 {
				list = append(list, group)
			}
			group, open, between, width = nil, nil, gap{}, 0
		}
	}
	if len(group) > 0 {
		list = append(list, group)
	}
	return list
}

// grown adds a digit; whole is the text from the first digit to this one, which most often is
// what comes out.
func grown(digits, whole string, d rune) string {
	if len(whole) == len(digits)+1 {
		return whole
	}
	return digits + string(d)
}

// add counts a character that is folded between digits, anew where a stretch has ended.
func (g *gap) add(r rune, anew bool) bool {
	next := *g
	if anew {
		next = gap{}
	}
	switch {
	case unicode.Is(unicode.Pd, r) || r == '−' || r == '_':
		next.dashes++
	case strings.ContainsRune(".．·・•‧", r):
		next.dots++
	case unicode.IsSpace(r) || unicode.Is(unicode.Ps, r) || unicode.Is(unicode.Pe, r):
		next.others++
	default:
		return false
	}
	*g = next
	return true
}

// digit folds the width and the look of a digit.
func digit(r rune) (rune, bool) {
	switch {
	case r >= '0' && r <= '9':
		return r, true
	case r < 0x80 || !unicode.IsDigit(r):
		return 0, false
	}
	folded, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	return folded, folded >= '0' && folded <= '9'
}

// longest finds the longest personal number that begins a group, and its last stretch; -1 for none.
func longest(text string, group []stretch) (number, int) {
	found, last := number{}, -1
	digits := ""
	for i, s := range group {
		if digits += s.digits; len(digits) > identityDigits {
			break
		}
		if n, ok := judge(text, group[:i+1], digits); ok {
			found, last = n, i
		}
	}
	if last == 0 && found.Kind != Identity && decimal(group) {
		return number{}, -1
	}
	return found, last
}

// judge says whether stretches are one personal number.
func judge(text string, parts []stretch, digits string) (number, bool) {
	from, to := parts[0].from, parts[len(parts)-1].to
	for _, code := range countryCodes {
		if rest, ok := strings.CutPrefix(digits, code); ok && len(rest) == phoneDigits && len(parts[0].digits) > len(code) {
			digits = rest
			break
		}
	}
	switch len(digits) {
	case identityDigits:
		if !decimal(parts) && (rightIdentity(digits) || len(parts) == 1 && cutIdentity(digits)) {
			return number{Identity, from, to}, true
		}
	case identityDigits - 1:
		if end := cross(text, to); end > to && rightIdentity(digits+"X") {
			return number{Identity, from, end}, true
		}
	case oldIdentityDigits:
		if birth("19"+digits[6:12]) && parted(parts, 6) && !amount(text[to:]) {
			return number{OldIdentity, from, to}, true
		}
	case phoneDigits:
		if digits[0] == '1' && digits[1] >= '3' && parted(parts, 3) && !amount(text[to:]) && !coded(text, from, to) {
			return number{Phone, from, to}, true
		}
	}
	return number{}, false
}

// crosses are the characters that are typed for the check character X.
const crosses = "XxＸｘⅩⅹХх×"

// cross returns the end of an X that follows, width and characters without width folded; to
// if there is none, or if it begins a word.
func cross(text string, to int) int {
	end := to
	for i, r := range text[to:] {
		at := to + i + utf8.RuneLen(r)
		switch {
		case unicode.Is(unicode.Cf, r) || end == to && unicode.IsSpace(r):
		case end == to && strings.ContainsRune(crosses, r):
			end = at
		case end > to && (letter(r) || unicode.IsDigit(r)):
			return to
		default:
			return end
		}
	}
	return end
}

func letter(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }

// decimal says that the first two stretches are one number with decimals: parted by a single
// dot and nothing else, with no further dot behind.
func decimal(group []stretch) bool {
	if len(group) < 2 || group[1].gap != (gap{dots: 1}) || strings.Trim(group[1].digits, "0") == "" {
		return false
	}
	return len(group) < 3 || group[2].gap.dots == 0
}

// parted says that stretches are parted as people part a number: by blanks or brackets
// anyhow; by dashes and dots only behind its first least digits or behind each, for codes are
// parted so too.
func parted(parts []stretch, least int) bool {
	if decimal(parts) {
		return false
	}
	single, marked := true, false
	for i, p := range parts {
		single = single && len(p.digits) == 1
		marked = marked || i > 0 && p.gap.dashes+p.gap.dots > 0
	}
	return !marked || single || len(parts[0].digits) >= least
}

// amount says that a text goes on as an amount of money does.
func amount(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	for _, word := range []string{"元", "万", "亿"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// coded says that digits are part of a code with letters. The letters of a word for
// telephone are none of a code.
func coded(text string, from, to int) bool {
	if next, _ := utf8.DecodeRuneInString(text[to:]); letter(next) {
		return true
	}
	word := text[len(strings.TrimRightFunc(text[:from], letter)):from]
	if word == "" || strings.ToLower(word) == word {
		return false
	}
	switch strings.ToUpper(word) {
	case "TEL", "T", "M", "MOB", "MOBILE", "PHONE", "WX", "VX":
		return false
	}
	return true
}

// rightIdentity says that 18 characters are an identity number (GB 11643-1999): a possible
// birth date at 7–14, and the check character of the 17 before it (ISO 7064, MOD 11-2).
func rightIdentity(number string) bool {
	if !birth(number[6:14]) {
		return false
	}
	sum, weight := 0, 1
	weights := [identityDigits - 1]int{}
	for i := range weights { // 2^17 … 2^1 modulo 11
		weight = weight * 2 % 11
		weights[len(weights)-1-i] = weight
	}
	for i, w := range weights {
		sum += int(number[i]-'0') * w
	}
	return number[identityDigits-1] == "10X98765432"[sum%11]
}

// cutIdentity says that 18 digits are an identity number that was kept as a number: a
// spreadsheet keeps 15 digits and writes 0 for the rest.
func cutIdentity(number string) bool { return strings.HasSuffix(number, "000") && birth(number[6:14]) }

// latestBirth is the year before which owners of houses are born. Numbers that are made of a
// region, a day of these years and a serial number are no identity numbers.
const latestBirth = 2015

// birth says that eight digits are a day on which a person in a ledger may have been born.
func birth(digits string) bool {
	day, err := time.Parse("20060102", digits)
	return err == nil && day.Year() >= 1900 && day.Year() < latestBirth
}
