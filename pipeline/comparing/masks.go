package comparing

import (
	"slices"

	"zonereport/pipeline/guard"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
)

// masks are the guard under which the states of a comparison are read; without one each has its own.
type masks struct{ guard *guard.Guard }

// alike brings two sides under one guard where anything is masked: what one of them knows for a name the
// other must not say in a revision, and two texts that are masked alike are numbered in the order in
// which a guard meets them, so that a sorted ledger would look like another.
func (k *masks) alike(old, now *Side) {
	defs := now.Defs
	defs.Ledgers = slices.Concat(defs.Ledgers, old.Defs.Ledgers) // what is personal by either
	g := guard.New(defs, now.Zone, old.set, now.set)
	if g.Leaves(old.Defs.Ledgers, old.set) && g.Leaves(now.Defs.Ledgers, now.set) {
		return
	}
	k.guard = guard.New(defs, now.Zone, old.set, now.set)
	for _, s := range []*Side{old, now} {
		s.set = k.read(s.Material)
		s.book = s.Derived(s.set, s.earlier)
	}
}

// read reads the ledgers; what may not be shown in them is masked.
func (k *masks) read(m month.Material) ledger.Set {
	if k.guard == nil {
		return m.Read()
	}
	set := m.Unmasked()
	k.guard.Ledgers(m.Defs.Ledgers, set)
	return set
}
