// Package facts puts what published runs rest on and state into a folder of Parquet files, for engines that
// compute over many zones and months (design-life §20). It works runs in force out again from the store; one
// that does not come to what it states is refused.
package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/facts/shelf"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// Order says what is wanted.
type Order struct {
	Outputs string
	Store   string         // folder of the store that several outputs share; "" for where the runs say
	To      string         // the folder of facts
	Period  calendar.Month // zero: all months in force
	Wait    time.Duration  // how long to wait for another call on the same folder
}

// Result is what a call came to.
type Result struct {
	Written []shelf.Part // of the call
	Removed []shelf.Part // no longer in force: of the zone, of other months
	Current shelf.Current
	Notes   []string // Chinese: what the user should know
}

// Write brings the zone's runs in force into the folder of facts, and takes out of it those of the zone that are
// in force no longer.
func Write(o Order) (Result, error) {
	if err := apart(o.Outputs, o.To); err != nil {
		return Result{}, err
	}
	runs, err := inForce(o)
	if err != nil {
		return Result{}, err
	}
	z := zoneOf(o.Outputs, runs)
	var fresh []shelf.Fresh
	editions := map[string][]byte{}
	for _, run := range runs {
		if o.Period != (calendar.Month{}) && run.Manifest.Period != o.Period.String() {
			continue
		}
		f, err := z.part(o, run, editions)
		if err != nil {
			return Result{}, fmt.Errorf("%s %s：%w", run.Manifest.Period, run.Manifest.Run, err)
		}
		fresh = append(fresh, f)
	}
	return put(o, z, fresh, editions, runs)
}

// apart refuses a folder of facts within the outputs folder, or around it.
func apart(outputs, to string) error {
	if to == "" {
		return inputs.Missing("没有写导出到哪个文件夹。请写 --to 文件夹。")
	}
	if disk.Inside(outputs, to) || disk.Inside(to, outputs) {
		return inputs.Missing("导出文件夹 %s 和输出文件夹 %s 不能一个在另一个里面。请用 --to 指明另外的文件夹。", to, outputs)
	}
	return nil
}

// inForce are the zone's runs in force, the earliest first. The month that is wanted has to be among them.
func inForce(o Order) ([]publish.Published, error) {
	months, err := publish.Months(o.Outputs)
	if err != nil {
		return nil, err
	}
	if len(months) == 0 {
		return nil, inputs.Missing("输出文件夹 %s 里没有已发布的报告。请先运行 zonereport run，或用 --outputs 指明输出文件夹。", o.Outputs)
	}
	if o.Period != (calendar.Month{}) && !slices.Contains(months, o.Period) {
		return nil, inputs.Missing("%s 还没有已发布的报告。请先运行 zonereport run --period %s，或用 --outputs 指明输出文件夹。", o.Period, o.Period)
	}
	var runs []publish.Published
	for _, m := range months {
		p, err := publish.Latest(o.Outputs, m)
		if err != nil {
			return nil, err
		}
		p.Store = o.Store
		runs = append(runs, p)
	}
	return runs, nil
}

// zone is whose outputs folder it is: known by its code, which the newest run that has one states, else by the
// name in its newest run.
type zone struct{ key, code, outputs string }

func zoneOf(outputs string, runs []publish.Published) zone {
	z := zone{outputs: outputs}
	for _, r := range runs {
		z.code = cmp.Or(r.Manifest.Code, z.code)
		z.key = cmp.Or(z.code, r.Manifest.Zone)
	}
	return z
}

// owns says that a part is the zone's: of its key or its code; of what it was called by before, if the run stands in
// its outputs folder. Another zone may have the same name.
func (z zone) owns(p shelf.Part) bool {
	if p.Zone == z.key || p.Code != "" && z.code != "" {
		return p.Zone == z.key || strings.EqualFold(p.Code, z.code)
	}
	return z.published(p)
}

// published says that a part's run stands in the zone's outputs folder.
func (z zone) published(p shelf.Part) bool {
	period, err := calendar.ParseMonth(p.Period)
	if err != nil {
		return false
	}
	run, err := publish.At(z.outputs, period, p.Run)
	return err == nil && run.Manifest.Zone == p.Name && run.Manifest.Record(runfolder.FiguresName).SHA256 == p.Figures
}

// put brings the parts into force.
func put(o Order, z zone, fresh []shelf.Fresh, editions map[string][]byte, runs []publish.Published) (r Result, err error) {
	s, err := shelf.Open(o.To, "导出 "+z.key, o.Wait)
	if err != nil {
		return Result{}, err
	}
	defer func() {
		if end := s.Close(); err == nil {
			err = end
		}
	}()
	if err := z.stranger(o.To, runs, s.Current.Parts); err != nil {
		return Result{}, err
	}
	gone := func(p shelf.Part) bool {
		return z.owns(p) && (p.Zone != z.key || !slices.ContainsFunc(runs, func(run publish.Published) bool {
			return run.Manifest.Period == p.Period && run.Manifest.Run == p.Run
		}))
	}
	for _, f := range fresh {
		r.Notes = append(r.Notes, other(s.Current.Parts, f.Part)...)
	}
	r.Removed, err = s.Put(fresh, gone, func(next shelf.Current) ([]shelf.File, error) { return made(s, next, editions) })
	for _, f := range fresh {
		r.Written = append(r.Written, f.Part)
	}
	r.Current = s.Current
	return r, err
}

// other says of a part that another of the same name was there: runs never change, so it came from elsewhere.
func other(parts []shelf.Part, p shelf.Part) []string {
	i := slices.IndexFunc(parts, func(was shelf.Part) bool {
		return was.Zone == p.Zone && was.Period == p.Period && was.Run == p.Run && was.Figures != p.Figures
	})
	if i < 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s %s %s：文件夹里原有一份同名的，指标不同，已由这一份代替。若是另一个开发区的，请在两边的 zone.toml 写上不同的 code，重新发布后再导出。", p.Zone, p.Period, p.Run)}
}
