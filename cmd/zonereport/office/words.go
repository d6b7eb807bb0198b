package office

import (
	"slices"
	"time"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/calendar"
)

// Verdict words how a command ended.
func (r *Result) Verdict() string {
	if r.Says != "" {
		return r.Says
	}
	switch r.Exit {
	case exit.Done:
		return "完成"
	case exit.Returned:
		return "有必须改正的问题"
	case exit.Usage:
		if r.partly() {
			return "有文件没有收下"
		}
		return "没有执行"
	case exit.Busy:
		return "另一处正在运行"
	case exit.Differs:
		return "不一致"
	}
	return "没有完成"
}

// partly says that files were handed over of which some are no ledgers; the others came in.
func (r *Result) partly() bool {
	return r.Job != nil && len(r.Args) > 0 && r.Args[0] == "receive" && r.Out.String() != ""
}

// Sign goes before the verdict, so that colour does not stand alone.
func (r *Result) Sign() string {
	if r.Exit == exit.Done {
		return "✓"
	}
	return "！"
}

// Kind is the style of the verdict.
func (r *Result) Kind() string {
	if r.Exit == exit.Done {
		return "good"
	}
	return "bad"
}

// clock is when something was made, by Beijing time: 09:30.
func clock(t time.Time) string { return t.In(calendar.Beijing).Format("15:04") }

// moment is a time of the chain of events as people read it: 2021-01-06 09:30.
func moment(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return ""
	}
	return calendar.Minute(t)
}

// filled are the texts that say something.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}
