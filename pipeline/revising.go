package pipeline

import (
	"errors"
	"io/fs"

	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
)

// revising begins to compare what is about to be published with the run in force, which will give
// way, and goes on while the reports are drawn. What it returns waits for the comparison; that is nil
// where no run gives way.
func (m material) revising(job Job, g ground, j judgement) func() *Comparison {
	old, err := publish.Latest(job.Outputs, m.period)
	if errors.Is(err, fs.ErrNotExist) {
		return func() *Comparison { return nil }
	}
	var c Comparison
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err == nil {
			err = safely(func() (err error) {
				c, err = revised(job.Outputs, old, m.side(g.earlier, j.set, j.book))
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

// record is the comparison as it is published: nil if there is none.
func (c *Comparison) record() *revision.Revision {
	if c == nil || c.Unread != nil {
		return nil
	}
	return &c.Revision
}
