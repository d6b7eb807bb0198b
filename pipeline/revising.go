package pipeline

import (
	"zonereport/pipeline/month"
)

// revising begins to compare what is about to be published with the run that gives way, and goes on
// while the reports are drawn. What it returns waits for the comparison; that is nil where no run
// gives way.
func (m material) revising(job Job, g ground, j Judgement) func() *Comparison {
	var c *Comparison
	done := make(chan struct{})
	go func() {
		defer close(done)
		c = m.revised(job.Outputs, g, j)
	}()
	return func() *Comparison {
		<-done
		return c
	}
}

// revised compares what would be published with the run that gives way; nil where none does.
func (m material) revised(outputs string, g ground, j Judgement) *Comparison {
	if g.replacing.replaces == nil && g.replacing.unread == nil {
		return nil
	}
	var c Comparison
	c.Unread = month.Safely(func() error {
		run, err := g.replacing.gaveWay(outputs, m.Period)
		if err != nil {
			return err
		}
		now, err := drafted(m.Material, g.earlier, j.set, j.book)
		if err == nil {
			now.stood, err = g.replacing.stood()
		}
		if err != nil {
			return err
		}
		now.stale = g.replacing.stale
		c, err = revised(outputs, m.former(outputs, run), now)
		return err
	})
	return &c
}
