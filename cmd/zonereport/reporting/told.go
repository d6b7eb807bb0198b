package reporting

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/hook"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/journal"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/shown"
)

// told is how a run went, for those who were not there: in the outputs folder's journal, and for the command
// that follows.
type told struct {
	call    *command.Call
	job     pipeline.Job
	journal journal.Journal
	entry   journal.Entry
	dir     string // what is to be looked at, "" for nothing
	open    bool   // the outputs folder is ours to write in
}

// statuses of a run, as ZR_STATUS and the log state them.
const (
	statusPublished = "published"
	statusUnchanged = "unchanged"
	statusReturned  = "returned"
	statusWaiting   = "waiting" // not due
	statusBusy      = "busy"    // another run is at work
	statusRefused   = "refused" // inputs, definitions or usage
	statusFailed    = "failed"
)

// statusOf is the status of a run that ended with an exit code; ended is what it came to, if it came to something.
func statusOf(code int, ended pipeline.Status) string {
	switch code {
	case exit.Done, exit.Returned:
		return map[pipeline.Status]string{pipeline.Published: statusPublished, pipeline.Unchanged: statusUnchanged, pipeline.Returned: statusReturned}[ended]
	case exit.Busy:
		return statusBusy
	case exit.Usage:
		return statusRefused
	}
	return statusFailed
}

func newTold(c *command.Call, job pipeline.Job) *told {
	t := &told{call: c, job: job, journal: journal.Journal{Outputs: job.Outputs}}
	t.entry = journal.Entry{Start: journal.Stamp(job.Now), Process: os.Getpid(), Text: "开始运行"}
	if job.Period != (calendar.Month{}) {
		t.entry.Period = job.Period.String()
	}
	return t
}

// began enters that the run of a month has begun.
func (t *told) began(period calendar.Month) {
	t.open, t.entry.Period = true, period.String()
	t.unwritten(t.journal.Add(t.entry))
}

// waits enters that the month is not due.
func (t *told) waits(w pipeline.Waiting) {
	t.open, t.entry.Period, t.entry.Status = true, w.Period.String(), statusWaiting
	t.close(exit.Done, strings.TrimSpace(wording.NotDue(w)))
}

// ended enters how the run ended.
func (t *told) ended(o pipeline.Outcome, err error) {
	code, text := exit.Judge(err)
	if code == exit.Done || code == exit.Returned {
		t.entry.Run, t.dir, text = o.Manifest.Run, o.Dir, wording.OneLine(o)
	}
	t.entry.Status = statusOf(code, o.Ends())
	if t.entry.Period == "" { // it ended before it came to that
		if newest, err := month.InputsAt(t.job.Inputs).Choose(calendar.Month{}); err == nil {
			t.entry.Period = newest.String()
		}
	}
	foreign := new(publish.OwnerError)
	t.open = t.open || disk.Exists(filepath.Join(t.job.Outputs, archive.FileName)) && !errors.As(err, &foreign)
	t.close(code, text)
}

// close writes the end of the run; text is how it ended, the first line the most important.
func (t *told) close(code int, text string) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	t.entry.End, t.entry.Exit, t.entry.Text = journal.Stamp(command.Now()), &code, shown.Mask(lines[0])
	if !t.open || t.entry.Period == "" {
		return
	}
	lost, err := t.journal.Close(t.entry)
	for _, l := range lost {
		t.call.Note("%s。已发布的不受影响；那一次有没有发布，见 zonereport status %s。", l.Text, l.Period)
	}
	t.unwritten(err)
	if t.entry.Status == statusBusy { // the other one tells how it ended
		return
	}
	lines = append(lines, "", fmt.Sprintf("%s（北京时间），退出码 %d", journal.Minute(t.entry.End), code))
	t.unwritten(t.journal.Notify(lines))
}

// unwritten tells of an error of the journal: the run goes on all the same.
func (t *told) unwritten(err error) {
	if err != nil {
		t.call.Note("运行日志或 %s 没有能写入：%s。运行不受影响。%s", journal.Notice, systemerror.InChinese(err), strings.TrimSpace(systemerror.Advice(err)))
	}
}

// follow carries out the command that is to follow a run: that of --after in the folder where the program stands,
// that of zone.toml in the folder of that file.
func (u *unasked) follow(t *told) {
	h := hook.Hook{Limit: hook.Limit}
	if u.after != nil {
		h.Command = *u.after
	} else if zone, err := month.ZoneIn(t.job.Inputs); err == nil { // what is wrong with it the run has said
		h.Command, h.Dir = zone.Schedule.After, t.job.Inputs
	}
	if strings.TrimSpace(h.Command) == "" {
		return
	}
	dir := t.dir
	if full, err := filepath.Abs(dir); err == nil && dir != "" {
		dir = full
	}
	h.Told = []string{"ZR_STATUS=" + t.entry.Status, "ZR_PERIOD=" + t.entry.Period, "ZR_DIR=" + dir, "ZR_TEXT=" + t.entry.Text}
	printed, err := h.Run()
	if err == nil {
		return
	}
	text := shown.EscapeLines(shown.Mask(fmt.Sprintf("运行以后的命令没有做成：%v", err))) // its text may hold a secret
	t.call.Note("%s。运行的结果不受影响。%s", text, cmp.Or(shown.EscapeLines(shown.Mask(printed)), "它没有输出。"))
	if t.open && t.entry.Period != "" {
		failed := t.entry
		failed.End, failed.Text = journal.Stamp(command.Now()), text+lastLine(printed)
		t.unwritten(t.journal.Add(failed))
	}
}

// lastLine is the last line that a command printed, behind a colon; "" for none.
func lastLine(printed string) string {
	if printed == "" {
		return ""
	}
	return "：" + shown.Escape(shown.Mask(printed[strings.LastIndex(printed, "\n")+1:]))
}
