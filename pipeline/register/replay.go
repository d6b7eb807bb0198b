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
	if now == nil {
		return r
	}
	r.lie(now.Files, Step{})
	if last := lastJudged(steps); last != nil && alike(last.Files, now.Files) { // a run would find nothing new
		r.judge(*last)
	}
	return r
}

// lastJudged is the last judgement, nil for none.
func lastJudged(steps []Step) *Judgement {
	for _, s := range slices.Backward(steps) {
		if s.Judgement != nil {
			return s.Judgement
		}
	}
	return nil
}

// alike says that two states of the folder hold the same contents.
func alike(a, b []File) bool {
	lacks := func(in []File) func(File) bool {
		return func(f File) bool { return !holds(in, f.SHA256) }
	}
	return !slices.ContainsFunc(a, lacks(b)) && !slices.ContainsFunc(b, lacks(a))
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
