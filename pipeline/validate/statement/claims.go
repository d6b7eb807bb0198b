package statement

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// claims holds words such as 第一 and 全部 against the claims that the ledgers prove. A 依据 proves any.
func (c *checker) claims(at cells, text, plain string) (unproved []remark) {
	if !query.IsBlank(at.source) {
		return nil
	}
	for i := 0; i < len(plain); {
		word := c.claimAt(plain, i)
		if word == "" {
			_, size := utf8.DecodeRuneInString(plain[i:])
			i += size
			continue
		}
		end := i + len(word)
		from, to := around(plain, i, end, ends)
		first, last := around(plain, i, end, stops)
		if !c.negated(plain[from:i]) && !c.proved(word, plain[from:to], plain[first:last]) {
			unproved = append(unproved, remark{text[from:to], "“" + word + "”没有断言（claims.toml）证明，也没有写明依据。",
				"“第一”“首个”“全部”“提前”这样的话，要由台账证明，或者在“依据”里写明出处。"})
		}
		i = end
	}
	return unproved
}

// claimAt is the word that claims something at a place, "" if none does.
func (c *checker) claimAt(plain string, i int) string {
	longest := ""
	for _, word := range c.words.Claims {
		if len(word) > len(longest) && strings.HasPrefix(plain[i:], word) {
			longest = word
		}
	}
	if longest == "" {
		return ""
	}
	for _, word := range c.words.Harmless {
		for from := max(0, i-len(word)); from <= i; from++ {
			if strings.HasPrefix(plain[from:], word) && from+len(word) >= i+len(longest) {
				return ""
			}
		}
	}
	return longest
}

// negated says that the words before a claim in its clause deny it, or only hope for it. A single
// character does so where it stands next to it.
func (c *checker) negated(before string) bool {
	return slices.ContainsFunc(c.words.Negations, func(word string) bool {
		i := strings.LastIndex(before, word)
		if word == "" || i < 0 {
			return false
		}
		between := utf8.RuneCountInString(before[i+len(word):])
		return between <= 1 || between <= 10 && utf8.RuneCountInString(word) > 1
	})
}

// proved says that a claim that holds bears a word out in a sentence that speaks of it, and of no
// more than the zone. The place in the ranking is spoken of in one clause, and of no other months.
func (c *checker) proved(word, clause, sentence string) bool {
	if slices.ContainsFunc(c.words.Beyond, func(w string) bool { return w != "" && strings.Contains(sentence, w) }) || c.speaksOfAnother(clause) {
		return false
	}
	if c.disproved(word, clause, sentence) {
		return false
	}
	for i := range c.book.Claims {
		claim := &c.book.Claims[i]
		def, ok := c.claim(claim.ID)
		said := sentence
		if def.Kind == "streak" {
			said = clause
			ok = ok && !otherTime.MatchString(c.period(claim).Replace(clause))
		}
		if ok && claim.Holds && slices.Contains(c.words.ProvedBy[def.Kind], word) && c.speaksOf(said, claim, def) {
			return true
		}
	}
	return false
}

// disproved says that a claim which does not hold is spoken of in the clause: that of another group (六期、
// 七期), or of another thing done (签约并拆除).
func (c *checker) disproved(word, clause, sentence string) bool {
	return slices.ContainsFunc(c.book.Claims, func(claim figure.Claim) bool {
		def, ok := c.claim(claim.ID)
		if !ok || claim.Holds || claim.Group == "" || !slices.Contains(c.words.ProvedBy[def.Kind], word) {
			return false
		}
		inClause := !slices.ContainsFunc(c.groupOf(&claim, def), func(value string) bool { return !strings.Contains(clause, value) })
		return inClause && (c.speaksOf(clause, &claim, def) || claim.Row == nil && c.speaksOf(sentence, &claim, def) && c.speaksOf(clause, &figure.Claim{ID: claim.ID, Group: claim.Group}, def))
	})
}

// period takes out of a clause how it may say of which months a place in the ranking is.
func (c *checker) period(claim *figure.Claim) *strings.Replacer {
	var own []string
	for _, form := range []string{
		fmt.Sprintf("%d月份以来", claim.Since), fmt.Sprintf("%d月以来", claim.Since), fmt.Sprintf("%d月份起", claim.Since), fmt.Sprintf("%d月起", claim.Since),
		fmt.Sprintf("%d年", c.opts.Period.Year), fmt.Sprintf("%d月份", c.opts.Period.Number), fmt.Sprintf("%d月", c.opts.Period.Number), "月度",
	} {
		own = append(own, form, "")
	}
	return strings.NewReplacer(own...)
}

func (c *checker) claim(id string) (definition.Claim, bool) {
	i := slices.IndexFunc(c.defs.Claims, func(d definition.Claim) bool { return d.ID == id })
	if i < 0 {
		return definition.Claim{}, false
	}
	return c.defs.Claims[i], true
}

// subjects are what sentences call those kinds of claims that are on no ledger's dates.
var subjects = map[string][]string{"streak": {"考核", "排名", "名次"}, "targets_met": {"目标", "任务"}, "met_early": {"目标", "任务", "完成"}}

// speaksOf says that a sentence names what a claim is about: its group, what was done (签约 of 签约日期),
// the first of all by name; a streak is one of the ranking.
func (c *checker) speaksOf(sentence string, claim *figure.Claim, def definition.Claim) bool {
	folded := ledger.Fold(sentence)
	names := func(text string) bool {
		text = ledger.Fold(text)
		return utf8.RuneCountInString(text) >= 2 && strings.Contains(folded, text)
	}
	if slices.ContainsFunc(c.groupOf(claim, def), func(value string) bool { return !names(value) }) {
		return false
	}
	if about, ok := subjects[def.Kind]; ok {
		return slices.ContainsFunc(about, names) || def.Kind == "streak" && names(c.defs.Scheme.Name)
	}
	l, _ := c.defs.Ledger(def.Ledger)
	date, dated := l.Column(def.Date)
	if dated && !slices.ContainsFunc(append([]string{date.Header}, date.Aliases...), func(h string) bool { return slices.ContainsFunc(c.doings(done(h)), names) }) {
		return false
	}
	return claim.Row == nil || slices.ContainsFunc(l.Columns, func(col definition.Column) bool {
		at := slices.IndexFunc(l.Columns, func(other definition.Column) bool { return other.ID == col.ID })
		return col.Type == "text" && col.Personal == "" && col.ID != def.Group && col.ID != def.Within && claim.Row.Cells[at].Text != c.opts.Zone.Name && at < len(claim.Row.Cells) && utf8.RuneCountInString(claim.Row.Cells[at].Text) >= 3 &&
			names(claim.Row.Cells[at].Text)
	})
}

// groupOf is what a sentence must name to speak of a claim's group: its values, for a target those of the
// figure that has it and its name.
func (c *checker) groupOf(claim *figure.Claim, def definition.Claim) []string {
	if claim.Group == "" {
		return nil
	}
	values := strings.Split(claim.Group, "/")
	if def.Kind != "met_early" {
		return values
	}
	for _, t := range c.book.Targets {
		for i := range c.book.Figures {
			if f := &c.book.Figures[i]; t.ID == claim.Group && f.Key() == t.Key {
				return append([]string{strings.TrimPrefix(f.Name, "其中：")}, values[1:]...)
			}
		}
	}
	return values
}

// doings are the words that say the same of what was done as one of them does.
func (c *checker) doings(word string) []string {
	for _, alike := range c.words.Doings {
		if slices.ContainsFunc(alike, func(w string) bool { return strings.Contains(word, w) }) {
			return append([]string{word}, alike...)
		}
	}
	return []string{word}
}

// done is what was done by the day that a column states: 签约 of 签约日期, 交付 of 实际交付日期.
func done(header string) string {
	for _, end := range []string{"日期", "时间", "时点"} {
		header = strings.TrimPrefix(strings.TrimSuffix(header, end), "实际")
	}
	return header
}
