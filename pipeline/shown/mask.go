package shown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// hidden stands in the place of a name.
const hidden = "＊＊＊"

// Mask masks the personal numbers in a text: of 13812345678 stays 138******78.
func Mask(text string) string {
	numbers := numbersIn(text)
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
	whole  map[string]bool   // folded
	begins map[[2]rune][]int // lengths of those that begin with two characters, longest first
	pairs  [1 << 16]bool     // by pairOf: that a name may begin so
}

// NewNames takes the texts of personal columns. Those of one character are no names.
func NewNames(texts []string) *Names {
	n := &Names{whole: map[string]bool{}, begins: map[[2]rune][]int{}}
	for _, text := range texts {
		name := bare(text)
		if n.whole[name] {
			continue
		}
		first, size := utf8.DecodeRuneInString(name)
		if size == len(name) {
			continue
		}
		second, _ := utf8.DecodeRuneInString(name[size:])
		n.whole[name], n.pairs[pairOf(first, second)] = true, true
		two, length := [2]rune{first, second}, utf8.RuneCountInString(name)
		at, known := slices.BinarySearchFunc(n.begins[two], length, func(a, b int) int { return b - a })
		if !known {
			n.begins[two] = slices.Insert(n.begins[two], at, length)
		}
	}
	return n
}

// pairOf is a number for two characters; different pairs may share it.
func pairOf(first, second rune) uint16 { return uint16(31*first + second) }

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

// marks are characters in texts of departments that folding leaves as they are, too.
const marks = "、。《》“”‘’【】—·"

// fold folds a character as bare does, 0 for one that goes. It leaves those that are rare in
// texts of departments to bare.
func fold(r rune) (folded rune, ok bool) {
	switch {
	case plain(r), strings.ContainsRune(marks, r):
		return r, true
	case r >= '！' && r <= '～':
		return r - '！' + '!', true
	}
	return 0, blank(r)
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// Mask masks names and personal numbers in a text.
func (n *Names) Mask(text string) string { return Mask(n.mask(text, false)) }

// MaskAll is Mask for what departments write freely: names of two characters are masked
// wherever they stand.
func (n *Names) MaskAll(text string) string { return Mask(n.mask(text, true)) }

// folded is a character of a text as names compare, with its bytes in the text and where it
// begins in the folded one.
type folded struct {
	r            rune
	from, to, at int
}

func (n *Names) mask(text string, all bool) string {
	if n == nil || !n.mayHold(text) {
		return text
	}
	letters, whole := spread(text)
	var b strings.Builder
	at := 0
	for i := 0; i < len(letters); i++ {
		if length := n.at(letters, whole, i, all); length > 0 {
			b.WriteString(text[at:letters[i].from] + hidden)
			i += length - 1
			at = letters[i].to
		}
	}
	return b.String() + text[at:]
}

// mayHold says quickly of most texts that no name begins in them.
func (n *Names) mayHold(text string) bool {
	if len(n.whole) == 0 {
		return false
	}
	var last rune
	for _, r := range text {
		r, ok := fold(r)
		if !ok || r != 0 && n.begin(last, r) {
			return true
		}
		if r != 0 {
			last = r
		}
	}
	return false
}

// begin says whether a name begins with two characters.
func (n *Names) begin(first, second rune) bool {
	return n.pairs[pairOf(first, second)] && n.begins[[2]rune{first, second}] != nil
}

// spread folds a text character by character.
func spread(text string) (letters []folded, whole string) {
	letters = make([]folded, 0, len(text)/2)
	var b strings.Builder
	add := func(r rune, i, to int) {
		letters = append(letters, folded{r, i, to, b.Len()})
		b.WriteRune(r)
	}
	for i, r := range text {
		to := i + utf8.RuneLen(r)
		if c, ok := fold(r); ok {
			if c != 0 {
				add(c, i, to)
			}
			continue
		}
		for _, c := range bare(string(r)) {
			add(c, i, to)
		}
	}
	return letters, b.String()
}

// at gives the length of the longest name that begins at a character, 0 for none. A name of
// two 汉字 is also a part of other words: unless all count, it has to stand by itself.
func (n *Names) at(letters []folded, whole string, i int, all bool) int {
	if i+1 == len(letters) || !n.begin(letters[i].r, letters[i+1].r) {
		return 0
	}
	for _, length := range n.begins[[2]rune{letters[i].r, letters[i+1].r}] {
		to, end := i+length, len(whole)
		if to > len(letters) {
			continue
		}
		if to < len(letters) {
			end = letters[to].at
		}
		if n.whole[whole[letters[i].at:end]] && (length > 2 || all || alone(letters, i, to)) {
			return length
		}
	}
	return 0
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
