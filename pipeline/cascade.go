package pipeline

import "zonereport/pipeline/publish"

// produceAll makes the reports of the job's month and tells which later ones now rest on a run
// that gave way (design-life §15).
func produceAll(job Job, outputs *publish.Outputs, m material) (Outcome, error) {
	outcome, err := produce(job, outputs, m)
	if err != nil {
		return outcome, err
	}
	outcome.tellStale(outputs)
	return outcome, nil
}

// tellStale names the runs that are stale now. It changes nothing of how the run went.
func (o *Outcome) tellStale(outputs *publish.Outputs) {
	var err error
	if o.Stale, err = outputs.TellStale(); err != nil {
		o.note("没有能核对以后月份是否引用了被代替的数：%v。", err)
	}
}
