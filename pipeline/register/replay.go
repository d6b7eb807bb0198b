package register

import "slices"

// replay goes through what happened to a month's files.
type replay struct {
	read    Reader
	hand    []*arrived // what lies in the folder, in the order in which it came
	all     []*arrived // everything that came
	courses map[string]*course
	called  map[string]string // checksums by the names that findings give to files
	put     []put
}

// replayed goes through the steps, and on to the folder as it is now; nil: nothing is known of that.
func replayed(steps []Step, now *Now, read Reader) *replay {
	r := &replay{read: read, courses: map[string]*course{}, called: map[string]string{}}
	for i, s := range steps {
		if s.Arrival != nil {
			r.arrive(*s.Arrival, s, ahead(steps[i+1:], now))
			continue
		}
		r.lie(s.Judgement.Files, s)
		r.judge(*s.Judgement)
		r.put = append(r.put, put{s.On, s.Judgement.Findings})
	}
	if now != nil {
		r.lie(now.Files, Step{})
	}
	return r
}

// next is what lies in the folder when it is looked at next, and what comes until then.
type next struct {
	looked bool // somebody looks
	files  []File
	coming []string // names of files
}

// ahead looks on from a step.
func ahead(steps []Step, now *Now) next {
	var n next
	for _, s := range steps {
		if s.Judgement != nil {
			n.looked, n.files = true, s.Judgement.Files
			return n
		}
		n.coming = append(n.coming, s.Arrival.Name)
	}
	if now != nil {
		n.looked, n.files = true, now.Files
	}
	return n
}

// lacks says that a file is not there any more when somebody looks, though no other came under its name.
func (n next) lacks(p *arrived) bool {
	return n.looked && !holds(n.files, p.SHA256) && !slices.Contains(n.coming, p.Name) && !slices.Contains(n.coming, p.arrival.Name)
}

// arrive takes a file in. What it shares a ledger with and what is not there any more when the folder is looked
// at next, it took the place of.
func (r *replay) arrive(a Arrival, s Step, n next) {
	receipt := Receipt{At: s.At, On: s.On}
	if a.At != "" {
		receipt = Receipt{At: a.At, On: a.On, Stated: true}
	}
	if same := r.inHand(a.SHA256); same != nil {
		r.same(same, a, receipt, n)
		return
	}
	a.Ledgers = r.ledgersOf(a)
	came := &arrived{File: a.File, order: len(r.all), receipt: receipt, arrival: a, ledgers: r.meant(a)}
	before := slices.Clone(r.hand)
	r.hand = slices.DeleteFunc(r.hand, func(p *arrived) bool {
		return p.Name == a.Name || p.arrival.Name == a.Name || n.lacks(p) && shares(p.ledgers, came.ledgers)
	})
	r.all, r.hand = append(r.all, came), append(r.hand, came)
	r.renew(before, came)
}

// same takes a file that lies there already: a stated time is the time of the first one, another name goes with
// the content.
func (r *replay) same(same *arrived, a Arrival, receipt Receipt, n next) {
	if receipt.Stated && (!same.receipt.Stated || receipt.At < same.receipt.At) {
		same.receipt = receipt
	}
	if same.Name == a.Name {
		return
	}
	copied := &arrived{File: a.File, order: len(r.all), receipt: receipt, arrival: a, ledgers: same.ledgers, fate: "与“" + same.Name + "”内容相同"}
	r.all = append(r.all, copied)
	if !slices.Contains(n.files, same.File) {
		same.Name = a.Name
	}
}

// ledgersOf are the ledgers of a file, read where the chain does not say.
func (r *replay) ledgersOf(a Arrival) []string {
	if len(a.Ledgers) > 0 {
		return a.Ledgers
	}
	return r.read.Ledgers(a.File)
}

// meant are the ledgers that a file is to hold: those in it, or where none can be made out those of the file whose name
// it took: a department that sends what cannot be read has sent something.
func (r *replay) meant(a Arrival) []string {
	for _, p := range r.hand {
		if len(a.Ledgers) == 0 && (p.Name == a.Name || p.arrival.Name == a.Name) {
			return p.ledgers
		}
	}
	return a.Ledgers
}

// inHand is the file of a content that lies in the folder, nil for none.
func (r *replay) inHand(sum string) *arrived {
	i := slices.IndexFunc(r.hand, func(p *arrived) bool { return p.SHA256 == sum })
	if i < 0 {
		return nil
	}
	return r.hand[i]
}

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
		return c == nil || c.gone || was[id].Digest == "" || was[id].Digest != is[id].Digest
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
	case mine && len(came.arrival.Ledgers) == 0, mine && last != nil && !c.gone && r.again(id, last, came):
		c.add([]*arrived{came})
	case mine && !slices.Contains(parts, came):
		came.fate = "没有采用：同一台账另有文件"
	case last == nil || c.gone || last.judged || !last.within(parts):
		c.add(parts)
	default: // another part of the same submission
		last.parts = parts
	}
}

// again says that a file takes the place of those of a submission that still lie there: it mostly holds their rows.
func (r *replay) again(id string, last *version, came *arrived) bool {
	others := holding(r.hand, id)
	return last.within(others) && len(others) > 1 && r.read.Again(id, last.files(), came.File)
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

func filesOf(list []*arrived) []File { return version{parts: list}.files() }

func holds(files []File, sum string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.SHA256 == sum })
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// join appends what is not there yet.
func join(list, more []string) []string {
	for _, one := range more {
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}
