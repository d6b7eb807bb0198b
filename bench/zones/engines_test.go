//go:build engines

package zones

import (
	"testing"

	"zonereport/pipeline/calendar"
)

// Spark works out of the facts of 100 made-up zones what the program states, in one process and on a cluster.
func TestEngineSpark(t *testing.T) {
	trial := newTrial(t)
	december := []calendar.Month{Month(12)}
	for n := range 100 {
		z := Zone{n + 1}
		if err := trial.Make([]Zone{z}, december); err != nil {
			t.Fatal(err)
		}
		if _, err := trial.Publish(z, december); err != nil {
			t.Fatal(err)
		}
		if _, err := trial.WriteFacts(z, calendar.Month{}); err != nil {
			t.Fatal(err)
		}
	}
	trial.sample(t, module(t), "2020-03", "2020-12")
	for _, master := range []string{"local[2]", "local-cluster[2,1,1024]"} {
		t.Run(master, func(t *testing.T) {
			engine := func(facts string, files ...string) ([]Answer, error) {
				return Spark(module(t), master, facts, files...)
			}
			for i, row := range differences(t, trial.Facts(), "spark", engine) {
				if i < 20 {
					t.Errorf("not as stated: %s", row)
				}
			}
		})
	}
}
