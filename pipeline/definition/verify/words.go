package verify

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

// words refuses a blank word, which every text would hold.
func (v *verifier) words() error {
	w, t, s := v.defs.Words, v.defs.Words.Totals, v.defs.Words.Statement
	file := source{v.owner["reading"]}
	lists := map[string][]string{
		"qualifiers": w.Qualifiers, "harmless": w.Harmless, "until": w.Until, "actual": w.Actual, "current": w.Current, "instructions": w.Instructions, "for_values": w.ForValues,
		"grand": t.Grand, "total": t.Total, "subtotal": t.Subtotal, "alone": t.Alone, "other": t.Other, "currency": w.RowUnits.Currency, "unit": w.RowUnits.Unit,
		"counters": s.Counters, "not_counters": s.NotCounters, "phrases": s.Phrases, "parts": s.Parts, "alike": slices.Concat(s.Alike...), "claims": s.Claims, "harmless_claims": s.Harmless,
		"negations": s.Negations, "beyond": s.Beyond,
	}
	var all []error
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		if slices.ContainsFunc(lists[key], func(word string) bool { return strings.TrimSpace(word) == "" }) {
			all = append(all, file.Refuse(key, "%s 里有一个空白的词，请写上或删去", key))
		}
	}
	return errors.Join(errors.Join(all...), file.proofs(s))
}

// proofs refuses a kind of claim that there is none of, and a word that needs no proof.
func (f source) proofs(s definition.Statement) error {
	kinds := ids(definition.ClaimKinds, func(k definition.ClaimKind) string { return k.Name })
	var all []error
	for _, kind := range slices.Sorted(maps.Keys(s.ProvedBy)) {
		if !slices.Contains(kinds, kind) {
			all = append(all, f.Unknown("断言种类", kind, kinds))
		}
		for _, word := range s.ProvedBy[kind] {
			if !slices.Contains(s.Claims, word) {
				all = append(all, f.Refuse(kind, "%s 证明的词 %q 不在 claims 里%s。请写进 claims，或更正", kind, word, definition.Suggest(word, s.Claims)))
			}
		}
	}
	return errors.Join(all...)
}
