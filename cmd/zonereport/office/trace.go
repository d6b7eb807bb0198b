package office

import (
	"html/template"
	"net/http"
	"path/filepath"
	"runtime/debug"
	"strings"

	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/render/tracepage"
	"zonereport/pipeline/wanted"
)

// traceScreen is 查数: the figures of a run, and of each what it rests on.
func traceScreen() *Screen { return &Screen{Name: "查数", Path: "trace", Show: showTrace} }

// Rows of a figure that are shown first, and where all are asked for.
const (
	someRows = 50
	allRows  = 5000
)

// traceData is what 查数 shows: a figure, or those that there are.
type traceData struct {
	Runs       []string // of the month
	Run, Check string
	Words      string // that are looked for
	Figures    []traceLine
	Units      []traceLine // those that every assessed unit has
	Whole      bool        // all figures are listed
	Page       *File       // 查看.html of the run
	One        *traced
}

// traceLine is a figure in the list.
type traceLine struct{ Name, Value, Window, URL string }

// traced is a figure and what it rests on.
type traced struct {
	traceLine
	Refuted string // why the value cannot be given; "" if it can
	Trail   template.HTML
	Listed  int
	Total   int
	All     string // address with all rows; "" where they stand there
	Line    string
}

func showTrace(v *View) error {
	data := &traceData{Words: v.Value("q")}
	v.Data = data
	period, err := calendar.ParseMonth(v.Month)
	if err != nil { // there is no month yet
		return nil
	}
	if data.Runs, err = publish.Runs(v.Outputs, period); err != nil || len(data.Runs) == 0 {
		return err
	}
	run, err := wanted.Run(v.Outputs, period, v.Value("run"))
	if err != nil {
		return err
	}
	data.Run, data.Check = run.Manifest.Run, run.Manifest.Check
	data.offer(v, run)
	if key := v.Value("figure"); key != "" {
		return data.one(v, period, key)
	}
	figures, _, err := run.Figures()
	if err != nil {
		return err
	}
	return data.list(v, period, figures)
}

// traceOf is where a figure is shown, of the run that was asked for.
func traceOf(v *View, key string, more ...string) string {
	more = append(more, "figure", key)
	if run := v.Value("run"); run != "" {
		more = append(more, "run", run)
	}
	return v.To("trace", more...)
}

// offer offers the page of the run that leads from all its figures to their rows.
func (d *traceData) offer(v *View, run publish.Published) {
	for _, a := range run.Manifest.Artifacts {
		if f, ok := v.Offer(filepath.Join(run.Dir, a.Path)); ok && a.Role == tracepage.Role {
			d.Page = &f
		}
	}
}

// list are the figures in which all words stand that are looked for; a single one is shown.
func (d *traceData) list(v *View, period calendar.Month, figures []figure.Figure) error {
	var keys []string
	for _, f := range figures {
		if !hasAll(d.Words, f.Key(), f.Label(), f.Definition, f.Window, f.Unit) {
			continue
		}
		keys = append(keys, f.Key())
		line := traceLine{f.Label(), wording.Amount(f), f.Window, traceOf(v, f.Key())}
		if figure.OfEachUnit(f.ID) {
			d.Units = append(d.Units, line)
		} else {
			d.Figures = append(d.Figures, line)
		}
	}
	d.Whole = len(keys) == len(figures)
	if len(keys) == 1 && d.Words != "" {
		return d.one(v, period, keys[0])
	}
	return nil
}

// hasAll says that each of the words stands in one of the texts.
func hasAll(words string, texts ...string) bool {
	all := ledger.Fold(strings.Join(texts, "\n"))
	for _, word := range strings.Fields(words) {
		if !strings.Contains(all, ledger.Fold(word)) {
			return false
		}
	}
	return true
}

// one shows a figure: what the command explain says, on a page.
func (d *traceData) one(v *View, period calendar.Month, key string) error {
	defer debug.FreeOSMemory() // ledgers are large, the office has other work
	e, err := registry.Explain(v.Outputs, period, v.Value("run"), key)
	if err != nil {
		return err
	}
	rows := someRows
	if v.Value("rows") == "all" {
		rows = allRows
	}
	f := e.Figure
	d.Figures, d.Units = nil, nil
	d.One = &traced{traceLine: traceLine{f.Label(), wording.Amount(f), f.Window, traceOf(v, f.Key())},
		Line: commandLine(v.Args("explain", "outputs", period.String()+"/"+d.Run, f.Key()))}
	if e.Refuted {
		d.One.Refuted = wording.Refuted(e)
		return nil
	}
	t := e.Trail(rows, func(key string) string { return traceOf(v, key) })
	for _, s := range t.Rows {
		d.One.Listed += len(s.Rows)
	}
	if d.One.Total = t.Total; d.One.Listed < t.Total && rows != allRows {
		d.One.All = traceOf(v, f.Key(), "rows", "all")
	}
	d.One.Trail, err = tracepage.Figure(t)
	return err
}

// sent says that the page shows again what was filled in on it.
func (v *View) sent() bool { return v.Request.Method == http.MethodPost }

// wantsTrace says whether 查看.html is to be there: as it was filled in, else as it would be without a word.
func (v *View) wantsTrace() bool {
	if v.sent() {
		return v.Value("trace") != ""
	}
	return v.Value("trace") != "" || v.tracedAnyway()
}

// tracedAnyway says that a run makes 查看.html without being asked: zone.toml says so, or the run in force has it.
func (v *View) tracedAnyway() bool {
	if zone, ok := v.zone(); ok && zone.Trace != nil {
		return *zone.Trace
	}
	period, err := calendar.ParseMonth(v.Month)
	if err != nil {
		return false
	}
	run, err := publish.Latest(v.Outputs, period)
	return err == nil && run.Manifest.Trace
}

// traceFlag is the flag that says otherwise, as it was filled in; none where there is no need to.
func (v *View) traceFlag() []string {
	switch wanted := v.Value("trace") != ""; {
	case wanted == v.tracedAnyway():
		return nil
	case wanted:
		return []string{"--trace"}
	}
	return []string{"--trace=false"}
}
