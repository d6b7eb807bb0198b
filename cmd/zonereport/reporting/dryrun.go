package reporting

import (
	"cmp"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
)

// drafts refuses a folder for what would be published that lies where it would be taken for something else.
func drafts(c *command.Call, o command.Options, dir string, dry bool) error {
	switch {
	case dir == "":
		return nil
	case !dry:
		return c.Wrong("--out 要与 --dry-run 连用：发布的文件总在输出文件夹里。")
	}
	return cmp.Or(c.Unread("out", o.Inputs, dir), c.Outside(o.Outputs, dir))
}

// dryRun says what a run would do.
func dryRun(c *command.Call, job pipeline.Job) error {
	if job.Drafts != "" {
		command.CollectLate()
	}
	outcome, err := terminal.Follow(c.Log, job, pipeline.DryRun)
	if err != nil {
		return err
	}
	notes(c, outcome)
	if _, err := io.WriteString(c.Out, wording.DryRun(outcome, job.Cascade, job.Drafts)); err != nil {
		return err
	}
	if outcome.Status == pipeline.Returned {
		return exit.ErrReturned
	}
	return nil
}
