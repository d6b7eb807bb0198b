package rollup

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/tally"
)

// folder is an outputs folder as it was read: the zone, and the runs by whose definitions its figures are
// measured.
type folder struct {
	zone tally.Zone
	runs [3]publish.Published // of the month, of the month before, of the year before
}

// read reads what an outputs folder holds of a month. Whatever is the matter with it is said in the zone: one
// folder stops no roll-up.
func read(at found, period calendar.Month) folder {
	dir := at.dir
	f := folder{zone: tally.Zone{Folder: at.shown, Name: at.shown, State: tally.Missing}}
	held, err := publish.HeldMonths(dir)
	if err != nil {
		f.zone.State, f.zone.Why = tally.Damaged, reason(err, dir)
		return f
	}
	f.named(held, period)
	i := slices.IndexFunc(held, func(h publish.Held) bool { return h.Period == period })
	if i < 0 || held[i].InForce.Manifest.Run == "" && held[i].Damage == nil {
		f.zone.Why = lacking(held, i)
		return f
	}
	if err := f.run(dir, held[i]); err != nil {
		f.zone.State, f.zone.Why = tally.Damaged, reason(err, dir)
		return f
	}
	f.zone.State = tally.Reported
	f.before(dir, period)
	f.stale(dir, period)
	return f
}

// within names files from the outputs folder on: where that lies on a machine is nobody else's.
func within(text, dir string) string {
	return strings.ReplaceAll(text, filepath.Clean(dir)+string(filepath.Separator), "")
}

// named takes the zone's name and code from the run of the month, else from the latest that can be read.
func (f *folder) named(held []publish.Held, period calendar.Month) {
	of := calendar.Month{}
	for _, h := range held {
		if m := h.InForce.Manifest; m.Zone != "" && of != period {
			f.zone.Name, f.zone.Code, of = m.Zone, m.Code, h.Period
		}
	}
}

// lacking says why there is no run of the month.
func lacking(held []publish.Held, at int) string {
	if at >= 0 && held[at].Returned != "" {
		return "台账有强制性问题，已退回部门，还没有发布"
	}
	last := ""
	for _, h := range held {
		if h.InForce.Manifest.Run != "" {
			last = h.Period.String()
		}
	}
	if last == "" {
		return "还没有发布过报告"
	}
	return "没有发布，最近发布的是" + last
}

// run reads the run in force and whether it is what was published.
func (f *folder) run(dir string, held publish.Held) error {
	if held.Damage != nil {
		return held.Damage
	}
	p := held.InForce
	if err := p.Whole(); err != nil {
		return err
	}
	figures, sum, err := p.Figures()
	if err != nil {
		return err
	}
	if err := f.entered(dir, held.Period, p); err != nil {
		return err
	}
	z := &f.zone
	z.Check, z.Sum, z.Edition = p.Manifest.Check, sum, p.Manifest.Edition
	z.Now = tally.Stated{Month: held.Period, Run: p.Manifest.Run, Figures: figures}
	f.runs[0] = p
	if held.Returned != "" {
		z.Notes = append(z.Notes, "后来重报的台账有强制性问题，已退回，还没有重新发布")
	}
	return nil
}

// reason says why something of an outputs folder cannot be used: damage without what its owner is to do about it, and
// what the machine refuses without that machine's own words.
func reason(err error, dir string) string {
	var damaged *publish.DamagedError
	switch {
	case errors.As(err, &damaged):
		return within(damaged.What(), dir)
	case errors.Is(err, fs.ErrPermission):
		return "读不出来：没有权限"
	case errors.As(err, new(*fs.PathError)):
		return "读不出来：磁盘、网络或文件夹有问题"
	}
	return strings.TrimSuffix(within(err.Error(), dir), "。")
}

// entered holds the run against the chain of events, and takes from it how the run was issued.
func (f *folder) entered(dir string, period calendar.Month, p publish.Published) error {
	chain, err := archive.Read(dir)
	if err != nil {
		return err
	}
	if !chain.Exists {
		f.zone.Notes = append(f.zone.Notes, "没有随报事件链 "+archive.FileName+"，是否签发、是否原样，没有核对")
		return nil
	}
	if len(chain.Breaks) > 0 {
		f.zone.Notes = append(f.zone.Notes, "事件链有断处："+chain.Breaks[0].String())
	}
	manifest, err := p.Bytes()
	if err != nil {
		return err
	}
	if err := chain.Knows(period, p.Manifest.Run, manifest); err != nil {
		return fmt.Errorf("与事件链 %s 的登记不符", archive.FileName)
	}
	i, ok := chain.LastIssued(period)
	f.zone.Draft = !ok || i.Run != p.Manifest.Run
	switch {
	case !f.zone.Draft:
		f.zone.Issued = string(i.Status)
	case ok:
		f.zone.Notes = append(f.zone.Notes, fmt.Sprintf("签发的是%s，%s还没有签发", i.Run, p.Manifest.Run))
	}
	return nil
}

// before reads the runs in force of the month before and of the year before; one that cannot be read is said.
func (f *folder) before(dir string, period calendar.Month) {
	months := [...]calendar.Month{{Year: period.Year, Number: period.Number - 1}, {Year: period.Year - 1, Number: period.Number}}
	if period.Number == 1 {
		months[0] = calendar.Month{Year: period.Year - 1, Number: 12}
	}
	for i, into := range []*tally.Stated{&f.zone.Last, &f.zone.Year} {
		into.Month = months[i]
		p, err := publish.Latest(dir, months[i])
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			into.Figures, _, err = p.Figures()
		}
		if err != nil {
			f.zone.Notes = append(f.zone.Notes, months[i].String()+"的报告不能用来比较："+reason(err, dir))
			continue
		}
		into.Run = p.Manifest.Run
		f.runs[i+1] = p
	}
}

// stale says why the run is to be made again.
func (f *folder) stale(dir string, period calendar.Month) {
	runs, err := publish.StaleRuns(dir)
	if err != nil {
		f.zone.Notes = append(f.zone.Notes, "不能判断是否待重做："+reason(err, dir))
		return
	}
	for _, s := range runs {
		if s.Period != period {
			continue
		}
		var uses []string
		for _, u := range s.Uses {
			uses = append(uses, fmt.Sprintf("引用的%s是%s，现行的是%s", u.Month, u.Took, u.Now))
		}
		f.zone.Stale = strings.Join(uses, "；")
	}
}
