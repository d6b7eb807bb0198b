package office

import (
	"errors"

	"net/http"
	"strconv"
	"time"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/work"
)

// Result is what came of a command, for its page.
type Result struct {
	*work.Job
	Exit  int
	Files []File // to download
	Next  []Link // what to do now, the likeliest first
	Says  string // how it ended, where the exit code alone would not tell; "" for what that says
	Go    string // the page that shows what came of it, instead of the job's own; "" for that
}

// Link leads to another screen.
type Link struct{ Text, URL string }

// patience is how long a button waits for its command before it shows that it is at work.
const patience = 2 * time.Second

// press carries out a button: it starts the command and leads to its page.
func (v *View) press(w http.ResponseWriter, b Button) {
	args, err := b.Args(v)
	if err != nil {
		v.wrong(w, err)
		return
	}
	v.Begin(w, b.Name, args, b.After)
}

// Begin starts a command and leads to its page: at once the page of its result where it is done soon, else one that
// shows how far it is. begun is false where something else is at work, which is said.
func (v *View) Begin(w http.ResponseWriter, title string, args []string, after func(*View, *Result)) (begun bool) {
	job, ok := v.start(&work.Job{Title: title, Args: args, Period: v.Month, Back: v.Screen.Path, Begun: time.Now()}, func(j *work.Job) (int, any) {
		r := &Result{Job: j, Exit: v.Run(args, &j.Out, &j.Log)}
		if after != nil {
			after(v, r)
		}
		return r.Exit, r
	})
	if !ok {
		v.busy(w, job)
		return false
	}
	select {
	case <-job.Done():
	case <-time.After(patience):
	}
	w.Header().Set("Location", v.To("job/"+strconv.Itoa(job.Number)))
	w.WriteHeader(http.StatusSeeOther)
	return true
}

// start begins a command. What is only being looked up has its way first: it is soon over, and nobody has ordered it.
func (v *View) start(j *work.Job, do func(*work.Job) (int, any)) (job *work.Job, ok bool) {
	for until := time.After(10 * patience); ; {
		if job, ok = v.Bench.Start(j, do); ok || job.Args != nil {
			return job, ok
		}
		select {
		case <-job.Done():
		case <-until:
			return job, false
		case <-v.Request.Context().Done():
			return job, false
		}
	}
}

// wrong shows the screen again with what is wrong with what was filled in.
func (v *View) wrong(w http.ResponseWriter, err error) {
	v.Problem = problem(err)
	v.show(w, http.StatusUnprocessableEntity)
}

// problem is an error as the commands word it.
func problem(err error) string {
	var plain wrongInput
	if errors.As(err, &plain) {
		return plain.Error()
	}
	var text work.Text
	exit.Report(&text, err)
	return text.String()
}

// Wrong is an error in what was filled in, worded for whoever did.
func Wrong(text string) error { return wrongInput(text) }

type wrongInput string

func (w wrongInput) Error() string { return string(w) }

// busy says that something else is at work.
func (v *View) busy(w http.ResponseWriter, job *work.Job) {
	v.Job = job
	v.Heading = "请稍等"
	v.render(w, http.StatusConflict, "busy")
}

// Failed says of a job's page that its command did not end well.
func (v *View) Failed() bool {
	r, ok := v.Data.(*Result)
	return !ok || r.Exit != exit.Done
}
