package office

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/office/drafts"
	"zonereport/pipeline/document"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/runfolder"
)

// previewScreen is 预览: the reports as they would be published, in the page and to download.
func previewScreen() *Screen {
	return &Screen{Name: "预览", Path: "preview", Show: showPreview, Buttons: map[string]Button{
		"run": {Name: "生成预览", Args: previewArgs, After: previewed},
	}}
}

// previewData is what 预览 shows.
type previewData struct {
	Draft    *drafts.Draft // nil: none was made yet
	New      bool          // it is what a run would publish; else what was published
	Late     bool          // another run was published since
	Run      string
	Check    string
	Made     string
	Outdated []string // the month's files that have changed since
	Papers   papers
	Sign     document.Signing
	Trace    bool // 查看.html is to be there
}

func previewArgs(v *View) ([]string, error) {
	return append(v.runArgs(append(v.signFlags(), v.traceFlag()...)...), "--dry-run", "--out", v.drafts.Room(v.scratch, drafts.Preview)), nil
}

// previewed shows what was drawn, or where to look for what is wrong.
func previewed(v *View, r *Result) {
	switch r.Exit {
	case exit.Done:
		d := v.keep(drafts.Preview, r)
		r.Go = v.To("preview", "draft", d)
	case exit.Returned:
		r.Next = []Link{{"看审核意见", v.To("findings")}, {"收改正后的文件", v.To("inbox")}}
	default:
		r.Next = []Link{{"再试一次", v.To("preview", v.typed("doc-no", "dated", "signer", "reason", "trace")...)}}
	}
}

func showPreview(v *View) error {
	if v.Month == "" {
		return nil
	}
	data := previewData{Sign: v.signing(document.Signing{}), Trace: v.wantsTrace()}
	v.Data = &data
	number := v.Value("draft")
	d, ok := v.drafts.Find(drafts.Preview, v.Month, number)
	if !ok {
		if number != "" {
			return Wrong("这次预览已经不在了。请再生成一次。")
		}
		return nil
	}
	job, err := v.order()
	if err != nil {
		return err
	}
	draft, err := registry.ReadDraft(job, d.Dir)
	if err != nil {
		return err
	}
	data.Draft, data.New, data.Late, data.Run, data.Check, data.Made = &d, draft.New, draft.Late, draft.Manifest.Run, draft.Manifest.Check, clock(d.Made)
	data.Sign, data.Trace = v.signing(draft.Signing()), draft.Manifest.Trace
	data.Papers = v.papersOf(draft.Published)
	data.Outdated, err = draft.Outdated(job)
	return err
}

// Since names the files that have changed since: 招商.xlsx、….
func (d *previewData) Since() string {
	var names []string
	for _, f := range d.Outdated {
		names = append(names, path.Base(f))
	}
	return strings.Join(names, "、")
}

// papers are the files of a run as a page shows them: one PDF in the page, the others a link away, all to download.
type papers struct {
	PDFs  []paper
	Shown *File // nil where there is none
	All   []File
	Data  []File // what is for programs
}

// paper is a PDF that the page can show.
type paper struct {
	Name, URL string // without .pdf
	Here      bool   // it is the one that is shown
}

// papersOf are those of a run: what the departments sent is not among them.
func (v *View) papersOf(p publish.Published) papers {
	var names []string
	for _, a := range p.Manifest.Artifacts { // the reports before their tables
		names = append(names, a.Path)
	}
	for _, r := range p.Manifest.Records {
		names = append(names, r.Path)
	}
	return v.papersNamed(p.Dir, append(names, runfolder.ManifestName))
}

// papersIn are those of a folder of ours.
func (v *View) papersIn(dir string) papers {
	entries, _ := os.ReadDir(dir) // what is not there is not offered
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return v.papersNamed(dir, names)
}

func (v *View) papersNamed(dir string, names []string) papers {
	var p papers
	for _, name := range names {
		f, ok := v.Offer(filepath.Join(dir, filepath.FromSlash(name)))
		if !ok {
			continue
		}
		if filepath.Ext(f.Name) == ".json" || f.Name == runfolder.TableName {
			p.Data = append(p.Data, f)
			continue
		}
		p.All = append(p.All, f)
		if !f.PDF() {
			continue
		}
		if p.Shown == nil || v.Value("show") == f.Name {
			p.Shown = &f
		}
		p.PDFs = append(p.PDFs, paper{Name: strings.TrimSuffix(f.Name, filepath.Ext(f.Name)), URL: v.stay("show", f.Name)})
	}
	slices.SortStableFunc(p.All, func(a, b File) int {
		return place(a) - place(b)
	})
	for i := range p.PDFs {
		p.PDFs[i].Here = p.Shown.Name == p.PDFs[i].Name+filepath.Ext(p.Shown.Name)
	}
	return p
}

// place puts reports before their tables, and what else there is behind.
func place(f File) int {
	order := []string{".pdf", ".html", ".ofd", ".xlsx"}
	if i := slices.Index(order, filepath.Ext(f.Name)); i >= 0 {
		return i
	}
	return len(order)
}

// stay is the address of this page with one value changed.
func (v *View) stay(name, value string) string {
	q := v.Request.URL.Query()
	q.Set(name, value)
	return "/" + v.Screen.Path + "?" + q.Encode() + "#paper"
}

// keep enters what a command has put into the folder of its --out, and returns its number.
func (v *View) keep(kind drafts.Kind, r *Result) string {
	dir := r.Args[slices.Index(r.Args, "--out")+1]
	d := v.drafts.Keep(drafts.Draft{Kind: kind, Month: v.Month, Dir: dir, Made: r.Begun, Line: v.CommandLine(r.Args), Said: v.To("job/"+strconv.Itoa(r.Number), "said", "1")})
	return strconv.Itoa(d.Number)
}
