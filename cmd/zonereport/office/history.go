package office

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/drafts"
	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// historyScreen is 历史与比较: the runs of a month with their files, and two of them compared.
func historyScreen() *Screen {
	return &Screen{Name: "历史与比较", Path: "history", Show: showHistory, Buttons: map[string]Button{
		"compare": {Name: "比较", Args: compareArgs, After: compared},
		"verify": {Name: "查验", Args: func(v *View) ([]string, error) {
			return v.Args("verify", "outputs store", v.Month, "--all"), nil
		}, After: func(v *View, r *Result) {
			if r.Exit == exit.Done {
				r.Says = "查验通过"
			}
			r.Next = []Link{{"回到历史与比较", v.To("history")}}
		}},
	}}
}

// historyData is what 历史与比较 shows.
type historyData struct {
	Runs     []runLine
	Chosen   string // the run whose files are shown
	Papers   papers
	Revision *revised // what it changed; nil where it replaced none
	Compared *revised // two runs that were compared; nil for none
	Draft    drafts.Draft
	From, To string // chosen to be compared
}

// runLine is a run in the list.
type runLine struct {
	Run, At, Check, State, Findings, Replaces, Signed string
	InForce                                           bool
	Problem                                           string
}

// revised is a comparison as it is shown.
type revised struct {
	From, To, Summary string
	Substantial       bool
	Changes           []change
	Stale             []revision.Stale
	Papers            papers
}

func showHistory(v *View) error {
	if v.Month == "" {
		return nil
	}
	data := &historyData{From: v.Value("from"), To: v.Value("to")}
	v.Data = data
	job, err := v.order()
	if err != nil {
		return err
	}
	past, err := registry.History(v.Outputs, job.Period)
	if err != nil || len(past) == 0 {
		return err
	}
	for _, p := range past {
		data.Runs = append(data.Runs, lineOf(p))
	}
	data.choose()
	if number := v.Value("compare"); number != "" {
		return data.compared(v, job, number)
	}
	return data.open(v, job, past)
}

// choose proposes the last two runs for comparison where none are named.
func (d *historyData) choose() {
	if d.To == "" {
		d.To = d.Runs[0].Run
	}
	if d.From == "" && len(d.Runs) > 1 {
		d.From = d.Runs[1].Run
	}
}

// open shows the files of the run that is asked for, else of the one in force.
func (d *historyData) open(v *View, job pipeline.Job, past []registry.Past) error {
	for _, p := range past {
		if asked := v.Value("run"); p.Damage != nil || asked != p.Run && (asked != "" || !p.InForce) {
			continue
		}
		d.Chosen, d.Papers = p.Run, v.papersOf(p.Published)
		c, err := registry.Changes(job, p.Published)
		if err != nil || c == nil {
			return err
		}
		d.Revision = revisedOf(*c)
		return nil
	}
	return nil
}

// lineOf is a run as the list shows it.
func lineOf(p registry.Past) runLine {
	l := runLine{Run: p.Run, InForce: p.InForce, At: moment(p.At), State: "草稿"}
	if p.Damage != nil {
		l.Problem = systemerror.InChinese(p.Damage)
		return l
	}
	m := p.Manifest
	l.Check, l.Findings = m.Check, wording.Counts(p.Findings)
	if m.Replaces != nil {
		l.Replaces = m.Replaces.Run
	}
	if i := p.Issue; i != nil {
		l.State = fmt.Sprintf("已签发（%s），第%d次印发", i.Status, i.Count)
		l.Signed = strings.Join(filled(i.DocNo, i.Signer, i.Dated), "，")
	}
	return l
}

func compareArgs(v *View) ([]string, error) {
	from, to := v.Value("from"), v.Value("to")
	if runfolder.Number(from) == 0 || runfolder.Number(to) == 0 || from == to { // else it could pass for a flag
		return nil, Wrong("请选两次不同的发布来比较。")
	}
	args := v.Args("compare", "outputs fonts", v.Month, from, to)
	return append(args, "--out", v.drafts.Room(v.scratch, drafts.Comparison)), nil
}

func compared(v *View, r *Result) {
	if r.Exit == exit.Done {
		r.Go = v.To("history", "compare", v.keep(drafts.Comparison, r), "from", v.Value("from"), "to", v.Value("to"))
	}
}

// compared shows a comparison that was made.
func (d *historyData) compared(v *View, job pipeline.Job, number string) error {
	draft, ok := v.drafts.Find(drafts.Comparison, v.Month, number)
	if !ok {
		return Wrong("这次比较已经不在了。请再比较一次。")
	}
	data, err := os.ReadFile(filepath.Join(draft.Dir, revision.FileName))
	if err != nil {
		return err
	}
	to, _ := publish.At(v.Outputs, job.Period, d.To) // names of its figures; without them their keys stand there
	figures, _, _ := to.Figures()
	c, err := registry.Told(job, data, figures)
	if err != nil {
		return err
	}
	d.Draft, d.Compared = draft, revisedOf(*c)
	d.Compared.Papers = v.papersIn(draft.Dir)
	return nil
}

// change is one kind of changes, of many the first ones and the rest.
type change struct {
	wording.Changes
	First, Rest [][]string
	Folded      bool // it is opened by whoever wants to know where the others come from
}

// firstChanges are the changes of a kind that are shown at once.
const firstChanges = 12

// changesOf are the kinds of which there are any: what readers of the reports would miss first.
func changesOf(c comparing.Comparison) []change {
	order := []string{"断言", "名次", "指标", "定义", "台账行", "文件"}
	var list []change
	for _, kind := range wording.ChangesOf(c) {
		if n := len(kind.Entries); n > 0 {
			list = append(list, change{kind, kind.Entries[:min(n, firstChanges)], kind.Entries[min(n, firstChanges):], slices.Index(order, kind.Head) > 3})
		}
	}
	slices.SortStableFunc(list, func(a, b change) int { return slices.Index(order, a.Head) - slices.Index(order, b.Head) })
	return list
}

func revisedOf(c comparing.Comparison) *revised {
	r := c.Revision
	return &revised{From: r.From.Run, To: r.To.Run, Summary: r.Summary(), Substantial: r.Materiality == revision.Substantial, Changes: changesOf(c), Stale: r.Stale}
}
