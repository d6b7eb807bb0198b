package archive

import (
	"fmt"
	"slices"
	"strings"
)

// Proof is what the chain says of runs (真实性).
type Proof struct {
	Differs []string // Chinese: what is not as it was written down
	Notes   []string // Chinese: what cannot be proved, and why
}

func (p *Proof) differs(format string, args ...any) {
	p.Differs = append(p.Differs, fmt.Sprintf(format, args...))
}

// Prove holds an outputs folder's runs, all of them, against its chain: the chain is whole, each
// run has its event and is what that says, each event has its run. Of runs and events only those
// that within takes are judged; nil takes all. A torn last line is no difference: Heal it first.
func (c Chain) Prove(runs []Run, within func(Ref) bool) Proof {
	var p Proof
	if within == nil {
		within = func(Ref) bool { return true }
	}
	for _, b := range c.Breaks {
		p.differs("%s。", b)
	}
	if !c.Exists && slices.ContainsFunc(runs, func(r Run) bool { return !r.Older }) {
		p.differs("事件链 %s 不在了。", FileName)
	}
	there := map[Ref]bool{}
	states := c.states()
	for _, r := range runs {
		there[r.Ref()] = true
		if within(r.Ref()) {
			p.run(r, states[r.Ref()])
			p.issue(r, c)
		}
	}
	for _, ref := range sorted(states) {
		if last := states[ref]; last.Event != Removed && !there[ref] && within(ref) {
			p.differs("%s：事件链第 %d 号登记它为已发布，它的文件夹不在了。", ref, last.N)
		}
	}
	return p
}

// run judges a run by the last event that says whether it is there; the zero Event is none.
func (p *Proof) run(r Run, last Event) {
	switch {
	case last.Event == "":
		p.differs("%s：没有登记在事件链里，不能证明是本程序发布的。", r.Ref())
	case last.Event == Removed:
		p.differs("%s：事件链第 %d 号登记它为已删除，它的文件夹却还在。", r.Ref(), last.N)
	case last.Manifest != r.SHA256:
		p.differs("%s：manifest.json 与事件链第 %d 号登记的不一致，已被改动或不在了。", r.Ref(), last.N)
	case last.Event == Adopted:
		p.Notes = append(p.Notes, fmt.Sprintf("%s：发布在有事件链以前；能证明的只是它自 %s 登记以来没有改动，此前的不能证明。", r.Ref(), strings.ReplaceAll(last.At, "T", " ")))
	}
}

// issue judges what has to do with the issue of runs: what a run says that it replaces was issued,
// and it was itself issued as it is.
func (p *Proof) issue(r Run, c Chain) {
	said := r.Issued == nil
	for _, e := range c.Events {
		if e.Event != Issued {
			continue
		}
		said = said || e.Period == r.Issued.Period && e.Run == r.Issued.Run
		if e.of(r.Period, r.Name) && r.SHA256 != "" && e.Manifest != r.SHA256 {
			p.differs("%s：事件链第 %d 号签发的是另一份 manifest.json。", r.Ref(), e.N)
		}
	}
	if !said {
		p.differs("%s：报告写明代替已签发的 %s，事件链里没有那次签发。", r.Ref(), *r.Issued)
	}
}

// Gone says that a run was taken away in order: it is not there, and nobody misses it.
func (c Chain) Gone(ref Ref) bool { return c.states()[ref].Event == Removed }

// states are the last events that say whether a run is there, by run.
func (c Chain) states() map[Ref]Event {
	last := map[Ref]Event{}
	for _, e := range c.Events {
		if e.Run != "" && (e.Event == Published || e.Event == Adopted || e.Event == Removed) {
			last[Ref{e.Period, e.Run}] = e
		}
	}
	return last
}

func sorted[T any](byRun map[Ref]T) []Ref {
	refs := make([]Ref, 0, len(byRun))
	for ref := range byRun {
		refs = append(refs, ref)
	}
	slices.SortFunc(refs, Ref.compare)
	return refs
}
