package pipeline

import (
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/month"
)

// revising begins to compare what is about to be published with the run that gives way, and goes on
// while the reports are drawn. What it returns waits for the comparison; that is nil where no run
// gives way.
func (m material) revising(job Job, g ground, j Judgement) func() *comparing.Comparison {
	var c *comparing.Comparison
	done := make(chan struct{})
	go func() {
		defer close(done)
		c = m.revised(job, g, j)
	}()
	return func() *comparing.Comparison {
		<-done
		return c
	}
}

// revised compares what would be published with the run that gives way; nil where none does.
func (m material) revised(job Job, g ground, j Judgement) *comparing.Comparison {
	if g.replacing.Replaces == nil && g.replacing.Unread == nil {
		return nil
	}
	var c comparing.Comparison
	c.Unread = month.Safely(func() error {
		run, err := g.replacing.GaveWay(job.Outputs, m.Period)
		if err != nil {
			return err
		}
		run.Store = job.Store
		now, err := comparing.Drafted(m.Material, g.others(), j.Set, j.Book)
		if err == nil {
			now.Stood, err = g.replacing.Stood()
		}
		if err != nil {
			return err
		}
		now.Stale = g.replacing.Stale
		c, err = comparing.Revised(job.Outputs, m.former(job.Outputs, run), now)
		return err
	})
	return &c
}
