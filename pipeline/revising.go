package pipeline

import (
	"errors"
	"io/fs"

	"zonereport/pipeline/publish"
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
			err = safely(func() error {
				now, err := drafted(m, g.earlier, j.set, j.book)
				if err != nil {
					return err
				}
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
