package office

import (
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/document"
	"zonereport/pipeline/registry"
)

// issueScreen is 签发: a run becomes the one that counts outside.
func issueScreen() *Screen {
	return &Screen{Name: "签发", Path: "issue", Show: showIssue, Buttons: map[string]Button{
		"run": {Name: "签发", Args: issueArgs, After: issued},
	}}
}

// issueData is what 签发 and 打包 choose a run from.
type issueData struct {
	Runs     []runLine
	Run      string // the one that is chosen
	Statuses []archive.Status
	Status   string
	Sign     document.Signing
	Printed  document.Signing // what the chosen run's reports bear already
	Issued   string           // what counts outside now; "" for nothing
	Material string           // how much the chosen run revises: 实质性修订; "" where it replaced none
}

func showIssue(v *View) error {
	if v.Month == "" {
		return nil
	}
	data := &issueData{Run: v.Value("run"), Status: v.Value("status"), Statuses: archive.Statuses()}
	v.Data = data
	job, err := v.order()
	if err != nil {
		return err
	}
	past, err := registry.History(v.Outputs, job.Period)
	if err != nil {
		return err
	}
	for _, p := range past {
		line := lineOf(p)
		data.Runs = append(data.Runs, line)
		if p.Damage == nil && (data.Run == p.Run || data.Run == "" && p.InForce) {
			data.Run = p.Run
			if err := data.chosen(job, p); err != nil {
				return err
			}
		}
	}
	for _, p := range past {
		if p.Issue != nil && data.Issued == "" {
			data.Issued = strings.Join(filled(p.Run, lineOf(p).State, lineOf(p).Signed, "登记于 "+moment(p.Issue.At)), "，")
		}
	}
	data.Sign = v.signing(data.Printed)
	return nil
}

// chosen tells of the run that is to be issued what decides how.
func (d *issueData) chosen(job pipeline.Job, p registry.Past) error {
	d.Printed = p.Signing()
	c, err := registry.Changes(job, p.Published)
	if err == nil && c != nil {
		d.Material = c.Revision.Materiality.Name()
	}
	return err
}

func issueArgs(v *View) ([]string, error) {
	run, status := v.Value("run"), v.Value("status")
	switch {
	case run == "":
		return nil, Wrong("这个月还没有发布，没有可以签发的。请先发布。")
	case status == "":
		return nil, Wrong("没有签发：请选择状态是 初步、修订 还是 核定。其余填写的都还在。")
	}
	args := append(v.Args("issue", "outputs", v.Month+"/"+run), Flag("status", status)...)
	return append(args, v.signFlags()...), nil
}

func issued(v *View, r *Result) {
	if r.Exit == exit.Done {
		r.Next = []Link{{"打包报送", v.To("package")}, {"看各次发布", v.To("history")}}
		return
	}
	r.Next = []Link{{"改好填写的内容，再签发", v.To("issue", v.typed("run", "status", "doc-no", "dated", "signer", "reason")...)}}
}

// order is the order of the page's folders and month, as the commands make it of their flags.
func (v *View) order() (pipeline.Job, error) {
	o := command.Options{Inputs: v.Inputs, Outputs: v.Outputs, Templates: v.Templates, Fonts: v.Fonts, Store: v.Store, Period: v.Month}
	return o.Job(&command.Call{})
}

// runArgs is the command run on the page's month.
func (v *View) runArgs(rest ...string) []string {
	return append(v.Args("run", "inputs outputs templates fonts store", "--period", v.Month), rest...)
}

// signing is what a 公文 bears: as it was filled in, else as it was.
func (v *View) signing(was document.Signing) document.Signing {
	_ = v.Request.FormValue("") // reads the form
	for name, field := range map[string]*string{"doc-no": &was.DocNo, "dated": &was.Dated, "signer": &was.Signer, "reason": &was.Reason} {
		if v.Request.Form.Has(name) {
			*field = v.Value(name)
		}
	}
	return was
}

// signFlags are the flags of what was filled in of it.
func (v *View) signFlags() []string {
	var flags []string
	for _, name := range []string{"doc-no", "dated", "signer", "reason"} {
		flags = append(flags, Flag(name, v.Value(name))...)
	}
	return flags
}

// typed are the fields with what was filled in, for an address that leads back to them.
func (v *View) typed(fields ...string) []string {
	var pairs []string
	for _, name := range fields {
		if value := v.Value(name); value != "" {
			pairs = append(pairs, name, value)
		}
	}
	return pairs
}
