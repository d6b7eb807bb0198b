package reporting

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"strings"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/journal"
	"zonereport/pipeline/month"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/publish"
)

// brief is what --summary states of a run, for the programs that run many zones (design-life §20). Counts are null
// where nothing was counted.
type brief struct {
	Zone     string  `json:"zone"`     // as zone.toml has it; "" where that cannot be used
	Code     string  `json:"code"`     // likewise; "" for none
	Period   string  `json:"period"`   // 2020-12; "" where it never came to a month
	Status   string  `json:"status"`   // as the log states it
	Run      string  `json:"run"`      // that was published, or is in force unchanged; "" for none
	Figures  *int    `json:"figures"`  // of that run
	Errors   *int    `json:"errors"`   // hard findings
	Warnings *int    `json:"warnings"` // soft findings
	Seconds  float64 `json:"seconds"`  // from the call to its end
}

// summary is the brief of a call, and where it goes: "" for nowhere.
type summary struct {
	call            command.Call // as it was before its results gave way to the line
	path            string
	inputs, outputs string // the folders of the run, where no summary belongs
	began           time.Time
	opened          bool
	brief
}

// summaryOf finds out of a call's arguments whether it is to be summed up. What is wrong with them is said when they are
// parsed: the line tells of that too.
func summaryOf(c *command.Call) *summary {
	s := &summary{call: *c, began: command.Now(), inputs: "inputs", outputs: "outputs"}
	flags := map[string]*string{"summary": &s.path, "inputs": &s.inputs, "outputs": &s.outputs}
	for i, arg := range c.Args {
		name, value, stated := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if !stated && i+1 < len(c.Args) {
			value = c.Args[i+1]
		}
		if to := flags[name]; to != nil && strings.HasPrefix(arg, "-") {
			*to = value
		}
	}
	if s.path == onStdout { // nothing else may stand there
		c.Out = c.Log
	}
	return s
}

// summaryFlag has the flag parsed with the others.
func (s *summary) summaryFlag(f *flag.FlagSet) { f.StringVar(&s.path, "summary", s.path, "") }

// begin makes sure that the call of a run can be summed up.
func (s *summary) begin(c *command.Call, flags *flag.FlagSet, o command.Options, dry bool) error {
	if !command.States(flags, "summary") {
		s.path = ""
		return nil
	}
	s.inputs, s.outputs = o.Inputs, o.Outputs
	if err := s.open(c); err != nil || !dry {
		return err
	}
	return c.Wrong("--summary 不能与 --dry-run 连用：试运行不发布，没有结果可以汇总。")
}

// take enters how the run of a month ended.
func (s *summary) take(e journal.Entry, o pipeline.Outcome) {
	if s.path == "" {
		return
	}
	s.Period, s.Status, s.Run = e.Period, e.Status, o.Manifest.Run
	switch o.Status {
	case pipeline.Published, pipeline.Returned:
		s.count(len(o.Figures), o.Findings)
	case pipeline.Unchanged:
		p := publish.Published{Dir: o.Dir, Manifest: o.Manifest}
		figures, _, err := p.Figures()
		findings, ferr := p.Findings()
		if err = errors.Join(err, ferr); err != nil {
			s.call.Note("%s 里没有能写上指标和审核意见的个数：%s", s.path, systemerror.InChinese(err))
			return
		}
		s.count(len(figures), findings)
	}
}

func (s *summary) count(figures int, findings []finding.Finding) {
	hard, soft := finding.Count(findings, finding.Error), finding.Count(findings, finding.Warning)
	s.Figures, s.Errors, s.Warnings = &figures, &hard, &soft
}

// write writes the line of a call that ended so. What keeps it from being written is told; the run has ended as it has.
func (s *summary) write(err error) {
	if errors.Is(err, exit.ErrHelp) || s.path == "" || !s.opened && s.open(&s.call) != nil {
		return
	}
	if zone, zerr := month.ZoneIn(s.inputs); zerr == nil { // what is wrong with it the run has said
		s.Zone, s.Code = zone.Name, zone.Code
	}
	if s.Status == "" { // it ended before it came to a month
		code, _ := exit.Judge(err)
		s.Status = statusOf(code, 0)
	}
	s.Seconds = math.Round(command.Now().Sub(s.began).Seconds()*1000) / 1000
	line, werr := plainjson.Line(s.brief)
	if werr == nil {
		werr = s.put(append(line, '\n'))
	}
	if werr != nil {
		s.call.Note("汇总的一行没有能写进 %s：%s。运行的结果不受影响。", s.path, systemerror.InChinese(werr))
	}
}

// summedUp carries out a call and writes its line, also where the call ends in a defect of ours.
func summedUp(c *command.Call, run func(*summary) error) (err error) {
	s := summaryOf(c)
	defer func() {
		p := recover()
		if p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
		s.write(err)
		if p != nil {
			panic(p)
		}
	}()
	return run(s)
}
