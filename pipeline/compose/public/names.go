package public

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// names are the words of the ledgers by which a firm, a household or a project can be known. Spans tell them where a
// narrative takes them from a row; they are looked for besides, so that no other way leads into a public text.
// They are kept by their first characters, as many as the shortest has: ledgers have hundreds of thousands of rows.
type names map[string][]string

// shortest is the fewest characters of such a word; shorter ones are words of the language too.
const shortest = 4

// namesIn gathers them: the texts of the columns that tell rows apart.
func namesIn(o Options) names {
	common := map[string]bool{"": true}
	for _, n := range append(o.Zone.Names(), o.Zone.County) {
		common[ledger.Fold(n)] = true
	}
	for folded := range o.Zone.Canonical() {
		common[folded] = true
	}
	own := words(o.Defs)
	seen, list := map[string]bool{}, names{}
	for _, d := range o.Defs.Ledgers {
		l := o.Set[d.ID]
		if l == nil || d.Texts || d.ID == o.Defs.Scheme.Targets { // of no single firm; what departments write is dropped whole
			continue
		}
		for _, text := range telling(d, l) {
			text = strings.TrimSpace(text)
			if seen[text] || utf8.RuneCountInString(text) < shortest || common[ledger.Fold(text)] || strings.Contains(own, text) {
				continue
			}
			seen[text] = true
			list.add(text)
		}
	}
	return list
}

func (n names) add(text string) {
	key := string([]rune(text)[:shortest])
	n[key] = append(n[key], text)
}

// words are those that the definitions use themselves: whatever a row says, by them nobody is known.
func words(defs definition.Definitions) string {
	var b strings.Builder
	add := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(text + "\n")
		}
	}
	add(defs.Scheme.Name)
	for _, f := range defs.Figures {
		add(f.Name, f.Text)
	}
	for _, i := range defs.Scheme.Indicators {
		add(i.Name)
	}
	for _, r := range defs.Reports {
		add(r.Title, r.Subtitle, r.Lead)
		for _, s := range r.Sections {
			add(s.Title, s.Narrative)
			for _, t := range s.Tables {
				add(t.Title, t.Head)
			}
			for _, c := range s.Charts {
				add(c.Title)
			}
		}
	}
	return b.String()
}

// telling are the texts of a ledger's columns that tell its rows apart: those of its key, and those of which most differ.
func telling(d definition.Ledger, l *ledger.Ledger) []string {
	var list []string
	for _, c := range d.Columns {
		i := l.Column(c.ID)
		if c.Type != "text" || c.Unit || i < 0 {
			continue
		}
		var texts []string
		different := map[string]bool{}
		for _, r := range l.Rows {
			if text := r.Cells[i].Text; text != "" {
				texts = append(texts, text)
				different[ledger.Fold(text)] = true
			}
		}
		if inKey(d, c.ID) || len(texts) > mostAlike && 2*len(different) > len(texts) {
			list = append(list, texts...)
		}
	}
	return list
}

// mostAlike is up to how many rows nothing can be said of whether a column tells them apart.
const mostAlike = 4

// inKey says that a column is in a ledger's key.
func inKey(d definition.Ledger, column string) bool {
	return slices.ContainsFunc(d.Key, func(k string) bool { return slices.Contains(definition.Alternatives(k), column) })
}

// in says that a text holds one of the names.
func (n names) in(text string) bool {
	runes := []rune(text)
	for i := range len(runes) - shortest + 1 {
		rest := string(runes[i:])
		if slices.ContainsFunc(n[string(runes[i:i+shortest])], func(name string) bool { return strings.HasPrefix(rest, name) }) {
			return true
		}
	}
	return false
}
