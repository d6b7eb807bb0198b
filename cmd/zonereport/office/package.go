package office

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/submission"
)

// packageScreen is 打包: what goes to others, as one file to download.
func packageScreen() *Screen {
	return &Screen{Name: "打包", Path: "package", Show: showPackage, Buttons: map[string]Button{
		"run": {Name: "打包", Args: packageArgs, After: packed},
	}}
}

// packageData is what 打包 shows.
type packageData struct {
	Runs      []runLine
	Run       string // "" for the one that was issued last
	Issued    bool   // some run was
	Reports   []reportChoice
	Profiles  []profileChoice
	To        string
	Draft     bool
	Made      []File // packages of the month that were made before
	MadeWhere string
}

// reportChoice is a report that can be packed.
type reportChoice struct {
	ID, Name string
	Chosen   bool
}

// profileChoice is for whom.
type profileChoice struct {
	Profile submission.Profile
	What    string
	Chosen  bool
}

func showPackage(v *View) error {
	if v.Month == "" {
		return nil
	}
	data := &packageData{Run: v.Value("run"), To: v.Value("to"), Draft: v.Value("draft") != "", MadeWhere: filepath.Join(v.Outputs, publish.PackagesName)}
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
		data.Runs = append(data.Runs, lineOf(p))
		data.Issued = data.Issued || p.Issue != nil
		if p.InForce {
			data.Reports = reportsOf(p.Published, v.Value("report"))
		}
	}
	for _, c := range []profileChoice{{Profile: submission.Superior, What: "报告就是发布的那一份"}, {Profile: submission.Public, What: "只列数值，没有台账、名单、数据来源和审核意见"}} {
		c.Chosen = v.Value("use") == string(c.Profile) || v.Value("use") == "" && c.Profile == submission.Superior
		data.Profiles = append(data.Profiles, c)
	}
	for _, f := range v.papersIn(data.MadeWhere).All {
		if strings.Contains(f.Name, "_"+v.Month+"_") && filepath.Ext(f.Name) == ".zip" {
			data.Made = append(data.Made, f)
		}
	}
	return nil
}

// reportsOf are the reports of a run, the default one first.
func reportsOf(p publish.Published, chosen string) []reportChoice {
	var list []reportChoice
	for _, a := range p.Manifest.Artifacts {
		id, pdf := strings.CutSuffix(a.Role, ".pdf")
		if !pdf || id == definition.RevisionID {
			continue
		}
		at := len(list)
		if id == submission.DefaultReport {
			at = 0
		}
		list = slices.Insert(list, at, reportChoice{ID: id, Name: strings.TrimSuffix(a.Path, ".pdf"), Chosen: id == chosen})
	}
	return list
}

func packageArgs(v *View) ([]string, error) {
	if v.Value("to") == "" {
		return nil, Wrong("没有打包：请写报送给哪个单位，如 县统计局；几个单位用顿号隔开。其余填写的都还在。")
	}
	what := v.Month
	if run := v.Value("run"); run != "" {
		what += "/" + run
	}
	args := append(v.Args("package", "outputs fonts store", what), Flag("to", v.Value("to"))...)
	args = append(append(args, Flag("report", v.Value("report"))...), Flag("profile", v.Value("use"))...)
	if v.Value("draft") != "" {
		args = append(args, "--draft")
	}
	return args, nil
}

// packed offers the package: its path is the last line that the command says.
func packed(v *View, r *Result) {
	if r.Exit != exit.Done {
		r.Next = []Link{{"改好填写的内容，再打包", v.To("package", v.typed("run", "to", "report", "use", "draft")...)}, {"签发", v.To("issue")}}
		return
	}
	lines := strings.Split(strings.TrimSpace(r.Out.String()), "\n")
	path := lines[len(lines)-1]
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		if f, ok := v.Offer(path); ok {
			r.Files = []File{f}
		}
	}
	r.Next = []Link{{"再打一个", v.To("package")}}
}
