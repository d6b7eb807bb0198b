package quantity

import "github.com/shopspring/decimal"

// chain reads the numbers that share a unit: one, a range (3—5家), a list (12、15和20家). next is
// where reading goes on.
func (r *Reader) chain(t text, i int) (found []Quantity, next int) {
	n, end, ok := t.number(i)
	if !ok {
		return nil, end
	}
	numbers := []number{n}
	word, size, known := r.unit(t, end)
	for !known {
		at := t.joined(end)
		more, after, ok := t.number(at)
		if at == end || !ok {
			break
		}
		numbers, end = append(numbers, more), after
		word, size, known = r.unit(t, end)
	}
	last := numbers[len(numbers)-1]
	if t.ordinal(n.start) || !known && !isLarge(t.rune(last.end-1)) && !last.percent {
		return nil, end
	}
	end += size
	if last.percent {
		word, end = "%", last.end
	}
	if t.named(n, word) || r.threshold(t, end) || word == "个" && t.rune(end) == '一' {
		return nil, end
	}
	for k, one := range numbers {
		if one.article || one.unnamed {
			continue
		}
		if k < len(numbers)-1 && isLargeScale(last.scale) && one.scale.Equal(decimal.New(1, 0)) {
			one.value, one.place, one.most = one.value.Mul(last.scale), one.place.Mul(last.scale), one.most.Mul(last.scale)
		}
		found = append(found, t.quantity(one, word, n.start, end))
	}
	return found, t.suffixed(end)
}

func isLargeScale(d decimal.Decimal) bool { return d.GreaterThanOrEqual(decimal.New(1, 4)) }

// joined passes over what joins numbers of one unit: a dash, 至, 、, 和; the same place where
// nothing does.
func (t text) joined(i int) int {
	at := t.blanks(i)
	switch t.rune(at) {
	case '-', '—', '–', '~', '～', '至', '到', '、', '和', '与', '及', '或':
		at++
		if t.rune(at) == t.rune(at-1) && t.rune(at) == '—' {
			at++
		}
	default:
		return i
	}
	return t.blanks(at)
}

// ordinal says that the number at a place is one of an order, a date, a name: 第三批, 周三, 初五,
// 0575-86020001, 7×24.
func (t text) ordinal(start int) bool {
	at := start - 1
	for t.rune(at) == ' ' {
		at--
	}
	switch before := t.rune(at); before {
	case '第', '周', '初', '〔', '期', '№', '#', '_', '×', '*', '+', '^', '＃':
		return before != '期' || t.rune(at-1) == '星' || t.rune(at-1) == '学'
	case '拜':
		return t.rune(at-1) == '礼'
	case '-', '/', ':', '.', '—', '–':
		return isDigit(t.rune(at-1)) || isLetter(t.rune(at-1))
	case '、', '和', '至', '到':
		return t.listedOrdinal(at)
	}
	return false
}

// listedOrdinal says that the number before a joiner is one of an order: 第二、三批.
func (t text) listedOrdinal(at int) bool {
	at--
	for isNumeral(t.rune(at)) || isDigit(t.rune(at)) {
		at--
	}
	return t.rune(at) == '第'
}

// named says that letters before the number, or the hour before minutes, make it no count: A3座,
// 9时30分. What a text measures may stand behind letters: GDP12亿元.
func (t text) named(n number, word string) bool {
	before := t.rune(n.start - 1)
	if word == "分" && (before == '时' || before == '点' || before == ':') {
		return true
	}
	return isLetter(before) && (word != "" && !measures[word])
}

// measures are units that stand behind no name of a thing.
var measures = map[string]bool{"元": true, "亩": true, "㎡": true, "公顷": true, "平方公里": true, "%": true}

// unit is the unit that stands at a place and how many characters it takes; one that is per another
// is a unit of its own (元/亩).
func (r *Reader) unit(t text, i int) (word string, size int, ok bool) {
	word, size, ok = r.word(t, i)
	if end := i + size; ok && t.rune(end) == '/' {
		per, more, _ := r.word(t, end+1)
		return word + "/" + per, size + 1 + more, true
	}
	return word, size, ok
}

func (r *Reader) word(t text, i int) (word string, size int, ok bool) {
	at := t.blanks(i)
	for _, u := range r.units {
		if !t.stands(at, u.written) {
			continue
		}
		if u.unit == "" { // a word that only begins as a unit does
			return "", 0, false
		}
		return u.unit, at + len(u.written) - i, true
	}
	return "", 0, false
}

// kinds are things that a size names rather than measures: 10亿元以上项目.
var kinds = []string{"项目", "产业", "企业", "工程", "平台", "工业", "厂房", "园区", "集群", "的项目", "的产业", "的企业", "的工程"}

// threshold says that the number only says of which size things are: 10亿元以上项目, 100亿元级产业.
func (r *Reader) threshold(t text, end int) bool {
	if t.rune(end) == '级' || t.has(end, "量级") {
		return true
	}
	for _, word := range []string{"及以上", "以上", "以下"} {
		if !t.has(end, word) {
			continue
		}
		for _, kind := range kinds {
			if t.has(end+len([]rune(word)), kind) {
				return true
			}
		}
	}
	return false
}
