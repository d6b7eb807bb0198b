package office

import (
	"os"
	"path/filepath"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/work"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline"
	"zonereport/pipeline/excerpt"
	"zonereport/pipeline/finding"
)

// findingsScreen is 审核意见: what the checks say, by file, each with the cells around it.
func findingsScreen() *Screen {
	return &Screen{Name: "审核意见", Path: "findings", Show: showFindings, Buttons: map[string]Button{
		"marked": {Name: "标注文件", Args: func(v *View) ([]string, error) {
			dir, err := os.MkdirTemp(v.scratch, "marked")
			return v.Args("check", "inputs outputs templates", "--period", v.Month, "--marked", filepath.Join(dir, "标注")), err
		}, After: offerMarked},
	}}
}

// offerMarked offers the marked files, which stand in the folder that the command names last; what is for programs
// nobody sends back.
func offerMarked(v *View, r *Result) {
	r.Files = v.papersIn(r.Args[len(r.Args)-1]).All
	if r.Exit == exit.Returned {
		r.Says = "已标注，请下载以后退回部门改正"
	}
	r.Next = []Link{{"收改正后的文件", v.To("inbox")}, {"回到审核意见", v.To("findings")}}
}

// most is how many findings of a file are shown with their cells; the marked file has all.
const most = 100

// findingsData is what 审核意见 shows.
type findingsData struct {
	Files            []*fileOpinions // in the order of the findings: those with hard ones first
	Errors, Warnings int
	Infos, Open      int // Open: warnings without an explanation
	Read             int // files that were read
	Next             []Link
	Line             string
}

// fileOpinions is what was found in a file; in no file: 本月报送.
type fileOpinions struct {
	Name                    string
	Errors, Warnings, Infos int
	Opinions                []opinion
	More                    int // that are not shown
}

// opinion is a finding with the cells around it.
type opinion struct {
	finding.Finding
	excerpt.Excerpt
}

// Tag is the style of its severity.
func (o opinion) Tag() string {
	switch o.Severity {
	case finding.Error:
		return "bad"
	case finding.Warning:
		return "warn"
	}
	return ""
}

// Sign stands before its severity, so that colour does not stand alone.
func (o opinion) Sign() string {
	switch o.Severity {
	case finding.Error:
		return "✗"
	case finding.Warning:
		return "？"
	}
	return "i"
}

// reviewed is what a check came to.
type reviewed struct {
	outcome pipeline.Outcome
	around  []excerpt.Excerpt
}

func showFindings(v *View) error {
	if v.Month == "" {
		return nil
	}
	result, ready, err := v.Look("findings", "审核", func(job pipeline.Job, log *work.Text) (any, error) {
		return terminal.Follow(log, job, func(job pipeline.Job) (r reviewed, err error) {
			r.outcome, r.around, err = pipeline.Review(job)
			return r, err
		})
	})
	if err != nil || !ready {
		return err
	}
	data := byFile(result.(reviewed))
	data.Line = commandLine(v.Args("check", "inputs outputs templates", "--period", v.Month))
	data.Next = []Link{{"预览报告", v.To("preview")}, {"发布", v.To("publish")}, {"再收文件", v.To("inbox")}, {"看谁还没有报", v.To("register")}}
	if data.Errors > 0 {
		data.Next = []Link{{"收改正后的文件", v.To("inbox")}, {"看谁还没有报", v.To("register")}}
	}
	v.Data = data
	return nil
}

// byFile puts the findings together by file.
func byFile(r reviewed) findingsData {
	data := findingsData{Read: r.outcome.Files}
	files := map[string]*fileOpinions{}
	for i, f := range r.outcome.Findings {
		file := files[f.File]
		if file == nil {
			file = &fileOpinions{Name: f.File}
			files[f.File] = file
			data.Files = append(data.Files, file)
		}
		switch f.Severity {
		case finding.Error:
			file.Errors++
			data.Errors++
		case finding.Warning:
			file.Warnings++
			data.Warnings++
			if f.Explanation == "" {
				data.Open++
			}
		default:
			file.Infos++
			data.Infos++
		}
		if len(file.Opinions) == most {
			file.More++
			continue
		}
		file.Opinions = append(file.Opinions, opinion{f, r.around[i]})
	}
	return data
}
