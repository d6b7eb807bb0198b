package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/typeface"
)

// options are the flags that several commands share.
type options struct {
	inputs    string
	outputs   string
	templates string
	fonts     string
	store     string
	period    string
	marked    string
	wait      time.Duration
}

func (o *options) readFlags(f *flag.FlagSet) {
	f.StringVar(&o.inputs, "inputs", "inputs", "")
	f.StringVar(&o.templates, "templates", "", "")
	f.StringVar(&o.period, "period", "", "")
}

func (o *options) writeFlags(f *flag.FlagSet) {
	f.StringVar(&o.outputs, "outputs", "outputs", "")
	f.StringVar(&o.fonts, "fonts", "", "")
	f.StringVar(&o.store, "store", "", "")
	f.DurationVar(&o.wait, "wait", 5*time.Second, "")
}

// job turns the flags into an order for the pipeline.
func (o options) job(c *call) (pipeline.Job, error) {
	definitions, err := o.definitions(c)
	if err != nil {
		return pipeline.Job{}, err
	}
	job := pipeline.Job{Inputs: o.inputs, Outputs: o.outputs, Store: o.store, Templates: definitions, Marked: o.marked, Wait: o.wait, Now: time.Now()}
	if job.Period, err = o.month(c); err != nil {
		return job, err
	}
	job.FontDirs = o.fontDirs()
	build, err := thisBuild()
	job.Program = pipeline.Program{Name: programName, Version: version, Build: build}
	return job, err
}

// fontDirs are the folders with fonts, that of --fonts first.
func (o options) fontDirs() []string {
	if o.fonts == "" {
		return typeface.SystemDirs()
	}
	return append([]string{o.fonts}, typeface.SystemDirs()...)
}

// month is the one that --period names, zero for none.
func (o options) month(c *call) (calendar.Month, error) {
	if o.period == "" {
		return calendar.Month{}, nil
	}
	period, err := calendar.ParseMonth(o.period)
	if err != nil {
		return period, &usageError{err.Error() + "。", c.command.name}
	}
	return period, nil
}

// definitions is the folder that --templates names; nil leaves it to zone.toml.
func (o options) definitions(c *call) (fs.FS, error) {
	if o.templates == "" {
		return nil, nil
	}
	info, err := os.Stat(o.templates)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil || !info.IsDir() {
		return nil, &usageError{fmt.Sprintf("没有模板文件夹 %s。用 zonereport templates %s 可以得到一份。", o.templates, o.templates), c.command.name}
	}
	return os.DirFS(o.templates), nil
}

// parse reads the call's flags, wherever they stand, and returns the other arguments. It
// wants as many of those as are named; a last name that ends in … may stand for several.
func (c *call) parse(f *flag.FlagSet, names ...string) ([]string, error) {
	rest, err := c.scan(f)
	several := len(names) > 0 && strings.HasSuffix(names[len(names)-1], "…")
	switch {
	case err != nil:
		return nil, err
	case len(rest) > len(names) && !several:
		return nil, &usageError{fmt.Sprintf("多出了 %q。", rest[len(names)]), c.command.name}
	case len(rest) < len(names):
		return nil, &usageError{fmt.Sprintf("缺少 %s。", strings.Join(names[len(rest):], " 和 ")), c.command.name}
	}
	return rest, nil
}

// scan reads the call's flags, wherever they stand, and returns the other arguments.
func (c *call) scan(f *flag.FlagSet) ([]string, error) {
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	var rest []string
	for args := c.args; ; {
		if err := f.Parse(args); err != nil {
			return nil, c.flagError(f, err)
		}
		if f.NArg() == 0 {
			break
		}
		rest, args = append(rest, f.Arg(0)), f.Args()[1:]
	}
	return rest, nil
}

// flagError words what package flag found.
func (c *call) flagError(f *flag.FlagSet, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		if _, err := fmt.Fprint(c.out, c.command.help); err != nil {
			return err
		}
		return errHelp
	}
	reason := err.Error()
	if name, ok := strings.CutPrefix(reason, "flag provided but not defined: -"); ok {
		var names []string
		f.VisitAll(func(known *flag.Flag) { names = append(names, "--"+known.Name) })
		return &usageError{"没有这个参数：--" + name + definition.Suggest("--"+name, names), c.command.name}
	}
	if name, ok := strings.CutPrefix(reason, "flag needs an argument: -"); ok {
		return &usageError{"参数后面缺少内容：--" + name, c.command.name}
	}
	if strings.Contains(reason, "for flag -wait") {
		return &usageError{"--wait 后面应写时长，如 5s、2m。", c.command.name}
	}
	if strings.Contains(reason, "for flag -rows") {
		return &usageError{"--rows 后面应写整数。", c.command.name}
	}
	return &usageError{"参数写得不对：" + reason, c.command.name}
}
