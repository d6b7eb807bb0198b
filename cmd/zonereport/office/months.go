package office

import (
	"slices"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/registry"
)

// monthsScreen is 月份: where each month stands, who of the chosen one has not reported, what to do next.
func monthsScreen() *Screen {
	return &Screen{Name: "月份", Path: "months", Show: showMonths, Buttons: map[string]Button{
		"redo": {Name: "重做受影响的月份", Args: func(v *View) ([]string, error) {
			return v.Args("run", "inputs outputs templates fonts store", "--period", v.Month, "--cascade"), nil
		}, After: func(v *View, r *Result) { r.Next = []Link{{"看各月份", v.To("months")}} }},
	}}
}

// monthsData is what 月份 shows.
type monthsData struct {
	Months []monthLine
	Redo   string // month from which a cascade reaches all that is stale; "" for none
	Notes  []string
	Next   []Link
	Line   string // the command that says the same
}

type monthLine struct {
	Month, Run, State, Tasks string
	Files                    int
	Kind                     string // style of the state
	Chosen                   bool
}

func showMonths(v *View) error {
	o, err := registry.Survey(v.Inputs, v.Outputs, calendar.Month{})
	if err != nil {
		return err
	}
	if err := v.lacking(&o); err != nil {
		return err
	}
	data := monthsData{Notes: o.Notes, Line: commandLine(v.Args("status", "inputs outputs"))}
	if len(o.Stale) > 0 {
		data.Redo = wording.FirstUsed(o.Stale).String()
	}
	for _, m := range slices.Backward(o.Months) {
		if m.Damage != nil {
			data.Notes = append(data.Notes, monthName(m.Period.String())+"："+systemerror.InChinese(m.Damage))
		}
		name := m.Period.String()
		data.Months = append(data.Months, monthLine{Month: name, Run: m.InForce.Manifest.Run, State: wording.State(m), Tasks: wording.Tasks(m), Files: m.Files, Kind: kindOf(m), Chosen: name == v.Month})
		if name == v.Month {
			data.Next = v.nextFor(m)
		}
	}
	if len(data.Next) == 0 {
		data.Next = []Link{{"收件：放入各部门的台账", v.To("inbox")}}
	}
	v.Data = data
	return nil
}

// glance is how long the first page waits for what it can show a moment later.
const glance = 40 * time.Millisecond

// lacking says of the months who has not reported; where that takes longer, the page comes without and asks again.
func (v *View) lacking(o *registry.Overview) error {
	found, ready, err := v.look("lacking", "看谁还没有报", v.stamp(v.Months()...), glance, func(pipeline.Job, *work.Text) (any, error) {
		with := registry.Overview{Months: slices.Clone(o.Months)}
		with.Lacking(v.Inputs, v.Outputs)
		return with, nil
	})
	if err != nil || !ready {
		return err
	}
	with := found.(registry.Overview)
	o.Notes = append(o.Notes, with.Notes...)
	for i := range o.Months {
		if at := slices.IndexFunc(with.Months, func(m registry.MonthStatus) bool { return m.Period == o.Months[i].Period }); at >= 0 {
			o.Months[i].Lack = with.Months[at].Lack
		}
	}
	return nil
}

// kindOf is the style in which the state of a month stands out.
func kindOf(m registry.MonthStatus) string {
	switch {
	case m.Damage != nil || m.Returned != "":
		return "bad"
	case m.Stale != nil || m.Lost != nil:
		return "warn"
	case m.InForce.Manifest.Run != "" && !m.Draft():
		return "good"
	}
	return ""
}

// nextFor is what there is to do about a month, the likeliest first.
func (v *View) nextFor(m registry.MonthStatus) []Link {
	inbox, opinions := Link{"收件", v.To("inbox")}, Link{"看审核意见", v.To("findings")}
	preview, publish := Link{"预览报告", v.To("preview")}, Link{"发布", v.To("publish")}
	switch {
	case m.Damage != nil:
		return []Link{{"看各次发布", v.To("history")}, opinions, preview}
	case m.Returned != "":
		return []Link{opinions, {"收改正后的文件", v.To("inbox")}}
	case m.InForce.Manifest.Run == "" && m.Files == 0:
		return []Link{{"收件：放入各部门的台账", v.To("inbox")}}
	case m.InForce.Manifest.Run == "":
		return []Link{opinions, inbox, preview, publish}
	case m.Draft():
		return []Link{{"签发", v.To("issue")}, {"打开报告", v.To("history")}, inbox}
	}
	return []Link{{"打包报送", v.To("package")}, {"打开报告", v.To("history")}}
}

// Today is the day that it is in Beijing.
func (v *View) Today() string {
	return calendar.Today(command.Now()).String()
}
