package command

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"time"

	"zonereport/cmd/zonereport/version"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/known"
	"zonereport/pipeline/typeface"
)

// Now is the clock of the program: stages are handed the time, none reads one.
var Now = time.Now

// Options are the flags that several commands share.
type Options struct {
	Inputs    string
	Outputs   string
	Templates string
	Fonts     string
	Store     string
	Period    string
	Marked    string
	Wait      time.Duration
	Sums      *known.Sums // checksums that earlier runs worked out; nil for none
}

// ReadFlags are those of commands that read ledgers.
func (o *Options) ReadFlags(f *flag.FlagSet) {
	f.StringVar(&o.Inputs, "inputs", "inputs", "")
	f.StringVar(&o.Templates, "templates", "", "")
	f.StringVar(&o.Period, "period", "", "")
}

// WriteFlags are those of commands that publish, or make again what was published.
func (o *Options) WriteFlags(f *flag.FlagSet) {
	f.StringVar(&o.Outputs, "outputs", "outputs", "")
	f.StringVar(&o.Fonts, "fonts", "", "")
	f.StringVar(&o.Store, "store", "", "")
	f.DurationVar(&o.Wait, "wait", 5*time.Second, "")
}

// Job turns the flags into an order for the pipeline.
func (o Options) Job(c *Call) (pipeline.Job, error) {
	definitions, err := o.Definitions(c)
	if err != nil {
		return pipeline.Job{}, err
	}
	job := pipeline.Job{Inputs: o.Inputs, Outputs: o.Outputs, Store: o.Store, Templates: definitions, Sums: o.Sums, Marked: o.Marked, Wait: o.Wait, Now: Now()}
	if job.Period, err = o.Month(c); err != nil {
		return job, err
	}
	job.FontDirs = o.FontDirs()
	if o.Sums != nil { // a run, which has other things to do meanwhile
		job.Identify = version.Begin(o.Sums)
		return job, nil
	}
	job.Program, err = version.Program()
	return job, err
}

// FontDirs are the folders with fonts, that of --fonts first.
func (o Options) FontDirs() []string {
	if o.Fonts == "" {
		return typeface.SystemDirs()
	}
	return append([]string{o.Fonts}, typeface.SystemDirs()...)
}

// Month is the one that --period names, zero for none.
func (o Options) Month(c *Call) (calendar.Month, error) {
	if o.Period == "" {
		return calendar.Month{}, nil
	}
	period, err := calendar.ParseMonth(o.Period)
	if err != nil {
		return period, c.Wrong("%s。", err)
	}
	return period, nil
}

// Definitions is the folder that --templates names; nil leaves it to zone.toml.
func (o Options) Definitions(c *Call) (fs.FS, error) {
	if o.Templates == "" {
		return nil, nil
	}
	info, err := os.Stat(o.Templates)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil || !info.IsDir() {
		return nil, c.Wrong("没有模板文件夹 %s。用 zonereport templates %s 可以得到一份。", o.Templates, o.Templates)
	}
	return os.DirFS(o.Templates), nil
}
