package verify

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/unit"
)

// checkUnits refuses a check whose texts write another unit behind a value than the value is in:
// those of rows are in the base unit of their column, those of figures in the figure's.
func (v *verifier) checkUnits(f source, c definition.Check) error {
	for word, own := range v.valueUnits(c) {
		for _, text := range []string{c.Found, c.Expected, c.Action} {
			for rest := text; ; {
				_, after, ok := strings.Cut(rest, word)
				if !ok {
					break
				}
				if written := unit.Leading(after); written != "" && unit.Name(written) != own {
					return f.RefuseIn(c.ID, text, "审核 %q：%s 后面写的是%s，这个数%s", c.ID, word, written, inWords(own))
				}
				rest = after
			}
		}
	}
	return nil
}

func inWords(own string) string {
	if own == "" {
		return "没有这样的单位"
	}
	return "的单位是" + own
}

// valueUnits are the units of what the placeholders of a check stand for; those that stand for
// no number of a known unit are left out.
func (v *verifier) valueUnits(c definition.Check) map[string]string {
	if c.OverFigures() {
		units := map[string]string{}
		for word, id := range map[string]string{"{value}": c.Figure, "{base_value}": c.Base} {
			if f, ok := v.defs.Figure(id); ok && !strings.HasPrefix(f.Unit, "@") {
				units[word] = unit.Name(f.Unit)
			}
		}
		return units
	}
	d, _ := v.defs.Ledger(c.Ledger)
	other := d
	if c.Other != "" {
		other, _ = v.defs.Ledger(c.Other)
	}
	units := map[string]string{}
	note := func(of definition.Ledger, id string, words ...string) {
		column, ok := of.Column(id)
		if base := unit.OfColumn(column.Type).Base(); ok && base != "" {
			for _, word := range words {
				units[word] = base
			}
		}
	}
	note(d, c.Column, "{value}")
	switch c.Kind {
	case "order":
		note(d, c.Than, "{other}")
	case "running_sum", "sums":
		note(other, c.Amount, "{other}")
	case "band":
		if c.Per == "" {
			note(d, c.Column, "{least}", "{most}")
		}
		note(d, c.Per, "{other}")
	}
	return units
}
