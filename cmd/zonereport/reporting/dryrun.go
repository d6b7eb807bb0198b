package reporting

import (
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
	case command.Inside(o.Inputs, dir):
		return c.Wrong("--out 不能是输入文件夹 %s 或它里面的文件夹：预览会混进台账。请另写一个文件夹。", o.Inputs)
	}
	return c.Outside(o.Outputs, dir)
}

// dryRun says what a run would do.
func dryRun(c *command.Call, job pipeline.Job) error {
	if job.Drafts != "" {
		command.CollectOften()
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
