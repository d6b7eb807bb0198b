package shown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// hidden stands in the place of a name.
const hidden = "＊＊＊"

// Mask masks the personal numbers in a text: of 13812345678 stays 138******78.
func Mask(text string) string {
	numbers := Numbers(text)
	if len(numbers) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, n := range numbers {
		b.WriteString(text[at:n.From])
		var characters []rune
		for _, r := range text[n.From:n.To] {
			if d, ok := digit(r); ok {
				characters = append(characters, d)
			} else if letter(r) || strings.ContainsRune(crosses, r) {
				characters = append(characters, 'X')
			}
		}
		for i := 3; i < len(characters)-2; i++ {
			characters[i] = '*'
		}
		b.WriteString(string(characters))
		at = n.To
	}
	return b.String() + text[at:]
}

// Names are the texts that stand in personal columns: names of people above all.
type Names struct {
	begins map[[2]rune][]name // by the two characters that a name begins with
	first  [1 << 16]bool      // runes of the basic plane that a name begins with
	any    bool
}

type name struct {
	runes []rune
	// short is a name of two 汉字: it is also a part of other words, and counts only where it
	// stands by itself.
	short bool
}

// NewNames takes the texts of personal columns. Those of one character are no names.
func NewNames(texts []string) *Names {
	n := &Names{begins: map[[2]rune][]name{}}
	seen := map[string]bool{}
	for _, text := range texts {
		if seen[text] {
			continue
		}
		folded := bare(text)
		runes := []rune(folded)
		if seen[text] = true; len(runes) < 2 || folded != text && seen[folded] {
			continue
		}
		seen[folded] = true
		n.any = true
		two := [2]rune{runes[0], runes[1]}
		n.begins[two] = append(n.begins[two], name{runes, len(runes) == 2})
		if runes[0] < 1<<16 {
			n.first[runes[0]] = true
		}
	}
	return n
}

// bare folds a text as names compare: width, no white space, nothing without width.
func bare(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
}

// plain tells characters that folding leaves as they are: ASCII and the 汉字 of the basic block.
func plain(r rune) bool { return r > ' ' && r < 0x7f || r >= 0x4e00 && r <= 0x9fff }

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// Mask masks names and personal numbers in a text.
func (n *Names) Mask(text string) string { return Mask(n.mask(text, false)) }

// MaskAll is Mask for what departments write freely: names of two characters are masked
// wherever they stand.
func (n *Names) MaskAll(text string) string { return Mask(n.mask(text, true)) }

// folded is a character of a text as names compare, with its bytes in the text.
type folded struct {
	r        rune
	from, to int
}

func (n *Names) mask(text string, all bool) string {
	if n == nil || !n.any || !n.mayHold(text) {
		return text
	}
	letters := spread(text)
	var b strings.Builder
	at := 0
	for i := 0; i < len(letters); i++ {
		if length := n.at(letters, i, all); length > 0 {
			b.WriteString(text[at:letters[i].from] + hidden)
			i += length - 1
			at = letters[i].to
		}
	}
	return b.String() + text[at:]
}

// mayHold says quickly of most texts that no name begins in them.
func (n *Names) mayHold(text string) bool {
	for _, r := range text {
		if r >= 1<<16 || n.first[r] || r >= 0xf900 { // the last are width and compatibility forms
			return true
		}
	}
	return false
}

// spread folds a text character by character.
func spread(text string) []folded {
	list := make([]folded, 0, len(text)/2)
	for i, r := range text {
		if plain(r) {
			list = append(list, folded{r, i, i + utf8.RuneLen(r)})
			continue
		}
		for _, c := range bare(string(r)) {
			list = append(list, folded{c, i, i + utf8.RuneLen(r)})
		}
	}
	return list
}

// at gives the length of the longest name that begins at a character, 0 for none.
func (n *Names) at(letters []folded, i int, all bool) int {
	longest := 0
	if i+1 == len(letters) || letters[i].r < 1<<16 && !n.first[letters[i].r] {
		return 0
	}
	for _, name := range n.begins[[2]rune{letters[i].r, letters[i+1].r}] {
		if len(name.runes) <= longest || !begins(letters[i:], name.runes) {
			continue
		}
		if name.short && !all && !alone(letters, i, i+len(name.runes)) {
			continue
		}
		longest = len(name.runes)
	}
	return longest
}

func begins(letters []folded, runes []rune) bool {
	if len(letters) < len(runes) {
		return false
	}
	for i, r := range runes {
		if letters[i].r != r {
			return false
		}
	}
	return true
}

// alone says that a name is no part of a longer word; 户 and 等 may follow it.
func alone(letters []folded, from, to int) bool {
	word := func(i int) bool {
		return unicode.Is(unicode.Han, letters[i].r) || unicode.IsLetter(letters[i].r)
	}
	if from > 0 && word(from-1) {
		return false
	}
	return to == len(letters) || !word(to) || strings.ContainsRune("户等家", letters[to].r)
}
