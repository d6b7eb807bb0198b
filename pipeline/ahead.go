package pipeline

import (
	"sync"

	"zonereport/pipeline/comparing"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// ahead is what is read while it is still being found out whether it is needed: a dry run, which
// draws nothing, would else wait for one thing after the other.
type ahead struct {
	ledgers func() readLedgers
	old     func() comparing.Side // the run in force, worked out again
	run     string                // which that is; "" if there is none
	fonts   []runfolder.Font      // taken for the machine's, as nothing is drawn; nil: those that are there count
}

// readLedgers is what Examine returns.
type readLedgers struct {
	set      ledger.Set
	findings []finding.Finding
	guard    *guard.Guard
}

// readAhead begins to read the ledgers and those of the run in force.
func (m material) readAhead(job Job) (*ahead, error) {
	before, err := publish.StandingIn(job.Outputs, m.Period)
	if err != nil {
		return nil, err
	}
	before.Store = job.Store
	a := &ahead{run: before.Manifest.Run, fonts: before.Manifest.Fonts}
	a.ledgers = begun(func() readLedgers {
		set, findings, g := Examine(Job{}, m.Material)
		return readLedgers{set, findings, g}
	})
	if a.run != "" {
		a.old = begun(func() comparing.Side { return m.former(job.Outputs, before.Published) })
	}
	return a, nil
}

// begun begins to work a value out. A panic is that of the call that asks for it.
func begun[T any](do func() T) func() T {
	once := sync.OnceValue(do)
	go func() {
		_ = month.Safely(func() error { once(); return nil })
	}()
	return once
}

// examined reads the ledgers and checks them, once.
func (m material) examined(job Job) (ledger.Set, []finding.Finding, *guard.Guard) {
	if m.ahead == nil {
		return Examine(job, m.Material)
	}
	job.Begin("读取台账")
	e := m.ahead.ledgers()
	return e.set, e.findings, e.guard
}

// former is the side of a run that gives way to what the material comes to.
func (m material) former(outputs string, run publish.Published) comparing.Side {
	if m.ahead != nil && m.ahead.run == run.Manifest.Run {
		return m.ahead.old()
	}
	old := comparing.Published(run, m.Material)
	comparing.Revive(outputs, map[*comparing.Side]publish.Published{&old: run})
	return old
}
