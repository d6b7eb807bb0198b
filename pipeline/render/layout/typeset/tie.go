package typeset

// tie marks the cells that may not begin a line.
func (s *Setter) tie(cells []cell, runes []rune) {
	for i := 1; i < len(cells); i++ {
		a, b := &cells[i-1], &cells[i]
		b.tied = b.tied || s.edges.of(runes[i])&noStartHere != 0 && b.class != dash && !startsNumber(cells, i) || s.edges.of(runes[i-1])&noEndHere != 0 ||
			runes[i-1] == 0xA0 || runes[i] == 0xA0 || tiedPair(cells, i) ||
			b.class == space // white hangs at the end of the line before
		if a.class == digit && b.class == han {
			for k := range unitLength(runes[i:]) {
				cells[i+k].tied = true
			}
		}
	}
}

// tiedPair says that cells i-1 and i are one word: Latin words and numbers whole, both halves of —— and
// …… together, 第 with its number, both ends of a range, a note mark with the word before it,
// brackets with up to three 字: （一期）.
func tiedPair(cells []cell, i int) bool {
	a, b := &cells[i-1], &cells[i]
	switch {
	case a.class == dash && b.class == dash:
		return dashesBefore(cells, i)%2 == 1
	case a.class == ellipsis && b.class == ellipsis:
		return true
	case a.r == '第' && b.class == digit:
		return true
	case a.class == connector && b.class == digit:
		return i > 1 && cells[i-2].class == digit // 1—12月
	case a.class == opening || b.class == closing || a.class == han && b.class == han:
		return inShortBracket(cells, i)
	case (a.r == ',' || a.r == ';') && !a.class.isSquare():
		return b.class == digit && i > 1 && cells[i-2].class == digit
	case b.r == '[' && i+1 < len(cells) && cells[i+1].class == digit:
		return a.class != space
	}
	return !a.class.isSquare() && !b.class.isSquare() && a.class != space && b.class != space
}

func dashesBefore(cells []cell, i int) int {
	n := 0
	for n < i && cells[i-1-n].class == dash {
		n++
	}
	return n
}

// startsNumber says that cell i is the sign of a negative number, not a connector.
func startsNumber(cells []cell, i int) bool {
	return cells[i].r == '-' && i+1 < len(cells) && cells[i+1].class == digit &&
		cells[i-1].class != digit && cells[i-1].class != latin
}

// inShortBracket says that cells i-1 and i stand within one pair of round brackets that holds no
// more than three 字.
func inShortBracket(cells []cell, i int) bool {
	const most = 3
	from := i - 1
	for from >= 0 && i-1-from <= most && cells[from].class == han {
		from--
	}
	if from < 0 || cells[from].r != '（' {
		return false
	}
	to := i
	for to < len(cells) && to-from <= most && cells[to].class == han {
		to++
	}
	return to < len(cells) && cells[to].r == '）' && to-from-1 <= most
}
