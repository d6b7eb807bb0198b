package reporting

import (
	"cmp"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/followup"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/register"
	"zonereport/pipeline/runfolder"
)

// papers is a call of a command that writes papers of a month's register.
type papers struct {
	options command.Options
	on, out string

	job      pipeline.Job
	day      calendar.Date
	register register.Register
}

// papersFlags are the flags that these commands share.
func papersFlags(flags *flag.FlagSet) *papers {
	var p papers
	flags.StringVar(&p.options.Inputs, "inputs", "inputs", "")
	flags.StringVar(&p.options.Templates, "templates", "", "")
	p.options.WriteFlags(flags)
	flags.StringVar(&p.on, "on", "", "")
	flags.StringVar(&p.out, "out", "", "")
	return &p
}

// open reads what the flags say, once they are parsed, and makes the month's register.
func (p *papers) open(c *command.Call, period string) (err error) {
	p.options.Period = period
	if p.job, err = p.options.Job(c); err != nil {
		return err
	}
	if p.day, err = c.Day("on", p.on, p.job.Now); err != nil {
		return err
	}
	if p.on != "" && p.day < p.job.Period.Start() {
		return c.Wrong("--on %s 在报告月份 %s 以前。请写以后的日期。", p.day, p.job.Period)
	}
	if p.out != "" {
		if err := cmp.Or(c.Unread("out", p.options.Inputs, p.out), c.Outside(p.options.Outputs, p.out)); err != nil {
			return err
		}
	}
	p.register, err = receipts.Register(p.job, p.day)
	return err
}

// desk is what the papers are drawn with; until is as in followup.Open. What there is to say of the register is said.
func (p *papers) desk(c *command.Call, until calendar.Date) (followup.Desk, error) {
	for _, note := range p.register.Notes {
		c.Note("%s", note)
	}
	return followup.Open(p.job.Inputs, p.job.Templates, p.register.Period, p.job.FontDirs, until)
}

// keep writes papers into the folder of the user's choice, else into that of the outputs for their kind, and gives it.
func (p *papers) keep(c *command.Call, kind followup.Kind, files []runfolder.File) (string, error) {
	if p.out != "" {
		return p.out, p.into(c, kind, files)
	}
	dir, notes, err := followup.Keep(p.job.Folder(), p.register.Period, kind, files)
	for _, note := range notes {
		c.Note("%s", note)
	}
	return dir, err
}

// into writes papers into a folder of the user's, beside what is there; beside letters it names those of another time.
func (p *papers) into(c *command.Call, kind followup.Kind, files []runfolder.File) error {
	if err := os.MkdirAll(p.out, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := command.WriteWhole(p.out, f.Path, f.Data); err != nil {
			return err
		}
	}
	if kind != followup.Reminding {
		return nil
	}
	entries, err := os.ReadDir(p.out)
	if err != nil {
		return err
	}
	var old []string
	for _, e := range entries {
		ours := slices.ContainsFunc(files, func(f runfolder.File) bool { return f.Path == e.Name() })
		if followup.IsLetter(e.Name()) && !ours {
			old = append(old, e.Name())
		}
	}
	if len(old) > 0 {
		c.Note("%s 里还有以前的函，这次没有写，请核对后删去：%s。", filepath.Clean(p.out), strings.Join(old, "、"))
	}
	return nil
}
