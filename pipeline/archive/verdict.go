package archive

// Property is one of the four that a record of an archive has to keep (四性, DA/T 70): 真实性 that it is
// what was published, 完整性 that nothing of it is missing, 可用性 that it can be made again, 安全性 that
// it gives nothing away.
type Property struct {
	Proved  []string // Chinese: what was proved
	Notes   []string // Chinese: what cannot be proved, or should be known
	Differs []string // Chinese: what is not as it was, and what to do
}

// Verdict is what verify finds of a run. Run is "" for a month in which none can be found.
type Verdict struct {
	Period, Run                       string
	InForce                           bool
	Authentic, Complete, Usable, Safe Property
}

// Differs says that something is not as it was.
func (v Verdict) Differs() bool {
	return len(v.Authentic.Differs)+len(v.Complete.Differs)+len(v.Usable.Differs)+len(v.Safe.Differs) > 0
}

// Event is the verdict as the chain keeps it.
func (v Verdict) Event(r Run) Event {
	return Event{Event: Verified, Period: v.Period, Run: v.Run, Manifest: r.SHA256}
}
