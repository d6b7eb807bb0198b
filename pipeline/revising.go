package pipeline

import "zonereport/pipeline/publish"

// revising begins to compare what is about to be published with the run that gives way, and goes on
// while the reports are drawn. What it returns waits for the comparison; that is nil where no run
// gives way.
func (m material) revising(job Job, g ground, j judgement) func() *Comparison {
	if g.replacing.replaces == nil && g.replacing.unread == nil {
		return func() *Comparison { return nil }
	}
	old, err := g.replacing.gaveWay(job.Outputs, m.period)
	var c Comparison
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err == nil {
			err = safely(func() error {
				now, err := drafted(m, g.earlier, j.set, j.book)
				if err == nil {
					now.stood, err = g.replacing.stood()
				}
				if err != nil {
					return err
				}
				now.stale = g.replacing.stale
				before := published(old, m)
				revive(job.Outputs, map[*side]publish.Published{&before: old})
				c, err = revised(job.Outputs, before, now)
				return err
			})
		}
		c.Unread = err
	}()
	return func() *Comparison {
		<-done
		return &c
	}
}
