package register

import "slices"

// renew takes in what a file that came means for the ledgers in it and in what it took the place of.
func (r *replay) renew(before []*arrived, came *arrived) {
	var touched []string
	for _, p := range before {
		if !slices.Contains(r.hand, p) {
			touched = join(touched, p.ledgers)
		}
	}
	touched = r.moved(before, join(touched, came.ledgers))
	for _, id := range touched {
		r.submit(id, came)
	}
}

// moved are those of the ledgers that a file brought anew: one that says the very same as before, line by line, was
// only sent along with another. Where all do, all were sent again.
func (r *replay) moved(before []*arrived, ids []string) []string {
	if len(ids) < 2 || !slices.ContainsFunc(ids, func(id string) bool { return r.courses[id] != nil }) {
		return ids
	}
	was, errWas := r.read.Read(filesOf(holding(before, ids...)))
	is, errIs := r.read.Read(filesOf(holding(r.hand, ids...)))
	if errWas != nil || errIs != nil {
		return ids
	}
	same := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		c := r.courses[id]
		return c == nil || was[id].Digest == "" || was[id].Digest != is[id].Digest
	})
	if len(same) == len(ids) {
		return ids
	}
	for _, id := range same { // the submission stands, in the file that holds it now
		v := r.courses[id].last()
		since := v.receipt()
		v.since, v.parts = &since, r.effective(id)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(same, id) })
}

// submit enters what a file that came means for one ledger.
func (r *replay) submit(id string, came *arrived) {
	parts := r.effective(id)
	c := r.courses[id]
	if c == nil {
		c = &course{}
		r.courses[id] = c
	}
	last := c.last()
	mine := slices.Contains(came.ledgers, id)
	switch {
	case len(parts) == 0:
		c.gone = last != nil
	case mine && len(came.arrival.Ledgers) == 0, mine && last != nil && r.again(id, last, came):
		c.add([]*arrived{came})
	case mine && !slices.Contains(parts, came):
		came.fate = "没有采用：同一台账另有文件"
	case last == nil || last.judged || !last.within(parts):
		c.add(parts)
	default: // another part of the same submission
		last.parts = parts
	}
}

// again says that a file takes the place of those of a submission that still lie there: it mostly holds their rows.
func (r *replay) again(id string, last *version, came *arrived) bool {
	others := holding(r.hand, id)
	return last.within(others) && r.read.Again(id, last.files(), came.File)
}

// holding are those of some files that hold one of the ledgers.
func holding(files []*arrived, ids ...string) []*arrived {
	var list []*arrived
	for _, p := range files {
		if shares(p.ledgers, ids) {
			list = append(list, p)
		}
	}
	return list
}

// effective are the files in the folder from which the rows of a ledger are taken.
func (r *replay) effective(id string) []*arrived {
	list := holding(r.hand, id)
	if len(list) < 2 {
		return list
	}
	content, err := r.read.Read(filesOf(list))
	if c, ok := content[id]; err == nil && ok {
		list = slices.DeleteFunc(list, func(p *arrived) bool { return !slices.Contains(c.Files, p.SHA256) })
	}
	return list
}
