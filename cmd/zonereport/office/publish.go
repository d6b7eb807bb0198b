package office

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/drafts"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
)

// publishScreen is 发布: what a run would change, and the run itself once the month was typed.
func publishScreen() *Screen {
	return &Screen{Name: "发布", Path: "publish", Show: showPublish, Buttons: map[string]Button{
		"run":    {Name: "发布", Args: publishArgs, After: leadOn},
		"return": {Name: "退回改正", Args: returnArgs, After: leadOn},
	}}
}

// publishData is what 发布 shows.
type publishData struct {
	State, Run string // of the month as it stands
	Tasks      string // what is to be done about it: who has not reported
	Damaged    bool   // the run in force cannot be read
	Issued     bool   // the run in force counts outside
	Status     string // what a run would come to: new, same, returned
	Findings   string
	Open       int // warnings that nobody has explained
	revised        // against what is in force; empty where nothing gives way
	Notes      []string
	Seen       string // 依据码 of all this
	Preview    string // when the reports were looked at as they are now; "" for never
	Sign       document.Signing
	Trace      bool   // 查看.html is to be there
	Returned   []File // marked files of the last time that the month was returned
	Line       string
}

func showPublish(v *View) error {
	if v.Month == "" {
		return nil
	}
	job, err := v.order()
	if err != nil {
		return err
	}
	data, ready, err := v.comeTo()
	if err != nil || !ready {
		return err
	}
	v.Data = data
	if err := data.stand(v, job); err != nil {
		return err
	}
	data.Line = commandLine(v.runArgs("--dry-run"))
	if data.Status == "new" {
		data.Line = commandLine(v.runArgs("--expect", data.Seen))
	}
	data.Sign, data.Trace = v.signing(document.Signing{}), v.wantsTrace()
	if d, ok := v.drafts.Find(drafts.Preview, v.Month, ""); ok {
		if draft, err := registry.ReadDraft(job, d.Dir); err == nil && draft.Ground == data.Seen {
			data.Preview, data.Sign = clock(d.Made), v.signing(draft.Signing())
			if !v.sent() {
				data.Trace = draft.Manifest.Trace
			}
		}
	}
	if seen := v.Value("seen"); seen != "" && seen != data.Seen {
		v.Problem = strings.TrimSpace(v.Problem + "\n台账在这一页打开以后有变化，下面是按现在的台账重新比较的。请看过再发布。")
	}
	return nil
}

// comeTo looks up what a run would come to. ready is false while that is being found out and the page asks again by
// itself.
func (v *View) comeTo() (_ *publishData, ready bool, err error) {
	found, ready, err := v.Look("publish", "与现行的比较", func(job pipeline.Job, log *work.Text) (any, error) {
		job.Sight = true
		outcome, err := terminal.Follow(log, job, pipeline.DryRun)
		if err != nil {
			return nil, err
		}
		var data publishData
		data.tell(outcome)
		return data, nil
	})
	if err != nil || !ready {
		return nil, ready, err
	}
	data := found.(publishData)
	return &data, true, nil
}

// stand says how far the month is, and who has not reported.
func (d *publishData) stand(v *View, job pipeline.Job) error {
	o, err := registry.Survey(v.Inputs, v.Outputs, calendar.Month{})
	if err == nil {
		err = v.lacking(&o)
	}
	if err != nil {
		return err
	}
	d.Notes = slices.Concat(o.Notes, d.Notes)
	for _, m := range o.Months {
		if m.Period != job.Period {
			continue
		}
		if m.Damage != nil {
			d.Damaged = true
			if why := systemerror.InChinese(m.Damage); !strings.Contains(strings.Join(d.Notes, "\n"), why) {
				d.Notes = append(d.Notes, why)
			}
		}
		d.State, d.Run, d.Tasks = wording.State(m), m.InForce.Manifest.Run, wording.Tasks(m)
		d.Issued = d.Run != "" && !m.Draft()
		if m.Returned != "" {
			d.Returned = v.papersIn(m.Returned).All
		}
	}
	return nil
}

// tell says what a run would come to.
func (d *publishData) tell(o pipeline.Outcome) {
	d.Notes = slices.Clone(o.Notes)
	d.Findings = wording.Counts(o.Findings)
	d.Seen = o.Ground
	for _, f := range o.Findings {
		if f.Severity == finding.Warning && f.Explanation == "" {
			d.Open++
		}
	}
	d.Status = map[pipeline.Status]string{pipeline.Published: "new", pipeline.Unchanged: "same", pipeline.Returned: "returned"}[o.Status]
	if o.Revised == nil {
		return
	}
	d.Notes = append(d.Notes, wording.Notes(*o.Revised)...)
	if o.Revised.Record() != nil {
		d.revised = *revisedOf(*o.Revised)
	}
}

var codeForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

func publishArgs(v *View) ([]string, error) {
	typed := norm.NFKC.String(v.Value("confirm"))
	switch {
	case typed == "":
		return nil, Wrong(fmt.Sprintf("还没有发布：请在“确认”一栏输入要发布的月份 %s。其余填写的都还在。", v.Month))
	case typed != v.Month && typed != monthName(v.Month):
		return nil, Wrong(fmt.Sprintf("没有发布：“确认”一栏写的是 %s，这一页要发布的是 %s。请核对月份；要发布别的月份，先在页面右上角换月份。其余填写的都还在。", typed, v.Month))
	case !codeForm.MatchString(v.Value("seen")):
		return nil, Wrong("没有发布：请先看过下面的比较，再在这一页发布。")
	}
	args := append(v.runArgs(append(v.signFlags(), v.traceFlag()...)...), Flag("expect", v.Value("seen"))...)
	if v.Value("cascade") != "" {
		args = append(args, "--cascade")
	}
	return args, nil
}

// returnArgs give back what cannot be published: the run of just what was seen, which ends so.
func returnArgs(v *View) ([]string, error) {
	if !codeForm.MatchString(v.Value("seen")) {
		return nil, Wrong("没有退回：请先看过这一页，再在这一页退回。")
	}
	return v.runArgs(Flag("expect", v.Value("seen"))...), nil
}

// leadOn leads to the reports, or to what keeps them from being published.
func leadOn(v *View, r *Result) {
	v.forget("publish") // what it was compared with, or what the machine has, is another
	again := v.To("publish", v.typed("doc-no", "dated", "signer", "reason", "cascade", "trace")...)
	job, err := v.order()
	switch {
	case err != nil:
	case r.Exit == exit.Done:
		if p, err := publish.Latest(v.Outputs, job.Period); err == nil {
			r.Files = v.papersOf(p).All
		}
		r.Next = []Link{{"签发", v.To("issue")}, {"在页面里看报告", v.To("history")}, {"打包报送", v.To("package")}}
	case r.Exit == exit.Returned:
		r.Next = []Link{{"看审核意见", v.To("findings")}, {"收改正后的文件", v.To("inbox")}}
		o, err := registry.Survey(v.Inputs, v.Outputs, job.Period)
		if err == nil && o.Months[0].Returned != "" {
			r.Files = v.papersIn(o.Months[0].Returned).All
		} else { // a later month was, which was to be made again
			r.Next = []Link{{"看各月份", v.To("months")}, {"在页面里看报告", v.To("history")}}
		}
	case r.Exit == exit.Busy:
		r.Next = []Link{{"等它结束，再发布一次", again}}
	default:
		r.Next = []Link{{"重新看比较，再发布", again}, {"重新预览", v.To("preview")}}
	}
}
