package archive

import (
	"fmt"
	"slices"
)

// Plan is what may be taken away, and what had to stay although nobody issued it.
type Plan struct {
	Runs  []Run    // never issued, not in force, needed by no run that is kept; the earliest first
	Kept  int      // runs that stay
	Notes []string // Chinese: drafts that stay because it is not certain what they are
}

// Prune finds what may be taken away of an outputs folder's runs, all of them. What stands in a run's
// manifest under replaces keeps nothing (design-life §16). Where the chain is not whole nobody can
// say what was issued: a *RefusedError.
func (c Chain) Prune(runs []Run) (Plan, error) {
	if len(c.Breaks) > 0 || !c.Exists && len(runs) > 0 {
		return Plan{}, refuse("事件链 %s 不完整或不在了，不能判断哪些发布签发过，没有删除任何内容。请先用 zonereport verify --all 查明。", FileName)
	}
	if i := slices.IndexFunc(runs, func(r Run) bool { return r.Unread }); i >= 0 {
		return Plan{}, refuse("%s 的 manifest.json 读不出来，不能判断它用到哪些发布，没有删除任何内容。请从备份恢复它。", runs[i].Ref())
	}
	states := c.states()
	if i := slices.IndexFunc(runs, func(r Run) bool { return states[r.Ref()].Event == "" }); i >= 0 {
		return Plan{}, refuse("%s 没有登记在事件链 %s 里，事件可能被删去过，不能判断哪些发布签发过，没有删除任何内容。请先用 zonereport verify --all 查明。", runs[i].Ref(), FileName)
	}
	var p Plan
	keep := c.kept(runs, &p)
	for _, r := range runs {
		if keep[r.Ref()] {
			p.Kept++
		} else {
			p.Runs = append(p.Runs, r)
		}
	}
	return p, nil
}

// kept are the runs that stay: those that count, those of which it is not certain what they are, and
// what these need, and so on.
func (c Chain) kept(runs []Run, p *Plan) map[Ref]bool {
	byRef := map[Ref]Run{}
	var open []Ref
	stays := c.counting(runs)
	states := c.states()
	for _, r := range runs {
		byRef[r.Ref()] = r
		doubt := doubt(r, states[r.Ref()])
		if doubt != "" && !stays[r.Ref()] {
			p.Notes = append(p.Notes, fmt.Sprintf("%s 没有动：%s。", r.Ref(), doubt))
		}
		if doubt != "" || stays[r.Ref()] {
			open = append(open, r.Ref())
		}
	}
	keep := map[Ref]bool{}
	for len(open) > 0 {
		ref := open[len(open)-1]
		open = open[:len(open)-1]
		if !keep[ref] {
			keep[ref] = true
			open = append(open, byRef[ref].Needs...)
		}
	}
	return keep
}

// counting are the runs in force, all of a month in which none is, and those that were issued or
// that a report calls issued.
func (c Chain) counting(runs []Run) map[Ref]bool {
	inForce := map[string]bool{}
	for _, r := range runs {
		inForce[r.Period.String()] = inForce[r.Period.String()] || r.InForce
	}
	stays := map[Ref]bool{}
	for _, r := range runs {
		if r.InForce || !inForce[r.Period.String()] {
			stays[r.Ref()] = true
		}
		if r.Issued != nil {
			stays[*r.Issued] = true
		}
	}
	for _, e := range c.Events {
		if e.Event == Issued {
			stays[Ref{e.Period, e.Run}] = true
		}
	}
	return stays
}

// doubt says why it is not certain that a run is a draft; "" is certain.
func doubt(r Run, last Event) string {
	switch {
	case last.Event == Adopted:
		return "它发布在有签发登记以前，是否印发过不能证明"
	case last.Event == Removed && last.Reason == Pruned && last.Manifest == r.SHA256:
		return "事件链登记它为已删除，它的文件夹却还在"
	case last.Event != Published || last.Manifest != r.SHA256:
		return "它与事件链的登记不符"
	}
	return ""
}

// Doomed are of the runs those that the chain says were pruned: their folders have still to go.
func (c Chain) Doomed(runs []Run, noted []string) []Run {
	states := c.states()
	var list []Run
	for _, r := range runs {
		last := states[r.Ref()]
		if slices.Contains(noted, r.Ref().String()) && last.Event == Removed && last.Reason == Pruned && last.Manifest == r.SHA256 && !r.InForce {
			list = append(list, r)
		}
	}
	return list
}

// Unnamed are the checksums that the runs to go, or submissions that nobody needs any more, state and no
// other run does, sorted. A run whose manifest cannot be read may name any of them: then there are none.
// Files that were handed in for a month, or returned, stay until it is issued after that (design-life §17);
// what a draft alone first read goes with it once the month was ever issued.
func (c Chain) Unnamed(runs, doomed []Run) []string {
	going, kept := map[Ref]bool{}, c.awaited()
	for _, r := range doomed {
		going[r.Ref()] = true
	}
	for _, r := range runs {
		if going[r.Ref()] {
			continue
		}
		if r.Unread {
			return nil
		}
		for _, sum := range r.Names {
			kept[sum] = true
		}
	}
	sums := c.submitted()
	for _, r := range doomed {
		sums = append(sums, r.Names...)
	}
	sums = slices.DeleteFunc(sums, func(sum string) bool { return kept[sum] })
	slices.Sort(sums)
	return slices.Compact(sums)
}

// Pruned enters that runs are taken away; their folders go next.
func (r *Recorder) Pruned(runs ...Run) error {
	if len(runs) == 0 {
		return nil
	}
	events := make([]Event, len(runs))
	for i, run := range runs {
		events[i] = Event{Event: Removed, Period: run.Period.String(), Run: run.Name, Manifest: run.SHA256, Details: Details{Reason: Pruned}}
	}
	return Append(r.Outputs, r.Now, events...)
}
