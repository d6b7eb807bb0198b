package register

import (
	"slices"

	"zonereport/pipeline/finding"
)

// lie brings what is in hand to what lay in the folder when it was looked at. A content that never came was first
// read then; one that is gone holds nothing any more.
func (r *replay) lie(files []File, s Step) {
	for _, f := range files {
		r.called[f.Name] = f.SHA256
		if p := r.inHand(f.SHA256); p == nil {
			r.found(f, s, files)
		} else if !slices.Contains(files, p.File) { // it is called otherwise now
			p.Name = f.Name
		}
	}
	gone := slices.DeleteFunc(slices.Clone(r.hand), func(p *arrived) bool { return holds(files, p.SHA256) })
	if len(gone) == 0 {
		return
	}
	r.hand = slices.DeleteFunc(r.hand, func(p *arrived) bool { return slices.Contains(gone, p) })
	var touched []string
	for _, p := range gone {
		touched = join(touched, p.ledgers)
	}
	for _, id := range touched {
		r.leave(id)
	}
}

// found takes in a content that lies in the folder and of which nothing was entered, or one that came back.
func (r *replay) found(f File, s Step, files []File) {
	a := Arrival{File: f}
	if i := slices.IndexFunc(r.all, func(p *arrived) bool { return p.SHA256 == f.SHA256 }); i >= 0 {
		a.Ledgers = r.all[i].arrival.Ledgers
	}
	r.arrive(a, s, next{looked: true, files: files})
}

// leave says what is left of a ledger after files of it went out of the folder.
func (r *replay) leave(id string) {
	c := r.courses[id]
	if c == nil || c.last() == nil {
		return
	}
	last, parts := c.last(), r.effective(id)
	left := slices.DeleteFunc(slices.Clone(last.parts), func(p *arrived) bool { return !slices.Contains(parts, p) })
	switch {
	case len(parts) == 0:
		c.gone = true
	case len(left) == 0:
		c.add(parts)
	default:
		last.parts = left
	}
}

// judge enters what a run found in the last submissions.
func (r *replay) judge(j Judgement) {
	hard := r.hard(j)
	for id, c := range r.courses {
		if last := c.last(); last != nil && !c.gone {
			last.judged, last.back = true, hard[id]
			last.handed = last.handed || last.back
		}
	}
}

// hard are the ledgers in which a run found something hard.
func (r *replay) hard(j Judgement) map[string]bool {
	list := map[string]bool{}
	if j.Findings == nil {
		for _, p := range r.hand {
			for _, id := range p.ledgers {
				list[id] = list[id] || j.Hard[p.SHA256] > 0
			}
		}
		return list
	}
	for _, f := range j.Findings {
		if f.Severity == finding.Error {
			for _, id := range r.concerned(f, nil) {
				list[id] = true
			}
		}
	}
	return list
}

// concerned are the ledgers that a finding is on: its own, else those of its sheet, else those of its file.
func (r *replay) concerned(f finding.Finding, sheets map[[2]string][]string) []string {
	if f.Ledger != "" {
		return []string{f.Ledger}
	}
	if on := sheets[[2]string{f.File, f.Sheet}]; len(on) > 0 {
		return on
	}
	var list []string
	for _, p := range r.hand {
		if f.File != "" && (p.Name == f.File || r.called[f.File] == p.SHA256) {
			list = join(list, p.ledgers)
		}
	}
	return list
}
