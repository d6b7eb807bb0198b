package office

import (
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/register"
)

// registerScreen is 报送登记, a part of 月份: who has reported what of a month, and the papers that ask for the rest.
func registerScreen() *Screen {
	return &Screen{Name: "报送登记", Path: "register", Hidden: true, Under: "months", Show: showRegister, Buttons: map[string]Button{
		"papers": {Name: "报送登记", Args: func(v *View) ([]string, error) {
			return v.intoFolder(append(v.Args("register", "inputs outputs templates fonts store", v.Month), Flag("on", v.Value("on"))...))
		}, After: offerPapers},
		"remind": {Name: "催报", Args: func(v *View) ([]string, error) {
			if v.Value("on") == "" {
				return nil, Wrong("请填写催报的日期，如 " + v.Today() + "。它印在函上。")
			}
			return v.intoFolder(append(v.Args("remind", "inputs outputs templates fonts store", v.Month), Flag("on", v.Value("on"))...))
		}, After: offerPapers},
	}}
}

// intoFolder lets a command write its files into a folder of the page, from where they can be fetched.
func (v *View) intoFolder(args []string) ([]string, error) {
	dir, err := os.MkdirTemp(v.scratch, "papers")
	return append(args, "--out", filepath.Join(dir, v.Month)), err
}

// offerPapers offers what stands in the folder that the command names last.
func offerPapers(v *View, r *Result) {
	if r.Exit == exit.Done {
		r.Files = v.OfferAll(r.Args[len(r.Args)-1])
	}
	r.Next = []Link{{"回到报送登记", v.To("register")}}
}

// registerData is what 报送登记 shows.
type registerData struct {
	register.Register
	Lack int // departments that owe something
	Open int // questions that wait for an answer
	Line string
}

func showRegister(v *View) error {
	if v.Month == "" {
		return nil
	}
	today := calendar.Today(command.Now())
	result, ready, err := v.Look("register "+today.String(), "报送登记", func(job pipeline.Job, log *work.Text) (any, error) {
		return terminal.Follow(log, job, func(job pipeline.Job) (register.Register, error) { return receipts.Register(job, today) })
	})
	if err != nil || !ready {
		return err
	}
	data := registerData{Register: result.(register.Register), Line: commandLine(v.Args("register", "inputs outputs templates store", v.Month))}
	for _, d := range data.Departments {
		if len(d.Missing) > 0 {
			data.Lack++
		}
	}
	for _, q := range data.Questions {
		if q.Waits() {
			data.Open++
		}
	}
	v.Data = data
	return nil
}

// Receipt is when something came, in words.
func (registerData) Receipt(r *register.Receipt) string { return wording.Receipt(r) }

// Tag is the style of a state.
func (registerData) Tag(s register.State) string {
	switch s.Kind {
	case register.Missing, register.Returned:
		return "bad"
	case register.Passed, register.Nil:
		if s.Pending > 0 {
			return "warn"
		}
		return "good"
	}
	return ""
}

// After is when a resubmission came, in words.
func (registerData) After(r register.Receipt) string { return wording.Receipt(&r) }
